"""News: what is new, renewed or soon to come, for whom it waits, and in which message they got it.

What makes news writes it in its own transaction. A job gives it to the followers, batch by batch,
works out whose turn is when, and puts what waits for someone into a digest: the notice of the same
key brings it. A crash between two steps leaves what the next one needs.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from storage.columns import moment_of, seconds
from storage.follows import Subject, SubjectKind
from storage.outbox import Notice
from storage.personal import shown
from storage.rhythms import rhythm_of
from storage.sql import queries

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    import aiosqlite

    from storage.database import Database
    from storage.outbox import OutboxStore
    from storage.rhythms import Rhythm

KIND = "news"
"""The kind of a digest's notice; its key is the digest's, and its subject is empty."""

EVERYWHERE = 0
"""The server of news that is for all of them."""

TOLD_FOR = timedelta(weeks=8)
"""How long it is kept what someone was told."""

WAITS_FOR = timedelta(days=366)
"""How long news waits for who doesn't want it sent."""

_ALL = 2**63 - 1


class Why(StrEnum):
    """What makes an entry news."""

    NEW = "new"
    RENEWED = "renewed"
    SOON = "soon"
    """It is an event that comes soon."""
    NEAR = "near"
    """It is an event that is nearly there."""
    CHANGED = "changed"
    """It is an event that is at another time or place than was told."""
    CANCELLED = "cancelled"
    """It is an event that is called off after it was told of."""


URGENT = frozenset({Why.NEAR, Why.CHANGED, Why.CANCELLED})
"""What can't wait for a day that someone chose; quiet hours and a pause hold for it too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fresh:
    """An entry that is news on a server, or on all (`EVERYWHERE`)."""

    guild_id: int
    entry_id: str
    edition: str
    """Tells one renewal from another; the same one told again is no news."""
    why: Why
    subjects: frozenset[Subject]
    over_at: datetime | None = None
    """When an event is over: until then it is kept who was told of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """Something new, as it waits for someone."""

    number: int
    """Counts over all news."""
    guild_id: int
    entry_id: str
    why: Why
    subjects: frozenset[Subject]
    made_at: datetime


@dataclass(frozen=True, slots=True)
class Unscheduled:
    """Someone for whom news waits since `since`, and no moment is set yet; None: no more.

    What of it is `URGENT` waits since `urgent_since`.
    """

    user_id: int
    since: datetime | None
    urgent_since: datetime | None
    rhythm: Rhythm


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """Someone whose turn it is, what waits for them, and whether a digest is under way."""

    user_id: int
    rhythm: Rhythm
    follows: tuple[Subject, ...]
    items: tuple[Item, ...]
    under_way: bool


@dataclass(frozen=True, slots=True)
class Put:
    """What goes to someone as one digest, by its numbers."""

    user_id: int
    key: str
    numbers: frozenset[int]


@dataclass(frozen=True, slots=True)
class Work:
    """What there is to do."""

    to_spread: bool
    to_schedule: bool
    due_at: datetime | None
    """When someone's turn comes first."""


