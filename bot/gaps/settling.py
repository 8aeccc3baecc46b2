"""What moderators decide about a group of the queue: it has an answer, or needs nothing more."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.gaps.gaps import find, in_words, queue
from knowledge.entry import ElsewhereEntry
from storage.entries import Act
from storage.gaps import Decision
from storage.questions import new_key

if TYPE_CHECKING:
    from bot.app import App, Written
    from bot.gaps.gaps import Gap
    from knowledge.entry import Entry
    from storage.transactions import Connection

TELLING_WAITS = timedelta(seconds=30)
"""So long an answer can be taken back before anyone hears of it."""


@dataclass(frozen=True, slots=True)
class Gone:
    """It is decided already, or no longer kept."""


@dataclass(frozen=True, slots=True)
class Aside:
    """It needs nothing more, until the decision `key` is taken back."""

    key: str
    gap: Gap


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """`entry` answers it, by `added` new phrasings; `told` people are going to hear of it."""

    key: str
    gap: Gap
    entry: Entry
    added: int
    told: int


async def set_aside(app: App, guild: int, key: str) -> Aside | Gone:
    """Take the group of `key` out of the queue of a server."""
    gap = await find(app, guild, key)
    if gap is None:
        return Gone()
    decision = Decision(key=new_key(), guild_id=guild)
    async with app.database.transaction() as connection:
        if not await app.stores.gaps.decide(connection, decision, gap.matter, app.now()):
            await app.stores.gaps.reopen(connection, decision.key)
            return Gone()
    return Aside(decision.key, gap)


async def settle_gaps(app: App, connection: Connection, written: Written) -> None:
    """Let a published entry answer what was asked in its words, and what it answered wait again.

    Who waits for an answer is told. What came from a file is asked again as a whole.
    """
    if written.undone is not None:
        taken_back = {one.entry_id for one in written.entries}
        answered = app.stores.gaps.answered_between
        for key, entry_id in await answered(connection, written.guild, *written.undone):
            if entry_id in taken_back:
                await reopen_within(app, connection, written.guild, key)
    if written.act in (Act.PUBLISHED, Act.PHRASED) and not written.imported:
        for one in written.entries:
            if one.after is not None:
                await _answer_all(app, connection, written, one.after)


async def _answer_all(app: App, connection: Connection, written: Written, entry: Entry) -> None:
    """Take out of the queue what was asked as an entry's question or one of its phrasings."""
    if isinstance(entry, ElsewhereEntry):
        return
    known = {in_words(text) for text in (entry.heading, *entry.phrasings)}
    for gap in await queue(app, written.guild):
        if any(in_words(text) in known for text in gap.phrasings):
            await answer_within(app, connection, written.guild, gap, entry, 0, written.revision)


async def reopen(app: App, guild: int, decision_key: str) -> bool:
    """Take a decision of a server back; who wasn't told yet waits on. False where there is none."""
    async with app.database.transaction() as connection:
        return await reopen_within(app, connection, guild, decision_key)


async def reopen_within(app: App, connection: Connection, guild: int, decision_key: str) -> bool:
    """Do the same in the transaction that makes it needed."""
    decision = await app.stores.gaps.decision(decision_key, connection)
    if decision is None or decision.guild_id != guild:
        return False
    await app.stores.awaiting.take_back(connection, decision_key)
    return await app.stores.gaps.reopen(connection, decision_key)


async def answer(
    app: App, guild: int, gap: Gap, entry: Entry, added: int, revision: int | None
) -> Answered | Gone:
    """Note that `entry`, as it is published, answers a group, and tell who waits for it."""
    async with app.database.transaction() as connection:
        return await answer_within(app, connection, guild, gap, entry, added, revision)


async def answer_within(
    app: App,
    connection: Connection,
    guild: int,
    gap: Gap,
    entry: Entry,
    added: int,
    revision: int | None,
) -> Answered | Gone:
    """Do the same in the transaction in which it was seen that `entry` stands so."""
    decision = Decision(key=new_key(), guild_id=guild, entry_id=entry.id, revision=revision)
    keys = [key for key, _ in gap.matter.questions]
    if not await app.stores.gaps.decide(connection, decision, gap.matter, app.now()):
        await app.stores.gaps.reopen(connection, decision.key)
        return Gone()
    told = await app.stores.awaiting.answer(
        connection, keys, decision.key, app.now() + TELLING_WAITS
    )
    return Answered(key=decision.key, gap=gap, entry=entry, added=added, told=told)
