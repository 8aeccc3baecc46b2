"""The vectors of known texts, kept on disk by a digest of the text so that none is encoded twice.

A number takes a byte, which is precise enough. Vectors are saved as they come, so that a start that
is broken off loses little.
"""

import threading
from collections.abc import Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from knowledge.cache import load_arrays, save_arrays
from knowledge.matching.arrays import Places, locate
from knowledge.matching.postings import Floats

Bytes = NDArray[np.int8]

DIMENSIONS = 128


@dataclass(slots=True)
class Vectors:
    """Rows by digest, ascending, and new ones that aren't saved yet."""

    path: Path | None = None
    _digests: NDArray[np.uint64] = field(default_factory=lambda: np.empty(0, np.uint64))
    _rows: Bytes = field(default_factory=lambda: np.empty((0, DIMENSIONS), np.int8))
    _new: dict[int, Bytes] = field(default_factory=dict)
    _busy: threading.Lock = field(default_factory=threading.Lock)

    @classmethod
    def load(cls, path: Path) -> "Vectors":
        """Return the vectors of a file; none where it doesn't exist or can't be read."""
        arrays = load_arrays(path)
        if arrays is None or arrays["rows"].shape != (len(arrays["digests"]), DIMENSIONS):
            return cls(path)
        return cls(path, arrays["digests"], arrays["rows"])

    def missing(self, texts: Sequence[str]) -> list[str]:
        """Return the texts without a known vector, each once."""
        distinct = list(dict.fromkeys(texts))
        digests = _digests(distinct)
        _, known = locate(self._digests, digests)
        rows = zip(distinct, digests.tolist(), known, strict=True)
        return [text for text, digest, there in rows if not there and digest not in self._new]

    def add(self, texts: Sequence[str], rows: Floats) -> None:
        """Add the rows of texts."""
        scale = np.abs(rows).max(axis=1, keepdims=True, initial=1e-9) / 127
        small = np.round(rows / scale).astype(np.int8)
        with self._busy:
            self._new |= zip(_digests(texts).tolist(), small, strict=True)

    def save(self) -> None:
        """Save new rows where the next start reads them, and read them from there from now on."""
        with self._busy:
            if not self._new:
                return
            digests = np.append(self._digests, np.fromiter(self._new, np.uint64))
            rows = np.vstack([self._rows, *self._new.values()])
            order = np.argsort(digests)
            arrays = {"digests": digests[order], "rows": rows[order]}
            if self.path is not None:
                save_arrays(self.path, arrays)
                arrays = load_arrays(self.path) or arrays
            self._digests, self._rows, self._new = arrays["digests"], arrays["rows"], {}

    def rows(self, texts: Sequence[str]) -> Floats:
        """Return a row of length one for each text; all of them must be known."""
        digests = _digests(texts)
        with self._busy:
            places, known = locate(self._digests, digests)
            rows = np.empty((len(texts), DIMENSIONS), np.int8)
            rows[known] = self._rows[places[known]]
            rows[~known] = [self._new[digest] for digest in digests[~known].tolist()] or 0
        return unit(rows)

    def among_all(self, texts: Sequence[str]) -> tuple[Bytes, Places]:
        """Return all rows, of any length, and the place of each text among them."""
        self.save()
        with self._busy:
            places, known = locate(self._digests, _digests(texts))
            assert known.all(), "the rows of these texts were added"
            return self._rows, places


def unit(rows: NDArray[Any]) -> Floats:
    """Return rows of length one."""
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    units: Floats = (rows / np.maximum(lengths, 1e-9)).astype(np.float32)
    return units


def _digests(texts: Sequence[str]) -> NDArray[np.uint64]:
    each = (blake2b(text.encode(), digest_size=8).digest() for text in texts)
    return np.fromiter(map(int.from_bytes, each), np.uint64, len(texts))
