"""Feeds as they were last read, and what they brought, so that nothing is brought twice."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta

from storage.engine.store import Store
from storage.engine.transactions import Connection

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
    """An item that a feed brought."""

    key: str
    link: str | None = None
    proposal_key: str | None = None
    """The proposal that came of it; None where none did, or it is no longer kept."""


class FeedStore(Store):
    """A feed is known by its server and its address; nothing in it is about a person."""

    queries = "feeds"

    async def get(self, guild_id: int, url: str) -> FeedState | None:
        """Return how a feed is; None where it was never tried."""
        row = await self._sql.get(self._db.read, guild_id=guild_id, url=url)
        return None if row is None else FeedState(**row)

    async def save(self, conn: Connection, guild_id: int, url: str, state: FeedState) -> None:
        await self._sql.save(conn, guild_id=guild_id, url=url, **asdict(state))

    async def known_items(self, guild_id: int, url: str) -> dict[str, KnownItem]:
        """Return what a feed brought before, by key."""
        rows = self._sql.known(self._db.read, guild_id=guild_id, url=url)
        return {row["key"]: KnownItem(**row) async for row in rows}

    async def waiting(self, guild_id: int, url: str) -> int:
        """Return how many proposals of a feed are undecided."""
        return int(await self._sql.waiting(self._db.read, guild_id=guild_id, url=url))

    async def has_link(self, guild_id: int, link: str) -> bool:
        """Return whether any feed of a server brought what is at an address."""
        return bool(await self._sql.has_link(self._db.read, guild_id=guild_id, link=link))

    async def remember(
        self, conn: Connection, guild_id: int, url: str, item: KnownItem, now: datetime
    ) -> None:
        """Keep an item as it is now; without a proposal of its own it keeps the one it had."""
        await self._sql.remember(conn, guild_id=guild_id, url=url, **asdict(item), seen_at=now)

    async def see(
        self, conn: Connection, guild_id: int, url: str, keys: Iterable[str] | None, now: datetime
    ) -> None:
        """Note that items are still in a feed; None is all of them."""
        place = {"guild_id": guild_id, "url": url, "seen_at": now}
        if keys is None:
            await self._sql.see_all(conn, **place)
        else:
            await self._sql.see(conn, [{**place, "item_key": key} for key in keys])

    async def forget_older_than(self, conn: Connection, moment: datetime) -> int:
        """Forget what isn't in its feed any more, and feeds that aren't read; returns how many."""
        items = await self._sql.forget_items(conn, seen_before=moment)
        feeds = await self._sql.forget_feeds(conn, due_before=moment)
        return int(items) + int(feeds)
