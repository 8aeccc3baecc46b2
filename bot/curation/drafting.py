"""Knowledge in the making: a draft that grows form by form, and is shown as people will see it.

A draft is one moderator's own; who may moderate is for the entrance to check at every step.
"""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, TypeGuard

from bot.curation.publishing import new_entry_id
from bot.curation.standing import NotFound, seen_revision
from knowledge.accepting import accept
from knowledge.drafting.naming import LEAVE_OUT, take, unknown_names, without
from knowledge.drafting.pages import exchanged
from knowledge.drafting.parts import PAGED, PARTS, heading_field
from knowledge.drafting.typed import filled_in, lines_of
from knowledge.entry import Kind
from knowledge.fields import KIND_KEY
from knowledge.language.normalising import fold
from knowledge.reading_level import reading_level
from knowledge.reviewing.review import get_ready, missing
from knowledge.writing import fields_of
from storage.drafts import Draft, new_draft_key

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from bot.app import App
    from knowledge.answer import Match, Reading
    from knowledge.catalogue import Catalogue
    from knowledge.drafting.naming import Unknown
    from knowledge.drafting.parts import Part
    from knowledge.entry import Entry
    from knowledge.faults import Fault
    from knowledge.reading_level import ReadingLevel
    from knowledge.reviewing.values import Missing
    from storage.transactions import Connection

log = logging.getLogger(__name__)

Fields = dict[str, Any]

OWN = "id"
"""The field that nobody fills in: it is there as soon as the entry has a name."""


@dataclass(frozen=True, slots=True)
class Gone:
    """There is no such draft of theirs: saved, dropped, or not written for four weeks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A draft as it is shown."""

    draft: Draft
    match: Match | None
    """The entry as it would be found; None where too little of it is there yet."""
    reading: tuple[Reading, ...]
    faults: tuple[Fault, ...]
    """What keeps it from being saved."""
    unknown: tuple[Unknown, ...]
    """Names in it that are nobody's; they too keep it from being saved."""
    missing: tuple[Missing, ...]
    """What it could still have."""
    level: ReadingLevel | None
    """How hard it is to read; None where there is too little text to tell."""
    view: Catalogue = field(compare=False)
    """What the entry stands in, it included where it is whole."""

    @property
    def kind(self) -> Kind:
        return kind_of(self.draft)

    @property
    def heading(self) -> str:
        """What it is called so far; empty where it has no name yet."""
        return heading_of(self.draft)

    @property
    def entry(self) -> Entry | None:
        return None if self.match is None else self.match.entry

    @property
    def whole(self) -> bool:
        """Whether it can be saved."""
        return self.match is not None and not self.faults and not self.unknown


def kind_of(draft: Draft) -> Kind:
    """Return what kind of entry is being written."""
    return Kind(draft.fields[KIND_KEY])


def heading_of(draft: Draft) -> str:
    """Return what a draft is called so far; empty where it has no name yet."""
    return str(draft.fields.get(heading_field(kind_of(draft)), ""))


async def begin_draft(
    app: App,
    guild: int,
    moderator: int,
    kind: Kind,
    title: str = "",
    phrasings: Iterable[str] = (),
    typed: Mapping[str, str] | None = None,
) -> Card:
    """Keep a new draft with what is known of it; `typed` has the text of other fields by key."""
    fields: Fields = {KIND_KEY: kind.value}
    catalogue = app.catalogue.for_guild(guild)
    known = {heading_field(kind): title, "formuleringen": "\n".join(phrasings)}
    known |= typed or {}
    fields = filled_in(fields, {key: text for key, text in known.items() if text}, catalogue)
    return await _begin(app, guild, moderator, _where_it_is(fields), 0)


