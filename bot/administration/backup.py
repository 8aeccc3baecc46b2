"""A backup of the database, on the disk of who runs the bot."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from bot.app import App

FOLDER = "backups"
"""Beside the database, where the bot may write."""


@dataclass(frozen=True, slots=True)
class BackedUp:
    """The file that was written, and its size in bytes."""

    path: Path
    size: int


class BackingUp:
    """Backups, one at a time; whoever writes to the database isn't kept waiting."""

    def __init__(self, app: App) -> None:
        self._app = app
        self._busy = asyncio.Lock()

    async def back_up(self) -> BackedUp:
        """Write all that is committed to a new file, named by the moment.

        Raises `StorageError` where that fails; then no file is left behind.
        """
        async with self._busy:
            database, now = self._app.settings.database, self._app.now()
            path = await asyncio.to_thread(free_path, database, now)
            await self._app.database.backup(path)
            size = await asyncio.to_thread(lambda: path.stat().st_size)
        return BackedUp(path, size)


def free_path(database: Path, now: datetime) -> Path:
    """Return where a backup of this moment goes: a file that isn't there yet."""
    name = f"{database.stem}-{now:%Y-%m-%d-%H%M%S}"
    names = (f"{name}{f'-{again}' if again else ''}.db" for again in count())
    return next(path for one in names if not (path := database.parent / FOLDER / one).exists())
