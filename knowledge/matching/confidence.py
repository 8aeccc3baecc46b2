"""How sure: calibrated probabilities from what a ranking looks like.

Four logistic models (Platt scaling over a few features): whether the first result is right, whether
the question is of the field at all, whether the first subject outside it is the right one, and
whether someone may need help now. Their weights are learned by `python -m benchmarks calibrate`, on
phrasings that were left out of the index, and on questions of people who didn't know it.
"""

import json
import math
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from pathlib import Path

import numpy as np

from knowledge.entry import ElsewhereEntry, Entry, QuestionEntry
from knowledge.language.function_words import FUNCTION_WORDS
from knowledge.language.question_kinds import Asks
from knowledge.matching.learning import logistic
from knowledge.matching.matcher import NOTHING, Call, Candidate, Ranking, is_urgent
from knowledge.matching.postings import Floats
from knowledge.matching.terms import Terms, stem_terms
from knowledge.matching.weights import SHIPPED, Weights

LITERAL = 0.95
"""How sure it is at least of an entry that is asked for literally, and no other so."""
LEAST = 0.1
"""What explains less of a question is not what it is about, whatever the weights make of that."""
RIVALS = 10
"""So many are looked at for what the first has before them."""


@dataclass(frozen=True, slots=True)
class Leaders:
    """What an answer hangs on: a question, and who leads on each side with what speaks for them."""

    words: int
    """How many of the question's words tell something."""
    first: Candidate | None
    rivals: tuple[Candidate, ...]
    """The next of the field that lead to other records."""
    outside: Candidate | None
    subject: Candidate | None
    """The first outside the field that can wait."""
    second: Candidate | None
    urgent: Call | None
    """The one that can't wait which leads the most."""
    alarm: float
    held: float
    """The share of what the question tells that words of the first explain."""
    missed: float
    """The rarity of the rarest word that the first lacks."""
    subject_held: float

    @classmethod
    def of(cls, ranking: Ranking) -> "Leaders":
        first = ranking.field[0] if ranking.field else None
        family = family_of(first.entry) if first else None
        others = (found for found in ranking.field if family_of(found.entry) != family)
        outside = ranking.outside[0] if ranking.outside else None
        calm = [found for found in ranking.outside if not is_urgent(found.entry)]
        subject, second = (*calm[:2], None, None)[:2]
        stems, rarity = _telling_stems(ranking.query.read, first or outside)
        held, missed = _held_and_missed(first, stems, rarity)
        return cls(
            words=len(stems),
            first=first,
            rivals=tuple(islice(others, RIVALS)),
            outside=outside,
            subject=subject,
            second=second,
            urgent=ranking.urgent,
            alarm=ranking.alarm,
            held=held,
            missed=missed,
            subject_held=_held_and_missed(subject, stems, rarity)[0],
        )

    @property
    def caller(self) -> Candidate | None:
        """The subject that can't wait, of whatever part of the message."""
        return self.urgent.candidate if self.urgent else None


FEATURES: dict[str, Callable[[Leaders], float]] = {
    "best": lambda of: _explained(of.first),
    "lead": lambda of: _fit(of.first) - _fit(of.outside),
    "ratio": lambda of: math.log((_explained(of.first) + 0.01) / (_explained(of.outside) + 0.01)),
    "top_one": lambda of: _top_one(of.first, of.rivals),
    "close": lambda of: _close(of.first),
    "length": lambda of: math.log1p(of.words),
    "held": lambda of: of.held,
    "missed": lambda of: of.missed,
    "alike": lambda of: of.first.values["alike"] if of.first else 0.0,
    "subject": lambda of: _fit(of.subject),
    "subject_gap": lambda of: _fit(of.subject) - _fit(of.second),
    "subject_close": lambda of: _close(of.subject),
    "subject_held": lambda of: of.subject_held,
    "urgent": lambda of: _fit(of.caller),
    "urgent_lead": lambda of: of.urgent.lead if of.urgent else NOTHING,
    "urgent_over": lambda of: of.urgent.over if of.urgent else NOTHING,
    "part": lambda of: float(of.urgent is not None and of.urgent.in_part),
    "alarm": lambda of: of.alarm,
}
"""What can be learned from, each a number of the leaders."""
LEARNED_FROM: dict[str, tuple[str, ...]] = {
    "right": ("best", "top_one", "ratio", "length", "held", "missed", "alike"),
    "ours": ("best", "ratio", "close", "subject_close", "length", "held", "subject_held"),
    "subject": ("subject", "subject_gap", "subject_close", "subject_held", "lead", "length"),
    "urgent": ("urgent", "urgent_lead", "urgent_over", "part", "alarm"),
}
"""What each probability is learned from."""


@dataclass(frozen=True, slots=True)
class Confidence:
    """Probabilities from 0 to 1."""

    right: float = 0.0
    """That the first result of the field answers the question."""
    ours: float = 0.0
    """That the question is one of the field."""
    subject: float = 0.0
    """That the first subject outside the field that can wait is what the question is about."""
    urgent: float = 0.0
    """That someone may need help now."""


@dataclass(frozen=True, slots=True)
class Logistic:
    """A logistic model: a row a feature, of its mean, its scale and its weight, and a bias."""

    rows: Mapping[str, tuple[float, float, float]]
    bias: float

    def chance(self, leaders: Leaders) -> float:
        """Return the probability."""
        total = self.bias
        for name, (mean, scale, weight) in self.rows.items():
            total += weight * (FEATURES[name](leaders) - mean) / scale
        return 1 / (1 + math.exp(-max(-60.0, min(60.0, total))))


