"""Copying a database while others use it, by SQLite's own backup; functions that block."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import datetime
from itertools import count
from pathlib import Path

from storage.engine.errors import StorageError

FOLDER = "backups"
_PAUSE_S = 0.05
_NOT_COPIED = ("pseudonym_keys", "askers")
"""With a key that outlives its period in a copy, a pseudonym would lead to someone for ever."""


def copy_to_new(source: Path, target: Path) -> None:
    """Write `source` to the new file `target`, sound and in one piece, or not at all.

    Left out is what leads from a pseudonym to someone. Raises `StorageError` where `target` exists.
    """
    if target.exists():
        raise StorageError(f"{target} exists already; name another file for the backup.")
    target.parent.mkdir(parents=True, exist_ok=True)
    partial = target.with_name(target.name + ".partial")
    partial.unlink(missing_ok=True)
    try:
        with closing(_existing(source)) as origin, closing(sqlite3.connect(partial)) as copy:
            origin.backup(copy)
            # One file, without a -wal beside it that could be forgotten.
            copy.execute("PRAGMA journal_mode = DELETE").fetchall()
            _leave_out(copy)
            check(copy, partial)
        partial.rename(target)
    finally:
        partial.unlink(missing_ok=True)


def free_path(database: Path, now: datetime) -> Path:
    """Return where a backup of this moment goes, beside the database: a file that isn't there."""
    name = f"{database.stem}-{now:%Y-%m-%d-%H%M%S}"
    names = (f"{name}{f'-{again}' if again else ''}.db" for again in count())
    return next(path for file in names if not (path := database.parent / FOLDER / file).exists())


def _leave_out(copy: sqlite3.Connection) -> None:
    copy.execute("PRAGMA secure_delete = ON").fetchall()
    tables = {row[0] for row in copy.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    with copy:
        for table in tables.intersection(_NOT_COPIED):
            copy.execute(f"DELETE FROM {table}")


def copy_over(source: Path, target: Path, busy_timeout_ms: int) -> None:
    """Make `target` what `source` is, in one transaction that its users see whole or not at all."""
    with (
        closing(_existing(source)) as origin,
        closing(sqlite3.connect(target, timeout=busy_timeout_ms / 1000)) as copy,
    ):
        copy.execute("PRAGMA synchronous = FULL")
        origin.backup(copy, progress=_patience(busy_timeout_ms), sleep=_PAUSE_S)
        check(copy, target)


def check(conn: sqlite3.Connection, path: Path) -> None:
    """Raise `StorageError` unless every page, index and reference of the database is sound."""
    faults = [row[0] for row in conn.execute("PRAGMA integrity_check") if row[0] != "ok"]
    if faults or conn.execute("PRAGMA foreign_key_check").fetchone():
        first = faults[0] if faults else "a reference to a row that is not there"
        raise StorageError(f"{path} is damaged ({first}); use another copy.")


def read_only(path: Path) -> str:
    """Return the address that opens an existing file for reading only."""
    return f"{path.absolute().as_uri()}?mode=ro"


def _existing(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(read_only(path), uri=True)


def _patience(busy_timeout_ms: int) -> Callable[[int, int, int], None]:
    # Python would try a locked target for ever; this is called at every try.
    tries = iter(range(int(busy_timeout_ms / 1000 / _PAUSE_S) + 1))

    def once_more(status: int, _remaining: int, _total: int) -> None:
        if status in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED) and next(tries, None) is None:
            raise StorageError("The database is in use by another process; stop it and try again.")

    return once_more
