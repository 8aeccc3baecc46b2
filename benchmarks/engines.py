"""SQLite beside PostgreSQL, each doing the same in turn; then several processes on PostgreSQL.

Both write durably, on one disk. `as it ships` the processes share 25 messages a second, the limit
that the bot keeps to on Discord; `without that brake` is what they could do.
"""

import asyncio
import multiprocessing
import tempfile
import time
from collections.abc import Awaitable, Callable, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import asyncpg
import numpy as np
import psutil
from rich.console import Console
from rich.table import Table

from benchmarks.publishing import made_up_fields
from bot import delivery
from bot.app import App
from bot.asking.ask import ask
from bot.curation.publishing import Published, publish
from bot.following.announce import announce
from bot.following.digests import make_digests
from bot.opening import build_catalogue, open_app
from bot.reading_list.keep import Addition, keep
from bot.settings import Settings
from knowledge.answer import Question
from knowledge.entry import EVERYWHERE, ElsewhereEntry
from storage.engine.address import Address, Server
from storage.follows import Subject, SubjectKind
from storage.rhythms import Frequency, Rhythm
from tests import postgres
from tests.soak import OF_ALL_KINDS
from tests.sockets import runner
from tests.sockets.fake_discord import FakeDiscord, server, serving, until
from tests.sockets.sharing import id_on, states
from tests.sockets.test_reminders import PACK, remind

Work = Callable[[App, int], Awaitable[object]]

NOW = datetime(2026, 11, 30, 12, tzinfo=UTC)
DURABLE = ("listen_addresses=",)
"""PostgreSQL's own settings, except that it listens on no port."""
RUNS, PUBLISHED, DIGESTS, FOLLOWERS = 300, 60, 5, 10_000
GUILD, SOMEONE, A_STEP = 7, 10**17, 1_000
PROCESSES = (1, 2, 4)
BROUGHT, UNBRAKED, ASKED = 400, 2_000, 400
IDLE_S = 4.0
NEWS = Subject(SubjectKind.THEME, "wonen")


async def main() -> None:
    """Print both tables."""
    console = Console(width=120)
    if postgres.programs() is None:
        console.print(postgres.ABSENT)
        return
    with tempfile.TemporaryDirectory() as folder:
        server = await postgres.make("engines", *DURABLE)
        console.print(await _engines(Path(folder) / "wijkbot.db", server))
        console.print(await _processes(Path(folder)))


async def _engines(path: Path, server: Server) -> Table:
    table = Table(title="one process; milliseconds")
    names = ("what", "runs", "SQLite p50", "p95", "PostgreSQL p50", "p95", "p95 / p95")
    for column in names:
        table.add_column(column, justify="left" if column == "what" else "right")
    async with AsyncExitStack() as stack:
        catalogue = build_catalogue(_settings(path))
        apps = [
            await stack.enter_async_context(
                open_app(_settings(address), lambda: NOW, lambda _: catalogue)
            )
            for address in (path, server)
        ]
        for app in apps:
            await _follow(app)
        works: dict[str, tuple[Work, int]] = {
            "a question with its writing": (_ask, RUNS),
            "/leeslijst toevoegen": (_keep, RUNS),
            f"a digest of {FOLLOWERS}": (_tell, DIGESTS),
            "a publication": (_publish, PUBLISHED),
        }
        for name, (work, runs) in works.items():
            times = await _timed(apps, work, runs)
            (p50, p95), (other50, other95) = (np.percentile(one, (50, 95)) for one in times)
            figures = (f"{ms:.2f}" for ms in (p50, p95, other50, other95))
            table.add_row(name, str(runs), *figures, f"{other95 / p95:.2f}")
    return table


async def _timed(apps: Sequence[App], work: Work, runs: int) -> tuple[list[float], list[float]]:
    """Return the milliseconds of each run on both, in alternating order."""
    times: tuple[list[float], list[float]] = ([], [])
    for number in range(-1, runs):  # the first run isn't measured
        for which in (0, 1) if number % 2 else (1, 0):
            start = time.perf_counter()
            await work(apps[which], number + 1)
            if number >= 0:
                times[which].append((time.perf_counter() - start) * 1e3)
            if work is _tell:
                await _tidy(apps[which])
    return times


async def _ask(app: App, number: int) -> None:
    text = OF_ALL_KINDS[number % len(OF_ALL_KINDS)]
    assert (await ask(app, Question(text, guild=GUILD), SOMEONE + number)).key


async def _keep(app: App, number: int) -> None:
    entries = app.catalogue.for_guild(None).entries.values()
    entry = next(one for one in entries if not isinstance(one, ElsewhereEntry))
    assert isinstance(await keep(app, SOMEONE + number, None, entry.id), Addition)


async def _tell(app: App, number: int) -> None:
    """Announce an entry to all followers, until each has a digest in the outbox."""
    entries = app.catalogue.for_guild(None).entries.values()
    about = [one for one in entries if NEWS.id in one.themes and one.kind.value == "publicatie"]
    async with app.database.transaction() as connection:
        await announce(app, connection, EVERYWHERE, about[number], renewed=False)
    while (due := await make_digests(app)) is not None and due <= NOW:
        pass
    count = "SELECT COUNT(*) FROM notices"
    rows = await app.database.read.execute_fetchall(count)
    assert next(iter(rows))[0] == FOLLOWERS, next(iter(rows))[0]


