"""Feeds as they were last read, and what they brought, so that nothing is brought twice."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from storage.columns import moment_of, seconds
from storage.sql import queries

if TYPE_CHECKING:
    from collections.abc import Iterable

    import aiosqlite

    from storage.database import Database

REMEMBERED_FOR = timedelta(days=365)
"""So long after it was last in its feed an item is known, and a feed after it was last due."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedState:
    """How a feed was when it was last read, and when it is due."""

    next_at: datetime
    read_at: datetime | None = None
    """None where that never succeeded."""
    failures: int = 0
    """How often it failed since."""
    etag: str | None = None
    last_modified: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownItem:
    """An item that a feed brought; of an event also what it said."""

    key: str
    link: str | None = None
    sequence: int = 0
    modified: int = 0
    facts: dict[str, Any] | None = None
    proposal_key: str | None = None
    """The last proposal that came of it; None where none did, or it is no longer kept."""


class FeedStore:
    """A feed is known by its server and its address; nothing in it is about a person."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._sql = queries("feeds")

    async def get(self, guild_id: int, url: str) -> FeedState | None:
        """Return how a feed is; None where it was never tried."""
        row = await self._sql.get(self._db.read, guild_id=guild_id, url=url)
        if row is None:
            return None
        read_at = row["read_at"]
        return FeedState(
            next_at=moment_of(row["next_at"]),
            read_at=None if read_at is None else moment_of(read_at),
            failures=row["failures"],
            etag=row["etag"],
            last_modified=row["last_modified"],
        )

    async def save(
        self, conn: aiosqlite.Connection, guild_id: int, url: str, state: FeedState
    ) -> None:
        """Keep how a feed is."""
        await self._sql.save(
            conn,
            guild_id=guild_id,
            url=url,
            etag=state.etag,
            last_modified=state.last_modified,
            read_at=None if state.read_at is None else seconds(state.read_at),
            next_at=seconds(state.next_at),
            failures=state.failures,
        )

    async def known(self, guild_id: int, url: str) -> dict[str, KnownItem]:
        """Return what a feed brought before, by key."""
        rows = self._sql.known(self._db.read, guild_id=guild_id, url=url)
        return {row["item_key"]: _known(row) async for row in rows}

    async def waiting(self, guild_id: int, url: str) -> int:
        """Return how many proposals of a feed are undecided."""
        return int(await self._sql.waiting(self._db.read, guild_id=guild_id, url=url))

    async def has_link(self, guild_id: int, link: str) -> bool:
        """Return whether any feed of a server brought what is at an address."""
        return bool(await self._sql.has_link(self._db.read, guild_id=guild_id, link=link))

    async def remember(
        self, conn: aiosqlite.Connection, guild_id: int, url: str, item: KnownItem, now: datetime
    ) -> None:
        """Keep an item as it is now; without a proposal of its own it keeps the one it had."""
        facts = None if item.facts is None else json.dumps(item.facts, ensure_ascii=False)
        await self._sql.remember(
            conn,
            guild_id=guild_id,
            url=url,
            item_key=item.key,
            link=item.link,
            sequence=item.sequence,
            modified=item.modified,
            facts=facts,
            proposal_key=item.proposal_key,
            seen_at=seconds(now),
        )

    async def see(
        self,
        conn: aiosqlite.Connection,
        guild_id: int,
        url: str,
        keys: Iterable[str] | None,
        now: datetime,
    ) -> None:
        """Note that items are still in a feed; None is all of them."""
        place = {"guild_id": guild_id, "url": url, "seen_at": seconds(now)}
        if keys is None:
            await self._sql.see_all(conn, **place)
        else:
            await self._sql.see(conn, [{**place, "item_key": key} for key in keys])

    async def forget_older_than(self, conn: aiosqlite.Connection, moment: datetime) -> int:
        """Forget what isn't in its feed any more, and feeds that aren't read; returns how many."""
        items = await self._sql.forget_items(conn, seen_before=seconds(moment))
        feeds = await self._sql.forget_feeds(conn, due_before=seconds(moment))
        return int(items) + int(feeds)


def _known(row: aiosqlite.Row) -> KnownItem:
    return KnownItem(
        key=row["item_key"],
        link=row["link"],
        sequence=row["sequence"],
        modified=row["modified"],
        facts=None if row["facts"] is None else json.loads(row["facts"]),
        proposal_key=row["proposal_key"],
    )
