"""What moderators decide about a group of the queue: an entry answers it, or it needs nothing more.

What they publish decides too, in the transaction that writes it (`settle_gaps`).
"""

import re
from dataclasses import dataclass
from enum import Enum, auto

from bot.app import App, Written
from bot.cards.entries import TELLING_WAITS
from bot.curation.examining import Invalid
from bot.curation.publishing import Published, Unchanged, add_phrasings
from bot.curation.publishing import undo as undo_change
from bot.dutch import parts_of
from bot.gaps.queue import Gap, find, in_words, queue
from knowledge.entry import ElsewhereEntry, Entry
from knowledge.format.fields import SHORT
from knowledge.language.normalising import fold
from knowledge.personal.scrubbing import PersonalKind
from storage.engine.transactions import Connection
from storage.entries import Act
from storage.gaps import Decision
from storage.questions import new_key

_TAKEN_OUT = re.compile(rf"\[(?:{'|'.join(map(re.escape, PersonalKind))})\]")


class NotDecided(Enum):
    GONE = auto()
    """It is decided already, or no longer kept."""
    NO_ENTRY = auto()
    """There is no such entry here that could answer anything."""
    IS_ABOUT_ENTRY = auto()
    """It is about an entry, so that no other can answer it."""
    NOTHING_TO_UNDO = auto()
    """There is no such decision of this server, or not any more."""


@dataclass(frozen=True, slots=True)
class GapSetAside:
    """It needs nothing more, until the decision `key` is taken back."""

    key: str
    gap: Gap


@dataclass(frozen=True, slots=True, kw_only=True)
class GapAnswered:
    """`entry` answers it, by `added` new phrasings; `told` people are going to hear of it."""

    key: str
    entry: Entry
    added: int
    told: int


@dataclass(frozen=True, slots=True)
class GapReopened:
    """It is open again; `entry_too` where the entry is what it was before, or never changed.

    `answered` where it had an answer, of which some may have heard.
    """

    answered: bool
    entry_too: bool


async def set_aside(app: App, guild: int, key: str) -> GapSetAside | NotDecided:
    gap = await find(app, guild, key)
    if gap is None:
        return NotDecided.GONE
    async with app.database.transaction() as connection:
        decided = await _decide(app, connection, gap, Decision(key=new_key(), guild_id=guild))
    return NotDecided.GONE if decided is None else GapSetAside(decided, gap)


async def link(
    app: App, guild: int, by: int, key: str, entry_id: str
) -> GapAnswered | NotDecided | Invalid:
    """Let an entry answer the group of `key`: its questions become phrasings, who waits is told."""
    gap = await find(app, guild, key)
    if gap is None:
        return NotDecided.GONE
    if gap.about:
        return NotDecided.IS_ABOUT_ENTRY
    entry = app.catalogue.for_guild(guild).entries.get(entry_id)
    if entry is None or isinstance(entry, ElsewhereEntry):
        return NotDecided.NO_ENTRY
    linked: list[GapAnswered | NotDecided] = []

    async def settle(app: App, connection: Connection, written: Written) -> None:
        (after,) = (one.after for one in written.entries)
        if after is not None:
            added = len(after.phrasings) - len(entry.phrasings)
            linked.append(await answer(app, connection, guild, gap, after, added, written.revision))

    outcome = await add_phrasings(app, guild, by, entry_id, phrasings_of(gap), settle)
    match outcome:
        case Published() if linked:
            return linked[0]
        case Unchanged():
            async with app.database.transaction() as connection:
                return await answer(app, connection, guild, gap, entry, 0, None)
        case Invalid():
            return outcome
        case _:
            return NotDecided.NO_ENTRY


async def undo(app: App, guild: int, by: int, key: str) -> GapReopened | NotDecided:
    """Take back a decision of a server, with what it made of an entry if nobody changed that since.

    Who wasn't told yet waits on.
    """
    decision = await app.stores.gaps.decision(key)
    if decision is None:
        return NotDecided.NOTHING_TO_UNDO
    async with app.database.transaction() as connection:
        if not await _reopen(app, connection, guild, key):
            return NotDecided.NOTHING_TO_UNDO
    if decision.entry_id is None or decision.revision is None:
        return GapReopened(answered=decision.entry_id is not None, entry_too=True)
    undone = await undo_change(app, guild, by, decision.entry_id, decision.revision)
    return GapReopened(answered=True, entry_too=isinstance(undone, Published | Unchanged))


async def settle_gaps(app: App, connection: Connection, written: Written) -> None:
    """Let a published entry answer what was asked in its words, and what it answered wait again.

    Who waits for an answer is told. What came from a file is asked again as a whole.
    """
    if written.undone is not None:
        taken_back = {one.entry_id for one in written.entries}
        answered = app.stores.gaps.answered_between
        for key, entry_id in await answered(connection, written.guild, *written.undone):
            if entry_id in taken_back:
                await _reopen(app, connection, written.guild, key)
    if written.act in (Act.PUBLISHED, Act.PHRASED) and not written.imported:
        for one in written.entries:
            if one.after is not None and not isinstance(one.after, ElsewhereEntry):
                await _answer_all(app, connection, written, one.after)


async def answer(
    app: App,
    connection: Connection,
    guild: int,
    gap: Gap,
    entry: Entry,
    added: int,
    revision: int | None,
) -> GapAnswered | NotDecided:
    """Note that `entry`, as it stands in this transaction, answers a group; tell who waits."""
    decision = Decision(key=new_key(), guild_id=guild, entry_id=entry.id, revision=revision)
    key = await _decide(app, connection, gap, decision)
    if key is None:
        return NotDecided.GONE
    questions = [question for question, _ in gap.matter.questions]
    due_at = app.now() + TELLING_WAITS
    told = await app.stores.awaiting.answer(connection, questions, key, due_at)
    return GapAnswered(key=key, entry=entry, added=added, told=told)


def phrasings_of(gap: Gap) -> tuple[str, ...]:
    """Return how a group was asked, what it went on from first, without what was taken out.

    What is too long to be a phrasing is a story, in which others won't recognise their question.
    """
    whole = (" ".join(reversed(parts_of(text))) for text in gap.phrasings)
    cleaned = (" ".join(_TAKEN_OUT.sub(" ", text).split()) for text in whole)
    return tuple(dict.fromkeys(text for text in cleaned if fold(text) and len(text) <= SHORT))


async def _answer_all(app: App, connection: Connection, written: Written, entry: Entry) -> None:
    known = {in_words(text) for text in (entry.heading, *entry.phrasings)}
    for gap in await queue(app, written.guild):
        if any(in_words(text) in known for text in gap.phrasings):
            await answer(app, connection, written.guild, gap, entry, 0, written.revision)


async def _decide(app: App, connection: Connection, gap: Gap, decision: Decision) -> str | None:
    """Keep a decision, and return its key; None where all of it was decided before."""
    if await app.stores.gaps.decide(connection, decision, gap.matter, app.now()):
        return decision.key
    await app.stores.gaps.reopen(connection, decision.key)
    return None


async def _reopen(app: App, connection: Connection, guild: int, decision_key: str) -> bool:
    """Take a decision of a server back; who wasn't told yet waits on. False where there is none."""
    decision = await app.stores.gaps.decision(decision_key, connection)
    if decision is None or decision.guild_id != guild:
        return False
    await app.stores.awaiting.take_back(connection, decision_key)
    return await app.stores.gaps.reopen(connection, decision_key)
