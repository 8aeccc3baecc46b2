"""The one error that leaves storage, and the sentence that helps for what a driver may say."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

_HELP = {
    "SQLITE_BUSY": "another process holds it; try again, or stop that process",
    "SQLITE_LOCKED": "another process holds it; try again, or stop that process",
    "SQLITE_READONLY": "it may only be read here; check who owns the file and its folder",
    "SQLITE_CANTOPEN": "check that the folder exists and may be written",
    "SQLITE_FULL": "the disk is full; make room",
    "SQLITE_IOERR": "the disk does not answer as it should; check it, then restore a backup",
    "SQLITE_CORRUPT": "the file is damaged; restore a backup",
    "SQLITE_NOTADB": "the file is no SQLite database; check the path, or restore a backup",
}


class StorageError(Exception):
    """The database could not do what was asked; the message says what helps."""


class DriverError(Exception):
    """What the driver of another database than SQLite said, and what helps."""

    def __init__(self, message: str, helps: str = "") -> None:
        super().__init__(message)
        self.helps = helps


@contextmanager
def storage_errors(doing: str) -> Iterator[None]:
    """Let every error of the driver or the disk leave as a `StorageError` that names `doing`."""
    try:
        yield
    except (sqlite3.Error, sqlite3.Warning, OSError, DriverError) as error:
        raise StorageError(f"Could not {doing}: {error}{_help(error)}.") from error


def _help(error: Exception) -> str:
    name = getattr(error, "sqlite_errorname", "")
    sentence = next((text for key, text in _HELP.items() if name.startswith(key)), "")
    sentence = error.helps if isinstance(error, DriverError) else sentence
    return f" ({sentence})" if sentence else ""
