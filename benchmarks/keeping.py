"""The speed of reading lists of ten thousand users, beside the same work directly on aiosqlite.

Each command is followed by its peer on the same file; the ratio is that of their 95th percentiles.
A peer has a connection of its own, as the store has, and writes as durably.
"""

import asyncio
import random
import sqlite3
import tempfile
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import aiosqlite
import numpy as np
from rich.console import Console
from rich.table import Table

from bot.app import App
from bot.opening import open_app
from bot.reading_list.arrange import ListPage, arrange, items_of
from bot.reading_list.change_views import change_view
from bot.reading_list.exports.export import Format, export
from bot.reading_list.keep import Addition, keep
from bot.reading_list.views import list_view
from bot.settings import Settings
from knowledge.entry import ElsewhereEntry, Entry

Work = Callable[[int], Awaitable[object]]

SEED, USERS, ITEMS, RUNS = 20261126, 10_000, 100, 300
NOW = datetime(2026, 11, 26, 12, tzinfo=UTC)

ADD = """
INSERT INTO listed_items (user_id, item_id, title, url, kind, added_at, read_at, note)
VALUES (?, ?, ?, ?, ?, ?, NULL, NULL)
ON CONFLICT (user_id, item_id) DO UPDATE SET title = excluded.title
"""
ONE = "SELECT * FROM listed_items WHERE user_id = ? AND item_id = ?"
COUNT = "SELECT COUNT(*) FROM listed_items WHERE user_id = ?"
ALL = "SELECT * FROM listed_items WHERE user_id = ? ORDER BY added_at, item_id"


@dataclass(frozen=True, slots=True)
class Bare:
    """A reading list directly on aiosqlite, with a connection to write and one to read."""

    writer: aiosqlite.Connection
    reader: aiosqlite.Connection

    async def add(self, user: int, entry: Entry) -> None:
        """Do what `keep` does, in one transaction."""
        await self.writer.execute("BEGIN IMMEDIATE")
        await self.writer.execute_fetchall(ONE, (user, entry.id))
        await self.writer.execute_fetchall(COUNT, (user,))
        await self.writer.execute(ADD, _row(user, entry, NOW))
        await self.writer.commit()

    async def list(self, user: int) -> None:
        """Read a list, without doing anything with it."""
        await self.reader.execute_fetchall(ALL, (user,))


async def main() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "wijkbot.db"
        settings = Settings(_env_file=None, database=path)  # type: ignore[call-arg]  # pydantic-settings'
        async with open_app(settings, lambda: NOW) as app, _bare(path) as bare:
            entries = _keepable(app)
            left = _fill(path, entries)
            Console(width=120).print(await _table(app, bare, left))


async def _table(app: App, bare: Bare, left: Sequence[Sequence[Entry]]) -> Table:
    table = Table(title=f"{USERS} lists of {ITEMS} items in one file; {RUNS} of each, in turn")
    for column in ("command", "p50 ms", "p95 ms", "bare p50", "bare p95", "p95 / bare"):
        table.add_column(column, justify="right" if column != "command" else "left")
    rng = random.Random(SEED)

    async def add(user: int) -> None:
        assert isinstance(await keep(app, user, None, left[user][0].id), Addition)

    async def add_bare(user: int) -> None:
        await bare.add(user, left[user][1])

    async def add_and_reply(user: int) -> None:
        change_view(await keep(app, user, None, left[user][2].id))

    async def add_bare_again(user: int) -> None:
        await bare.add(user, left[user][3])

    async def show(user: int) -> None:
        contents = arrange(await items_of(app, user, None), ListPage(), app.catalogue.everywhere)
        list_view(contents, ListPage(), None)

    rows: dict[str, tuple[Work, Work]] = {
        "toevoegen: what is written": (add, add_bare),
        "toevoegen: with its reply": (add_and_reply, add_bare_again),
        "toon": (show, bare.list),
    }
    for wanted in Format:
        rows[f"exporteer {wanted.value}"] = (_exporting(app, wanted), bare.list)
    for name, (ours, theirs) in rows.items():
        users = rng.sample(range(USERS), RUNS)
        table.add_row(name, *_compared(*await _timed(ours, theirs, users)))
    return table


def _exporting(app: App, wanted: Format) -> Work:
    async def run(user: int) -> None:
        items = await items_of(app, user, None)
        await asyncio.to_thread(export, wanted, items, app.catalogue.everywhere, app.now())

    return run


async def _timed(ours: Work, theirs: Work, users: Sequence[int]) -> tuple[list[float], list[float]]:
    """Return the milliseconds of both for each user, in alternating order."""
    times: tuple[list[float], list[float]] = ([], [])
    for turn, user in enumerate(users):
        for which in (0, 1) if turn % 2 else (1, 0):
            start = time.perf_counter()
            await (ours, theirs)[which](user)
            times[which].append((time.perf_counter() - start) * 1e3)
    return times


def _compared(ours: Sequence[float], theirs: Sequence[float]) -> tuple[str, ...]:
    found = [np.percentile(times, part) for times in (ours, theirs) for part in (50, 95)]
    return (*(f"{ms:.2f}" for ms in found), f"{found[1] / found[3]:.2f}")


@asynccontextmanager
async def _bare(path: Path) -> AsyncIterator[Bare]:
    async with (
        aiosqlite.connect(path, isolation_level=None) as writer,
        aiosqlite.connect(path, isolation_level=None) as reader,
    ):
        for connection in (writer, reader):
            await connection.execute("PRAGMA busy_timeout = 5000")
            await connection.execute("PRAGMA synchronous = FULL")
        yield Bare(writer, reader)


def _keepable(app: App) -> list[Entry]:
    entries = app.catalogue.for_guild(None).entries.values()
    return [entry for entry in entries if not isinstance(entry, ElsewhereEntry)]


def _fill(path: Path, entries: Sequence[Entry]) -> list[list[Entry]]:
    """Fill the lists of all users; return for each user some entries that aren't on it."""
    rng = random.Random(SEED)
    shuffled = [rng.sample(entries, ITEMS + 4) for _ in range(USERS)]
    rows = (
        _row(user, entry, NOW - timedelta(days=1 + place))
        for user, own in enumerate(shuffled)
        for place, entry in enumerate(own[:ITEMS])
    )
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.executemany(ADD, rows)
    return [own[ITEMS:] for own in shuffled]


def _row(user: int, entry: Entry, moment: datetime) -> tuple[object, ...]:
    seconds = int(moment.timestamp())
    return user, entry.id, entry.heading, entry.url, entry.kind.value, seconds
