"""Several processes on one database: whose work is whose, and that nobody does another's."""

import asyncio
import os
import signal
import subprocess
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path

import asyncpg
import pytest

from storage.engine import postgres
from storage.engine.address import Address, Server
from storage.engine.database import Database
from storage.engine.errors import StorageError
from storage.engine.holding import running_on
from storage.shards import ALL, Shards
from storage.stores import Stores
from tests.storage.builders import NOW, notice, revision
from tests.storage.conftest import ENGINES

ROOT = Path(__file__).parents[2]
HALVES = Shards.parse("0-1/4"), Shards.parse("2-3/4")
RUNNER = """
import asyncio, sys
from storage.engine.address import address_of
from storage.engine.holding import running_on
from storage.shards import Shards

async def main(address, shards):
    async with running_on(address_of(address), Shards.parse(shards), print, print, print):
        print("runs", flush=True)
        await asyncio.sleep(600)

asyncio.run(main(*sys.argv[1:]))
"""
BREAK = f"""
SELECT pg_terminate_backend(pid, 1000) FROM pg_locks
WHERE locktype = 'advisory' AND classid = {postgres._RUNNING}
"""
on_server = pytest.mark.parametrize("engine", ENGINES[1:])


def nothing(*_: object) -> None: ...


def running(
    address: Address,
    shards: str,
    changed: Callable[[], None] = nothing,
    erased: Callable[[int], None] = nothing,
    lost: Callable[[], None] = nothing,
) -> AbstractAsyncContextManager[None]:
    return running_on(address, Shards.parse(shards), changed, erased, lost)


def runner(*arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", RUNNER, *arguments],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        text=True,
    )


async def try_running(address: Address, shards: str) -> None:
    async with running(address, shards):
        pass


@asynccontextmanager
async def without_connection(server: Address) -> AsyncIterator[asyncpg.Connection]:
    """Break what holds the shards, and every connection that would take them again."""
    assert isinstance(server, Server)
    conn = await asyncpg.connect(server.url)
    await conn.execute(BREAK)
    yield conn
    await conn.close()


@pytest.mark.parametrize(
    ("text", "shards"), [("0-3/16", Shards(0, 3, 16)), ("5/16", Shards(5, 5, 16)), ("0/1", ALL)]
)
def test_shards_are_written_as_a_part_of_all(text: str, shards: Shards) -> None:
    """A range or one of them, counted from 0."""
    assert Shards.parse(text) == shards
    assert (shards.leads, shards.is_all) == (shards.first == 0, shards == ALL)


@pytest.mark.parametrize("text", ["4", "0-4/4", "3-2/4", "-1/4", "a-b/c", "0-1/", "0-1/99999"])
def test_what_is_no_part_is_refused(text: str) -> None:
    """With what is wrong, for who set it."""
    with pytest.raises(ValueError, match="0"):
        Shards.parse(text)


async def test_each_notice_is_for_one_process(db: Database, stores: Stores) -> None:
    """Every process sees its own, claimed ones too, and none that another sees."""
    users = [number << 22 for number in range(8)]
    async with db.transaction() as conn:
        for user in users:
            await stores.outbox.write(conn, notice(f"n{user}", user_id=user))

    seen = [{one.user_id for one in await stores.outbox.due(NOW, 100, half)} for half in HALVES]
    async with db.transaction() as conn:
        for user in users:
            assert await stores.outbox.claim(conn, f"n{user}", NOW)
    claimed = [{one.user_id for one in await stores.outbox.unconfirmed(half)} for half in HALVES]

    assert seen[0] | seen[1] == set(users)
    assert not seen[0] & seen[1]
    assert claimed == seen
    assert all(half.owns(user) for half, own in zip(HALVES, seen, strict=True) for user in own)


