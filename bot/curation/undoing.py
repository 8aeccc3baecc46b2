"""Undoing an import: each entry gets its form from before, unless somebody changed it since."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from bot.app import App, WrittenEntry
from bot.curation.examining import ServerState, server_state
from bot.curation.importing import write_all
from bot.curation.publishing import standing_before
from bot.view import Refused
from knowledge.catalogue import Catalogue
from knowledge.drafting.accepting import accept_rows
from knowledge.entry import Entry
from storage.entries import Act, Batch, RevisedEntry, Revision


@dataclass(frozen=True, slots=True)
class ImportUndone:
    """How many entries of an import have their form from before, and the headings of the others."""

    undone: int
    already: int
    """How many had that form by then."""
    changed: tuple[str, ...]
    """Which stay because they were changed since."""
    unfit: tuple[str, ...]
    """Which stay because their form from before is no longer valid."""


async def undo_import(app: App, guild: int, by: int, batch: Batch) -> ImportUndone:
    """Give the entries of an import by `by` the form that they had before it.

    Those that were changed since stay as they are; the cog checks who may do it.
    """
    entries = app.stores.entries
    async with app.database.transaction() as connection:
        state = await server_state(app, guild, connection)
        revisions = await entries.of_batch(connection, guild, batch, by)
        if not revisions:
            raise Refused(
                "Deze import kan ik niet als geheel voor je terugdraaien. Elk item apart "
                "terugdraaien kan met /kennis geschiedenis."
            )
        before = await entries.before_batch(connection, guild, batch)
        changes, outcome = await asyncio.to_thread(_decide, state, revisions, before)
        if changes:
            taken_back = (batch.first, batch.last)
            await write_all(app, connection, guild, Act.UNDONE, by, changes, taken_back)
    await app.catch_up()
    return outcome


def _decide(
    state: ServerState, revisions: Sequence[Revision], before: Mapping[str, Revision]
) -> tuple[tuple[WrittenEntry, ...], ImportUndone]:
    """Return what to write to undo these revisions, and what becomes of each."""
    forms = {
        one.entry_id: standing_before(
            one, before.get(one.entry_id), is_shared=one.entry_id in state.shared.entries
        )
        for one in revisions
    }
    newest = state.newest
    unchanged = {one.entry_id for one in revisions if newest[one.entry_id].revision == one.revision}
    already = {key for key, form in forms.items() if newest[key].standing == form} - unchanged
    valid, entries = _valid({key: forms[key] for key in forms if key in unchanged}, state)
    changes = tuple(
        WrittenEntry(
            entry_id=key,
            before=state.view.entries.get(key),
            after=entries.get(key),
            standing=form,
            is_first=False,
        )
        for key, form in valid.items()
    )
    outcome = ImportUndone(
        undone=len(valid),
        already=len(already),
        changed=_headings(state, forms.keys() - unchanged - already),
        unfit=_headings(state, unchanged - valid.keys()),
    )
    return changes, outcome


def _valid(
    forms: Mapping[str, RevisedEntry], state: ServerState
) -> tuple[Mapping[str, RevisedEntry], Mapping[str, Entry]]:
    """Return the forms that are valid beside each other and all other entries, and as entries."""
    rows = [form.fields for form in forms.values() if form.shown and form.fields is not None]
    beside = _beside(forms, state)
    entries, faults = accept_rows(rows, beside)
    if not faults:
        shared = {key: beside.entries[key] for key in forms if key in beside.entries}
        return forms, shared | {entry.id: entry for entry in entries}
    broken = {fault.place.file for fault in faults}
    assert broken & forms.keys(), "a fault is of an entry that is taken back"
    return _valid({key: forms[key] for key in forms if key not in broken}, state)


def _beside(forms: Mapping[str, RevisedEntry], state: ServerState) -> Catalogue:
    """Return the catalogue without these entries, but for those that are as all servers share."""
    shared = state.shared.entries
    others = {key: entry for key, entry in state.view.entries.items() if key not in forms}
    for key, form in forms.items():
        if form == RevisedEntry() and key in shared:
            others[key] = shared[key]
    return replace(state.view, entries=others)


def _headings(state: ServerState, ids: set[str]) -> tuple[str, ...]:
    return tuple(sorted(state.of(key).heading or key for key in ids))
