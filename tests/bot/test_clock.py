"""What runs by the clock goes on when the database is there again, and says once that it waits."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from bot import clock
from bot.clock import Job, running
from storage.engine.errors import StorageError

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    import pytest


def failing_first(times: int, done: asyncio.Event) -> Callable[[], Awaitable[float | None]]:
    tries = iter(range(times))

    async def work() -> float | None:
        if next(tries, None) is not None:
            raise StorageError("vol")
        done.set()
        return None

    return work


async def test_work_is_done_soon_after_the_disk_has_room(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """However often it failed, it is tried again after the same few seconds; one line says so."""
    monkeypatch.setattr(clock, "AGAIN", 0.01)
    done = asyncio.Event()

    async with running(Job(failing_first(12, done), 3600)):
        async with asyncio.timeout(60):
            await done.wait()

    assert caplog.text.count("Work by the clock waits") == 1


def test_what_is_due_is_sent_within_ten_seconds() -> None:
    """So long a job waits at most after the database refused it."""
    assert clock.AGAIN <= 10
