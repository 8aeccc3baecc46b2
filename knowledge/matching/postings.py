"""An inverted index of one channel: which documents hold a term, and how much it says there.

What a term says is BM25's gain (Robertson and Zaragoza, The Probabilistic Relevance Framework,
2009) over one document an entry, its texts weighted by field, and on top of it what naive Bayes
says: how much likelier the term is in a question for this entry than in one for any. Both are
closed forms of counts, and the counts are kept, so a phrasing can be left out by subtraction.
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
"""How many postings a question may cost a channel; a catalogue of hundreds never gets there."""
BAYES = np.float32(0.1)
"""What a unit of naive Bayes' log ratio adds to the gain, of which a few counts make one or two."""
COMMON = 8
"""A term that stands in one in so many documents has its weights side by side: adding is quick."""
SMALL, LARGE = 200, 20_000
"""With fewer documents that is no use, and with more than these no question can afford it."""
ODD = 0.5
"""In how many phrasings more than it does a term counts as standing, on both sides."""
AT_ONCE = 2_000
"""So many documents are counted together, so that a hundred thousand take no more memory."""


class TermField(NamedTuple):
    """The terms of one text, how often each of them counts, and whether it is a question."""

    terms: Terms
    weight: float
    phrasing: bool


@dataclass(frozen=True, slots=True)
class Saturation:
    """BM25's parameters: how soon more of the same adds nothing, how length is discounted."""

    k1: float
    b: float

    def gain(self, counts: Floats, relative: Floats) -> Floats:
        """Return what counts come to in documents of these lengths, of which 1 is the mean."""
        norm = self.k1 * (1 - self.b + self.b * relative)
        return (counts * (self.k1 + 1) / (counts + norm)).astype(np.float32)


@dataclass(frozen=True, slots=True)
class Statistics:
    """What a document's weights are measured against; an overlay borrows its base's."""

    documents: int
    mean_length: float
    phrasings: int
    """How many questions the documents are known by together."""
    terms: Terms
    """Every known term, ascending."""
    idf: Floats
    """Of each term, in the same order."""
    asked: Floats
    """How often each term stands in a phrasing."""

    def rarity(self, terms: Terms) -> Floats:
        """Return each term's inverse document frequency; an unknown term is as rare as can be."""
        return self.rarity_at(*locate(self.terms, terms))

    def has(self, stem: str) -> bool:
        """Return whether a stem is known."""
        return bool(locate(self.terms, terms_of([stem]))[1][0])

    def chance(self, terms: Terms) -> Floats:
        """Return the logarithm of each term's chance to stand in a phrasing of any document."""
        return self.chance_at(*locate(self.terms, terms))

    def rarity_at(self, places: Places, known: NDArray[np.bool_]) -> Floats:
        """Return it for terms that were located among these."""
        rarity = np.full(len(places), np.log(1 + (self.documents + 0.5) / 0.5), np.float32)
        rarity[known] = self.idf[places[known]]
        return rarity

    def chance_at(self, places: Places, known: NDArray[np.bool_]) -> Floats:
        """Return it for terms that were located among these."""
        asked = np.zeros(len(places), np.float32)
        asked[known] = self.asked[places[known]]
        chance: Floats = np.log((asked + 1) / np.float32(self.phrasings + 2)).astype(np.float32)
        return chance


@dataclass(frozen=True, slots=True)
class Counts:
    """What weights are made of: for each cell a document, how often its term counts there.

    `lengths` and `phrasings` are of the documents: their counts together, and their questions.
    """

    documents: NDArray[Any]
    counts: Floats
    asked: Floats
    """In how many of the document's phrasings the term stands."""
    lengths: Floats
    phrasings: Floats

    def cells(self) -> "Cells":
        """Return what each cell is weighed by."""
        lengths, phrasings = self.lengths[self.documents], self.phrasings[self.documents]
        return Cells(self.counts, self.asked, lengths, phrasings)


class Cells(NamedTuple):
    """Terms in documents: how often each counts, in how many phrasings it stands, and of what."""

    counts: Floats
    asked: Floats
    lengths: Floats
    phrasings: Floats

    def weights(
        self, rarity: Floats, chance: Floats, saturation: Saturation, mean_length: float
    ) -> Floats:
        """Return what each term says, given its rarity and chance."""
        gain = saturation.gain(self.counts, self.lengths / np.float32(max(mean_length, 1e-9)))
        likely = (np.minimum(self.asked, self.phrasings) + 1) / (self.phrasings + 2)
        ratio = np.maximum(np.log(likely) - chance, 0)
        return ((gain + BAYES * ratio * (self.asked > 0)) * rarity).astype(np.float32)


