"""Taking an import back: each entry gets the form that it had before, if nobody changed it since.

Who may do it is for the entrance to check.
"""

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
class TakenBack:
    """What became of an import's entries; those that stay are named by what they are called."""

    undone: int
    already: int
    """How many were as before the import by then."""
    changed: tuple[str, ...]
    """Which stay because they were changed since."""
    unfit: tuple[str, ...]
    """Which stay because the form that they had before can't be there any more."""


async def undo_import(app: App, guild: int, by: int, batch: Batch) -> TakenBack:
    """Give the entries of an import of `by` the form that they had before it.

    Those that were changed since stay as they are.
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
        written, told = await asyncio.to_thread(_decide, state, revisions, before)
        if written:
            taken_back = (batch.first, batch.last)
            await write_all(app, connection, guild, Act.UNDONE, by, written, taken_back)
    await app.catch_up()
    return told


def _decide(
    state: ServerState, revisions: Sequence[Revision], before: Mapping[str, Revision]
) -> tuple[tuple[WrittenEntry, ...], TakenBack]:
    """Return what is to be written to take revisions back, and what is said of it."""
    wanted = {
        one.entry_id: standing_before(
            one, before.get(one.entry_id), is_shared=one.entry_id in state.shared.entries
        )
        for one in revisions
    }
    now = {own: state.newest[own] for own in wanted}
    kept = {one.entry_id for one in revisions if now[one.entry_id].revision == one.revision}
    already = {own for own, standing in wanted.items() if now[own].standing == standing} - kept
    fitting, forms = _fitting({own: wanted[own] for own in wanted if own in kept}, state)
    written = tuple(
        WrittenEntry(
            entry_id=own,
            before=state.view.entries.get(own),
            after=forms.get(own),
            standing=standing,
            is_first=False,
        )
        for own, standing in fitting.items()
    )
    told = TakenBack(
        undone=len(fitting),
        already=len(already),
        changed=_called(state, wanted.keys() - kept - already),
        unfit=_called(state, kept - fitting.keys()),
    )
    return written, told


def _fitting(
    wanted: Mapping[str, RevisedEntry], state: ServerState
) -> tuple[Mapping[str, RevisedEntry], Mapping[str, Entry]]:
    """Return those that can stand so beside each other and what else there is, and as what."""
    rows = [one.fields for one in wanted.values() if one.shown and one.fields is not None]
    beside = _beside(wanted, state)
    entries, faults = accept_rows(rows, beside)
    if not faults:
        shared = {own: beside.entries[own] for own in wanted if own in beside.entries}
        return wanted, shared | {one.id: one for one in entries}
    broken = {one.place.file for one in faults}
    assert broken & wanted.keys(), "a fault is of an entry that is taken back"
    return _fitting({own: wanted[own] for own in wanted if own not in broken}, state)


def _beside(wanted: Mapping[str, RevisedEntry], state: ServerState) -> Catalogue:
    """Return what there is without these, but for those that come to stand as all share them."""
    shared = state.shared.entries
    again = [own for own, one in wanted.items() if one == RevisedEntry() and own in shared]
    others = {own: one for own, one in state.view.entries.items() if own not in wanted}
    return replace(state.view, entries=others | {own: shared[own] for own in again})


def _called(state: ServerState, entries: set[str]) -> tuple[str, ...]:
    return tuple(sorted(state.of(own).heading or own for own in entries))
