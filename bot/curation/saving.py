"""A draft becomes knowledge: first reviewed, then published, and gone as a draft."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.curation.drafting import Card, Gone, begin_change, open_draft, phrased
from bot.curation.publishing import add_phrasing, publish
from bot.curation.standing import (
    Conflict,
    NotFound,
    Published,
    Refused,
    Unchanged,
    seen_revision,
)
from knowledge.accepting import accept
from knowledge.reviewing.review import review
from knowledge.writing import fields_of

if TYPE_CHECKING:
    from bot.app import App
    from bot.curation.standing import Outcome
    from knowledge.entry import Entry
    from knowledge.reviewing.values import Review
    from storage.entries import Revision


@dataclass(frozen=True, slots=True, kw_only=True)
class Saved:
    """It is kept, and matched by the very next question."""

    entry: Entry
    revision: Revision
    is_new: bool
    answered: int = 0
    """How much of the moderators' queue it answers."""
    review: Review | None = None
    """What it changes; None where that was looked at before."""


@dataclass(frozen=True, slots=True)
class SavedAlready:
    """It stood so: nothing had to be kept."""

    entry: Entry | None


@dataclass(frozen=True, slots=True)
class Unfinished:
    """Something in it keeps it from being saved."""

    card: Card


@dataclass(frozen=True, slots=True)
class ToConfirm:
    """Nothing is saved yet: this is what it would change for the worse."""

    card: Card
    review: Review


@dataclass(frozen=True, slots=True)
class SavedByOther:
    """Nothing is saved: another changed the entry while it was being written."""

    card: Card
    conflict: Conflict


Save = Saved | SavedAlready | Unfinished | ToConfirm | SavedByOther | Gone | NotFound


async def save(app: App, guild: int, moderator: int, key: str, confirmed: int | None) -> Save:
    """Publish a draft; `confirmed` is how often it was written when its review was accepted."""
    card = await open_draft(app, guild, moderator, key)
    if isinstance(card, Gone):
        return card
    if not card.whole:
        return Unfinished(card)
    assert card.entry is not None, "what is whole is an entry"
    found = None
    is_new = card.entry.id not in app.catalogue.for_guild(guild).entries
    if confirmed != card.draft.written:
        found = await reviewed(app, guild, card.entry)
        if gives_pause(found, is_new=is_new):
            return ToConfirm(card, found)
    outcome = await publish(app, guild, moderator, card.draft.fields, card.draft.based_on, key)
    if isinstance(outcome, Conflict):
        return SavedByOther(card, outcome)
    if isinstance(outcome, Refused):
        return Unfinished(await _as_it_is_now(app, card))
    if not isinstance(outcome, Published | Unchanged):
        return NotFound()
    return await _saved(app, guild, outcome, found, is_new=is_new)


async def phrase(app: App, guild: int, by: int, entry_id: str, text: str) -> Save | Refused:
    """Give an entry one more phrasing at once; where that does harm it is a draft to confirm."""
    based_on = await seen_revision(app, guild, entry_id)
    await app.catch_up()
    view = app.catalogue.for_guild(guild)
    before = view.entries.get(entry_id)
    if before is None:
        return NotFound()
    fields = phrased(fields_of(before), text)
    after, faults = accept(fields, view)
    if after is None or faults:
        return Refused(faults)
    found = await reviewed(app, guild, after)
    if found.taken:
        card = await begin_change(app, guild, by, fields, based_on)
        return ToConfirm(card, found)
    outcome = await add_phrasing(app, guild, by, entry_id, text)
    if isinstance(outcome, Refused):
        return outcome
    return await _saved(app, guild, outcome, found, is_new=False)


async def reviewed(app: App, guild: int, entry: Entry) -> Review:
    """Return what saving an entry would mean on a server, without keeping anybody waiting."""
    return await asyncio.to_thread(review, entry, app.catalogue.for_guild(guild))


def gives_pause(found: Review, *, is_new: bool) -> bool:
    """Return whether a review has something to be confirmed; the rest is told once it is saved.

    That is what tells who someone is, an entry that asks the same, and a question that is answered
    by its own entry now and would be by another. Of a new entry it is whatever resembles it: that
    one may be what is to be changed instead.
    """
    near = any(is_new or one.asks_the_same for one in found.alike)
    return bool(found.personal or found.same or near or found.taken)


async def _saved(
    app: App, guild: int, outcome: Outcome, found: Review | None = None, *, is_new: bool
) -> Saved | SavedAlready | NotFound:
    match outcome:
        case Published(revision, entry) if entry is not None:
            answered = await app.stores.gaps.answered_by(guild, entry.id, revision.revision)
            return Saved(
                entry=entry,
                revision=revision,
                is_new=is_new,
                answered=len(answered),
                review=found,
            )
        case Unchanged():
            return SavedAlready(outcome.entry)
        case _:
            return NotFound()


async def _as_it_is_now(app: App, card: Card) -> Card:
    draft = card.draft
    again = await open_draft(app, draft.guild_id, draft.moderator, draft.key)
    return card if isinstance(again, Gone) else again
