"""What makes an entry fit a question, each as a number, and how much each of those weighs.

The weights are learned by `python -m benchmarks calibrate`: of the candidates of a question those
that answer it are to come before the others (ListNet; Cao and others, Learning to Rank: From
Pairwise Approach to Listwise Approach, 2007). What they come to together is the log odds that a
candidate has to do with the question.
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
"""All that is learned, for a ranking by words alone and for one that compares meanings too."""
BY_WORDS = ("words", "words_long")
BY_MEANING = (*BY_WORDS, "many_long", "record_long", "alike", "near", "centre")
"""What is learned from. In a longer question words weigh otherwise, and what has many phrasings,
or is a record, comes near by chance more often.
"""
USUAL = 2.0
"""The logarithm of how many words a question has, from which on it is longer."""
NEARER = np.float32(0.3)
"""How much closer an entry without phrasings would count: the nearest of few is less near."""


@dataclass(frozen=True, slots=True)
class Weights:
    """A weight by feature, and what is added to their sum."""

    rows: Mapping[str, float]
    bias: float

    def total(self, values: Mapping[str, Any]) -> Any:
        """Return the log odds of what has these values: of one entry, or of as many as in them.

        Where meanings aren't compared, what they say is left out.
        """
        known = (name for name in self.rows if name in values)
        return sum((values[name] * self.rows[name] for name in known), self.bias)


@lru_cache(maxsize=4)
def shipped_weights(*, meanings: bool, path: Path = SHIPPED) -> Weights:
    """Return the weights that ship, for a ranking that compares `meanings` or by words alone."""
    kept = json.loads(path.read_text(encoding="utf-8"))["meanings" if meanings else "words"]
    return Weights(kept["fit"]["rows"], kept["fit"]["bias"])


def values_of(
    query: Query, index: Index, shares: dict[str, Floats], meant: tuple[Floats, Floats] | None
) -> dict[str, Floats]:
    """Return the values of every entry: what each channel explains, and what is made of that.

    `meant` is how close the question is to the entry's nearest phrasings and to the mean of all.
    Left out is what the entry's phrasings ask for: that is for a few of them only.
    """
    long = np.float32(math.log1p(len(query.words)) - USUAL)
    explained = combine(shares) * index.handicap
    values = shares | {
        "words": explained,
        "words_long": explained * long,
        "many_long": index.many * long,
        "record_long": index.records * long,
        "alike": np.zeros(len(index.entries), np.float32),
    }
    if meant is None:
        return values
    close, centre = meant
    return values | {"near": close + NEARER * index.fewness, "centre": centre}


@dataclass(frozen=True, slots=True)
class JudgedCandidates:
    """The values of a question's candidates, how true each of them is, how often it counts."""

    values: Sequence[Mapping[str, float]]
    truths: Sequence[float]
    weight: float = 1.0


def learn(choices: Iterable[JudgedCandidates], names: Sequence[str]) -> Weights:
    """Return the weights by which what is true comes first, as log odds that it is true."""
    choices = [choice for choice in choices if any(choice.truths)]
    rows = np.array([[one[name] for name in names] for each in choices for one in each.values])
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
