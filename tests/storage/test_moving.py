"""A database that moves: all of it comes, or nothing does."""

from datetime import timedelta
from pathlib import Path

import pytest

from storage.engine.address import Address
from storage.engine.database import Database
from storage.engine.errors import StorageError
from storage.engine.holding import running_on
from storage.engine.moving import Proof, move
from storage.questions import new_key
from storage.shards import ALL
from storage.stores import Stores
from tests.databases import place_empty
from tests.storage.builders import question
from tests.storage.conftest import ENGINES
from tests.storage.test_personal import ANNA, BAS, Dump, dump, fill

OWN = {"schema_versions", "database_identity"}


@pytest.fixture(params=ENGINES[1:])
def engine(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
async def filled(path: Path) -> Path:
    """A file with all kinds of rows, one with a character that PostgreSQL lacks among them."""
    async with Database.open(place_empty(path)) as db:
        stores = Stores.over(db)
        for user in (ANNA, BAS):
            await fill(db, stores, user)
        async with db.transaction() as conn:
            await stores.questions.keep(conn, question("nul", text="Wat\0helpt?"))
            reminder = (await stores.reminders.of_user(ANNA, conn))[0]
            later = reminder.due_at + timedelta(days=2)
            await stores.reminders.snooze(
                conn, ANNA, reminder.key, later, new_key(), reminder.due_at
            )
    return path


def unheard(_came: int, _total: int) -> None: ...


def names(folder: Path) -> list[str]:
    return [one.name for one in folder.iterdir()]


async def contents(address: Address) -> Dump:
    async with Database.open(address) as db:
        return {table: rows for table, rows in (await dump(db)).items() if table not in OWN}


async def test_there_and_back_again(filled: Path, address: Address, tmp_path: Path) -> None:
    """Every row of every table comes, and is the same on both and after; the source stays."""
    before, came = await contents(filled), []

    there = await move(filled, address, lambda *rows: came.append(rows))
    back = await move(address, tmp_path / "back.db", unheard)

    assert there == back
    assert {table: one.rows for table, one in there.items()} == {
        table: len(rows) for table, rows in before.items()
    }
    assert all(isinstance(one, Proof) and len(one.digest) == 64 for one in there.values())
    assert came[-1] == (sum(map(len, before.values())),) * 2
    assert await contents(filled) == before
    after = await contents(tmp_path / "back.db")
    lacking = before["kept_questions"] ^ after.pop("kept_questions")
    assert {row[2] for row in lacking} == {"Wat\0helpt?", "Wat\ufffdhelpt?"}
    assert after == {table: rows for table, rows in before.items() if table != "kept_questions"}


async def test_a_move_that_is_broken_off_can_begin_again(filled: Path, address: Address) -> None:
    """Nothing came of it, the source is as it was, and the second time all comes."""
    before = await contents(filled)

    def break_off(came: int, _total: int) -> None:
        if came:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        await move(filled, address, break_off)
    assert not any((await contents(address)).values())
    assert await contents(filled) == before

    moved = await move(filled, address, unheard)

    assert sum(one.rows for one in moved.values()) == sum(map(len, before.values()))


async def test_only_to_an_empty_one(filled: Path, address: Address) -> None:
    """What is there is never mixed with what comes."""
    async with Database.open(address) as db, db.transaction() as conn:
        await Stores.over(db).questions.keep(conn, question("mine"))

    with pytest.raises(StorageError, match="name an empty one"):
        await move(filled, address, unheard)

    assert {row[0] for row in (await contents(address))["kept_questions"]} == {"mine"}


async def test_not_while_a_bot_runs(filled: Path, address: Address) -> None:
    """It would go on with what it had, and write where nobody looks any more."""
    async with running_on(address, ALL, print, print, print):
        for source, target in ((filled, address), (address, filled)):
            with pytest.raises(StorageError, match="Another process runs"):
                await move(source, target, unheard)


async def test_an_absent_source_is_no_empty_one(path: Path, address: Address) -> None:
    """No file is made of it."""
    with pytest.raises(StorageError, match="no database"):
        await move(path, address, unheard)

    assert names(path.parent) == []
