"""Migrations: applied once, in order and whole, and never by an older version."""

import asyncio
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from storage.engine.database import Database
from storage.engine.errors import StorageError
from storage.engine.migrating import SCHEMA, schema_version, statements
from storage.guilds import GuildSettings
from storage.news import NewsReason
from storage.stores import Stores
from tests.storage.builders import NOW, fresh, item, reminder

SHIPPED = [script.read_text(encoding="utf-8") for script in sorted(SCHEMA.glob("*.sql"))]
NEWEST = len(SHIPPED)


OF_VERSION_2 = """
INSERT INTO kept_questions VALUES ('q1', 7, 'Wat helpt?', 'found', 0.8, '["a"]', 1000, 0);
INSERT INTO choices VALUES ('q1', 'a', 1001);
INSERT INTO human_requests VALUES ('q1', 7, 1002);
INSERT INTO question_totals VALUES (0, 7, 'found', 1);
INSERT INTO feedback VALUES ('q1', 'a', 0, 'someone', 'useful', 'Helder', 1003);
INSERT INTO feedback_totals VALUES (0, 7, 'a', 1, 2, 3);
INSERT INTO pseudonym_keys VALUES (0, 'secret');
INSERT INTO people_days VALUES (0, 7, 'someone');
INSERT INTO people_totals VALUES (0, 8, 5);
INSERT INTO guild_settings VALUES (7, NULL, NULL, NULL, 4, NULL, 0.8, 1004);
INSERT INTO kept_searches VALUES ('s1', 'geld', NULL, NULL, NULL, NULL, NULL, NULL, 0);
"""


NEWS_OF_VERSION_11 = """
INSERT INTO news VALUES (1, 7, 'dag', 'new', 'new', 1000, 5, NULL);
INSERT INTO news_subjects VALUES (1, 'theme', 'wonen');
INSERT INTO news_items VALUES (1, 1, 'd1', 1001);
INSERT INTO news_items VALUES (2, 1, NULL, NULL);
"""


def schema(folder: Path, *later: str) -> Path:
    """A schema folder: the shipped migrations and `later` ones."""
    return written(folder / f"schema-{len(later)}", [*SHIPPED, *later])


def written(folder: Path, scripts: list[str]) -> Path:
    folder.mkdir()
    for number, script in enumerate(scripts, 1):
        (folder / f"{number:04}_step.sql").write_text(script, encoding="utf-8")
    return folder


def dump(path: Path) -> dict[str, list[dict[str, object]]]:
    """Every row of every table, but for which migrations there were."""
    with closing(sqlite3.connect(path)) as conn:
        conn.row_factory = sqlite3.Row
        names = [row["name"] for row in conn.execute("PRAGMA table_list") if row["type"] == "table"]
        ours = [name for name in names if not name.startswith(("sqlite_", "schema_"))]
        return {name: [dict(row) for row in conn.execute(f"SELECT * FROM {name}")] for name in ours}


def write(path: Path, content: bytes) -> None:
    path.write_bytes(content)


def read(path: Path) -> bytes:
    return path.read_bytes()


def tables(path: Path) -> set[str]:
    with closing(sqlite3.connect(path)) as conn:
        return {row[0] for row in conn.execute("SELECT name FROM sqlite_master")}


async def test_a_fresh_database_gets_every_migration(path: Path) -> None:
    """Opening a file that is not there makes it, its folder and all of the schema."""
    nested = path.parent / "a" / "b" / path.name

    async with Database.open(nested) as db:
        version = await schema_version(db.engine)

    assert version == NEWEST
    assert {"kept_questions", "feedback", "guild_settings"} <= tables(nested)


@pytest.mark.parametrize("engine", ["sqlite"])
async def test_every_table_is_strict(db: Database) -> None:
    """No column takes a value of another type than it says."""
    rows = await db.read.execute_fetchall(
        "SELECT name FROM pragma_table_list WHERE NOT strict AND schema = 'main'"
    )

    assert [row["name"] for row in rows if not row["name"].startswith("sqlite_")] == []


async def test_opening_twice_changes_nothing(path: Path) -> None:
    """A migration that was applied is not applied again, and the database stays the same one."""
    async with Database.open(path) as db:
        before = await db.epoch()

    async with Database.open(path) as db:
        after = await db.epoch()
        rows = list(await db.read.execute_fetchall("SELECT version FROM schema_versions"))

    assert after == before
    assert [row["version"] for row in rows] == list(range(1, NEWEST + 1))


async def test_a_later_migration_comes_on_top(path: Path, tmp_path: Path) -> None:
    """A database of an older version gets only what it lacks."""
    async with Database.open(path):
        pass

    newer = schema(tmp_path, "CREATE TABLE later (id INTEGER PRIMARY KEY) STRICT;")
    async with Database.open(path, schema=newer) as db:
        version = await schema_version(db.engine)

    assert version == NEWEST + 1
    assert "later" in tables(path)


