"""Opening the app, and the one list of what follows on a change of what is known."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from bot.app import AfterChange, App
from bot.following.announcing import announce_written
from bot.gaps.settling import settle_gaps
from bot.proposals.deciding_proposals import settle_proposals
from knowledge.catalogue import Catalogue
from storage.engine.database import Database
from storage.stores import Stores

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from datetime import datetime

    from bot.settings import Settings

AFTER_A_CHANGE: tuple[AfterChange, ...] = (announce_written, settle_gaps, settle_proposals)


def build_catalogue(settings: Settings) -> Catalogue:
    """Return the catalogue over the shipped packs and the operator's.

    Raises `knowledge.faults.BrokenKnowledgeError` for a broken pack.
    """
    return Catalogue.open(settings.knowledge)


@asynccontextmanager
async def open_app(
    settings: Settings,
    now: Callable[[], datetime],
    build: Callable[[Settings], Catalogue] = build_catalogue,
) -> AsyncIterator[App]:
    """Open what the bot needs and close it in reverse; `build` is for who has a catalogue already.

    Raises what `build` raises, and `storage.errors.StorageError` for a database that can't be used.
    """
    catalogue = await asyncio.to_thread(build, settings)
    async with Database.open(settings.database) as database:
        stores = Stores.over(database)
        app = App(settings, database, stores, catalogue, now, after_change=AFTER_A_CHANGE)
        await app.catch_up()
        yield app
