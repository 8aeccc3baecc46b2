"""Arrays kept on disk, so that what was computed once needs no computing at the next start.

A file is mapped, not read: what nobody looks at takes no memory, and processes share the rest.
Files hold numbers and text and nothing that runs, may be deleted at any time, and a broken one is
made anew. Two processes may write at once: each writes aside and renames, and either is whole.
"""

import ctypes
import json
import logging
import mmap
import os
import tempfile
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

log = logging.getLogger(__name__)

Arrays = dict[str, NDArray[Any]]
ALIGNMENT = 64
"""Where a file's second part begins, which tells of its arrays, and a multiple of it each array."""
CHUNK = 1 << 20
MOST_FILES = 8
"""How many compiled files stay, two for each state of the packs; those used longest ago go."""


def default_folder() -> Path:
    """Return the user's cache folder for this program (XDG Base Directory)."""
    base = os.environ.get("XDG_CACHE_HOME")
    return (Path(base) if base else Path.home() / ".cache") / "wijkbot"


def load_or_build_keyed(folder: Path, key: str, build: Callable[[], Arrays]) -> Arrays:
    """Return what `build` makes, from disk where it was kept under that key."""
    path = folder / f"{key}.index"
    found = load_or_build(path, build)
    with suppress(OSError):
        path.touch()
    _forget_old(folder)
    return found


def load_or_build(path: Path, build: Callable[[], Arrays]) -> Arrays:
    """Return the arrays of a file, which are made and kept there where it has none."""
    found = load_arrays(path)
    if found is None:
        found = build()
        save_arrays(path, found)
        found = load_arrays(path) or found  # what was made takes memory, what is kept hardly any
    return found


def load_arrays(path: Path) -> Arrays | None:
    """Return the arrays of a file; None where there is none, or with one log line a broken one."""
    try:
        return _mapped(path)
    except FileNotFoundError:
        return None
    except Exception as error:  # whatever a broken file does, making it anew mends it
        log.warning("The file %s is broken and is made anew: %r", path, error)
        return None


def _mapped(path: Path) -> Arrays:
    with path.open("rb") as file:
        size, whole = map(int, file.read(ALIGNMENT).split())
        checked = 0
        while part := file.read(CHUNK):  # read through the map it would all be in memory
            checked = crc32(part, checked)
        if checked != whole:
            raise ValueError("it is not what was written")
        mapped = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    first = ALIGNMENT + size
    return {
        name: np.ndarray(shape, _number(kind), mapped, first + start)
        for name, (kind, shape, start) in json.loads(mapped[ALIGNMENT:first]).items()
    }


def _number(kind: str) -> np.dtype[Any]:
    """Return a kind of number or text: one of objects would have addresses followed."""
    read: np.dtype[Any] = np.dtype(kind)
    if read.hasobject:
        raise ValueError("no number and no text")
    return read


def save_arrays(path: Path, arrays: Mapping[str, NDArray[Any]]) -> None:
    """Write arrays to a file; where that can't be done, one log line says so."""
    told, parts, start = {}, [], 0
    for name, array in arrays.items():
        told[name] = (array.dtype.str, array.shape, start)
        parts.append(_filled(array.tobytes()))
        start += len(parts[-1])
    head = _filled(json.dumps(told).encode())
    whole = 0
    for part in (head, *parts):
        whole = crc32(part, whole)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, suffix=".part", delete=False) as file:
            file.writelines((_filled(f"{len(head)} {whole}".encode()), head, *parts))
        Path(file.name).replace(path)
    except OSError as error:
        log.warning("The file %s can't be kept: %s", path, error)


def _filled(part: bytes) -> bytes:
    """Return bytes with spaces after them up to where the next part may begin."""
    return part + b" " * (-len(part) % ALIGNMENT)


def _forget_old(folder: Path) -> None:
    with suppress(OSError):
        files = sorted(folder.glob("*.index"), key=lambda file: file.stat().st_mtime, reverse=True)
        for file in files[MOST_FILES:]:
            file.unlink()


def release_memory(arrays: Arrays) -> None:
    """Return to the system what it took to make or read these, where it can be told to.

    What is looked at again comes back from the file.
    """
    with suppress(AttributeError, OSError, TypeError):
        ctypes.CDLL(None).malloc_trim(0)
        for array in arrays.values():
            if isinstance(array.base, mmap.mmap):
                array.base.madvise(mmap.MADV_DONTNEED)
