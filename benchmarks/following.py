"""One new entry with a hundred thousand follows, beside bare SQL that does the same.

The entry is matched to its followers, scheduled and put into the outbox; then ten thousand of the
notices are sent to a receiver that takes each at once. Questions are asked meanwhile, to see
whether anyone has to wait. The peer writes the same rows in two statements on a connection of its
own, and commits once.
"""

import asyncio
import os
import random
import sqlite3
import tempfile
import time
from collections.abc import Coroutine
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np
import psutil
from rich.console import Console
from rich.table import Table

from bot.app import App
from bot.asking.ask import ask
from bot.delivery import Arrived, Delivery, Failed
from bot.following.announce import announce
from bot.following.digests import make_digests
from bot.opening import open_app
from bot.settings import Settings
from knowledge.answer import Question
from knowledge.entry import Entry
from storage.outbox import Notice

SEED, FOLLOWERS, SENT = 20261126, 100_000, 10_000
NOW = datetime(2026, 11, 26, 12, tzinfo=UTC)
SINCE = int(NOW.timestamp()) - 86_400
FIRST_USER = 10**17
QUESTION = "Hoe lang duurt het voordat een wijk beter wordt?"

FOLLOW = "INSERT INTO follows (user_id, kind, subject_id, since) VALUES (?, ?, ?, ?)"
AT_ONCE = """
INSERT INTO news_settings (user_id, frequency, day, minute, changed_at)
VALUES (?, 'direct', 3, 540, ?)
"""
MATCH = """
INSERT INTO bare_items (user_id, number)
SELECT DISTINCT follows.user_id, news_subjects.number
FROM news_subjects
JOIN follows USING (kind, subject_id)
WHERE news_subjects.number = 1
"""
OUTBOX = """
INSERT INTO bare_notices (key, user_id, kind, subject, due_at, not_before, state)
SELECT hex(randomblob(11)), user_id, 'news', '{}', ?, ?, 'waiting'
FROM bare_items
"""


class Taker:
    """Takes every message at once, and counts them."""

    def __init__(self) -> None:
        self.taken = 0

    async def send(self, _notice: Notice, _subject: Any) -> Arrived:
        self.taken += 1
        return Arrived(self.taken)

    async def find(
        self, _notice: Notice, _subject: Any, _since: datetime
    ) -> Arrived | Failed | None:
        return None


async def main() -> None:
    """Print the table."""
    table = Table(title=f"one new entry, {FOLLOWERS} follows")
    for column in ("step", "s", "µs a follower", "memory +MB"):
        table.add_column(column, justify="right" if column != "step" else "left")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "wijkbot.db"
        settings = Settings(_env_file=None, database=path)  # type: ignore[call-arg]  # pydantic-settings'
        async with open_app(settings, lambda: NOW) as app:
            entry = _entry(app)
            _fill(path, entry)
            alone = [await _asked(app) for _ in range(50)]
            written = await _ours(app, entry, table)
            sent = await _sent(app, table)
        _bare(path, table)
    console = Console(width=120)
    console.print(table)
    for when, waits in (("alone", alone), ("while matched", written), ("while sent", sent)):
        p50, p95 = np.percentile(waits, (50, 95))
        console.print(f"a question {when}: p50 {p50:.1f} ms, p95 {p95:.1f} ms")


async def _ours(app: App, entry: Entry, table: Table) -> list[float]:
    before, start = _memory(), time.perf_counter()
    async with app.database.transaction() as connection:
        await announce(app, connection, 0, entry, renewed=False)
    beside, most = await _beside(app, _work(app))
    _row(
        table, "ours: matched, scheduled, in the outbox", time.perf_counter() - start, most - before
    )
    count = await _count(app)
    assert count == FOLLOWERS, f"{count} notices"
    return beside


async def _sent(app: App, table: Table) -> list[float]:
    taker = Taker()
    before, start = _memory(), time.perf_counter()
    beside, most = await _beside(app, _send(app, taker))
    seconds = time.perf_counter() - start
    _row(table, f"ours: {taker.taken} sent", seconds, most - before, taker.taken)
    return beside


async def _beside(app: App, doing: Coroutine[None, None, None]) -> tuple[list[float], float]:
    """Return how long questions take while something is done, and the most memory that took."""
    waits: list[float] = []
    work = asyncio.create_task(doing)
    most = _memory()
    while not work.done():
        waits.append(await _asked(app))
        most = max(most, _memory())
        await asyncio.sleep(0.02)
    await work
    return waits, most


async def _send(app: App, taker: Taker) -> None:
    delivery = Delivery(app, taker)
    while taker.taken < SENT:
        due = await delivery.run()
        assert due is not None, f"only {taker.taken} were sent"


async def _work(app: App) -> None:
    while True:
        due = await make_digests(app)
        if due is None or due > NOW:
            return


async def _asked(app: App) -> float:
    start = time.perf_counter()
    await ask(app, Question(QUESTION))
    return (time.perf_counter() - start) * 1e3


async def _count(app: App) -> int:
    rows = await app.database.read.execute_fetchall("SELECT COUNT(*) FROM notices")
    return int(next(iter(rows))[0])


def _bare(path: Path, table: Table) -> None:
    before, start = _memory(), 0.0
    with closing(sqlite3.connect(path)) as connection:
        for name, like in (("bare_items", "news_items"), ("bare_notices", "notices")):
            columns = "user_id INTEGER, number INTEGER, PRIMARY KEY (user_id, number)"
            if like == "notices":
                columns = (
                    "key TEXT PRIMARY KEY, user_id INTEGER, kind TEXT, subject TEXT, "
                    "due_at INTEGER, not_before INTEGER, state TEXT"
                )
            connection.execute(f"CREATE TABLE {name} ({columns})")
        connection.execute("PRAGMA synchronous = FULL")
        start = time.perf_counter()
        connection.execute(MATCH)
        connection.execute(OUTBOX, (SINCE, SINCE))
        connection.commit()
    _row(table, "bare SQL: matched, in the outbox", time.perf_counter() - start, _memory() - before)


def _row(table: Table, step: str, seconds: float, memory: float, people: int = FOLLOWERS) -> None:
    each = seconds / people * 1e6
    table.add_row(step, f"{seconds:.2f}", f"{each:.1f}", f"{memory:.0f}")


def _memory() -> float:
    return float(psutil.Process(os.getpid()).memory_info().rss) / 1e6


def _entry(app: App) -> Entry:
    """Return an entry with a theme and an organisation."""
    entries = app.catalogue.for_guild(None).entries.values()
    return next(one for one in entries if one.themes and one.organisations)


def _fill(path: Path, entry: Entry) -> None:
    """Let a hundred thousand people follow something of the entry, who hear of it at once."""
    rng = random.Random(SEED)
    subjects = [
        *(("theme", own) for own in entry.themes),
        *(("organisation", own) for own in entry.organisations),
    ]
    people = [FIRST_USER + number * 7919 for number in range(FOLLOWERS)]
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.executemany(FOLLOW, ((user, *rng.choice(subjects), SINCE) for user in people))
        connection.executemany(AT_ONCE, ((user, SINCE) for user in people))
