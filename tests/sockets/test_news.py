"""News over real connections: whenever the bot is killed, each follower has it once."""

import sqlite3
from collections import Counter
from collections.abc import AsyncIterator, Iterable, Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from knowledge.entry import EVERYWHERE
from storage.engine.address import Address
from storage.engine.database import Database
from storage.follows import Subject, SubjectKind
from storage.news import Fresh, NewsReason
from storage.rhythms import Frequency, Rhythm
from storage.stores import Stores
from tests.discord_limits import walk
from tests.sockets.fake_discord import FakeDiscord, serving, until
from tests.sockets.test_reminders import LONG, pass_time, process, states

PEOPLE = range(2000, 2080)
THEME = Subject(SubjectKind.THEME, "een-thema")
ENTRIES = ("continuiteit-hoe-lang", "wat-werkt-eenzaamheid")


@pytest.fixture
async def fake() -> AsyncIterator[FakeDiscord]:
    async with serving(FakeDiscord()) as fake:
        yield fake


async def bring(address: Address, people: Iterable[int] = PEOPLE) -> None:
    """Let people follow a theme, hear of it at once, and two entries of it be new."""
    now = datetime.now(UTC) - timedelta(seconds=5)
    async with Database.open(address) as database:
        stores = Stores.over(database)
        async with database.transaction() as connection:
            for user in people:
                await stores.follows.add(connection, user, THEME, now)
                rhythm = Rhythm(frequency=Frequency.DIRECT)
                await stores.rhythms.save(connection, user, rhythm, now)
            for entry in ENTRIES:
                fresh = Fresh(
                    guild_id=EVERYWHERE,
                    entry_id=entry,
                    edition="new",
                    why=NewsReason.NEW,
                    subjects=frozenset({THEME}),
                )
                await stores.news.write(connection, fresh, now)


def told(path: Path) -> Counter[int]:
    """How many items each person has been told, as far as the bot knows."""
    with closing(sqlite3.connect(path)) as database:
        rows = database.execute("SELECT user_id FROM news_items WHERE told_at IS NOT NULL")
        return Counter(user for (user,) in rows)


def receivers(path: Path, sent: Iterable[dict[str, Any]]) -> Counter[int]:
    """Whom each message was for, by the key in its buttons."""
    with closing(sqlite3.connect(path)) as database:
        owners = dict(database.execute("SELECT key, user_id FROM notices"))
    return Counter(owners[key] for key in keys_of(sent))


def keys_of(sent: Iterable[dict[str, Any]]) -> Iterator[str]:
    """The key in the buttons of each message."""
    buttons = (
        [one["custom_id"] for one in walk(message["components"]) if "custom_id" in one]
        for message in sent
    )
    return (
        next(one.split(":")[-1] for one in own if one.startswith("w1:follows:0:"))
        for own in buttons
    )


async def test_killed_again_and_again(fake: FakeDiscord, path: Path) -> None:
    """While it is given out, put together or sent: both entries in one message to each."""
    fake.slowness = 0.03
    await bring(path)
    for away, more in ((timedelta(0), 1), (LONG, 9), (timedelta(0), 17)):
        enough = len(fake.sent) + more
        async with process(fake, path) as running:
            await until(lambda enough=enough: len(fake.sent) >= enough)
            running.kill()
        await pass_time(fake, path, away)

    async with process(fake, path):
        await until(lambda: states(path) == {"sent": len(PEOPLE)})

    assert receivers(path, fake.sent) == dict.fromkeys(PEOPLE, 1)
    assert told(path) == dict.fromkeys(PEOPLE, len(ENTRIES))


async def test_killed_before_anything_was_sent(fake: FakeDiscord, path: Path) -> None:
    """What is half given out, or half put together, goes on where it was."""
    await bring(path)
    for step in ("SELECT COUNT(*) FROM news_items", "SELECT COUNT(*) FROM notices"):
        async with process(fake, path) as running:
            await until(lambda step=step: counted(path, step) > 0)
            running.kill()

    async with process(fake, path):
        await until(lambda: states(path) == {"sent": len(PEOPLE)})

    assert receivers(path, fake.sent) == dict.fromkeys(PEOPLE, 1)


def counted(path: Path, query: str) -> int:
    with closing(sqlite3.connect(path)) as database:
        return int(database.execute(query).fetchone()[0])
