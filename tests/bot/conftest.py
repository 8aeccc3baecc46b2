"""An open app on an empty database, at a moment of the tests."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.app import App
from tests.bot.apps import Clock, opened


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def app(tmp_path: Path, clock: Clock) -> AsyncIterator[App]:
    async with opened(tmp_path / "wijkbot.db", clock) as app:
        yield app
