"""The vectors of known texts, kept on disk by a digest of the text: nothing is encoded twice.

A byte a number is enough. What is worked out is kept as it comes, so that a start which was broken
off loses little.
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
    """Rows by digest, ascending, and those that came since; with a path they are kept there."""

    path: Path | None = None
    _digests: NDArray[np.uint64] = field(default_factory=lambda: np.empty(0, np.uint64))
    _rows: Bytes = field(default_factory=lambda: np.empty((0, DIMENSIONS), np.int8))
    _new: dict[int, Bytes] = field(default_factory=dict)
    _busy: threading.Lock = field(default_factory=threading.Lock)

    @classmethod
    def kept_at(cls, path: Path) -> "Vectors":
        """Return the vectors that a file keeps; none where there is none or it can't be read."""
        kept = load_arrays(path)
        if kept is None or kept["rows"].shape != (len(kept["digests"]), DIMENSIONS):
            return cls(path)
        return cls(path, kept["digests"], kept["rows"])

    def missing(self, texts: Sequence[str]) -> list[str]:
        """Return the texts that aren't known, each once."""
        distinct = list(dict.fromkeys(texts))
        digests = _digests(distinct)
        _, known = locate(self._digests, digests)
        rows = zip(distinct, digests.tolist(), known, strict=True)
        return [text for text, digest, there in rows if not there and digest not in self._new]

    def add(self, texts: Sequence[str], rows: Floats) -> None:
        """Know the rows of texts from now on."""
        scale = np.abs(rows).max(axis=1, keepdims=True, initial=1e-9) / 127
        small = np.round(rows / scale).astype(np.int8)
        with self._busy:
            self._new |= zip(_digests(texts).tolist(), small, strict=True)

    def keep(self) -> None:
        """Write what is known where the next start reads it, and look it up there from now on."""
        with self._busy:
            if not self._new:
                return
            digests = np.append(self._digests, np.fromiter(self._new, np.uint64))
            rows = np.vstack([self._rows, *self._new.values()])
            order = np.argsort(digests)
            kept = {"digests": digests[order], "rows": rows[order]}
            if self.path is not None:
                save_arrays(self.path, kept)
                kept = load_arrays(self.path) or kept
            self._digests, self._rows, self._new = kept["digests"], kept["rows"], {}

    def rows(self, texts: Sequence[str]) -> Floats:
        """Return a row of length one for each text, all of which are known."""
        digests = _digests(texts)
        with self._busy:
            places, known = locate(self._digests, digests)
            rows = np.empty((len(texts), DIMENSIONS), np.int8)
            rows[known] = self._rows[places[known]]
            rows[~known] = [self._new[digest] for digest in digests[~known].tolist()] or 0
        return unit(rows)

    def among_all(self, texts: Sequence[str]) -> tuple[Bytes, Places]:
        """Return all rows, of any length, and for each text the place of its own."""
        self.keep()
        with self._busy:
            places, known = locate(self._digests, _digests(texts))
            assert known.all(), "what is asked for was added"
            return self._rows, places


def unit(rows: NDArray[Any]) -> Floats:
    """Return rows of length one."""
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    each: Floats = (rows / np.maximum(lengths, 1e-9)).astype(np.float32)
    return each


def _digests(texts: Sequence[str]) -> NDArray[np.uint64]:
    each = (blake2b(text.encode(), digest_size=8).digest() for text in texts)
    return np.fromiter(map(int.from_bytes, each), np.uint64, len(texts))
