"""Backups: whole, checked, and a restored database is known for one."""

import asyncio
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from storage.engine.database import Database
from storage.engine.errors import StorageError
from storage.engine.restoring import restore
from storage.stores import Stores
from tests.storage.builders import question


@pytest.fixture
def engine() -> str:
    """What is here holds for a file."""
    return "sqlite"


async def keep(db: Database, key: str) -> None:
    async with db.transaction() as conn:
        await Stores.over(db).questions.keep(conn, question(key))


async def kept(db: Database) -> set[str]:
    return {row["key"] for row in await db.read.execute_fetchall("SELECT key FROM kept_questions")}


def names(folder: Path) -> list[str]:
    return sorted(part.name for part in folder.iterdir())


def spoil(path: Path, damage: str) -> None:
    """Break pages in the middle of the file, or let a row refer to one that is not there."""
    if damage == "pages":
        content = bytearray(path.read_bytes())
        content[4096 * 2 :] = b"\xff" * len(content[4096 * 2 :])
        path.write_bytes(content)
        return
    with closing(sqlite3.connect(path)) as conn:
        conn.execute("INSERT INTO choices VALUES ('nowhere', 'a', 0)")
        conn.commit()


async def test_a_backup_holds_what_was_saved(db: Database, tmp_path: Path) -> None:
    """A backup is one file, a database like ours, with all that was committed."""
    await keep(db, "a")

    await db.backup(tmp_path / "new" / "backup.db")

    assert names(tmp_path / "new") == ["backup.db"]
    async with Database.open(tmp_path / "new" / "backup.db") as copy:
        assert await kept(copy) == {"a"}


async def test_a_backup_is_of_one_moment(db: Database, tmp_path: Path) -> None:
    """What is being written meanwhile is in the backup whole or not."""
    async with db.transaction() as conn:
        await Stores.over(db).questions.keep(conn, question("a"))
        await db.backup(tmp_path / "backup.db")

    async with Database.open(tmp_path / "backup.db") as copy:
        assert await kept(copy) == set()


async def test_a_backup_overwrites_nothing(db: Database, tmp_path: Path) -> None:
    """An existing file is left as it is."""
    (tmp_path / "mine.txt").write_text("van mij", encoding="utf-8")

    with pytest.raises(StorageError, match="name another file"):
        await db.backup(tmp_path / "mine.txt")

    assert (tmp_path / "mine.txt").read_text(encoding="utf-8") == "van mij"


async def test_a_backup_that_cannot_be_written_is_not_there(db: Database, tmp_path: Path) -> None:
    """A folder that is a file gives our error, with nothing left behind."""
    (tmp_path / "file").touch()

    with pytest.raises(StorageError):
        await db.backup(tmp_path / "file" / "backup.db")


async def test_a_restore_brings_back_the_moment_of_the_backup(path: Path, tmp_path: Path) -> None:
    """What came after the backup is gone, and the database is another one."""
    async with Database.open(path) as db:
        await keep(db, "a")
        await db.backup(tmp_path / "backup.db")
        await keep(db, "b")
        before = await db.epoch()

    await restore(tmp_path / "backup.db", path)

    async with Database.open(path) as db:
        assert await kept(db) == {"a"}
        assert await db.epoch() != before


async def test_who_has_it_open_sees_the_restore(db: Database, path: Path, tmp_path: Path) -> None:
    """A running bot reads the restored rows at once, knows it by the epoch, and writes on."""
    await keep(db, "a")
    await db.backup(tmp_path / "backup.db")
    await keep(db, "b")
    before = await db.epoch()

    await restore(tmp_path / "backup.db", path)

    assert await db.epoch() != before
    assert await kept(db) == {"a"}
    await keep(db, "c")
    assert await kept(db) == {"a", "c"}


async def test_two_restores_differ(db: Database, tmp_path: Path) -> None:
    """The same backup restored twice gives two databases: both must be read anew."""
    await db.backup(tmp_path / "backup.db")

    await restore(tmp_path / "backup.db", tmp_path / "one.db")
    await restore(tmp_path / "backup.db", tmp_path / "two.db")

    async with Database.open(tmp_path / "one.db") as one, Database.open(tmp_path / "two.db") as two:
        assert len({await db.epoch(), await one.epoch(), await two.epoch()}) == 3


@pytest.mark.parametrize("damage", ["pages", "reference"])
async def test_a_damaged_backup_changes_nothing(path: Path, tmp_path: Path, damage: str) -> None:
    """A backup is checked before anything is replaced."""
    async with Database.open(path) as db:
        for number in range(50):
            await keep(db, f"q{number}")
        await db.backup(tmp_path / "backup.db")
    spoil(tmp_path / "backup.db", damage)

    with pytest.raises(StorageError):
        await restore(tmp_path / "backup.db", path)

    async with Database.open(path) as db:
        assert len(await kept(db)) == 50
    assert names(tmp_path) == ["backup.db", "wijkbot.db"]


async def test_a_damaged_database_makes_no_backup(db: Database, path: Path, tmp_path: Path) -> None:
    """A copy that is not sound is no backup, and is not left behind."""
    spoil(path, "reference")

    with pytest.raises(StorageError, match="damaged"):
        await db.backup(tmp_path / "new" / "backup.db")

    assert names(tmp_path / "new") == []


async def test_a_damaged_database_is_set_aside(db: Database, tmp_path: Path) -> None:
    """Where the database itself is broken, a restore still works and keeps the broken one."""
    await keep(db, "a")
    await db.backup(tmp_path / "backup.db")
    broken = tmp_path / "broken.db"
    broken.write_bytes(b"geen database " * 1000)

    await restore(tmp_path / "backup.db", broken)

    async with Database.open(broken) as restored:
        assert await kept(restored) == {"a"}
    assert (tmp_path / "broken.db.damaged").read_bytes().startswith(b"geen database")


async def test_another_programs_file_is_no_backup(path: Path, tmp_path: Path) -> None:
    """Only a database of Wijkbot is restored; nothing is made where the file is absent."""
    with closing(sqlite3.connect(tmp_path / "other.db")) as other:
        other.execute("CREATE TABLE notes (text)")

    with pytest.raises(StorageError, match="no backup of Wijkbot"):
        await restore(tmp_path / "other.db", path)
    with pytest.raises(StorageError, match="no backup at"):
        await restore(tmp_path / "absent.db", path)

    assert names(tmp_path) == ["other.db"]


async def test_writers_go_on_during_a_backup(db: Database, tmp_path: Path) -> None:
    """A backup and a write at the same time both succeed."""
    await asyncio.gather(db.backup(tmp_path / "backup.db"), keep(db, "a"))

    assert await kept(db) == {"a"}
