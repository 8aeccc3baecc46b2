"""What moderators do with an entry: each step writes a revision, and can be undone.

The cog checks who may do it. `based_on` is the revision that the moderator saw (`seen_revision`):
where another was sooner the outcome is a `Conflict`. What can't be done at all is `Refused`.
"""

import secrets
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TypeAlias

from bot.app import AfterChange, App, EndedDraft, Written, WrittenEntry
from bot.curation.actions import HideEntry
from bot.curation.examining import (
    EntryState,
    Fields,
    Invalid,
    differences_since,
    entry_state,
    number_of_revision,
    today,
)
from bot.view import Button, Refused, Weight, refusal
from knowledge.drafting.accepting import accept, entry_id
from knowledge.entry import EVERYWHERE, ElsewhereEntry, Entry
from knowledge.format.differences import Difference
from knowledge.format.writing import fields_of
from knowledge.language.normalising import fold
from knowledge.upkeep import CHECKED_FOR, seen_on
from storage.engine.transactions import Connection
from storage.entries import Act, RevisedEntry, Revision


@dataclass(frozen=True, slots=True)
class Published:
    """It is written, and matched by the very next question; no `entry` where that is gone here."""

    revision: Revision
    entry: Entry | None


@dataclass(frozen=True, slots=True)
class Unchanged:
    """It was so already; no revision where nobody ever changed it here."""

    revision: Revision | None
    entry: Entry | None


@dataclass(frozen=True, slots=True)
class Conflict:
    """Another was sooner: the newer revision, and what that changed."""

    newest: Revision | None
    differences: tuple[Difference, ...]


Outcome: TypeAlias = Published | Unchanged | Conflict | Invalid
Decided: TypeAlias = RevisedEntry | Invalid | Refused
Decide: TypeAlias = Callable[[EntryState], Decided]

NOT_FOUND = (
    "Dat item is er niet (meer) op deze server. Kies er een uit de lijst, of kijk met "
    "/kennis geschiedenis wat ermee is gebeurd."
)


def new_entry_id(heading: str) -> str:
    """Return an id for a new entry that nobody can guess: its heading and ten random hex digits."""
    return entry_id(heading, secrets.token_hex(5))


async def publish(
    app: App, guild: int, by: int, fields: Fields, based_on: int, draft: str | None = None
) -> Outcome:
    """Write a new entry (id from `new_entry_id`, based on 0), or a server's own form of one.

    The same once more is `Unchanged`, so that a second press makes no second entry. `draft` is the
    key of the draft that ends with it.
    """

    def decide(state: EntryState) -> Decided:
        if state.standing is None and state.is_elsewhere:
            return Refused(NOT_FOUND)
        return state.accept(fields)

    entry_id = str(fields.get("id", ""))
    return await change(app, guild, by, entry_id, based_on, Act.PUBLISHED, decide, draft=draft)


async def add_phrasings(
    app: App,
    guild: int,
    by: int,
    entry: str,
    texts: Iterable[str],
    first: AfterChange | None = None,
) -> Outcome:
    """Add phrasings to those that an entry has by then, in one revision."""

    def decide(state: EntryState) -> Decided:
        if state.entry is None or state.standing is None:
            return Refused(NOT_FOUND)
        fields = fields_of(state.entry)
        phrasings = {fold(text): text for text in fields.get("formuleringen", [])}
        merged = phrasings | {fold(text): text for text in texts if fold(text) not in phrasings}
        if len(merged) == len(phrasings):
            return state.standing
        return state.accept(fields | {"formuleringen": list(merged.values())})

    return await change(app, guild, by, entry, None, Act.PHRASED, decide, first=first)


async def check(app: App, guild: int, by: int, entry: str, based_on: int) -> Outcome:
    """Mark an entry as checked today, to be checked again after the same time as before."""
    day, again = await today(app, guild), await next_check(app, guild, entry)

    def decide(state: EntryState) -> Decided:
        if state.entry is None:
            return Refused(NOT_FOUND)
        fields = fields_of(state.entry) | {"gecontroleerd": day.isoformat()}
        fields.pop("controleer_voor", None)
        return state.accept(fields | ({"controleer_voor": again.isoformat()} if again else {}))

    return await change(app, guild, by, entry, based_on, Act.CHECKED, decide)


async def next_check(app: App, guild: int, entry_id: str) -> date | None:
    """Return before which day an entry that is checked today is to be checked again."""
    entry = app.catalogue.for_guild(guild).entries.get(entry_id)
    if isinstance(entry, ElsewhereEntry):
        return None
    spacing, seen = CHECKED_FOR, None if entry is None else seen_on(entry)
    if entry is not None and seen is not None and entry.check_by is not None:
        spacing = max(entry.check_by - seen, timedelta()) or CHECKED_FOR
    return await today(app, guild) + spacing


