"""What is open while the bot runs, handed to everyone who needs it."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bot.catching_up import Position, follow
from knowledge.catalogue import Catalogue
from storage.database import Database
from storage.stores import Stores

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from datetime import datetime

    from bot.settings import Settings


@dataclass
class App:
    """The open database, its stores, the catalogue of the moment, and the clock."""

    settings: Settings
    database: Database
    stores: Stores
    catalogue: Catalogue
    now: Callable[[], datetime]
    """An aware UTC datetime."""
    position: Position = field(default_factory=Position)
    """How far the catalogue has followed the database."""
    changing: asyncio.Lock = field(default_factory=asyncio.Lock)
    """Held by who puts another catalogue in place, so that no change is lost."""
    getting_ready: asyncio.Future[None] | None = None
    """What a review takes, being worked out while a draft is written."""

    async def answering(self, guild: int | None) -> Catalogue:
        """Return the catalogue as a server sees it, answering from its own threshold on."""
        catalogue = self.catalogue.for_guild(guild)
        if guild is None:
            return catalogue
        return catalogue.with_threshold((await self.stores.guilds.get(guild)).threshold)

    async def catch_up(self) -> None:
        """Take into the catalogue all that was committed; the next question is asked of that."""
        async with self.changing:
            self.catalogue, self.position = await follow(
                self.catalogue, self.position, self.database, self.stores, self.settings.home_guild
            )


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
        app = App(settings, database, Stores.over(database), catalogue, now)
        await app.catch_up()
        yield app
