"""What was learned of the shipped entries, as it is kept and asked: margins for a question's words.

Learning takes half a minute, so the result ships (`learned.npz`, made by
`python -m benchmarks learn`). An entry that it doesn't know, since it was added or is an
operator's, gets a margin that goes with its lexical score; a later form of one that it knows keeps
what was learned (`later`).
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from knowledge.language.normalising import words
from knowledge.matching.arrays import cells, locate
from knowledge.matching.documents import own_phrasings
from knowledge.matching.learning import Learned, Rarity, blocks_of, corpus, learn

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from knowledge.entry import Entry
    from knowledge.matching.postings import Floats
    from knowledge.matching.terms import Owned, Terms

    Numbers = NDArray[np.int64]

SHIPPED = Path(__file__).with_name("learned.npz")
SLOPE, OFFSET = 4.0, 0.3
"""The margin that an entry of which nothing was learned gets for its lexical share.

It has few phrasings beside entries that have eighty, so it gets more than they would on average:
measured by taking shipped entries back to five phrasings (`python -m benchmarks quality`).
"""


@dataclass(frozen=True, slots=True)
class Weights:
    """Learned weights by term: those of `terms[i]` stand at `starts[i]:starts[i + 1]`."""

    ids: tuple[str, ...]
    terms: Terms
    starts: NDArray[np.int64]
    entries: NDArray[np.uint16]
    weights: NDArray[np.float16]
    biases: Floats
    rarity: Rarity
    source: str
    """The digest of what it was learned from."""

    def margins(self, asked: list[str]) -> Floats:
        """Return for each entry how far the words are on its side: 0 if not, about 1 if so."""
        terms, values = self.rarity.weigh(asked)
        margins: Floats = self._pushed(np.zeros(len(terms), np.int64), terms, values, 1)[0]
        return margins

    def margins_each(self, stems: Owned, pairs: Owned, grams: Owned, size: int) -> Floats:
        """Do the same for as many texts as `size`, a row each."""
        return self._pushed(*self.rarity.weigh_each(blocks_of(stems, pairs, grams), size), size)

    def _pushed(self, owners: Numbers, terms: Terms, values: Floats, size: int) -> Floats:
        places, known = locate(self.terms, terms)
        own, counts = cells(self.starts, places[known])
        pushes = self.weights[own].astype(np.float32) * np.repeat(values[known], counts)
        to = np.repeat(owners[known] * len(self.ids), counts) + self.entries[own]
        pushed = np.bincount(to, pushes, size * len(self.ids)).reshape(size, len(self.ids))
        return np.maximum((pushed + self.biases + 1).astype(np.float32), np.float32(0))


def learn_entries(entries: Sequence[Entry]) -> Weights:
    """Return what sets each entry's phrasings apart from all others'."""
    phrasings = [
        (words(text), number)
        for number, entry in enumerate(entries)
        for text in own_phrasings(entry)
    ]
    known = corpus(phrasings)
    learned = [learn(known, number) for number in range(len(entries))]
    ids = [entry.id for entry in entries]
    return _by_term(ids, learned, known.rarity, digest(entries))


def digest(entries: Sequence[Entry]) -> str:
    """Return a digest of all that is learned from: other texts, other digest."""
    texts = [[entry.id, *own_phrasings(entry)] for entry in entries]
    return hashlib.sha256(json.dumps(texts).encode()).hexdigest()


def _by_term(ids: list[str], learned: list[Learned], rarity: Rarity, source: str) -> Weights:
    terms = np.concatenate([one.terms for one in learned])
    owners = np.repeat(np.arange(len(ids)), [len(one.terms) for one in learned])
    order = np.argsort(terms, kind="stable")
    distinct, first = np.unique(terms[order], return_index=True)
    return Weights(
        ids=tuple(ids),
        terms=distinct,
        starts=np.append(first, len(terms)).astype(np.int64),
        entries=owners[order].astype(np.uint16),
        weights=np.concatenate([one.weights for one in learned])[order].astype(np.float16),
        biases=np.array([one.bias for one in learned], np.float32),
        rarity=rarity,
        source=source,
    )


def save(weights: Weights, path: Path = SHIPPED) -> None:
    """Write the weights where `shipped_weights` reads them."""
    np.savez_compressed(
        path,
        ids=np.array(weights.ids),
        terms=weights.terms,
        starts=weights.starts,
        entries=weights.entries,
        weights=weights.weights,
        biases=weights.biases,
        rarity_terms=weights.rarity.terms,
        rarity_idf=weights.rarity.idf.astype(np.float16),
        rarity_rows=np.array(weights.rarity.rows),
        source=np.array(weights.source),
    )


@lru_cache(maxsize=1)
def shipped_weights() -> Weights:
    """Return the weights that ship."""
    with np.load(SHIPPED, allow_pickle=False) as kept:
        return Weights(
            ids=tuple(map(str, kept["ids"])),
            terms=kept["terms"],
            starts=kept["starts"],
            entries=kept["entries"],
            weights=kept["weights"],
            biases=kept["biases"],
            rarity=Rarity(
                kept["rarity_terms"],
                kept["rarity_idf"].astype(np.float32),
                int(kept["rarity_rows"]),
            ),
            source=str(kept["source"]),
        )
