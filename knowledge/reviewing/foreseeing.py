"""What a draft would do to every known question at once, before any is looked at closely.

An answer hangs on a few entries: the question's own, the best beside it, and the draft. What each
scores, and how sure the answer is without the draft and with it, is worked out for all questions in
one pass, almost as the matcher would; those of which the answer may get worse are asked in full.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from knowledge.entry import ElsewhereEntry
from knowledge.matching.asked import GOLDEN, NOBODY
from knowledge.matching.confidence import LEXICAL, shipped_model
from knowledge.matching.learned import OFFSET, SLOPE
from knowledge.matching.matcher import LEARNED, MEANING, NEWCOMER, combine
from knowledge.matching.meaning import NEAREST

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from knowledge.answering import Thresholds
    from knowledge.matching.confidence import Model
    from knowledge.matching.index import Index
    from knowledge.matching.meaning import Meanings
    from knowledge.matching.postings import Floats
    from knowledge.reviewing.alone import Alone

    Rows = NDArray[np.int64]
    Flags = NDArray[np.bool_]

SCORE, STEMS, GRAMS, PAIRS, MARGIN, CLOSE = range(6)
"""What is known of an entry on a question: a row of six values."""
ROUGHLY = np.float32(0.05)
"""How far a score may be off here: by synonyms, mended words and names."""
NEVER = np.float32(-9)


@dataclass(frozen=True, slots=True)
class Contest:
    """Questions of an index by their rows there, with their own entry and the draft on each."""

    index: Index
    rows: Rows
    own: Floats
    draft: Floats
    outside: bool
    """Whether the draft is a subject outside the field."""
    meanings: Meanings | None
    """Those of the index, where meanings are compared."""

    @classmethod
    def of(cls, draft: Alone, index: Index, meanings: Meanings | None) -> Contest:
        """Return all questions of an index."""
        asked = index.asked
        own = _values(asked.own)
        own[asked.places == GOLDEN, MARGIN] = 1.0  # learned, and not left out
        there = _values(asked.explained(draft.index.postings))
        if meanings is not None and draft.rows is not None and len(draft.rows):
            said = _rows_of(index, meanings)
            own[:, CLOSE] = meanings.apart[said] + NEWCOMER
            there[:, CLOSE] = _nearest(meanings.rows @ draft.rows.T)[said] + NEWCOMER
            own[asked.places == GOLDEN, CLOSE] = there[asked.places == GOLDEN, CLOSE] = 0
        for each in (own, there):
            each[:, SCORE] += LEARNED * each[:, MARGIN] + MEANING * each[:, CLOSE]
        outside = isinstance(draft.entry, ElsewhereEntry)
        return cls(index, np.arange(len(asked.texts)), own, there, outside, meanings)

    @property
    def promise(self) -> Floats:
        """How near the draft comes to each question's own entry, before anyone else is known."""
        near: Floats = 1.3 * self.draft[:, SCORE] - self.own[:, SCORE]
        return near

    @property
    def reaches(self) -> Flags:
        """Whether the draft may come among those that the answer hangs on; of who is known beside.

        That takes more than the best of another family scores, or than a second subject outside the
        field.
        """
        beside = self.index.asked.beside.values[self.rows, :, SCORE]
        theirs = ~self.index.of_the_field[self.index.asked.entries[self.rows]]
        bar = beside[:, 0]
        if self.outside:
            bar = np.where(theirs, beside[:, 2], beside[:, 3])
        reach: Flags = self.draft[:, SCORE] > np.maximum(bar - ROUGHLY, 0)
        return reach

    def only(self, kept: Rows) -> Contest:
        """Return the questions at these places."""
        return replace(self, rows=self.rows[kept], own=self.own[kept], draft=self.draft[kept])