@dataclass(frozen=True, slots=True)
class Model:
    """A logistic model for each of the probabilities."""

    right: Logistic
    ours: Logistic
    subject: Logistic
    urgent: Logistic

    def judge(self, ranking: Ranking) -> Confidence:
        """Return how sure the ranking is; of what was not found it is not sure at all.

        What has its answer is of the field, though the two are learned apart: so the surer it is
        right, the likelier it is ours (their geometric mean, where that is more).
        """
        leaders = Leaders.of(ranking)
        right = self.right.chance(leaders) if leaders.first else 0.0
        if leaders.first and leaders.first.whole and not any(one.whole for one in leaders.rivals):
            right = max(right, LITERAL)
        ours = self.ours.chance(leaders) if leaders.first else 0.0
        return Confidence(
            right=right,
            ours=max(ours, math.sqrt(ours * right)),
            subject=self.subject.chance(leaders) if _explained(leaders.subject) >= LEAST else 0.0,
            urgent=self.urgent.chance(leaders) if _explained(leaders.caller) >= LEAST else 0.0,
        )


def family_of(entry: Entry) -> str:
    """Return the id of the record that an entry leads to: two of one family don't compete."""
    if isinstance(entry, QuestionEntry) and entry.sources and entry.sources[0].item:
        return entry.sources[0].item
    return entry.id


def merely_near(candidate: Candidate, kinds: frozenset[Asks]) -> bool:
    """Return whether a record isn't what was asked for: not by its name, nor by wanting to read."""
    record = not isinstance(candidate.entry, QuestionEntry | ElsewhereEntry)
    return record and not candidate.named and Asks.READING not in kinds


@dataclass(frozen=True, slots=True)
class Example:
    """A ranking's features, how true it is (0 to 1), and how often it counts."""

    features: Mapping[str, float]
    truth: float
    weight: float = 1.0


def features(leaders: Leaders) -> dict[str, float]:
    """Return all that can be learned from."""
    return {name: feature(leaders) for name, feature in FEATURES.items()}


def fit(examples: Iterable[Example], names: Iterable[str]) -> Logistic:
    """Return the model learned of the named features from examples."""
    examples, names = tuple(examples), tuple(names)
    values = np.array([[example.features[name] for name in names] for example in examples])
    weights = np.array([example.weight for example in examples])
    mean = np.average(values, axis=0, weights=weights)
    scale = np.maximum(values.std(axis=0), 1e-3)
    truth = np.array([example.truth for example in examples])
    learned = logistic((values - mean) / scale, truth, weights)
    rows = zip(mean.tolist(), scale.tolist(), learned[:-1].tolist(), strict=True)
    return Logistic(dict(zip(names, rows, strict=True)), float(learned[-1]))


def save(models: Mapping[str, tuple[Weights, Model]], path: Path = SHIPPED) -> None:
    """Write weights and models by name where they are read from."""
    kept = {
        name: {"fit": _as_json(weights)}
        | {chance: _as_json(getattr(model, chance)) for chance in LEARNED_FROM}
        for name, (weights, model) in models.items()
    }
    path.write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")


@lru_cache(maxsize=4)
def shipped_model(*, meanings: bool, path: Path = SHIPPED) -> Model:
    """Return the model that ships, for a ranking that compares `meanings` or by words alone."""
    kept = json.loads(path.read_text(encoding="utf-8"))["meanings" if meanings else "words"]
    return Model(
        **{
            chance: Logistic(
                {name: (row[0], row[1], row[2]) for name, row in kept[chance]["rows"].items()},
                kept[chance]["bias"],
            )
            for chance in LEARNED_FROM
        }
    )


def _as_json(learned: Logistic | Weights) -> dict[str, object]:
    rows = {name: np.round(row, 5).tolist() for name, row in learned.rows.items()}
    return {"bias": round(learned.bias, 5), "rows": rows}


def _telling_stems(words: Iterable[str], candidate: Candidate | None) -> tuple[Terms, Floats]:
    """Return the distinct stems of words that tell something, each with its rarity."""
    if candidate is None:
        return np.empty(0, np.uint32), np.empty(0, np.float32)
    stems = np.unique(stem_terms([word for word in words if word not in FUNCTION_WORDS]))
    return stems, candidate.index.postings["stems"].statistics.rarity(stems)


def _held_and_missed(
    candidate: Candidate | None, stems: Terms, rarity: Floats
) -> tuple[float, float]:
    """Return the share of the stems' rarity that an entry holds, and of those it lacks the most."""
    if candidate is None or not len(stems):
        return 0.0, 0.0
    holds = candidate.holds(stems)
    return float(rarity[holds].sum() / rarity.sum()), float(rarity[~holds].max(initial=0.0))


def _explained(candidate: Candidate | None) -> float:
    return candidate.explained if candidate else 0.0


def _top_one(first: Candidate | None, rivals: Iterable[Candidate]) -> float:
    """Return the probability that the first comes first among its rivals, by how well all fit.

    The top-one probability of ListNet, by which the fits are learned too (see `weights`).
    """
    if first is None:
        return 0.0
    return 1 / (1 + sum(math.exp(rival.fit - first.fit) for rival in rivals))


def _fit(candidate: Candidate | None) -> float:
    return candidate.fit if candidate else NOTHING


def _close(candidate: Candidate | None) -> float:
    return candidate.close if candidate else 0.0
