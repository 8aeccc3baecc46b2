"""Drafts of entries: begun, filled in form by form, shown as they will be seen, and saved.

A draft is of one moderator. The cog checks at every step who may moderate. A draft that is gone
(saved, dropped, or not written for four weeks) is `Refused`.
"""

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import Any, TypeAlias

from bot.app import App
from bot.curation import publishing
from bot.curation.examining import Invalid, seen_revision
from bot.dutch import ZONE
from bot.pacing import Budget
from bot.view import Refused
from knowledge.catalogue import Catalogue
from knowledge.drafting.accepting import accept
from knowledge.drafting.naming import (
    LEAVE_OUT,
    UnknownName,
    replace_name,
    unknown_names,
    without_unknown_names,
)
from knowledge.drafting.parts import PARTS, Part, heading_field
from knowledge.drafting.typed import lines_of, with_typed
from knowledge.entry import Entry, Kind
from knowledge.format.faults import Fault
from knowledge.format.fields import KIND_KEY
from knowledge.format.writing import fields_of
from knowledge.language.normalising import fold
from knowledge.reading_level import ReadingLevel, reading_level
from knowledge.reviewing.review import missing, review
from knowledge.reviewing.values import Missing, Review
from storage.drafts import Draft, new_draft_key
from storage.engine.transactions import Connection
from storage.entries import Revision

DraftFields: TypeAlias = dict[str, Any]

MOST_OWN_DRAFTS, MOST_DRAFTS = 50, 500
"""So many may be open of one moderator on a server, and of all there."""
GONE = (
    "Dit concept is er niet meer: het is opgeslagen of geannuleerd, of er is vier weken niet aan "
    "geschreven. Begin opnieuw met /kennis toevoegen of /kennis bewerken."
)
ID = "id"
"""The field that nobody fills in: it is given as soon as the entry has a heading."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A draft as it is shown."""

    draft: Draft
    entry: Entry | None
    """The draft as an entry; None where too much is missing still."""
    faults: tuple[Fault, ...]
    """What keeps it from being saved."""
    unknown: tuple[UnknownName, ...]
    """Names in it that nothing has; they too keep it from being saved."""
    missing: tuple[Missing, ...]
    """What would make it better."""
    level: ReadingLevel | None
    """How hard it is to read; None where there is too little text to tell."""
    view: Catalogue = field(compare=False)
    """The server's catalogue, with the entry in it where there is one."""

    @property
    def whole(self) -> bool:
        """Whether it can be saved."""
        return self.entry is not None and not self.faults and not self.unknown


@dataclass(frozen=True, slots=True, kw_only=True)
class Saved:
    """The draft is an entry now, and matched by the very next question."""

    entry: Entry
    revision: Revision
    is_new: bool
    answered: int = 0
    """How many open questions it answers."""
    review: Review | None = None
    """What it changes; None where the moderator saw that before."""


@dataclass(frozen=True, slots=True)
class SavedAlready:
    entry: Entry


@dataclass(frozen=True, slots=True)
class ToConfirm:
    """Nothing is saved yet: the review says what would become worse."""

    card: Card
    review: Review


@dataclass(frozen=True, slots=True)
class SavedByOther:
    """Nothing is saved: another changed the entry while it was being written."""

    card: Card
    conflict: publishing.Conflict


SaveOutcome: TypeAlias = Saved | SavedAlready | Card | ToConfirm | SavedByOther
"""A `Card` says that the draft is not whole, and is not saved."""


async def begin_draft(
    app: App, guild: int, moderator: int, kind: Kind, typed: Mapping[str, str]
) -> Card:
    """Begin a draft of a new entry; `typed` has the text of its fields by their keys."""
    now = app.now().astimezone(ZONE)
    fields = with_typed({KIND_KEY: kind.value}, typed, app.catalogue.for_guild(guild), now)
    return await begin_change(app, guild, moderator, _with_address(fields), 0)


async def begin_edit(app: App, guild: int, moderator: int, entry_id: str) -> Card | None:
    """Begin a draft of an entry as it is now, or go on with the moderator's own draft of it.

    None where there is no such entry. A draft in which nothing was changed yet is begun anew.
    """
    based_on = await seen_revision(app, guild, entry_id)
    await app.catch_up()  # after that: what is edited is never older than what it is based on
    entry = app.catalogue.for_guild(guild).entries.get(entry_id)
    if entry is None:
        return None
    for draft in await app.stores.drafts.of_moderator(moderator, guild):
        if draft.fields.get(ID) == entry_id:
            if draft.fields != await _first_fields(app, draft, entry_id):
                return await app.crowd.in_thread(_card, app, draft)
            with suppress(Refused):  # another press was sooner
                await drop(app, guild, moderator, draft.key)
    return await begin_change(app, guild, moderator, fields_of(entry), based_on)


