"""A process that is killed while moderators publish loses nothing that they were told is saved."""

import asyncio
from pathlib import Path

from tests.bot.curation.publisher import IMPORTED, killed, prove

POINTS = (0, 2, 7, 23)
"""After how many confirmed changes a process dies; `publisher` takes any number."""


async def test_what_was_confirmed_survives_a_kill(tmp_path: Path) -> None:
    """Killed again and again on one database: each confirmed change is there, and none by half."""
    path = tmp_path / "wijkbot.db"
    confirmed: list[str] = []
    for kills, point in enumerate(POINTS, 1):
        confirmed += await asyncio.to_thread(killed, path, point)

        kept = await prove(path, confirmed)

        assert len(confirmed) <= kept <= len(confirmed) + kills * IMPORTED
    assert len(confirmed) >= sum(POINTS)
