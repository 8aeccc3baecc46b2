"""Moving all there is from one database to another, of whatever kind, and proving that it came."""

import hashlib
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass
from typing import Any

from storage.engine.address import Address, Server
from storage.engine.database import BUSY_TIMEOUT_MS, Database, opened
from storage.engine.errors import StorageError, storage_errors
from storage.engine.holding import running_on
from storage.engine.migrating import schema_version
from storage.engine.transactions import Connection, Engine
from storage.shards import ALL

A_PAGE = 5_000
"""Rows read and written at once."""
_OWN = frozenset({"schema_versions", "database_identity"})
"""What each database has of itself."""
_LATER = {"reminders": "following"}
"""Columns that refer to a row of their own table: filled in once all rows are there."""


@dataclass(frozen=True, slots=True)
class StoredTable:
    name: str
    columns: tuple[str, ...]
    key: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Proof:
    """What a table holds: how many rows, and a digest of all of them in the order of their key."""

    rows: int
    digest: str


async def move(
    source: Address, target: Address, tell: Callable[[int, int], None]
) -> dict[str, Proof]:
    """Bring all that `source` holds to the empty `target`, and return what each table there holds.

    `tell` is called with how many rows came so far, and how many there are. It is one transaction:
    whatever ends it halfway leaves both as they were, and it can begin again. Raises `StorageError`
    where a bot runs on either, and where not all came.
    """
    if not isinstance(source, Server) and not source.exists():
        raise StorageError(f"There is no database {source}; check the path.")
    async with AsyncExitStack() as stack:
        for address in (source, target):
            await stack.enter_async_context(running_on(address, ALL, _nothing, _nothing, _nothing))
        database = await stack.enter_async_context(Database.open(target))
        with storage_errors(f"move {source} to {target}"):
            before = await stack.enter_async_context(opened(source, BUSY_TIMEOUT_MS))
            await _require_alike(before, database.engine)
            reading = await stack.enter_async_context(before.begun())  # nobody writes meanwhile
            async with database.transaction() as writing:
                tables = await _tables(database.engine)
                await _require_empty(writing, tables, target)
                return await _move(reading, writing, tables, tell)


async def _move(
    reading: Connection,
    writing: Connection,
    tables: list[StoredTable],
    tell: Callable[[int, int], None],
) -> dict[str, Proof]:
    total = sum([await _count(reading, table) for table in tables])
    came, moved = 0, {}
    tell(came, total)
    for table in tables:
        source = _Digest()
        async for page in _pages(reading, table):
            source.add(page)
            await _write(writing, table, page)
            came += len(page)
            tell(came, total)
        await _write_later(reading, writing, table)
        target = _Digest()
        async for page in _pages(writing, table):
            target.add(page)
        if source.proof != target.proof:
            raise StorageError(f"{table.name} did not come as it was; nothing is moved.")
        moved[table.name] = target.proof
    return moved


class _Digest:
    """Of rows as they come by."""

    def __init__(self) -> None:
        self._rows = 0
        self._hash = hashlib.sha256()

    def add(self, page: list[dict[str, Any]]) -> None:
        self._rows += len(page)
        for row in page:
            # PostgreSQL has no character of number 0.
            self._hash.update(repr(list(row.values())).replace("\\x00", "\ufffd").encode())

    @property
    def proof(self) -> Proof:
        return Proof(self._rows, self._hash.hexdigest())


async def _tables(engine: Engine) -> list[StoredTable]:
    """Return the tables in the order in which they were made: what is referred to comes first."""
    columns: dict[str, list[str]] = {}
    keys: dict[str, list[tuple[int, str]]] = {}
    for row in await engine.read.execute_fetchall(engine.columns):
        columns.setdefault(row["table_name"], []).append(row["column_name"])
        if row["key_place"]:
            place = row["key_place"], row["column_name"]
            keys.setdefault(row["table_name"], []).append(place)
    return [
        StoredTable(name, tuple(names), tuple(column for _, column in sorted(keys[name])))
        for name, names in columns.items()
        if name not in _OWN
    ]


async def _require_alike(source: Engine, target: Engine) -> None:
    if await schema_version(source) != await schema_version(target):
        raise StorageError(
            f"The database {source.address} is of another version: start this Wijkbot on it once."
        )


async def _require_empty(conn: Connection, tables: list[StoredTable], address: Address) -> None:
    for table in tables:
        if await _count(conn, table):
            raise StorageError(f"The database {address} holds something; name an empty one.")


async def _count(conn: Connection, table: StoredTable) -> int:
    rows = await conn.execute_fetchall(f"SELECT COUNT(*) AS rows FROM {table.name}")
    return int(next(iter(rows))["rows"])


async def _pages(conn: Connection, table: StoredTable) -> AsyncIterator[list[dict[str, Any]]]:
    """Give all rows, a page at a time, by their key."""
    key = ", ".join(table.key)
    select = f"SELECT {', '.join(table.columns)} FROM {table.name}"
    end = f"ORDER BY {key} LIMIT {A_PAGE}"
    after = f"({key}) > ({', '.join(f':{name}' for name in table.key)})"
    rows = [dict(row) for row in await conn.execute_fetchall(f"{select} {end}")]
    while rows:
        yield rows
        last = {name: rows[-1][name] for name in table.key}
        following = await conn.execute_fetchall(f"{select} WHERE {after} {end}", last)
        rows = [dict(row) for row in following]


async def _write(conn: Connection, table: StoredTable, page: list[dict[str, Any]]) -> None:
    names = ", ".join(table.columns)
    values = ", ".join(f":{name}" for name in table.columns)
    later = _LATER.get(table.name)
    rows = [row | {later: None} for row in page] if later else page
    await conn.executemany(f"INSERT INTO {table.name} ({names}) VALUES ({values})", rows)


async def _write_later(reading: Connection, writing: Connection, table: StoredTable) -> None:
    later, key = _LATER.get(table.name), table.key[0]
    if later:
        referring = f"SELECT {key}, {later} FROM {table.name} WHERE {later} IS NOT NULL"
        rows = [dict(row) for row in await reading.execute_fetchall(referring)]
        set_later = f"UPDATE {table.name} SET {later} = :{later} WHERE {key} = :{key}"
        await writing.executemany(set_later, rows)


def _nothing(*_: object) -> None:
    """Nobody follows changes, and whoever takes over would find an empty database."""
