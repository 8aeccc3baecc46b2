"""Taking an import back as a whole: every entry of it that nobody changed since, at once.

Who may do it is for the entrance to check; only who did the import can take it back.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.app import Written, WrittenEntry
from bot.curation.standing import hand_on, stand_all
from knowledge.accepting import accept_again
from storage.entries import Act, Standing

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.app import App
    from bot.curation.standing import Standings
    from knowledge.catalogue import Catalogue
    from knowledge.entry import Entry
    from storage.entries import Batch, Revision


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


@dataclass(frozen=True, slots=True)
class NotTheirs:
    """This person did no such import here."""


@dataclass(frozen=True, slots=True)
class _Decided:
    """How the entries come to stand that are taken back, by id, and what is said of it."""

    written: Mapping[str, Standing]
    forms: Mapping[str, Entry]
    """What they are then, by id, of those that can be found."""
    told: TakenBack


async def undo_import(app: App, guild: int, by: int, batch: Batch) -> TakenBack | NotTheirs:
    """Give the entries of an import of `by` the form that they had before it.

    Those that were changed since stay as they are. What the others answered waits again, and who
    was told of an event that is moved by it hears of that.
    """
    entries = app.stores.entries
    async with app.database.transaction() as connection:
        standings = await stand_all(app, guild, connection)
        revisions = await entries.of_batch(connection, guild, batch, by)
        if not revisions:
            return NotTheirs()
        before = await entries.before_batch(connection, guild, batch)
        decided = await asyncio.to_thread(_decide, standings, revisions, before)
        if decided.written:
            back = await entries.write_all(
                connection, guild, Act.UNDONE, decided.written, by, app.now()
            )
            written = Written(
                guild=guild,
                place=guild,
                act=Act.UNDONE,
                entries=tuple(
                    WrittenEntry(
                        entry_id=own,
                        before=standings.view.entries.get(own),
                        after=decided.forms.get(own),
                        standing=standing,
                        is_first=False,
                    )
                    for own, standing in decided.written.items()
                ),
                revision=back.last,
                undone=(batch.first, batch.last),
                imported=True,
            )
            await hand_on(app, connection, written)
    await app.catch_up()
    return decided.told


def _decide(
    standings: Standings, revisions: Sequence[Revision], before: Mapping[str, Revision]
) -> _Decided:
    wanted = {one.entry_id: _earlier(one, before.get(one.entry_id), standings) for one in revisions}
    now = {own: standings.own[own] for own in wanted}
    kept = {one.entry_id for one in revisions if now[one.entry_id].revision == one.revision}
    already = {own for own, standing in wanted.items() if now[own].standing == standing} - kept
    fitting, forms = _fitting({own: wanted[own] for own in wanted if own in kept}, standings)
    return _Decided(
        fitting,
        forms,
        TakenBack(
            undone=len(fitting),
            already=len(already),
            changed=_called(standings, wanted.keys() - kept - already),
            unfit=_called(standings, kept - fitting.keys()),
        ),
    )


def _earlier(revision: Revision, before: Revision | None, standings: Standings) -> Standing:
    """Return how an entry stood before a revision of it."""
    if before is not None:
        return before.standing
    shared = revision.entry_id in standings.below.entries
    return Standing() if shared else replace(revision.standing, shown=False)


def _fitting(
    wanted: Mapping[str, Standing], standings: Standings
) -> tuple[Mapping[str, Standing], Mapping[str, Entry]]:
    """Return those that can stand so beside each other and what else there is, and as what."""
    rows = [one.fields for one in wanted.values() if one.shown and one.fields is not None]
    beside = _beside(wanted, standings)
    entries, faults = accept_again(rows, beside)
    if not faults:
        shared = {own: beside.entries[own] for own in wanted if own in beside.entries}
        return wanted, shared | {one.id: one for one in entries}
    broken = {one.place.file for one in faults}
    assert broken & wanted.keys(), "a fault is of an entry that is taken back"
    return _fitting({own: wanted[own] for own in wanted if own not in broken}, standings)


def _beside(wanted: Mapping[str, Standing], standings: Standings) -> Catalogue:
    """Return what there is without these, but for those that come to stand as all share them."""
    shared = standings.below.entries
    again = [own for own, one in wanted.items() if one == Standing() and own in shared]
    others = {own: one for own, one in standings.view.entries.items() if own not in wanted}
    return replace(standings.view, entries=others | {own: shared[own] for own in again})


def _called(standings: Standings, entries: set[str]) -> tuple[str, ...]:
    """Return what entries are called as they stand."""
    fields = {own: standings.of(own).fields or {} for own in entries}
    return tuple(
        sorted(str(one.get("vraag") or one.get("titel") or own) for own, one in fields.items())
    )
