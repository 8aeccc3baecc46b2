"""What is held of someone: shown to them whole, and erased at their word, in memory too."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Protocol

from storage.digests import KIND, TOLD_FOR, WAITS_FOR
from storage.drafts import DRAFT_FOR
from storage.engine.errors import StorageError
from storage.feeds import REMEMBERED_FOR
from storage.follows import FOLLOWED_FOR
from storage.help_requests import SAID_FOR, UNSENT_FOR
from storage.imports import OFFERED_FOR
from storage.outbox import SENT_FOR
from storage.proposals import DECIDED_FOR, LEFT_FOR
from storage.questions import RETENTION
from storage.reading_lists import UNDO
from storage.reminders import DELIVERED_FOR

if TYPE_CHECKING:
    from bot.app import App

CONFIRM_WITHIN = timedelta(minutes=10)
"""How long the button that erases does so without asking again."""
Rows = Sequence[Mapping[str, object]]
log = logging.getLogger(__name__)


class Memory(Protocol):
    """What knows something of people for a while, and is not on disk."""

    def forget(self, user: int) -> None:
        """Drop whatever is of `user`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
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


async def held(app: App, user: int) -> Held:
    """Return all that is held of `user`, empty tables included."""
    now = app.now()
    tables: dict[str, Rows] = {}
    for store in app.stores.personal:
        tables |= await store.held(user, now)
    return Held(user=user, at=now, tables=tables)


async def ask_to_erase(
    app: App, user: int, memories: Iterable[Memory], *, again: bool = False
) -> AskFirst:
    """Return what would go; where that is nothing, `memories` forget `user` at once."""
    counts = (await held(app, user)).counts
    if not counts:
        _forget(user, memories)
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
    _forget(user, memories)
    return Erased(counts=_some(counts))


def _forget(user: int, memories: Iterable[Memory]) -> None:
    for memory in memories:
        memory.forget(user)


def _some(counts: Mapping[str, int]) -> dict[str, int]:
    return {table: count for table, count in counts.items() if count}


async def forget_what_is_old(app: App) -> None:
    """Forget what is past its time: questions and searches, the key of a past period of people,
    what was taken off a reading list for good, what was delivered weeks ago, and what is followed
    by who is away for a year, with the news of it.

    Called daily, nothing of a question is older than 28 days.
    """
    now = app.now()
    async with app.database.transaction() as connection:
        gone = await app.stores.questions.forget_older_than(connection, now - RETENTION)
        await app.stores.searches.forget_older_than(connection, now - RETENTION)
        await app.stores.pseudonyms.rotate(connection, now)
        await app.stores.reading_lists.forget_removed(connection, now - UNDO)
        await app.stores.reminders.forget_delivered(connection, now - DELIVERED_FOR)
        await app.stores.gaps.forget_older_than(connection, now - RETENTION)
        await app.stores.awaiting.forget_older_than(connection, now - RETENTION)
        await app.stores.help_requests.forget_older_than(
            connection, now - SAID_FOR, now - UNSENT_FOR
        )
        await app.stores.imports.forget_older_than(connection, now - OFFERED_FOR)
        await app.stores.drafts.forget_older_than(connection, now - DRAFT_FOR)
        await app.stores.proposals.forget_older_than(connection, now - DECIDED_FOR, now - LEFT_FOR)
        await app.stores.feeds.forget_older_than(connection, now - REMEMBERED_FOR)
        await app.stores.digests.forget_older_than(connection, now - TOLD_FOR, now - WAITS_FOR, now)
        await app.stores.news.forget_older_than(connection, now - TOLD_FOR, now)
        await app.stores.server_agendas.forget_older_than(connection, now)
        await app.stores.outbox.purge(connection, now - SENT_FOR)
        for user in await app.stores.follows.lost(connection, now - FOLLOWED_FOR):
            for store in (app.stores.follows, app.stores.rhythms, app.stores.digests):
                await store.erase(connection, user, now)
            await app.stores.outbox.forget_kind(connection, user, KIND)
    await app.database.overwrite_erased()
    log.info("Forgot %d old questions", gone)
