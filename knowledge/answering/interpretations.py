"""What a turn of a conversation may mean: itself, or itself with what came before; surest first."""

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
"""How likely of the field a turn is that goes on without saying so, and asks nothing."""
NAMED = 0.5
"""From such a chance to be right a turn that refers to nothing names a subject of its own."""
LEAST_SURE = 0.4
"""How sure what fits best has to be, to be shown as the best there is."""
LOST = 0.25
"""By so much is a reading less sure whose answer has nothing of what the turn adds."""
AGREEING = 0.05
"""By so much is a reading surer for each that has the same first."""
LED = 8
"""Of so many that fit best what holds the words of a correction leads."""
FEW = 3
"""So many words of its own a turn has at most that goes on without saying so."""
SUBJECT, RELATION, ALL = "the same subject", "the same question", "all that was said"
PLACE, BEFORE = "the same question in its place", "the subject before"
BOT = "what the bot was asked"
OF_BOT = "bot-"
"""Begins the id of a subject outside the field that is about the bot."""
LEAST_OF_BOT = 0.35
"""How sure a subject about the bot has to be, for a turn that may go on about it."""
_LEADS: dict[Mark | None, dict[str, float]] = {
    None: {SUBJECT: 0.0, BEFORE: -0.1, BOT: 0.1},
    Mark.PRONOUN: {SUBJECT: 0.15, BEFORE: 0.05, BOT: 0.25},
    Mark.ELLIPSIS: {SUBJECT: 0.05, PLACE: 0.15, ALL: 0.05, BOT: 0.25},
    Mark.FOR_OTHERS: {SUBJECT: 0.2, PLACE: 0.4},
    Mark.NARROWING: {SUBJECT: 0.1, ALL: 0.1},
    Mark.CORRECTION: {SUBJECT: 0.1, RELATION: 0.05, PLACE: 0.15},
}
"""By how much a reading goes before its sureness, by the turn's wording and what it keeps."""
_PLACED = frozenset({Mark.CORRECTION, Mark.ELLIPSIS})
"""What may take the place of the last that was told, without a word that says which."""


@dataclass(frozen=True, slots=True)
class Interpretation:
    """A text that a turn may mean, and what it keeps of the earlier question ("" for nothing)."""

    text: str
    keeps: str = ""
    lead: float = 0.0
    """By how much it goes before its sureness."""

    def about(self, context: Context, text: str, marked: Mark | None) -> str:
        """Return the question that the conversation is about after this reading of a turn."""
        if self.keeps == BOT:
            return context.question
        if self.keeps != SUBJECT or marked is Mark.CORRECTION:
            return self.text
        told = added_words(text) if marked in ELLIPTIC else ""
        return f"{context.question} {told}".strip()


class Judge(Protocol):
    """What ranks the entries for a question, and says how sure that is."""

    def judge(self, question: Question) -> tuple[Ranking, Confidence]: ...

    def sureness(self, ranking: Ranking) -> Confidence: ...


def is_about_bot(context: Context) -> bool:
    """Return whether the last answer pointed to what is said of the bot itself."""
    return (context.pointed or "").startswith(OF_BOT)


def rank_interpretations(
    question: Question, context: Context, marked: Mark | None, known: Judge
) -> list[tuple[Interpretation, Ranking, Confidence]]:
    """Return what a turn may mean, each with its ranking, the surest first."""
    text, itself = question.text, known.judge(question)
    own, *leaning = _readings(text, context, marked, itself[1])
    added = subject_stems(own.text)
    ranked = []
    for one in (own, *leaning):
        judged = itself if one.text == text else known.judge(replace(question, text=one.text))
        if one.keeps == BOT:
            if not _is_of_bot(*judged):
                continue
            judged = judged[0], replace(judged[1], ours=0.0, right=0.0)
        if marked is Mark.CORRECTION and one.keeps and added:
            led = _led(judged[0], added, {stem(word) for word in read_correction(text)[1]})
            judged = led, known.sureness(led)
        ranked.append((one, *judged))
    worded, lost = mark_of(text), 0.0 if marked is Mark.FOR_OTHERS else LOST
    unknown = marked is Mark.PRONOUN and itself[1].right < LEAST_SURE
    nameless = worded is Mark.NARROWING or not names_subject(own.text)
    if len(ranked) > 1 and marked and (unknown or nameless):
        del ranked[0]  # what narrows, a pronoun and what is asked of it say nothing alone

    firsts = Counter(_first(ranking) for _, ranking, _ in ranked)

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

    return sorted(ranked, key=strength, reverse=True)