async def test_it_is_known_when_the_next_of_ones_own_is_due(db: Database, stores: Stores) -> None:
    """Another's don't keep a process looking."""
    async with db.transaction() as conn:
        await stores.outbox.write(conn, notice(user_id=3 << 22))

    assert await stores.outbox.next_due(NOW, HALVES[0]) is None
    assert await stores.outbox.next_due(NOW, HALVES[1]) == NOW
    assert await stores.outbox.next_due(NOW) == NOW


async def test_a_file_is_for_one_process(path: Path) -> None:
    """It carries all shards; a part of them needs a database for several."""
    await try_running(path, "0-3/4")
    with pytest.raises(StorageError, match="PostgreSQL"):
        await try_running(path, "0-1/4")


@on_server
async def test_each_shard_is_one_process_own(address: Address) -> None:
    """Others may run beside it; who would take one that is taken, or counts otherwise, may not."""
    async with running(address, "0-1/4"):
        await try_running(address, "2-3/4")
        for text, said in (("1-2/4", "runs these shards"), ("2-3/8", "with 4 shards")):
            with pytest.raises(StorageError, match=said):
                await try_running(address, text)
        with pytest.raises(StorageError, match="with 4 shards"):
            await try_running(address, "0/1")

    await try_running(address, "0/1")


@on_server
async def test_who_is_killed_lets_go(address: Address) -> None:
    """Its shards can be taken at once, by whoever is started in its place."""
    assert isinstance(address, Server)
    with runner(address.url, "0-1/4") as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "runs\n"
        with pytest.raises(StorageError, match="runs these shards"):
            await try_running(address, "0-1/4")
        process.send_signal(signal.SIGKILL)
        process.wait()

    async with asyncio.timeout(60):
        while True:
            try:
                await try_running(address, "0-1/4")
            except StorageError:
                await asyncio.sleep(0.02)
            else:
                return


@on_server
async def test_others_hear_of_a_change(address: Address, db: Database, stores: Stores) -> None:
    """Once it is committed, and not before."""
    heard = asyncio.Event()
    async with running(address, "0-1/4", heard.set):
        async with db.transaction() as conn:
            await stores.entries.write(conn, 7, "egel", *revision(), 1, NOW)
            await asyncio.sleep(0.05)
            assert not heard.is_set()

        async with asyncio.timeout(60):
            await heard.wait()


@on_server
async def test_others_hear_of_who_is_erased(address: Address, db: Database) -> None:
    """And take it for nothing else."""
    changes, erased = list[str](), asyncio.Queue[int]()
    async with running(address, "0-1/4", lambda: changes.append("changed"), erased.put_nowait):
        await db.tell_erased(3 << 60)
        async with asyncio.timeout(60):
            assert await erased.get() == 3 << 60

    assert not changes


@on_server
async def test_shards_are_taken_again_after_the_connection_broke(
    address: Address, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What changed meanwhile is looked at."""
    monkeypatch.setattr(postgres, "PING_S", 0.01)
    heard, lost = asyncio.Event(), asyncio.Event()
    async with running(address, "0-1/4", heard.set, lost=lost.set):
        async with without_connection(address), asyncio.timeout(60):
            await heard.wait()

        with pytest.raises(StorageError, match="runs these shards"):
            await try_running(address, "0-1/4")
    assert not lost.is_set()


@on_server
async def test_who_lost_its_shards_is_told(
    address: Address, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where another process was sooner to take them."""
    monkeypatch.setattr(postgres, "PING_S", 0.01)
    assert isinstance(address, Server)
    lost, conn = asyncio.Event(), await asyncpg.connect(address.url)
    async with running(address, "0-1/4", lost=lost.set):
        async with conn.transaction():  # meanwhile nobody else can take any
            await conn.execute(f"SELECT pg_advisory_xact_lock({postgres._WRITING}, 1)")
            await conn.execute(BREAK)
            lock = 4 * postgres._PER_TOTAL
            await conn.execute(f"SELECT pg_advisory_lock({postgres._RUNNING}, {lock})")
        async with asyncio.timeout(60):
            await lost.wait()
    await conn.close()
