"""What a server's channel hears, and its own events, over real connections: once whatever fails."""

import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

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


@pytest.fixture
async def fake() -> AsyncIterator[FakeDiscord]:
    async with serving(FakeDiscord(servers=[server(GUILD, CHANNEL)])) as fake:
        yield fake


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


@pytest.mark.parametrize(
    ("trouble", "away"),
    [(Trouble.SILENCE, timedelta(0)), (Trouble.SILENCE, LONG), (Trouble.LOST_MESSAGE, LONG)],
)
async def test_killed_while_a_post_is_under_way(
    fake: FakeDiscord, path: Path, trouble: Trouble, away: timedelta
) -> None:
    """Whether it arrived is found out: by its nonce, or later in the channel's own history."""
    await bring(path)
    fake.troubles.append(trouble)
    async with process(fake, path) as running:
        await until(lambda: len(fake.tried) == 1)
        running.kill()
    await pass_time(fake, path, away)

    async with process(fake, path):
        await until(lambda: states(path) == {"sent": 1})

    assert len(fake.sent) == 1
    assert fake.sent[0]["allowed_mentions"]["parse"] == []


@pytest.mark.parametrize("trouble", [Trouble.LOST_ANSWER, Trouble.SILENCE, Trouble.LOST_MESSAGE])
async def test_an_event_of_which_no_answer_came(
    fake: FakeDiscord, path: Path, trouble: Trouble, tmp_path: Path
) -> None:
    """It is looked for before it is made again, by a bot that was killed too: it is there once."""
    begin = (datetime.now(UTC) + timedelta(days=30)).date().isoformat()
    folder = tmp_path / "packs"
    folder.mkdir()
    (folder / "dag.yaml").write_text(PACK.format(begin=begin), encoding="utf-8")
    async with Database.open(path) as database:
        stores = Stores.over(database)
        async with database.transaction() as connection:
            await stores.server_agendas.keep(connection, int(GUILD), datetime.now(UTC))
    fake.troubles.append(trouble)
    async with process(fake, path, folder) as running:
        await until(lambda: not fake.troubles)
        if trouble is not Trouble.LOST_ANSWER:
            running.kill()
        else:
            await until(lambda: made(path))

    async with process(fake, path, folder):
        await until(lambda: made(path))

    names = [one["name"] for one in fake.scheduled.values()]
    assert names.count("Buurtdag") == 1
    assert len(names) == len(set(names))


def made(path: Path) -> bool:
    """Whether all that was to be made is known to be there."""
    with closing(sqlite3.connect(path)) as database:
        rows = list(database.execute("SELECT event_id FROM server_events"))
    return bool(rows) and all(own is not None for (own,) in rows)
