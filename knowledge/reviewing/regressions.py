"""What a draft would take away: known questions, answered without it and with it.

What becomes of every question is foreseen at once, roughly; those of which the answer may get worse
are then put to both catalogues in full. A phrasing is asked with its entry as if it had just
been added without it, so that it doesn't simply find itself.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import islice
from typing import TYPE_CHECKING

import numpy as np

from knowledge.answer import Elsewhere, Found, Question, SmallTalk, Suggestions, Unknown
from knowledge.answering import CHOICES, URGENT_SHARE, decide
from knowledge.entry import ElsewhereEntry
from knowledge.language.follow_ups import wish
from knowledge.matching.asked import GOLDEN
from knowledge.matching.confidence import family_of
from knowledge.matching.matcher import DEPTH
from knowledge.reviewing.alone import Alone
from knowledge.reviewing.foreseeing import Contest, foreseen
from knowledge.reviewing.golden import finds, lost_by, reply, same_record
from knowledge.reviewing.rivals import fill
from knowledge.reviewing.values import Helped, QuestionKind, Regression

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from knowledge.answer import Answer
    from knowledge.catalogue import Catalogue
    from knowledge.entry import Entry
    from knowledge.matching.index import Index
    from knowledge.matching.matcher import Candidate, Matcher, Ranking
    from knowledge.matching.meaning import Meanings
    from knowledge.matching.postings import Floats

    Flags = NDArray[np.bool_]

MOST_LOOKED_AT = 90
"""How many questions are put to both catalogues at most, those that surely get worse first."""
FRUITLESS = 30
"""So many in a row of which nothing changes are the last: later ones fit the draft less still."""
MOST_WEIGHED = 3_000
"""Among so many questions those are chosen, of all that the draft may reach the nearest."""
FEWEST_PREPARED, MOST_SCORED = 200, 800_000
"""Of the nearest questions it is worked out who stands beside them, and remembered.

That is of so many at least, and of more as long as it takes no more scores than this.
"""
GONE = -2
"""The number of an entry that isn't in the base."""
DEARER = 0.3
"""So much sooner a golden question is looked at: there are few, and they prove an entry."""
LEAST = -0.1
"""How surely a question has to get worse to be looked at."""


@dataclass(frozen=True, slots=True)
class _Known:
    """A question that is known to be an entry's, and how surely it gets worse."""

    text: str
    entry: Entry
    kind: QuestionKind
    danger: float
    rows: Floats | None
    """The vectors of its entry's phrasings, where meanings are compared."""
    vector: Floats | None
    """Its own among them; a golden question has none."""


def regressions(
    draft: Entry, catalogue: Catalogue, most: int = MOST_LOOKED_AT, fruitless: int = FRUITLESS
) -> tuple[Regression, ...]:
    """Return which questions of other entries the draft would take or make less sure, worst first.

    Looked at are at most so many, until `fruitless` in a row show nothing.
    """
    look = _Look(Alone.of(draft, catalogue.matcher), catalogue)
    found: list[Regression] = []
    since = 0
    for one in _endangered(look.draft, catalogue)[:most]:
        regression = look.at(one)
        since = 0 if regression else since + 1
        found += [regression] if regression else []
        if since == fruitless:
            break
    return tuple(sorted(found, key=_how_bad))


def every_regression(
    draft: Entry, catalogue: Catalogue, step: int = 1
) -> tuple[int, tuple[Regression, ...]]:
    """Ask each known question both ways, or one in `step`; return how many, and what gets worse.

    It takes minutes where `regressions` takes part of a second, to see what that one misses.
    """
    look = _Look(Alone.of(draft, catalogue.matcher), catalogue)
    known = [
        _known(index, int(row), 0.0, meanings)
        for index, here, meanings in _indexes(look.draft, catalogue)
        for row in np.flatnonzero(here[index.asked.entries])[::step]
    ]
    found = (look.at(one) for one in known)
    return len(known), tuple(sorted((one for one in found if one is not None), key=_how_bad))


def _how_bad(one: Regression) -> tuple[bool, bool, float, str]:
    return (
        one.kind is not QuestionKind.GOLDEN,
        not one.lost,
        one.becomes.confidence - one.was.confidence,
        one.question,
    )


def _endangered(draft: Alone, catalogue: Catalogue) -> list[_Known]:
    """Return the questions that may get worse by the draft, the surest first."""
    matcher = catalogue.matcher
    numbers = (place for place, one in enumerate(matcher.base.entries) if one.id == draft.entry.id)
    edited = next(numbers, GONE)
    known: list[_Known] = []
    for index, here, meanings in _indexes(draft, catalogue):
        contest = Contest.of(draft, index, meanings)
        weighed = _weighed(contest, here, matcher)
        base = matcher.meanings[0] if matcher.meanings else None
        worse = foreseen(weighed, catalogue.thresholds, catalogue.model, edited, base)
        dangers = worse + DEARER * (index.asked.places[weighed.rows] == GOLDEN)
        known += [
            _known(index, int(row), float(danger), meanings)
            for row, danger in zip(weighed.rows, dangers, strict=True)
            if danger > LEAST
        ]
    return sorted(known, key=lambda one: -one.danger)


