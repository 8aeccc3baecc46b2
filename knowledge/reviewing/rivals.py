"""Which entries stand beside a known question's own: what another has to beat to change its answer.

Worked out once a question, roughly: by words alone, without names, and among very many entries by
the rarest terms only. What comes of a draft is looked at closely afterwards.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from knowledge.matching.asked import NOBODY
from knowledge.matching.confidence import family_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from knowledge.matching.index import Index
    from knowledge.matching.matcher import Matcher
    from knowledge.matching.postings import Floats

    Rows = NDArray[np.int64]

MOST_CELLS = 10_000
"""How many postings a question may cost a channel; a catalogue of hundreds seldom gets there."""
AT_ONCE = 100_000
"""How many scores are worked out together: a row a question, a column an entry."""


def fill(rows: Rows, index: Index, matcher: Matcher) -> None:
    """Work out who stands beside these questions of an index, where that isn't known yet."""
    asked = index.asked
    rows = rows[~asked.beside.filled[rows]]
    if not len(rows) or not matcher.base.entries:
        return
    base = _Base.of(matcher)
    step = max(1, AT_ONCE // len(matcher.base.entries))
    for start in range(0, len(rows), step):
        some = rows[start : start + step]
        numbers, values = base.beside(index, some)
        asked.beside.numbers[some], asked.beside.values[some] = numbers, values
        asked.beside.filled[some] = True


@dataclass(frozen=True, slots=True)
class _Base:
    """The base's entries by their families; two of one don't compete."""

    matcher: Matcher
    family: dict[str, int]
    families: Rows

    @classmethod
    def of(cls, matcher: Matcher) -> _Base:
        family: dict[str, int] = {}
        named = [family.setdefault(family_of(entry), len(family)) for entry in matcher.base.entries]
        return cls(matcher, family, np.array(named, np.int64))

    def beside(self, index: Index, rows: Rows) -> tuple[Rows, Floats]:
        """Return the numbers of those beside each question's own family, and what each scores."""
        asked, size = index.asked, len(rows)
        terms = asked.terms.of_each(rows)
        scores, shares, learned = self.matcher.roughly(terms, size, MOST_CELLS)
        own = [self._family_of(index, number) for number in asked.entries[rows]]
        others = np.where(self.families == np.array(own)[:, None], 0, scores)
        field = self.matcher.base.of_the_field
        numbers = np.hstack([self._two_families(others * field), _two(others * ~field)])
        each = (scores, *(shares[name] for name in ("stems", "grams", "pairs")), learned)
        values = np.stack([np.take_along_axis(one, numbers, axis=1) for one in each], axis=2)
        nobody = np.take_along_axis(others, numbers, axis=1) <= 0
        nobody[:, 1::2] |= numbers[:, 1::2] == numbers[:, ::2]
        values[nobody] = 0
        return np.where(nobody, NOBODY, numbers), values

    def _family_of(self, index: Index, number: int) -> int:
        return self.family.get(family_of(index.entries[number]), NOBODY)

    def _two_families(self, scores: Floats) -> Rows:
        """Return for each row the best two, of two families."""
        first = scores.argmax(axis=1)
        same = self.families == self.families[first][:, None]
        return np.stack([first, np.where(same, 0, scores).argmax(axis=1)], axis=1)


def _two(scores: Floats) -> Rows:
    """Return for each row the best two."""
    first = scores.argmax(axis=1)
    left = scores.copy()
    left[np.arange(len(left)), first] = 0
    return np.stack([first, left.argmax(axis=1)], axis=1)
