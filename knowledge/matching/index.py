"""Entries with what is needed to find them: one inverted index a channel."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from knowledge.entry import Kind
from knowledge.language.normalising import words
from knowledge.matching.arrays import distinct
from knowledge.matching.asked import Asked
from knowledge.matching.channels import CHANNELS
from knowledge.matching.documents import weighted_texts
from knowledge.matching.later import later_form
from knowledge.matching.names import Names, contained_names, whole_names
from knowledge.matching.postings import MOST_CELLS, Postings, build

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from knowledge.entry import Entry, Taxonomy
    from knowledge.matching.later import Later
    from knowledge.matching.postings import Floats
    from knowledge.matching.query import Query
    from knowledge.matching.terms import Owned, Terms


@dataclass(frozen=True)
class Index:
    """Entries, their postings by channel, and the words they are written in."""

    entries: tuple[Entry, ...]
    postings: dict[str, Postings]
    frequency: dict[str, int]
    """How often each word stands in the entries' texts."""
    whole: Names
    contained: Names
    later: tuple[Later | None, ...] = ()
    """For each entry of an overlay which of the base it is a later form of."""

    @cached_property
    def numbered(self) -> dict[str, tuple[int, Entry]]:
        """Each entry with its number, by its id."""
        return {entry.id: (number, entry) for number, entry in enumerate(self.entries)}

    @cached_property
    def of_the_field(self) -> NDArray[np.bool_]:
        """For each entry whether it is one of the field rather than a subject outside it."""
        return np.fromiter((entry.kind is not Kind.ELSEWHERE for entry in self.entries), np.bool_)

    @cached_property
    def asked(self) -> Asked:
        """The golden questions and phrasings; of ten thousand entries it takes seconds, once."""
        return Asked.of(self.entries, self.postings)

    def scores(self, query: Query, most: int = MOST_CELLS) -> dict[str, Floats]:
        """Return for each channel the share of the question that each entry explains, from 0 to 1.

        The share is the BM25 score over the score of an entry that holds every word of the question
        without end, so scores compare between questions and between a base index and its overlays.
        """
        shares = {}
        for channel in CHANNELS:
            asked = channel.asked(query)
            postings = self.postings[channel.name]
            rarity = postings.statistics.rarity(asked.terms)
            ideal = float(np.dot(rarity, asked.weights)) * (channel.saturation.k1 + 1)
            score = postings.scores(asked.terms, asked.weights, most)
            shares[channel.name] = score / ideal if ideal else score
        return shares

    def scores_each(
        self, asked: dict[str, Owned], size: int, most: int = MOST_CELLS
    ) -> dict[str, Floats]:
        """Return the same for as many questions as `size`, a row each, given as terms by channel.

        Typing errors and synonyms aren't seen.
        """
        shares = {}
        for channel in CHANNELS:
            postings = self.postings[channel.name]
            owners, terms, _ = distinct(*asked[channel.name])
            rarity = np.bincount(owners, postings.statistics.rarity(terms), size)
            ideal = np.maximum(rarity * (channel.saturation.k1 + 1), 1e-9).astype(np.float32)
            scores = postings.scores_each((owners, terms), size, most)
            shares[channel.name] = scores / ideal[:, None]
        return shares

    def held(self, number: int, terms: Terms) -> NDArray[np.bool_]:
        """Return for each stem whether the entry of that number holds it."""
        return np.array(
            [self.postings["stems"].weight(int(term), number) > 0 for term in terms], bool
        )


def build_index(entries: Sequence[Entry], taxonomy: Taxonomy, base: Index | None = None) -> Index:
    """Return the index of `entries`, with `base` weighed as if they stood among its own."""
    texts = [
        [(words(text), weight) for text, weight in weighted_texts(entry, taxonomy)]
        for entry in entries
    ]
    postings = {
        channel.name: build(
            [[(channel.terms(split), weight) for split, weight in document] for document in texts],
            channel.saturation,
            base.postings[channel.name].statistics if base else None,
        )
        for channel in CHANNELS
    }
    frequency = Counter(word for document in texts for split, _ in document for word in split)
    return Index(
        tuple(entries),
        postings,
        dict(frequency),
        whole_names(entries),
        contained_names(entries),
        tuple(later_form(entry, base.numbered) for entry in entries) if base else (),
    )
