"""How entries stand on a server: what they are now, what was changed, and what needs care."""

import asyncio
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any, TypeAlias

from bot.app import App
from bot.cards.moments import zone_of
from knowledge.catalogue import Catalogue
from knowledge.drafting.accepting import accept
from knowledge.drafting.parts import heading_field
from knowledge.entry import EVERYWHERE, ElsewhereEntry, Entry, Kind
from knowledge.format.differences import Difference, differences
from knowledge.format.faults import Fault
from knowledge.format.fields import KIND_KEY
from knowledge.format.spreadsheet import to_csv
from knowledge.format.writing import as_pack, fields_of
from knowledge.shared import ServerEntries
from knowledge.upkeep import due_on, is_over, seen_on
from storage.engine.transactions import Connection
from storage.entries import RevisedEntry, Revision, holding, is_form
from storage.questions import RETENTION

Fields: TypeAlias = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Invalid:
    """Nothing is kept: this is wrong with it."""

    faults: tuple[Fault, ...]


@dataclass(frozen=True, slots=True)
class EntryState:
    """How an entry stands on a server; there may be nothing of that id."""

    place: int
    """Where a change is to be written: the server, or `EVERYWHERE` for what its home shared."""
    entry_id: str
    seen: Revision | None
    """The revision that the server sees; None where that is the entry of a pack."""
    newest: Revision | None
    """The newest revision of `place`."""
    view: Catalogue
    shared: Entry | None
    """The entry as it would be without a form of `place`."""
    is_elsewhere: bool
    """Whether another server has an entry of that id."""

    @property
    def entry(self) -> Entry | None:
        """The entry as it can be found there."""
        return self.view.entries.get(self.entry_id)

    @property
    def standing(self) -> RevisedEntry | None:
        """The form it has; None where there is nothing of that id."""
        if self.newest is not None:
            return self.newest.standing
        return RevisedEntry() if self.shared is not None else None

    @property
    def fields(self) -> Fields | None:
        """The fields it has now, whether it is shown or not."""
        if self.newest is not None and self.newest.standing.fields is not None:
            return self.newest.standing.fields
        return None if self.shared is None else fields_of(self.shared)

    @property
    def seen_revision(self) -> int:
        """The number of the revision that the server sees; 0 for a pack's."""
        return number_of_revision(self.seen)

    @property
    def heading(self) -> str:
        """What it is or was called; empty where there never was such an entry."""
        entry = self.entry or self.shared
        if entry is not None:
            return entry.heading
        fields = None if self.seen is None else self.seen.standing.fields
        return "" if fields is None else str(fields[heading_field(Kind(fields[KIND_KEY]))])

    @property
    def is_changed_here(self) -> bool:
        """Whether the server has a form of its own."""
        return self._here is not None and self._here.standing.fields is not None

    @property
    def differs_here(self) -> bool:
        """Whether all servers have it, and this one has a form of its own or hid it."""
        return self.shared is not None and is_form(self._here)

    @property
    def _here(self) -> Revision | None:
        return self.seen if self.seen and self.seen.guild_id != EVERYWHERE else None

    def accept(self, fields: Fields) -> RevisedEntry | Invalid:
        entry, faults = accept(fields, self.view)
        return Invalid(faults) if entry is None or faults else self.with_form(entry)

    def with_form(self, entry: Entry) -> RevisedEntry:
        assert entry.id == self.entry_id, "a change of one entry is of that entry"
        fields = fields_of(entry)
        same = self.shared is not None and fields == fields_of(self.shared)
        return RevisedEntry() if same else RevisedEntry(fields=fields)


@dataclass(frozen=True, slots=True)
class ServerState:
    """How all entries stand on a server at one moment."""

    guild: int
    view: Catalogue
    shared: Catalogue
    newest: Mapping[str, Revision]
    everywhere: Mapping[str, Revision]
    elsewhere: frozenset[str]

    def of(self, entry_id: str) -> EntryState:
        newest = self.newest.get(entry_id)
        return EntryState(
            place=self.guild,
            entry_id=entry_id,
            seen=holding(newest, self.everywhere.get(entry_id)),
            newest=newest,
            view=self.view,
            shared=self.shared.entries.get(entry_id),
            is_elsewhere=entry_id in self.elsewhere,
        )


