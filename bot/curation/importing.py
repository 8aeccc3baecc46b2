"""Importing: what files would change on a server, shown first, then all of it or nothing.

What is confirmed is what was shown: the entries are kept with the revisions that they change. Who
may do it is for the entrance to check.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from enum import Enum
from time import monotonic
from typing import TYPE_CHECKING

from bot.app import Written, WrittenEntry
from bot.curation.publishing import new_entry_id
from bot.curation.standing import (
    Conflict,
    NotFound,
    Refused,
    Unchanged,
    hand_on,
    settle,
    stand_all,
)
from knowledge.accepting import accept_again
from knowledge.differences import Difference, differences
from knowledge.importing import Known, check_upload, read_upload
from knowledge.reviewing.regressions import regressions
from knowledge.writing import fields_of
from storage.entries import Act, Standing
from storage.imports import OFFERED_FOR, PendingItem
from storage.questions import new_key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.app import App
    from bot.curation.standing import Before, Standings
    from knowledge.catalogue import Catalogue
    from knowledge.entry import Entry
    from knowledge.faults import Fault
    from knowledge.format.decoding import Encoding
    from knowledge.loading import PackFile
    from knowledge.reviewing.values import Regression
    from storage.entries import Batch
    from storage.transactions import Connection

MOST_AT_ONCE = 2_000
"""So many items a file may hold on Discord; the operator has no such limit."""
REVIEWED_FOR = 10.0
"""For so many seconds it is looked what the entries would take away, one after the other."""
QUESTIONS_LOOKED_AT = 60
"""At so many questions of others for each of them."""


class Effect(Enum):
    """What an import does to an entry."""

    NEW = "new"
    CHANGED = "changed"
    BACK = "back"
    """It was archived or hidden here, and can be found again."""
    SAME = "same"


@dataclass(frozen=True, slots=True)
class Planned:
    """One entry of an import, and what that changes on the revision that it is based on."""

    entry: Entry
    effect: Effect
    differences: tuple[Difference, ...]
    based_on: int


@dataclass(frozen=True, slots=True)
class Plan:
    """What an import would do; nothing is kept yet."""

    entries: tuple[Planned, ...]
    encodings: tuple[tuple[str, Encoding], ...]
    regressions: tuple[Regression, ...]
    """What those that were looked at would take away from other entries, the worst first."""
    reviewed: int
    """How many were looked at, the first ones; there was no time for more."""
    to_review: int
    """How many change what is matched."""

    def having(self, *effects: Effect) -> tuple[Planned, ...]:
        """Return the entries on which the import has one of these effects."""
        return tuple(one for one in self.entries if one.effect in effects)

    @property
    def changing(self) -> tuple[Planned, ...]:
        """The entries that are there to be written."""
        return tuple(one for one in self.entries if one.effect is not Effect.SAME)


@dataclass(frozen=True, slots=True)
class Broken:
    """Nothing can be imported: every fault, by its place."""

    faults: tuple[Fault, ...]
    encodings: tuple[tuple[str, Encoding], ...]


@dataclass(frozen=True, slots=True)
class _Change:
    """An entry that is to be written, how it stood, and how it comes to stand."""

    entry: Entry
    before: Before
    standing: Standing


@dataclass(frozen=True, slots=True)
class Imported:
    """All of it is kept, and matched by the very next question."""

    written: int
    same: int
    """How many were so by then already."""
    batch: Batch | None
    """What was written, to take it back by; None for nothing."""


@dataclass(frozen=True, slots=True)
class Moved:
    """An entry that another changed since it was shown, and what they changed."""

    entry_id: str
    heading: str
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class Conflicts:
    """Another was sooner with some of it, so that nothing is kept."""

    moved: tuple[Moved, ...]


@dataclass(frozen=True, slots=True)
class Gone:
    """Nothing waits under that key here: it was carried out or dropped, or it is too old."""


Outcome = Imported | Conflicts | Refused | Gone


async def plan(
    app: App, guild: int, files: Sequence[PackFile], most: int | None = None
) -> Plan | Broken:
    """Return what importing these files on a server would do; other work goes on meanwhile.

    With `most` a file of more items is refused.
    """
    standings = await stand_all(app, guild)
    return await asyncio.to_thread(_planned, files, standings, most)


async def offer(app: App, guild: int, planned: Plan) -> str:
    """Keep what a plan would write for ten minutes; returns the key to carry it out by."""
    key, now = new_key(), app.now()
    items = await asyncio.to_thread(pending, planned)
    async with app.database.transaction() as connection:
        await app.stores.imports.forget_older_than(connection, now - OFFERED_FOR)
        await app.stores.imports.offer(connection, key, guild, items, now)
    return key


async def carry_out(app: App, guild: int, by: int, key: str) -> Outcome:
    """Write what was offered under `key`, once: all of it or nothing."""
    items = await app.stores.imports.get(key, guild, app.now())
    return Gone() if items is None else await write(app, guild, by, items, key)


async def drop(app: App, guild: int, key: str) -> bool:
    """Forget what was offered; returns whether it was there."""
    async with app.database.transaction() as connection:
        return await app.stores.imports.drop(connection, key, guild)


async def write(
    app: App, guild: int, by: int | None, items: Sequence[PendingItem], key: str | None = None
) -> Outcome:
    """Write these entries in one transaction, unless another was sooner with one of them.

    With a `key` only while they are still on offer; `by` is nobody where the operator does it.
    """
    view = (await stand_all(app, guild)).view
    checked = await asyncio.to_thread(_checked, items, view)
    async with app.database.transaction() as connection:
        if key is not None and not await app.stores.imports.drop(connection, key, guild):
            return Gone()
        standings = await stand_all(app, guild, connection)
        if standings.view is not view:
            checked = await asyncio.to_thread(_checked, items, standings.view)
        outcome = await _write(app, connection, standings, by, items, checked)
    await app.catch_up()
    return outcome


def pending(planned: Plan) -> tuple[PendingItem, ...]:
    """Return what a plan would write."""
    return tuple(PendingItem(fields_of(one.entry), one.based_on) for one in planned.changing)


def _planned(files: Sequence[PackFile], standings: Standings, most: int | None) -> Plan | Broken:
    upload = read_upload(files, most)
    known = Known(standings.view, standings.own, standings.elsewhere)
    entries, faults = check_upload(upload, known, new_entry_id)
    if faults:
        return Broken(faults, upload.encodings)
    lines = tuple(_line(entry, standings.of(entry.id)) for entry in entries)
    asked = [one.entry for one in lines if one.effect is not Effect.SAME and _asks_other(one)]
    lost, reviewed = _lost(asked, standings.view)
    return Plan(lines, upload.encodings, lost, reviewed, len(asked))


def _line(entry: Entry, before: Before) -> Planned:
    changed = differences(before.fields, fields_of(entry))
    return Planned(entry, _effect(entry, before), changed, before.seen_revision)


def _effect(entry: Entry, before: Before) -> Effect:
    if before.formed(entry) == before.standing:
        return Effect.SAME
    if before.entry is not None:
        return Effect.CHANGED
    return Effect.NEW if before.fields is None else Effect.BACK


def _asks_other(one: Planned) -> bool:
    """Return whether what is matched changes, and not only what is told."""
    told = {"gecontroleerd", "controleer_voor", "eigenaar", "bewijs", "leestijd", "vernieuwd"}
    told |= {"zekerheid", "noot", "gelezen", "opgeschreven"}
    return any(difference.field not in told for difference in one.differences)


def _lost(entries: Sequence[Entry], view: Catalogue) -> tuple[tuple[Regression, ...], int]:
    """Return what entries would take away, and of how many there was time to see that."""
    found: dict[tuple[str, str], Regression] = {}
    until, reviewed = monotonic() + REVIEWED_FOR, 0
    for entry in entries:
        every = regressions(entry, view, QUESTIONS_LOOKED_AT)
        found |= {(one.entry_id, one.question): one for one in every}
        reviewed += 1
        if monotonic() > until:
            break
    worst = sorted(found.values(), key=lambda one: (not one.lost, one.becomes.confidence))
    return tuple(worst), reviewed


def _checked(
    items: Sequence[PendingItem], view: Catalogue
) -> tuple[tuple[Entry, ...], tuple[Fault, ...]]:
    return accept_again([one.fields for one in items], view)


async def _write(
    app: App,
    connection: Connection,
    standings: Standings,
    by: int | None,
    items: Sequence[PendingItem],
    checked: tuple[tuple[Entry, ...], tuple[Fault, ...]],
) -> Outcome:
    entries, faults = checked
    moved = await _moved(app, connection, standings, items)
    if moved:
        return Conflicts(moved)
    if faults:
        return Refused(faults)
    assert len(entries) == len(items), "an item without faults is an entry"
    changes = await asyncio.to_thread(_changes, entries, standings)
    batch = await _write_changes(app, connection, standings, by, changes) if changes else None
    return Imported(len(changes), len(items) - len(changes), batch)


async def _moved(
    app: App, connection: Connection, standings: Standings, items: Sequence[PendingItem]
) -> tuple[Moved, ...]:
    """Return the entries that aren't as they were shown, nor as they are to become."""
    moved = []
    for item in items:
        own = str(item.fields["id"])
        before = standings.of(own)
        if before.seen_revision == item.based_on and not before.is_elsewhere:
            continue
        wanted = Standing(fields=item.fields)

        def decide(now: Before, wanted: Standing = wanted) -> Standing | NotFound:
            return NotFound() if now.standing is None and now.is_elsewhere else wanted

        outcome = await settle(app, connection, before, item.based_on, decide)
        if isinstance(outcome, Conflict):
            moved.append(Moved(own, _heading(item), outcome.differences))
        elif not isinstance(outcome, Standing | Unchanged):
            moved.append(Moved(own, _heading(item), ()))
    return tuple(moved)


