"""Arrays kept on disk, so that what was computed once needs no computing at the next start.

Files hold numbers and text and nothing that runs, may be deleted at any time, and a broken one is
made anew. Two processes may write at once: each writes aside and renames, and either is whole.
"""

from __future__ import annotations

import logging
import os
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

log = logging.getLogger(__name__)

Arrays = dict[str, NDArray[Any]]
KEPT = 4
"""How many compiled files stay; the ones used longest ago go."""


def default_folder() -> Path:
    """Return the user's cache folder for this program (XDG Base Directory)."""
    base = os.environ.get("XDG_CACHE_HOME")
    return (Path(base) if base else Path.home() / ".cache") / "wijkbot"


def remembered(folder: Path, key: str, build: Callable[[], Arrays]) -> Arrays:
    """Return what `build` makes, from disk where it was kept under that key."""
    path = folder / f"{key}.index"
    found = load_arrays(path)
    if found is None:
        found = build()
        save_arrays(path, found)
        _forget_old(folder)
    else:
        with suppress(OSError):
            path.touch()
    return found


def load_arrays(path: Path) -> Arrays | None:
    """Return the arrays of a file; None where there is none, or with one log line a broken one."""
    try:
        with path.open("rb") as file, np.load(file, allow_pickle=False) as kept:
            return dict(kept)
    except FileNotFoundError:
        return None
    except Exception as error:  # whatever a broken file does, making it anew mends it
        log.warning("The file %s is broken and is made anew: %r", path, error)
        return None


def save_arrays(path: Path, arrays: Mapping[str, NDArray[Any]]) -> None:
    """Write arrays to a file; where that can't be done, one log line says so."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, suffix=".part", delete=False) as file:
            np.savez(file, **arrays)  # type: ignore[arg-type]  # no array is called allow_pickle
        Path(file.name).replace(path)
    except OSError as error:
        log.warning("The file %s can't be kept: %s", path, error)


def _forget_old(folder: Path) -> None:
    with suppress(OSError):
        files = sorted(folder.glob("*.index"), key=lambda file: file.stat().st_mtime, reverse=True)
        for file in files[KEPT:]:
            file.unlink()
