"""Several processes on one file, and one that is killed."""

import os
import signal
import subprocess
import sys
from pathlib import Path

from storage.engine.database import Database

ROOT = Path(__file__).parents[2]

WRITER = """
import asyncio, sys
from pathlib import Path
from storage.engine.database import Database
from storage.stores import Stores
from tests.storage.builders import question

async def main(path, name, count):
    async with Database.open(Path(path), busy_timeout_ms=30_000) as db:
        for number in range(int(count)):
            async with db.transaction() as conn:
                await Stores.over(db).questions.keep(conn, question(f"{name}{number}"))
            print(f"{name}{number}", flush=True)

asyncio.run(main(*sys.argv[1:]))
"""


def start(path: Path, name: str, count: int) -> subprocess.Popen[str]:
    """A process that keeps `count` questions and prints each key once it is saved."""
    return subprocess.Popen(
        [sys.executable, "-c", WRITER, str(path), name, str(count)],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        text=True,
    )


async def kept(path: Path) -> set[str]:
    async with Database.open(path) as db:
        rows = await db.read.execute_fetchall("SELECT key FROM kept_questions")
        return {row["key"] for row in rows}


async def test_processes_make_and_share_one_file(path: Path) -> None:
    """Processes that start at once on a new file all get to write, and lose nothing."""
    writers = [start(path, name, 30) for name in "abc"]

    output = [writer.communicate(timeout=60)[0].split() for writer in writers]

    assert [writer.returncode for writer in writers] == [0, 0, 0]
    assert await kept(path) == {key for keys in output for key in keys}
    assert len(await kept(path)) == 90


async def test_what_was_acknowledged_survives_a_kill(path: Path) -> None:
    """A process killed without warning in mid-write loses no row that it said was saved."""
    writer = start(path, "k", 100_000)
    assert writer.stdout is not None
    said = [writer.stdout.readline().strip() for _ in range(40)]

    writer.send_signal(signal.SIGKILL)
    said += writer.communicate(timeout=60)[0].split("\n")[:-1]

    found = await kept(path)
    assert set(said) <= found
    assert len(found) <= len(said) + 1
    async with Database.open(path) as db:
        rows = list(await db.read.execute_fetchall("PRAGMA integrity_check"))
    assert rows[0][0] == "ok"
