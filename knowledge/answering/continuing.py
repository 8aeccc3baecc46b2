"""The answer to the surest interpretation of a turn, without what was shown before."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol, TypeVar

from knowledge.answer import (
    Answer,
    Context,
    Found,
    Move,
    Question,
    Suggestions,
    Turn,
)
from knowledge.answering.deciding import (
    CHOICES,
    Thresholds,
    add_rivals,
    as_suggestions,
    pick_choices,
)
from knowledge.answering.interpretations import (
    FEW,
    LEAST_SURE,
    Judge,
    other_candidates,
    rank_interpretations,
    share_of_stems,
)
from knowledge.answering.wishing import Wishing
from knowledge.entry import Entry
from knowledge.language.turns import (
    ELLIPTIC,
    Mark,
    added_words,
    builds_on,
    names_subject,
    read_correction,
    subject_stems,
)
from knowledge.matching.confidence import Confidence
from knowledge.matching.matcher import Ranking

_A = TypeVar("_A", bound=Answer)
LESS_SURE = 0.05
"""How much less sure an interpretation is for leaning on what came before."""
HALF = 0.5
"""At most this share of the suggestions may have been offered just before."""


class Knowledge(Judge, Wishing, Protocol):
    """What a conversation needs of the catalogue: it answers one question at a time."""

    @property
    def thresholds(self) -> Thresholds: ...

    def decide(self, question: Question, ranking: Ranking, confidence: Confidence) -> Answer: ...

    def show_as(self, question: Question, entry_id: str) -> Found | None:
        """Return an entry as the answer; None where it is unknown."""

    def nearest(self, ranking: Ranking) -> Sequence[tuple[Entry, float]]:
        """Return the entries nearest in meaning; none where meanings aren't compared."""


def with_turn(answer: _A, move: Move, because: str, about: str = "") -> _A:
    """Return the answer with how the turn was read."""
    return replace(answer, turn=Turn(move, because, about))


def answer_interpreted(
    question: Question,
    context: Context,
    marked: Mark | None,
    alone: Answer | None,
    knowledge: Knowledge,
) -> Answer:
    """Return the answer to the surest interpretation of a turn."""
    text = question.text
    candidates = rank_interpretations(question, context, marked, knowledge)
    best, ranking, confidence = candidates[0]
    rivals = other_candidates(candidates, context.all_seen, knowledge.thresholds.ours)
    if not best.keeps and not marked:
        alone = alone or knowledge.answer_alone(question)
        if isinstance(alone, Found) and _repeats_card(alone, ranking, context, text):
            alone = _decide_anew(question, context, ranking, confidence, Turn(), knowledge)
        answer = _without_asking_again(with_turn(alone, Move.ALONE, "alone"), context, knowledge)
        return add_rivals(answer, rivals)
    if best.keeps:
        move = Move.CORRECTS if marked is Mark.CORRECTION else Move.CONTINUES
        because = f"{marked or 'unsure alone'}: {best.keeps}"
        turn = Turn(move, because, best.about(context, text, marked))
    else:
        turn = Turn(Move.ALONE, f"its {marked} is surer without")
    asked = replace(question, text=best.text)
    open_card = None if marked in {Mark.NARROWING, Mark.CORRECTION} else context.near
    leant = replace(context, near=open_card)  # what is narrowed may be what stood open
    answer = _decide_anew(asked, leant, ranking, confidence, turn, knowledge)
    leans = bool(best.keeps) and marked is not Mark.PRONOUN
    if isinstance(answer, Found) and _is_doubtful(answer, ranking, text, marked, leans=leans):
        answer = as_suggestions(answer, pick_choices(answer.results))
    rephrased = marked is Mark.PRONOUN and names_subject(text) and not builds_on(text)
    most = 1.0 if best.keeps and marked and not rephrased else HALF
    answer = _without_asking_again(answer, context, knowledge, most)
    return replace(add_rivals(answer, rivals), turn=turn)


def _repeats_card(answer: Found, ranking: Ranking, context: Context, text: str) -> bool:
    """Return whether the card shown just now comes again, while the turn asks more than it has."""
    shown = answer.match.entry.id == context.shown and not answer.match.named
    return shown and share_of_stems(ranking.field[0], subject_stems(text)) < 1


def _is_doubtful(
    answer: Found, ranking: Ranking, text: str, marked: Mark | None, *, leans: bool
) -> bool:
    """Return whether an answer has too little of what the turn adds, or rests on a word of it."""
    if leans:
        added = subject_stems(added_words(read_correction(text)[0]))
        return bool(added) and share_of_stems(ranking.field[0], added) < HALF
    return marked in ELLIPTIC and not answer.match.named and len(subject_stems(text)) < FEW - 1


def _without_asking_again(
    answer: Answer, context: Context, knowledge: Knowledge, most: float = HALF
) -> Answer:
    """Return the best there is instead of suggestions that were offered just before.

    That is where a share of `most` of the suggestions was. With a share of 1 the turn narrowed
    what was asked, and the best may be the card that stood beside them.
    """
    if not isinstance(answer, Suggestions):
        return answer
    repeated = sum(match.entry.id in context.choices for match in answer.choices)
    if repeated < most * len(answer.choices):
        return answer
    if answer.confidence >= LEAST_SURE:
        best = next(
            match for match in answer.choices if most == 1 or match.entry.id != context.near
        )
        return replace(as_suggestions(answer, (best,)), nearest=best)
    ranking, confidence = knowledge.judge(answer.question)
    unsure = replace(confidence, right=0.0, urgent=0.0)
    return replace(knowledge.decide(answer.question, ranking, unsure), turn=answer.turn)


def _decide_anew(
    question: Question,
    context: Context,
    ranking: Ranking,
    confidence: Confidence,
    turn: Turn,
    knowledge: Knowledge,
) -> Answer:
    """Return the answer to an interpretation, without what was shown before.

    Where what was shown still fits best, what comes next is suggested and it stays among the
    choices; where it was only suggested, it may be the answer now. Urgency isn't looked at: that
    was decided for the turn alone.
    """
    less = 0.0 if turn.move is Move.ALONE else LESS_SURE
    calm = replace(confidence, urgent=0.0, right=max(0.0, confidence.right - less))
    seen = context.all_seen
    first = ranking.field[0].entry.id if ranking.field else None
    whole = knowledge.decide(question, ranking, calm)
    if first not in seen or (isinstance(whole, Found) and first == context.near):
        return whole
    unseen = tuple(candidate for candidate in ranking.field if candidate.entry.id not in seen)
    rest = replace(ranking, field=unseen)
    answer = knowledge.decide(question, rest, replace(knowledge.sureness(rest), urgent=0.0))
    lost = not isinstance(answer, Found | Suggestions)
    if turn.move is Move.CORRECTS or (lost and not isinstance(whole, Found | Suggestions)):
        return answer
    again = knowledge.show_as(question, first) if first else None
    new = [match for match in answer.results if match.entry.id != first]
    at = 0 if lost else 1
    shown = (*new[:at], *([again.match] if again else []), *new[at:])[:CHOICES]
    return as_suggestions(answer, shown)