@dataclass(frozen=True, slots=True)
class Common:
    """The weights of common terms in every document: a row of multiples of `unit` for each."""

    places: NDArray[np.int32]
    """Among all terms, ascending."""
    rows: NDArray[np.uint16]
    unit: float

    @classmethod
    def of(
        cls, starts: NDArray[np.int32], documents: NDArray[Any], weights: Floats, size: int
    ) -> "Common":
        """Return the common terms of an index of so many documents."""
        often = np.diff(starts) * COMMON >= size
        places = np.flatnonzero(often & (SMALL <= size <= LARGE)).astype(np.int32)
        unit = float(weights.max(initial=0)) / np.iinfo(np.uint16).max
        rows = np.zeros((len(places), size), np.uint16)
        for row, first, last in zip(rows, starts[places], starts[places + 1], strict=True):
            row[documents[first:last]] = np.round(weights[first:last] / unit)
        return cls(places, rows, unit)

    def scores(self, rows: Places, weights: Floats) -> Floats:
        """Return each document's score for the terms of these rows, each with its weight."""
        gained = self.rows[rows].astype(np.float32)
        score: Floats = np.einsum("i,ij->j", weights * np.float32(self.unit), gained)
        return score


@dataclass(frozen=True)
class Postings:
    """Terms, ascending; the cells of `terms[i]` are `starts[i]:starts[i + 1]`."""

    terms: Terms
    starts: NDArray[np.int32]
    counts: Counts
    weights: Floats
    statistics: Statistics
    common: Common

    @property
    def size(self) -> int:
        """Return how many documents there are."""
        return len(self.counts.lengths)

    @property
    def documents(self) -> NDArray[Any]:
        return self.counts.documents

    @cached_property
    def _of_documents(self) -> tuple[NDArray[np.int32], Places]:
        """The cells by document, each document's ascending, and where each document's begin."""
        order = np.argsort(self.documents, kind="stable").astype(np.int32)
        return order, np.append(0, np.cumsum(np.bincount(self.documents, minlength=self.size)))

    def scores(self, terms: Terms, weights: Floats, most: int = MOST_CELLS) -> Floats:
        """Return each document's score for a question's distinct terms, each with its weight.

        The commonest terms are left out where together they would take more than `most` cells.
        """
        places, known = locate(self.terms, terms)
        places, weights = self._affordable(places[known], weights[known], most)
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
        """Return the postings of one document that had a phrasing of these terms so often less.

        They are taken from its counts, each counting for `weight`, and weighed as they stand here.
        """
        order, begins = self._of_documents
        cells = order[begins[document] : begins[document + 1]]
        own = self.terms[np.searchsorted(self.starts, cells, side="right") - 1]
        gone, often = np.unique(terms, return_counts=True)
        places, known = locate(own, gone)
        assert known.all(), "a phrasing's terms are among its entry's"
        less = np.zeros(len(own), np.float32)
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
        return assemble(own[left], counted, saturation, self.statistics)

    def odds(self, chosen: NDArray[np.bool_]) -> Floats:
        """Return how much likelier each term is in the chosen documents' phrasings, in log odds."""
        counts, phrasings = self.counts, self.counts.phrasings
        per_term = np.diff(self.starts)
        number = np.repeat(np.arange(len(per_term)), per_term)
        inside, outside = (
            (np.bincount(number, counts.asked * part[counts.documents], len(per_term)) + ODD)
            / (phrasings[part].sum() + 2 * ODD)
            for part in (chosen, ~chosen)
        )
        odds: Floats = np.log(inside / outside).astype(np.float32)
        return odds

    def _affordable(self, places: Places, weights: Floats, most: int) -> tuple[Places, Floats]:
        per_term = self.starts[places + 1] - self.starts[places]
        if per_term.sum() <= most:
            return places, weights
        rarest = np.argsort(per_term, kind="stable")
        kept = rarest[np.cumsum(per_term[rarest]) <= most]
        return places[kept], weights[kept]

    def cell(self, terms: Terms, document: int) -> tuple[Places, NDArray[np.bool_]]:
        """Return for each term its cell of one document, and whether there is one."""
        places, known = locate(self.terms, terms)
        order, begins = self._of_documents
        own = np.append(order[begins[document] : begins[document + 1]], len(self.documents))
        found = own[np.searchsorted(own, self.starts[places])]
        return found, known & (found < self.starts[np.minimum(places + 1, len(self.terms))])


def build(
    documents: Sequence[Sequence[TermField]],
    saturation: Saturation,
    statistics: Statistics | None = None,
) -> Postings:
    """Return the postings of the documents, each given as its fields.

    With `statistics` the documents are weighed as if they stood among those of another index.
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
    """Return each document's distinct terms with its number, and how often each counts.

    The last is how often a term stands in a phrasing.
    """
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
