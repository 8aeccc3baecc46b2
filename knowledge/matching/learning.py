"""What sets an entry's words apart from all others': a linear classifier an entry, learned exactly.

BM25 asks how much an entry speaks of a word. This asks which words decide that a phrasing is the
entry's and no other's: an L2-regularised support vector machine on tf-idf, one entry against the
rest, by the finite Newton method (Keerthi and DeCoste, A Modified Finite Newton Method for Fast
Solution of Large Scale Linear SVMs, 2005). It only weighs words that the entry has, so what is
learned has the shape of an inverted index, and an entry is learned without the others anew.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from knowledge.matching.arrays import cells, distinct, locate
from knowledge.matching.terms import gram_terms, pair_terms, stem_terms

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from knowledge.matching.postings import Floats
    from knowledge.matching.terms import Owned, Terms

    Numbers = NDArray[np.int64]

COMMON = 0.02
"""A term in more than this share of all phrasings decides nothing."""
PENALTY, POSITIVE = 2.0, 10.0
"""The ridge on the weights, and how much more a phrasing of the entry counts than another's."""
NEWTON_STEPS, GRADIENT_STEPS = 4, 8
_PAIRS, _GRAMS = np.uint32(0x9E3779B9), np.uint32(0x7F4A7C15)
"""Mixed into a term, so that a pair or a gram is no stem of the same letters."""


@dataclass(frozen=True, slots=True)
class Learned:
    """An entry's terms, ascending, what each adds to its margin, and the margin without any."""

    terms: Terms
    weights: Floats
    bias: float


@dataclass(frozen=True, slots=True)
class Rarity:
    """The inverse document frequency of every known term, ascending, over some phrasings."""

    terms: Terms
    idf: Floats
    rows: int

    def weigh(self, words: list[str]) -> tuple[Terms, Floats]:
        """Return a text's known terms and their tf-idf; words and characters have length one."""
        alone = [(np.zeros(len(terms), np.int64), terms) for terms in _blocks(words)]
        _, terms, weights = self.weigh_each(alone, 1)
        return terms, weights

    def weigh_each(self, blocks: Iterable[Owned], size: int) -> tuple[Numbers, Terms, Floats]:
        """Do the same for as many texts as `size`: the number of each term's text comes first."""
        owned, found, weights = [], [], []
        for every, block in blocks:
            owners, terms, counts = distinct(every, block)
            places, known = locate(self.terms, terms)
            idf = np.full(len(terms), np.log(1 + self.rows) + 1)
            idf[known] = self.idf[places[known]]
            weight = (1 + np.log(counts)) * idf
            lengths = np.sqrt(np.bincount(owners, weight * weight, size))
            owned.append(owners[known])
            found.append(terms[known])
            weights.append((weight / lengths[owners])[known].astype(np.float32))
        return np.concatenate(owned), np.concatenate(found), np.concatenate(weights)


@dataclass(frozen=True, slots=True)
class Corpus:
    """Phrasings as tf-idf, by term: cells `starts[i]:starts[i + 1]` are of `rarity.terms[i]`."""

    rarity: Rarity
    starts: Numbers
    rows: Numbers
    values: NDArray[np.float64]
    owners: Numbers
    """The number of the entry that each row is a phrasing of."""

    @property
    def size(self) -> int:
        return len(self.owners)


def corpus(phrasings: Sequence[tuple[list[str], int]]) -> Corpus:
    """Return the corpus of phrasings, each as its words with the number of its entry."""
    each = [np.unique(np.concatenate(_blocks(words))) for words, _ in phrasings]
    distinct, frequency = np.unique(np.concatenate(each), return_counts=True)
    idf = (np.log((1 + len(phrasings)) / (1 + frequency)) + 1).astype(np.float32)
    rarity = Rarity(distinct, idf, len(phrasings))
    weighed = [rarity.weigh(words) for words, _ in phrasings]
    terms = np.concatenate([terms for terms, _ in weighed])
    rows = np.repeat(np.arange(len(phrasings)), [len(terms) for terms, _ in weighed])
    values = np.concatenate([weights for _, weights in weighed]).astype(np.float64)
    order = np.argsort(terms, kind="stable")
    starts = np.append(0, np.cumsum(frequency))
    owners = np.array([owner for _, owner in phrasings])
    return Corpus(rarity, starts, rows[order], values[order], owners)


