"""Empty databases as of this version, made once: migrating one takes longer than most tests."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from storage.engine.database import Database


def place_empty(path: Path) -> Path:
    """Put an empty database at `path`, unless there is one already."""
    if not path.exists():
        path.write_bytes(_migrated())
    return path


@cache
def _migrated() -> bytes:
    with TemporaryDirectory() as folder, ThreadPoolExecutor(1) as elsewhere:
        path = Path(folder) / "empty.db"
        elsewhere.submit(asyncio.run, _make(path)).result()  # a test's own loop may be running
        return path.read_bytes()


async def _make(path: Path) -> None:
    async with Database.open(path):
        pass
