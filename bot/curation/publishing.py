"""What moderators do with an entry: each a revision, kept before it is told, and undoable.

Who may do it is for the entrance to check. `based_on` is the revision that they saw
(`seen_revision`): where another was sooner they get a `Conflict` with what is new. What can't be
done at all is `Refused`.
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
    """It is kept, and matched by the very next question; `entry` is None where it is gone here."""

    revision: Revision
    entry: Entry | None


@dataclass(frozen=True, slots=True)
class Unchanged:
    """It stood so already; no revision where nobody ever touched it here."""

    revision: Revision | None
    entry: Entry | None


@dataclass(frozen=True, slots=True)
class Conflict:
    """Another was sooner: the newer revision, and how it differs from what was seen."""

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
    """Return an id for a new entry that nobody can guess: its heading and ten random signs."""
    return entry_id(heading, secrets.token_hex(5))


async def publish(
    app: App, guild: int, by: int, fields: Fields, based_on: int, draft: str | None = None
) -> Outcome:
    """Keep a new entry (id from `new_entry_id`, based on 0), or a server's own form of one.

    The same once more is `Unchanged`, so that a second press makes no second entry. With it ends
    the `draft` that it comes of.
    """

    def decide(now: EntryState) -> Decided:
        if now.standing is None and now.is_elsewhere:
            return Refused(NOT_FOUND)
        return now.accept(fields)

    own = str(fields.get("id", ""))
    return await change(app, guild, by, own, based_on, Act.PUBLISHED, decide, draft=draft)


async def add_phrasings(
    app: App,
    guild: int,
    by: int,
    entry: str,
    texts: Iterable[str],
    first: AfterChange | None = None,
) -> Outcome:
    """Give an entry more phrasings, at the end of those that it has by then, in one revision."""

    def decide(now: EntryState) -> Decided:
        if now.entry is None or now.standing is None:
            return Refused(NOT_FOUND)
        fields = fields_of(now.entry)
        known = {fold(text): text for text in fields.get("formuleringen", [])}
        wanted = known | {fold(text): text for text in texts if fold(text) not in known}
        if len(wanted) == len(known):
            return now.standing
        return now.accept(fields | {"formuleringen": list(wanted.values())})

    return await change(app, guild, by, entry, None, Act.PHRASED, decide, first=first)


async def check(app: App, guild: int, by: int, entry: str, based_on: int) -> Outcome:
    """Mark an entry as checked today, to be checked again as long after as it was before."""
    day, again = await today(app, guild), await next_check(app, guild, entry)

    def decide(now: EntryState) -> Decided:
        if now.entry is None:
            return Refused(NOT_FOUND)
        fields = fields_of(now.entry) | {"gecontroleerd": day.isoformat()}
        fields.pop("controleer_voor", None)
        return now.accept(fields | ({"controleer_voor": again.isoformat()} if again else {}))

    return await change(app, guild, by, entry, based_on, Act.CHECKED, decide)


async def next_check(app: App, guild: int, entry_id: str) -> date | None:
    """Return by when an entry that is checked today is to be checked again, if it has a date."""
    entry = app.catalogue.for_guild(guild).entries.get(entry_id)
    if isinstance(entry, ElsewhereEntry):
        return None
    spacing, seen = CHECKED_FOR, None if entry is None else seen_on(entry)
    if entry is not None and seen is not None and entry.check_by is not None:
        spacing = max(entry.check_by - seen, timedelta()) or CHECKED_FOR
    return await today(app, guild) + spacing


async def archive(app: App, guild: int, by: int, entry: str, based_on: int) -> Outcome:
    """Take a server's own entry out of what can be found; home takes what it shared from all."""

    def decide(now: EntryState) -> Decided:
        if now.shared is not None:
            of_all = (
                "Dit item hoort bij alle servers, dus archiveren kan hier niet. Met ‘Verbergen’ is "
                "het op deze server niet meer te vinden."
            )
            return Refused(refusal(of_all, hide_button(entry, now.seen_revision)))
        if now.standing is None or now.standing.fields is None:
            return Refused(NOT_FOUND)
        return RevisedEntry(shown=False, fields=now.standing.fields)

    return await change(app, guild, by, entry, based_on, Act.ARCHIVED, decide, shared=True)


