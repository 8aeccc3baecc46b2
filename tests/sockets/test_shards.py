"""Several connections, and several processes on one PostgreSQL, over real sockets."""

import asyncio
from collections import Counter
from contextlib import AsyncExitStack, suppress
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest

from bot.app import App
from bot.client import Wijkbot, create_bot
from bot.discord.people import fetch_server, is_on_server
from bot.discord.rights import TO_POST, lacking
from bot.pacing import Budget
from bot.privacy.erasing import erase
from bot.running import STOPPED, keep_running
from bot.settings import Settings
from bot.view import Refused
from knowledge.entry import EVERYWHERE
from storage.engine.address import Server
from storage.engine.database import Database
from storage.entries import Act, RevisedEntry
from storage.shards import Shards
from storage.stores import Stores
from tests import postgres
from tests.shipped import shipped_catalogue
from tests.sockets.fake_discord import ANNA, PATIENCE_S, FakeDiscord, serving, until
from tests.sockets.runner import point_at
from tests.sockets.sharing import PROCESSES, count, fake_of, id_on, kill_often, part, states
from tests.sockets.test_connection import FOUND, QUICK
from tests.sockets.test_news import ENTRIES, bring, keys_of
from tests.storage.builders import NOW

SERVERS = ("postgres",) if postgres.programs() else ()
EGEL = {
    "id": "egel",
    "soort": "vraag",
    "vraag": "Hoe help je egels in de tuin?",
    "antwoord": "Met een gat in de schutting.",
    "formuleringen": ["egels helpen in de tuin", "wat kan ik doen voor egels"],
    "bronnen": [{"url": "https://example.org/egels"}],
    "themas": ["wonen"],
}


@pytest.fixture(params=SERVERS)
def database(request: pytest.FixtureRequest) -> Server:
    assert request.param == "postgres"
    fetch_server = postgres.shared()
    asyncio.run(postgres.empty(fetch_server))
    return fetch_server


async def start_all(stack: AsyncExitStack, fake: FakeDiscord, at: Server, folder: Path) -> None:
    for shard in range(PROCESSES):
        await stack.enter_async_context(part(fake, at, folder, shard))
    await until(lambda: len(fake.sessions) == fake.identified == PROCESSES)


async def at_once(*_: object, **__: object) -> None:
    """Discord wants five seconds between two connections; ours doesn't."""


