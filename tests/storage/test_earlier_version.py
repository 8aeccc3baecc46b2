"""What an earlier version wrote is all there after an update."""

import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from storage.engine.database import Database
from storage.follows import Subject, SubjectKind
from storage.proposals import State
from storage.rhythms import Rhythm
from storage.stores import Stores
from tests.storage.builders import NOW, item, told_theme
from tests.storage.test_personal import ANNA, BAS

EARLIER = Path(__file__).with_name("version_16.sql")

Rows = dict[str, list[dict[str, object]]]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "wijkbot.db"
    with closing(sqlite3.connect(path)) as earlier:
        earlier.executescript(EARLIER.read_text(encoding="utf-8"))
    return path


@pytest.fixture
async def stores(path: Path) -> AsyncIterator[Stores]:
    async with Database.open(path) as db:
        yield Stores.over(db)


def rows(path: Path) -> Rows:
    with closing(sqlite3.connect(path)) as database:
        database.row_factory = sqlite3.Row
        tables = database.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        return {
            name: [dict(row) for row in database.execute(f"SELECT * FROM {name}")]
            for (name,) in tables
            if name != "schema_versions"
        }


async def test_no_row_is_lost(path: Path) -> None:
    """Every column of every row says what it said."""
    before = rows(path)

    async with Database.open(path):
        pass

    after = rows(path)
    assert sum(map(len, before.values())) > 60
    for table, earlier in before.items():
        kept = [row.items() for row in after[table]]
        assert [row for row in earlier if not any(row.items() <= one for one in kept)] == []


async def test_lists_and_follows_are_read_as_they_were(stores: Stores) -> None:
    """With their notes, reminders and rhythms."""
    assert await stores.reading_lists.of_user(ANNA) == (item(note="Lezen"),)
    assert await stores.follows.of_user(BAS) == (Subject(SubjectKind.THEME, "thema-2"),)
    assert await stores.rhythms.get(ANNA) == Rhythm(changed_at=NOW)
    assert [one.item_id for one in await stores.reminders.of_user(ANNA)] == ["eenzaamheid"]
    assert await stores.channel_news.of_guild(7) == (told_theme(),)


async def test_drafts_proposals_and_revisions_are_read_as_they_were(stores: Stores) -> None:
    """With who made them, and what a server or all servers see of an entry."""
    draft = await stores.drafts.get("c1")
    assert draft is not None
    assert (draft.moderator, draft.fields["vraag"]) == (ANNA, "Hoe help je egels?")
    shared, hidden = await stores.entries.newest(0, "das"), await stores.entries.newest(7, "das")
    assert shared is not None
    assert shared.standing.fields == {"id": "das", "soort": "vraag", "vraag": "Waar woont een das?"}
    assert hidden is not None
    assert (hidden.standing.shown, hidden.made_by) == (False, BAS)
    waiting, published = sorted(await stores.proposals.of_proposer(ANNA), key=lambda one: one.key)
    assert (waiting.state, waiting.exchange[0].answer) == (State.WAITING, "Klein.")
    assert (published.state, published.entry_id) == (State.PUBLISHED, "egel")


async def test_what_is_to_be_sent_still_is(stores: Stores) -> None:
    """The outbox brings what was due, and news waits for who didn't get it."""
    waiting = await stores.outbox.waiting_for(ANNA, NOW + timedelta(days=30))
    assert {one.key for one in waiting} == {"n1", "s1"}
    assert len(await stores.digests.waiting(ANNA)) == 1
    awaited = await stores.awaiting.get("w1")
    assert awaited is not None
    assert awaited.user_id == ANNA