def _weighed(contest: Contest, here: Flags, matcher: Matcher) -> Contest:
    """Return the questions that the draft may reach, of which it is known who stands beside."""
    asked = contest.index.asked
    promise = np.where(here[asked.entries], contest.promise, -np.inf)
    near = np.argsort(-promise, kind="stable")[: int(np.count_nonzero(promise > -np.inf))]
    prepared = max(FEWEST_PREPARED, MOST_SCORED // max(1, len(matcher.base.entries)))
    fill(near[:prepared], contest.index, matcher)
    known = contest.only(near[asked.beside.filled[near]])
    return known.only(np.flatnonzero(known.reaches)[:MOST_WEIGHED])


def _indexes(draft: Alone, catalogue: Catalogue) -> Iterator[tuple[Index, Flags, Meanings | None]]:
    """Give each index with, for each of its entries, whether the draft can take from it.

    With it comes what its entries mean, where meanings are compared.
    """
    matcher = catalogue.matcher
    spared = {draft.entry.id, draft.entry.replaces}
    for number, index in enumerate((matcher.base, *matcher.overlays)):
        gone = matcher.gone(number) | spared
        here = np.array([entry.id not in gone for entry in index.entries], bool)
        yield index, here, matcher.meanings[number] if matcher.meanings else None


def _known(index: Index, row: int, danger: float, meanings: Meanings | None) -> _Known:
    asked = index.asked
    number, place = asked.entries[row], asked.places[row]
    text, entry = asked.texts[row], index.entries[number]
    rows = None if meanings is None else meanings.of_entry(number)
    if place == GOLDEN:
        return _Known(text, entry, QuestionKind.GOLDEN, danger, rows, None)
    vector = None if rows is None else rows[place]
    return _Known(text, entry, QuestionKind.PHRASING, danger, rows, vector)


@dataclass(frozen=True, slots=True)
class _Look:
    """A draft beside a catalogue, with the entries that were looked at before."""

    draft: Alone
    catalogue: Catalogue
    seen: dict[str, Alone] = field(default_factory=dict)

    def at(self, known: _Known) -> Regression | None:
        """Return what becomes of a question, or None where that is nothing worse."""
        query = self.catalogue.matcher.analyse(known.text, known.vector)
        if query.empty or wish(known.text, shown=False) is not None:
            return None
        spared = 2  # the entry itself and the draft's earlier form are taken out
        ranking = self.catalogue.matcher.rank(query, DEPTH + spared)
        drafted = self.draft.fit(query)
        if known.kind is QuestionKind.PHRASING:
            if self._is_nothing_to(known.entry, ranking, drafted):
                return None
            itself = self._alone(known).fit(query, without=known.text)
            ranking = _exchanged(ranking, known.entry.id, itself)
        before = _cut(ranking)
        if not _may_find(known.entry, before):
            return None
        after = _cut(_exchanged(ranking, self.draft.entry.id, drafted))
        if _decisive(before) == _decisive(after):
            return None
        if self._stays_well(known.entry, before, after):
            return None
        was, becomes = self._answer(before, known), self._answer(after, known)
        if not self._worse(known, was, becomes):
            return None
        then = reply(was)
        ours = not isinstance(known.entry, ElsewhereEntry)
        right = then.entry_id if ours else known.entry.id
        stage = lost_by(after, becomes, lambda other: other.id == right, ours=ours)
        helps = _helped(known.entry, becomes)
        now = reply(becomes)
        return Regression(known.text, known.entry.id, known.kind, then, now, stage, helps)

    def _is_nothing_to(
        self, entry: Entry, ranking: Ranking, drafted: tuple[Candidate, ...]
    ) -> bool:
        """Return whether it is plain that nothing changes, however well the entry itself fits.

        That is so where the entry comes first and the draft, and its earlier form, score less than
        what comes next already.
        """
        draft = self.draft.entry
        before = _exchanged(ranking, entry.id, ())
        after = _exchanged(before, draft.id, drafted)
        if isinstance(entry, ElsewhereEntry):
            return not isinstance(draft, ElsewhereEntry) and _inside(before) == _inside(after)
        if family_of(draft) == family_of(entry) or draft.id in {
            one.entry.id for one in ranking.field if family_of(one.entry) == family_of(entry)
        }:
            return False
        beside = [_rival(family_of(entry), one) for one in (before, after)]
        return beside[0] == beside[1] != () and _outside(before) == _outside(after)

    def _stays_well(self, entry: Entry, before: Ranking, after: Ranking) -> bool:
        """Return whether an entry of the field wasn't shown, or is surely found still.

        That is plain from how sure it is; what to show with it takes longer.
        """
        if isinstance(entry, ElsewhereEntry):
            return False
        limits, model = self.catalogue.thresholds, self.catalogue.model
        was = model.judge(before)
        if was.ours < limits.ours or was.right < min(limits.found, limits.suggest):
            return True
        becomes = model.judge(after)
        surely = becomes.right >= limits.found and becomes.ours >= max(limits.ours, limits.doubt)
        return surely and after.field[0].entry.id == before.field[0].entry.id

    def _alone(self, known: _Known) -> Alone:
        own = known.entry.id
        if own not in self.seen:
            self.seen[own] = Alone.of(known.entry, self.catalogue.matcher, known.rows)
        return self.seen[own]

    def _answer(self, ranking: Ranking, known: _Known) -> Answer:
        catalogue = self.catalogue
        return decide(
            Question(known.text),
            ranking,
            catalogue.model.judge(ranking),
            catalogue.entries,
            catalogue.taxonomy.themes,
            catalogue.thresholds,
            reasoned=0,
        )

    def _worse(self, known: _Known, was: Answer, becomes: Answer) -> bool:
        """Return whether an answer that was right is less so.

        Of a question that wasn't answered surely, or isn't ours, only what the draft itself is
        shown for counts: a little less or more sure among others is nobody's doing.
        """
        helped, helps = _helped(known.entry, was), _helped(known.entry, becomes)
        if helped is Helped.NOT:
            return False
        own = self.draft.entry.id
        if isinstance(becomes, Found) and becomes.match.entry.id == own != reply(was).entry_id:
            return True
        if isinstance(known.entry, ElsewhereEntry):
            return helps < helped and reply(becomes).entry_id == own
        if known.kind is QuestionKind.GOLDEN and finds(known.entry, was):
            return helps < helped or not finds(known.entry, becomes)
        shown = own in {match.entry.id for match in becomes.results[:CHOICES]}
        return helps < helped and (helped is Helped.SURELY or shown)


def _helped(entry: Entry, answer: Answer) -> Helped:
    if isinstance(entry, ElsewhereEntry):
        if isinstance(answer, Elsewhere | SmallTalk):
            return Helped.SURELY if answer.subject.id == entry.id else Helped.NOT
        return Helped.PARTLY if isinstance(answer, Unknown) and not entry.urgent else Helped.NOT
    right = same_record(entry)
    if isinstance(answer, Found):
        return Helped.SURELY if right(answer.match.entry) else Helped.NOT
    suggested = isinstance(answer, Suggestions) and any(
        right(choice.entry) for choice in answer.choices
    )
    return Helped.PARTLY if suggested else Helped.NOT


def _exchanged(ranking: Ranking, gone: str, come: tuple[Candidate, ...]) -> Ranking:
    """Return the ranking without one entry, and with the candidates that come in its place."""

    def side(found: tuple[Candidate, ...], new: list[Candidate]) -> tuple[Candidate, ...]:
        kept = [one for one in found if one.entry.id != gone]
        return tuple(sorted((*kept, *new), key=lambda one: (-one.score, one.entry.id)))

    outside = [one for one in come if isinstance(one.entry, ElsewhereEntry)]
    inside = [one for one in come if not isinstance(one.entry, ElsewhereEntry)]
    return replace(
        ranking, field=side(ranking.field, inside), outside=side(ranking.outside, outside)
    )


def _cut(ranking: Ranking) -> Ranking:
    return replace(ranking, field=ranking.field[:DEPTH], outside=ranking.outside[:DEPTH])


def _may_find(entry: Entry, ranking: Ranking) -> bool:
    """Return whether the entry can be what is found, before that is worked out."""
    if isinstance(entry, ElsewhereEntry):
        return True
    return bool(ranking.field) and family_of(ranking.field[0].entry) == family_of(entry)


def _decisive(ranking: Ranking) -> tuple[object, ...]:
    """Return all of a ranking that its answer's kind, first entry and confidence hang on."""
    return (*_inside(ranking), *_outside(ranking))


def _inside(ranking: Ranking) -> tuple[object, ...]:
    if not ranking.field:
        return ()
    first = ranking.field[0]
    several = len(ranking.field) > 1
    return (several, _mark(first), _rival(family_of(first.entry), ranking))


def _rival(family: str, ranking: Ranking) -> tuple[object, ...]:
    """Return the mark of the first candidate that leads to another record."""
    others = (one for one in ranking.field if family_of(one.entry) != family)
    return tuple(map(_mark, islice(others, 1)))


def _outside(ranking: Ranking) -> tuple[object, ...]:
    """Return the marks of the two best subjects, and of all that are about as likely."""
    if not ranking.outside:
        return ()
    likely = URGENT_SHARE * ranking.outside[0].score
    return tuple(
        _mark(one) for place, one in enumerate(ranking.outside) if place < 2 or one.score >= likely
    )


def _mark(candidate: Candidate) -> tuple[object, ...]:
    return (candidate.entry.id, candidate.score, candidate.learned)