async def archive(app: App, guild: int, by: int, entry: str, based_on: int) -> Outcome:
    """Hide a server's own entry; one that the home server shared is hidden everywhere."""

    def decide(state: EntryState) -> Decided:
        if state.shared is not None:
            of_all = (
                "Dit item hoort bij alle servers, dus archiveren kan hier niet. Met ‘Verbergen’ is "
                "het op deze server niet meer te vinden."
            )
            return Refused(refusal(of_all, hide_button(entry, state.seen_revision)))
        if state.standing is None or state.standing.fields is None:
            return Refused(NOT_FOUND)
        return RevisedEntry(shown=False, fields=state.standing.fields)

    return await change(app, guild, by, entry, based_on, Act.ARCHIVED, decide, shared=True)


async def hide(app: App, guild: int, by: int, entry: str, based_on: int) -> Outcome:
    """Hide an entry that all servers share, on this one."""

    def decide(state: EntryState) -> Decided:
        if state.standing is None:
            return Refused(NOT_FOUND)
        if state.shared is None:
            return Refused("Dit item is van deze server zelf. Haal het weg met /kennis archiveer.")
        return RevisedEntry(shown=False, fields=state.standing.fields)

    return await change(app, guild, by, entry, based_on, Act.HIDDEN, decide)


def hide_button(entry_id: str, seen: int) -> Button:
    return Button("Verbergen", HideEntry(entry_id, seen), Weight.DANGER)


async def share(app: App, guild: int, by: int, entry: str, based_on: int) -> Outcome:
    """Give the home server's form of an entry, archived or not, to all servers."""
    if guild != app.settings.home_guild:
        raise Refused("Delen met alle servers kan alleen op de server van wie mij draait.")

    def decide(state: EntryState) -> Decided:
        if state.standing is None or state.standing.fields is None:
            return state.standing or Refused(NOT_FOUND)
        _, faults = accept(state.standing.fields, app.catalogue.for_guild(EVERYWHERE))
        return Invalid(faults) if faults and state.standing.shown else RevisedEntry()

    async with app.database.transaction() as connection:
        state = await entry_state(app, connection, guild, entry)
        outcome = await _what_to_write(app, connection, state, based_on, decide)
        if not isinstance(outcome, RevisedEntry):
            return outcome
        assert state.standing is not None, "only what the server has can be shared"
        for_all = replace(state, place=EVERYWHERE)
        await _write(app, connection, guild, for_all, Act.SHARED, state.standing, by)
        revision = await _write(
            app, connection, guild, state, Act.SHARED, outcome, by, as_before=True
        )
    return await _published(app, guild, revision)


async def undo(app: App, guild: int, by: int, entry: str, based_on: int) -> Outcome:
    async with app.database.transaction() as connection:
        state = await _last_changed(app, connection, guild, entry)
        if state.newest is None:
            raise Refused(NOT_FOUND)
        earlier = await _before_last(app, connection, state)
        outcome = await _what_to_write(app, connection, state, based_on, lambda _: earlier)
        if not isinstance(outcome, RevisedEntry):
            return outcome
        if state.newest.act is Act.SHARED and state.place != EVERYWHERE:
            stays = await _unshare(app, connection, guild, by, state)
            if stays is not None:
                return stays
        last = state.newest.revision
        revision = await _write(app, connection, guild, state, Act.UNDONE, outcome, by, undone=last)
    return await _published(app, guild, revision)


async def go_back(
    app: App, guild: int, by: int, entry: str, based_on: int, *, revision: int | None
) -> Outcome:
    """Give an entry the form of an earlier revision, and let it be found.

    None is the form that all servers share.
    """
    wanted = None if revision is None else await app.stores.entries.get(revision)
    for_all = wanted is not None and wanted.guild_id == EVERYWHERE

    def decide(state: EntryState) -> Decided:
        if revision is not None:
            if wanted is None or (wanted.entry_id, wanted.guild_id) != (entry, state.place):
                return Refused(NOT_FOUND)
            if wanted.standing.fields is not None:
                return state.accept(wanted.standing.fields)
        return Refused(NOT_FOUND) if state.shared is None else RevisedEntry()

    return await change(app, guild, by, entry, based_on, Act.RETURNED, decide, shared=for_all)


async def change(
    app: App,
    guild: int,
    by: int,
    entry_id: str,
    based_on: int | None,
    act: Act,
    decide: Decide,
    *,
    shared: bool = False,
    draft: str | None = None,
    first: AfterChange | None = None,
) -> Outcome:
    """Write the form that `decide` gives an entry, unless another was sooner.

    `based_on` is the revision that the moderator saw, 0 for none; None takes whatever there is.
    With `shared` the home server changes what all servers have, unless it has its own form.
    `draft` is the key of the draft that ends with it. `first` is run before `app.after_change`.
    """
    async with app.database.transaction() as connection:
        state = await entry_state(app, connection, guild, entry_id, shared=shared)
        outcome = await _what_to_write(app, connection, state, based_on, decide)
        if isinstance(outcome, Unchanged) and draft:
            revision = number_of_revision(outcome.revision) or None
            ended = EndedDraft(key=draft, entry_id=entry_id, revision=revision)
            nothing = Written(guild=guild, place=state.place, act=act, draft=ended)
            await run_after_change(app, connection, nothing)
        if not isinstance(outcome, RevisedEntry):
            return outcome
        written = await _write(
            app, connection, guild, state, act, outcome, by, draft=draft, first=first
        )
    return await _published(app, guild, written)


