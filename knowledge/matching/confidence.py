"""How sure: calibrated probabilities from what a ranking looks like.

Three logistic models (Platt scaling over a few features) share their features: whether the first
result is right, whether the question is of the field at all, and whether the first subject outside
the field is the right one. Their weights are learned by `python -m benchmarks calibrate`, on
phrasings that were left out of the index and on subjects outside the field left out whole.
"""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from knowledge.entry import QuestionEntry

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from knowledge.entry import Entry
    from knowledge.matching.matcher import Candidate, Ranking
    from knowledge.matching.postings import Floats

SHIPPED = Path(__file__).with_name("confidence.json")
"""The weights for a ranking by words alone, and for one that compares meanings too."""


@dataclass(frozen=True, slots=True)
class Leaders:
    """What a ranking's answer hangs on; of what is absent everything is 0."""

    words: int
    """How many the question has."""
    first: Candidate | None
    rival: Candidate | None
    """The best of the field that leads to another record than the first."""
    subject: Candidate | None
    """The first outside the field."""
    second: Candidate | None

    @classmethod
    def of(cls, ranking: Ranking) -> Leaders:
        first = ranking.field[0] if ranking.field else None
        family = family_of(first.entry) if first else None
        others = (found for found in ranking.field if family_of(found.entry) != family)
        subject, second = (*ranking.outside[:2], None, None)[:2]
        return cls(len(ranking.query.words), first, next(others, None), subject, second)


def _score(candidate: Candidate | None) -> float:
    return candidate.score if candidate else 0.0


def _close(candidate: Candidate | None) -> float:
    return candidate.close if candidate else 0.0


FEATURES: dict[str, Callable[[Leaders], float]] = {
    "best": lambda leaders: _score(leaders.first),
    "lead": lambda leaders: _score(leaders.first) - _score(leaders.subject),
    "gap": lambda leaders: _score(leaders.first) - _score(leaders.rival),
    "length": lambda leaders: math.log1p(leaders.words),
    "ratio": lambda leaders: math.log(
        (_score(leaders.first) + 0.01) / (_score(leaders.subject) + 0.01)
    ),
    "outside_gap": lambda leaders: _score(leaders.subject) - _score(leaders.second),
    "close": lambda leaders: _close(leaders.first),
    "outside_close": lambda leaders: _close(leaders.subject),
}


@dataclass(frozen=True, slots=True)
class Confidence:
    """Probabilities from 0 to 1."""

    right: float
    """That the first result of the field answers the question."""
    ours: float
    """That the question is one of the field."""
    subject: float
    """That the first subject outside the field is what the question is about, if it isn't ours."""


@dataclass(frozen=True, slots=True)
class Model:
    """Three logistic models over the features, each taken less its mean and over its scale."""

    mean: Floats
    scale: Floats
    right: Floats
    """A weight a feature, then the bias."""
    ours: Floats
    subject: Floats

    def judge(self, ranking: Ranking) -> Confidence:
        """Return how sure the ranking is; of what was not found it is not sure at all.

        What has its answer is of the field, though the two are learned apart: so the surer it is
        right, the likelier it is ours (their geometric mean, where that is more).
        """
        scaled = (features(ranking) - self.mean) / self.scale
        right, ours = _logistic(scaled, self.right), _logistic(scaled, self.ours)
        ours = max(ours, math.sqrt(ours * right))
        return Confidence(
            right=right if ranking.field else 0.0,
            ours=ours if ranking.field else 0.0,
            subject=_logistic(scaled, self.subject) if ranking.outside else 0.0,
        )


def features(ranking: Ranking) -> Floats:
    """Return the features of a ranking, in their order."""
    leaders = Leaders.of(ranking)
    return np.array([feature(leaders) for feature in FEATURES.values()], np.float32)


def family_of(entry: Entry) -> str:
    """Return the id of the record that an entry leads to: two of one family don't compete."""
    if isinstance(entry, QuestionEntry) and entry.sources and entry.sources[0].item:
        return entry.sources[0].item
    return entry.id


def fit(values: Floats, right: Floats, ours: Floats, subject: Floats) -> Model:
    """Return the model learned from rows of features and, for each, the three truths as 0 or 1.

    What the subject is only shows where a question isn't ours, so that is learned from those.
    """
    mean, scale = values.mean(axis=0), np.maximum(values.std(axis=0), np.float32(1e-3))
    scaled = (values - mean) / scale
    other = ours == 0
    return Model(
        mean,
        scale,
        _newton(scaled, right),
        _newton(scaled, ours),
        _newton(scaled[other], subject[other]),
    )


def save(models: Mapping[str, Model], path: Path = SHIPPED) -> None:
    """Write models by name where `shipped_model` reads them."""
    rows = {
        name: {
            field: dict(zip((*FEATURES, "bias"), _rounded(getattr(model, field)), strict=False))
            for field in ("mean", "scale", "right", "ours", "subject")
        }
        for name, model in models.items()
    }
    path.write_text(json.dumps(rows, indent=1) + "\n", encoding="utf-8")


@lru_cache(maxsize=4)
def shipped_model(*, meanings: bool, path: Path = SHIPPED) -> Model:
    """Return the model that ships, for a ranking that compares `meanings` or by words alone."""
    rows = json.loads(path.read_text(encoding="utf-8"))["meanings" if meanings else "words"]
    learned = tuple(rows["mean"])
    assert learned == tuple(FEATURES), f"{path.name} was learned with other features"
    return Model(**{name: np.array(list(row.values()), np.float32) for name, row in rows.items()})


def _rounded(numbers: Floats) -> list[float]:
    return [round(float(number), 5) for number in numbers]


def _logistic(values: Floats, weights: Floats) -> float:
    return 1 / (1 + math.exp(-float(values @ weights[:-1] + weights[-1])))


def _newton(values: Floats, truth: Floats, ridge: float = 1.0) -> Floats:
    """Return logistic regression weights, bias last, by Newton's method with a ridge penalty."""
    rows = np.hstack([values, np.ones((len(values), 1))]).astype(np.float64)
    weights = np.zeros(rows.shape[1])
    penalty = np.diag([ridge] * (rows.shape[1] - 1) + [0.0])
    for _ in range(30):
        chance = 1 / (1 + np.exp(-(rows @ weights)))
        slope = rows.T @ (chance - truth) + penalty @ weights
        curve = (rows * (chance * (1 - chance))[:, None]).T @ rows + penalty
        step = np.linalg.solve(curve, slope)
        weights -= step
        if np.abs(step).max() < 1e-8:
            break
    return weights.astype(np.float32)
