"""The catalogue follows the database: what came after its own revision is read and taken in.

Start, publishing, undoing, a restored backup and another process's changes come in by this path.
"""

from __future__ import annotations

import asyncio
import logging
from collections import defaultdict
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from knowledge.entry import EVERYWHERE, Entry
from knowledge.format.checking import check_kept
from knowledge.format.faults import Place
from knowledge.format.located import located
from knowledge.shared import Change, Shared

if TYPE_CHECKING:
    from collections.abc import Sequence

    from storage.engine.database import Database
    from storage.entries import Revision
    from storage.stores import Stores

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Position:
    """Up to which revision of which database a catalogue has followed."""

    epoch: str = ""
    revision: int = 0


async def follow(
    catalogue: Shared,
    position: Position,
    database: Database,
    stores: Stores,
) -> tuple[Shared, Position]:
    """Return the catalogue with all that the database holds, and its position then.

    A restored database is another one: of what was read before nothing holds.
    """
    epoch = await database.epoch()
    if epoch != position.epoch:
        if position.epoch:
            catalogue = Shared.over(catalogue.packs, catalogue.home)
        position = Position(epoch)
    revisions = await stores.entries.since(position.revision)
    if not revisions:
        return catalogue, position
    after = await asyncio.to_thread(_followed, catalogue, revisions)
    return after, Position(epoch, revisions[-1].revision)


def _followed(catalogue: Shared, revisions: Sequence[Revision]) -> Shared:
    read: defaultdict[int, set[str]] = defaultdict(set)
    for one in revisions:
        read[one.guild_id].add(one.entry_id)
    changes = (_change(one, catalogue, read) for one in revisions)
    return catalogue.with_revisions(changes).ready()


def _change(revision: Revision, catalogue: Shared, read: defaultdict[int, set[str]]) -> Change:
    """Return what a revision changes; one that no longer validates leaves the entry as shared."""
    guild, own, standing = revision.guild_id, revision.entry_id, revision.standing
    if standing.fields is None or not standing.shown:
        return Change(guild, own, shown=standing.shown)
    return Change(guild, own, _entry_of(revision, catalogue, read[guild] | read[EVERYWHERE]))


async def past_entry(
    catalogue: Shared, stores: Stores, guild: int | None, entry_id: str
) -> Entry | None:
    """Return what an entry last said on a server or for all, archived by now; None for nothing."""
    for place in dict.fromkeys((guild or EVERYWHERE, EVERYWHERE)):
        revisions = await stores.entries.of_entry(place, entry_id)
        written = (one for one in reversed(revisions) if one.standing.fields is not None)
        if (last := next(written, None)) and (entry := _entry_of(last, catalogue, set())):
            return entry
    return None


def _entry_of(revision: Revision, catalogue: Shared, read: set[str]) -> Entry | None:
    """Return the entry that a revision wrote; None, and a line in the log, for what is no entry."""
    guild, own = revision.guild_id, revision.entry_id
    fields = located(
        dict(revision.standing.fields or {}), Place(f"revision {revision.revision}", 1)
    )
    known = partial(_is_known, catalogue, guild, read)
    entry, faults = check_kept(fields, catalogue.packs.taxonomy, known)
    if entry is not None and not faults and entry.id == own:
        return entry
    said = "; ".join(str(one) for one in faults) or "its id is another"
    log.warning("%s of server %d is left out, it no longer validates: %s", own, guild, said)
    return None


def _is_known(catalogue: Shared, guild: int, read: set[str], entry_id: str) -> bool:
    return entry_id in read or catalogue.knows(guild, entry_id)
