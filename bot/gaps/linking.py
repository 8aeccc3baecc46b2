"""Koppel: a group becomes phrasings of an entry that is there, and back."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.curation.examining import Invalid
from bot.curation.publishing import Published, Unchanged, add_phrasings
from bot.curation.publishing import undo as undo_change
from bot.gaps.gaps import find
from bot.gaps.settling import Answered, Gone, answer, answer_within, reopen
from knowledge.entry import ElsewhereEntry
from knowledge.fields import SHORT
from knowledge.language.normalising import fold
from knowledge.personal.scrubbing import PersonalKind

if TYPE_CHECKING:
    from bot.app import App, Written
    from bot.gaps.gaps import Gap
    from storage.transactions import Connection

_TAKEN_OUT = re.compile(rf"\[(?:{'|'.join(map(re.escape, PersonalKind))})\]")


@dataclass(frozen=True, slots=True)
class NoEntry:
    """There is no such entry here that could answer anything."""


@dataclass(frozen=True, slots=True)
class AboutEntry:
    """It is about an entry, so that no other can answer it."""


@dataclass(frozen=True, slots=True)
class Undone:
    """It is open again; `entry_too` where the entry is what it was before, or never changed.

    `answered` where it had an answer, of which some may have heard.
    """

    answered: bool
    entry_too: bool


@dataclass(frozen=True, slots=True)
class NothingToUndo:
    """There is no such decision of this server, or not any more."""


async def link(
    app: App, guild: int, by: int, key: str, entry_id: str
) -> Answered | Gone | NoEntry | AboutEntry | Invalid:
    """Let an entry answer the group of `key`: its questions become phrasings, who waits is told.

    Linking the same again adds nothing, so that what a crash left half is finished by it.
    """
    gap = await find(app, guild, key)
    if gap is None:
        return Gone()
    if gap.about:
        return AboutEntry()
    entry = app.catalogue.for_guild(guild).entries.get(entry_id)
    if entry is None or isinstance(entry, ElsewhereEntry):
        return NoEntry()
    linked: list[Answered | Gone] = []

    async def settle(app: App, connection: Connection, written: Written) -> None:
        (one,) = written.entries
        if one.after is not None:
            added = len(one.after.phrasings) - len(entry.phrasings)
            linked.append(
                await answer_within(app, connection, guild, gap, one.after, added, written.revision)
            )

    outcome = await add_phrasings(app, guild, by, entry_id, phrasings_of(gap), settle)
    match outcome:
        case Published() if linked:
            return linked[0]
        case Unchanged():
            return await answer(app, guild, gap, entry, 0, None)
        case Invalid():
            return outcome
        case _:
            return NoEntry()


async def undo(app: App, guild: int, by: int, key: str) -> Undone | NothingToUndo:
    """Take back a decision of a server, with what it made of an entry if nobody changed that since.

    Who wasn't told yet waits on.
    """
    decision = await app.stores.gaps.decision(key)
    if decision is None:
        return NothingToUndo()
    if not await reopen(app, guild, key):
        return NothingToUndo()
    if decision.entry_id is None or decision.revision is None:
        return Undone(answered=decision.entry_id is not None, entry_too=True)
    undone = await undo_change(app, guild, by, decision.entry_id, decision.revision)
    return Undone(answered=True, entry_too=isinstance(undone, Published | Unchanged))


def phrasings_of(gap: Gap) -> tuple[str, ...]:
    """Return how a group was asked, without the marks of what was taken out as personal.

    What is too long to be a phrasing is a story, in which others won't recognise their question.
    """
    cleaned = (" ".join(_TAKEN_OUT.sub(" ", text).split()) for text in gap.phrasings)
    return tuple(dict.fromkeys(text for text in cleaned if fold(text) and len(text) <= SHORT))
