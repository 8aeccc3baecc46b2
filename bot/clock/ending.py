"""Ending what runs by the clock, before what it uses is closed."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from discord.ext import tasks


async def end(loop: tasks.Loop[Any]) -> None:
    """End a loop at once, and return when it has let go of the database."""
    task = loop.get_task()
    loop.cancel()
    if task is not None:
        await asyncio.wait({task})
