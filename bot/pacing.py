"""How often someone may do something that others notice, and how many may wait, in memory."""

import asyncio
from collections import OrderedDict
from collections.abc import AsyncIterator, Callable, Hashable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import Enum
from typing import ParamSpec, TypeVar

from bot.view import Refused

P = ParamSpec("P")
T = TypeVar("T")
TOO_BUSY = "Het is nu heel druk. Wacht een paar tellen en probeer het opnieuw."


@dataclass(slots=True)
class Crowd:
    """A line for heavy work: so much is done at once, first come first served, so much may wait."""

    at_once: int = 2
    """Threads that compute keep the loop, and each other, from going on."""
    most: int = 1_000
    waiting: int = 0
    _room: asyncio.Semaphore = field(init=False)

    def __post_init__(self) -> None:
        self._room = asyncio.Semaphore(self.at_once)

    @asynccontextmanager
    async def turn(self) -> AsyncIterator[None]:
        """Wait for a turn, and have it for the block; raises `Refused` where too many wait."""
        if self.waiting >= self.most:
            raise Refused(TOO_BUSY)
        self.waiting += 1
        try:
            async with self._room:
                yield
        finally:
            self.waiting -= 1

    async def in_thread(self, work: Callable[P, T], *args: P.args, **options: P.kwargs) -> T:
        """Return what `work` returns, done in a thread so that the loop goes on."""
        async with self.turn():
            return await asyncio.to_thread(work, *args, **options)


@dataclass(slots=True)
class Pace:
    """Allows each `who` something `times` in a `period`; remembers `most` of them."""

    times: int
    period: timedelta
    most: int = 5_000
    _done: OrderedDict[Hashable, tuple[datetime, ...]] = field(default_factory=OrderedDict)

    def allows(self, who: Hashable, now: datetime) -> bool:
        """Return whether `who` may do it once more, and count it where so."""
        done = tuple(at for at in self._done.get(who, ()) if now - at < self.period)
        if len(done) >= self.times:
            return False
        self._done[who] = (*done, now)
        self._done.move_to_end(who)
        while len(self._done) > self.most or self._is_over(now):
            self._done.popitem(last=False)
        return True

    def forget(self, user: int) -> None:
        self._done.pop(user, None)

    def take_back(self, who: Hashable) -> None:
        """Leave out the last that was counted for `who`: it didn't come about."""
        if done := self._done.get(who):
            self._done[who] = done[:-1]

    def _is_over(self, now: datetime) -> bool:
        first = next(iter(self._done.values()))
        return not first or now - first[-1] >= self.period


class Budget(Enum):
    """What everyone has a budget for: so many times a minute, and so many a day."""

    QUESTION = (20, 300)
    SEARCH = (30, 500)
    PROPOSAL = (10, 30)
    REPORT = (15, 30)
    DRAFT = (20, 200)
    IMPORT = (5, 40)
    """Of a server, as a whole."""


A_MINUTE, A_DAY = timedelta(minutes=1), timedelta(days=1)
SLOWER = "Dat gaat even te snel voor mij. Wacht een minuutje en probeer het opnieuw."
TOMORROW = "Je hebt dit vandaag al heel vaak gedaan. Morgen kan het weer."
TOMORROW_HERE = "Op deze server is dit vandaag al heel vaak gedaan. Morgen kan het weer."


class Budgets:
    """What is left of everyone's budgets, in memory."""

    def __init__(self) -> None:
        self._a_minute = {what: Pace(what.value[0], A_MINUTE) for what in Budget}
        self._a_day = {what: Pace(what.value[1], A_DAY) for what in Budget}

    def spend(self, what: Budget, who: int, now: datetime) -> None:
        """Count it; raises `Refused` where a budget is spent."""
        if not self._a_minute[what].allows(who, now):
            raise Refused(SLOWER)
        if not self._a_day[what].allows(who, now):
            raise Refused(TOMORROW_HERE if what is Budget.IMPORT else TOMORROW)

    def forget(self, user: int) -> None:
        for pace in (*self._a_minute.values(), *self._a_day.values()):
            pace.forget(user)