async def test_a_database_of_before_reading_lists_keeps_all(path: Path, tmp_path: Path) -> None:
    """Every row of version 2 stays as it was, no zone is set, and a list can be kept at once."""
    async with Database.open(path, schema=written(tmp_path / "old", SHIPPED[:2])):
        pass
    with closing(sqlite3.connect(path)) as conn:
        conn.executescript(OF_VERSION_2)
    before = dump(path)

    async with Database.open(path) as db:
        stores = Stores.over(db)
        async with db.transaction() as writer:
            await stores.reading_lists.add(writer, 1, item())
            await stores.reminders.set(writer, reminder(), NOW)
        kept = (await stores.guilds.get(7), await stores.reading_lists.of_user(1))

    after = dump(path)
    assert kept == (GuildSettings(guild_id=7, human_user_id=4, threshold=0.8), (item(),))
    assert all(before.values())
    for table, rows in before.items():
        columns = rows[0].keys()
        assert [{name: row[name] for name in columns} for row in after[table]] == rows


async def test_a_database_of_before_corrections_keeps_all_news(path: Path, tmp_path: Path) -> None:
    """What was news, for whom, and what they were told stays as it was, and holds together."""
    async with Database.open(path, schema=written(tmp_path / "old", SHIPPED[:11])):
        pass
    with closing(sqlite3.connect(path)) as conn:
        conn.executescript(NEWS_OF_VERSION_11)
    before = dump(path)

    async with Database.open(path) as db:
        loose = list(await db.read.execute_fetchall("PRAGMA foreign_key_check"))
        async with db.transaction() as writer:
            await Stores.over(db).news.write(writer, fresh("later", why=NewsReason.CHANGED), NOW)

    after = dump(path)
    assert loose == []
    for table in ("news", "news_subjects", "news_items"):
        columns = before[table][0].keys()
        kept = [{name: row[name] for name in columns} for row in after[table]]
        assert kept[: len(before[table])] == before[table] != []
    assert [row["number"] for row in after["news"]] == [1, 2]


async def test_a_migration_that_fails_leaves_nothing(path: Path, tmp_path: Path) -> None:
    """Half a migration is no migration: its tables and its version are both absent."""
    broken = schema(
        tmp_path, "CREATE TABLE half (id INTEGER) STRICT; INSERT INTO nowhere VALUES (1);"
    )

    with pytest.raises(StorageError, match="nowhere"):
        async with Database.open(path, schema=broken):
            pass

    assert "half" not in tables(path)
    async with Database.open(path) as db:
        assert await schema_version(db.engine) == NEWEST


async def test_openings_at_once_migrate_once(path: Path) -> None:
    """Several that open a new file at the same time all get it, migrated by one of them."""

    async def epoch() -> str:
        async with Database.open(path) as db:
            return await db.epoch()

    epochs = await asyncio.gather(*(epoch() for _ in range(8)))

    assert len(set(epochs)) == 1


async def test_a_newer_database_is_refused(path: Path, tmp_path: Path) -> None:
    """An older Wijkbot does not touch a newer one's database, and says what to do."""
    newer = schema(tmp_path, "CREATE TABLE later (id INTEGER PRIMARY KEY) STRICT;")
    async with Database.open(path, schema=newer):
        pass

    versions = f"schema {NEWEST + 1}, this one knows {NEWEST}"
    with pytest.raises(StorageError, match=f"newer Wijkbot .*{versions}"):
        async with Database.open(path):
            pass


async def test_a_file_that_is_no_database_is_refused(path: Path) -> None:
    """What is not ours is left as it is."""
    letter = b"Dit is een brief. " * 100
    write(path, letter)

    with pytest.raises(StorageError, match="restore a backup"):
        async with Database.open(path):
            pass

    assert read(path) == letter


def test_statements_are_split_where_they_end() -> None:
    """A semicolon in a text, a comment or a trigger ends nothing."""
    trigger = "CREATE TRIGGER t AFTER INSERT ON a BEGIN SELECT 1; SELECT 2; END;"
    script = f"-- one; two\nINSERT INTO a VALUES ('x;y');{trigger}\n-- the end"

    found = list(statements(script))

    assert found == ["-- one; two\nINSERT INTO a VALUES ('x;y');", trigger]


def test_an_unfinished_statement_is_our_mistake() -> None:
    """A migration without its last semicolon is not silently cut short."""
    with pytest.raises(AssertionError, match="unfinished"):
        list(statements("SELECT 1; SELECT 2"))
