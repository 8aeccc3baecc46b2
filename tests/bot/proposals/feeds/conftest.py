"""A server of feeds that is closed after the test."""

from collections.abc import AsyncIterator

import pytest

from tests.bot.proposals.feeds.server import FeedServer, serving


@pytest.fixture
async def server() -> AsyncIterator[FeedServer]:
    async with serving() as feeds:
        yield feeds
