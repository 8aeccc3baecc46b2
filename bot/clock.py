"""What runs by the clock: jobs in one table, each started, repeated and ended alike."""

import asyncio
import logging
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import ClassVar

from discord.ext import tasks

from storage.engine.errors import StorageError

log = logging.getLogger(__name__)
AGAIN = 5.0
"""Seconds after which work is done again that the database kept from being done."""


@dataclass(frozen=True, slots=True)
class Job:
    """Work done every so many seconds, or `once`; it may return when to do it again instead."""

    work: Callable[[], Awaitable[float | None]]
    every: float
    once: bool = False


@dataclass(slots=True)
class Beat:
    """Measures how long the loop keeps work waiting: `beat` should run each `EVERY` seconds."""

    EVERY: ClassVar = 0.25
    longest: float = 0.0
    _last: float | None = None

    async def beat(self) -> None:
        now = time.monotonic()
        if self._last is not None:
            self.longest = max(self.longest, now - self._last - self.EVERY)
        self._last = now

    def take(self) -> float:
        """Return the longest wait since the last time that this was asked, in seconds."""
        longest, self.longest = self.longest, 0.0
        return longest


@asynccontextmanager
async def running(job: Job) -> AsyncIterator[None]:
    """Do a job until the end of the block, which waits until it has let go of the database."""

    failing = False

    @tasks.loop(seconds=job.every, count=1 if job.once else None)
    async def loop() -> None:
        nonlocal failing
        try:
            pause = await job.work()
        except StorageError as error:
            if not failing:
                log.error("Work by the clock waits: %s", error)  # noqa: TRY400  (it says why)
            failing, pause = True, AGAIN
        else:
            failing = False
        loop.change_interval(seconds=job.every if pause is None else pause)

    loop.start()
    try:
        yield
    finally:
        task = loop.get_task()
        loop.cancel()
        if task is not None:
            await asyncio.wait({task})
