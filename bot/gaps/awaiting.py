"""Wanting to hear of an answer, and reporting what is wrong: what people leave for moderators."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from knowledge.entry import ElsewhereEntry
from knowledge.language.showing import visible
from knowledge.personal.scrubbing import scrub
from storage.gaps import Report
from storage.questions import new_key

if TYPE_CHECKING:
    from datetime import datetime

    from bot.app import App
    from knowledge.entry import Entry
    from storage.awaiting import Awaited, Awaits
    from storage.outbox import Notice
    from storage.transactions import Connection

LONGEST_REPORT = 1000


@dataclass(frozen=True, slots=True)
class NoModerators:
    """There is no server whose moderators could do something about it."""


@dataclass(frozen=True, slots=True)
class Reported:
    """The moderators will see it."""


@dataclass(frozen=True, slots=True)
class TooManyReports:
    """This person reported enough for today."""


@dataclass(frozen=True, slots=True)
class NotThere:
    """There is no such entry here."""


@dataclass(frozen=True, slots=True)
class NothingSaid:
    """The report was empty."""


@dataclass(frozen=True, slots=True)
class FoundAnswer:
    """There is an answer to what someone asked, on the server where it was asked or for all."""

    awaited: Awaited
    entry: Entry


def whose(app: App, guild: int | None) -> int | None:
    """Return the server whose moderators look after what is asked in a server, or in a DM."""
    return app.settings.home_guild if guild is None else guild


async def tell_me(app: App, user: int, guild: int | None, key: str) -> Awaits | NoModerators:
    """Let `user` hear, in a direct message, when the question kept under `key` has an answer."""
    if whose(app, guild) is None:
        return NoModerators()
    async with app.database.transaction() as connection:
        return await app.stores.awaiting.add(connection, new_key(), user, key, app.now())


async def stop_waiting(app: App, user: int, key: str) -> bool:
    """Let `user` not hear of the question after all; False where they didn't wait for it."""
    async with app.database.transaction() as connection:
        return await app.stores.awaiting.stop(connection, user, key)


def reportable(app: App, guild: int | None, entry_id: str) -> Entry | NotThere | NoModerators:
    """Return the entry that can be reported as wrong, or why none can."""
    if whose(app, guild) is None:
        return NoModerators()
    entry = app.catalogue.for_guild(guild).entries.get(entry_id)
    return NotThere() if entry is None or isinstance(entry, ElsewhereEntry) else entry


async def report(
    app: App, user: int, guild: int | None, entry_id: str, text: str
) -> Reported | TooManyReports | NotThere | NothingSaid | NoModerators:
    """Keep, scrubbed and without who said it, what is wrong in an entry."""
    entry = reportable(app, guild, entry_id)
    moderated = whose(app, guild)
    if isinstance(entry, NotThere | NoModerators):
        return entry
    assert moderated is not None, "an entry is reported to somebody only"
    said = visible(scrub(text[:LONGEST_REPORT]))
    if not said:
        return NothingSaid()
    one = Report(
        key=new_key(), guild_id=moderated, entry_id=entry_id, text=said, reported_at=app.now()
    )
    async with app.database.transaction() as connection:
        kept = await app.stores.gaps.report(connection, one, user)
    return Reported() if kept else TooManyReports()


async def gather_answer(app: App, notice: Notice) -> FoundAnswer | None:
    """What the notice of an answer is about; None where there is none any more."""
    awaited = await app.stores.awaiting.get(notice.key)
    if awaited is None or awaited.entry_id is None:
        return None
    entry = app.catalogue.for_guild(awaited.answered_in).entries.get(awaited.entry_id)
    return None if entry is None else FoundAnswer(awaited, entry)


async def settle_answer(app: App, conn: Connection, notice: Notice, _now: datetime) -> None:
    await app.stores.awaiting.told(conn, notice.key)
