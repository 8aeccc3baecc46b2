"""The regressions of a draft: known questions that it would take from their own entries.

The questions of which the draft explains most, compared with their own entry, are answered with and
without it. A phrasing is first left out of its own entry, so that it doesn't simply find itself:
that shows what becomes of questions in about its words. Where such a question goes elsewhere, the
phrasing itself is asked too.
"""

from dataclasses import dataclass, replace

import numpy as np

from knowledge.answer import Answer, Elsewhere, Found, Question, SmallTalk, Suggestions, Unknown
from knowledge.answering.deciding import CHOICES, decide
from knowledge.catalogue import Catalogue
from knowledge.entry import ElsewhereEntry, Entry
from knowledge.language.normalising import fold
from knowledge.language.wishes import read_wish
from knowledge.matching.documents import question_texts
from knowledge.matching.index import Index, build_index
from knowledge.matching.matcher import DEPTH, Candidate, Matcher, Ranking, fitting_candidates
from knowledge.matching.meaning import Meanings
from knowledge.matching.overlays import Layer
from knowledge.matching.postings import Floats
from knowledge.matching.query import Query
from knowledge.matching.weights import Weights
from knowledge.reviewing.golden import as_reply, is_right_answer, same_record, stage_that_lost
from knowledge.reviewing.values import Helpfulness, QuestionKind, Regression

MOST_LOOKED_AT = 90
"""The most questions that are answered with and without a draft, the likeliest to change first."""
FRUITLESS = 30
"""After so many in a row without a regression no more are: later ones fit the draft even less."""
AGAINST_OWN = 1.5
"""What the draft explains of a question counts this much beside what its own entry explains.

In this order as many regressions come early as when a model of its own predicted each answer.
"""
DEARER = 0.1
"""What is added for golden questions, which are few and prove an entry."""


@dataclass(frozen=True, slots=True)
class _OwnedQuestion:
    """A golden question or phrasing, with the entry whose it is."""

    text: str
    entry: Entry
    index: Index
    number: int
    """The number of the entry in the index."""
    kind: QuestionKind
    promise: float
    """How likely the draft changes the answer; compares with other questions only."""
    rows: Floats | None
    """The vectors of its entry's phrasings, where meanings are compared."""
    vector: Floats | None
    """The vector of a phrasing among them; None for a golden question."""


def regressions(
    draft: Entry, catalogue: Catalogue, most: int = MOST_LOOKED_AT, fruitless: int = FRUITLESS
) -> tuple[Regression, ...]:
    """Return the questions that the draft takes from other entries or makes less sure, worst first.

    At most `most` are looked at, until `fruitless` in a row are no regression.
    """
    comparison = _Comparison(catalogue, _LoneEntry.of(draft, catalogue.matcher))
    found: list[Regression] = []
    unchanged = 0
    for question in _most_affected(comparison, most):
        regression = comparison.at(question)
        unchanged = 0 if regression else unchanged + 1
        found += [regression] if regression else []
        if unchanged == fruitless:
            break
    return tuple(sorted(found, key=_severity))


def every_regression(
    draft: Entry, catalogue: Catalogue, step: int = 1
) -> tuple[int, tuple[Regression, ...]]:
    """Ask every known question, or one in `step`; return how many, and the regressions.

    It takes minutes where `regressions` takes part of a second, and shows what that one misses.
    """
    comparison = _Comparison(catalogue, _LoneEntry.of(draft, catalogue.matcher))
    affected = _most_affected(comparison)
    questions = [question for question in affected if question.promise > -np.inf][::step]
    found = filter(None, map(comparison.at, questions))
    return len(questions), tuple(sorted(found, key=_severity))


def _severity(regression: Regression) -> tuple[bool, bool, bool, float, str]:
    return (
        regression.kind is not QuestionKind.GOLDEN,
        not regression.certain,
        not regression.lost,
        regression.becomes.confidence - regression.was.confidence,
        regression.question,
    )


