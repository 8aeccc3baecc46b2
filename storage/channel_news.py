"""Which channels are told what is new of a theme, and what each was told.

What is new is read where it stands as news; what goes out as one message is put down, with the
notice that brings it, in one transaction. A notice to a channel has the channel's id where another
has its person's: Discord gives no two of them the same.
"""

from collections.abc import Iterable
from dataclasses import asdict, dataclass, fields
from datetime import datetime

from storage.columns import Row
from storage.engine.database import Database
from storage.engine.store import Store
from storage.engine.transactions import Connection
from storage.news import NewsReason
from storage.outbox import Notice, OutboxStore
from storage.rhythms import Frequency

KIND = "channel_news"
"""The kind of a post's notice; its key is the post's."""
MOST_TOLD = 25
"""How much the channels of one server may be told, counted by channel and theme."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChannelTheme:
    """A channel that is told what is new of a theme: since when, and by which rhythm since when."""

    guild_id: int
    channel_id: int
    theme_id: str
    frequency: Frequency
    since: datetime
    changed_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ChannelItem:
    """Something new, as it waits for a channel or was told there; `themes` are its channel's."""

    number: int
    """Counts over all news."""
    entry_id: str
    why: NewsReason
    made_at: datetime
    themes: tuple[ChannelTheme, ...]


@dataclass(frozen=True, slots=True)
class Post:
    """What goes to a channel as one message, by its numbers."""

    guild_id: int
    channel_id: int
    key: str
    numbers: frozenset[int]


class ChannelNewsStore(Store):
    """What channels are told; nothing in it is of a person."""

    queries = "channel_news"

    def __init__(self, db: Database) -> None:
        super().__init__(db)
        self._outbox = OutboxStore(db)

    async def set(self, conn: Connection, theme: ChannelTheme) -> None:
        """Tell a channel of a theme from now on; one that is told already keeps its `since`."""
        await self._sql.set(conn, **asdict(theme))

    async def stop(self, conn: Connection, guild_id: int, channel_id: int, theme_id: str) -> bool:
        """Tell a channel of a theme no longer; False where it wasn't told."""
        count = await self._sql.stop(
            conn, guild_id=guild_id, channel_id=channel_id, theme_id=theme_id
        )
        return bool(count)

    async def stop_all(self, conn: Connection, guild_id: int, channel_id: int) -> int:
        """Tell a channel nothing any more, nor what waits for it; returns of how many themes."""
        count = int(await self._sql.stop_all(conn, guild_id=guild_id, channel_id=channel_id))
        if count:
            await self._sql.forget_items(conn, channel_id=channel_id)
            await self._sql.forget_notices(conn, channel_id=channel_id, kind=KIND)
            await self._outbox.note_reachable(conn, channel_id)
        return count

    async def of_guild(
        self, guild_id: int, conn: Connection | None = None
    ) -> tuple[ChannelTheme, ...]:
        rows = self._sql.of_guild(self._reader(conn), guild_id=guild_id)
        return tuple([_theme(row) async for row in rows])

    async def state(self) -> tuple[int, ...]:
        """Return numbers that change when there is news, or channels are told something else."""
        row = await self._sql.state(self._db.read)
        return tuple(int(value or 0) for value in row.values())

    async def waiting(
        self, conn: Connection | None = None, channel_id: int | None = None
    ) -> dict[tuple[int, int], tuple[ChannelItem, ...]]:
        """Return what waits for each channel, or for one, by server and channel, oldest first."""
        grouped: dict[tuple[int, int], list[Row]] = {}
        async for row in self._sql.waiting(self._reader(conn), channel_id=channel_id):
            grouped.setdefault((row["guild_id"], row["channel_id"]), []).append(row)
        return {place: _items(rows) for place, rows in grouped.items()}

    async def is_under_way(self, channel_id: int, conn: Connection) -> bool:
        return bool(await self._sql.under_way(conn, channel_id=channel_id, kind=KIND))

    async def put_together(self, conn: Connection, post: Post, now: datetime) -> None:
        """Let these go out now as one message, the notice of its key."""
        rows = [
            {"channel_id": post.channel_id, "number": number, "post": post.key}
            for number in sorted(post.numbers)
        ]
        await self._sql.put_in(conn, rows)
        subject = {"guild": post.guild_id}
        notice = Notice(
            key=post.key, user_id=post.channel_id, kind=KIND, subject=subject, due_at=now
        )
        await self._outbox.write(conn, notice)

    async def of_post(self, key: str) -> tuple[int, tuple[ChannelItem, ...]] | None:
        """Return the channel of a post and what stands in it; None where that is gone.

        `themes` are those that the channel is told of by now.
        """
        rows = [row async for row in self._sql.of_post(self._db.read, post=key)]
        if not rows:
            return None
        return rows[0]["channel_id"], _items(rows)


def _items(rows: Iterable[Row]) -> tuple[ChannelItem, ...]:
    """Return the item of each number; there is a row for each theme of it."""
    grouped: dict[int, list[Row]] = {}
    for row in rows:
        grouped.setdefault(row["number"], []).append(row)
    return tuple(
        ChannelItem(
            number=number,
            entry_id=item_rows[0]["entry_id"],
            why=NewsReason(item_rows[0]["why"]),
            made_at=item_rows[0]["made_at"],
            themes=tuple(_theme(row) for row in item_rows if row["theme_id"] is not None),
        )
        for number, item_rows in grouped.items()
    )


def _theme(row: Row) -> ChannelTheme:
    columns = {field.name: row[field.name] for field in fields(ChannelTheme)}
    return ChannelTheme(**columns | {"frequency": Frequency(row["frequency"])})
