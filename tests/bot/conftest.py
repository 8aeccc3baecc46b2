"""An open app on an empty database, at a moment of the tests."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.bot.apps import Clock, opened

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from bot.app import App


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def app(tmp_path: Path, clock: Clock) -> AsyncIterator[App]:
    async with opened(tmp_path / "wijkbot.db", clock) as app:
        yield app