class NewsStore:
    """News, what of it waits for whom, and whose turn is when."""

    tables = ("news_items", "news_turns")

    def __init__(self, db: Database, outbox: OutboxStore) -> None:
        self._db = db
        self._outbox = outbox
        self._sql = queries("news")

    async def write(self, conn: aiosqlite.Connection, fresh: Fresh, now: datetime) -> bool:
        """Let it go to who follows it at this moment; False where it was told before."""
        return bool(await self.write_all(conn, (fresh,), now))

    async def write_all(
        self, conn: aiosqlite.Connection, every: Sequence[Fresh], now: datetime
    ) -> int:
        """Let these go to who follows them, but for what was told before; returns how many go."""
        last = await self._sql.last(conn)
        written = await self._sql.write_one(conn, [_row(fresh, now) for fresh in every])
        subjects = [
            {
                "guild_id": fresh.guild_id,
                "entry_id": fresh.entry_id,
                "edition": fresh.edition,
                "kind": subject.kind.value,
                "subject_id": subject.id,
                "last": last,
            }
            for fresh in every
            for subject in sorted(fresh.subjects)
        ]
        await self._sql.write_subject_of(conn, subjects)
        return int(written)

    async def was_told_since(
        self, conn: aiosqlite.Connection, guild_id: int, entry_id: str, since: datetime
    ) -> bool:
        """Return whether an entry was news on a server after that moment, whatever made it so."""
        count = await self._sql.made_since(
            conn, guild_id=guild_id, entry_id=entry_id, since=seconds(since)
        )
        return bool(count)

    async def work(self) -> Work:
        """Return what there is to do."""
        row = await self._sql.work(self._db.read)
        due = row["due_at"]
        return Work(
            bool(row["to_spread"]),
            bool(row["to_schedule"]),
            None if due is None else moment_of(due),
        )

    async def to_spread(self) -> tuple[int, ...]:
        """Return the numbers of news that not all followers have, the first of each server."""
        return tuple([row["number"] async for row in self._sql.to_spread(self._db.read)])

    async def spread(
        self, conn: aiosqlite.Connection, number: int, most: int, now: datetime
    ) -> bool:
        """Give news to its next followers, about `most` of each subject; False: to the last."""
        edge = await self._sql.edge(conn, number=number, past=most - 1)
        up_to = _ALL if edge is None else edge
        await self._sql.spread(conn, number=number, edge=up_to)
        await self._sql.give_turns(conn, number=number, edge=up_to)
        if edge is None:
            await self._sql.spread_to_all(conn, number=number, now=seconds(now))
            return False
        await self._sql.spread_to(conn, number=number, edge=edge)
        return True

    async def to_schedule(
        self, most: int, conn: aiosqlite.Connection | None = None
    ) -> tuple[Unscheduled, ...]:
        """Return for whom it isn't worked out yet when their turn is."""
        rows = self._sql.to_schedule(self._db.read if conn is None else conn, most=most)
        return tuple(
            [
                Unscheduled(
                    row["user_id"],
                    _moment(row["since"]),
                    _moment(row["urgent_since"]),
                    rhythm_of(row),
                )
                async for row in rows
            ]
        )

    async def schedule(
        self, conn: aiosqlite.Connection, turns: Mapping[int, datetime | None]
    ) -> None:
        """Set when whose turn is; None: it isn't."""
        due = [
            {"user_id": user, "due_at": seconds(at)} for user, at in turns.items() if at is not None
        ]
        await self._sql.schedule(conn, due)
        never = [{"user_id": user} for user, at in turns.items() if at is None]
        await self._sql.end_turns(conn, never)

    async def again(self, conn: aiosqlite.Connection, *user_ids: int) -> None:
        """Let it be worked out anew when their turns are, of those for whom anything waits."""
        people = [{"user_id": user_id} for user_id in user_ids]
        await self._sql.end_turns(conn, people)
        await self._sql.again(conn, people)

    async def due(
        self, now: datetime, most: int, conn: aiosqlite.Connection | None = None
    ) -> tuple[Due, ...]:
        """Return whose turn has come, the longest ago first, with what waits for them.

        What others of its server are still to come with is left out.
        """
        conn, within = conn or self._db.read, {"now": seconds(now), "most": most}
        rows = [row async for row in self._sql.due(conn, **within)]
        follows: dict[int, list[Subject]] = {}
        async for row in self._sql.due_follows(conn, **within):
            own = Subject(SubjectKind(row["kind"]), row["subject_id"])
            follows.setdefault(row["user_id"], []).append(own)
        items: dict[int, list[Item]] = {}
        for row, item in zip(rows, await self._items(conn, rows), strict=True):
            items.setdefault(row["user_id"], []).append(item)
        return tuple(
            Due(
                user_id=user,
                rhythm=rhythm_of(row),
                follows=tuple(follows.get(user, ())),
                items=tuple(items[user]),
                under_way=bool(row["under_way"]),
            )
            for user, row in {row["user_id"]: row for row in rows}.items()
        )

    async def waiting(
        self, user_id: int, conn: aiosqlite.Connection | None = None
    ) -> tuple[Item, ...]:
        """Return what waits for `user_id` and stands in no digest, the oldest first."""
        conn = conn or self._db.read
        rows = [row async for row in self._sql.waiting(conn, user_id=user_id)]
        return await self._items(conn, rows)

    async def drop(
        self, conn: aiosqlite.Connection, dropped: Mapping[int, Collection[int]]
    ) -> None:
        """Forget of what is no news to these people any more, by its numbers."""
        rows = [
            {"user_id": user_id, "number": number}
            for user_id, numbers in dropped.items()
            for number in sorted(numbers)
        ]
        await self._sql.drop(conn, rows)

    async def put_together(
        self, conn: aiosqlite.Connection, digests: Sequence[Put], now: datetime
    ) -> None:
        """Let these go out now, as notices of their keys; what is left has its turn again."""
        await self._put_in(conn, digests)
        await self._outbox.write_all(
            conn,
            [
                Notice(key=put.key, user_id=put.user_id, kind=KIND, subject={}, due_at=now)
                for put in digests
            ],
        )

    async def show(self, conn: aiosqlite.Connection, put: Put, now: datetime) -> None:
        """Note that someone sees these now, in a reply."""
        await self._put_in(conn, (put,))
        await self._sql.told(conn, digest=put.key, now=seconds(now))

    async def is_under_way(self, user_id: int, conn: aiosqlite.Connection | None = None) -> bool:
        """Return whether a digest for `user_id` waits or is being sent."""
        rows = self._sql.open_digests(self._db.read if conn is None else conn, user_id=user_id)
        return bool([row async for row in rows])

    async def take_back(self, conn: aiosqlite.Connection, user_id: int) -> None:
        """Let what was put together and isn't being sent wait as before, for another turn."""
        rows = self._sql.open_digests(conn, user_id=user_id)
        for digest in [row["digest"] async for row in rows]:
            if await self._outbox.withdraw(conn, digest):
                await self._sql.take_out(conn, digest=digest)
        await self.again(conn, user_id)

    async def of_digest(self, digest: str) -> tuple[int, tuple[Item, ...]] | None:
        """Return whose digest it is and what stands in it; None where it is gone."""
        rows = [row async for row in self._sql.of_digest(self._db.read, digest=digest)]
        return (rows[0]["user_id"], await self._items(self._db.read, rows)) if rows else None

    async def told(self, conn: aiosqlite.Connection, digest: str, now: datetime) -> None:
        """Note that someone got a digest, in the transaction that says its notice is sent."""
        user_id = await self._sql.owner(conn, digest=digest)
        await self._sql.told(conn, digest=digest, now=seconds(now))
        if user_id is not None:
            await self.again(conn, user_id)

    async def last_told(self, user_id: int) -> str | None:
        """Return the key of the newest digest that `user_id` got, as long as that is kept."""
        found = await self._sql.last_told(self._db.read, user_id=user_id)
        return None if found is None else str(found)

    async def brought(self, user_id: int, since: datetime) -> dict[Subject, int]:
        """Return how many entries each subject brought `user_id`, of what is new since then."""
        rows = self._sql.brought(self._db.read, user_id=user_id, since=seconds(since))
        return {
            Subject(SubjectKind(row["kind"]), row["subject_id"]): row["brought"]
            async for row in rows
        }

    async def known(self, conn: aiosqlite.Connection | None = None) -> dict[str, str]:
        """Return which entries of the packs are no news any more, and which edition of each."""
        rows = self._sql.known(self._db.read if conn is None else conn)
        return {row["entry_id"]: row["edition"] async for row in rows}

    async def know(self, conn: aiosqlite.Connection, editions: Mapping[str, str]) -> None:
        """Note that these editions of entries are no news any more."""
        rows = [{"entry_id": own, "edition": edition} for own, edition in editions.items()]
        await self._sql.know(conn, rows)

    async def known_events(self, conn: aiosqlite.Connection | None = None) -> dict[str, str]:
        """Return how each event of the packs was last known to be, as `know_events` was told."""
        rows = self._sql.known_events(self._db.read if conn is None else conn)
        return {row["entry_id"]: row["state"] async for row in rows}

    async def know_events(self, conn: aiosqlite.Connection, states: Mapping[str, str]) -> None:
        """Note how events are from now on: another state is a change."""
        rows = [{"entry_id": own, "state": state} for own, state in states.items()]
        await self._sql.know_events(conn, rows)

    async def forget_older_than(
        self, conn: aiosqlite.Connection, told: datetime, waiting: datetime, over: datetime
    ) -> int:
        """Forget what was told, or was new and still waits, before those moments.

        Of an event that is not `over` by then it stays, to tell when it is changed or called off.
        """
        limits = {"before": seconds(told), "over": seconds(over)}
        gone = int(await self._sql.forget_told(conn, **limits))
        gone += int(await self._sql.forget_waiting(conn, before=seconds(waiting)))
        await self._sql.forget_turns(conn)
        await self._sql.forget_news(conn, **limits)
        return gone

    async def held(self, user_id: int, _now: datetime) -> dict[str, list[dict[str, object]]]:
        """Return what news `user_id` got or gets, and when."""
        items = self._sql.held(self._db.read, user_id=user_id)
        turns = self._sql.held_turn(self._db.read, user_id=user_id)
        return {
            "news_items": [shown(row) async for row in items],
            "news_turns": [shown(row) async for row in turns],
        }

    async def erase(
        self, conn: aiosqlite.Connection, user_id: int, _now: datetime
    ) -> dict[str, int]:
        """Erase what news `user_id` got or gets; the outbox erases the notices."""
        return {
            "news_items": int(await self._sql.erase(conn, user_id=user_id)),
            "news_turns": int(await self._sql.end_turn(conn, user_id=user_id)),
        }

    async def _items(self, conn: aiosqlite.Connection, rows: Sequence[Any]) -> tuple[Item, ...]:
        """Return the item of each row, with what it is about."""
        numbers = {row["number"] for row in rows}
        if not numbers:
            return ()
        about: dict[int, set[Subject]] = {number: set() for number in numbers}
        async for row in self._sql.subjects(conn, first=min(numbers), last=max(numbers)):
            if row["number"] in about:
                about[row["number"]].add(Subject(SubjectKind(row["kind"]), row["subject_id"]))
        subjects = {number: frozenset(own) for number, own in about.items()}
        return tuple(
            Item(
                number=row["number"],
                guild_id=row["guild_id"],
                entry_id=row["entry_id"],
                why=Why(row["why"]),
                subjects=subjects[row["number"]],
                made_at=moment_of(row["made_at"]),
            )
            for row in rows
        )

    async def _put_in(self, conn: aiosqlite.Connection, digests: Sequence[Put]) -> None:
        rows = [
            {"user_id": put.user_id, "number": number, "digest": put.key}
            for put in digests
            for number in sorted(put.numbers)
        ]
        await self._sql.put_in(conn, rows)
        await self.again(conn, *(put.user_id for put in digests))


def _row(fresh: Fresh, now: datetime) -> dict[str, object]:
    return {
        "guild_id": fresh.guild_id,
        "entry_id": fresh.entry_id,
        "edition": fresh.edition,
        "why": fresh.why.value,
        "made_at": seconds(now),
        "over_at": None if fresh.over_at is None else seconds(fresh.over_at),
    }


def _moment(value: int | None) -> datetime | None:
    return None if value is None else moment_of(value)