def learn(known: Corpus, entry: int) -> Learned:
    """Return what sets one entry's phrasings apart in the corpus."""
    own = known.owners == entry
    columns = _columns(known, own)
    held, counts = cells(known.starts, columns)
    problem = _Problem(
        rows=known.rows[held],
        columns=np.repeat(np.arange(len(columns)), counts),
        values=known.values[held],
        truth=np.where(own, 1.0, -1.0),
        cost=np.where(own, POSITIVE, 1.0),
        width=len(columns),
    )
    weights, bias = problem.solve()
    return Learned(known.rarity.terms[columns], weights.astype(np.float32), bias)


def _columns(known: Corpus, own: NDArray[np.bool_]) -> Numbers:
    """Return the terms that the entry has and that aren't everyone's."""
    cell_term = np.repeat(np.arange(len(known.starts) - 1), np.diff(known.starts))
    columns = np.unique(cell_term[own[known.rows]])
    frequency = known.starts[columns + 1] - known.starts[columns]
    kept: Numbers = columns[frequency <= max(COMMON * known.size, own.sum())]
    return kept


@dataclass(frozen=True, slots=True)
class _Problem:
    """Squared hinge loss over sparse rows, with a ridge on the weights and a free bias."""

    rows: Numbers
    columns: Numbers
    values: NDArray[np.float64]
    truth: NDArray[np.float64]
    cost: NDArray[np.float64]
    width: int

    def solve(self) -> tuple[NDArray[np.float64], float]:
        weights, bias = np.zeros(self.width), -1.0
        margin = np.full(len(self.truth), bias)
        for _ in range(NEWTON_STEPS):
            active = self.truth * margin < 1
            step, shift = self._step(active, weights, margin)
            weights, bias = weights + step, bias + shift
            margin = self._margins(weights) + bias
        return weights, bias

    def _step(
        self, active: NDArray[np.bool_], weights: NDArray[np.float64], margin: NDArray[np.float64]
    ) -> tuple[NDArray[np.float64], float]:
        """Return the Newton step on the active rows, by conjugate gradients."""
        force = self.cost * active
        rest = self._gather(force * (self.truth - margin)) - PENALTY * np.append(weights, 0)
        step = np.zeros(self.width + 1)
        direction, size = rest.copy(), float(rest @ rest)
        first = size
        for _ in range(GRADIENT_STEPS):
            if size <= 1e-8 * first or size == 0:
                break
            pushed = self._margins(direction[:-1]) + direction[-1]
            curve = self._gather(force * pushed) + PENALTY * np.append(direction[:-1], 0)
            length = size / float(direction @ curve)
            step += length * direction
            rest -= length * curve
            size, last = float(rest @ rest), size
            direction = rest + size / last * direction
        return step[:-1], float(step[-1])

    def _margins(self, weights: NDArray[np.float64]) -> NDArray[np.float64]:
        pushes = self.values * weights[self.columns]
        return np.bincount(self.rows, pushes, len(self.truth)).astype(np.float64)

    def _gather(self, pushes: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return what the rows' pushes come to for each weight, and for the bias last."""
        summed = np.bincount(self.columns, self.values * pushes[self.rows], self.width)
        return np.append(summed, pushes.sum())


def blocks_of(stems: Owned, pairs: Owned, grams: Owned) -> tuple[Owned, Owned]:
    """Return the words (stems and pairs) and the characters (grams) of texts as terms."""
    owners = np.concatenate([stems[0], pairs[0]])
    return (owners, np.concatenate([stems[1], pairs[1] ^ _PAIRS])), (grams[0], grams[1] ^ _GRAMS)


def _blocks(words: list[str]) -> tuple[Terms, Terms]:
    lexical = np.concatenate([stem_terms(words), pair_terms(words) ^ _PAIRS])
    return lexical, gram_terms(words) ^ _GRAMS
