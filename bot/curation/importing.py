"""Importing entries from files: first a plan of what would change, then all of it or nothing.

What a moderator confirms is what the plan showed: entries are kept with the revisions that they
change. The cog checks who may do it.
"""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from time import monotonic
from typing import TypeAlias

from bot.app import App, Written, WrittenEntry
from bot.curation.examining import EntryState, Invalid, ServerState, differences_since, server_state
from bot.curation.publishing import new_entry_id, run_after_change
from bot.dutch import number
from bot.pacing import Budget
from bot.view import Refused
from knowledge.catalogue import Catalogue
from knowledge.drafting.accepting import accept_rows
from knowledge.drafting.importing import Existing, check_upload, read_upload
from knowledge.entry import Entry
from knowledge.format.decoding import Encoding
from knowledge.format.differences import Difference, differences
from knowledge.format.faults import Fault
from knowledge.format.loading import PackFile
from knowledge.format.writing import fields_of
from knowledge.reviewing.regressions import regressions
from knowledge.reviewing.values import Regression
from storage.engine.transactions import Connection
from storage.entries import Act, Batch, RevisedEntry
from storage.imports import OFFERED_FOR, PendingItem
from storage.questions import new_key

MOST_AT_ONCE = 2_000
"""So many items a file may hold on Discord; the operator has no such limit."""
MOST_OWN = 5_000
"""So many of its own a server may have by importing on Discord."""
REVIEWED_FOR = 10.0
"""Seconds to look, entry by entry, for questions of others that they would draw away."""
QUESTIONS_LOOKED_AT = 60
"""So many of those questions for each entry."""
NOT_MATCHED = {
    *("gecontroleerd", "controleer_voor", "eigenaar", "bewijs", "leestijd", "vernieuwd"),
    *("zekerheid", "noot", "gelezen", "opgeschreven"),
}
"""Fields that are shown and play no part in matching."""
GONE = (
    "Deze import is al uitgevoerd of geannuleerd, of is ouder dan tien minuten. "
    "Kies opnieuw /kennis importeer met het bestand om te zien hoe het staat."
)


class Effect(Enum):
    NEW = "new"
    CHANGED = "changed"
    BACK = "back"
    """It was archived or hidden here, and can be found again."""
    SAME = "same"


@dataclass(frozen=True, slots=True)
class PlannedEntry:
    """One entry of an import, and what that changes in the revision that it is based on."""

    entry: Entry
    effect: Effect
    differences: tuple[Difference, ...]
    based_on: int


@dataclass(frozen=True, slots=True)
class Plan:
    """What an import would do; nothing is written yet."""

    entries: tuple[PlannedEntry, ...]
    encodings: tuple[tuple[str, Encoding], ...]
    regressions: tuple[Regression, ...]
    """What the reviewed entries would draw away from others, the worst first."""
    reviewed: int
    """How many there was time to review, the first ones."""
    to_review: int
    """How many change what is matched."""

    def having(self, *effects: Effect) -> tuple[PlannedEntry, ...]:
        return tuple(one for one in self.entries if one.effect in effects)

    @property
    def changing(self) -> tuple[PlannedEntry, ...]:
        return tuple(one for one in self.entries if one.effect is not Effect.SAME)


@dataclass(frozen=True, slots=True)
class Broken:
    faults: tuple[Fault, ...]
    encodings: tuple[tuple[str, Encoding], ...]


@dataclass(frozen=True, slots=True)
class Imported:
    """All of it is written, and matched by the very next question."""

    written: int
    same: int
    """How many were so by then already."""
    batch: Batch | None
    """What was written, to undo it by; None for nothing."""


@dataclass(frozen=True, slots=True)
class EntryConflict:
    """An entry that another changed meanwhile, and how."""

    entry_id: str
    heading: str
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class Conflicts:
    entries: tuple[EntryConflict, ...]


ImportOutcome: TypeAlias = Imported | Conflicts | Invalid


async def plan(
    app: App, guild: int, files: Sequence[PackFile], most: int | None = None
) -> Plan | Broken:
    """Return what importing these files on a server would do; other work goes on meanwhile.

    With `most` a file of more items is refused, as is one that a server has no budget or room for.
    """
    if most is not None:
        app.budgets.spend(Budget.IMPORT, guild, app.now())
    state = await server_state(app, guild)
    return await asyncio.to_thread(_plan, files, state, most)


async def offer(app: App, guild: int, planned: Plan) -> str:
    """Keep for ten minutes what a plan would write; return the key to carry it out by."""
    key, now = new_key(), app.now()
    items = await asyncio.to_thread(pending, planned)
    async with app.database.transaction() as connection:
        await app.stores.imports.forget_older_than(connection, now - OFFERED_FOR)
        await app.stores.imports.offer(connection, key, guild, items, now)
    return key


async def carry_out(app: App, guild: int, by: int, key: str) -> ImportOutcome:
    """Write what was offered under `key`, once: all or nothing; `Refused` where it is gone."""
    items = await app.stores.imports.get(key, guild, app.now())
    if items is None:
        raise Refused(GONE)
    return await write(app, guild, by, items, key)


async def drop(app: App, guild: int, key: str) -> None:
    async with app.database.transaction() as connection:
        if not await app.stores.imports.drop(connection, key, guild):
            raise Refused(GONE)


async def write(
    app: App, guild: int, by: int | None, items: Sequence[PendingItem], key: str | None = None
) -> ImportOutcome:
    """Write these entries in one transaction, unless another was sooner with one of them.

    With a `key` only while they are still on offer; `by` is nobody where the operator does it.
    """
    view = (await server_state(app, guild)).view
    rows = [one.fields for one in items]
    checked = await asyncio.to_thread(accept_rows, rows, view)
    async with app.database.transaction() as connection:
        if key is not None and not await app.stores.imports.drop(connection, key, guild):
            raise Refused(GONE)
        state = await server_state(app, guild, connection)
        if state.view is not view:
            checked = await asyncio.to_thread(accept_rows, rows, state.view)
        outcome = await _write(app, connection, state, by, items, checked)
    await app.catch_up()
    return outcome