async def test_discord_asks_for_more_connections(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Without a word of the operator there are as many, and each of its servers is answered."""
    settings = Settings(_env_file=None, database=tmp_path / "wijkbot.db")  # type: ignore[call-arg]  # pydantic-settings'
    catalogue, stop = shipped_catalogue(), asyncio.Event()
    make = partial(create_bot, settings, build=lambda _: catalogue)
    async with serving(fake_of(2)) as fake:
        point_at(fake.url, monkeypatch.setattr)
        monkeypatch.setattr(Wijkbot, "before_identify_hook", at_once)
        sharded = partial(make, sharded=True)
        task = asyncio.create_task(
            keep_running(make, "token", stop=stop, backoff=QUICK, sharded=sharded)
        )
        await until(lambda: len(fake.sessions) == 2)

        await fake.say(FOUND)
        for guild in fake.servers:
            await fake.say(FOUND, guild=guild)
        await until(lambda: len(fake.sent) == 3)
        fake.drop()
        await fake.say("hoi")
        await until(lambda: len(fake.sent) == 4)
        stop.set()
        async with asyncio.timeout(PATIENCE_S):
            assert await task == STOPPED

    assert Counter(fake.to) == {"3000": 2, "900": 1, "901": 1}
    assert (fake.identified, fake.resumed) == (3, 1)


async def test_a_server_of_another_process_is_asked_of_discord(
    monkeypatch: pytest.MonkeyPatch, database: Server
) -> None:
    """Who is on it, its channels and what the bot may there: a direct message may be about it."""
    settings = Settings(_env_file=None, database=database, shards=Shards(0, 0, 2))  # type: ignore[call-arg]  # pydantic-settings'
    fake, bots, stop = fake_of(2), list[Wijkbot](), asyncio.Event()

    def make() -> Wijkbot:
        bots.append(create_bot(settings, build=lambda _: shipped_catalogue()))
        return bots[-1]

    async with serving(fake):
        point_at(fake.url, monkeypatch.setattr)
        task = asyncio.create_task(keep_running(make, "token", stop=stop, backoff=QUICK))
        await until(lambda: bots and bots[0].is_ready() and bots[0].guilds)
        (bot,), (here, there, nowhere) = bots, (id_on(shard, total=2) for shard in range(3))

        found = await fetch_server(bot, there)
        ours = [await is_on_server(bot, guild, int(ANNA)) for guild in (here, there, nowhere + 1)]
        of_nobody = await is_on_server(bot, there, 99)
        absent = [await fetch_server(bot, guild) for guild in (nowhere, nowhere + (1 << 22))]
        stop.set()
        async with asyncio.timeout(PATIENCE_S):
            await task

    assert [guild.id for guild in bot.guilds] == [here]
    assert found is not None
    assert [channel.id for channel in found.text_channels] == [901]
    assert not lacking(found.text_channels[0], TO_POST)
    assert (ours, of_nobody, absent) == ([True, True, False], False, [None, None])


async def test_who_is_erased_is_forgotten_by_all(
    monkeypatch: pytest.MonkeyPatch, database: Server
) -> None:
    """What stands in memory of them goes in the processes too that didn't erase them."""
    fake, bots, stop = fake_of(2), list[Wijkbot](), asyncio.Event()

    def make(shard: int) -> Wijkbot:
        settings = Settings(_env_file=None, database=database, shards=Shards(shard, shard, 2))  # type: ignore[call-arg]  # pydantic-settings'
        bots.append(create_bot(settings, build=lambda _: shipped_catalogue()))
        return bots[-1]

    async with serving(fake):
        point_at(fake.url, monkeypatch.setattr)
        tasks = [
            asyncio.create_task(keep_running(partial(make, shard), "token", stop=stop))
            for shard in range(2)
        ]
        await until(lambda: len(bots) == 2 and all(bot.is_ready() for bot in bots))
        here, there = (bot.app for bot in bots)
        spent = 0
        with suppress(Refused):
            while True:
                there.budgets.spend(Budget.QUESTION, int(ANNA), NOW)
                spent += 1

        await erase(here, int(ANNA), here.now(), ())

        await until(lambda: _may_ask(there))
        stop.set()
        async with asyncio.timeout(PATIENCE_S):
            assert await asyncio.gather(*tasks) == [STOPPED] * 2

    assert spent == Budget.QUESTION.value[0]


def _may_ask(app: App) -> bool:
    try:
        app.budgets.spend(Budget.QUESTION, int(ANNA), NOW)
    except Refused:
        return False
    return True


async def test_an_outbox_is_brought_by_several(database: Server, tmp_path: Path) -> None:
    """Each message arrives once, whichever process is killed while it sends."""
    await kill_often(database, tmp_path, messages=24, kills=3)


async def test_news_is_given_out_once(database: Server, tmp_path: Path) -> None:
    """No job is done twice: everyone hears of both entries in one message."""
    people = [id_on(number % PROCESSES, number + 1) for number in range(12)]
    await bring(database, people)
    async with AsyncExitStack() as stack:
        fake = await stack.enter_async_context(serving(fake_of()))
        await start_all(stack, fake, database, tmp_path)
        await until(lambda: len(fake.sent) >= len(people))
        while await states(database) != {"sent": len(people)}:  # noqa: ASYNC110  (other processes bring it about)
            await asyncio.sleep(0.1)
        keys = list(keys_of(fake.sent))

    assert len(set(keys)) == len(keys) == len(people)
    told = "SELECT user_id, COUNT(*) FROM news_items WHERE told_at IS NOT NULL GROUP BY user_id"
    assert await count(database, told) == dict.fromkeys(people, len(ENTRIES))


async def test_all_answer_with_what_one_published(database: Server, tmp_path: Path) -> None:
    """Each process on its own servers, soon after it was committed."""
    async with AsyncExitStack() as stack:
        fake = await stack.enter_async_context(serving(fake_of()))
        await start_all(stack, fake, database, tmp_path)
        async with Database.open(database) as opened, opened.transaction() as conn:
            await Stores.over(opened).entries.write(
                conn,
                EVERYWHERE,
                "egel",
                Act.PUBLISHED,
                RevisedEntry(fields=EGEL),
                1,
                datetime.now(UTC),
            )
        for shard in range(PROCESSES):
            await _ask_until(fake, shard, "schutting")

    assert set(fake.to) >= {"900", "901", "902"}


async def _ask_until(fake: FakeDiscord, shard: int, word: str) -> None:
    """Ask one process until its answer has a word in it."""
    async with asyncio.timeout(PATIENCE_S):
        while True:
            before = len(fake.sent)
            await fake.say("Hoe help je egels in de tuin?", guild=fake.servers[shard])
            await until(lambda before=before: len(fake.sent) > before)
            if word in str(fake.sent[-1]["components"]):
                return
