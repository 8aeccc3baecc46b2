"""Connections as our promises need them: writes that last, and reads that only read."""

from __future__ import annotations

import asyncio
import sqlite3
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import aiosqlite

from storage.engine.errors import StorageError

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

SYNCHRONOUS = "FULL"
"""What is committed is on the disk; tests that cut no power go without."""
_PAUSE_S = 0.02


@asynccontextmanager
async def writing(path: Path, busy_timeout_ms: int) -> AsyncIterator[aiosqlite.Connection]:
    """Open a connection that writes in WAL, durably, and makes the file where it is absent."""
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
async def reading(path: Path, busy_timeout_ms: int) -> AsyncIterator[aiosqlite.Connection]:
    """Open a connection to an existing file that refuses to write."""
    async with aiosqlite.connect(
        read_only(path), uri=True, timeout=busy_timeout_ms / 1000, isolation_level=None
    ) as conn:
        conn.row_factory = sqlite3.Row
        yield conn


def read_only(path: Path) -> str:
    """Return the address that opens an existing file for reading only."""
    return f"{path.absolute().as_uri()}?mode=ro"


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
