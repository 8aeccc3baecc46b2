"""Which entries stand beside a known question's own: what another has to beat to change its answer.

Worked out once a question, roughly: by words alone, without names, and among very many entries by
the rarest terms only. What comes of a draft is looked at closely afterwards.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from knowledge.matching.asked import NOBODY
from knowledge.matching.confidence import family_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from knowledge.entry import Entry
    from knowledge.matching.index import Index
    from knowledge.matching.matcher import Matcher
    from knowledge.matching.postings import Floats

    Rows = NDArray[np.int64]

MOST_CELLS = 10_000
"""How many postings a question may cost a channel; a catalogue of hundreds seldom gets there."""


def fill(rows: Rows, index: Index, matcher: Matcher) -> None:
    """Work out who stands beside these questions of an index, where that isn't known yet."""
    asked = index.asked
    rows = rows[~asked.beside.filled[rows]]
    if not len(rows):
        return
    base = _Base.of(replace(matcher, sense=None))
    for row in rows:
        own = index.entries[asked.entries[row]]
        numbers, values = base.beside(asked.texts[row], own)
        asked.beside.numbers[row], asked.beside.values[row] = numbers, values
        asked.beside.filled[row] = True


@dataclass(frozen=True, slots=True)
class _Base:
    """The base's entries by what keeps them apart: their families, and the side they are on."""

    matcher: Matcher
    family: dict[str, int]
    families: Rows
    of_the_field: NDArray[np.bool_]
    outside: Rows

    @classmethod
    def of(cls, matcher: Matcher) -> _Base:
        family: dict[str, int] = {}
        named = [family.setdefault(family_of(entry), len(family)) for entry in matcher.base.entries]
        ours = matcher.base.of_the_field
        return cls(matcher, family, np.array(named, np.int64), ours, np.flatnonzero(~ours))

    def beside(self, text: str, own: Entry) -> tuple[Rows, Floats]:
        """Return the numbers of those beside a question's own entry, and the values of each."""
        numbers, values = np.full(4, NOBODY), np.zeros((4, 5), np.float32)
        query = self.matcher.analyse(text)
        if query.empty or not len(self.families):
            return numbers, values
        scores, shares, learned = self.matcher.roughly(query, MOST_CELLS)
        each = np.stack([scores, *(shares[name] for name in ("stems", "grams", "pairs")), learned])
        family = self.family.get(family_of(own), NOBODY)
        others = np.where(self.of_the_field & (self.families != family), scores, 0)
        numbers[0] = others.argmax()
        numbers[1] = np.where(self.families != self.families[numbers[0]], others, 0).argmax()
        subjects = self.outside[self.families[self.outside] != family]
        best = subjects[np.argsort(-scores[subjects])[:2]]
        numbers[2 : 2 + len(best)] = best
        scored = np.array([others[numbers[0]], others[numbers[1]], *scores[numbers[2:]]])
        there = (scored > 0) & (numbers != NOBODY)
        there[1] &= numbers[1] != numbers[0]
        values[there] = each[:, numbers[there]].T
        numbers[~there] = NOBODY
        return numbers, values
