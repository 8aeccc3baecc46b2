"""Catching up by the clock: what another process committed is known here soon after."""

from __future__ import annotations

from typing import TYPE_CHECKING

from discord.ext import tasks

from bot.clock.ending import end
from storage.errors import StorageError

if TYPE_CHECKING:
    from bot.app import App


class CatchingUp:
    """Takes in what an import or another bot on the same file wrote; nothing new costs two reads.

    What this process writes it takes in itself, at once.
    """

    def __init__(self, app: App) -> None:
        self.app = app
        self.catch_up.add_exception_type(StorageError)  # a locked database is tried again

    @tasks.loop(seconds=30)
    async def catch_up(self) -> None:
        await self.app.catch_up()

    async def stop(self) -> None:
        """End at once, and not before the database is let go of."""
        await end(self.catch_up)
