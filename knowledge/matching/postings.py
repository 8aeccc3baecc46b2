"""An inverted index of one channel: which documents hold a term, and its weight in each.

A document is an entry, its texts weighted by field. The weight of a term is BM25's gain (Robertson
and Zaragoza, The Probabilistic Relevance Framework, 2009) and what naive Bayes adds: how much
likelier the term is in a question for this entry than in one for any. Both are closed forms of
counts, and the counts are kept, so that a phrasing can be left out by subtraction.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from knowledge.matching.arrays import Places, locate
from knowledge.matching.terms import Terms, terms_of

Floats = NDArray[np.float32]
MOST_CELLS = 150_000
"""The most cells that a question may cost a channel; a catalogue of hundreds never gets there."""
BAYES = np.float32(0.1)
"""What a unit of naive Bayes' log ratio adds to the gain, which is one or two for a few counts."""
COMMON = 8
"""A term in at least one in so many documents also has a dense row of weights, quick to add."""
SMALL, LARGE = 200, 20_000
"""The fewest and the most documents of an index in which dense rows pay."""
AT_ONCE = 2_000
"""How many documents are counted at a time, which bounds the memory."""


class TermField(NamedTuple):
    """The terms of one text, its weight, and whether it is a phrasing."""

    terms: Terms
    weight: float
    phrasing: bool


@dataclass(frozen=True, slots=True)
class Saturation:
    """BM25's parameters: how soon repetition adds nothing, and how much length is discounted."""

    k1: float
    b: float

    def gain(self, counts: Floats, relative: Floats) -> Floats:
        """Return the gain of counts in documents of these lengths, relative to the mean length."""
        norm = self.k1 * (1 - self.b + self.b * relative)
        return (counts * (self.k1 + 1) / (counts + norm)).astype(np.float32)


@dataclass(frozen=True, slots=True)
class Statistics:
    """The collection that weights are relative to; a layer borrows those of its base."""

    documents: int
    mean_length: float
    phrasings: int
    """How many phrasings the documents have together."""
    terms: Terms
    """Every known term, ascending."""
    idf: Floats
    """The inverse document frequency of each term."""
    asked: Floats
    """How often each term stands in a phrasing."""

    def rarity(self, terms: Terms) -> Floats:
        """Return each term's inverse document frequency; an unknown term is as rare as can be."""
        return self.rarity_at(*locate(self.terms, terms))

    def has(self, stem: str) -> bool:
        """Return whether a stem is known."""
        return bool(locate(self.terms, terms_of([stem]))[1][0])

    def rarity_at(self, places: Places, known: NDArray[np.bool_]) -> Floats:
        """Return `rarity` for terms that `locate` found among these."""
        rarity = np.full(len(places), np.log(1 + (self.documents + 0.5) / 0.5), np.float32)
        rarity[known] = self.idf[places[known]]
        return rarity

    def chance_at(self, places: Places, known: NDArray[np.bool_]) -> Floats:
        """Return the log probability in a phrasing of any document, for terms as in `rarity_at`."""
        asked = np.zeros(len(places), np.float32)
        asked[known] = self.asked[places[known]]
        chance: Floats = np.log((asked + 1) / np.float32(self.phrasings + 2)).astype(np.float32)
        return chance


@dataclass(frozen=True, slots=True)
class Counts:
    """The counts that weights are computed from: of cells, a term in a document, and documents."""

    documents: NDArray[Any]
    """The document of each cell."""
    counts: Floats
    """The weighted frequency of each cell's term in its document."""
    asked: Floats
    """In how many phrasings of its document each cell's term stands."""
    lengths: Floats
    """The sum of the counts of each document."""
    phrasings: Floats
    """The number of phrasings of each document."""

    def cells(self) -> "Cells":
        """Return the counts of the cells, with those of their documents."""
        lengths, phrasings = self.lengths[self.documents], self.phrasings[self.documents]
        return Cells(self.counts, self.asked, lengths, phrasings)


class Cells(NamedTuple):
    """For terms in documents: their counts there, and the document's length and phrasings."""

    counts: Floats
    asked: Floats
    lengths: Floats
    phrasings: Floats

    def weights(
        self, rarity: Floats, chance: Floats, saturation: Saturation, mean_length: float
    ) -> Floats:
        """Return the weight of each term, given its rarity and chance."""
        gain = saturation.gain(self.counts, self.lengths / np.float32(max(mean_length, 1e-9)))
        likely = (np.minimum(self.asked, self.phrasings) + 1) / (self.phrasings + 2)
        ratio = np.maximum(np.log(likely) - chance, 0)
        return ((gain + BAYES * ratio * (self.asked > 0)) * rarity).astype(np.float32)


