"""An open app over a small catalogue and a database of its own, with a clock that a test sets."""

from __future__ import annotations

from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from bot.app import App, open_app
from bot.settings import Settings
from knowledge.catalogue import Catalogue
from tests.knowledge.builders import elsewhere, library, publication, question
from tests.storage.builders import NOW

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from datetime import datetime
    from pathlib import Path


@dataclass
class Clock:
    """The moment, until it is moved."""

    now: datetime = NOW

    def __call__(self) -> datetime:
        return self.now

    def move(self, **by: float) -> None:
        self.now += timedelta(**by)


@asynccontextmanager
async def opened(path: Path, clock: Clock, **given: Any) -> AsyncIterator[App]:
    """An app, set as given, with a question `vocht`, a publication `boek` and, outside, `weer`."""
    settings = Settings(_env_file=None, database=path, **given)  # type: ignore[call-arg]  # pydantic-settings'
    catalogue = Catalogue.build(library(question(), publication(), elsewhere()))
    async with open_app(settings, clock, lambda _: catalogue) as app:
        yield app