async def hide(app: App, guild: int, by: int, entry: str, based_on: int) -> Outcome:
    """Take an entry that all servers share out of what can be found on this one."""

    def decide(now: EntryState) -> Decided:
        if now.standing is None:
            return Refused(NOT_FOUND)
        if now.shared is None:
            return Refused("Dit item is van deze server zelf. Haal het weg met /kennis archiveer.")
        return RevisedEntry(shown=False, fields=now.standing.fields)

    return await change(app, guild, by, entry, based_on, Act.HIDDEN, decide)


def hide_button(entry_id: str, seen: int) -> Button:
    return Button("Verbergen", HideEntry(entry_id, seen), Weight.DANGER)


async def share(app: App, guild: int, by: int, entry: str, based_on: int) -> Outcome:
    """Give the home server's form of an entry, archived or not, to all servers."""
    if guild != app.settings.home_guild:
        raise Refused("Delen met alle servers kan alleen op de server van wie mij draait.")

    def decide(now: EntryState) -> Decided:
        if now.standing is None or now.standing.fields is None:
            return now.standing or Refused(NOT_FOUND)
        _, faults = accept(now.standing.fields, app.catalogue.for_guild(EVERYWHERE))
        return Invalid(faults) if faults and now.standing.shown else RevisedEntry()

    async with app.database.transaction() as connection:
        now = await entry_state(app, connection, guild, entry)
        outcome = await decide_on(app, connection, now, based_on, decide)
        if not isinstance(outcome, RevisedEntry):
            return outcome
        assert now.standing is not None, "only what the server has can be shared"
        for_all = replace(now, place=EVERYWHERE)
        await _write(app, connection, guild, for_all, Act.SHARED, now.standing, by)
        revision = await _write(
            app, connection, guild, now, Act.SHARED, outcome, by, as_before=True
        )
    return await _published(app, guild, revision)


async def undo(app: App, guild: int, by: int, entry: str, based_on: int) -> Outcome:
    async with app.database.transaction() as connection:
        now = await _last_changed(app, connection, guild, entry)
        if now.newest is None:
            raise Refused(NOT_FOUND)
        earlier = await _earlier(app, connection, now)
        outcome = await decide_on(app, connection, now, based_on, lambda _: earlier)
        if not isinstance(outcome, RevisedEntry):
            return outcome
        if now.newest.act is Act.SHARED and now.place != EVERYWHERE:
            stays = await _unshare(app, connection, guild, by, now)
            if stays is not None:
                return stays
        undone = now.newest.revision
        revision = await _write(app, connection, guild, now, Act.UNDONE, outcome, by, undone=undone)
    return await _published(app, guild, revision)


async def go_back(
    app: App, guild: int, by: int, entry: str, based_on: int, *, revision: int | None
) -> Outcome:
    """Give an entry the form that it had in an earlier revision, and let it be found.

    None is the form that all servers have.
    """
    wanted = None if revision is None else await app.stores.entries.get(revision)
    for_all = wanted is not None and wanted.guild_id == EVERYWHERE

    def decide(now: EntryState) -> Decided:
        if revision is not None:
            if wanted is None or (wanted.entry_id, wanted.guild_id) != (entry, now.place):
                return Refused(NOT_FOUND)
            if wanted.standing.fields is not None:
                return now.accept(wanted.standing.fields)
        return Refused(NOT_FOUND) if now.shared is None else RevisedEntry()

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
    """Write what `decide` makes of how an entry stands, unless another was sooner.

    `based_on` is the revision that who decides has seen, 0 for none; None takes whatever there is.
    With `shared` it is the home server's change of what all have, where it has no form of its own.
    `draft` is the key of what it comes of, and is gone with it. `first` hears of it before others.
    """
    async with app.database.transaction() as connection:
        now = await entry_state(app, connection, guild, entry_id, shared=shared)
        outcome = await decide_on(app, connection, now, based_on, decide)
        if isinstance(outcome, Unchanged) and draft:
            revision = number_of_revision(outcome.revision) or None
            ended = EndedDraft(key=draft, entry_id=entry_id, revision=revision)
            nothing = Written(guild=guild, place=now.place, act=act, draft=ended)
            await hand_on(app, connection, nothing)
        if not isinstance(outcome, RevisedEntry):
            return outcome
        written = await _write(
            app, connection, guild, now, act, outcome, by, draft=draft, first=first
        )
    return await _published(app, guild, written)


