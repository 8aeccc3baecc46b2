"""Who wants to hear when there is an answer: kept apart from the question, and gone once told."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from storage.columns import day_number
from storage.engine.database import Database
from storage.engine.store import PeopleStore
from storage.engine.transactions import Connection
from storage.outbox import Notice, OutboxStore

KIND = "answered"
"""The kind of the notice that tells; its key is that of the one who waits, with no subject."""
MOST_AWAITED = 20
"""How many questions one person may wait for."""


class Awaits(StrEnum):
    """What became of the wish to be told."""

    NEW = "new"
    AGAIN = "again"
    """This person waits for it already."""
    TOO_MANY = "too_many"
    """This person waits for `MOST_AWAITED` questions."""
    FORGOTTEN = "forgotten"
    """The question is no longer kept."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Awaited:
    """Someone waits for an answer to `text`; `answered_in` and `entry_id` are where it is, if any.

    `guild_id` is where it was asked, None in a direct message.
    """

    key: str
    user_id: int
    guild_id: int | None
    text: str
    answered_in: int | None = None
    entry_id: str | None = None


class AwaitingStore(PeopleStore):
    """Who waits; the notice of one whose question is answered is in the outbox until they heard."""

    queries, tables = "awaiting", ("awaiting",)

    def __init__(self, db: Database) -> None:
        super().__init__(db)
        self._outbox = OutboxStore(db)

    async def add(
        self, conn: Connection, key: str, user_id: int, question_key: str, now: datetime
    ) -> Awaits:
        """Let `user_id` wait, under `key`, for an answer to a kept question."""
        question = await self._sql.question(conn, key=question_key)
        if question is None:
            return Awaits.FORGOTTEN
        if await self._sql.is_waiting(conn, user_id=user_id, question_key=question_key):
            return Awaits.AGAIN
        if await self._sql.how_many(conn, user_id=user_id) >= MOST_AWAITED:
            return Awaits.TOO_MANY
        await self._sql.add(
            conn,
            **question,
            key=key,
            user_id=user_id,
            question_key=question_key,
            wished_at=now,
        )
        return Awaits.NEW

    async def stop(self, conn: Connection, user_id: int, question_key: str) -> bool:
        """Let `user_id` wait no more for a question; False where they didn't."""
        rows = self._sql.keys(conn, user_id=user_id, question_key=question_key)
        for key in [row["key"] async for row in rows]:
            await self._outbox.withdraw(conn, key)
        return bool(await self._sql.stop(conn, user_id=user_id, question_key=question_key))

    async def waiting(self) -> dict[str, dict[int, datetime]]:
        """Return who wait for each question without an answer, and since when; only to count."""
        people: dict[str, dict[int, datetime]] = {}
        async for row in self._sql.waiting(self._db.read):
            people.setdefault(row["question_key"], {})[row["user_id"]] = row["wished_at"]
        return people

    async def places(self) -> frozenset[int | None]:
        """Return the servers where who waits asked; None is a direct message."""
        rows = self._sql.places(self._db.read)
        return frozenset([row["guild_id"] async for row in rows])

    async def answer(
        self, conn: Connection, question_keys: Iterable[str], decision_key: str, due_at: datetime
    ) -> int:
        """Tell, when it is due, whoever waits for these questions of what was decided.

        Each person once. Returns how many there are.
        """
        people: set[int] = set()
        for question_key in question_keys:
            rows = self._sql.of_question(conn, question_key=question_key)
            for key, user_id in [(row["key"], row["user_id"]) async for row in rows]:
                await self._sql.answer(conn, key=key, decision_key=decision_key)
                if user_id not in people:
                    people.add(user_id)
                    await self._outbox.write(conn, _notice(key, user_id, due_at))
        return len(people)

    async def take_back(self, conn: Connection, decision_key: str) -> int:
        """Let those who were not told yet of a decision wait on; returns how many people that are.

        One whose message is on its way counts as told.
        """
        keys: dict[int, list[str]] = {}
        async for row in self._sql.of_decision(conn, decision_key=decision_key):
            keys.setdefault(row["user_id"], []).append(row["key"])
        waiting = 0
        for same_person in keys.values():
            withdrawn = [await self._outbox.withdraw(conn, key) for key in same_person]
            if not any(withdrawn):
                await self._sql.told(conn, key=same_person[0])
                continue
            waiting += 1
            for key in same_person:
                await self._sql.wait_again(conn, key=key)
        return waiting

    async def get(self, key: str) -> Awaited | None:
        """Return who waits under `key`; None where they were told, or do no longer."""
        row = await self._sql.get(self._db.read, key=key)
        return None if row is None else Awaited(**row)

    async def forget_told(self, conn: Connection, key: str) -> None:
        """Forget who was told, in the transaction that says that their notice is sent."""
        await self._sql.told(conn, key=key)

    async def forget_older_than(self, conn: Connection, moment: datetime) -> int:
        """Forget who waits for a question of the UTC days up to that of `moment`.

        Their notices go too. Returns how many people went.
        """
        last_day = day_number(moment)
        for key in [row["key"] async for row in self._sql.old(conn, last_day=last_day)]:
            await self._outbox.withdraw(conn, key)
        return int(await self._sql.forget(conn, last_day=last_day))


def _notice(key: str, user_id: int, due_at: datetime) -> Notice:
    return Notice(key=key, user_id=user_id, kind=KIND, subject={}, due_at=due_at)