@dataclass(frozen=True, slots=True)
class Step:
    """A revision and what it changed in the one before; the first in what all servers share."""

    revision: Revision
    differences: tuple[Difference, ...]


class Care(StrEnum):
    """Why an entry needs care; the values stand in buttons, so they never change."""

    DUE = "due"
    REPORTED = "reported"
    UNUSED = "unused"


@dataclass(frozen=True, slots=True, kw_only=True)
class NeedsCare:
    entry: Entry
    due: date | None = None
    """Before which day it was to be checked; None where it never was checked, or isn't due."""
    reports: tuple[str, ...] = ()
    """What people said is wrong in it."""


@dataclass(frozen=True, slots=True)
class Exported:
    """A server's own entries, as a pack and as a table."""

    count: int
    pack: str
    table: str
    left_out: int
    """How many archived or hidden entries are in neither."""


async def seen_revision(app: App, guild: int, entry_id: str) -> int:
    """Return the number of the revision that a server's form of an entry is; 0 for a pack's."""
    return number_of_revision(await app.stores.entries.seen(guild, entry_id))


async def entry_state(
    app: App, connection: Connection | None, guild: int, entry_id: str, *, shared: bool = False
) -> EntryState:
    """Return how an entry stands; with a `connection` as its transaction sees it.

    With `shared` the home server gets the state for all servers, unless it has its own form.
    """
    entries = app.stores.entries
    here = await entries.newest(guild, entry_id, connection)
    everywhere = await entries.newest(EVERYWHERE, entry_id, connection)
    await app.catch_up()  # after that: what is seen is never older than its revision
    for_all = shared and guild == app.settings.home_guild and everywhere and not is_form(here)
    place = EVERYWHERE if for_all else guild
    return EntryState(
        place=place,
        entry_id=entry_id,
        seen=holding(here, everywhere),
        newest=everywhere if for_all else here,
        view=app.catalogue.for_guild(place),
        shared=app.catalogue.below(place).entries.get(entry_id),
        is_elsewhere=await entries.is_elsewhere(guild, entry_id, connection),
    )


async def server_state(app: App, guild: int, connection: Connection | None = None) -> ServerState:
    await app.catch_up()
    entries = app.stores.entries
    return ServerState(
        guild=guild,
        view=app.catalogue.for_guild(guild),
        shared=app.catalogue.below(guild),
        newest=await entries.newest_of_guild(guild, connection),
        everywhere=await entries.newest_of_guild(EVERYWHERE, connection),
        elsewhere=await entries.ids_elsewhere(guild, connection),
    )


async def examine(app: App, guild: int, entry_id: str) -> EntryState | None:
    """Return how an entry stands, hidden or not; None where there never was one of that id."""
    state = await entry_state(app, None, guild, entry_id)
    return state if state.heading else None


async def history(app: App, guild: int, entry_id: str) -> tuple[Step, ...]:
    """Return the revisions of an entry, newest first; for the home server also those for all."""
    places = (guild, EVERYWHERE) if guild == app.settings.home_guild else (guild,)
    steps: list[Step] = []
    for place in places:
        below = app.catalogue.below(place).entries.get(entry_id)
        shared: Fields | None = None if below is None else fields_of(below)
        before = shared
        for revision in await app.stores.entries.of_entry(place, entry_id):
            after = shared if revision.standing.fields is None else revision.standing.fields
            steps.append(Step(revision, differences(before, after)))
            before = after
    return tuple(sorted(steps, key=lambda step: -step.revision.revision))


async def hidden_headings(app: App, guild: int) -> dict[str, str]:
    """Return the headings of entries that a server archived or hid, by id; home's also for all."""
    newest = await app.stores.entries.newest_of_guild(guild)
    everywhere = await app.stores.entries.newest_of_guild(EVERYWHERE)
    view, shared = app.catalogue.for_guild(guild), app.catalogue.below(guild)
    server = ServerState(guild, view, shared, newest, everywhere, frozenset())
    ids = {**everywhere, **newest} if guild == app.settings.home_guild else newest
    states = (server.of(entry_id) for entry_id in ids if entry_id not in view.entries)
    return {state.entry_id: state.heading for state in states if state.heading}


