"""What a draft would take away: known questions, answered without it and with it.

Those that the draft explains most of, beside what their own entry does, are put to both catalogues
in full. A phrasing is asked with its entry as if it had just been added without it, so that it
doesn't simply find itself: that tells of what is asked in about its words. Where it goes elsewhere
then, it is asked as it is too.
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
"""How many questions are put to both catalogues at most, the likeliest to get worse first."""
FRUITLESS = 30
"""So many in a row of which nothing changes are the last: later ones fit the draft less still."""
AGAINST_OWN = 1.5
"""What the draft explains of a question counts so much beside what its own entry does.

In order of this, of the regressions that asking everything shows as many were among the first as
when each answer was foreseen by a model of its own.
"""
DEARER = 0.1
"""So much sooner a golden question is looked at: there are few, and they prove an entry."""


@dataclass(frozen=True, slots=True)
class _KnownQuestion:
    """A question that is known to be an entry's."""

    text: str
    entry: Entry
    index: Index
    number: int
    """Of the entry in the index."""
    kind: QuestionKind
    promise: float
    """How likely the draft changes its answer; compares questions only."""
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
    look = _Look(catalogue, _Alone.of(draft, catalogue.matcher))
    found: list[Regression] = []
    since = 0
    for known in _likeliest(look, most):
        regression = look.at(known)
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
    look = _Look(catalogue, _Alone.of(draft, catalogue.matcher))
    known = [known for known in _likeliest(look) if known.promise > -np.inf][::step]
    found = (look.at(question) for question in known)
    return len(known), tuple(sorted((one for one in found if one is not None), key=_how_bad))


def _how_bad(regression: Regression) -> tuple[bool, bool, bool, float, str]:
    return (
        regression.kind is not QuestionKind.GOLDEN,
        not regression.certain,
        not regression.lost,
        regression.becomes.confidence - regression.was.confidence,
        regression.question,
    )


def _likeliest(look: "_Look", most: int | None = None) -> list[_KnownQuestion]:
    """Return the questions that the draft may change the answer of, the likeliest first."""
    draft, matcher = look.draft, look.catalogue.matcher
    spared = {draft.entry.id, draft.entry.replaces}
    known: list[_KnownQuestion] = []
    for number, layer in enumerate(matcher.layers):
        questions, gone = layer.index.questions, matcher.gone(number) | spared
        here = np.array([entry.id not in gone for entry in layer.index.entries], bool)
        promise = AGAINST_OWN * questions.explained(draft.index.postings) - questions.own
        promise += np.float32(DEARER) * questions.golden
        promise[~here[questions.entries]] = -np.inf
        first = np.argsort(-promise, kind="stable")[:most]
        known += [
            _known(layer.index, int(row), float(promise[row]), layer.meanings)
            for row in first
            if promise[row] > -np.inf
        ]
    return sorted(known, key=lambda question: -question.promise)[:most]


def _known(index: Index, row: int, promise: float, meanings: Meanings | None) -> _KnownQuestion:
    questions = index.questions
    number = int(questions.entries[row])
    text, entry = questions.texts[row], index.entries[number]
    rows = None if meanings is None else meanings.of_entry(number)
    if questions.golden[row]:
        return _KnownQuestion(text, entry, index, number, QuestionKind.GOLDEN, promise, rows, None)
    vector = None if rows is None else rows[questions.places[row]]
    return _KnownQuestion(text, entry, index, number, QuestionKind.PHRASING, promise, rows, vector)


@dataclass(frozen=True, slots=True)
class _Alone:
    """An entry as a matcher would rank it were it added now: whole, or without a phrasing."""

    entry: Entry
    index: Index
    rows: Floats | None
    """The vectors of its phrasings, where meanings are compared."""

    @classmethod
    def of(cls, entry: Entry, matcher: Matcher) -> "_Alone":
        """Return the entry; its phrasings are encoded where that is needed."""
        rows = None if matcher.sense is None else matcher.sense.rows(question_texts(entry))
        return cls(entry, build_index([entry], matcher.taxonomy, matcher.base), rows)

    @classmethod
    def without(cls, known: _KnownQuestion) -> "_Alone":
        """Return the entry of a question without the phrasings that are the same when folded."""
        said = fold(known.text)
        left, index = known.index.without(known.number, said)
        if known.rows is None:
            return cls(left, index, None)
        heading = len(question_texts(left)) - len(left.phrasings)
        kept = [fold(phrasing) != said for phrasing in known.entry.phrasings]
        return cls(left, index, known.rows[[True] * heading + kept])

    def fit(self, query: Query, weights: Weights) -> tuple[Candidate, ...]:
        """Return the entry as a candidate, or nothing where it doesn't fit."""
        meanings = None
        if self.rows is not None:
            meanings = Meanings.of(self.rows, np.array([len(self.rows)], np.int32))
        return fitting_candidates(query, Layer(self.index, meanings), weights)