def _most_affected(comparison: "_Comparison", most: int | None = None) -> list[_OwnedQuestion]:
    """Return the questions whose answer the draft may change, the likeliest first."""
    draft, matcher = comparison.draft, comparison.catalogue.matcher
    own_ids = {draft.entry.id, draft.entry.replaces}
    affected: list[_OwnedQuestion] = []
    for number, layer in enumerate(matcher.layers):
        questions, gone = layer.index.questions, matcher.gone(number) | own_ids
        alive = np.array([entry.id not in gone for entry in layer.index.entries], bool)
        promise = AGAINST_OWN * questions.explained(draft.index.postings) - questions.own
        promise += np.float32(DEARER) * questions.golden
        promise[~alive[questions.entries]] = -np.inf
        first = np.argsort(-promise, kind="stable")[:most]
        affected += [
            _owned_question(layer.index, int(row), float(promise[row]), layer.meanings)
            for row in first
            if promise[row] > -np.inf
        ]
    return sorted(affected, key=lambda question: -question.promise)[:most]


def _owned_question(
    index: Index, row: int, promise: float, meanings: Meanings | None
) -> _OwnedQuestion:
    questions = index.questions
    number = int(questions.entries[row])
    text, entry = questions.texts[row], index.entries[number]
    rows = None if meanings is None else meanings.of_entry(number)
    if questions.golden[row]:
        return _OwnedQuestion(text, entry, index, number, QuestionKind.GOLDEN, promise, rows, None)
    vector = None if rows is None else rows[questions.places[row]]
    return _OwnedQuestion(text, entry, index, number, QuestionKind.PHRASING, promise, rows, vector)


@dataclass(frozen=True, slots=True)
class _LoneEntry:
    """An entry as a matcher would rank it if it were added now, whole or without a phrasing."""

    entry: Entry
    index: Index
    rows: Floats | None
    """The vectors of its phrasings, where meanings are compared."""

    @classmethod
    def of(cls, entry: Entry, matcher: Matcher) -> "_LoneEntry":
        """Return an entry; its phrasings are encoded where meanings are compared."""
        rows = None if matcher.sense is None else matcher.sense.rows(question_texts(entry))
        return cls(entry, build_index([entry], matcher.taxonomy, matcher.base), rows)

    @classmethod
    def without(cls, question: _OwnedQuestion) -> "_LoneEntry":
        """Return the entry of a question without the phrasings that equal it when folded."""
        folded = fold(question.text)
        entry, index = question.index.without(question.number, folded)
        if question.rows is None:
            return cls(entry, index, None)
        heading = len(question_texts(entry)) - len(entry.phrasings)
        kept = [fold(phrasing) != folded for phrasing in question.entry.phrasings]
        return cls(entry, index, question.rows[[True] * heading + kept])

    def fit(self, query: Query, weights: Weights) -> tuple[Candidate, ...]:
        """Return the entry as a candidate, or nothing where it doesn't fit."""
        meanings = None
        if self.rows is not None:
            meanings = Meanings.of(self.rows, np.array([len(self.rows)], np.int32))
        return fitting_candidates(query, Layer(self.index, meanings), weights)