async def today(app: App, guild: int) -> date:
    return app.now().astimezone(await zone_of(app, guild)).date()


async def in_need(app: App, guild: int, care: Care) -> tuple[NeedsCare, ...]:
    """Return the entries of a server that need this care, the longest unchecked first."""
    view = app.catalogue.for_guild(guild)
    ours = [entry for entry in view.entries.values() if not isinstance(entry, ElsewhereEntry)]
    match care:
        case Care.DUE:
            return _due(ours, await today(app, guild))
        case Care.REPORTED:
            reports = await _reported(app, guild)
            reported = [entry for entry in ours if entry.id in reports]
            needing = [NeedsCare(entry=one, reports=tuple(reports[one.id])) for one in reported]
            return _oldest_first(needing)
        case Care.UNUSED:
            used = await _used(app, guild)
            return _oldest_first(NeedsCare(entry=entry) for entry in ours if entry.id not in used)


async def export(app: App, guild: int) -> Exported:
    """Return a server's own entries; for the home server also those that it shared."""
    state = await server_state(app, guild)
    entries: dict[str, Entry] = {}
    if guild == app.settings.home_guild:
        entries.update(app.catalogue.own.get(EVERYWHERE, ServerEntries()).entries)
    entries.update(app.catalogue.own.get(guild, ServerEntries()).entries)
    left_out = sum(not one.standing.shown for one in state.newest.values())
    return await asyncio.to_thread(_as_files, entries.values(), left_out)


async def differences_since(
    app: App, connection: Connection, state: EntryState, based_on: int
) -> tuple[Difference, ...]:
    """Return what changed since revision `based_on`; where that is not of this entry, since
    what all servers share.
    """
    seen = await app.stores.entries.get(based_on, connection)
    is_here = seen is not None and seen.guild_id in (state.place, EVERYWHERE)
    if seen is not None and is_here and seen.entry_id == state.entry_id and seen.standing.fields:
        return differences(seen.standing.fields, state.fields)
    return differences(None if state.shared is None else fields_of(state.shared), state.fields)


def number_of_revision(revision: Revision | None) -> int:
    return 0 if revision is None else revision.revision


def _due(entries: Iterable[Entry], day: date) -> tuple[NeedsCare, ...]:
    needing = (
        NeedsCare(entry=entry, due=due)
        for entry in entries
        if not is_over(entry, day) and ((due := due_on(entry)) is None or due <= day)
    )
    return tuple(sorted(needing, key=lambda need: (need.due or date.min, need.entry.id)))


def _oldest_first(needing: Iterable[NeedsCare]) -> tuple[NeedsCare, ...]:
    return tuple(sorted(needing, key=lambda need: (seen_on(need.entry) or date.min, need.entry.id)))


async def _reported(app: App, guild: int) -> dict[str, list[str]]:
    """Return by entry what people reported and no moderator decided about yet."""
    texts: dict[str, list[str]] = {}
    for waiting in await app.stores.gaps.reports(guild, app.now() - RETENTION - timedelta(days=1)):
        texts.setdefault(waiting.report.entry_id, []).append(waiting.report.text)
    return texts


async def _used(app: App, guild: int) -> frozenset[str]:
    """Return the ids of entries that answered a question of the last weeks, or were chosen."""
    last = app.now().date()
    questions = await app.stores.statistics.questions(guild, last - RETENTION, last)
    answers = (one.entry_ids[0] for one in questions if one.outcome == "found" and one.entry_ids)
    chosen = (one.chosen for one in questions if one.chosen)
    return frozenset((*answers, *chosen))


def _as_files(entries: Iterable[Entry], left_out: int) -> Exported:
    kinds = tuple(Kind)
    in_order = sorted(entries, key=lambda entry: (kinds.index(entry.kind), entry.id))
    table = to_csv(map(fields_of, in_order))
    return Exported(len(in_order), as_pack(in_order), table, left_out)