async def begin_edit(app: App, guild: int, moderator: int, entry_id: str) -> Card | NotFound:
    """Keep a draft of an entry as it is now; one in which its moderator wrote already goes on."""
    based_on = await seen_revision(app, guild, entry_id)
    await app.catch_up()  # after that: what is edited is never older than what it is based on
    entry = app.catalogue.for_guild(guild).entries.get(entry_id)
    if entry is None:
        return NotFound()
    fields = fields_of(entry)
    for draft in await app.stores.drafts.of_moderator(moderator, guild):
        if draft.fields.get(OWN) == entry_id:
            if draft.fields != await _seen(app, draft, entry_id):
                return _card(app, draft)
            await drop(app, guild, moderator, draft.key)
    return await _begin(app, guild, moderator, fields, based_on)


async def begin_change(
    app: App, guild: int, moderator: int, fields: Mapping[str, Any], based_on: int
) -> Card:
    """Keep a draft of a change that is known already, beside any other of the same entry."""
    return await _begin(app, guild, moderator, dict(fields), based_on)


async def open_draft(app: App, guild: int, moderator: int, key: str) -> Card | Gone:
    """Return a draft as it is now."""
    draft = await app.stores.drafts.get(key)
    return _card(app, draft) if _is_of(draft, guild, moderator) else Gone()


async def fill_in(
    app: App, guild: int, moderator: int, key: str, part: Part, typed: Mapping[str, str]
) -> Card | Gone:
    """Take a form of one part into a draft; fields that aren't of the part are left alone."""

    def change(draft: Draft, catalogue: Catalogue) -> Fields:
        own = PARTS[kind_of(draft)].get(part, ())
        wanted = {name: text for name, text in typed.items() if name in own}
        return filled_in(draft.fields, wanted, catalogue)

    return await _rewrite(app, guild, moderator, key, change)


async def fill_page(
    app: App,
    guild: int,
    moderator: int,
    key: str,
    part: Part,
    page: range,
    written: int,
    typed: str,
) -> Card | Gone:
    """Take in a form with some of many texts, `page`, as they stood when it was `written`.

    If the draft was written since, nothing of it is exchanged: what is new is added.
    """

    def change(draft: Draft, _catalogue: Catalogue) -> Fields:
        name = PAGED[part]
        texts = list(draft.fields.get(name) or ())
        at = page if draft.written == written else range(len(texts), len(texts))
        after = exchanged(texts, at, typed)
        rest = {own: value for own, value in draft.fields.items() if own != name}
        return rest | ({name: after} if after else {})

    return await _rewrite(app, guild, moderator, key, change)


async def choose_name(
    app: App, guild: int, moderator: int, key: str, number: int, own: str
) -> Card | Gone:
    """Take what was meant by the unknown name of that number, from 0; an empty id leaves it out."""

    def change(draft: Draft, catalogue: Catalogue) -> Fields:
        unknown = unknown_names(draft.fields, catalogue)
        if number >= len(unknown):
            return dict(draft.fields)
        offered = {LEAVE_OUT, *(one.key for one in unknown[number].near)}
        chosen = unknown[number] if own in offered else None
        return dict(draft.fields) if chosen is None else take(draft.fields, chosen, own)

    return await _rewrite(app, guild, moderator, key, change)


async def rebase(app: App, guild: int, moderator: int, key: str, based_on: int) -> Card | Gone:
    """Let a draft go over a revision that its moderator has seen."""
    return await _rewrite(
        app, guild, moderator, key, lambda draft, _: dict(draft.fields), based_on=based_on
    )


async def drop(app: App, guild: int, moderator: int, key: str) -> Draft | None:
    """Forget a draft, and return it; None where it was gone."""
    async with app.database.transaction() as connection:
        draft = await app.stores.drafts.get(key, connection)
        if not _is_of(draft, guild, moderator):
            return None
        await app.stores.drafts.drop(connection, key)
    return draft


def phrased(fields: Mapping[str, Any], text: str) -> Fields:
    """Return the fields with one more phrasing at the end, unless it is there."""
    known = list(fields.get("formuleringen") or ())
    if fold(text) in map(fold, known):
        return dict(fields)
    return {**fields, "formuleringen": [*known, *lines_of(text)]}


