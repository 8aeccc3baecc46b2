"""Digests: what news waits for whom, whose turn it is, and in which message they got it.

What waits for someone is put into a digest when their turn comes: the notice of the same key brings
it. A crash between two steps leaves what the next one needs.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby
from operator import itemgetter
from typing import Any

from storage.engine.database import Database
from storage.engine.store import PeopleStore
from storage.engine.transactions import Connection
from storage.follows import Subject, SubjectKind
from storage.news import NewsReason
from storage.outbox import Notice, OutboxStore
from storage.rhythms import Rhythm, rhythm_of

KIND = "news"
"""The kind of a digest's notice; its key is the digest's, and its subject is empty."""

TOLD_FOR = timedelta(weeks=8)
"""How long it is kept what someone was told."""

WAITS_FOR = timedelta(days=366)
"""How long news waits for who doesn't want it sent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingNews:
    """Something new, as it waits for someone."""

    number: int
    """Counts over all news."""
    guild_id: int
    entry_id: str
    why: NewsReason
    subjects: frozenset[Subject]
    made_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """Whose turn has come or isn't worked out yet: those together for whom all below is the same.

    A pause that ended, and a change of rhythm made, before what waits came in are left out.
    """

    user_ids: tuple[int, ...]
    rhythm: Rhythm
    items: tuple[WaitingNews, ...]
    """What waits, but for what is `spreading`."""
    unfollowed: frozenset[int]
    """What of it is about nothing that they follow by now, by its numbers."""
    spreading: bool
    """Whether more waits, of a server whose news is still being given out."""
    under_way: bool
    """Whether an earlier digest is not told yet."""


@dataclass(frozen=True, slots=True)
class Put:
    """What goes to someone as one digest, by its numbers."""

    user_id: int
    key: str
    numbers: frozenset[int]


@dataclass(frozen=True, slots=True)
class DigestWork:
    """What there is to do."""

    to_spread: bool
    """Whether not all followers have all news."""
    to_schedule: bool
    """Whether it isn't worked out of everyone when their turn is."""
    due_at: datetime | None
    """When someone's turn comes first."""


