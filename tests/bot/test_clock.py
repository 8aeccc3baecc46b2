"""What runs by the clock goes on when the database is there again, and says once that it waits."""

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from bot import clock
from bot.client import create_bot
from bot.clock import Job, running
from bot.delivery import LONGEST_PAUSE
from bot.settings import Settings
from storage.engine.errors import StorageError


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
    """However it came into the outbox: the database is tried again, and the outbox looked at."""
    assert max(clock.AGAIN, LONGEST_PAUSE) <= 5


async def test_how_long_the_loop_kept_work_waiting(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """The longest wait since it was last told stands in the file that a supervisor watches."""
    health = tmp_path / "health"
    moments = iter((0.0, 0.25, 1.25, 1.5))
    monkeypatch.setattr(clock, "time", SimpleNamespace(monotonic=lambda: next(moments)))
    bot = create_bot(Settings(_env_file=None, health_file=health))  # type: ignore[call-arg]  # pydantic-settings'
    for _ in range(4):
        await bot._beat.beat()

    await bot._show_health()
    assert not health.exists()  # it isn't connected
    await bot.on_resumed()
    await bot._show_health()
    first = health.read_text()
    await bot._show_health()

    assert first == "longest wait of the loop: 750 ms\n"
    assert health.read_text() == "longest wait of the loop: 0 ms\n"
