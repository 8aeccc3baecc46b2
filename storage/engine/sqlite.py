"""SQLite as our promises need it: writes that last, and reads that only read."""

import asyncio
import os
import sqlite3
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager
from pathlib import Path

import aiosqlite

from storage.engine.copying import copy_to_new, read_only
from storage.engine.errors import StorageError
from storage.engine.transactions import begun

SYNCHRONOUS = "FULL"
"""What is committed is on the disk; tests that cut no power go without."""
_PAUSE_S = 0.02


class Sqlite:
    """A file with one connection that writes, and one that only reads."""

    known_table = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = :name"
    columns = """
        SELECT t.name AS table_name, c.name AS column_name, c.pk AS key_place
        FROM sqlite_master AS t
        CROSS JOIN pragma_table_info(t.name) AS c
        WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite%'
        ORDER BY t.rowid, c.cid
    """
    at_first: str | None = None
    tell_erased: str | None = None

    def __init__(
        self, path: Path, writer: aiosqlite.Connection, reader: aiosqlite.Connection
    ) -> None:
        self.address = path
        self.read = reader
        self.writer = writer

    def begun(self) -> AbstractAsyncContextManager[aiosqlite.Connection]:
        return begun(self.writer, "BEGIN IMMEDIATE")

    @staticmethod
    def definition(statement: str) -> str:
        return statement

    async def overwrite_erased(self) -> bool:
        rows = await self.writer.execute_fetchall("PRAGMA wal_checkpoint(TRUNCATE)")
        return not next(iter(rows))[0]

    async def backup(self, target: Path) -> None:
        await asyncio.to_thread(copy_to_new, self.address, target)


@asynccontextmanager
async def opened(path: Path, busy_timeout_ms: int) -> AsyncIterator[Sqlite]:
    """Open the file at `path`, made with its folder where absent."""
    async with AsyncExitStack() as stack:
        await asyncio.to_thread(path.parent.mkdir, parents=True, exist_ok=True)
        await asyncio.to_thread(_require_writable_file, path)
        writer = await stack.enter_async_context(_writing(path, busy_timeout_ms))
        reader = await stack.enter_async_context(_reading(path, busy_timeout_ms))
        yield Sqlite(path, writer, reader)


@asynccontextmanager
async def _writing(path: Path, busy_timeout_ms: int) -> AsyncIterator[aiosqlite.Connection]:
    async with aiosqlite.connect(
        path, timeout=busy_timeout_ms / 1000, isolation_level=None
    ) as conn:
        conn.row_factory = sqlite3.Row
        await _use_wal(conn, busy_timeout_ms)
        await conn.execute(f"PRAGMA synchronous = {SYNCHRONOUS}")
        await conn.execute("PRAGMA foreign_keys = ON")
        # What a person erased is overwritten, not just unlinked.
        await conn.execute_fetchall("PRAGMA secure_delete = ON")
        yield conn


@asynccontextmanager
async def _reading(path: Path, busy_timeout_ms: int) -> AsyncIterator[aiosqlite.Connection]:
    async with aiosqlite.connect(
        read_only(path), uri=True, timeout=busy_timeout_ms / 1000, isolation_level=None
    ) as conn:
        conn.row_factory = sqlite3.Row
        yield conn


async def _use_wal(conn: aiosqlite.Connection, busy_timeout_ms: int) -> None:
    # SQLite does not wait by itself where two processes turn a new file to WAL at once.
    for _ in range(int(busy_timeout_ms / 1000 / _PAUSE_S)):
        try:
            return await _turn_to_wal(conn)
        except sqlite3.OperationalError as error:
            if not error.sqlite_errorname.startswith("SQLITE_BUSY"):
                raise
            await asyncio.sleep(_PAUSE_S)
    return await _turn_to_wal(conn)


async def _turn_to_wal(conn: aiosqlite.Connection) -> None:
    rows = list(await conn.execute_fetchall("PRAGMA journal_mode = WAL"))
    if rows[0][0] != "wal":
        raise StorageError(
            "The database needs a disk that has shared memory (WAL); put it on a local one."
        )


def _require_writable_file(path: Path) -> None:
    if path.is_dir():
        raise StorageError(f"The database {path} is a folder; name a file in it.")
    effective = os.access in os.supports_effective_ids
    for place in (path, path.parent):
        if place.exists() and not os.access(place, os.W_OK, effective_ids=effective):
            raise StorageError(
                f"The database {path} may only be read here; check who owns the file and its"
                " folder, and whether the disk may be written."
            )
