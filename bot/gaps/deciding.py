"""What moderators decide about a gap in the queue: an entry answers it, or it needs nothing more.

What they publish decides too, in the transaction that writes it (`settle_gaps`). What can't be done
is `Refused`.
"""

import re
from contextlib import suppress
from dataclasses import dataclass

from bot.app import App, Written
from bot.cards.entries import TELLING_WAITS
from bot.curation.examining import Invalid
from bot.curation.publishing import Published, Unchanged, add_phrasings
from bot.curation.publishing import undo as undo_change
from bot.dutch import split_context
from bot.gaps.queue import TO_LIST, Gap, find_gap, queue, wording_of
from bot.view import Refused, notice
from knowledge.entry import ElsewhereEntry, Entry
from knowledge.format.fields import SHORT
from knowledge.language.normalising import fold
from knowledge.personal.scrubbing import PersonalKind
from storage.engine.transactions import Connection
from storage.entries import Act
from storage.gaps import Decision
from storage.questions import new_key

GONE = (
    "Deze vraag staat niet meer open: iemand anders heeft hem behandeld, of hij is na 28 dagen "
    "gewist. Kijk met /onbeantwoord lijst wat er nog open staat."
)
NO_ENTRY = "Dat antwoord is er niet meer. Kies een ander antwoord."
IS_ABOUT_ENTRY = (
    "Dit gaat over een antwoord dat er al is. Verbeter dat met /kennis bewerken, en kies daarna "
    "‘Afgehandeld’."
)
NOTHING_TO_UNDO = "Dit is al teruggedraaid, of het is te lang geleden."
_TAKEN_OUT = re.compile(rf"\[(?:{'|'.join(map(re.escape, PersonalKind))})\]")


@dataclass(frozen=True, slots=True)
class GapSetAside:
    """The gap needs nothing more, until the decision `key` is taken back."""

    key: str
    gap: Gap


@dataclass(frozen=True, slots=True, kw_only=True)
class GapAnswered:
    """The decision `key` that an entry answers the gap."""

    key: str
    entry: Entry
    added: int
    """How many phrasings the entry got from it."""
    will_hear: int
    """How many people wait for an answer and are going to be told."""


@dataclass(frozen=True, slots=True)
class GapReopened:
    """The gap is open again."""

    answered: bool
    """Whether it had an answer, of which some people may have heard."""
    entry_too: bool
    """Whether the entry is as it was before the decision."""


def cannot(why: str) -> Refused:
    return Refused(notice(why, TO_LIST))


async def open_gap(app: App, guild: int, key: str) -> Gap:
    gap = await find_gap(app, guild, key)
    if gap is None:
        raise cannot(GONE)
    return gap


async def set_aside(app: App, guild: int, key: str) -> GapSetAside:
    gap = await open_gap(app, guild, key)
    async with app.database.transaction() as connection:
        decided = await _decide(app, connection, gap, Decision(key=new_key(), guild_id=guild))
    if decided is None:
        raise cannot(GONE)
    return GapSetAside(decided, gap)


async def link(app: App, guild: int, by: int, key: str, entry_id: str) -> GapAnswered | Invalid:
    """Let an entry answer the gap of `key`: its questions become phrasings, who waits is told."""
    gap = await open_gap(app, guild, key)
    if gap.about:
        raise cannot(IS_ABOUT_ENTRY)
    entry = app.catalogue.for_guild(guild).entries.get(entry_id)
    if entry is None or isinstance(entry, ElsewhereEntry):
        raise cannot(NO_ENTRY)
    done: list[GapAnswered | None] = []

    async def settle(app: App, connection: Connection, written: Written) -> None:
        (after,) = (one.after for one in written.entries)
        if after is not None:
            added = len(after.phrasings) - len(entry.phrasings)
            done.append(await answer(app, connection, guild, gap, after, added, written.revision))

    outcome = await add_phrasings(app, guild, by, entry_id, phrasings_of(gap), settle)
    if isinstance(outcome, Invalid):
        return outcome
    if isinstance(outcome, Unchanged):
        async with app.database.transaction() as connection:
            done.append(await answer(app, connection, guild, gap, entry, 0, None))
    if not done:
        raise cannot(NO_ENTRY)
    if done[0] is None:
        raise cannot(GONE)
    return done[0]


