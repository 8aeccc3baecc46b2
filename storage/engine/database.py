"""The database: opened and migrated, one writer behind a lock, and connections that only read."""

import asyncio
import secrets
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager
from pathlib import Path
from typing import TypeAlias

from storage.engine import sqlite
from storage.engine.address import Address, Server
from storage.engine.errors import StorageError, storage_errors
from storage.engine.migrating import SCHEMA, migrate
from storage.engine.transactions import Connection, Engine

BUSY_TIMEOUT_MS = 5_000
Write: TypeAlias = Callable[[Connection], Awaitable[None]]


class Database:
    """An open database; several processes may have the same one open."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self._writing = asyncio.Lock()
        self._waiting: list[tuple[Write, asyncio.Future[None]]] = []
        self._together: asyncio.Task[None] | None = None
        self._holder: asyncio.Task[object] | None = None

    @classmethod
    @asynccontextmanager
    async def open(
        cls, address: Address, *, busy_timeout_ms: int = BUSY_TIMEOUT_MS, schema: Path = SCHEMA
    ) -> "AsyncIterator[Database]":
        """Open a database and migrate it; a file is made with its folder where absent.

        `busy_timeout_ms` is how long to wait for another process that writes.
        Raises `StorageError` where that fails.
        """
        async with AsyncExitStack() as stack:
            with storage_errors(f"open the database {address}"):
                engine = await stack.enter_async_context(opened(address, busy_timeout_ms))
                await migrate(engine, schema)
                await _identify(engine)
            yield cls(engine)

    @property
    def address(self) -> Address:
        return self.engine.address

    @property
    def read(self) -> Connection:
        """For reads: it sees what was committed, and cannot write."""
        return self.engine.read

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[Connection]:
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
                with storage_errors(f"write to the database {self.address}"):
                    async with self.engine.begun() as conn:
                        yield conn
            finally:
                self._holder = None

    async def write_together(self, write: Write) -> None:
        """Write in one transaction with all who want to meanwhile: the disk is waited for once.

        Where one of them fails, none is saved, and each raises why.
        """
        saved = asyncio.get_running_loop().create_future()
        self._waiting.append((write, saved))
        if self._together is None or self._together.done():
            self._together = asyncio.create_task(self._write_waiting())
        await saved

    async def _write_waiting(self) -> None:
        while self._waiting:
            waiting, self._waiting = self._waiting, []
            failed: Exception | None = None
            try:
                async with self.transaction() as conn:
                    for write, _ in waiting:
                        await write(conn)
            except Exception as error:  # whatever it is, each who waits raises it
                failed = error
            for _, saved in waiting:
                if saved.cancelled():
                    continue
                if failed is None:
                    saved.set_result(None)
                else:
                    saved.set_exception(failed)

    async def overwrite_erased(self) -> bool:
        """Let what was erased go from the files beside the database too; False where that waits.

        Until then the write-ahead log holds the old pages.
        """
        with storage_errors(f"write to the database {self.address}"):
            async with self._writing:
                return await self.engine.overwrite_erased()

    async def tell_erased(self, user_id: int) -> None:
        """Let every process on this database hear that someone was erased."""
        if self.engine.tell_erased:
            with storage_errors(f"write to the database {self.address}"):
                user = {"user_id": str(user_id)}
                await self.read.execute_fetchall(self.engine.tell_erased, user)

    async def epoch(self) -> str:
        """Return the database's random id, which a restore renews: what was read before is void."""
        with storage_errors(f"read the database {self.address}"):
            rows = await self.read.execute_fetchall("SELECT epoch FROM database_identity")
        return str(next(iter(rows))["epoch"])

    async def renew_epoch(self, conn: Connection) -> None:
        """Give the database another `epoch`, so that nobody takes it for what it was."""
        with storage_errors(f"write to the database {self.address}"):
            await conn.execute(
                "UPDATE database_identity SET epoch = :epoch", {"epoch": secrets.token_urlsafe(16)}
            )

    async def backup(self, target: Path) -> None:
        """Write all that is committed to the new file `target`, checked; nobody has to wait.

        Raises `StorageError` where `target` exists, or the copy is not sound: then it is not there.
        """
        with storage_errors(f"back up {self.address} to {target}"):
            await self.engine.backup(target)


def opened(address: Address, busy_timeout_ms: int) -> AbstractAsyncContextManager[Engine]:
    if not isinstance(address, Server):
        return sqlite.opened(address, busy_timeout_ms)
    try:
        from storage.engine import postgres  # an extra, which few need
    except ImportError as error:
        raise StorageError(
            "The driver of PostgreSQL is not installed: make postgres installs it."
        ) from error
    return postgres.opened(address, busy_timeout_ms)


async def _identify(engine: Engine) -> None:
    if list(await engine.read.execute_fetchall("SELECT 1 FROM database_identity")):
        return
    async with engine.begun() as conn:
        if engine.at_first:
            await conn.execute(engine.at_first)
        await conn.execute(
            "INSERT INTO database_identity (id, epoch) VALUES (1, :epoch) ON CONFLICT DO NOTHING",
            {"epoch": secrets.token_urlsafe(16)},
        )