@dataclass(frozen=True, slots=True)
class Common:
    """Dense rows of weights of common terms, as multiples of `unit`."""

    places: NDArray[np.int32]
    """The places of these terms among all terms, ascending."""
    rows: NDArray[np.uint16]
    unit: float

    @classmethod
    def of(
        cls, starts: NDArray[np.int32], documents: NDArray[Any], weights: Floats, size: int
    ) -> "Common":
        """Return the common terms of an index of `size` documents."""
        often = np.diff(starts) * COMMON >= size
        places = np.flatnonzero(often & (SMALL <= size <= LARGE)).astype(np.int32)
        unit = float(weights.max(initial=0)) / np.iinfo(np.uint16).max
        rows = np.zeros((len(places), size), np.uint16)
        for row, first, last in zip(rows, starts[places], starts[places + 1], strict=True):
            row[documents[first:last]] = np.round(weights[first:last] / unit)
        return cls(places, rows, unit)

    def scores(self, rows: Places, weights: Floats) -> Floats:
        """Return the score of each document for the terms of these rows, each with its weight."""
        gained = self.rows[rows].astype(np.float32)
        score: Floats = np.einsum("i,ij->j", weights * np.float32(self.unit), gained)
        return score


@dataclass(frozen=True)
class Postings:
    """Terms, ascending, and their cells: those of `terms[i]` are `starts[i]:starts[i + 1]`."""

    terms: Terms
    starts: NDArray[np.int32]
    counts: Counts
    weights: Floats
    statistics: Statistics
    common: Common

    @property
    def size(self) -> int:
        """The number of documents."""
        return len(self.counts.lengths)

    @property
    def documents(self) -> NDArray[Any]:
        return self.counts.documents

    @cached_property
    def _of_documents(self) -> tuple[NDArray[np.int32], Places]:
        """The cells ordered by document, and where those of each document begin."""
        order = np.argsort(self.documents, kind="stable").astype(np.int32)
        return order, np.append(0, np.cumsum(np.bincount(self.documents, minlength=self.size)))

    def scores(self, terms: Terms, weights: Floats) -> Floats:
        """Return the score of each document for distinct terms, each with its weight.

        The commonest terms are left out where all together have more than `MOST_CELLS` cells.
        """
        places, known = locate(self.terms, terms)
        places, weights = self._affordable(places[known], weights[known])
        rows, common = locate(self.common.places, places)
        score = self.common.scores(rows[common], weights[common])
        places, weights = places[~common], weights[~common]
        if not len(places):
            return score
        starts, ends = self.starts[places], self.starts[places + 1]
        spans = list(map(slice, starts.tolist(), ends.tolist()))
        gained = np.concatenate([self.weights[span] for span in spans])
        gained *= np.repeat(weights, ends - starts)
        documents = np.concatenate([self.documents[span] for span in spans])
        return score + np.bincount(documents, gained, self.size).astype(np.float32)

    def without(
        self, document: int, terms: Terms, times: int, saturation: Saturation, weight: float
    ) -> "Postings":
        """Return the postings of one document without a phrasing of these terms.

        The phrasing is subtracted `times` from its counts, with the `weight` of its field.
        """
        order, begins = self._of_documents
        cells = order[begins[document] : begins[document + 1]]
        terms_there = self.terms[np.searchsorted(self.starts, cells, side="right") - 1]
        gone, often = np.unique(terms, return_counts=True)
        places, known = locate(terms_there, gone)
        assert known.all(), "a phrasing's terms are among its entry's"
        less = np.zeros(len(terms_there), np.float32)
        less[places] = often * times
        counts = self.counts.counts[cells] - np.float32(weight) * less
        left = counts > 0
        counted = Counts(
            np.zeros(int(left.sum()), np.uint8),
            counts[left],
            (self.counts.asked[cells] - less)[left],
            self.counts.lengths[[document]] - np.float32(weight) * less.sum(),
            self.counts.phrasings[[document]] - np.float32(times),
        )
        return assemble(terms_there[left], counted, saturation, self.statistics)

    def _affordable(self, places: Places, weights: Floats) -> tuple[Places, Floats]:
        per_term = self.starts[places + 1] - self.starts[places]
        if per_term.sum() <= MOST_CELLS:
            return places, weights
        rarest = np.argsort(per_term, kind="stable")
        kept = rarest[np.cumsum(per_term[rarest]) <= MOST_CELLS]
        return places[kept], weights[kept]

    def cell(self, terms: Terms, document: int) -> tuple[Places, NDArray[np.bool_]]:
        """Return the cell of each term in one document, and whether there is one."""
        places, known = locate(self.terms, terms)
        order, begins = self._of_documents
        cells = np.append(order[begins[document] : begins[document + 1]], len(self.documents))
        cell = cells[np.searchsorted(cells, self.starts[places])]
        return cell, known & (cell < self.starts[np.minimum(places + 1, len(self.terms))])


