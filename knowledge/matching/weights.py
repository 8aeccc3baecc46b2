"""The features of how well an entry fits a question, and their weights.

The weighted sum is the log odds that an entry has to do with the question. The weights are learned
by `python -m benchmarks calibrate`, so that the candidates that answer a question come before the
others (ListNet; Cao and others, Learning to Rank: From Pairwise Approach to Listwise Approach,
2007).
"""

import json
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np

from knowledge.matching.channels import combine
from knowledge.matching.index import Index
from knowledge.matching.learning import listwise, logistic
from knowledge.matching.postings import Floats
from knowledge.matching.query import Query

SHIPPED = Path(__file__).with_name("confidence.json")
"""The learned weights, for a ranking by words alone and for one that compares meanings too."""
BY_WORDS = ("words", "words_long", "prior")
BY_MEANING = (*BY_WORDS, "many_long", "record_long", "alike", "near", "centre")
"""The features that are learned from. Those that end in `_long` count in longer questions, where
words weigh otherwise, and entries with many phrasings and records come near by chance more often.
"""
USUAL = 2.0
"""The logarithm of the number of words of a usual question."""
RAISE, NEARER = np.float32(0.5), np.float32(0.3)
"""The share of its score by which an entry without phrasings is raised, and what is added to its
closeness: the nearest of few is less near."""


@dataclass(frozen=True, slots=True)
class Weights:
    """A weight for each feature, and a bias."""

    rows: Mapping[str, float]
    bias: float

    def total(self, values: Mapping[str, Any]) -> Any:
        """Return the log odds for these values, of one entry or as arrays of many.

        Features without a value, such as those of meanings that aren't compared, are left out.
        """
        known = (name for name in self.rows if name in values)
        return sum((values[name] * self.rows[name] for name in known), self.bias)

    def chances(self, candidates: Sequence[Mapping[str, float]]) -> list[float]:
        """Return the probability that each of the candidates comes first, by its values."""
        fits = np.array([self.total(values) for values in candidates])
        raised = np.exp(fits - fits.max())
        chances: list[float] = (raised / raised.sum()).tolist()
        return chances


@lru_cache(maxsize=4)
def shipped_weights(*, meanings: bool, path: Path = SHIPPED) -> Weights:
    """Return the weights that ship, for a ranking that compares `meanings` or by words alone."""
    kept = json.loads(path.read_text(encoding="utf-8"))["meanings" if meanings else "words"]
    return Weights(kept["fit"]["rows"], kept["fit"]["bias"])


def values_of(
    query: Query, index: Index, shares: dict[str, Floats], closeness: tuple[Floats, Floats] | None
) -> dict[str, Floats]:
    """Return the features of every entry, from the shares that each channel explains.

    `closeness` is that to the entries' nearest phrasings, and to their centres.
    "alike" is left at 0: it is computed for the best entries only.
    """
    long = np.float32(math.log1p(len(query.words)) - USUAL)
    raised: Floats = 1 + RAISE * index.fewness
    explained = combine(shares) * raised
    values = shares | {
        "words": explained,
        "words_long": explained * long,
        "prior": index.prior,
        "many_long": index.many * long,
        "record_long": index.records * long,
        "alike": np.zeros(len(index.entries), np.float32),
    }
    if closeness is None:
        return values
    close, centre = closeness
    return values | {"near": close + NEARER * index.fewness, "centre": centre}


@dataclass(frozen=True, slots=True)
class JudgedCandidates:
    """A question's candidates with their features and how right each is, and its weight."""

    ids: Sequence[str]
    values: Sequence[Mapping[str, float]]
    truths: Sequence[float]
    weight: float = 1.0


def learn(choices: Iterable[JudgedCandidates], names: Sequence[str]) -> Weights:
    """Return the weights that put right candidates first, scaled to the log odds of being right."""
    choices = [choice for choice in choices if any(choice.truths)]
    rows = np.array([[one[name] for name in names] for choice in choices for one in choice.values])
    scale = rows.std(axis=0) + 1e-6
    sizes = np.array([len(choice.values) for choice in choices])
    firsts = np.cumsum(sizes) - sizes
    often = np.array([choice.weight for choice in choices])
    truth = np.concatenate([choice.truths for choice in choices])
    wanted = truth / np.repeat(np.add.reduceat(truth, firsts), sizes)
    centred = (rows - rows.mean(axis=0)) / scale
    weights = listwise(centred, wanted, often, firsts) / scale
    steep, bias = logistic((rows @ weights)[:, None], truth, np.repeat(often, sizes))
    return Weights(dict(zip(names, (steep * weights).tolist(), strict=True)), float(bias))
