"""How entries stand on a server: for who writes, for who looks, and which of them need care."""

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
    """The revision that what the server sees comes from; None is a pack."""
    newest: Revision | None
    """The newest of `place`."""
    view: Catalogue
    shared: Entry | None
    """The entry as it would be without a form of `place`."""
    is_elsewhere: bool
    """Whether another server has one of that id."""

    @property
    def entry(self) -> Entry | None:
        """The entry as it can be found there."""
        return self.view.entries.get(self.entry_id)

    @property
    def standing(self) -> RevisedEntry | None:
        """How it stands; None where there is nothing of that id."""
        if self.newest is not None:
            return self.newest.standing
        return RevisedEntry() if self.shared is not None else None

    @property
    def fields(self) -> Fields | None:
        """The fields of its form of now, shown or not."""
        if self.newest is not None and self.newest.standing.fields is not None:
            return self.newest.standing.fields
        return None if self.shared is None else fields_of(self.shared)

    @property
    def seen_revision(self) -> int:
        """The number of the revision that the server sees; 0 for a pack's."""
        return number_of_revision(self.seen)

    @property
    def heading(self) -> str:
        """What it is or was called; empty where it never was there."""
        known = self.entry or self.shared
        if known is not None:
            return known.heading
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
    """A revision with what it changed on the one before; the first one on the shared entry."""

    revision: Revision
    differences: tuple[Difference, ...]


class Care(StrEnum):
    """Why an entry is looked at; the names stand on buttons, so they never change."""

    DUE = "due"
    REPORTED = "reported"
    UNUSED = "unused"


@dataclass(frozen=True, slots=True, kw_only=True)
class NeedsCare:
    entry: Entry
    due: date | None = None
    """By when it was to be checked; None where it never was, or isn't due."""
    reports: tuple[str, ...] = ()
    """What people said is wrong in it."""


@dataclass(frozen=True, slots=True)
class Exported:
    """A server's own entries, as a pack and as a table, and how many can't be found now."""

    count: int
    pack: str
    table: str
    left_out: int
    """Archived or hidden entries: those are in no file."""


async def seen_revision(app: App, guild: int, entry_id: str) -> int:
    """Return the number of the revision that a server's form of an entry is; 0 for a pack's."""
    return number_of_revision(await app.stores.entries.seen(guild, entry_id))