async def begin_change(
    app: App, guild: int, moderator: int, fields: Mapping[str, Any], based_on: int
) -> Card:
    """Begin a draft with these fields; `based_on` is the revision that it changes, 0 for none."""
    app.budgets.spend(Budget.DRAFT, moderator, app.now())
    draft = Draft(
        key=new_draft_key(),
        guild_id=guild,
        moderator=moderator,
        fields=_with_id(dict(fields)),
        based_on=based_on,
        updated_at=app.now(),
    )
    async with app.database.transaction() as connection:
        open_now, open_here = await app.stores.drafts.count(connection, moderator, guild)
        if open_now >= MOST_OWN_DRAFTS or open_here >= MOST_DRAFTS:
            raise Refused(_too_many(open_now))
        await app.stores.drafts.begin(connection, draft)
    return await app.crowd.in_thread(_card, app, draft)


async def open_draft(app: App, guild: int, moderator: int, key: str) -> Card:
    return await app.crowd.in_thread(_card, app, await _find(app, guild, moderator, key))


async def fill_in(
    app: App, guild: int, moderator: int, key: str, part: Part, typed: Mapping[str, str]
) -> Card:
    """Write what was typed in the form of one part into a draft; other fields stay as they are."""

    def change(draft: Draft, catalogue: Catalogue) -> DraftFields:
        keys = PARTS[draft.kind].get(part, ())
        texts = {key: text for key, text in typed.items() if key in keys}
        return with_typed(draft.fields, texts, catalogue, app.now().astimezone(ZONE))

    return await _rewrite(app, guild, moderator, key, change)


async def choose_name(
    app: App, guild: int, moderator: int, key: str, number: int, target: str
) -> Card:
    """Let the unknown name of that number, from 0, mean the id `target`; empty leaves it out."""

    def change(draft: Draft, catalogue: Catalogue) -> DraftFields:
        unknown = unknown_names(draft.fields, catalogue)
        if number >= len(unknown):
            return dict(draft.fields)
        name = unknown[number]
        if target not in (LEAVE_OUT, *(near.key for near in name.near)):
            return dict(draft.fields)
        return replace_name(draft.fields, name, target)

    return await _rewrite(app, guild, moderator, key, change)


async def drop(app: App, guild: int, moderator: int, key: str) -> Draft:
    async with app.database.transaction() as connection:
        draft = await _find(app, guild, moderator, key, connection)
        await app.stores.drafts.drop(connection, key)
    return draft


async def save(
    app: App,
    guild: int,
    moderator: int,
    key: str,
    confirmed: int | None = None,
    over: int | None = None,
) -> SaveOutcome:
    """Publish a draft.

    `confirmed` is how often it was written when its review was accepted. `over` is the revision of
    another moderator that was shown, and whose place it takes.
    """
    card = await open_draft(app, guild, moderator, key)
    if not card.whole:
        return card
    assert card.entry is not None, "what is whole is an entry"
    result, is_new = None, card.entry.id not in app.catalogue.for_guild(guild).entries
    if over is None and confirmed != card.draft.written:
        result = await _review(app, guild, card.entry)
        if gives_pause(result, is_new=is_new):
            return ToConfirm(card, result)
    based_on = card.draft.based_on if over is None else over
    outcome = await publishing.publish(app, guild, moderator, card.draft.fields, based_on, key)
    if isinstance(outcome, publishing.Conflict):
        return SavedByOther(card, outcome)
    if isinstance(outcome, Invalid):  # what it stands in changed meanwhile
        return await open_draft(app, guild, moderator, key)
    return await _saved(app, guild, outcome, result, is_new=is_new)


async def phrase(app: App, guild: int, by: int, entry_id: str, text: str) -> SaveOutcome | Invalid:
    """Give an entry one more phrasing at once; where that does harm, begin a draft to confirm."""
    based_on = await seen_revision(app, guild, entry_id)
    await app.catch_up()
    view = app.catalogue.for_guild(guild)
    before = view.entries.get(entry_id)
    if before is None:
        raise Refused(publishing.NOT_FOUND)
    fields = fields_of(before)
    phrasings = list(fields.get("formuleringen") or ())
    if fold(text) not in map(fold, phrasings):
        fields["formuleringen"] = [*phrasings, *lines_of(text)]
    after, faults = await app.crowd.in_thread(accept, fields, view)
    if after is None or faults:
        return Invalid(faults)
    result = await _review(app, guild, after)
    if result.taken:
        return ToConfirm(await begin_change(app, guild, by, fields, based_on), result)
    outcome = await publishing.add_phrasings(app, guild, by, entry_id, [text])
    if isinstance(outcome, Invalid):
        return outcome
    return await _saved(app, guild, outcome, result, is_new=False)


