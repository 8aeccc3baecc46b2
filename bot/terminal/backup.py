"""`python -m bot backup` and `restore`: the database to another file, and back.

English, for operators. A bot that runs on the database may go on, and sees a restore by itself.
"""

from __future__ import annotations

import asyncio
import sys
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from bot.administration.backup import free_path
from bot.terminal.files import no_database
from storage.engine.copying import copy_to_new
from storage.engine.errors import StorageError, storage_errors
from storage.engine.restoring import restore

if TYPE_CHECKING:
    from pathlib import Path

    from bot.settings import Settings

DONE = 0


def back_up(settings: Settings, target: Path | None) -> int:
    """Write a checked copy to the new file `target`, or beside the database by the moment.

    Raises `StorageError` where that fails; then no file is left behind.
    """
    if not settings.database.exists():
        return no_database(settings)
    path = target or free_path(settings.database, datetime.now(UTC))
    with storage_errors(f"copy {settings.database} to {path}"):
        copy_to_new(settings.database, path)
    sys.stdout.write(f"{path}: {path.stat().st_size / 2**20:.1f} MiB\n")
    return DONE


def put_back(settings: Settings, source: Path) -> int:
    """Make the database what the backup `source` holds; what is there now is kept beside it first.

    One too damaged to copy is set aside by `restore` as it is. Raises `StorageError`
    for what is no sound backup; then nothing has changed.
    """
    if settings.database.exists():
        try:
            back_up(settings, None)
        except StorageError as error:
            sys.stderr.write(f"{error}\n")
    asyncio.run(restore(source, settings.database))
    sys.stdout.write(f"{settings.database} holds what {source} held.\n")
    return DONE