async def decide_on(
    app: App, connection: Connection, now: EntryState, based_on: int | None, decide: Decide
) -> RevisedEntry | Unchanged | Conflict | Invalid:
    """Return the standing to write, or why there is nothing to write."""
    decided = decide(now)
    if isinstance(decided, RevisedEntry) and decided == now.standing:
        return Unchanged(now.newest, now.entry)
    if based_on not in (None, now.seen_revision):
        new = await differences_since(app, connection, now, based_on or 0)
        return Conflict(now.seen, new)
    if isinstance(decided, Refused):
        raise decided
    return decided


async def hand_on(
    app: App, connection: Connection, written: Written, first: AfterChange | None = None
) -> None:
    """Let all that follows on a change be done in its transaction; the draft it came of goes."""
    for follow in (*((first,) if first else ()), *app.after_change):
        await follow(app, connection, written)
    if written.draft is not None:
        await app.stores.drafts.drop(connection, written.draft.key)


async def _write(
    app: App,
    connection: Connection,
    guild: int,
    now: EntryState,
    act: Act,
    standing: RevisedEntry,
    by: int,
    *,
    as_before: bool = False,
    undone: int | None = None,
    draft: str | None = None,
    first: AfterChange | None = None,
) -> Revision:
    """Write the next revision of an entry where it stands, and hand on what was written.

    `as_before` where the entry is found as it was, though it stands otherwise; `undone` is the
    revision that this one takes back.
    """
    place, own = now.place, now.entry_id
    revision = await app.stores.entries.write(connection, place, own, act, standing, by, app.now())
    found = app.catalogue.for_guild(place).entries.get(own)
    entry = WrittenEntry(
        entry_id=own,
        before=found,
        after=found if as_before else _made_of(app, place, own, standing),
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
        draft=EndedDraft(key=draft, entry_id=own, revision=revision.revision) if draft else None,
    )
    await hand_on(app, connection, written, first)
    return revision


def _made_of(app: App, place: int, own: str, standing: RevisedEntry) -> Entry | None:
    """Return the entry as it can be found where it stands so, before the catalogue has it."""
    if standing == RevisedEntry():
        return app.catalogue.below(place).entries.get(own)
    if not standing.shown or standing.fields is None:
        return None
    return accept(standing.fields, app.catalogue.for_guild(place))[0]


async def _published(app: App, guild: int, revision: Revision) -> Published:
    await app.catch_up()
    return Published(revision, app.catalogue.for_guild(guild).entries.get(revision.entry_id))


async def _last_changed(app: App, connection: Connection, guild: int, entry: str) -> EntryState:
    """Return how an entry stands where it was changed last: on the server, or by home for all."""
    for_all = await entry_state(app, connection, guild, entry, shared=True)
    here = await entry_state(app, connection, guild, entry)
    last = max(for_all, here, key=lambda one: number_of_revision(one.newest))
    return replace(last, seen=last.newest)


async def _earlier(app: App, connection: Connection, now: EntryState) -> RevisedEntry | Invalid:
    """Return how an entry stood before its newest revision there, or what is wrong with that."""
    assert now.newest is not None, "there is a revision to take back"
    revisions = await app.stores.entries.of_entry(now.place, now.entry_id, connection)
    if len(revisions) < 2:
        return standing_before(now.newest, None, is_shared=now.shared is not None)
    earlier = revisions[-2].standing
    if not earlier.shown or earlier.fields is None:
        return earlier
    _, faults = accept(earlier.fields, now.view)
    return Invalid(faults) if faults else earlier


def standing_before(
    revision: Revision, before: Revision | None, *, is_shared: bool
) -> RevisedEntry:
    """Return how an entry stood before a revision of it, `before` being the one before that."""
    if before is not None:
        return before.standing
    return RevisedEntry() if is_shared else replace(revision.standing, shown=False)


async def _unshare(
    app: App, connection: Connection, guild: int, by: int, home: EntryState
) -> Conflict | Invalid | None:
    """Take from all servers what `home` shared with its newest revision, or say why it stays."""
    assert home.newest is not None, "what is taken back was shared"
    revisions = await app.stores.entries.of_entry(EVERYWHERE, home.entry_id, connection)
    if not revisions or revisions[-1].revision != home.newest.revision - 1:
        return Conflict(revisions[-1] if revisions else None, ())
    for_all = await entry_state(app, connection, home.place, home.entry_id, shared=True)
    earlier = await _earlier(app, connection, for_all)
    if not isinstance(earlier, RevisedEntry):
        return earlier
    await _write(app, connection, guild, for_all, Act.UNDONE, earlier, by)
    return None
