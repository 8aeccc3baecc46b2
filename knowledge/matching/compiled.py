"""What was computed from the packs, kept on disk, so that the next start needs no computing.

The file's name is a digest of the packs and of this package's own code: a change of either is
another file, and a stale one is never read. Files may be deleted at any time. Two processes may
write at once: each writes aside and renames, and either result is whole.
"""

from __future__ import annotations

import hashlib
import logging
import os
import pickle
import sys
import tempfile
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable

log = logging.getLogger(__name__)

KEPT = 4
"""How many files stay; the ones used longest ago go."""
_T = TypeVar("_T")
_PACKAGE = Path(__file__).parents[1]
_NUMPY = {"_reconstruct", "ndarray", "dtype", "scalar", "_frombuffer"}
_PLAIN = {("builtins", "frozenset"), ("builtins", "set")}
_PLAIN |= {("datetime", name) for name in ("date", "datetime", "timedelta", "timezone")}


def default_folder() -> Path:
    """Return the user's cache folder for this program (XDG Base Directory)."""
    base = os.environ.get("XDG_CACHE_HOME")
    return (Path(base) if base else Path.home() / ".cache") / "wijkbot"


def remembered(folder: Path, source: str, kind: type[_T], build: Callable[[], _T]) -> _T:
    """Return what `build` makes from what has the digest `source`, from disk where it is there.

    A folder that can't be used, or a broken file, costs the time to build and one log line.
    """
    path = folder / f"{_key(source)}.index"
    try:
        with path.open("rb") as file:
            found = _Reader(file).load()
        assert isinstance(found, kind), "the file's name says what is in it"
        with suppress(OSError):
            path.touch()
    except FileNotFoundError:
        found = build()
        _write(path, found)
    except Exception as error:  # whatever a broken file does, building mends it
        log.warning("The compiled index %s is broken and is built anew: %r", path, error)
        found = build()
        _write(path, found)
    return found


def _write(path: Path, value: object) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, suffix=".part", delete=False) as file:
            pickle.dump(value, file, protocol=5)
        Path(file.name).replace(path)
        _forget_old(path.parent)
    except OSError as error:
        log.warning("The compiled index can't be kept in %s: %s", path.parent, error)


def _forget_old(folder: Path) -> None:
    files = sorted(folder.glob("*.index"), key=lambda file: file.stat().st_mtime, reverse=True)
    for file in files[KEPT:]:
        with suppress(OSError):
            file.unlink()


@lru_cache(maxsize=8)
def _key(source: str) -> str:
    """Return a digest of the source, our own code and data, and what wrote the file."""
    digest = hashlib.sha256(f"{source} {np.__version__} {sys.version_info[:2]}".encode())
    for path in sorted(
        (
            *_PACKAGE.rglob("*.py"),
            *_PACKAGE.glob("matching/*.npz"),
            *_PACKAGE.glob("matching/*.json"),
        )
    ):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:32]


class _Reader(pickle.Unpickler):
    """Reads our own values and numpy's arrays, and refuses to make anything else."""

    def find_class(self, module: str, name: str) -> Any:
        ours = module.split(".")[0] == "knowledge"
        numbers = module.split(".")[0] == "numpy" and name in _NUMPY
        if ours or numbers or (module, name) in _PLAIN:
            return super().find_class(module, name)
        raise pickle.UnpicklingError(f"{module}.{name} has no place in a compiled index")
