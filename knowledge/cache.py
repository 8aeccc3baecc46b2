"""A cache of arrays on disk, so that the next start doesn't compute them again.

A file is mapped rather than read: parts that aren't used take no memory, and processes share the
rest. Files hold only numbers and text, may be deleted at any time, and are built anew where they
are broken. Processes may write at the same time: each writes a file of its own and renames it.
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
"""The length of a file's first part, and a divisor of where its header and each array begin."""
CHUNK = 1 << 20
MOST_FILES = 8
"""How many index files are kept, two for each state of the packs; the least recently used go."""


def default_folder() -> Path:
    """Return the user's cache folder for this program (XDG Base Directory)."""
    base = os.environ.get("XDG_CACHE_HOME")
    return (Path(base) if base else Path.home() / ".cache") / "wijkbot"


def load_or_build_keyed(folder: Path, key: str, build: Callable[[], Arrays]) -> Arrays:
    """Return the arrays of a key, built and kept if they aren't there; old keys are deleted."""
    path = folder / f"{key}.index"
    arrays = load_or_build(path, build)
    with suppress(OSError):
        path.touch()
    _delete_old(folder)
    return arrays


def load_or_build(path: Path, build: Callable[[], Arrays]) -> Arrays:
    """Return the arrays of a file, built and kept if they aren't there."""
    arrays = load_arrays(path)
    if arrays is None:
        arrays = build()
        save_arrays(path, arrays)
        arrays = load_arrays(path) or arrays  # mapped, they take hardly any memory
    return arrays


def load_arrays(path: Path) -> Arrays | None:
    """Return the arrays of a file; None where it doesn't exist, or is broken, which is logged."""
    try:
        return _mapped(path)
    except FileNotFoundError:
        return None
    except Exception as error:  # whatever a broken file raises, building it anew helps
        log.warning("The file %s is broken and is made anew: %r", path, error)
        return None


def _mapped(path: Path) -> Arrays:
    with path.open("rb") as file:
        size, checksum = map(int, file.read(ALIGNMENT).split())
        computed = 0
        while part := file.read(CHUNK):  # through the map, all of it would be in memory
            computed = crc32(part, computed)
        if computed != checksum:
            raise ValueError("it is not what was written")
        content = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    start = ALIGNMENT + size
    return {
        name: np.ndarray(shape, _dtype_of(kind), content, start + offset)
        for name, (kind, shape, offset) in json.loads(content[ALIGNMENT:start]).items()
    }


def _dtype_of(kind: str) -> np.dtype[Any]:
    """Return the dtype of a name; one of objects, whose addresses would be followed, is refused."""
    dtype: np.dtype[Any] = np.dtype(kind)
    if dtype.hasobject:
        raise ValueError("no number and no text")
    return dtype


def save_arrays(path: Path, arrays: Mapping[str, NDArray[Any]]) -> None:
    """Write arrays to a file; a failure is only logged."""
    directory, parts, offset = {}, [], 0
    for name, array in arrays.items():
        directory[name] = (array.dtype.str, array.shape, offset)
        parts.append(_padded(array.tobytes()))
        offset += len(parts[-1])
    head = _padded(json.dumps(directory).encode())
    checksum = 0
    for part in (head, *parts):
        checksum = crc32(part, checksum)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, suffix=".part", delete=False) as file:
            file.writelines((_padded(f"{len(head)} {checksum}".encode()), head, *parts))
        Path(file.name).replace(path)
    except OSError as error:
        log.warning("The file %s can't be kept: %s", path, error)


def _padded(part: bytes) -> bytes:
    """Return bytes padded with spaces to a multiple of the alignment."""
    return part + b" " * (-len(part) % ALIGNMENT)


def _delete_old(folder: Path) -> None:
    with suppress(OSError):
        files = sorted(folder.glob("*.index"), key=lambda file: file.stat().st_mtime, reverse=True)
        for file in files[MOST_FILES:]:
            file.unlink()


def release_memory(arrays: Arrays) -> None:
    """Give the memory of these arrays back to the system, where it can be.

    What is used again is read from the file.
    """
    with suppress(AttributeError, OSError, TypeError):
        ctypes.CDLL(None).malloc_trim(0)
        for array in arrays.values():
            if isinstance(array.base, mmap.mmap):
                array.base.madvise(mmap.MADV_DONTNEED)
