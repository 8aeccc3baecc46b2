"""What moderators made of the entries: every revision, the newest of which holds."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from knowledge.entry import EVERYWHERE
from storage.columns import Row, moment_of, seconds, to_json
from storage.engine.store import PeopleStore
from storage.engine.transactions import Connection


class Act(StrEnum):
    """What made a revision."""

    PUBLISHED = "published"
    ARCHIVED = "archived"
    HIDDEN = "hidden"
    SHOWN = "shown"
    SHARED = "shared"
    CHECKED = "checked"
    PHRASED = "phrased"
    """It got one more phrasing."""
    UNDONE = "undone"
    RETURNED = "returned"
    """It went back to an earlier revision."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RevisedEntry:
    """How an entry stands on a server."""

    shown: bool = True
    """Whether it can be found there."""
    fields: Mapping[str, Any] | None = None
    """A pack's item, by its Dutch keys; None is the shared entry as it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """One change of one entry on one server, or for all (`EVERYWHERE`)."""

    revision: int
    """Counts over all entries and servers."""
    guild_id: int
    entry_id: str
    version: int
    """Counts within the entry on this server, from 1."""
    act: Act
    standing: RevisedEntry
    made_by: int | None
    """A user id; None where that is erased, or nobody's."""
    made_at: datetime


@dataclass(frozen=True, slots=True)
class Batch:
    """Revisions that were written at once: the first and the last number, and when.

    A restored database may have others of those numbers, at another moment.
    """

    first: int
    last: int
    made_at: datetime


class EntryStore(PeopleStore):
    """Revisions are added and never rewritten; of an erased maker only the id goes."""

    queries, tables = "entries", ("entry_revisions",)

    async def write(
        self,
        conn: Connection,
        guild_id: int,
        entry_id: str,
        act: Act,
        standing: RevisedEntry,
        made_by: int | None,
        now: datetime,
    ) -> Revision:
        await self.write_all(conn, guild_id, act, {entry_id: standing}, made_by, now)
        written = await self.newest(guild_id, entry_id, conn)
        assert written is not None, "what was written is the newest, in the same transaction"
        return written

    async def write_all(
        self,
        conn: Connection,
        guild_id: int,
        act: Act,
        standings: Mapping[str, RevisedEntry],
        made_by: int | None,
        now: datetime,
    ) -> Batch:
        """Add the next revision of each of these entries on a server, in their order."""
        rows = [
            {
                "guild_id": guild_id,
                "entry_id": entry_id,
                "action": act,
                "shown": int(standing.shown),
                "fields": None if standing.fields is None else to_json(dict(standing.fields)),
                "made_by": made_by,
                "made_at": now,
            }
            for entry_id, standing in standings.items()
        ]
        await self._sql.write_one(conn, rows)
        last = int(await self._sql.last(conn))
        return Batch(last - len(rows) + 1, last, moment_of(seconds(now)))

    async def newest(
        self, guild_id: int, entry_id: str, conn: Connection | None = None
    ) -> Revision | None:
        """Return how an entry stands on a server; None where nobody there touched it."""
        row = await self._sql.newest(self._reader(conn), guild_id=guild_id, entry_id=entry_id)
        return None if row is None else _revision(row)

    async def seen(self, guild_id: int, entry_id: str) -> Revision | None:
        """Return the revision that what a server sees of an entry comes from; None is a pack's."""
        local = await self.newest(guild_id, entry_id)
        return holding(local, await self.newest(EVERYWHERE, entry_id))

    async def get(self, revision: int, conn: Connection | None = None) -> Revision | None:
        """Return one revision of whatever server; None where there is none of that number."""
        row = await self._sql.get(self._reader(conn), revision=revision)
        return None if row is None else _revision(row)

    async def of_entry(
        self, guild_id: int, entry_id: str, conn: Connection | None = None
    ) -> tuple[Revision, ...]:
        """Return every revision of an entry on a server, the oldest first."""
        rows = self._sql.of_entry(self._reader(conn), guild_id=guild_id, entry_id=entry_id)
        return tuple([_revision(row) async for row in rows])

    async def of_batch(
        self, conn: Connection, guild_id: int, batch: Batch, made_by: int
    ) -> tuple[Revision, ...]:
        """Return what `made_by` wrote at once on a server; nothing where that wasn't theirs."""
        rows = self._sql.of_batch(
            conn,
            guild_id=guild_id,
            first=batch.first,
            last=batch.last,
            made_by=made_by,
            made_at=batch.made_at,
        )
        return tuple([_revision(row) async for row in rows])

    async def before_batch(
        self, conn: Connection, guild_id: int, batch: Batch
    ) -> dict[str, Revision]:
        """Return what was written before it of each entry that had something, by its id."""
        rows = self._sql.before_batch(conn, guild_id=guild_id, first=batch.first, last=batch.last)
        return {row["entry_id"]: _revision(row) async for row in rows}

    async def newest_of_guild(
        self, guild_id: int, conn: Connection | None = None
    ) -> dict[str, Revision]:
        """Return how each entry stands that someone on a server touched, by its id."""
        rows = self._sql.newest_of_guild(self._reader(conn), guild_id=guild_id)
        return {row["entry_id"]: _revision(row) async for row in rows}

    async def ids_elsewhere(self, guild_id: int, conn: Connection | None = None) -> frozenset[str]:
        rows = self._sql.ids_elsewhere(self._reader(conn), guild_id=guild_id)
        return frozenset([row["entry_id"] async for row in rows])

    async def since(self, revision: int) -> tuple[Revision, ...]:
        """Return the newest of each entry and server that changed after `revision`, in order."""
        rows = self._sql.since(self._db.read, revision=revision)
        return tuple([_revision(row) async for row in rows])

    async def is_elsewhere(
        self, guild_id: int, entry_id: str, conn: Connection | None = None
    ) -> bool:
        count = await self._sql.elsewhere(self._reader(conn), guild_id=guild_id, entry_id=entry_id)
        return bool(count)


def is_form(local: Revision | None) -> bool:
    """Return whether a server's revision makes an entry another than the shared one."""
    return local is not None and local.standing != RevisedEntry()


def holding(local: Revision | None, everywhere: Revision | None) -> Revision | None:
    """Return which of a server's own revision and that for all holds there."""
    if is_form(local):
        return local
    return max(local, everywhere, key=lambda revision: 0 if revision is None else revision.revision)


def _revision(row: Row) -> Revision:
    fields = None if row["fields"] is None else json.loads(row["fields"])
    return Revision(
        revision=row["revision"],
        guild_id=row["guild_id"],
        entry_id=row["entry_id"],
        version=row["version"],
        act=Act(row["action"]),
        standing=RevisedEntry(shown=bool(row["shown"]), fields=fields),
        made_by=row["made_by_user_id"],
        made_at=row["made_at"],
    )