async def _what_to_write(
    app: App, connection: Connection, state: EntryState, based_on: int | None, decide: Decide
) -> RevisedEntry | Unchanged | Conflict | Invalid:
    """Return the form to write, or why there is nothing to write."""
    decided = decide(state)
    if isinstance(decided, RevisedEntry) and decided == state.standing:
        return Unchanged(state.newest, state.entry)
    if based_on not in (None, state.seen_revision):
        new = await differences_since(app, connection, state, based_on or 0)
        return Conflict(state.seen, new)
    if isinstance(decided, Refused):
        raise decided
    return decided


async def run_after_change(
    app: App, connection: Connection, written: Written, first: AfterChange | None = None
) -> None:
    """Do all that follows on a change in its transaction, and drop the draft that ended."""
    for follow in (*((first,) if first else ()), *app.after_change):
        await follow(app, connection, written)
    if written.draft is not None:
        await app.stores.drafts.drop(connection, written.draft.key)


async def _write(
    app: App,
    connection: Connection,
    guild: int,
    state: EntryState,
    act: Act,
    standing: RevisedEntry,
    by: int,
    *,
    as_before: bool = False,
    undone: int | None = None,
    draft: str | None = None,
    first: AfterChange | None = None,
) -> Revision:
    """Write the next revision of an entry, and do what follows on that.

    With `as_before` the entry is found as it was, in another form; `undone` is the revision that
    this one takes back.
    """
    place, key = state.place, state.entry_id
    revision = await app.stores.entries.write(connection, place, key, act, standing, by, app.now())
    before = app.catalogue.for_guild(place).entries.get(key)
    entry = WrittenEntry(
        entry_id=key,
        before=before,
        after=before if as_before else _entry_from(app, place, key, standing),
        standing=standing,
        is_first=revision.version == 1,
    )
    written = Written(
        guild=guild,
        place=place,
        act=act,
        entries=(entry,),
        revision=revision.revision,
        undone=None if undone is None else (undone, undone),
        draft=EndedDraft(key=draft, entry_id=key, revision=revision.revision) if draft else None,
    )
    await run_after_change(app, connection, written, first)
    return revision


def _entry_from(app: App, place: int, entry_id: str, standing: RevisedEntry) -> Entry | None:
    """Return the entry in a form that the catalogue doesn't have yet; None for a hidden one."""
    if standing == RevisedEntry():
        return app.catalogue.below(place).entries.get(entry_id)
    if not standing.shown or standing.fields is None:
        return None
    return accept(standing.fields, app.catalogue.for_guild(place))[0]


async def _published(app: App, guild: int, revision: Revision) -> Published:
    await app.catch_up()
    return Published(revision, app.catalogue.for_guild(guild).entries.get(revision.entry_id))


async def _last_changed(app: App, connection: Connection, guild: int, entry: str) -> EntryState:
    """Return the state of an entry where it was changed last: on the server, or for all servers."""
    for_all = await entry_state(app, connection, guild, entry, shared=True)
    on_server = await entry_state(app, connection, guild, entry)
    last = max(for_all, on_server, key=lambda one: number_of_revision(one.newest))
    return replace(last, seen=last.newest)


async def _before_last(
    app: App, connection: Connection, state: EntryState
) -> RevisedEntry | Invalid:
    """Return the form of an entry before its newest revision, or what is wrong with it now."""
    assert state.newest is not None, "there is a revision to take back"
    revisions = await app.stores.entries.of_entry(state.place, state.entry_id, connection)
    if len(revisions) < 2:
        return standing_before(state.newest, None, is_shared=state.shared is not None)
    earlier = revisions[-2].standing
    if not earlier.shown or earlier.fields is None:
        return earlier
    _, faults = accept(earlier.fields, state.view)
    return Invalid(faults) if faults else earlier


def standing_before(
    revision: Revision, before: Revision | None, *, is_shared: bool
) -> RevisedEntry:
    """Return the form of an entry before `revision`; `before` is the revision before that."""
    if before is not None:
        return before.standing
    return RevisedEntry() if is_shared else replace(revision.standing, shown=False)


async def _unshare(
    app: App, connection: Connection, guild: int, by: int, home: EntryState
) -> Conflict | Invalid | None:
    """Take back for all servers what `home` shared in its newest revision, or say why it stays."""
    assert home.newest is not None, "what is taken back was shared"
    revisions = await app.stores.entries.of_entry(EVERYWHERE, home.entry_id, connection)
    if not revisions or revisions[-1].revision != home.newest.revision - 1:
        return Conflict(revisions[-1] if revisions else None, ())
    for_all = await entry_state(app, connection, home.place, home.entry_id, shared=True)
    earlier = await _before_last(app, connection, for_all)
    if not isinstance(earlier, RevisedEntry):
        return earlier
    await _write(app, connection, guild, for_all, Act.UNDONE, earlier, by)
    return None
