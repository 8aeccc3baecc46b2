"""How sure: calibrated probabilities from what a ranking looks like.

Three logistic models (Platt scaling over a few features) share their features: whether the first
result is right, whether the question is of the field at all, and whether the first subject outside
the field is the right one. Their weights are learned by
`python -m benchmarks calibrate`, on phrasings that were left out of the index with all that the
same hand wrote, and on subjects outside the field that were left out whole.
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
    from knowledge.entry import Entry
    from knowledge.matching.matcher import Candidate, Ranking
    from knowledge.matching.postings import Floats

LEXICAL = Path(__file__).with_name("confidence.json")
SEMANTIC = Path(__file__).with_name("confidence-semantic.json")
"""The weights for a ranking by words alone, and for one that compares meanings too."""
FEATURES = (
    "best",
    "lead",
    "gap",
    "rival",
    "stems",
    "grams",
    "pairs",
    "length",
    "ratio",
    "outside",
    "outside_gap",
    "outside_stems",
    "outside_pairs",
    "learned",
    "learned_lead",
    "learned_gap",
    "outside_learned",
    "close",
    "close_lead",
    "close_gap",
)


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
        """Return how sure the ranking is; of what was not found it is not sure at all."""
        right, ours, subject = map(float, self.chances(features(ranking)))
        return Confidence(
            right=right if ranking.field else 0.0,
            ours=ours if ranking.field else 0.0,
            subject=subject if ranking.outside else 0.0,
        )

    def chances(self, values: Floats) -> tuple[Floats, Floats, Floats]:
        """Return the three probabilities for features, of one ranking or a row for each of many.

        What has its answer is of the field, though the two are learned apart: so the surer it is
        right, the likelier it is ours (their geometric mean, where that is more).
        """
        scaled = (values - self.mean) / self.scale
        right, ours = _logistic(scaled, self.right), _logistic(scaled, self.ours)
        ours = np.maximum(ours, np.sqrt(ours * right))
        return right, ours, _logistic(scaled, self.subject)


def features(ranking: Ranking) -> Floats:
    """Return the features of a ranking, in their order; what is absent scores nothing."""
    first, outside = _first(ranking.field), _first(ranking.outside)
    rival = _rival(ranking)
    return np.array(
        [
            first.score,
            first.score - outside.score,
            first.score - rival.score,
            rival.score,
            first.channels["stems"],
            first.channels["grams"],
            first.channels["pairs"],
            math.log1p(len(ranking.query.words)),
            math.log((first.score + 0.01) / (outside.score + 0.01)),
            outside.score,
            outside.score - (ranking.outside[1].score if len(ranking.outside) > 1 else 0.0),
            outside.channels["stems"],
            outside.channels["pairs"],
            first.learned,
            first.learned - outside.learned,
            first.learned - rival.learned,
            outside.learned,
            first.close,
            first.close - outside.close,
            first.close - rival.close,
        ],
        np.float32,
    )


def family_of(entry: Entry) -> str:
    """Return the id of the record that an entry leads to: two of one family don't compete."""
    if isinstance(entry, QuestionEntry) and entry.sources and entry.sources[0].item:
        return entry.sources[0].item
    return entry.id


def fit(values: Floats, right: Floats, ours: Floats, subject: Floats) -> Model:
    """Return the model learned from rows of features and, for each, the three truths as 0 or 1.

    What the subject is only shows where a question isn't ours, so that is learned from those.
    """
    mean, scale = values.mean(axis=0), values.std(axis=0) + np.float32(1e-6)
    scaled = (values - mean) / scale
    other = ours == 0
    return Model(
        mean,
        scale,
        _newton(scaled, right),
        _newton(scaled, ours),
        _newton(scaled[other], subject[other]),
    )


def save(model: Model, path: Path) -> None:
    """Write the model where `shipped_model` reads it."""
    rows = {"features": list(FEATURES)} | {
        name: [round(float(number), 6) for number in getattr(model, name)]
        for name in ("mean", "scale", "right", "ours", "subject")
    }
    path.write_text(json.dumps(rows, indent=1) + "\n", encoding="utf-8")


@lru_cache(maxsize=2)
def shipped_model(path: Path = LEXICAL) -> Model:
    """Return a model that ships."""
    rows = json.loads(path.read_text(encoding="utf-8"))
    assert tuple(rows["features"]) == FEATURES, f"{path.name} was learned with other features"
    return Model(
        *(
            np.array(rows[name], np.float32)
            for name in ("mean", "scale", "right", "ours", "subject")
        )
    )


@dataclass(frozen=True, slots=True)
class _Nothing:
    score: float
    channels: dict[str, float]
    learned: float
    close: float


_NOTHING = _Nothing(0.0, {"stems": 0.0, "grams": 0.0, "pairs": 0.0}, 0.0, 0.0)


def _first(candidates: tuple[Candidate, ...]) -> Candidate | _Nothing:
    return candidates[0] if candidates else _NOTHING


def _rival(ranking: Ranking) -> Candidate | _Nothing:
    """Return the best candidate that leads to another record than the first."""
    if not ranking.field:
        return _NOTHING
    family = family_of(ranking.field[0].entry)
    others = (found for found in ranking.field if family_of(found.entry) != family)
    return next(others, _NOTHING)


def _logistic(values: Floats, weights: Floats) -> Floats:
    chance: Floats = 1 / (1 + np.exp(-(values @ weights[:-1] + weights[-1])))
    return chance


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