class DigestStore(PeopleStore):
    """What waits for whom, whose turn is when, and what was told."""

    queries, tables = "digests", ("news_items", "news_turns")

    def __init__(self, db: Database) -> None:
        super().__init__(db)
        self._outbox = OutboxStore(db)

    async def work(self) -> DigestWork:
        row = await self._sql.work(self._db.read)
        return DigestWork(bool(row["to_spread"]), bool(row["to_schedule"]), row["due_at"])

    async def due(
        self, now: datetime, most: int, conn: Connection | None = None
    ) -> tuple[Due, ...]:
        """Return whose turn has come, and whose isn't worked out, `most` of each at most.

        While news is being given out, only the first. What is of such a server is left out.
        """
        rows = self._sql.due(self._reader(conn), now=now, most=most)
        groups = _group_alike([row async for row in rows])
        ready = {row["number"]: row for _, group in groups for row in group if _is_ready(row)}
        items = await self._items(self._reader(conn), list(ready.values()))
        by_number = {item.number: item for item in items}
        return tuple(_due(users, group, by_number) for users, group in groups)

    async def schedule(self, conn: Connection, turns: Mapping[int, datetime | None]) -> None:
        """Set when each person's turn is; None takes it away."""
        due = [{"user_id": user, "due_at": at} for user, at in turns.items() if at is not None]
        await self._sql.schedule(conn, due)
        never = [{"user_id": user} for user, at in turns.items() if at is None]
        await self._sql.end_turns(conn, never)

    async def reschedule(self, conn: Connection, *user_ids: int) -> None:
        """Let the turns of these people be worked out anew, where anything waits for them."""
        people = [{"user_id": user_id} for user_id in user_ids]
        await self._sql.end_turns(conn, people)
        await self._sql.again(conn, people)

    async def waiting(
        self, user_id: int, conn: Connection | None = None
    ) -> tuple[WaitingNews, ...]:
        """Return what waits for `user_id` and stands in no digest, the oldest first."""
        conn = self._reader(conn)
        rows = [row async for row in self._sql.waiting(conn, user_id=user_id)]
        return await self._items(conn, rows)

    async def drop(self, conn: Connection, dropped: Mapping[int, Collection[int]]) -> None:
        """Forget what is no news to these people any more, by its numbers."""
        rows = [
            {"user_id": user_id, "number": number}
            for user_id, numbers in dropped.items()
            for number in sorted(numbers)
        ]
        await self._sql.drop(conn, rows)

    async def put_together(self, conn: Connection, digests: Sequence[Put], now: datetime) -> None:
        """Let these go out now, as notices of their keys; the rest waits until they are told."""
        await self._put_in(conn, digests)
        await self._sql.end_turns(conn, [{"user_id": put.user_id} for put in digests])
        notices = [
            Notice(key=put.key, user_id=put.user_id, kind=KIND, subject={}, due_at=now)
            for put in digests
        ]
        await self._outbox.write_all(conn, notices)

    async def show(self, conn: Connection, put: Put, now: datetime) -> None:
        """Note that someone sees these now, in a reply."""
        await self._put_in(conn, (put,))
        await self._sql.told(conn, digest=put.key, now=now)
        await self.reschedule(conn, put.user_id)

    async def take_back(self, conn: Connection, user_id: int) -> None:
        """Let what was put together and isn't being sent wait as before, for another turn."""
        rows = self._sql.under_way(conn, user_id=user_id)
        for digest in [row["digest"] async for row in rows]:
            if await self._outbox.withdraw(conn, digest):
                await self._sql.take_out(conn, digest=digest)
        await self.reschedule(conn, user_id)

    async def of_digest(self, digest: str) -> tuple[int, tuple[WaitingNews, ...]] | None:
        """Return whose digest it is and what stands in it; None where it is gone."""
        rows = [row async for row in self._sql.of_digest(self._db.read, digest=digest)]
        return (rows[0]["user_id"], await self._items(self._db.read, rows)) if rows else None

    async def note_told(self, conn: Connection, digest: str, now: datetime) -> None:
        """Note that someone got a digest, in the transaction that says its notice is sent."""
        user_id = await self._sql.owner(conn, digest=digest)
        await self._sql.told(conn, digest=digest, now=now)
        if user_id is not None:
            await self.reschedule(conn, user_id)

    async def last_told(self, user_id: int) -> str | None:
        """Return the key of the newest digest that `user_id` got, as long as that is kept."""
        key = await self._sql.last_told(self._db.read, user_id=user_id)
        return None if key is None else str(key)

    async def count_brought(self, user_id: int, since: datetime) -> dict[Subject, int]:
        """Return how many entries each subject brought `user_id`, of what is new since then."""
        rows = self._sql.brought(self._db.read, user_id=user_id, since=since)
        return {
            Subject(SubjectKind(row["kind"]), row["subject_id"]): row["brought"]
            async for row in rows
        }

    async def forget_older_than(
        self, conn: Connection, told_before: datetime, waiting_before: datetime, over: datetime
    ) -> int:
        """Forget what was told, or was new and still waits, before those moments.

        Of an event that is not `over` by then it stays, to tell when it is changed or called off.
        """
        limits = {"before": told_before, "over": over}
        count = int(await self._sql.forget_told(conn, **limits))
        count += int(await self._sql.forget_waiting(conn, before=waiting_before))
        await self._sql.forget_turns(conn)
        return count

    async def _items(self, conn: Connection, rows: Sequence[Any]) -> tuple[WaitingNews, ...]:
        """Return the item of each row, with what it is about."""
        numbers = {row["number"] for row in rows}
        if not numbers:
            return ()
        gathered: dict[int, set[Subject]] = {number: set() for number in numbers}
        async for row in self._sql.subjects(conn, first=min(numbers), last=max(numbers)):
            if row["number"] in gathered:
                gathered[row["number"]].add(Subject(SubjectKind(row["kind"]), row["subject_id"]))
        subjects = {number: frozenset(about) for number, about in gathered.items()}
        return tuple(
            WaitingNews(
                **{name: row[name] for name in ("number", "guild_id", "entry_id", "made_at")},
                why=NewsReason(row["why"]),
                subjects=subjects[row["number"]],
            )
            for row in rows
        )

    async def _put_in(self, conn: Connection, digests: Sequence[Put]) -> None:
        rows = [
            {"user_id": put.user_id, "number": number, "digest": put.key}
            for put in digests
            for number in sorted(put.numbers)
        ]
        await self._sql.put_in(conn, rows)


def _group_alike(rows: Sequence[Any]) -> list[tuple[tuple[int, ...], list[Any]]]:
    """Group people by their rows, apart from who they are; each one's rows stand together."""
    people: dict[tuple[tuple[object, ...], ...], tuple[list[int], list[Any]]] = {}
    for user, person_rows in groupby(rows, itemgetter("user_id")):
        theirs = list(person_rows)
        users, _ = people.setdefault(tuple(tuple(row.values())[1:] for row in theirs), ([], theirs))
        users.append(user)
    return [(tuple(users), person_rows) for users, person_rows in people.values()]


def _is_ready(row: Any) -> bool:
    return row["number"] is not None and not row["spreading"]


def _due(users: tuple[int, ...], rows: Sequence[Any], items: Mapping[int, WaitingNews]) -> Due:
    ready = [row for row in rows if _is_ready(row)]
    return Due(
        user_ids=users,
        rhythm=rhythm_of(min(rows, key=itemgetter("made_at"))),
        items=tuple(items[row["number"]] for row in ready),
        unfollowed=frozenset(row["number"] for row in ready if not row["followed"]),
        spreading=any(row["spreading"] for row in rows),
        under_way=bool(rows[0]["under_way"]),
    )
