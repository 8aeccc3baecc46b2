"""The database: opened and migrated, one writer behind a lock, one connection that only reads."""

from __future__ import annotations

import asyncio
import os
import secrets
from contextlib import AsyncExitStack, asynccontextmanager
from typing import TYPE_CHECKING

from storage.engine.connecting import reading, writing
from storage.engine.copying import copy_to_new
from storage.engine.errors import StorageError, storage_errors
from storage.engine.migrating import SCHEMA, migrate
from storage.engine.transactions import begun

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    import aiosqlite

BUSY_TIMEOUT_MS = 5_000


class Database:
    """An open database; several processes may have the same file open."""

    def __init__(
        self, path: Path, writer: aiosqlite.Connection, reader: aiosqlite.Connection
    ) -> None:
        self.path = path
        self._writer = writer
        self._reader = reader
        self._writing = asyncio.Lock()
        self._holder: asyncio.Task[object] | None = None

    @classmethod
    @asynccontextmanager
    async def open(
        cls, path: Path, *, busy_timeout_ms: int = BUSY_TIMEOUT_MS, schema: Path = SCHEMA
    ) -> AsyncIterator[Database]:
        """Open the file at `path`, made with its folder where absent, and migrate it.

        `busy_timeout_ms` is how long to wait for another process that writes.
        Raises `StorageError` where that fails.
        """
        async with AsyncExitStack() as stack:
            with storage_errors(f"open the database {path}"):
                await asyncio.to_thread(path.parent.mkdir, parents=True, exist_ok=True)
                await asyncio.to_thread(_require_writable, path)
                writer = await stack.enter_async_context(writing(path, busy_timeout_ms))
                await migrate(writer, schema)
                await _identify(writer)
                reader = await stack.enter_async_context(reading(path, busy_timeout_ms))
            yield cls(path, writer, reader)

    @property
    def read(self) -> aiosqlite.Connection:
        """The connection for reads: it sees what was committed, and cannot write."""
        return self._reader

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[aiosqlite.Connection]:
        """Give the writer for one block: saved on disk at its end, undone by any exception.

        Raises `StorageError` where the database cannot be written. A task that is cancelled while
        the block commits may find its work saved; never half of it.
        """
        task = asyncio.current_task()
        assert task is None or self._holder is not task, (
            "This task is in a transaction already; hand its connection on instead."
        )
        async with self._writing:
            self._holder = task
            try:
                with storage_errors(f"write to the database {self.path}"):
                    async with begun(self._writer) as conn:
                        yield conn
            finally:
                self._holder = None

    async def overwrite_erased(self) -> bool:
        """Let what was erased go from the files beside the database too; False where that waits.

        Until then the write-ahead log holds the old pages.
        """
        with storage_errors(f"write to the database {self.path}"):
            async with self._writing:
                pragma = "PRAGMA wal_checkpoint(TRUNCATE)"
                rows = await self._writer.execute_fetchall(pragma)
        return not next(iter(rows))[0]

    async def epoch(self) -> str:
        """Return the database's random id, which a restore renews: what was read before is void."""
        with storage_errors(f"read the database {self.path}"):
            rows = await self._reader.execute_fetchall("SELECT epoch FROM database_identity")
        return str(next(iter(rows))["epoch"])

    async def renew_epoch(self, conn: aiosqlite.Connection) -> None:
        """Give the database another `epoch`, so that nobody takes it for what it was."""
        with storage_errors(f"write to the database {self.path}"):
            await conn.execute(
                "UPDATE database_identity SET epoch = :epoch", {"epoch": secrets.token_urlsafe(16)}
            )

    async def backup(self, target: Path) -> None:
        """Write all that is committed to the new file `target`, checked; nobody has to wait.

        Raises `StorageError` where `target` exists, or the copy is not sound: then it is not there.
        """
        with storage_errors(f"back up {self.path} to {target}"):
            await asyncio.to_thread(copy_to_new, self.path, target)


def _require_writable(path: Path) -> None:
    effective = os.access in os.supports_effective_ids
    for one in (path, path.parent):
        if one.exists() and not os.access(one, os.W_OK, effective_ids=effective):
            raise StorageError(
                f"The database {path} may only be read here; check who owns the file and its"
                " folder, and whether the disk may be written."
            )


async def _identify(conn: aiosqlite.Connection) -> None:
    if list(await conn.execute_fetchall("SELECT 1 FROM database_identity")):
        return
    async with begun(conn):
        await conn.execute(
            "INSERT INTO database_identity (id, epoch) VALUES (1, :epoch) ON CONFLICT DO NOTHING",
            {"epoch": secrets.token_urlsafe(16)},
        )
