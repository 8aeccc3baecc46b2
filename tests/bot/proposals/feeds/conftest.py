"""A server of feeds that is closed after the test."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.bot.proposals.feeds.server import FeedServer, serving

if TYPE_CHECKING:
    from collections.abc import AsyncIterator


@pytest.fixture
async def server() -> AsyncIterator[FeedServer]:
    async with serving() as feeds:
        yield feeds
