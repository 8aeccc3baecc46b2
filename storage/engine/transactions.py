"""One transaction on one connection: all of it or nothing, also when the task is cancelled."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Coroutine, Iterable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path
from typing import Any, Protocol, TypeVar

from storage.engine.address import Address


class Executed(Protocol):
    """What became of a statement."""

    @property
    def rowcount(self) -> int: ...


class Connection(Protocol):
    """What a transaction gives, for who hands it on to the stores without knowing the driver."""

    def execute(self, sql: str, parameters: Any = ..., /) -> Awaitable[Executed]: ...

    def executemany(self, sql: str, parameters: Any, /) -> Awaitable[Executed]: ...

    def execute_fetchall(self, sql: str, parameters: Any = ..., /) -> Awaitable[Iterable[Any]]: ...


class WritingConnection(Connection, Protocol):
    """A connection on which a transaction is begun and ended."""

    @property
    def in_transaction(self) -> bool: ...

    def commit(self) -> Coroutine[Any, Any, None]: ...

    def rollback(self) -> Coroutine[Any, Any, None]: ...


class Engine(Protocol):
    """What differs between one kind of database and another."""

    @property
    def address(self) -> Address: ...

    @property
    def read(self) -> Connection:
        """For reads: it sees what was committed, and cannot write."""

    @property
    def known_table(self) -> str:
        """The query that gives a row where the table `:name` is there."""

    @property
    def columns(self) -> str:
        """The query that gives every column, and its place in its table's key."""

    @property
    def at_first(self) -> str | None:
        """What is done once, after the first migrations."""

    @property
    def tell_erased(self) -> str | None:
        """The query that tells other processes that `:user_id` was erased, where there may be."""

    def begun(self) -> AbstractAsyncContextManager[Connection]:
        """Hold the write lock for a block, in one transaction."""

    def definition(self, statement: str) -> str:
        """Return a statement of the schema as this kind of database takes it."""

    async def overwrite_erased(self) -> bool: ...

    async def backup(self, target: Path, /) -> None: ...


W = TypeVar("W", bound=WritingConnection)


@asynccontextmanager
async def begun(conn: W, begin: str) -> AsyncIterator[W]:
    """Begin a transaction for the block: committed at its end, rolled back on any exception.

    A task that is cancelled while it commits may find its work saved; never half of it.
    """
    try:
        await conn.execute(begin)
        yield conn
        assert conn.in_transaction, "Only the one that opened a transaction may end it."
        await _to_the_end(conn.commit())
    except BaseException:
        await _to_the_end(conn.rollback())
        raise


async def _to_the_end(work: Coroutine[object, object, None]) -> None:
    # A second cancellation must not leave the block, and its lock, before the connection is clean.
    task = asyncio.ensure_future(work)
    cancelled: asyncio.CancelledError | None = None
    while not task.done():
        try:
            await asyncio.wait({task})
        except asyncio.CancelledError as error:
            cancelled = error
    task.result()
    if cancelled is not None:
        raise cancelled
