"""Whatever happens in whatever order: everything that was to go out goes out, and goes out once."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum, auto

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from storage.engine.database import Database
from storage.outbox import OutboxStore
from storage.stores import Stores
from tests.storage.builders import NOW, notice

Step = Callable[["Sender", int, int], Awaitable[None]]

MINUTE = timedelta(minutes=1)
MANY = 1000


class Place(Enum):
    """Where a notice has to be."""

    WAITING = auto()
    IN_HAND = auto()
    LEFT_BY_A_CRASH = auto()
    SENT = auto()


@dataclass
class Expected:
    """The plainest account of one notice."""

    user_id: int
    due_at: datetime
    not_before: datetime
    place: Place = Place.WAITING


class Sender:
    """A sender that may crash anywhere, and an account beside the outbox of what must come of it.

    Every step takes two small numbers and makes of them what it needs.
    """

    def __init__(self, db: Database, outbox: OutboxStore) -> None:
        self.db = db
        self.outbox = outbox
        self.now = NOW
        self.notices: dict[str, Expected] = {}
        self.closed: set[int] = set()
        self.arrived: list[str] = []
        """The messages that people have, as Discord could tell."""

    async def write(self, a: int, b: int) -> None:
        """A cause, new or told again, of now, long ago or to come."""
        key, user_id, due_at = f"n{a}", a % 3, self.now + (b - 3) * MINUTE
        async with self.db.transaction() as conn:
            one = notice(key, user_id=user_id, due_at=due_at)
            written = await self.outbox.write(conn, one)

        assert written == (key not in self.notices)
        if written:
            self.notices[key] = Expected(user_id, due_at, due_at)

    async def take(self, a: int, _b: int) -> None:
        """Read what is due and claim it: as many as asked for, of as many people as can be."""
        ready = self._ready()

        found = [one.key for one in await self.outbox.due(self.now, a)]

        people = [{self.notices[key].user_id for key in keys} for keys in (found, ready)]
        assert set(found) <= ready
        assert len(set(found)) == len(found) == min(a, len(ready))
        assert len(people[0]) == min(a, len(people[1]))
        for key in found:
            await self._claim(key)

    async def claim_late(self, a: int, _b: int) -> None:
        """Another sender claims what it read as due a while ago."""
        await self._claim(f"n{a}")

    async def arrive(self, a: int, _b: int) -> None:
        """A message arrives, and the sender notes it."""
        for key in self._one(Place.IN_HAND, a):
            self.arrived.append(key)
            await self._note_sent(key)

    async def put_back(self, a: int, b: int) -> None:
        """Discord asks to wait."""
        for key in self._one(Place.IN_HAND, a):
            await self._put_back(key, self.now + b * MINUTE)

    async def refuse(self, a: int, _b: int) -> None:
        """Someone's messages turn out to be closed."""
        for key in self._one(Place.IN_HAND, a):
            one = self.notices[key]
            async with self.db.transaction() as conn:
                await self.outbox.note_unreachable(conn, one.user_id, key, self.now)
            one.place = Place.WAITING
            self.closed.add(one.user_id)

    async def crash(self, _a: int, b: int) -> None:
        """The sender dies: some of what it had in hand had arrived, and nothing was noted."""
        for number, key in enumerate(self._at(Place.IN_HAND)):
            self.notices[key].place = Place.LEFT_BY_A_CRASH
            if (b >> number) % 2:
                self.arrived.append(key)

    async def start_again(self, _a: int, _b: int) -> None:
        """What a crash left is looked for among the messages that arrived."""
        left = self._at(Place.LEFT_BY_A_CRASH)

        found = {one.key for one in await self.outbox.unconfirmed()}

        assert found == {*left, *self._at(Place.IN_HAND)}
        for key in left:
            if key in self.arrived:
                await self._note_sent(key)
            else:
                await self._put_back(key, self.now)

    async def withdraw(self, a: int, _b: int) -> None:
        """A cause is gone."""
        key = f"n{a}"
        async with self.db.transaction() as conn:
            gone = await self.outbox.withdraw(conn, key)

        assert gone == (key in self._at(Place.WAITING))
        if gone:
            del self.notices[key]

    async def show(self, a: int, _b: int) -> None:
        """Someone uses a command, and sees the oldest of what couldn't reach them."""
        waiting = [
            key
            for key in self._at(Place.WAITING)
            if self.notices[key].user_id in self.closed & {a % 3}
            and self.notices[key].due_at <= self.now
        ]

        found = [one.key for one in await self.outbox.waiting_for(a % 3, self.now)]

        assert sorted(found) == waiting
        for key in found[:1]:
            self.arrived.append(key)
            await self._note_sent(key)

    async def reopen(self, a: int, _b: int) -> None:
        """Someone opens their messages."""
        async with self.db.transaction() as conn:
            await self.outbox.note_reachable(conn, a % 3)
        for key in self._at(Place.WAITING):
            one = self.notices[key]
            if one.user_id in self.closed & {a % 3}:
                one.not_before = one.due_at
        self.closed.discard(a % 3)

    async def wait(self, _a: int, b: int) -> None:
        """Time passes."""
        self.now += b * MINUTE

    async def finish(self) -> None:
        """Everyone can be reached, and the sender goes on until nothing is left."""
        await self.crash(0, 0)
        await self.start_again(0, 0)
        for user_id in range(3):
            await self.reopen(user_id, 0)
        self.now += MANY * MINUTE
        await self.take(MANY, 0)
        for _ in self._at(Place.IN_HAND):
            await self.arrive(0, 0)

    async def _claim(self, key: str) -> None:
        expected = key in self._ready()
        async with self.db.transaction() as conn:
            claimed = await self.outbox.claim(conn, key, self.now)

        assert claimed == expected
        if claimed:
            self.notices[key].place = Place.IN_HAND

    async def _note_sent(self, key: str) -> None:
        async with self.db.transaction() as conn:
            await self.outbox.note_sent(conn, key, 9, self.now)
        self.notices[key].place = Place.SENT

    async def _put_back(self, key: str, not_before: datetime) -> None:
        async with self.db.transaction() as conn:
            await self.outbox.put_back(conn, key, not_before)
        one = self.notices[key]
        one.place, one.not_before = Place.WAITING, max(one.due_at, not_before)

    def _at(self, place: Place) -> list[str]:
        return sorted(key for key, one in self.notices.items() if one.place is place)

    def _one(self, place: Place, number: int) -> list[str]:
        keys = self._at(place)
        return [keys[number % len(keys)]] if keys else []

    def _ready(self) -> set[str]:
        return {
            key
            for key in self._at(Place.WAITING)
            if self.notices[key].not_before <= self.now
            and self.notices[key].user_id not in self.closed
        }


STEPS = st.sampled_from(
    [
        Sender.write,
        Sender.write,
        Sender.take,
        Sender.claim_late,
        Sender.arrive,
        Sender.put_back,
        Sender.refuse,
        Sender.crash,
        Sender.start_again,
        Sender.withdraw,
        Sender.show,
        Sender.reopen,
        Sender.wait,
    ]
)


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    deadline=None,
    max_examples=150,
)
@given(steps=st.lists(st.tuples(STEPS, st.integers(0, 8), st.integers(0, 7)), max_size=40))
async def test_each_notice_arrives_once(
    db: Database, stores: Stores, steps: list[tuple[Step, int, int]]
) -> None:
    """None is handed out twice without having been put back, none is lost, none arrives twice."""
    async with db.transaction() as conn:
        await conn.execute("DELETE FROM notices")
        await conn.execute("DELETE FROM unreachable")
    sender = Sender(db, stores.outbox)

    for step, a, b in steps:
        await step(sender, a, b)
    await sender.finish()

    assert sorted(sender.arrived) == sorted(sender.notices)
