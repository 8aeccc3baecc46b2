"""One process at a time runs on a database, or on a shard of it; let go when its holder dies."""

import os
import sys
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path

from storage.engine.address import Address, Server
from storage.engine.errors import StorageError, storage_errors
from storage.shards import Shards

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl


@asynccontextmanager
async def running_on(
    address: Address,
    shards: Shards,
    changed: Callable[[], None],
    erased: Callable[[int], None],
    lost: Callable[[], None],
) -> AsyncIterator[None]:
    """Be the one that runs these shards until the end of the block.

    `changed` is called when another process changed what is known, `erased` with whom one erased,
    and `lost` when one took over the shards while the database couldn't be reached. Raises
    `StorageError` where another has them.
    """
    if isinstance(address, Server):
        from storage.engine.postgres import running_on_server  # an extra, which few need

        with storage_errors(f"run on the database {address}"):
            async with running_on_server(address, shards, changed, erased, lost):
                yield
        return
    if not shards.is_all:
        raise StorageError(
            "WIJKBOT_SHARDS is for several processes, and those need WIJKBOT_DATABASE on"
            " PostgreSQL; one process carries all shards by itself."
        )
    with hold_file(address):
        yield


@contextmanager
def hold_file(database: Path) -> Iterator[None]:
    """Be the one that runs on `database` until the end of the block.

    Raises `StorageError` where another process does, where nothing can be written beside it, and
    where it is empty though it was run on before.
    """
    path = database.with_name(database.name + ".lock")
    with storage_errors(f"write beside the database {database}"):
        database.parent.mkdir(parents=True, exist_ok=True)
        ran_before = path.exists()
        lock = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        if not _try_lock(lock):
            raise StorageError(
                f"Another process runs on the database {database}; stop that one first."
            )
        if ran_before and database.exists() and not database.stat().st_size:
            raise StorageError(
                f"The database {database} is empty, though Wijkbot ran on it before: restore a"
                " backup, or remove the file to begin anew."
            )
        yield
    finally:
        os.close(lock)


def _try_lock(lock: int) -> bool:
    try:
        if sys.platform == "win32":
            msvcrt.locking(lock, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.lockf(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