async def _begin(app: App, guild: int, moderator: int, fields: Fields, based_on: int) -> Card:
    draft = Draft(
        key=new_draft_key(),
        guild_id=guild,
        moderator=moderator,
        fields=_named(fields),
        based_on=based_on,
        updated_at=app.now(),
    )
    async with app.database.transaction() as connection:
        await app.stores.drafts.begin(connection, draft)
    _get_ready(app, guild)
    return _card(app, draft)


def _get_ready(app: App, guild: int) -> None:
    """Let what a review takes be worked out while the draft is being written."""
    if app.getting_ready is None or app.getting_ready.done():
        loop, catalogue = asyncio.get_running_loop(), app.catalogue.for_guild(guild)
        app.getting_ready = loop.run_in_executor(None, get_ready, catalogue)
        app.getting_ready.add_done_callback(_note_failure)


def _note_failure(done: asyncio.Future[None]) -> None:
    if not done.cancelled() and (error := done.exception()) is not None:
        log.error("Reviews could not be made ready: the next works it out itself", exc_info=error)


async def _seen(app: App, draft: Draft, entry_id: str) -> Mapping[str, Any] | None:
    """Return the fields of the form that a draft was begun with; None where that is gone."""
    revision = await app.stores.entries.get(draft.based_on) if draft.based_on else None
    if revision is not None and revision.standing.fields is not None:
        return revision.standing.fields
    servers = app.catalogue.servers
    assert servers is not None, "an open app has servers"
    below = servers.below(draft.guild_id).entries.get(entry_id)
    return None if below is None else fields_of(below)


async def _rewrite(
    app: App,
    guild: int,
    moderator: int,
    key: str,
    change: Callable[[Draft, Catalogue], Fields],
    *,
    based_on: int | None = None,
) -> Card | Gone:
    async with app.database.transaction() as connection:
        draft = await _get(app, connection, guild, moderator, key)
        if draft is None:
            return Gone()
        fields = _named(change(draft, app.catalogue.for_guild(guild)))
        seen = draft.based_on if based_on is None else based_on
        await app.stores.drafts.rewrite(connection, key, fields, seen, app.now())
    after = replace(draft, fields=fields, based_on=seen, written=draft.written + 1)
    return _card(app, after)


async def _get(
    app: App, connection: Connection, guild: int, moderator: int, key: str
) -> Draft | None:
    draft = await app.stores.drafts.get(key, connection)
    return draft if _is_of(draft, guild, moderator) else None


def _is_of(draft: Draft | None, guild: int, moderator: int) -> TypeGuard[Draft]:
    return draft is not None and (draft.guild_id, draft.moderator) == (guild, moderator)


def _named(fields: Fields) -> Fields:
    """Return the fields with an id, once there is something to name the entry by."""
    heading = fields.get(heading_field(Kind(fields[KIND_KEY])))
    return fields if OWN in fields or not heading else {OWN: new_entry_id(heading), **fields}


def _where_it_is(fields: Fields) -> Fields:
    """Return a new record's fields with its own page, where a source's address is all it has."""
    if fields[KIND_KEY] in (Kind.QUESTION, Kind.ELSEWHERE) or "url" in fields:
        return fields
    addresses = (one["url"] for one in fields.get("bronnen", ()) if "url" in one)
    own = next(addresses, None)
    return fields if own is None else fields | {"url": own}


def _card(app: App, draft: Draft) -> Card:
    catalogue = app.catalogue.for_guild(draft.guild_id)
    unknown = unknown_names(draft.fields, catalogue)
    entry, faults = accept(without(draft.fields, unknown), catalogue)
    view = catalogue if entry is None else catalogue.with_changes([entry])
    shown = None if entry is None else view.show(entry.id)
    match, reading = shown or (None, ())
    return Card(
        draft=draft,
        match=match,
        reading=reading,
        faults=tuple(one for one in faults if one.field != OWN),
        unknown=unknown,
        missing=() if entry is None else missing(entry),
        level=None if entry is None else reading_level(entry.body),
        view=view,
    )
