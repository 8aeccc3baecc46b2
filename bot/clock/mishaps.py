"""What goes wrong in one part of a job, and must hold up no other part."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from storage.errors import StorageError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from logging import Logger


@contextmanager
def mishaps_logged(log: Logger, message: str, *arguments: object) -> Iterator[None]:
    """Log a mistake of ours in the block and go on after it.

    A database that fails is raised: its loop tries again, and nothing else would work either.
    """
    try:
        yield
    except StorageError:
        raise
    except Exception:  # whatever it is, the next round or the next feed should have its turn
        log.exception(message, *arguments)