def pending(planned: Plan) -> tuple[PendingItem, ...]:
    return tuple(PendingItem(fields_of(one.entry), one.based_on) for one in planned.changing)


def _plan(files: Sequence[PackFile], state: ServerState, most: int | None) -> Plan | Broken:
    upload = read_upload(files, most)
    existing = Existing(state.view, state.newest, state.elsewhere)
    entries, faults = check_upload(upload, existing, new_entry_id)
    if faults:
        return Broken(faults, upload.encodings)
    if most is not None:
        _check_room(entries, state)
    planned = tuple(_plan_entry(entry, state.of(entry.id)) for entry in entries)
    to_review = [one.entry for one in planned if _changes_matching(one)]
    losses, reviewed = _find_losses(to_review, state.view)
    return Plan(planned, upload.encodings, losses, reviewed, len(to_review))


def _check_room(entries: Sequence[Entry], state: ServerState) -> None:
    forms = {key: newest.standing for key, newest in state.newest.items()}
    here = {key for key, form in forms.items() if form.shown and form.fields is not None}
    if len(here.union(entry.id for entry in entries)) > MOST_OWN:
        raise Refused(
            f"Dat wordt te veel: een server kan op deze manier hoogstens {number(MOST_OWN)} eigen "
            f"items hebben, en hier zijn het er nu {number(len(here))}. Archiveer eerst wat niet "
            "meer nodig is, of vraag wie mij draait om het bestand op te nemen."
        )


def _plan_entry(entry: Entry, before: EntryState) -> PlannedEntry:
    changes = differences(before.fields, fields_of(entry))
    return PlannedEntry(entry, _effect(entry, before), changes, before.seen_revision)


def _effect(entry: Entry, before: EntryState) -> Effect:
    if before.with_form(entry) == before.standing:
        return Effect.SAME
    if before.entry is not None:
        return Effect.CHANGED
    return Effect.NEW if before.fields is None else Effect.BACK


def _changes_matching(planned: PlannedEntry) -> bool:
    return any(difference.field not in NOT_MATCHED for difference in planned.differences)


def _find_losses(entries: Sequence[Entry], view: Catalogue) -> tuple[tuple[Regression, ...], int]:
    """Return what entries would draw away from others, and how many there was time to review."""
    losses: dict[tuple[str, str], Regression] = {}
    until, reviewed = monotonic() + REVIEWED_FOR, 0
    for entry in entries:
        every = regressions(entry, view, QUESTIONS_LOOKED_AT)
        losses |= {(one.entry_id, one.question): one for one in every if one.certain}
        reviewed += 1
        if monotonic() > until:
            break
    worst = sorted(losses.values(), key=lambda one: (not one.lost, one.becomes.confidence))
    return tuple(worst), reviewed


async def _write(
    app: App,
    connection: Connection,
    state: ServerState,
    by: int | None,
    items: Sequence[PendingItem],
    checked: tuple[tuple[Entry, ...], tuple[Fault, ...]],
) -> ImportOutcome:
    entries, faults = checked
    conflicts = await _find_conflicts(app, connection, state, items)
    if conflicts:
        return Conflicts(conflicts)
    if faults:
        return Invalid(faults)
    assert len(entries) == len(items), "an item without faults is an entry"
    if by is not None:
        _check_room(entries, state)
    changes = await asyncio.to_thread(_changes, entries, state)
    batch = None
    if changes:
        batch = await write_all(app, connection, state.guild, Act.PUBLISHED, by, changes)
    return Imported(len(changes), len(items) - len(changes), batch)


async def _find_conflicts(
    app: App, connection: Connection, state: ServerState, items: Sequence[PendingItem]
) -> tuple[EntryConflict, ...]:
    """Return the entries that are neither as they were shown nor as they are to become."""
    conflicts = []
    for item in items:
        key, wanted = str(item.fields["id"]), RevisedEntry(fields=item.fields)
        now, heading = state.of(key), str(item.fields.get("vraag") or item.fields["titel"])
        if now.standing is None and now.is_elsewhere:
            conflicts.append(EntryConflict(key, heading, ()))
        elif now.seen_revision != item.based_on and now.standing != wanted:
            new = await differences_since(app, connection, now, item.based_on)
            conflicts.append(EntryConflict(key, heading, new))
    return tuple(conflicts)


def _changes(entries: Sequence[Entry], state: ServerState) -> tuple[WrittenEntry, ...]:
    befores = ((entry, state.of(entry.id)) for entry in entries)
    return tuple(
        WrittenEntry(
            entry_id=entry.id,
            before=before.entry,
            after=entry,
            standing=standing,
            is_first=before.newest is None,
        )
        for entry, before in befores
        if (standing := before.with_form(entry)) != before.standing
    )


async def write_all(
    app: App,
    connection: Connection,
    guild: int,
    act: Act,
    by: int | None,
    entries: tuple[WrittenEntry, ...],
    undone: tuple[int, int] | None = None,
) -> Batch:
    """Write the next revision of all these entries; `undone` are the revisions that it undoes."""
    standings = {one.entry_id: one.standing for one in entries}
    batch = await app.stores.entries.write_all(connection, guild, act, standings, by, app.now())
    written = Written(
        guild=guild,
        place=guild,
        act=act,
        entries=entries,
        revision=batch.last,
        undone=undone,
        imported=True,
    )
    await run_after_change(app, connection, written)
    return batch
