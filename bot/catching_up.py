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

from knowledge.entry import EVERYWHERE
from knowledge.format.checking import check_kept
from knowledge.format.faults import Place
from knowledge.format.located import located
from knowledge.servers import Change

if TYPE_CHECKING:
    from collections.abc import Sequence

    from knowledge.catalogue import Catalogue
    from knowledge.servers import Servers
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
    catalogue: Catalogue,
    position: Position,
    database: Database,
    stores: Stores,
    home: int | None,
) -> tuple[Catalogue, Position]:
    """Return the catalogue with all that the database holds, and its position then.

    A restored database is another one: of what was read before nothing holds.
    """
    if catalogue.servers is None:
        catalogue = catalogue.with_servers(home)
    epoch = await database.epoch()
    if epoch != position.epoch:
        if position.epoch and catalogue.servers is not None:
            catalogue = catalogue.servers.packs.with_servers(home)
        position = Position(epoch)
    revisions = await stores.entries.since(position.revision)
    if not revisions:
        return catalogue, position
    after = await asyncio.to_thread(_followed, catalogue, revisions)
    return after, Position(epoch, revisions[-1].revision)


def _followed(catalogue: Catalogue, revisions: Sequence[Revision]) -> Catalogue:
    servers = catalogue.servers
    assert servers is not None, "who follows has servers"
    read: defaultdict[int, set[str]] = defaultdict(set)
    for one in revisions:
        read[one.guild_id].add(one.entry_id)
    after = catalogue.with_revisions(_change(one, servers, read) for one in revisions)
    assert after.servers is not None, "a change takes no servers away"
    after.servers.ready()
    return after


def _change(revision: Revision, servers: Servers, read: defaultdict[int, set[str]]) -> Change:
    """Return what a revision changes; one that no longer validates leaves the entry as shared."""
    guild, own, standing = revision.guild_id, revision.entry_id, revision.standing
    if standing.fields is None or not standing.shown:
        return Change(guild, own, shown=standing.shown)
    fields = located(dict(standing.fields), Place(f"revision {revision.revision}", 1))
    known = partial(_is_known, servers, guild, read[guild] | read[EVERYWHERE])
    entry, faults = check_kept(fields, servers.packs.taxonomy, known)
    if entry is None or faults or entry.id != own:
        said = "; ".join(str(one) for one in faults) or "its id is another"
        log.warning("%s of server %d is left out, it no longer validates: %s", own, guild, said)
        return Change(guild, own)
    return Change(guild, own, entry)


def _is_known(servers: Servers, guild: int, read: set[str], entry_id: str) -> bool:
    return entry_id in read or servers.knows(guild, entry_id)
