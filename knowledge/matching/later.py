"""A later form of an entry: what was learned of the earlier one holds, and what came is beside it.

Marked as checked, with another answer or one phrasing more, it is no new entry: a margin made for
an entry of few phrasings would take the questions of others.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from knowledge.language.normalising import words
from knowledge.matching.documents import own_phrasings
from knowledge.matching.terms import stem_terms

if TYPE_CHECKING:
    from collections.abc import Mapping

    from knowledge.entry import Entry
    from knowledge.matching.postings import Statistics
    from knowledge.matching.query import Query

Said = frozenset[int]
"""The stems of a phrasing."""


@dataclass(frozen=True, slots=True)
class Later:
    """A form of the base's entry of that number with all its phrasings, and those that came."""

    number: int
    came: tuple[Said, ...]

    def heard(self, asked: Mapping[int, float]) -> float:
        """Return how far a question is one of the phrasings that came, from 0 to 1.

        It is given as the stems that it asks, each with its rarity.
        """
        whole = sum(asked.values())
        shares = (sum(asked[one] for one in said & asked.keys()) / whole for said in self.came)
        return max(shares, default=0.0)


def later_form(entry: Entry, earlier: Mapping[str, tuple[int, Entry]]) -> Later | None:
    """Return what an entry is a later form of; None where it lacks what was learned from."""
    if entry.id not in earlier:
        return None
    number, before = earlier[entry.id]
    known, held = set(own_phrasings(before)), own_phrasings(entry)
    if not known.issubset(held):
        return None
    return Later(number, tuple(_said(text) for text in held if text not in known))


def rarities(query: Query, statistics: Statistics) -> dict[int, float]:
    """Return the stems that a question asks, each with its rarity."""
    asked = np.unique(stem_terms(list(query.read)))
    return dict(zip(asked.tolist(), statistics.rarity(asked).tolist(), strict=True))


def _said(text: str) -> Said:
    return frozenset(stem_terms(words(text)).tolist())
