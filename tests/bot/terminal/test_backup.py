"""`python -m bot backup` and `restore`: what an operator writes, puts back, and is told."""

import asyncio
from pathlib import Path

import pytest

from bot.__main__ import main
from storage.engine.database import Database
from storage.stores import Stores
from tests.storage.builders import question


@pytest.fixture
def database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "here" / "wijkbot.db"
    monkeypatch.setenv("WIJKBOT_DATABASE", str(path))
    monkeypatch.chdir(tmp_path)
    keep(path, "before")
    return path


def keep(path: Path, key: str) -> None:
    async def write() -> None:
        async with Database.open(path) as db, db.transaction() as conn:
            await Stores.over(db).questions.keep(conn, question(key))

    asyncio.run(write())


def kept(path: Path) -> set[str]:
    async def read() -> set[str]:
        async with Database.open(path) as db:
            rows = await db.read.execute_fetchall("SELECT key FROM kept_questions")
            return {row["key"] for row in rows}

    return asyncio.run(read())


def test_a_backup_is_put_back(database: Path, tmp_path: Path) -> None:
    """All of that moment comes back, and what was there since is beside it."""
    assert main(["backup", str(tmp_path / "copy.db")]) == 0
    keep(database, "after")

    assert main(["restore", str(tmp_path / "copy.db")]) == 0

    assert kept(database) == {"before"}
    (beside,) = (database.parent / "backups").iterdir()
    assert kept(beside) == {"before", "after"}


def test_it_says_where(database: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without a name it goes to a folder beside the database, under the moment."""
    assert main(["backup"]) == 0

    (copy,) = (database.parent / "backups").iterdir()
    assert capsys.readouterr().out.startswith(f"{copy}: ")


@pytest.mark.parametrize("content", [None, b"", b"no database"])
def test_what_is_no_backup_changes_nothing(
    database: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], content: bytes | None
) -> None:
    """A wrong path or file is named."""
    wrong = tmp_path / "wrong.db"
    if content is not None:
        wrong.write_bytes(content)

    assert main(["restore", str(wrong)]) == 1

    assert str(wrong) in capsys.readouterr().err
    assert kept(database) == {"before"}


def test_what_is_damaged_is_replaced(database: Path, tmp_path: Path) -> None:
    """When a backup is needed most, what is there can't be copied; it is set aside as it is."""
    assert main(["backup", str(tmp_path / "copy.db")]) == 0
    for part in database.parent.glob("wijkbot.db*"):
        part.unlink()
    database.write_bytes(b"ruined" * 4096)

    assert main(["restore", str(tmp_path / "copy.db")]) == 0

    assert kept(database) == {"before"}
    assert (database.parent / "wijkbot.db.damaged").read_bytes() == b"ruined" * 4096


def test_nothing_to_copy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A path without a database is said, and none is made there."""
    monkeypatch.setenv("WIJKBOT_DATABASE", str(tmp_path / "none.db"))
    monkeypatch.chdir(tmp_path)

    assert main(["backup"]) == 2

    assert "WIJKBOT_DATABASE" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_there_is_kept(
    database: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A backup never overwrites."""
    (tmp_path / "mine.db").write_bytes(b"mine")

    assert main(["backup", str(tmp_path / "mine.db")]) == 1

    assert "exists already" in capsys.readouterr().err
    assert (tmp_path / "mine.db").read_bytes() == b"mine"
    assert kept(database) == {"before"}


def test_a_database_is_moved(
    database: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each table is counted, and a second time there is something in the way."""
    target = tmp_path / "there" / "wijkbot.db"

    assert main(["move", str(database), str(target)]) == 0

    said = capsys.readouterr().out
    assert "kept_questions: 1 rows, sha256 " in said
    assert f"{target} holds what {database} holds" in said
    assert kept(target) == kept(database) == {"before"}
    assert main(["move", str(database), str(target)]) == 1
    assert "name an empty one" in capsys.readouterr().err


def test_one_on_a_server_is_copied_by_its_own_program(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """Which one is said, and the password isn't."""
    monkeypatch.setenv("WIJKBOT_DATABASE", "postgresql://wijkbot:geheim@localhost/wijkbot")

    assert main(["backup"]) == main(["restore", str(tmp_path / "copy.db")]) == 1

    said = capsys.readouterr().err
    assert said.count("postgresql://localhost/wijkbot is copied with pg_dump") == 2
    assert "geheim" not in said