async def _tidy(app: App) -> None:
    """Delete what a run wrote; PostgreSQL would vacuum by itself, but only after minutes."""
    async with app.database.transaction() as connection:
        for table in ("notices", "news_items", "news_turns"):
            await connection.execute(f"DELETE FROM {table}")
    if isinstance(app.database.address, Server):
        conn = await asyncpg.connect(app.database.address.url)
        await conn.execute("VACUUM ANALYZE")
        await conn.close()


async def _publish(app: App, number: int) -> None:
    fields = made_up_fields(f"nieuw-{number}", number)
    assert isinstance(await publish(app, GUILD, 1, fields, 0), Published)


async def _follow(app: App) -> None:
    since = NOW - timedelta(days=1)
    for first in range(0, FOLLOWERS, A_STEP):
        async with app.database.transaction() as connection:
            for user in range(SOMEONE + first, SOMEONE + first + A_STEP):
                await app.stores.follows.add(connection, user, NEWS, since)
                rhythm = Rhythm(frequency=Frequency.DIRECT)
                await app.stores.rhythms.save(connection, user, rhythm, since)


@dataclass
class Counting(FakeDiscord):
    """A Discord that knows when the last message came."""

    last: float = 0.0

    def _accept(self, payload: dict[str, Any], channel: str) -> dict[str, Any]:
        self.last = time.perf_counter()
        return super()._accept(payload, channel)


async def _processes(folder: Path) -> Table:
    table = Table(title="several processes on one PostgreSQL, over sockets; a second")
    names = ("processes", "messages, as it ships", "without that brake", "questions")
    for column in names:
        table.add_column(column, justify="right")
    for total in PROCESSES:
        shipped = await _brought(folder, total, BROUGHT, braked=True)
        without = await _brought(folder, total, UNBRAKED, braked=False)
        asked = await _asked(folder, total)
        table.add_row(str(total), *(f"{one:.1f}" for one in (shipped, without, asked)))
    return table


async def _brought(folder: Path, total: int, messages: int, *, braked: bool) -> float:
    """Return how many messages a second so many processes deliver."""
    address = await postgres.make(f"brought_{total}_{messages}", *DURABLE)
    people = [str(id_on(number % total, number + 1, total)) for number in range(messages)]
    await remind(address, *people)
    fake = _discord(total)
    fake.slowness = 0.1  # as long as Discord takes about
    async with serving(fake), AsyncExitStack() as stack:
        await _start(stack, fake, address, folder, total, few=True, braked=braked)
        await until(lambda: fake.sent)
        start = time.perf_counter()
        await until(lambda: len(fake.sent) == messages)
        while await states(address) != {"sent": messages}:  # noqa: ASYNC110  (other processes bring it about)
            await asyncio.sleep(0.1)
    assert len(fake.nonces) == messages
    return messages / (fake.last - start)


async def _asked(folder: Path, total: int) -> float:
    """Return how many questions a second so many processes answer, asked all at once."""
    address = await postgres.make(f"asked_{total}", *DURABLE)
    fake = _discord(total)
    async with serving(fake), AsyncExitStack() as stack:
        started = await _start(stack, fake, address, folder, total, few=False, braked=True)
        for guild in fake.servers:
            await fake.say(OF_ALL_KINDS[0], guild=guild)
        await until(lambda: len(fake.sent) == total)
        await _idle(started)  # what compares meanings is read
        start = time.perf_counter()
        for number in range(ASKED):
            text, guild = OF_ALL_KINDS[number % len(OF_ALL_KINDS)], fake.servers[number % total]
            await fake.say(text, person=str(SOMEONE + number), guild=guild)
        await until(lambda: len(fake.sent) == total + ASKED)
    return ASKED / (fake.last - start)


async def _idle(pids: Sequence[int]) -> None:
    """Wait until none of these processes has anything left to do."""
    processes = [psutil.Process(pid) for pid in pids]
    before = -1.0
    while (spent := sum(sum(one.cpu_times()[:2]) for one in processes)) - before > IDLE_S / 10:
        before = spent
        await asyncio.sleep(IDLE_S)


def _discord(total: int) -> Counting:
    servers = [server(str(id_on(shard, total=total)), str(900 + shard)) for shard in range(total)]
    return Counting(shards=total, servers=servers)


async def _start(
    stack: AsyncExitStack,
    fake: FakeDiscord,
    address: Server,
    folder: Path,
    total: int,
    *,
    few: bool,
    braked: bool,
) -> list[int]:
    """Start so many processes, with few entries or all that ship; return their process ids."""
    packs = folder / "packs"
    packs.mkdir(exist_ok=True)
    (packs / "wonen.yaml").write_text(PACK, encoding="utf-8")
    context, pids = multiprocessing.get_context("spawn"), []
    for shard in range(total):
        variables = {
            "DISCORD_TOKEN": "token",
            "WIJKBOT_DATABASE": address.url,
            "WIJKBOT_SHARDS": f"{shard}/{total}",
        }
        run = runner.run_as if braked else _run_unbraked
        process = context.Process(target=run, args=(fake.url, packs if few else None, variables))
        process.start()
        stack.callback(process.kill)
        pids.append(process.pid or 0)
    await until(lambda: fake.identified == total)
    return pids


def _run_unbraked(url: str, packs: Path | None, variables: dict[str, str]) -> None:
    delivery.A_BATCH, delivery.PEOPLE_AT_ONCE, delivery.SHORTEST_PAUSE = 1_000, 50, 0.01
    runner.run_as(url, packs, variables)


def _settings(address: Address) -> Settings:
    return Settings(_env_file=None, database=address)  # type: ignore[call-arg]  # pydantic-settings'
