"""Once after the start: the sentence vectors are read, while the bot answers by words already."""

from __future__ import annotations

from typing import TYPE_CHECKING

from discord.ext import tasks

if TYPE_CHECKING:
    from bot.app import App


class Meaning:
    """Gives the app the catalogue that compares meanings too."""

    def __init__(self, app: App) -> None:
        self.app = app

    @tasks.loop(count=1)
    async def compare(self) -> None:
        await self.app.compare_meanings()
