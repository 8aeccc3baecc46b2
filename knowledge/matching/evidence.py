"""What ties a question to an entry: its words explained, and the same thing asked.

A score tells that two texts are about the same subject. This tells how much of what was asked the
entry leaves unexplained, and whether questions for it ask for the same: whom to call, what it
costs, whether it works.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from knowledge.language.function_words import FUNCTION_WORDS
from knowledge.language.question_kinds import COMMON, Asks, asks_for
from knowledge.matching.documents import own_phrasings
from knowledge.matching.terms import stem_terms

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from knowledge.matching.matcher import Candidate
    from knowledge.matching.postings import Floats
    from knowledge.matching.query import Query
    from knowledge.matching.terms import Terms

DOUBT = 4.0
"""So many phrasings that ask as all do are added to an entry's own: a few prove little."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question's words that tell something, as stems, each with its rarity, and what it asks."""

    stems: Terms
    rarity: Floats
    kinds: frozenset[Asks]

    @classmethod
    def of(cls, query: Query, candidates: Sequence[Candidate]) -> Asked:
        """Return the question as it is weighed among the candidates' entries."""
        stems = _telling(query.read) if candidates else np.empty(0, np.uint32)
        kinds = asks_for(" ".join(query.words))
        if not len(stems):
            return cls(stems, np.empty(0, np.float32), kinds)
        statistics = candidates[0].index.postings["stems"].statistics
        return cls(stems, statistics.rarity(stems), kinds)


@dataclass(frozen=True, slots=True)
class EntryEvidence:
    """What speaks for an entry; of nothing each is 0."""

    held: float = 0.0
    """The share of the question's weight that words of the entry explain."""
    missed: float = 0.0
    """The rarity of the rarest word that the entry lacks."""
    alike: float = 0.0
    """How much likelier a question for the entry asks the same, a logarithm; 0 is as likely."""

    @classmethod
    def of(cls, asked: Asked, candidate: Candidate | None) -> EntryEvidence:
        """Return the evidence for a candidate."""
        if candidate is None or not len(asked.stems):
            return cls()
        holds = candidate.index.holds(candidate.number, asked.stems)
        known = _known(own_phrasings(candidate.entry))
        return cls(
            float(asked.rarity[holds].sum() / asked.rarity.sum()),
            float(asked.rarity[~holds].max(initial=0.0)),
            known.alike(asked.kinds),
        )


@dataclass(frozen=True, slots=True)
class _AskedBefore:
    """How many phrasings an entry has, and how many of them ask for what."""

    size: int
    kinds: dict[Asks, int]

    def alike(self, kinds: frozenset[Asks]) -> float:
        ratios = [
            math.log((self.kinds.get(kind, 0) / COMMON[kind] + DOUBT) / (self.size + DOUBT))
            for kind in kinds
        ]
        return sum(ratios) / len(ratios) if ratios else 0.0


@lru_cache(maxsize=512)
def _known(phrasings: tuple[str, ...]) -> _AskedBefore:
    kinds: dict[Asks, int] = {}
    for text in phrasings:
        for kind in asks_for(text):
            kinds[kind] = kinds.get(kind, 0) + 1
    return _AskedBefore(len(phrasings), kinds)


def _telling(said: Iterable[str]) -> Terms:
    """Return the distinct stems of the words that tell something of the subject."""
    return np.unique(stem_terms([word for word in said if word not in FUNCTION_WORDS]))
