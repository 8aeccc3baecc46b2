"""How much of what was asked an entry leaves unexplained, however well it fits."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from knowledge.language.function_words import FUNCTION_WORDS
from knowledge.matching.matcher import Candidate
from knowledge.matching.postings import Floats
from knowledge.matching.query import Query
from knowledge.matching.terms import Terms, stem_terms


@dataclass(frozen=True, slots=True)
class Asked:
    """A question's words that tell something, as stems, each with its rarity."""

    stems: Terms
    rarity: Floats

    @classmethod
    def of(cls, query: Query, candidates: Sequence[Candidate]) -> "Asked":
        """Return the question as it is weighed among the candidates' entries."""
        stems = _telling(query.read) if candidates else np.empty(0, np.uint32)
        if not len(stems):
            return cls(stems, np.empty(0, np.float32))
        statistics = candidates[0].index.postings["stems"].statistics
        return cls(stems, statistics.rarity(stems))


@dataclass(frozen=True, slots=True)
class EntryEvidence:
    """What speaks for an entry; of nothing each is 0."""

    held: float = 0.0
    """The share of the question's weight that words of the entry explain."""
    missed: float = 0.0
    """The rarity of the rarest word that the entry lacks."""

    @classmethod
    def of(cls, asked: Asked, candidate: Candidate | None) -> "EntryEvidence":
        """Return the evidence for a candidate."""
        if candidate is None or not len(asked.stems):
            return cls()
        holds = candidate.holds(asked.stems)
        return cls(
            float(asked.rarity[holds].sum() / asked.rarity.sum()),
            float(asked.rarity[~holds].max(initial=0.0)),
        )


def _telling(said: Iterable[str]) -> Terms:
    """Return the distinct stems of the words that tell something of the subject."""
    return np.unique(stem_terms([word for word in said if word not in FUNCTION_WORDS]))
