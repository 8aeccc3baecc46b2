"""An open app over a small catalogue and a database of its own, with a clock that a test sets."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from bot.app import App
from bot.delivery import find_missed, note_shown
from bot.opening import open_app
from bot.settings import Settings
from knowledge.catalogue import Catalogue
from storage.engine.address import Address
from storage.outbox import Notice
from tests.databases import place_empty
from tests.knowledge.builders import elsewhere, library, publication, question
from tests.storage.builders import NOW


@dataclass
class Clock:
    """The moment, until it is moved."""

    now: datetime = NOW

    def __call__(self) -> datetime:
        return self.now

    def move(self, **by: float) -> None:
        self.now += timedelta(**by)


async def come_back(app: App, user: int) -> tuple[Notice, ...]:
    """Someone is here and sees what could not be brought to them; what they see."""
    found = await find_missed(app, user)
    if found is None:
        return ()
    await note_shown(app, found)
    return found.notices


@asynccontextmanager
async def opened(address: Address, clock: Clock, **given: Any) -> AsyncIterator[App]:
    """An app, set as given, with a question `vocht`, a publication `boek` and, outside, `weer`."""
    database = place_empty(address) if isinstance(address, Path) else address
    settings = Settings(_env_file=None, database=database, **given)  # type: ignore[call-arg]  # pydantic-settings'
    catalogue = Catalogue.build(library(question(), publication(), elsewhere()))
    async with open_app(settings, clock, lambda _: catalogue) as app:
        yield app
