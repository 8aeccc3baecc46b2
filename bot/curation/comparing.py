"""The step from a catalogue that compares words to one that compares meanings too."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from knowledge.matching.meaning import load_sense

if TYPE_CHECKING:
    from bot.app import App


async def compare_meanings(app: App) -> None:
    """Give the app the catalogue with sentence vectors, where they are wanted and work.

    Reads a model for a second or two in a thread of its own; until then words alone are compared.
    """
    if not app.settings.semantic:
        return
    sense = await asyncio.to_thread(load_sense)
    if sense is None:
        return
    while True:
        before = app.catalogue
        after = await asyncio.to_thread(before.with_sense, sense)
        async with app.changing:
            if app.catalogue is before:
                app.catalogue = after
                return
