"""The health file: touched while the bot is connected, so that a supervisor can watch its age."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from discord.ext import tasks

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


class Health:
    """Shows by a file's time of change that the bot was there less than a minute ago."""

    def __init__(self, file: Path, connected: Callable[[], bool]) -> None:
        self.file = file
        self.connected = connected

    @tasks.loop(seconds=30)
    async def show(self) -> None:
        if self.connected():
            await asyncio.to_thread(self._touch)

    def _touch(self) -> None:
        self.file.parent.mkdir(parents=True, exist_ok=True)
        self.file.touch()
