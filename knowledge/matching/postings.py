"""An inverted index of one channel: which documents hold a term, and how much it says there.

The weight is BM25's (Robertson and Zaragoza, The Probabilistic Relevance Framework, 2009) over one
document an entry, its texts weighted by field (BM25F: counts are weighted before they saturate).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from knowledge.matching.arrays import cells, locate
from knowledge.matching.terms import Owned, Terms

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from knowledge.matching.arrays import Places

Floats = NDArray[np.float32]
MOST_CELLS = 150_000
"""How many postings a question may cost a channel; a catalogue of hundreds never gets there."""
Field = tuple[Terms, float]
"""The terms of one text and how often each of them counts."""


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
    terms: Terms
    """Every known term, ascending."""
    idf: Floats
    """Of each term, in the same order."""

    def rarity(self, terms: Terms) -> Floats:
        """Return each term's inverse document frequency; an unknown term is as rare as can be."""
        places, known = locate(self.terms, terms)
        rarity = np.full(len(terms), np.log(1 + (self.documents + 0.5) / 0.5), np.float32)
        rarity[known] = self.idf[places[known]]
        return rarity


@dataclass(frozen=True, slots=True)
class Postings:
    """Terms, ascending; those of `terms[i]` stand at `starts[i]:starts[i + 1]` in the other two."""

    size: int
    """How many documents."""
    terms: Terms
    starts: NDArray[np.int64]
    documents: NDArray[np.int32]
    weights: Floats
    statistics: Statistics

    def scores(self, terms: Terms, weights: Floats, most: int = MOST_CELLS) -> Floats:
        """Return each document's score for a question's distinct terms, each with its weight.

        The commonest terms are left out where together they would take more than `most` cells.
        """
        places, known = locate(self.terms, terms)
        places, weights = self._affordable(places[known], weights[known], most)
        own, counts = cells(self.starts, places)
        gained = self.weights[own] * np.repeat(weights, counts)
        return np.bincount(self.documents[own], gained, self.size).astype(np.float32)

    def scores_each(self, asked: Owned, size: int, most: int = MOST_CELLS) -> Floats:
        """Return the same for as many questions as `size`, a row each; every term weighs one.

        `asked` has the distinct terms of each question, in the questions' order.
        """
        owners, terms = asked
        places, known = locate(self.terms, terms)
        owners, places = owners[known], places[known]
        counts = self.starts[places + 1] - self.starts[places]
        rarest = np.lexsort((counts, owners))
        owners, places, counts = owners[rarest], places[rarest], counts[rarest]
        taken = np.append(0, np.cumsum(counts))
        kept = taken[1:] - taken[np.searchsorted(owners, owners)] <= most
        own, counts = cells(self.starts, places[kept])
        to = np.repeat(owners[kept] * self.size, counts) + self.documents[own]
        gained = np.bincount(to, self.weights[own], size * self.size)
        return gained.reshape(size, self.size).astype(np.float32)

    def _affordable(self, places: Places, weights: Floats, most: int) -> tuple[Places, Floats]:
        counts = self.starts[places + 1] - self.starts[places]
        if counts.sum() <= most:
            return places, weights
        rarest = np.argsort(counts, kind="stable")
        kept = rarest[np.cumsum(counts[rarest]) <= most]
        return places[kept], weights[kept]

    def weight(self, term: int, document: int) -> float:
        """Return what a term says in one document, 0 where it isn't in it."""
        places, known = locate(self.terms, np.array([term], np.uint32))
        if not known[0]:
            return 0.0
        at = int(places[0])
        held = self.documents[self.starts[at] : self.starts[at + 1]]
        place = int(np.searchsorted(held, document))
        if place == len(held) or held[place] != document:
            return 0.0
        return float(self.weights[self.starts[at] + place])


def build(
    documents: Sequence[Iterable[Field]],
    saturation: Saturation,
    statistics: Statistics | None = None,
) -> Postings:
    """Return the postings of the documents, each given as its fields.

    With `statistics` the documents are weighed as if they stood among those of another index.
    """
    lengths = np.zeros(len(documents), np.float32)
    terms: list[Terms] = [np.empty(0, np.uint32)]
    counts: list[Floats] = [np.empty(0, np.float32)]
    owners: list[NDArray[np.int32]] = [np.empty(0, np.int32)]
    for number, fields in enumerate(documents):
        own, times = count(fields)
        lengths[number] = times.sum()
        terms.append(own)
        counts.append(times)
        owners.append(np.full(len(own), number, np.int32))
    all_terms, all_counts = np.concatenate(terms), np.concatenate(counts)
    all_owners = np.concatenate(owners)
    order = np.argsort(all_terms, kind="stable")
    all_terms, all_counts, all_owners = all_terms[order], all_counts[order], all_owners[order]
    distinct, first, frequency = np.unique(all_terms, return_index=True, return_counts=True)
    if statistics is None:
        total = len(documents)
        idf = np.log(1 + (total - frequency + 0.5) / (frequency + 0.5)).astype(np.float32)
        statistics = Statistics(total, float(lengths.mean()) if total else 1.0, distinct, idf)
    relative = lengths / max(statistics.mean_length, 1e-9)
    gain = saturation.gain(all_counts, relative[all_owners])
    rarity = np.repeat(statistics.rarity(distinct), frequency)
    return Postings(
        size=len(documents),
        terms=distinct,
        starts=np.append(first, len(all_terms)).astype(np.int64),
        documents=all_owners,
        weights=(gain * rarity).astype(np.float32),
        statistics=statistics,
    )


def single(
    terms: Terms, counts: Floats, saturation: Saturation, statistics: Statistics
) -> Postings:
    """Return the postings of one document, given as `count` has it, among those of an index."""
    relative = np.array([counts.sum() / max(statistics.mean_length, 1e-9)], np.float32)
    gain = saturation.gain(counts, relative)
    return Postings(
        size=1,
        terms=terms,
        starts=np.arange(len(terms) + 1),
        documents=np.zeros(len(terms), np.int32),
        weights=(gain * statistics.rarity(terms)).astype(np.float32),
        statistics=statistics,
    )


def count(fields: Iterable[Field]) -> tuple[Terms, Floats]:
    """Return a document's distinct terms and how often each counts, its fields weighted."""
    fields = [(terms, weight) for terms, weight in fields if len(terms)]
    if not fields:
        return np.empty(0, np.uint32), np.empty(0, np.float32)
    every = np.concatenate([terms for terms, _ in fields])
    times = np.repeat([weight for _, weight in fields], [len(terms) for terms, _ in fields])
    distinct, inverse = np.unique(every, return_inverse=True)
    return distinct, np.bincount(inverse, times).astype(np.float32)
