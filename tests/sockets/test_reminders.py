"""Reminders over real connections: lost answers, a killed process, and outages of minutes."""

import asyncio
import sqlite3
from collections import Counter
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager, closing
from datetime import UTC, datetime, timedelta
from multiprocessing.context import ForkServerProcess
from pathlib import Path
from typing import Any

import pytest

from bot.delivery import NONCE_LASTS
from storage.engine.address import Address
from storage.engine.database import Database
from storage.questions import new_key
from storage.reading_lists import ListedItem
from storage.reminders import Reminder
from storage.stores import Stores
from tests.discord_limits import walk
from tests.knowledge.builders import publication, question
from tests.shipped import pack_of
from tests.sockets.fake_discord import ANNA, FakeDiscord, Trouble, serving, until
from tests.sockets.runner import start

TOKEN = "token"
PACK = pack_of(question("continuiteit-hoe-lang"), question("wat-werkt-eenzaamheid"), publication())
"""What there is news of; a process that reads all that ships starts a second later."""
LONG = NONCE_LASTS + timedelta(minutes=10)


@pytest.fixture
async def fake() -> AsyncIterator[FakeDiscord]:
    async with serving(FakeDiscord()) as fake:
        yield fake


@asynccontextmanager
async def process(
    fake: FakeDiscord, path: Path, packs: Path | None = None, **variables: str
) -> AsyncIterator[ForkServerProcess]:
    """The bot as a process of its own, killed at the end if it runs still.

    It knows little: `packs` is a folder of packs in place of those that ship.
    """
    packs = packs or path.parent / "packs"
    if not packs.exists():
        packs.mkdir()
        (packs / "wonen.yaml").write_text(PACK, encoding="utf-8")
    own = {"DISCORD_TOKEN": TOKEN, "WIJKBOT_DATABASE": str(path), **variables}
    running = start(fake.url, packs, XDG_CACHE_HOME=str(path.parent / "cache"), **own)
    try:
        yield running
    finally:
        running.kill()
        await until(lambda: running.exitcode is not None)
        running.close()


async def remind(address: Address, *people: str) -> list[str]:
    """Set a reminder that is due for each of these; their keys."""
    now = datetime.now(UTC) - timedelta(seconds=1)
    keys = []
    async with Database.open(address) as database:
        stores = Stores.over(database)
        async with database.transaction() as connection:
            for number, person in enumerate(people):
                item = ListedItem(
                    item_id=f"item-{number}", title="Iets", url=None, kind="vraag", added_at=now
                )
                reminder = Reminder(
                    key=new_key(),
                    user_id=int(person),
                    item_id=item.item_id,
                    due_at=now,
                    zone="Europe/Amsterdam",
                )
                await stores.reading_lists.add(connection, int(person), item)
                await stores.reminders.set(connection, reminder, now)
                keys.append(reminder.key)
    return keys


def states(path: Path) -> Counter[str]:
    with closing(sqlite3.connect(path)) as database:
        return Counter(dict(database.execute("SELECT state, COUNT(*) FROM notices GROUP BY state")))


async def pass_time(fake: FakeDiscord, path: Path, away: timedelta) -> None:
    """Let what was tried be so much longer ago, for the bot and for Discord.

    What was on its way arrives before so much time has passed.
    """
    await asyncio.sleep(2 * fake.slowness)
    with closing(sqlite3.connect(path)) as database:
        database.execute(
            "UPDATE notices SET tried_at = tried_at - :away", {"away": away.total_seconds()}
        )
        database.commit()
    if away > NONCE_LASTS:
        fake.nonces.clear()


def keys_of(sent: Iterable[dict[str, Any]]) -> list[str]:
    """Return the key in the buttons of each message."""
    return [
        next(
            button["custom_id"].split(":")[2]
            for button in walk(message["components"])
            if button.get("custom_id", "").startswith("w1:snooze")
        )
        for message in sent
    ]


async def test_an_answer_that_gets_lost(fake: FakeDiscord, path: Path) -> None:
    """Discord accepted it and the connection broke: it is sent again, and is there once."""
    fake.troubles = [Trouble.LOST_ANSWER]
    keys = await remind(path, ANNA)

    async with process(fake, path):
        await until(lambda: states(path)["sent"] == 1)

    assert keys_of(fake.sent) == keys
    assert fake.tried == keys * 2
    assert fake.searched == 0


async def test_discord_is_too_busy(fake: FakeDiscord, path: Path) -> None:
    """It waits, whatever Discord says, and arrives once."""
    fake.failing = [429, 502, 503]
    keys = await remind(path, ANNA)

    async with process(fake, path):
        await until(lambda: states(path)["sent"] == 1)

    assert keys_of(fake.sent) == keys
    assert fake.failing == []


@pytest.mark.parametrize("trouble", [Trouble.SILENCE, Trouble.LOST_MESSAGE])
@pytest.mark.parametrize("away", [timedelta(0), LONG])
async def test_killed_while_it_was_sending(
    fake: FakeDiscord, path: Path, trouble: Trouble, away: timedelta
) -> None:
    """Whether it had arrived or not: after a start it is there once.

    Within minutes Discord knows it by its nonce; later it is found in the conversation.
    """
    fake.troubles = [trouble]
    keys = await remind(path, ANNA)
    async with process(fake, path) as first:
        await until(lambda: fake.tried)
        assert states(path) == {"sending": 1}
        first.kill()

    await pass_time(fake, path, away)
    async with process(fake, path):
        await until(lambda: states(path)["sent"] == 1)

    assert keys_of(fake.sent) == keys
    assert set(fake.tried) == set(keys)
    assert bool(fake.searched) == (away > NONCE_LASTS)


async def test_killed_again_and_again(fake: FakeDiscord, path: Path) -> None:
    """Of many reminders to many people none is lost and none is doubled."""
    fake.slowness = 0.03
    keys = await remind(path, *(str(2000 + number % 15) for number in range(90)))
    for away, more in ((timedelta(0), 4), (LONG, 9), (timedelta(0), 17)):
        enough = len(fake.sent) + more
        async with process(fake, path) as running:
            await until(lambda enough=enough: len(fake.sent) >= enough)
            running.kill()
        await pass_time(fake, path, away)

    async with process(fake, path):
        await until(lambda: states(path) == {"sent": len(keys)})

    assert Counter(keys_of(fake.sent)) == Counter(keys)


async def test_a_stop_while_it_was_sending(fake: FakeDiscord, path: Path) -> None:
    """It ends at once and well; the next start takes it up."""
    fake.troubles = [Trouble.SILENCE]
    keys = await remind(path, ANNA)
    async with process(fake, path) as first:
        await until(lambda: fake.tried)
        first.terminate()
        await until(lambda: first.exitcode is not None)
        assert first.exitcode == 0

    async with process(fake, path):
        await until(lambda: states(path)["sent"] == 1)

    assert keys_of(fake.sent) == keys
