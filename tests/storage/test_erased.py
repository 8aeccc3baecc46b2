"""What was erased is gone from the files, and a copy leads from no pseudonym to anyone."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from storage.engine.database import Database
from storage.engine.restoring import restore
from storage.stores import Stores
from tests.storage.builders import NOW, item, question

NOTE = "dit lees ik voor mijn zieke buurvrouw"


@pytest.fixture
def engine() -> str:
    """What is here holds for a file."""
    return "sqlite"


def holding(folder: Path, text: str) -> list[str]:
    """The files in which a text still stands."""
    return [one.name for one in folder.iterdir() if text.encode() in one.read_bytes()]


async def write_note(db: Database, stores: Stores) -> None:
    async with db.transaction() as conn:
        await stores.reading_lists.add(conn, 1, item("boek"))
        await stores.reading_lists.write_note(conn, 1, "boek", NOTE)


async def erase(db: Database, stores: Stores) -> None:
    async with db.transaction() as conn:
        await stores.reading_lists.erase(conn, 1, NOW)


async def test_what_was_erased_stands_in_no_file(
    db: Database, stores: Stores, tmp_path: Path
) -> None:
    """The log beside the database is emptied too, however little is written after it."""
    await write_note(db, stores)
    assert holding(tmp_path, NOTE)
    await erase(db, stores)

    assert await db.overwrite_erased()

    assert holding(tmp_path, NOTE) == []


async def test_a_copy_holds_no_key_and_no_askers(
    db: Database, stores: Stores, tmp_path: Path
) -> None:
    """Neither in its tables nor in what SQLite leaves of deleted rows; what was asked stays."""
    async with db.transaction() as conn:
        await stores.questions.keep(conn, question("q1"))
        await stores.gaps.count_asker(conn, "q1", 1, NOW)
        person = await stores.pseudonyms.of(conn, 1, NOW)
    secret = next(iter(await db.read.execute_fetchall("SELECT secret FROM pseudonym_keys")))[0]

    await db.backup(tmp_path / "copy.db")
    await restore(tmp_path / "copy.db", tmp_path / "restored.db")

    for name in ("copy.db", "restored.db"):
        with closing(sqlite3.connect(tmp_path / name)) as copy:
            counts = [
                copy.execute(f"SELECT COUNT(*) FROM {table}").fetchone()[0]
                for table in ("pseudonym_keys", "askers", "kept_questions")
            ]
        assert counts == [0, 0, 1]
        assert secret.encode() not in (tmp_path / name).read_bytes()
        assert person.value.encode() not in (tmp_path / name).read_bytes()


async def test_what_was_erased_while_someone_reads_goes_after_it(
    db: Database, stores: Stores, tmp_path: Path
) -> None:
    """As a backup does: it keeps the old pages there, and with the last reader they can go."""
    await write_note(db, stores)
    with closing(sqlite3.connect(tmp_path / "wijkbot.db", isolation_level=None)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT COUNT(*) FROM listed_items").fetchone()
        await erase(db, stores)
        assert not await db.overwrite_erased()
        assert holding(tmp_path, NOTE)

    assert await db.overwrite_erased()

    assert holding(tmp_path, NOTE) == []