async def entry_state(
    app: App, connection: Connection | None, guild: int, entry_id: str, *, shared: bool = False
) -> EntryState:
    """Return how an entry stands; on a `connection` that writes, now that nobody else can.

    With `shared` that of all servers, where what the home server sees comes from there.
    """
    entries = app.stores.entries
    own = await entries.newest(guild, entry_id, connection)
    everywhere = await entries.newest(EVERYWHERE, entry_id, connection)
    await app.catch_up()  # after that: what is seen is never older than its revision
    for_all = shared and guild == app.settings.home_guild and everywhere and not is_form(own)
    place = EVERYWHERE if for_all else guild
    return EntryState(
        place=place,
        entry_id=entry_id,
        seen=holding(own, everywhere),
        newest=everywhere if for_all else own,
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
    """Return how an entry stands, found or not; None where there never was one of that id."""
    found = await entry_state(app, None, guild, entry_id)
    return found if found.heading else None


async def history(app: App, guild: int, entry_id: str) -> tuple[Step, ...]:
    """Return what was done to an entry here, the newest first; home sees what it did for all."""
    places = (guild, EVERYWHERE) if guild == app.settings.home_guild else (guild,)
    steps: list[Step] = []
    for place in places:
        below = app.catalogue.below(place).entries.get(entry_id)
        shared: Fields | None = None if below is None else fields_of(below)
        before = shared
        for one in await app.stores.entries.of_entry(place, entry_id):
            after = shared if one.standing.fields is None else one.standing.fields
            steps.append(Step(one, differences(before, after)))
            before = after
    return tuple(sorted(steps, key=lambda step: -step.revision.revision))


async def out_of_sight(app: App, guild: int) -> dict[str, str]:
    """Return what was archived or hidden on a server, by id; home sees what it did for all."""
    newest = await app.stores.entries.newest_of_guild(guild)
    everywhere = await app.stores.entries.newest_of_guild(EVERYWHERE)
    view, shared = app.catalogue.for_guild(guild), app.catalogue.below(guild)
    state = ServerState(guild, view, shared, newest, everywhere, frozenset())
    touched = {**everywhere, **newest} if guild == app.settings.home_guild else newest
    gone = (state.of(own) for own in touched if own not in view.entries)
    return {one.entry_id: one.heading for one in gone if one.heading}


async def today(app: App, guild: int) -> date:
    return app.now().astimezone(await zone_of(app, guild)).date()


async def in_need(app: App, guild: int, care: Care) -> tuple[NeedsCare, ...]:
    """Return what needs this care on a server, the longest ago checked first."""
    view = app.catalogue.for_guild(guild)
    ours = [entry for entry in view.entries.values() if not isinstance(entry, ElsewhereEntry)]
    match care:
        case Care.DUE:
            return _due(ours, await today(app, guild))
        case Care.REPORTED:
            reports = await _reported(app, guild)
            reported = [entry for entry in ours if entry.id in reports]
            return _oldest_first(
                NeedsCare(entry=one, reports=tuple(reports[one.id])) for one in reported
            )
        case Care.UNUSED:
            used = await _used(app, guild)
            return _oldest_first(NeedsCare(entry=entry) for entry in ours if entry.id not in used)


async def export(app: App, guild: int) -> Exported:
    """Return what a server has of its own; the home server with what it shared."""
    state = await server_state(app, guild)
    own: dict[str, Entry] = {}
    if guild == app.settings.home_guild:
        own.update(app.catalogue.own.get(EVERYWHERE, ServerEntries()).entries)
    own.update(app.catalogue.own.get(guild, ServerEntries()).entries)
    left_out = sum(not one.standing.shown for one in state.newest.values())
    return await asyncio.to_thread(_as_files, own.values(), left_out)


async def differences_since(
    app: App, connection: Connection, now: EntryState, based_on: int
) -> tuple[Difference, ...]:
    """Return what is new since the revision that someone saw; else since what all share."""
    seen = await app.stores.entries.get(based_on, connection)
    is_here = seen is not None and seen.guild_id in (now.place, EVERYWHERE)
    if seen is not None and is_here and seen.entry_id == now.entry_id and seen.standing.fields:
        return differences(seen.standing.fields, now.fields)
    return differences(None if now.shared is None else fields_of(now.shared), now.fields)


def number_of_revision(revision: Revision | None) -> int:
    return 0 if revision is None else revision.revision


def _due(entries: Iterable[Entry], day: date) -> tuple[NeedsCare, ...]:
    found = (
        NeedsCare(entry=entry, due=due)
        for entry in entries
        if not is_over(entry, day) and ((due := due_on(entry)) is None or due <= day)
    )
    return tuple(sorted(found, key=lambda one: (one.due or date.min, one.entry.id)))


def _oldest_first(found: Iterable[NeedsCare]) -> tuple[NeedsCare, ...]:
    return tuple(sorted(found, key=lambda one: (seen_on(one.entry) or date.min, one.entry.id)))


async def _reported(app: App, guild: int) -> dict[str, list[str]]:
    """Return what people said is wrong, by entry, and no moderator decided about yet."""
    texts: dict[str, list[str]] = {}
    for one in await app.stores.gaps.reports(guild, app.now() - RETENTION - timedelta(days=1)):
        texts.setdefault(one.report.entry_id, []).append(one.report.text)
    return texts


async def _used(app: App, guild: int) -> frozenset[str]:
    """Return the ids of what answered a question that is still kept, or was chosen for one."""
    last = app.now().date()
    kept = await app.stores.statistics.kept(guild, last - RETENTION, last)
    shown = (one.entry_ids[0] for one in kept if one.outcome == "found" and one.entry_ids)
    chosen = (one.chosen for one in kept if one.chosen)
    return frozenset((*shown, *chosen))


def _as_files(entries: Iterable[Entry], left_out: int) -> Exported:
    kinds = tuple(Kind)
    in_order = sorted(entries, key=lambda one: (kinds.index(one.kind), one.id))
    table = to_csv(map(fields_of, in_order))
    return Exported(len(in_order), as_pack(in_order), table, left_out)