def foreseen(
    contest: Contest, thresholds: Thresholds, model: Model, edited: int, base: Meanings | None
) -> Floats:
    """Return how surely each answer gets worse: from 0 on that is expected, far below it isn't.

    Who stands beside each question has to be known; `edited` is the number of the draft's earlier
    form in the base, and `base` is what its entries mean.
    """
    asked = contest.index.asked
    beside = asked.beside.values[contest.rows]
    others = np.zeros((*beside.shape[:2], 6), np.float32)
    others[:, :, :CLOSE] = beside
    numbers = asked.beside.numbers[contest.rows]
    golden = asked.places[contest.rows] == GOLDEN
    if base is not None and contest.meanings is not None:
        said = contest.meanings.rows[_rows_of(contest.index, contest.meanings)[contest.rows]]
        others[:, :, CLOSE] = _met(said, numbers, base) * ~golden[:, None]
        others[:, :, SCORE] += MEANING * others[:, :, CLOSE]
    theirs = ~contest.index.of_the_field[asked.entries[contest.rows]]
    words = np.log1p(asked.terms.lengths()[contest.rows])
    before = _Standing.of(contest.own, others, theirs)
    others = _without(others, numbers, edited)
    after = _Standing.of(contest.own, others, theirs).joined(contest.draft, contest.outside)
    was, becomes = (one.chances(words, golden, model) for one in (before, after))
    ours = _worse_inside(contest, before, was, becomes, thresholds)
    return np.where(theirs, _worse_outside(contest, was, becomes, thresholds), ours)


@dataclass(frozen=True, slots=True)
class _Chances:
    """How sure the answers are; see `Confidence`."""

    right: Floats
    ours: Floats
    subject: Floats

    def sure(self, thresholds: Thresholds) -> Floats:
        """Return how far above what it takes the first of the field is found."""
        found: Floats = np.minimum(self.right - thresholds.found, self.ours - thresholds.ours)
        return found


@dataclass(frozen=True, slots=True)
class _Standing:
    """The best two of the field, of two families, and the best two subjects outside it."""

    first: Floats
    rival: Floats
    subject: Floats
    next: Floats

    @classmethod
    def of(cls, own: Floats, others: Floats, theirs: Flags) -> _Standing:
        """Return who is best; the own entry of a question that is `theirs` is a subject."""
        nobody = np.zeros_like(own)
        inside, outside = (np.where(side[:, None], own, nobody) for side in (~theirs, theirs))
        first, rival = _best_two(others[:, 0], others[:, 1], inside)
        return cls(first, rival, *_best_two(others[:, 2], others[:, 3], outside))

    def joined(self, draft: Floats, outside: bool) -> _Standing:
        """Return who is best when the draft takes part."""
        if outside:
            subject, following = _best_two(self.subject, self.next, draft)
            return replace(self, subject=subject, next=following)
        first, rival = _best_two(self.first, self.rival, draft)
        return replace(self, first=first, rival=rival)

    def chances(self, words: Floats, golden: Flags, model: Model) -> _Chances:
        """Return how sure each answer is: of a golden question, without a vector, by its words."""
        features = self._features(words)
        by_words = shipped_model(LEXICAL).chances(features)
        both = zip(by_words, model.chances(features), strict=True)
        right, ours, subject = (np.where(golden, lexical, full) for lexical, full in both)
        return _Chances(right, ours, subject)

    def _features(self, words: Floats) -> Floats:
        """Return a row for each question, as `confidence.features` has them."""
        first, rival, subject = self.first.T, self.rival.T, self.subject.T
        return np.stack(
            [
                first[SCORE],
                first[SCORE] - subject[SCORE],
                first[SCORE] - rival[SCORE],
                rival[SCORE],
                first[STEMS],
                first[GRAMS],
                first[PAIRS],
                words,
                np.log((first[SCORE] + 0.01) / (subject[SCORE] + 0.01)),
                subject[SCORE],
                subject[SCORE] - self.next.T[SCORE],
                subject[STEMS],
                subject[PAIRS],
                first[MARGIN],
                first[MARGIN] - subject[MARGIN],
                first[MARGIN] - rival[MARGIN],
                subject[MARGIN],
                first[CLOSE],
                first[CLOSE] - subject[CLOSE],
                first[CLOSE] - rival[CLOSE],
            ],
            axis=1,
        ).astype(np.float32)