def build(
    documents: Sequence[Sequence[TermField]],
    saturation: Saturation,
    statistics: Statistics | None = None,
) -> Postings:
    """Return the postings of documents, each given as its fields.

    With `statistics` they are weighed as if they stood in the index of those.
    """
    parts = [
        _counted(documents[first : first + AT_ONCE], first)
        for first in range(0, len(documents), AT_ONCE)
    ]
    terms, owners, counts, asked = (
        np.concatenate([part[place] for part in parts]) if parts else np.empty(0, kind)
        for place, kind in enumerate((np.uint32, np.int32, np.float32, np.float32))
    )
    order = np.argsort(terms, kind="stable")
    lengths = np.bincount(owners, counts, len(documents)).astype(np.float32)
    phrasings = [sum(field.phrasing for field in document) for document in documents]
    owners = owners.astype(np.min_scalar_type(max(len(documents) - 1, 0)))  # two bytes do, or one
    counted = Counts(
        owners[order], counts[order], asked[order], lengths, np.array(phrasings, np.float32)
    )
    return assemble(terms[order], counted, saturation, statistics)


def assemble(
    ordered: Terms, counted: Counts, saturation: Saturation, statistics: Statistics | None
) -> Postings:
    """Return the postings of cells whose terms ascend."""
    distinct, first, frequency = np.unique(ordered, return_index=True, return_counts=True)
    if statistics is None:
        total = len(counted.lengths)
        statistics = Statistics(
            documents=total,
            mean_length=float(counted.lengths.mean()) if total else 1.0,
            phrasings=int(counted.phrasings.sum()),
            terms=distinct,
            idf=np.log(1 + (total - frequency + 0.5) / (frequency + 0.5)).astype(np.float32),
            asked=np.add.reduceat(np.append(counted.asked, np.float32(0)), first)
            if len(first)
            else np.empty(0, np.float32),
        )
    starts = np.append(first, len(ordered)).astype(np.int32)
    there = locate(statistics.terms, distinct)
    weights = counted.cells().weights(
        np.repeat(statistics.rarity_at(*there), frequency),
        np.repeat(statistics.chance_at(*there), frequency),
        saturation,
        statistics.mean_length,
    )
    common = Common.of(starts, counted.documents, weights, len(counted.lengths))
    return Postings(distinct, starts, counted, weights, statistics, common)


def _counted(
    documents: Sequence[Sequence[TermField]], first: int
) -> tuple[Terms, NDArray[np.int32], Floats, Floats]:
    """Return the cells of documents: terms, documents, counts, and in how many phrasings."""
    fields = [(number, field) for number, document in enumerate(documents) for field in document]
    sizes = [len(field.terms) for _, field in fields]
    keys = np.repeat(np.array([number for number, _ in fields], np.int64), sizes) << 32
    keys |= np.concatenate([np.empty(0, np.uint32), *(field.terms for _, field in fields)])
    distinct, inverse = np.unique(keys, return_inverse=True)

    def summed(values: list[float]) -> Floats:
        each = np.repeat(np.array(values, np.float32), sizes)
        return np.bincount(inverse, each, len(distinct)).astype(np.float32)

    return (
        (distinct & 0xFFFFFFFF).astype(np.uint32),
        ((distinct >> 32) + first).astype(np.int32),
        summed([field.weight for _, field in fields]),
        summed([float(field.phrasing) for _, field in fields]),
    )