async def undo(app: App, guild: int, by: int, key: str) -> GapReopened:
    """Take back a decision, and what it changed in an entry unless somebody changed that since.

    Who wasn't told yet waits again.
    """
    decision = await app.stores.gaps.decision(key)
    if decision is None:
        raise cannot(NOTHING_TO_UNDO)
    async with app.database.transaction() as connection:
        if not await _reopen(app, connection, guild, key):
            raise cannot(NOTHING_TO_UNDO)
    if decision.entry_id is None or decision.revision is None:
        return GapReopened(answered=decision.entry_id is not None, entry_too=True)
    undone = None
    with suppress(Refused):  # the entry is gone
        undone = await undo_change(app, guild, by, decision.entry_id, decision.revision)
    return GapReopened(answered=True, entry_too=isinstance(undone, Published | Unchanged))


async def settle_gaps(app: App, connection: Connection, written: Written) -> None:
    """Let a published entry answer the gaps in its words, and reopen those of an undone one.

    Who waits is told. After an import all that people wait for is asked again.
    """
    if written.undone is not None:
        taken_back = {entry.entry_id for entry in written.entries}
        answered = app.stores.gaps.answered_between
        for key, entry_id in await answered(connection, written.guild, *written.undone):
            if entry_id in taken_back:
                await _reopen(app, connection, written.guild, key)
    if written.act in (Act.PUBLISHED, Act.PHRASED) and not written.imported:
        for entry in written.entries:
            if entry.after is not None and not isinstance(entry.after, ElsewhereEntry):
                await _answer_all(app, connection, written, entry.after)


async def answer(
    app: App,
    connection: Connection,
    guild: int,
    gap: Gap,
    entry: Entry,
    added: int,
    revision: int | None,
) -> GapAnswered | None:
    """Note that `entry`, as this transaction leaves it, answers a gap; tell who waits.

    None where the whole gap was decided before.
    """
    decision = Decision(key=new_key(), guild_id=guild, entry_id=entry.id, revision=revision)
    key = await _decide(app, connection, gap, decision)
    if key is None:
        return None
    questions = [question for question, _ in gap.matter.questions]
    due_at = app.now() + TELLING_WAITS
    will_hear = await app.stores.awaiting.answer(connection, questions, key, due_at)
    return GapAnswered(key=key, entry=entry, added=added, will_hear=will_hear)


def phrasings_of(gap: Gap) -> tuple[str, ...]:
    """Return how a gap was asked, earlier turns first, without the marks of what was scrubbed.

    What is too long for a phrasing is a story, in which others won't recognise their question.
    """
    whole = (" ".join(reversed(split_context(text))) for text in gap.phrasings)
    cleaned = (" ".join(_TAKEN_OUT.sub(" ", text).split()) for text in whole)
    return tuple(dict.fromkeys(text for text in cleaned if fold(text) and len(text) <= SHORT))


async def _answer_all(app: App, connection: Connection, written: Written, entry: Entry) -> None:
    wordings = {wording_of(text) for text in (entry.heading, *entry.phrasings)}
    for gap in await queue(app, written.guild):
        if any(wording_of(text) in wordings for text in gap.phrasings):
            await answer(app, connection, written.guild, gap, entry, 0, written.revision)


async def _decide(app: App, connection: Connection, gap: Gap, decision: Decision) -> str | None:
    """Keep a decision, and return its key; None where the whole gap was decided before."""
    if await app.stores.gaps.decide(connection, decision, gap.matter, app.now()):
        return decision.key
    await app.stores.gaps.reopen(connection, decision.key)
    return None


async def _reopen(app: App, connection: Connection, guild: int, decision_key: str) -> bool:
    """Take back a decision of a server; who wasn't told yet waits again. False for no decision."""
    decision = await app.stores.gaps.decision(decision_key, connection)
    if decision is None or decision.guild_id != guild:
        return False
    await app.stores.awaiting.take_back(connection, decision_key)
    return await app.stores.gaps.reopen(connection, decision_key)