def _worse_inside(
    contest: Contest, before: _Standing, was: _Chances, becomes: _Chances, limits: Thresholds
) -> Floats:
    """Return it for questions of the field: the own entry comes first, and isn't found any more."""
    own, draft = contest.own[:, SCORE], contest.draft[:, SCORE]
    sure, then = was.sure(limits), becomes.sure(limits)
    less = np.minimum(sure, -then)
    taken = np.maximum(sure, np.minimum(was.right - limits.suggest, then))
    worse = np.where(draft > own, taken, less)
    bar = before.next[:, SCORE] if contest.outside else before.rival[:, SCORE]
    possible = (own > before.first[:, SCORE] - ROUGHLY) & (draft > bar - ROUGHLY)
    return np.where(possible, np.minimum(less, sure) if contest.outside else worse, NEVER)


def _worse_outside(
    contest: Contest, was: _Chances, becomes: _Chances, limits: Thresholds
) -> Floats:
    """Return it for questions that aren't ours: the draft is shown, or named as their subject."""
    away = limits.ours - was.ours
    now = becomes.subject - limits.subject if contest.outside else becomes.ours - limits.ours
    worse: Floats = np.minimum(away, now)
    if contest.outside:
        worse = np.where(contest.draft[:, SCORE] > contest.own[:, SCORE] - ROUGHLY, worse, NEVER)
    return worse


def _values(shares: dict[str, Floats]) -> Floats:
    """Return what is known of an entry that counts as just added, its score without all else."""
    lexical = combine(shares)
    margin = (SLOPE * lexical + OFFSET) * (lexical > 0)
    channels = (shares[name] for name in ("stems", "grams", "pairs"))
    each = (lexical, *channels, margin, np.zeros_like(margin))
    return np.stack(each, axis=1).astype(np.float32)


def _best_two(first: Floats, second: Floats, third: Floats) -> tuple[Floats, Floats]:
    """Return row by row the best of three of which the first is better than the second."""
    wins = (third[:, SCORE] > first[:, SCORE])[:, None]
    beats = (third[:, SCORE] > second[:, SCORE])[:, None]
    return np.where(wins, third, first), np.where(wins, first, np.where(beats, third, second))


def _without(others: Floats, numbers: NDArray[np.int32], gone: int) -> Floats:
    """Return the others but for one entry, where the one after it takes its place."""
    left = others.copy()
    for place in (0, 2):
        for at in (place, place + 1):
            leaves = numbers[:, at] == gone
            left[leaves, at : place + 1] = others[leaves, at + 1 : place + 2]
            left[leaves, place + 1] = 0
    return left


def _met(said: Floats, numbers: NDArray[np.int32], base: Meanings) -> Floats:
    """Return how close each question's four others are to it; 0 where there is nobody."""
    found = np.zeros(numbers.shape, np.float32)
    for number in np.unique(numbers[numbers != NOBODY]):
        questions, places = np.nonzero(numbers == number)
        own = base.of_entry(int(number))
        if len(own):
            found[questions, places] = _nearest(said[questions] @ own.T)
    return found


def _rows_of(index: Index, meanings: Meanings) -> Rows:
    """Return the number of each question's vector; a golden one has none, and gets its entry's."""
    asked = index.asked
    rows: Rows = meanings.grid[asked.entries, np.maximum(asked.places, 0)].astype(np.int64)
    return rows


def _nearest(cosines: Floats) -> Floats:
    """Return for each row the mean of its highest few."""
    most = min(NEAREST, cosines.shape[1])
    highest: Floats = -np.partition(-cosines, most - 1, axis=1)[:, :most]
    mean: Floats = highest.mean(axis=1)
    return mean