def gives_pause(result: Review, *, is_new: bool) -> bool:
    """Return whether a review says something that the moderator must confirm before it is saved.

    That is something personal, an entry that asks the same, or a question that its own entry would
    lose. For a new entry it is also one that clearly resembles it: perhaps that is to be changed.
    """
    near = any(alike.asks_the_same or (is_new and alike.clear) for alike in result.alike)
    return bool(result.personal or result.same or near or result.taken)


def _too_many(open_now: int) -> str:
    here = f"Je hebt hier {open_now} concepten openstaan"
    if open_now < MOST_OWN_DRAFTS:
        here = f"Op deze server staan {MOST_DRAFTS} concepten open"
    todo = "Kies er een bij /kennis bewerken, en sla het op of annuleer het."
    return f"{here}, en meer kan niet. {todo}"


async def _review(app: App, guild: int, entry: Entry) -> Review:
    return await app.reviews.in_thread(review, entry, app.catalogue.for_guild(guild))


async def _saved(
    app: App, guild: int, outcome: publishing.Outcome, result: Review | None, *, is_new: bool
) -> Saved | SavedAlready:
    match outcome:
        case publishing.Published(revision, entry) if entry is not None:
            answered = await app.stores.gaps.answered_by(guild, entry.id, revision.revision)
            return Saved(
                entry=entry, revision=revision, is_new=is_new, answered=len(answered), review=result
            )
        case publishing.Unchanged(_, entry) if entry is not None:
            return SavedAlready(entry)
        case _:
            raise Refused(publishing.NOT_FOUND)


async def _first_fields(app: App, draft: Draft, entry_id: str) -> Mapping[str, Any] | None:
    """Return the fields that a draft was begun with; None where its entry is gone."""
    revision = await app.stores.entries.get(draft.based_on) if draft.based_on else None
    if revision is not None and revision.standing.fields is not None:
        return revision.standing.fields
    shared = app.catalogue.below(draft.guild_id).entries.get(entry_id)
    return None if shared is None else fields_of(shared)


async def _rewrite(
    app: App,
    guild: int,
    moderator: int,
    key: str,
    change: Callable[[Draft, Catalogue], DraftFields],
) -> Card:
    async with app.database.transaction() as connection:
        draft = await _find(app, guild, moderator, key, connection)
        fields = _with_id(change(draft, app.catalogue.for_guild(guild)))
        await app.stores.drafts.rewrite(connection, key, fields, draft.based_on, app.now())
    after = replace(draft, fields=fields, written=draft.written + 1)
    return await app.crowd.in_thread(_card, app, after)


async def _find(
    app: App, guild: int, moderator: int, key: str, connection: Connection | None = None
) -> Draft:
    draft = await app.stores.drafts.get(key, connection)
    if draft is None or (draft.guild_id, draft.moderator) != (guild, moderator):
        raise Refused(GONE)
    return draft


def _with_id(fields: DraftFields) -> DraftFields:
    """Return the fields with an id, once there is something to name the entry by."""
    heading = fields.get(heading_field(Kind(fields[KIND_KEY])))
    if ID in fields or not heading:
        return fields
    return {ID: publishing.new_entry_id(heading), **fields}


def _with_address(fields: DraftFields) -> DraftFields:
    """Return a record's fields with the address of a source, where the record has none itself."""
    if fields[KIND_KEY] in (Kind.QUESTION, Kind.ELSEWHERE) or "url" in fields:
        return fields
    addresses = (source["url"] for source in fields.get("bronnen", ()) if "url" in source)
    address = next(addresses, None)
    return fields if address is None else fields | {"url": address}


def _card(app: App, draft: Draft) -> Card:
    catalogue = app.catalogue.for_guild(draft.guild_id)
    unknown = unknown_names(draft.fields, catalogue)
    entry, faults = accept(without_unknown_names(draft.fields, unknown), catalogue)
    view = catalogue if entry is None else catalogue.with_changes([entry])
    return Card(
        draft=draft,
        entry=entry,
        faults=tuple(fault for fault in faults if fault.field != ID),
        unknown=unknown,
        missing=() if entry is None else missing(entry),
        level=None if entry is None else reading_level(entry.body),
        view=view,
    )