def other_candidates(
    readings: Sequence[tuple[Interpretation, Ranking, Confidence]], seen: Sequence[str], ours: float
) -> list[Candidate]:
    """Return what other readings than the surest have first, of the field and not shown yet.

    Where the surest is the turn alone, two of each: it may go on without saying so.
    """
    each = 1 if readings[0][0].keeps else 2
    fresh = (
        [one for one in ranking.field if one.entry.id not in seen][:each]
        for _, ranking, confidence in readings[1:]
        if confidence.ours >= ours
    )
    return list(chain.from_iterable(fresh))


def _first(ranking: Ranking) -> str | None:
    return ranking.field[0].entry.id if ranking.field else None


def _is_of_bot(ranking: Ranking, confidence: Confidence) -> bool:
    """Return whether a text that names the bot has a subject of its own among those about it."""
    first = next(iter(ranking.outside), None)
    known = first is not None and first.entry.id.startswith(OF_BOT)
    return known and confidence.subject >= LEAST_OF_BOT


def _lost(ranking: Ranking, itself: Ranking, added: set[str]) -> float:
    """Return how much of what a turn adds is in what fits it alone, but not in what fits this."""
    held = [share_of_stems(one, added) for one in (*ranking.field[:1], *itself.field[:1])]
    return max(0.0, held[1] - held[0]) if len(held) > 1 else 0.0


def share_of_stems(candidate: Candidate, stems: set[str]) -> float:
    """Return which share of the stems the entry holds; none of none."""
    return float(candidate.holds(terms_of(stems)).mean()) if stems else 0.0


def _led(ranking: Ranking, added: set[str], gone: set[str]) -> Ranking:
    """Return a ranking in which, of the first, what holds the most of the added words leads.

    What is named after those that were taken back comes last of these.
    """
    first, terms = ranking.field[:LED], terms_of(added)
    held = [int(one.holds(terms).sum()) for one in first]
    named = [not gone.isdisjoint(subject_stems(one.entry.heading)) for one in first]
    order = sorted(range(len(first)), key=lambda number: (named[number], -held[number]))
    return replace(ranking, field=(*(first[number] for number in order), *ranking.field[LED:]))


def _readings(
    text: str, context: Context, marked: Mark | None, alone: Confidence
) -> tuple[Interpretation, ...]:
    """Return what a turn may mean, itself first.

    A turn that doesn't go on by its words does where it asks something; what only tells may be
    chatter, and then it is little of the field `alone`.
    """
    own, gone = read_correction(text) if marked is Mark.CORRECTION else (text, frozenset[str]())
    own = own or text
    earlier = " ".join(word for word in context.question.split() if word.casefold() not in gone)
    said = subject_stems(own)
    about = " ".join(word for word in subject_of(earlier).split() if stem(word) not in said)
    asked, added = relation_of(earlier), added_words(own)
    discussed = bool(context.shown or context.choices or context.pointed)
    part = asking_part(own)
    few, back = len(subject_stems(part)) <= FEW, builds_on(part)
    names = len(said) > 1 and alone.right >= NAMED and not (refers_back(part) or back)
    asks = asks_something(own) and len(own) <= LONGEST_TURN and (few or back)
    tells = few and len(own.split()) <= LONGEST_ELLIPSIS and alone.ours >= OURS
    leans = discussed and not names and (asks or tells)
    before = subject_of(context.earlier) if leans else ""
    made = {
        BOT: f"{own} bot" if is_about_bot(context) else "",
        BEFORE: f"{before} {own}" if before else "",
        SUBJECT: f"{about} {own}" if about and (marked or leans) else "",
        RELATION: f"{asked} {added}" if added and asked and not states_question(own) else "",
        PLACE: substitute(context.question, own, gone if marked in _PLACED else None),
        ALL: f"{earlier} {own}"
        if added and (marked is not Mark.ELLIPSIS or is_clause(own))
        else "",
    }
    leads = _LEADS[marked]
    kept = (Interpretation(made[keeps], keeps, leads[keeps]) for keeps in leads if made[keeps])
    return (Interpretation(own), *kept)