@dataclass(frozen=True, slots=True)
class _Comparison:
    """A draft beside a catalogue."""

    catalogue: Catalogue
    draft: _LoneEntry

    def at(self, question: _OwnedQuestion) -> Regression | None:
        """Return the regression of a question, or None where its answer gets no worse."""
        query = self.catalogue.matcher.analyse(question.text, question.vector)
        if query.empty or read_wish(question.text, shown=False) is not None:
            return None
        taken_out = 2  # the entry itself and the draft's earlier form
        ranking = self.catalogue.matcher.rank(query, DEPTH + taken_out)
        draft = self.draft.fit(query, ranking.weights)
        if question.kind is QuestionKind.GOLDEN:
            return self._compared(question, ranking, draft)
        left = _LoneEntry.without(question).fit(query, ranking.weights)
        without_phrasing = _with_entry_replaced(ranking, question.entry.id, left)
        regression = self._compared(question, without_phrasing, draft)
        if regression is None:
            return None
        certain = self._compared(question, ranking, draft) is not None
        return replace(regression, certain=certain)

    def _compared(
        self, question: _OwnedQuestion, ranking: Ranking, draft: tuple[Candidate, ...]
    ) -> Regression | None:
        after = _limited(_with_entry_replaced(ranking, self.draft.entry.id, draft))
        was, becomes = self._answer(_limited(ranking), question), self._answer(after, question)
        if not self._worse(question, was, becomes):
            return None
        reply_before = as_reply(was)
        ours = not isinstance(question.entry, ElsewhereEntry)
        right = reply_before.entry_id if ours else question.entry.id
        return Regression(
            question.text,
            question.entry.id,
            question.kind,
            reply_before,
            as_reply(becomes),
            stage_that_lost(after, becomes, lambda other: other.id == right, ours=ours),
            _helpfulness(question.entry, becomes),
        )

    def _answer(self, ranking: Ranking, question: _OwnedQuestion) -> Answer:
        catalogue = self.catalogue
        return decide(
            Question(question.text),
            ranking,
            catalogue.model.judge(ranking),
            catalogue.entries,
            catalogue.taxonomy.themes,
            catalogue.thresholds,
            reasoned=0,
        )

    def _worse(self, question: _OwnedQuestion, was: Answer, becomes: Answer) -> bool:
        """Return whether an answer that was right is less so because of the draft.

        For a question that wasn't surely answered, or isn't of the field, that is only where the
        draft itself is shown: other small changes in confidence aren't its doing.
        """
        before, after = _helpfulness(question.entry, was), _helpfulness(question.entry, becomes)
        if before is Helpfulness.NOT:
            return False
        draft_id = self.draft.entry.id
        shown_first = as_reply(was).entry_id
        if isinstance(becomes, Found) and becomes.match.entry.id == draft_id != shown_first:
            return True
        if isinstance(question.entry, ElsewhereEntry):
            return after < before and as_reply(becomes).entry_id == draft_id
        if question.kind is QuestionKind.GOLDEN and is_right_answer(question.entry, was):
            return after < before or not is_right_answer(question.entry, becomes)
        shown = draft_id in {match.entry.id for match in becomes.results[:CHOICES]}
        return after < before and (before is Helpfulness.SURELY or shown)


def _helpfulness(entry: Entry, answer: Answer) -> Helpfulness:
    if isinstance(entry, ElsewhereEntry):
        if isinstance(answer, Elsewhere | SmallTalk):
            return Helpfulness.SURELY if answer.subject.id == entry.id else Helpfulness.NOT
        harmless = isinstance(answer, Unknown) and not entry.urgent
        return Helpfulness.PARTLY if harmless else Helpfulness.NOT
    right = same_record(entry)
    if isinstance(answer, Found):
        return Helpfulness.SURELY if right(answer.match.entry) else Helpfulness.NOT
    suggested = isinstance(answer, Suggestions) and any(
        right(choice.entry) for choice in answer.choices
    )
    return Helpfulness.PARTLY if suggested else Helpfulness.NOT


def _with_entry_replaced(
    ranking: Ranking, entry_id: str, candidates: tuple[Candidate, ...]
) -> Ranking:
    """Return the ranking without an entry, and with candidates in its place."""

    def side(ranked: tuple[Candidate, ...], *, outside: bool) -> tuple[Candidate, ...]:
        kept = [candidate for candidate in ranked if candidate.entry.id != entry_id]
        new = [each for each in candidates if isinstance(each.entry, ElsewhereEntry) is outside]
        return tuple(sorted((*kept, *new), key=lambda each: (-each.fit, each.entry.id)))

    return replace(
        ranking,
        field=side(ranking.field, outside=False),
        outside=side(ranking.outside, outside=True),
        calls=tuple(call for call in ranking.calls if call.candidate.entry.id != entry_id),
    )


def _limited(ranking: Ranking) -> Ranking:
    return replace(ranking, field=ranking.field[:DEPTH], outside=ranking.outside[:DEPTH])
