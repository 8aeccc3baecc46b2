"""What a transaction promises."""

import asyncio
from unittest import mock

import pytest

from storage.engine.database import Database, Write
from storage.engine.errors import StorageError
from storage.engine.transactions import Connection
from storage.stores import Stores
from tests.storage.builders import question


async def test_a_block_that_ends_is_saved(db: Database, stores: Stores) -> None:
    """After the block others see what was written."""
    async with db.transaction() as conn:
        await stores.questions.keep(conn, question())

    assert await stores.questions.get("q1") == question()


async def test_reads_do_not_see_what_is_not_saved(db: Database, stores: Stores) -> None:
    """Inside the block the read connection still sees the old state."""
    async with db.transaction() as conn:
        await stores.questions.keep(conn, question())

        assert await stores.questions.get("q1") is None


async def test_an_exception_undoes_all(db: Database, stores: Stores) -> None:
    """A block that raises leaves nothing, and its exception comes out as it is."""
    with pytest.raises(LookupError):
        await _keep_and_fail(db, stores)

    assert await stores.questions.get("q1") is None


async def test_a_driver_error_comes_out_as_our_own(db: Database, stores: Stores) -> None:
    """A key that is there twice undoes the block, chained to what the driver said."""
    with pytest.raises(StorageError) as caught:
        await _keep_pair(db, stores, "q1", "q1")

    assert caught.value.__cause__ is not None
    assert await stores.questions.get("q1") is None


async def test_raw_statements_are_covered_too(db: Database) -> None:
    """Whatever runs in the block, no error of the driver leaves it."""
    with pytest.raises(StorageError, match="nowhere"):
        async with db.transaction() as conn:
            await conn.execute("INSERT INTO nowhere VALUES (1)")


@pytest.mark.parametrize("moment", range(12))
async def test_a_cancelled_task_leaves_all_or_nothing(
    db: Database, stores: Stores, moment: int
) -> None:
    """Wherever a task is cancelled, twice even, its pair is whole and the next block works."""
    task = asyncio.create_task(_keep_pair(db, stores, "a", "b"))
    for _ in range(moment):
        await asyncio.sleep(0)
    await asyncio.sleep(moment / 5_000)
    task.cancel()
    await asyncio.sleep(0)
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)

    pair = [await stores.questions.get(key) is None for key in ("a", "b")]

    assert pair[0] == pair[1]
    async with db.transaction() as conn:
        await stores.questions.keep(conn, question("next"))
    assert await stores.questions.get("next") is not None


async def test_a_task_cancelled_in_the_block_is_undone(db: Database, stores: Stores) -> None:
    """What a cancelled task wrote is gone, and the lock is free."""
    written = asyncio.Event()

    async def hang() -> None:
        async with db.transaction() as conn:
            await stores.questions.keep(conn, question())
            written.set()
            await asyncio.Event().wait()

    task = asyncio.create_task(hang())
    await written.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task

    async with db.transaction() as conn:
        await stores.questions.keep(conn, question())
    assert await stores.questions.get("q1") is not None


async def test_tasks_write_one_after_the_other(db: Database, stores: Stores) -> None:
    """Blocks of several tasks never mix, and none is lost."""
    await asyncio.gather(*(_keep_one(db, stores, f"q{number}") for number in range(20)))

    kept = [await stores.questions.get(f"q{number}") for number in range(20)]

    assert None not in kept


async def test_what_waits_is_written_together(
    db: Database, stores: Stores, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of many at once each is saved, and those that came while one was written in one go."""
    transaction = mock.Mock(wraps=db.transaction)
    monkeypatch.setattr(db, "transaction", transaction)
    keys = [f"q{number}" for number in range(20)]

    await asyncio.gather(*(db.write_together(_keeping(stores, key)) for key in keys))

    assert [await stores.questions.get(key) is not None for key in keys] == [True] * 20
    assert transaction.call_count == 1


async def test_of_what_is_written_together_all_fails_or_none(db: Database, stores: Stores) -> None:
    """Each who waits hears why; who wants to write after that can."""
    keys = ("a", "b", "a")

    failed = await asyncio.gather(
        *(db.write_together(_keeping(stores, key)) for key in keys), return_exceptions=True
    )
    await db.write_together(_keeping(stores, "a"))

    assert [type(one) for one in failed] == [StorageError] * 3
    assert await stores.questions.get("b") is None
    assert await stores.questions.get("a") is not None


async def test_who_gives_up_takes_nobody_along(db: Database, stores: Stores) -> None:
    """What others write with a task that is cancelled is saved all the same."""
    first, second = (
        asyncio.create_task(db.write_together(_keeping(stores, key))) for key in ("a", "b")
    )
    await asyncio.sleep(0)
    first.cancel()

    await second

    assert first.cancelled()
    assert await stores.questions.get("b") is not None


async def test_a_transaction_takes_the_lock_at_once(db: Database) -> None:
    """What is read in a block cannot be outdated by another process before it is written."""
    async with Database.open(db.address, busy_timeout_ms=100) as other, db.transaction():
        with pytest.raises(StorageError, match="another process holds it"):
            async with other.transaction():
                pass


async def test_a_transaction_in_a_transaction_is_our_mistake(db: Database) -> None:
    """A task that would wait for itself is told so instead, and nothing is stuck."""
    with pytest.raises(AssertionError, match="in a transaction already"):
        async with db.transaction(), db.transaction():
            pass

    async with db.transaction():
        pass


async def test_a_store_that_commits_is_our_mistake(db: Database) -> None:
    """Only the one that opened a transaction ends it."""
    with pytest.raises(AssertionError, match="opened a transaction"):
        async with db.transaction() as conn:
            await conn.execute("COMMIT")


async def test_the_read_connection_cannot_write(db: Database, stores: Stores) -> None:
    """A write outside a transaction is refused, whoever tries."""
    with pytest.raises(StorageError, match="read"):
        await stores.questions.keep(db.read, question())


async def test_a_read_sees_what_was_just_saved_while_others_read(
    db: Database, stores: Stores
) -> None:
    """Reads by others at the same time don't hold a read on an old state."""
    stop = asyncio.Event()

    async def keep_reading() -> None:
        while not stop.is_set():
            await stores.questions.get("q0")

    readers = [asyncio.create_task(keep_reading()) for _ in range(5)]
    missed = []
    for number in range(50):
        await _keep_one(db, stores, f"q{number}")
        if await stores.questions.get(f"q{number}") is None:
            missed.append(number)
    stop.set()
    await asyncio.gather(*readers)

    assert missed == []


async def _keep_one(db: Database, stores: Stores, key: str) -> None:
    async with db.transaction() as conn:
        await stores.questions.keep(conn, question(key))


async def _keep_pair(db: Database, stores: Stores, first: str, second: str) -> None:
    async with db.transaction() as conn:
        await stores.questions.keep(conn, question(first))
        await stores.questions.keep(conn, question(second))


async def _keep_and_fail(db: Database, stores: Stores) -> None:
    async with db.transaction() as conn:
        await stores.questions.keep(conn, question())
        raise LookupError


def _keeping(stores: Stores, key: str) -> Write:
    async def write(conn: Connection) -> None:
        await stores.questions.keep(conn, question(key))

    return write
