"""The vectors of known texts, kept on disk by a digest of the text: nothing is encoded twice.

A byte a number is enough. What is worked out is kept as it comes, so that a start which was broken
off loses little.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import TYPE_CHECKING

import numpy as np

from knowledge.cache import load_arrays, save_arrays
from knowledge.matching.arrays import locate

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from knowledge.matching.postings import Floats

DIMENSIONS = 128


@dataclass(slots=True)
class Vectors:
    """Rows of length one by digest, ascending; with a path they are kept there."""

    path: Path | None = None
    _digests: NDArray[np.uint64] = field(default_factory=lambda: np.empty(0, np.uint64))
    _rows: NDArray[np.int8] = field(default_factory=lambda: np.empty((0, DIMENSIONS), np.int8))
    _busy: threading.Lock = field(default_factory=threading.Lock)

    @classmethod
    def kept_at(cls, path: Path) -> Vectors:
        """Return the vectors that a file keeps; none where there is none or it can't be read."""
        kept = load_arrays(path)
        if kept is None or kept["rows"].shape != (len(kept["digests"]), DIMENSIONS):
            return cls(path)
        return cls(path, kept["digests"], kept["rows"])

    def missing(self, texts: Sequence[str]) -> list[str]:
        """Return the texts that aren't known, each once."""
        distinct = list(dict.fromkeys(texts))
        _, known = locate(self._digests, _digests(distinct))
        return [text for text, there in zip(distinct, known, strict=True) if not there]

    def add(self, texts: Sequence[str], rows: Floats) -> None:
        """Know the rows of texts from now on."""
        scale = np.abs(rows).max(axis=1, keepdims=True, initial=1e-9) / 127
        small = np.round(rows / scale).astype(np.int8)
        with self._busy:
            digests = np.concatenate([self._digests, _digests(texts)])
            digests, first = np.unique(digests, return_index=True)
            self._digests, self._rows = digests, np.concatenate([self._rows, small])[first]

    def keep(self) -> None:
        """Write what is known where the next start reads it."""
        if self.path is not None:
            with self._busy:
                save_arrays(self.path, {"digests": self._digests, "rows": self._rows})

    def rows(self, texts: Sequence[str]) -> Floats:
        """Return a row for each text, all of which are known."""
        with self._busy:
            places, known = locate(self._digests, _digests(texts))
            assert known.all(), "what is asked for was added"
            rows = self._rows[places].astype(np.float32)
        unit: Floats = rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)
        return unit


def _digests(texts: Sequence[str]) -> NDArray[np.uint64]:
    each = (blake2b(text.encode(), digest_size=8).digest() for text in texts)
    return np.fromiter(map(int.from_bytes, each), np.uint64, len(texts))