def _changes(entries: Sequence[Entry], standings: Standings) -> tuple[_Change, ...]:
    """Return the entries that don't stand so yet."""
    befores = ((entry, standings.of(entry.id)) for entry in entries)
    changes = (_Change(entry, before, before.formed(entry)) for entry, before in befores)
    return tuple(one for one in changes if one.standing != one.before.standing)


async def _write_changes(
    app: App,
    connection: Connection,
    standings: Standings,
    by: int | None,
    changes: Sequence[_Change],
) -> Batch:
    """Write the revision of each entry, and hand them on."""
    guild, now = standings.guild, {one.entry.id: one.standing for one in changes}
    entries = app.stores.entries
    batch = await entries.write_all(connection, guild, Act.PUBLISHED, now, by, app.now())
    written = Written(
        guild=guild,
        place=guild,
        act=Act.PUBLISHED,
        entries=tuple(
            WrittenEntry(
                entry_id=one.entry.id,
                before=one.before.entry,
                after=one.entry,
                standing=one.standing,
                is_first=one.before.own is None,
            )
            for one in changes
        ),
        revision=batch.last,
        imported=True,
    )
    await hand_on(app, connection, written)
    return batch


def _heading(item: PendingItem) -> str:
    return str(item.fields.get("vraag") or item.fields.get("titel") or item.fields["id"])