@dataclass(frozen=True, slots=True)
class _Look:
    """A draft beside a catalogue."""

    catalogue: Catalogue
    draft: _Alone

    def at(self, known: _KnownQuestion) -> Regression | None:
        """Return what becomes of a question, or None where that is nothing worse."""
        query = self.catalogue.matcher.analyse(known.text, known.vector)
        if query.empty or read_wish(known.text, shown=False) is not None:
            return None
        spared = 2  # the entry itself and the draft's earlier form are taken out
        ranking = self.catalogue.matcher.rank(query, DEPTH + spared)
        draft = self.draft.fit(query, ranking.weights)
        if known.kind is QuestionKind.GOLDEN:
            return self._compared(known, ranking, draft)
        left = _Alone.without(known).fit(query, ranking.weights)
        alike = self._compared(known, _exchanged(ranking, known.entry.id, left), draft)
        certain = alike is not None and self._compared(known, ranking, draft) is not None
        return replace(alike, certain=certain) if alike else None

    def _compared(
        self, known: _KnownQuestion, ranking: Ranking, draft: tuple[Candidate, ...]
    ) -> Regression | None:
        after = _cut(_exchanged(ranking, self.draft.entry.id, draft))
        was, becomes = self._answer(_cut(ranking), known), self._answer(after, known)
        if not self._worse(known, was, becomes):
            return None
        then = as_reply(was)
        ours = not isinstance(known.entry, ElsewhereEntry)
        right = then.entry_id if ours else known.entry.id
        return Regression(
            known.text,
            known.entry.id,
            known.kind,
            then,
            as_reply(becomes),
            stage_that_lost(after, becomes, lambda other: other.id == right, ours=ours),
            _helped(known.entry, becomes),
        )

    def _answer(self, ranking: Ranking, known: _KnownQuestion) -> Answer:
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

    def _worse(self, known: _KnownQuestion, was: Answer, becomes: Answer) -> bool:
        """Return whether an answer that was right is less so.

        Of a question that wasn't answered surely, or isn't ours, only what the draft itself is
        shown for counts: a little less or more sure among others is nobody's doing.
        """
        helped, helps = _helped(known.entry, was), _helped(known.entry, becomes)
        if helped is Helpfulness.NOT:
            return False
        own = self.draft.entry.id
        if isinstance(becomes, Found) and becomes.match.entry.id == own != as_reply(was).entry_id:
            return True
        if isinstance(known.entry, ElsewhereEntry):
            return helps < helped and as_reply(becomes).entry_id == own
        if known.kind is QuestionKind.GOLDEN and is_right_answer(known.entry, was):
            return helps < helped or not is_right_answer(known.entry, becomes)
        shown = own in {match.entry.id for match in becomes.results[:CHOICES]}
        return helps < helped and (helped is Helpfulness.SURELY or shown)


def _helped(entry: Entry, answer: Answer) -> Helpfulness:
    if isinstance(entry, ElsewhereEntry):
        if isinstance(answer, Elsewhere | SmallTalk):
            return Helpfulness.SURELY if answer.subject.id == entry.id else Helpfulness.NOT
        return (
            Helpfulness.PARTLY
            if isinstance(answer, Unknown) and not entry.urgent
            else Helpfulness.NOT
        )
    right = same_record(entry)
    if isinstance(answer, Found):
        return Helpfulness.SURELY if right(answer.match.entry) else Helpfulness.NOT
    suggested = isinstance(answer, Suggestions) and any(
        right(choice.entry) for choice in answer.choices
    )
    return Helpfulness.PARTLY if suggested else Helpfulness.NOT


def _exchanged(ranking: Ranking, gone: str, come: tuple[Candidate, ...]) -> Ranking:
    """Return the ranking without one entry, and with the candidates that come in its place."""

    def side(found: tuple[Candidate, ...], new: list[Candidate]) -> tuple[Candidate, ...]:
        kept = [candidate for candidate in found if candidate.entry.id != gone]
        return tuple(sorted((*kept, *new), key=lambda one: (-one.fit, one.entry.id)))

    outside = [one for one in come if isinstance(one.entry, ElsewhereEntry)]
    inside = [one for one in come if not isinstance(one.entry, ElsewhereEntry)]
    return replace(
        ranking,
        field=side(ranking.field, inside),
        outside=side(ranking.outside, outside),
        calls=tuple(call for call in ranking.calls if call.candidate.entry.id != gone),
    )


def _cut(ranking: Ranking) -> Ranking:
    return replace(ranking, field=ranking.field[:DEPTH], outside=ranking.outside[:DEPTH])
