"""What each server, question and follower adds in memory, and in bytes on both databases.

A server has twenty channels and ten roles here; the memory of its own entries is measured by
`benchmarks scale`. `docs/scale.md` works out from this which limit is reached first.
"""

import asyncio
import tempfile
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import psutil
from rich.console import Console
from rich.table import Table

from storage.engine.address import Address, Server
from storage.engine.database import Database
from storage.engine.transactions import Connection
from storage.follows import Subject, SubjectKind
from storage.questions import KeptQuestion, new_key
from storage.rhythms import Rhythm
from storage.stores import Stores
from tests import postgres
from tests.sockets.fake_discord import FakeDiscord, server, serving, until
from tests.sockets.runner import program

Write = Callable[[Stores, Connection, int], Awaitable[object]]

SERVERS, CHANNELS, ROLES = (0, 500, 2_000), 20, 10
ROWS, SETTLING_S = 20_000, 20
NOW = datetime(2026, 11, 30, 12, tzinfo=UTC)
TEXT = "Wat kunnen wij als bewoners doen tegen overlast van scooters in onze straat?"


async def main() -> None:
    """Print both tables."""
    console = Console(width=120)
    table = Table(title=f"a process, by servers of {CHANNELS} channels and {ROLES} roles")
    for column in ("servers", "MiB", "KiB a server"):
        table.add_column(column, justify="right")
    least = 0.0
    for number in SERVERS:
        weight = await _weight(number)
        least = least or weight
        each = f"{(weight - least) * 1024 / number:.0f}" if number else ""
        table.add_row(str(number), f"{weight:.0f}", each)
    console.print(table)
    console.print(await _kept())


async def _weight(number: int) -> float:
    """Return the memory of a process on so many servers, in MiB."""
    fake = FakeDiscord(servers=[_large(5_000 + 100 * one) for one in range(number)])
    with tempfile.TemporaryDirectory() as folder:
        own = {"DISCORD_TOKEN": "token", "WIJKBOT_DATABASE": str(Path(folder) / "wijkbot.db")}
        async with serving(fake), AsyncExitStack() as stack:
            bot = program("-m", "tests.sockets.runner", fake.url, **own)
            running = await stack.enter_async_context(bot)
            await until(lambda: fake.identified == 1)
            await fake.say("hoi")
            await until(lambda: fake.sent)
            await asyncio.sleep(SETTLING_S)
            return float(psutil.Process(running.pid).memory_info().rss) / 2**20


def _large(first: int) -> dict[str, Any]:
    one = server(str(first << 22), str((first + 1) << 22))
    (channel,), (role,) = one["channels"], one["roles"]
    ids = [str((first << 22) + number) for number in range(1, CHANNELS + ROLES)]
    one["channels"] += [channel | {"id": own, "name": f"kanaal-{own}"} for own in ids[:CHANNELS]]
    one["roles"] += [role | {"id": own, "name": f"rol-{own}"} for own in ids[CHANNELS:]]
    return one


async def _kept() -> Table:
    table = Table(title=f"what is kept, over {ROWS} of each")
    for column in ("of each", "rows", "bytes on SQLite", "bytes on PostgreSQL"):
        table.add_column(column, justify="left" if column == "of each" else "right")
    writes: dict[str, Write] = {
        "question, with who asked": _question,
        "follower of a theme": _follower,
    }
    for name, write in writes.items():
        with tempfile.TemporaryDirectory() as folder:
            addresses: list[Address] = [Path(folder) / "wijkbot.db"]
            if postgres.programs():
                addresses.append(await postgres.make(f"kept_{write.__name__}"))
            each = [await _each(address, write) for address in addresses]
        rows, _ = each[0]
        table.add_row(name, f"{rows:.1f}", *(f"{size:.0f}" for _, size in each))
    return table


async def _each(address: Address, write: Write) -> tuple[float, float]:
    """Return how many rows and bytes each write adds."""
    async with Database.open(address) as database:
        stores, size, rows = Stores.over(database), await _size(database), await _rows(database)
        for first in range(0, ROWS, 1_000):
            async with database.transaction() as connection:
                for number in range(first, first + 1_000):
                    await write(stores, connection, number)
        more = await _rows(database) - rows, await _size(database) - size
        return more[0] / ROWS, more[1] / ROWS


async def _rows(database: Database) -> int:
    read, engine = database.read, database.engine
    names = {row["table_name"] for row in await read.execute_fetchall(engine.columns)}
    counts = [await read.execute_fetchall(f"SELECT COUNT(*) FROM {name}") for name in sorted(names)]
    return sum(next(iter(rows))[0] for rows in counts)


async def _size(database: Database) -> int:
    if isinstance(database.address, Server):
        query = "SELECT pg_database_size(current_database())"
    else:
        await database.overwrite_erased()
        query = "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size"
    return int(next(iter(await database.read.execute_fetchall(query)))[0])


async def _question(stores: Stores, connection: Connection, number: int) -> None:
    key, guild = new_key(), 7 << 22
    question = KeptQuestion(
        key=key,
        guild_id=guild,
        text=TEXT,
        outcome="found",
        confidence=0.8,
        entry_ids=("overlast-scooters", "overlast-melden", "veilige-straat"),
        asked_at=NOW,
    )
    await stores.questions.keep(connection, question)
    await stores.gaps.count_asker(connection, key, number, NOW)
    await stores.pseudonyms.count_person(connection, number, guild, NOW)


async def _follower(stores: Stores, connection: Connection, number: int) -> None:
    since = NOW - timedelta(days=1)
    await stores.follows.add(connection, number, Subject(SubjectKind.THEME, "wonen"), since)
    await stores.rhythms.save(connection, number, Rhythm(), since)
