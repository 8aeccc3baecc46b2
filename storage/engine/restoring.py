"""Putting a backup back, so that everyone who has the database open knows that it is another."""

import asyncio
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

from storage.engine.copying import copy_over, copy_to_new, read_only
from storage.engine.database import BUSY_TIMEOUT_MS, Database
from storage.engine.errors import StorageError, storage_errors
from storage.engine.holding import hold_file


async def restore(source: Path, target: Path, *, busy_timeout_ms: int = BUSY_TIMEOUT_MS) -> None:
    """Make the database at `target` what the backup `source` holds, under a new epoch.

    All is prepared and checked beside `target` first: a bad backup changes nothing. Processes that
    have `target` open go on and see the change at once. A `target` too damaged to be written is
    kept as `….damaged`, where no bot runs on it: that would go on with the damaged one.
    """
    with storage_errors(f"restore {source} to {target}"):
        await asyncio.to_thread(_require_backup, source)
        target.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=target.parent, prefix=".restore-") as folder:
            prepared = Path(folder) / "prepared.db"
            await asyncio.to_thread(copy_to_new, source, prepared)
            async with Database.open(prepared) as db, db.transaction() as conn:
                await db.renew_epoch(conn)
            await asyncio.to_thread(_replace, prepared, target, busy_timeout_ms)


def _require_backup(source: Path) -> None:
    if not source.is_file():
        raise StorageError(f"There is no backup at {source}; check the path.")
    with closing(sqlite3.connect(read_only(source), uri=True)) as conn:
        ours = "SELECT 1 FROM sqlite_master WHERE name = 'database_identity'"
        if conn.execute(ours).fetchone() is None:
            raise StorageError(f"{source} is no backup of Wijkbot; check the path.")


def _replace(prepared: Path, target: Path, busy_timeout_ms: int) -> None:
    try:
        copy_over(prepared, target, busy_timeout_ms)
    except sqlite3.DatabaseError as error:
        if not error.sqlite_errorname.startswith(("SQLITE_NOTADB", "SQLITE_CORRUPT")):
            raise
        with hold_file(target):
            _set_aside(target)
            copy_over(prepared, target, busy_timeout_ms)


def _set_aside(target: Path) -> None:
    for suffix in ("", "-wal", "-shm"):
        part = target.with_name(target.name + suffix)
        if part.exists():
            part.replace(target.with_name(f"{target.name}.damaged{suffix}"))
