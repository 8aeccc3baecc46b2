"""A classifier of short texts, learned from lists of ways to say each kind.

It is a ridge regression over stems, pairs of stems and pieces of words, in closed form at first
use. Terms that are rare in the lists say most; words that stand in none of them lower every fit.
"""

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

from knowledge.language.normalising import fold, stem, words

_K = TypeVar("_K")
RIDGE = 0.1
"""How strongly the weights are drawn to zero."""
PIECE = 5
"""The characters of a piece of a word, whose edges are marked."""


class Classifier(Generic[_K]):
    """The lines and stems of each kind, and the weight of each term for it."""

    def __init__(self, sayings: Mapping[_K, str]) -> None:
        lines = [(kind, line) for kind, text in sayings.items() for line in text.split("|")]
        self.lines: dict[str, _K] = {fold(line): kind for kind, line in lines}
        self.words = tuple(sorted({word for _, line in lines for word in words(line)}))
        self.stems = {
            kind: frozenset(stem(word) for word in words(text)) for kind, text in sayings.items()
        }
        wanted = np.array([[kind == other for other in sayings] for kind, _ in lines], np.float32)
        self._kinds = tuple(sayings)
        self._learn([frozenset(features_of(words(line))) for _, line in lines], wanted)

    def fits(self, tokens: Sequence[str]) -> dict[_K, float]:
        """Return how well each kind fits the words: about 1 for its lines, 0 for other lines."""
        terms = frozenset(features_of(tokens))
        length = self._length(terms)
        known = [term for term in terms if term in self._number]
        weights = np.array([math.sqrt(self._rarity(term)) / length for term in known])
        fits = weights @ self._weights[[self._number[term] for term in known]]
        return dict(zip(self._kinds, map(float, fits), strict=True))

    def _learn(self, rows: Sequence[frozenset[object]], wanted: NDArray[np.float32]) -> None:
        """Solve the weight of each line, and with those of each term; the rows stay sparse."""
        holders: defaultdict[object, list[int]] = defaultdict(list)
        for number, row in enumerate(rows):
            for term in row:
                holders[term].append(number)
        self._often = {term: len(held) for term, held in holders.items()}
        self._rows = len(rows)
        lengths = np.array([self._length(row) for row in rows], np.float32)
        alike = np.diag(np.full(len(rows), RIDGE, np.float32))
        for term, held in holders.items():
            weights = math.sqrt(self._rarity(term)) / lengths[held]
            alike[np.ix_(held, held)] += np.outer(weights, weights)
        counts = np.linalg.solve(alike, wanted) / lengths[:, None]
        self._number = {term: number for number, term in enumerate(holders)}
        self._weights = np.array(
            [
                math.sqrt(self._rarity(term)) * counts[held].sum(axis=0)
                for term, held in holders.items()
            ]
        )

    def _rarity(self, term: object) -> float:
        return math.log(1 + self._rows / self._often.get(term, 1))

    def _length(self, terms: frozenset[object]) -> float:
        return math.sqrt(sum(map(self._rarity, terms))) or 1.0


def features_of(tokens: Sequence[str]) -> Iterator[object]:
    """Give what is looked at: stems, pairs of them, edges included, and pieces of words."""
    stems = [stem(word) for word in tokens]
    yield from stems
    yield from zip(["", *stems], [*stems, ""], strict=True)
    for word in tokens:
        whole = f"^{word}$"
        yield from (whole[at : at + PIECE].encode() for at in range(len(whole) - PIECE + 1))
