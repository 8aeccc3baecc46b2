"""One process at a time runs on a database, and nothing takes an emptied one for a new one."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from storage.engine.database import Database
from storage.engine.errors import StorageError
from storage.engine.holding import hold_file
from storage.engine.restoring import restore

ROOT = Path(__file__).parents[2]
HOLDER = """
import sys, time
from pathlib import Path
from storage.engine.holding import hold_file
with hold_file(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(600)
"""
NOBODY = 65_534


@pytest.fixture
def holder(path: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process that runs on the database."""
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(path)], cwd=ROOT, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        yield process
        process.kill()


def test_a_second_process_is_refused(path: Path, holder: subprocess.Popen[str]) -> None:
    """Until the first is gone, however it went."""
    with pytest.raises(StorageError, match="Another process runs on"), hold_file(path):
        pass

    holder.kill()
    holder.wait()

    with hold_file(path):
        pass


def test_an_emptied_database_is_not_taken_for_a_new_one(path: Path) -> None:
    """Where a bot ran before, an empty file was emptied by something; a removed one is a choice."""
    path.touch()
    with hold_file(path):
        pass

    with pytest.raises(StorageError, match="is empty"), hold_file(path):
        pass

    path.unlink()
    with hold_file(path):
        pass


def damage(path: Path) -> None:
    path.write_bytes(b"geen database " * 1000)


async def test_a_damaged_database_that_is_run_on_is_not_replaced(
    path: Path, tmp_path: Path, holder: subprocess.Popen[str]
) -> None:
    """Who runs on it would go on with the damaged file: it is to be stopped first."""
    async with Database.open(tmp_path / "other.db") as other:
        await other.backup(tmp_path / "backup.db")
    damage(path)

    with pytest.raises(StorageError, match="stop that one first"):
        await restore(tmp_path / "backup.db", path)
    holder.kill()
    holder.wait()
    await restore(tmp_path / "backup.db", path)

    async with Database.open(path) as restored:
        assert await restored.epoch()


async def test_what_can_only_be_read_is_refused_when_it_is_opened(tmp_path: Path) -> None:
    """A bot that can keep nothing doesn't start, and says what to look at."""
    folder = tmp_path / "of-another"
    folder.mkdir()
    async with Database.open(folder / "wijkbot.db"):
        pass
    (folder / "wijkbot.db").chmod(0o444)
    folder.chmod(0o555)
    for part in (folder, *folder.parents):
        if part.stat().st_uid == os.geteuid() and part != folder:
            part.chmod(part.stat().st_mode | 0o011)
    was = os.geteuid()
    if was == 0:  # root may write everywhere
        os.seteuid(NOBODY)
    try:
        with pytest.raises(StorageError, match="may only be read"):
            async with Database.open(folder / "wijkbot.db"):
                pass
    finally:
        os.seteuid(was)
        folder.chmod(0o755)
