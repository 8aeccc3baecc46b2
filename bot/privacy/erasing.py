"""What is held of someone: shown to them whole, and erased at their word, in memory too."""

import logging
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from bot.app import App
from storage.engine.errors import StorageError

CONFIRM_WITHIN = timedelta(minutes=10)
"""How long the button that erases does so without asking again."""
Rows = Sequence[Mapping[str, object]]
log = logging.getLogger(__name__)


class Memory(Protocol):
    """What knows something of people for a while, and is not on disk."""

    def forget(self, user: int) -> None:
        """Drop whatever is of `user`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldRows:
    """All that is held of `user`, for each table about people, as JSON takes it."""

    user: int
    at: datetime
    tables: Mapping[str, Rows]

    @property
    def counts(self) -> dict[str, int]:
        """How many rows there are, of the tables that have any."""
        return _some({table: len(rows) for table, rows in self.tables.items()})


@dataclass(frozen=True, slots=True, kw_only=True)
class AskFirst:
    """So much would go, from which tables; `again` where they were asked too long ago."""

    counts: Mapping[str, int]
    again: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Erased:
    """So much is gone, from which tables."""

    counts: Mapping[str, int]


async def gather_held(app: App, user: int) -> HeldRows:
    """Return all that is held of `user`, empty tables included."""
    now = app.now()
    tables: dict[str, Rows] = {}
    for store in app.stores.personal:
        tables |= await store.held(user, now)
    return HeldRows(user=user, at=now, tables=tables)


async def ask_to_erase(
    app: App, user: int, memories: Iterable[Memory], *, again: bool = False
) -> AskFirst:
    """Return what would go; where that is nothing, `memories` forget `user` at once."""
    counts = (await gather_held(app, user)).counts
    if not counts:
        await _forget(app, user, memories)
    return AskFirst(counts=counts, again=again)


async def erase(
    app: App, user: int, asked_at: datetime, memories: Iterable[Memory]
) -> Erased | AskFirst:
    """Erase all of `user`, who was asked at that moment, in one transaction."""
    now = app.now()
    if not asked_at <= now < asked_at + CONFIRM_WITHIN:
        return await ask_to_erase(app, user, memories, again=True)
    counts: dict[str, int] = {}
    async with app.database.transaction() as connection:
        for store in app.stores.personal:
            counts |= await store.erase(connection, user, now)
    with suppress(StorageError):  # it is erased; the daily forgetting does this again
        await app.database.overwrite_erased()
    await _forget(app, user, memories)
    return Erased(counts=_some(counts))


async def _forget(app: App, user: int, memories: Iterable[Memory]) -> None:
    for memory in memories:
        memory.forget(user)
    with suppress(StorageError):  # others know it for minutes still
        await app.database.tell_erased(user)


def _some(counts: Mapping[str, int]) -> dict[str, int]:
    return {table: count for table, count in counts.items() if count}


async def forget_what_is_old(app: App) -> None:
    """Forget what is past its time; called daily, nothing of a question is older than 28 days."""
    async with app.database.transaction() as connection:
        gone = await app.stores.forget_old(connection, app.now())
    await app.database.overwrite_erased()
    log.info("Forgot %d old questions", gone)
