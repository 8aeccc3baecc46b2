"""One transaction on one connection: all of it or nothing, also when the task is cancelled."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, TypeAlias

import aiosqlite

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Coroutine

Connection: TypeAlias = aiosqlite.Connection
"""What a transaction gives, for who hands it on to the stores without knowing the driver."""


@asynccontextmanager
async def begun(conn: aiosqlite.Connection) -> AsyncIterator[aiosqlite.Connection]:
    """Hold the write lock for the block: committed at its end, rolled back on any exception.

    A task that is cancelled while it commits may find its work saved; never half of it.
    """
    try:
        await conn.execute("BEGIN IMMEDIATE")
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
