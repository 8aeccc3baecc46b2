"""What a turn of a conversation may mean: itself alone, or itself with what came before."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import Protocol

from knowledge.answer import Context, Question
from knowledge.language.normalising import stem
from knowledge.language.questions import asking_part
from knowledge.language.turns import (
    ELLIPTIC,
    LONGEST_ELLIPSIS,
    LONGEST_TURN,
    Mark,
    added_words,
    asks_something,
    builds_on,
    is_clause,
    mark_of,
    names_subject,
    read_correction,
    refers_back,
    relation_of,
    states_question,
    subject_of,
    subject_stems,
    substitute,
)
from knowledge.matching.confidence import Confidence
from knowledge.matching.matcher import Candidate, Ranking
from knowledge.matching.terms import terms_of

OURS = 0.45
"""How likely of the field a turn must be to count alone, or to go on where it asks nothing."""
NAMED = 0.5
"""From this probability to be right a turn that refers to nothing names a subject of its own."""
LEAST_SURE = 0.4
"""How sure the best result must be to be shown as the best there is."""
LOST = 0.25
"""How much less sure an interpretation is whose answer has nothing of what the turn adds."""
AGREEING = 0.05
"""How much surer an interpretation is for each that has the same first result."""
LED = 8
"""How many of the best results are reordered by the words of a correction."""
FEW = 3
"""The most subject words of a turn that goes on without saying so."""
SUBJECT, RELATION, ALL = "the same subject", "the same question", "all that was said"
PLACE, BEFORE = "the same question in its place", "the subject before"
BOT = "what the bot was asked"
OF_BOT = "bot-"
"""How the ids of subjects about the bot itself begin."""
LEAST_OF_BOT = 0.35
"""How sure a subject about the bot must be, for a turn that may go on about it."""
_LEADS: dict[Mark | None, dict[str, float]] = {
    None: {SUBJECT: 0.0, BEFORE: -0.1, BOT: 0.1},
    Mark.PRONOUN: {SUBJECT: 0.15, BEFORE: 0.05, BOT: 0.25},
    Mark.ELLIPSIS: {SUBJECT: 0.05, PLACE: 0.15, ALL: 0.05, BOT: 0.25},
    Mark.FOR_OTHERS: {SUBJECT: 0.2, PLACE: 0.4},
    Mark.NARROWING: {SUBJECT: 0.1, ALL: 0.1},
    Mark.CORRECTION: {SUBJECT: 0.1, RELATION: 0.05, PLACE: 0.15},
}
"""What is added to an interpretation's probability, by the turn's mark and by what it keeps."""
_PLACED = frozenset({Mark.CORRECTION, Mark.ELLIPSIS})
"""Turns with these marks may take the place of a word of the earlier question."""


@dataclass(frozen=True, slots=True)
class Interpretation:
    """A text that a turn may mean, and what it keeps of the earlier question ("" is nothing)."""

    text: str
    keeps: str = ""
    lead: float = 0.0
    """What is added to its probability."""

    def about(self, context: Context, text: str, marked: Mark | None) -> str:
        """Return the question that the conversation is about, if this is what the turn means."""
        if self.keeps == BOT:
            return context.question
        if self.keeps != SUBJECT or marked is Mark.CORRECTION:
            return self.text
        added = added_words(text) if marked in ELLIPTIC else ""
        return f"{context.question} {added}".strip()


class Judge(Protocol):
    """What ranks the entries for a question, and says how sure the ranking is."""

    def judge(self, question: Question) -> tuple[Ranking, Confidence]: ...

    def sureness(self, ranking: Ranking) -> Confidence: ...


def is_about_bot(context: Context) -> bool:
    """Return whether the last answer was about the bot itself."""
    return (context.pointed or "").startswith(OF_BOT)


def rank_interpretations(
    question: Question, context: Context, marked: Mark | None, judge: Judge
) -> list[tuple[Interpretation, Ranking, Confidence]]:
    """Return what a turn may mean, each with its ranking, the surest first."""
    text, itself = question.text, judge.judge(question)
    alone, *leaning = _interpretations(text, context, marked, itself[1])
    added = subject_stems(alone.text)
    judged = []
    for reading in (alone, *leaning):
        if reading.text == text:
            ranking, confidence = itself
        else:
            ranking, confidence = judge.judge(replace(question, text=reading.text))
        if reading.keeps == BOT:
            if not _is_of_bot(ranking, confidence):
                continue
            confidence = replace(confidence, ours=0.0, right=0.0)
        if marked is Mark.CORRECTION and reading.keeps and added:
            taken_back = {stem(word) for word in read_correction(text)[1]}
            ranking = _reorder(ranking, added, taken_back)
            confidence = judge.sureness(ranking)
        judged.append((reading, ranking, confidence))
    worded, lost = mark_of(text), 0.0 if marked is Mark.FOR_OTHERS else LOST
    unknown = marked is Mark.PRONOUN and itself[1].right < LEAST_SURE
    nameless = worded is Mark.NARROWING or not names_subject(alone.text)
    if len(judged) > 1 and marked and (unknown or nameless):
        del judged[0]  # what narrows, a pronoun and what is asked of it say nothing alone

    firsts = Counter(_first(ranking) for _, ranking, _ in judged)

    def strength(candidate: tuple[Interpretation, Ranking, Confidence]) -> float:
        reading, ranking, confidence = candidate
        same = not worded and itself[1].right >= LEAST_SURE and reading.keeps != BOT
        if reading.keeps and same and _first(ranking) == _first(itself[0]):
            sure = 0.0
        elif reading.keeps == BOT:
            sure = confidence.subject + reading.lead
        elif reading.keeps:
            sure = confidence.right + reading.lead - lost * _lost(ranking, itself[0], added)
        elif worded:
            sure = confidence.right
        else:
            right = confidence.right if confidence.ours >= OURS else 0.0
            sure = max(right, confidence.subject)
        return sure + AGREEING * firsts[_first(ranking)]

    return sorted(judged, key=strength, reverse=True)


def other_candidates(
    ranked: Sequence[tuple[Interpretation, Ranking, Confidence]], seen: Sequence[str], ours: float
) -> list[Candidate]:
    """Return the first of the field, not seen yet, of each interpretation but the surest.

    Where the surest is the turn alone, two of each: it may go on without saying so.
    """
    each = 1 if ranked[0][0].keeps else 2
    unseen = (
        [candidate for candidate in ranking.field if candidate.entry.id not in seen][:each]
        for _, ranking, confidence in ranked[1:]
        if confidence.ours >= ours
    )
    return list(chain.from_iterable(unseen))


def _first(ranking: Ranking) -> str | None:
    return ranking.field[0].entry.id if ranking.field else None


def _is_of_bot(ranking: Ranking, confidence: Confidence) -> bool:
    """Return whether a text fits a subject about the bot best, of those outside the field."""
    first = next(iter(ranking.outside), None)
    of_bot = first is not None and first.entry.id.startswith(OF_BOT)
    return of_bot and confidence.subject >= LEAST_OF_BOT


def _lost(ranking: Ranking, itself: Ranking, added: set[str]) -> float:
    """Return how much less of the added words the first result has than that of the turn alone."""
    shares = [share_of_stems(found, added) for found in (*ranking.field[:1], *itself.field[:1])]
    return max(0.0, shares[1] - shares[0]) if len(shares) > 1 else 0.0


def share_of_stems(candidate: Candidate, stems: set[str]) -> float:
    """Return which share of the stems the entry holds; 0 where there are none."""
    return float(candidate.holds(terms_of(stems)).mean()) if stems else 0.0


def _reorder(ranking: Ranking, added: set[str], taken_back: set[str]) -> Ranking:
    """Return the ranking with the results that hold the most of the added words first.

    Only the first few move; of these, a heading with a word that was taken back comes last.
    """
    first, terms = ranking.field[:LED], terms_of(added)
    held = [int(candidate.holds(terms).sum()) for candidate in first]
    gone = [not taken_back.isdisjoint(subject_stems(each.entry.heading)) for each in first]
    order = sorted(range(len(first)), key=lambda number: (gone[number], -held[number]))
    return replace(ranking, field=(*(first[number] for number in order), *ranking.field[LED:]))


def _interpretations(
    text: str, context: Context, marked: Mark | None, alone: Confidence
) -> tuple[Interpretation, ...]:
    """Return what a turn may mean, itself first.

    A turn without a mark goes on where it asks something. Where it only tells something it may be
    chatter, which is hardly of the field by the confidence of the turn `alone`.
    """
    turn, gone = read_correction(text) if marked is Mark.CORRECTION else (text, frozenset[str]())
    turn = turn or text
    earlier = " ".join(word for word in context.question.split() if word.casefold() not in gone)
    stems = subject_stems(turn)
    about = " ".join(word for word in subject_of(earlier).split() if stem(word) not in stems)
    relation, added = relation_of(earlier), added_words(turn)
    discussed = bool(context.shown or context.choices or context.pointed)
    part = asking_part(turn)
    few, builds = len(subject_stems(part)) <= FEW, builds_on(part)
    names = len(stems) > 1 and alone.right >= NAMED and not (refers_back(part) or builds)
    asks = asks_something(turn) and len(turn) <= LONGEST_TURN and (few or builds)
    tells = few and len(turn.split()) <= LONGEST_ELLIPSIS and alone.ours >= OURS
    leans = discussed and not names and (asks or tells)
    before = subject_of(context.earlier) if leans else ""
    everything = added and (marked is not Mark.ELLIPSIS or is_clause(turn))
    texts = {
        BOT: f"{turn} bot" if is_about_bot(context) else "",
        BEFORE: f"{before} {turn}" if before else "",
        SUBJECT: f"{about} {turn}" if about and (marked or leans) else "",
        RELATION: f"{relation} {added}" if added and relation and not states_question(turn) else "",
        PLACE: substitute(context.question, turn, gone if marked in _PLACED else None),
        ALL: f"{earlier} {turn}" if everything else "",
    }
    leads = _LEADS[marked]
    leaning = (Interpretation(texts[keeps], keeps, leads[keeps]) for keeps in leads if texts[keeps])
    return (Interpretation(turn), *leaning)
