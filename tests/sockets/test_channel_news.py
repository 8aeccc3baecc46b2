"""What a server's channel hears, and its own events, over real connections: once whatever fails."""

import asyncio
import sqlite3
from contextlib import AbstractAsyncContextManager, closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

from knowledge.entry import EVERYWHERE
from storage.channel_news import ChannelTheme
from storage.engine.database import Database
from storage.follows import Subject, SubjectKind
from storage.news import Fresh, NewsReason
from storage.rhythms import Frequency
from storage.stores import Stores
from tests.sockets.fake_discord import FakeDiscord, Trouble, server, serving, until
from tests.sockets.test_reminders import LONG, pass_time, process, states

GUILD, CHANNEL = "5000", "5001"
ENTRY = "continuiteit-hoe-lang"
PACK = """
themas:
- {{id: bewoners, naam: Bewoners, omschrijving: Wie er woont.}}
items:
- id: buurtdag-van-de-proef
  soort: evenement
  titel: Buurtdag
  begin: {begin}
  plaats: Het Buurthuis
  samenvatting: Een dag buiten.
  themas: [bewoners]
  bronnen:
  - url: https://example.org/dag
"""


def there(trouble: Trouble) -> AbstractAsyncContextManager[FakeDiscord]:
    """A Discord with a server, where one message or event meets with trouble."""
    return serving(FakeDiscord(servers=[server(GUILD, CHANNEL)], troubles=[trouble]))


async def bring(path: Path) -> None:
    """Let a channel be told of a theme at once, and an entry of it be new."""
    now = datetime.now(UTC) - timedelta(seconds=5)
    theme = Subject(SubjectKind.THEME, "een-thema")
    async with Database.open(path) as database:
        stores = Stores.over(database)
        async with database.transaction() as connection:
            told = ChannelTheme(
                guild_id=int(GUILD),
                channel_id=int(CHANNEL),
                theme_id=theme.id,
                frequency=Frequency.DIRECT,
                since=now,
                changed_at=now,
            )
            await stores.channel_news.set(connection, told)
            fresh = Fresh(
                guild_id=EVERYWHERE,
                entry_id=ENTRY,
                edition="new",
                why=NewsReason.NEW,
                subjects=frozenset({theme}),
            )
            await stores.news.write(connection, fresh, now)


async def test_killed_while_a_post_is_under_way(tmp_path: Path) -> None:
    """Whether it arrived is found out: by its nonce, or later in the channel's own history."""
    async with asyncio.TaskGroup() as at_once:
        for number, (trouble, away) in enumerate(
            ((Trouble.SILENCE, timedelta(0)), (Trouble.SILENCE, LONG), (Trouble.LOST_MESSAGE, LONG))
        ):
            at_once.create_task(a_post_is_there_once(trouble, away, tmp_path / str(number)))


async def a_post_is_there_once(trouble: Trouble, away: timedelta, folder: Path) -> None:
    path = folder / "wijkbot.db"
    await bring(path)
    async with there(trouble) as fake:
        async with process(fake, path) as running:
            await until(lambda: len(fake.tried) == 1)
            running.kill()
        await pass_time(fake, path, away)

        async with process(fake, path):
            await until(lambda: states(path) == {"sent": 1})

    assert len(fake.sent) == 1
    assert fake.sent[0]["allowed_mentions"]["parse"] == []


async def test_an_event_of_which_no_answer_came(tmp_path: Path) -> None:
    """It is looked for before it is made again, by a bot that was killed too: it is there once."""
    async with asyncio.TaskGroup() as at_once:
        for trouble in Trouble:
            at_once.create_task(an_event_is_there_once(trouble, tmp_path / trouble.name))


async def an_event_is_there_once(trouble: Trouble, folder: Path) -> None:
    begin = (datetime.now(UTC) + timedelta(days=30)).date().isoformat()
    path, packs = folder / "wijkbot.db", folder / "packs"
    packs.mkdir(parents=True)
    (packs / "dag.yaml").write_text(PACK.format(begin=begin), encoding="utf-8")
    async with Database.open(path) as database:
        stores = Stores.over(database)
        async with database.transaction() as connection:
            await stores.server_agendas.keep(connection, int(GUILD), datetime.now(UTC))
    async with there(trouble) as fake:
        async with process(fake, path, packs) as running:
            await until(lambda: not fake.troubles)
            if trouble is not Trouble.LOST_ANSWER:
                running.kill()
            else:
                await until(lambda: made(path))

        async with process(fake, path, packs):
            await until(lambda: made(path))

    names = [one["name"] for one in fake.scheduled.values()]
    assert names.count("Buurtdag") == 1
    assert len(names) == len(set(names))


def made(path: Path) -> bool:
    """Whether all that was to be made is known to be there."""
    with closing(sqlite3.connect(path)) as database:
        rows = list(database.execute("SELECT event_id FROM server_events"))
    return bool(rows) and all(own is not None for (own,) in rows)
