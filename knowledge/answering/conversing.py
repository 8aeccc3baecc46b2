"""A conversation turn by turn: what a turn means after the earlier ones, and what is left of it.

A turn has readings, which are texts: itself, itself with the subject that was discussed, its own
words with what was asked before. Each is ranked and judged; the surest is answered, where how the
turn is worded ("en …", "dat", "nee, ik bedoel …") speaks for one or the other.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol, TypeVar

from knowledge.answer import (
    Answer,
    Context,
    Elsewhere,
    Found,
    Intent,
    Move,
    Question,
    SmallTalk,
    Suggestions,
    Turn,
    Unknown,
    Wish,
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
    is_about_bot,
    other_candidates,
    rank_interpretations,
    share_of_stems,
)
from knowledge.answering.languages import answer_foreign
from knowledge.answering.wishing import Wishing, carry_out_wish, possible_wish
from knowledge.entry import ElsewhereEntry, Entry
from knowledge.language.commands import (
    asks_person,
    language_asking_for_person,
    read_command,
    reading_list_subject,
)
from knowledge.language.foreign_words import in_dutch
from knowledge.language.languages import DUTCH, language_of, leans_in_english
from knowledge.language.normalising import stem
from knowledge.language.turns import (
    ELLIPTIC,
    Mark,
    Pick,
    added_words,
    asks_something,
    builds_on,
    is_fragment,
    mark_of,
    names_subject,
    read_correction,
    read_pick,
    refers_back,
    says_something,
    strip_thanks,
    subject_of,
    subject_stems,
)
from knowledge.language.wishes import (
    likeliest_wish,
    only_thanks,
    read_english_wish,
    read_wish,
    share_of_other_words,
)
from knowledge.matching.confidence import Confidence
from knowledge.matching.matcher import Ranking, is_urgent

_A = TypeVar("_A", bound=Answer)
AFTER_THANKS = frozenset({"bedankje", "instemming", "complimentje", "afscheid"})
"""The small talk that may follow on thanks."""
LEAST_OF_SUBJECT = 0.15
"""How sure suggestions have to be to be another subject than the one before."""
LESS_SURE = 0.05
"""By so much is a reading less sure that rests on what came before."""
CALLING = 0.7
"""How likely someone needs help now in a turn that may go on from what was discussed."""
SURER, SUREST, CLEAR, NAMING = 0.8, 0.9, 0.5, 0.4
"""As sure is an answer where it may be a wish, and where it is clearly one: from such a fit.
Less is enough the more an unclear turn says beside it, as it may name what it is about."""
HALF = 0.5
"""Such a part of what is suggested may not have been so just now."""
_WHOLE = {None: 0, Mark.PRONOUN: 2, Mark.ELLIPSIS: 3, Mark.FOR_OTHERS: 3}
"""So many words of its own make a turn that is sure alone a whole question, as it is worded."""


class Knowledge(Judge, Wishing, Protocol):
    """What answers one question at a time."""

    @property
    def thresholds(self) -> Thresholds: ...

    def decide(self, question: Question, ranking: Ranking, confidence: Confidence) -> Answer: ...

    def show_as(self, question: Question, entry_id: str) -> Found | None:
        """Return an entry as the answer; None where it is unknown."""

    def nearest(self, ranking: Ranking) -> Sequence[tuple[Entry, float]]:
        """Return what comes nearest a question in meaning; nothing without meanings."""


def converse(question: Question, known: Knowledge) -> Answer:
    """Return the answer to a turn of a conversation, with how it was read."""
    context, text = question.context, question.text
    if wanted := read_command(text):
        return carry_out_wish(question, wanted, known)
    if about := reading_list_subject(text):
        return known.answer_alone(replace(question, text=f"rapporten over {about}"))
    if spoken := language_asking_for_person(text):
        return replace(carry_out_wish(question, Wish.PERSON, known), language=spoken)
    if context and (wanted := possible_wish(read_english_wish(text), question, known)):
        return carry_out_wish(question, wanted, known)
    language = language_of(text)
    if language != DUTCH:
        return _across(question, language, known)
    if context is None:
        wanted = read_wish(text, shown=False)
        return carry_out_wish(question, wanted, known) if wanted else known.answer_alone(question)
    if not only_thanks(text) and asks_something(rest := strip_thanks(text)):
        question, text = replace(question, text=rest), rest
    if context.choices and (picked := read_pick(text, len(context.choices))):
        return _chosen(question, context, picked, known)
    alone, shown = known.answer_alone(question), bool(context.shown or context.choices)
    wanted, marked = possible_wish(read_wish(text), question, known), mark_of(text)
    if isinstance(alone, Elsewhere) and is_urgent(alone.subject):
        ranking, confidence = known.judge(question)
        takes_up = marked in {Mark.NARROWING, Mark.CORRECTION}
        goes_on = takes_up or (marked in ELLIPTIC and asks_something(text))
        likely = confidence.urgent >= CALLING
        if says_something(text) and (likely or not (wanted or only_thanks(text) or goes_on)):
            return _as(alone, Move.ALONE, "urgent")
        alone = known.decide(question, ranking, replace(confidence, urgent=0.0))
    if wanted or asks_person(text):
        return carry_out_wish(question, wanted or Wish.PERSON, known)
    sure = isinstance(alone, Found) and alone.match.entry.id not in context.all_seen
    if only_thanks(text) and not sure:
        return _thanked(question, alone, known)
    wanted, fit = likeliest_wish(text) if shown else (None, 0.0)
    if isinstance(alone, SmallTalk) and (
        marked is None or (marked is Mark.PRONOUN and not asks_something(text))
    ):
        if wanted and fit >= CLEAR:
            return carry_out_wish(question, wanted, known)
        return _as(alone, Move.ALONE, "small talk")
    named = sure and len(subject_stems(text)) > 1
    marked = marked or (None if named else _narrowing(text, context))
    beside = share_of_other_words(text, wanted) if wanted else 0.0
    clear = fit >= CLEAR and (not beside or (refers_back(text) and not sure))
    surer = SUREST if clear else SURER - NAMING * beside
    if wanted in (None, Wish.NUMBER) or alone.confidence >= surer:
        wanted = None
    whole = _is_whole(text, marked) and not (marked and is_about_bot(context))
    if sure and wanted is None and (alone.confidence == 1 or whole):
        return _as(alone, Move.ALONE, "sure on its own")
    answer = _read(question, context, marked, alone, known)
    if wanted and not (isinstance(answer, Found) and answer.confidence >= surer):
        return carry_out_wish(question, wanted, known)
    return answer


def _across(question: Question, language: str, known: Knowledge) -> Answer:
    """Return the answer to a turn in another language, which may lean on what was asked."""
    context, own = question.context, question.text
    before = context.question if context and leans_in_english(own) else ""
    about = f"{before} {own}" if before else own
    ranking, confidence = known.judge(replace(question, text=about))
    alone = known.decide(question, ranking, confidence)
    named, _ = known.judge(replace(question, text=in_dutch(about)))
    near, called = known.nearest(ranking), confidence.urgent
    answer = answer_foreign(question, language, alone, near, named.field, called=called)
    return _as(answer, Move.CONTINUES, "what was asked in English", about) if before else answer


def _is_whole(text: str, marked: Mark | None) -> bool:
    """Return whether a turn that is sure alone says all of what it asks."""
    return marked in _WHOLE and len(subject_stems(text)) >= _WHOLE[marked]


def _narrowing(text: str, context: Context) -> Mark | None:
    """Return that a few words narrow what was asked: "in een dorp", or after a question back."""
    few = len(subject_of(text).split()) < FEW and not asks_something(text)
    open_still = context.choices and not context.shown
    return Mark.NARROWING if few and (open_still or is_fragment(text)) else None


def context_after(answer: Answer) -> Context | None:
    """Return what the next turn may lean on; None leaves the conversation as it was.

    Only a new subject ends an old one: what wasn't understood, or is outside the field, doesn't.
    """
    before, text = answer.question.context, answer.question.text
    seen = before.all_seen if before else ()
    match answer:
        case Unknown():
            return replace(before or Context(text), choices=(), last=text)
        case Found():
            about = answer.turn.about or text
            return Context(about, answer.match.entry.id, seen=seen, last=about)
        case Suggestions():
            choices = tuple(choice.entry.id for choice in answer.choices)
            pointed = answer.elsewhere.id if answer.elsewhere else None
            if before and answer.confidence < LEAST_OF_SUBJECT:
                return replace(before, choices=choices, near=None, last=text, pointed=pointed)
            about = answer.turn.about or text
            shown = before.shown if before and answer.turn.move is not Move.ALONE else None
            near = answer.nearest.entry.id if answer.nearest else None
            earlier = before.question if before and answer.turn.move is Move.ALONE else ""
            return Context(about, shown, choices, seen, near, about, pointed, earlier)
        case Elsewhere():
            kept = before or Context(text)
            about = answer.turn.about or kept.question
            pointed = answer.subject.id
            return replace(kept, question=about, near=None, last=text, pointed=pointed)
        case Intent() if before and answer.target and answer.choices:
            choices = tuple(choice.entry.id for choice in answer.choices)
            return replace(before, choices=choices, near=answer.target.id, seen=seen)
        case _:
            return None


def _as(answer: _A, move: Move, because: str, about: str = "") -> _A:
    return replace(answer, turn=Turn(move, str(because), about))


def _thanked(question: Question, alone: Answer, known: Knowledge) -> Answer:
    """Return the small talk that fits thanks best, whatever else has their words."""
    ranking, _ = known.judge(question)
    for candidate in ranking.outside:
        subject = candidate.entry
        if isinstance(subject, ElsewhereEntry) and subject.id in AFTER_THANKS:
            thanked = SmallTalk(
                question=question, confidence=0.0, results=alone.results, subject=subject
            )
            return _as(thanked, Move.THANKS, "only_thanks")
    return alone


def _chosen(question: Question, context: Context, picked: Pick, known: Knowledge) -> Answer:
    """Return what was chosen; nothing of it where none was right."""
    if picked.about:
        return _chosen_by_words(question, context, picked.about, known)
    if not picked.number:
        asked = replace(question, text=context.question)
        results = known.answer_alone(asked).results
        left = tuple(one for one in results if one.entry.id not in context.choices)
        unknown = Unknown(question=asked, confidence=0.0, results=left)
        return _as(unknown, Move.CHOOSES, "none of what was suggested")
    number = picked.number if picked.number > 0 else len(context.choices)
    if number > len(context.choices):
        return _as(known.answer_alone(question), Move.ALONE, "no such choice")
    found = known.show_as(question, context.choices[number - 1])
    if found is None:
        return _as(known.answer_alone(question), Move.ALONE, "what was chosen is gone")
    return _as(found, Move.CHOOSES, f"number {number}", found.match.entry.heading)


def _chosen_by_words(question: Question, context: Context, about: str, known: Knowledge) -> Answer:
    """Return the suggestion that fits the words best of all, or after what was asked.

    Its heading has most of them then. Where none does, return what they ask for.
    """
    asked, told = replace(question, text=about), subject_stems(about) or {stem(about)}
    both = replace(question, text=f"{context.question} {about}")
    first, after = (next(iter(known.judge(one)[0].field), None) for one in (asked, both))
    named = after and len(told & subject_stems(after.entry.heading)) > len(told) / 2
    for best in (first, after if named else None):
        if (
            best
            and best.entry.id in context.choices
            and (found := known.show_as(asked, best.entry.id))
        ):
            return _as(found, Move.CHOOSES, f"about {about}", best.entry.heading)
    answer = _read(asked, context, Mark.NARROWING, None, known)
    heading = answer.match.entry.heading if isinstance(answer, Found) else ""
    return _as(answer, Move.CHOOSES, f"about {about}", heading)


def _read(
    question: Question,
    context: Context,
    marked: Mark | None,
    alone: Answer | None,
    known: Knowledge,
) -> Answer:
    """Return the answer to the surest reading of a turn."""
    text = question.text
    candidates = rank_interpretations(question, context, marked, known)
    best, ranking, confidence = candidates[0]
    rivals = other_candidates(candidates, context.all_seen, known.thresholds.ours)
    if not best.keeps and not marked:
        alone = alone or known.answer_alone(question)
        if isinstance(alone, Found) and _comes_again(alone, ranking, context, text):
            alone = _decided(question, context, ranking, confidence, Turn(), known)
        answer = _asked_back_once(_as(alone, Move.ALONE, "alone"), context, known)
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
    answer = _decided(asked, leant, ranking, confidence, turn, known)
    leans = bool(best.keeps) and marked is not Mark.PRONOUN
    if isinstance(answer, Found) and _is_doubtful(answer, ranking, text, marked, leans=leans):
        answer = as_suggestions(answer, pick_choices(answer.results))
    rephrased = marked is Mark.PRONOUN and names_subject(text) and not builds_on(text)
    old = 1.0 if best.keeps and marked and not rephrased else HALF
    answer = _asked_back_once(answer, context, known, old)
    return replace(add_rivals(answer, rivals), turn=turn)


def _comes_again(answer: Found, ranking: Ranking, context: Context, text: str) -> bool:
    """Return whether what was shown just now is the answer to a turn that asks more than it has."""
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


def _asked_back_once(
    answer: Answer, context: Context, known: Knowledge, old: float = HALF
) -> Answer:
    """Return the best there is, where half of what is suggested was so just now.

    Where the turn narrowed what was asked, all of it; the best may be what was shown beside it.
    """
    if not isinstance(answer, Suggestions):
        return answer
    again = sum(one.entry.id in context.choices for one in answer.choices)
    if again < old * len(answer.choices):
        return answer
    if answer.confidence >= LEAST_SURE:
        best = next(one for one in answer.choices if old == 1 or one.entry.id != context.near)
        return replace(as_suggestions(answer, (best,)), nearest=best)
    ranking, confidence = known.judge(answer.question)
    unsure = replace(confidence, right=0.0, urgent=0.0)
    return replace(known.decide(answer.question, ranking, unsure), turn=answer.turn)


def _decided(
    question: Question,
    context: Context,
    ranking: Ranking,
    confidence: Confidence,
    turn: Turn,
    known: Knowledge,
) -> Answer:
    """Return the answer to a reading that leans on what came before: nothing shown comes again.

    Where what was shown still fits best, what comes next is offered and it stays among the choices.
    Of what was only suggested it may be sure now. What is urgent was asked of the turn alone.
    """
    less = 0.0 if turn.move is Move.ALONE else LESS_SURE
    calm = replace(confidence, urgent=0.0, right=max(0.0, confidence.right - less))
    seen = context.all_seen
    first = ranking.field[0].entry.id if ranking.field else None
    whole = known.decide(question, ranking, calm)
    if first not in seen or (isinstance(whole, Found) and first == context.near):
        return whole
    rest = replace(ranking, field=tuple(one for one in ranking.field if one.entry.id not in seen))
    answer = known.decide(question, rest, replace(known.sureness(rest), urgent=0.0))
    lost = not isinstance(answer, Found | Suggestions)
    if turn.move is Move.CORRECTS or (lost and not isinstance(whole, Found | Suggestions)):
        return answer
    again = known.show_as(question, first) if first else None
    new = [one for one in answer.results if one.entry.id != first]
    at = 0 if lost else 1
    shown = (*new[:at], *([again.match] if again else []), *new[at:])[:CHOICES]
    return as_suggestions(answer, shown)
