"""Several processes of the bot on one PostgreSQL, killed as often as is asked.

`python -m tests.sockets.sharing --messages 10000 --kill 50` lets three of them bring so many
messages, kills one at a random moment so often, and proves that each message arrived once.
"""

import argparse
import asyncio
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import timedelta
from pathlib import Path

import asyncpg

from storage.engine.address import Server
from storage.shards import Shards
from tests import postgres
from tests.sockets.fake_discord import FakeDiscord, server, serving, until
from tests.sockets.test_reminders import LONG, keys_of, process, remind

PROCESSES = 3


def shard_of(number: int, total: int = PROCESSES) -> Shards:
    return Shards(number, number, total)


def id_on(shard: int, number: int = 1, total: int = PROCESSES) -> int:
    """The id of a server or person whose shard that is."""
    return (number * total + shard) << 22


def fake_of(total: int = PROCESSES) -> FakeDiscord:
    """A Discord that asks for so many shards, with a server on each."""
    servers = [server(str(id_on(shard, total=total)), str(900 + shard)) for shard in range(total)]
    return FakeDiscord(shards=total, servers=servers)


@asynccontextmanager
async def part(
    fake: FakeDiscord, address: Server, folder: Path, shard: int, total: int = PROCESSES
) -> AsyncIterator[object]:
    """One process, with one of the shards."""
    own = {"WIJKBOT_DATABASE": address.url, "WIJKBOT_SHARDS": f"{shard}/{total}"}
    async with process(fake, folder / "unused.db", None, **own) as running:
        yield running


async def count(address: Server, query: str) -> Counter[str]:
    """The rows of a query, a name and a number each."""
    conn = await asyncpg.connect(address.url)
    rows = await conn.fetch(query)
    await conn.close()
    return Counter(dict(map(tuple, rows)))


async def states(address: Server) -> Counter[str]:
    return await count(address, "SELECT state, COUNT(*) FROM notices GROUP BY state")


async def be_away(fake: FakeDiscord, address: Server, shard: int, away: timedelta) -> None:
    """Let what a killed process was sending be so much longer ago, for the bot and for Discord."""
    await asyncio.sleep(2 * fake.slowness)  # what was on its way arrives before
    conn = await asyncpg.connect(address.url)
    keys = await conn.fetch(
        "UPDATE notices SET tried_at = tried_at - $1"
        " WHERE state = 'sending' AND (user_id / 4194304) % $2 = $3 RETURNING key",
        int(away.total_seconds()),
        PROCESSES,
        shard,
    )
    await conn.close()
    if away >= LONG:
        for row in keys:
            fake.nonces.pop(row["key"], None)


async def kill_often(address: Server, folder: Path, messages: int, kills: int) -> None:
    """Bring so many messages by three processes that are killed; assert that each came once."""
    rng, began = random.Random(kills), time.monotonic()
    people = [str(id_on(number % PROCESSES, number + 1)) for number in range(messages)]
    keys = await remind(address, *people)
    async with serving(fake_of()) as fake, AsyncExitStack() as stack:
        fake.slowness = 0.02
        parts: list[AsyncExitStack] = []
        for shard in range(PROCESSES):
            parts.append(await stack.enter_async_context(AsyncExitStack()))
            await parts[shard].enter_async_context(part(fake, address, folder, shard))
        for number in range(1, kills + 1):
            enough = min(len(fake.sent) + rng.randrange(1, 1 + messages // kills), messages)
            await until(lambda enough=enough: len(fake.sent) >= enough)
            await asyncio.sleep(rng.uniform(0, 0.05))
            shard = rng.randrange(PROCESSES)
            await parts[shard].aclose()  # which kills it
            await be_away(fake, address, shard, rng.choice((LONG, LONG * 0)))
            await parts[shard].enter_async_context(part(fake, address, folder, shard))
            _say(f"{number}: {len(fake.sent)} sent")
        while await states(address) != {"sent": messages}:  # noqa: ASYNC110  (other processes bring it about)
            await asyncio.sleep(0.2)
    got = Counter(keys_of(fake.sent))
    assert got == dict.fromkeys(keys, 1), {key: got[key] for key in keys if got[key] != 1}
    looked, took = fake.searched, time.monotonic() - began
    _say(f"{messages} messages, {kills} kills, each once; {looked} looked for; {took:.0f} s")


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


async def _main(messages: int, kills: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        await kill_often(await postgres.make("sharing"), Path(folder), messages, kills)


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--messages", type=int, default=10_000)
    parser.add_argument("--kill", type=int, default=50)
    options = parser.parse_args()
    asyncio.run(_main(options.messages, options.kill))
