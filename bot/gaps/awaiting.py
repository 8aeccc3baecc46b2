"""Wanting to hear of an answer, and reporting what is wrong: what people leave for moderators."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

from bot.cards.entries import NotReportable, reportable, whose
from bot.pacing import Budget
from knowledge.language.showing import visible
from knowledge.personal.scrubbing import scrub
from storage.gaps import Report
from storage.questions import new_key

if TYPE_CHECKING:
    from datetime import datetime

    from bot.app import App
    from knowledge.entry import Entry
    from storage.awaiting import Awaited, Awaits
    from storage.engine.transactions import Connection
    from storage.outbox import Notice

LONGEST_REPORT = 1000


class NotReported(Enum):
    """Why a report isn't kept."""

    TOO_MANY = auto()
    """This person reported enough for today."""
    NOTHING_SAID = auto()


@dataclass(frozen=True, slots=True)
class FoundAnswer:
    """There is an answer to what someone asked, on the server where it was asked or for all."""

    awaited: Awaited
    entry: Entry
    only_on: int | None = None
    """The server whose own it is: who isn't there any more doesn't hear of it."""


async def tell_me(app: App, user: int, guild: int | None, key: str) -> Awaits | None:
    """Let `user` hear, in a direct message, when the question kept under `key` has an answer.

    None where nobody could answer it.
    """
    if whose(app, guild) is None:
        return None
    async with app.database.transaction() as connection:
        return await app.stores.awaiting.add(connection, new_key(), user, key, app.now())


async def stop_waiting(app: App, user: int, key: str) -> bool:
    async with app.database.transaction() as connection:
        return await app.stores.awaiting.stop(connection, user, key)


async def report(
    app: App, user: int, guild: int | None, entry_id: str, text: str
) -> NotReportable | NotReported | None:
    """Keep, scrubbed and without who said it, what is wrong in an entry; or return why not."""
    entry, moderated = reportable(app, guild, entry_id), whose(app, guild)
    if isinstance(entry, NotReportable):
        return entry
    assert moderated is not None, "an entry is reported to somebody only"
    app.budgets.spend(Budget.REPORT, user, app.now())
    said = visible(await app.crowd.in_thread(scrub, text[:LONGEST_REPORT]))
    if not said:
        return NotReported.NOTHING_SAID
    one = Report(
        key=new_key(), guild_id=moderated, entry_id=entry_id, text=said, reported_at=app.now()
    )
    async with app.database.transaction() as connection:
        kept = await app.stores.gaps.report(connection, one, user)
    return None if kept else NotReported.TOO_MANY


async def gather_answer(app: App, notice: Notice) -> FoundAnswer | None:
    """What the notice of an answer is about; None where there is none any more."""
    awaited = await app.stores.awaiting.get(notice.key)
    if awaited is None or awaited.entry_id is None:
        return None
    entry = app.catalogue.for_guild(awaited.answered_in).entries.get(awaited.entry_id)
    if entry is None:
        return None
    for_all = app.catalogue.for_guild(None).entries.get(entry.id) == entry
    return FoundAnswer(awaited, entry, None if for_all else awaited.answered_in)


async def settle_answer(app: App, conn: Connection, notice: Notice, _now: datetime) -> None:
    await app.stores.awaiting.told(conn, notice.key)
