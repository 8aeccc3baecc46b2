"""A conversation turn by turn: the answer to a turn, and the context it leaves for the next.

A turn has several interpretations, which are texts: itself, itself with the subject that was
discussed, its own words with what was asked before. Each is ranked and judged, and the surest is
answered; how the turn is worded ("en …", "dat", "nee, ik bedoel …") speaks for one or the other.
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
"""The small talk that may answer thanks."""
LEAST_OF_SUBJECT = 0.15
"""Suggestions less sure than this don't change the subject of the conversation."""
LESS_SURE = 0.05
"""How much less sure an interpretation is for leaning on what came before."""
CALLING = 0.7
"""From this probability a follow-up is taken for a call for help, however it is worded."""
SURER, SUREST, CLEAR, NAMING = 0.8, 0.9, 0.5, 0.4
"""An answer goes before a possible wish where it is `SURER`, and before one whose fit is `CLEAR`
where it is `SUREST`. Other words in the turn may name a subject: they lower the first by up to
`NAMING`."""
HALF = 0.5
"""At most this share of the suggestions may have been offered just before."""
_WHOLE = {None: 0, Mark.PRONOUN: 2, Mark.ELLIPSIS: 3, Mark.FOR_OTHERS: 3}
"""How many words of a subject make a turn a whole question, by its mark."""


class Knowledge(Judge, Wishing, Protocol):
    """What a conversation needs of the catalogue: it answers one question at a time."""

    @property
    def thresholds(self) -> Thresholds: ...

    def decide(self, question: Question, ranking: Ranking, confidence: Confidence) -> Answer: ...

    def show_as(self, question: Question, entry_id: str) -> Found | None:
        """Return an entry as the answer; None where it is unknown."""

    def nearest(self, ranking: Ranking) -> Sequence[tuple[Entry, float]]:
        """Return the entries nearest in meaning; none where meanings aren't compared."""


def converse(question: Question, knowledge: Knowledge) -> Answer:
    """Return the answer to a turn of a conversation, with how the turn was read."""
    context, text = question.context, question.text
    if wanted := read_command(text):
        return carry_out_wish(question, wanted, knowledge)
    if subject := reading_list_subject(text):
        return knowledge.answer_alone(replace(question, text=f"rapporten over {subject}"))
    if spoken := language_asking_for_person(text):
        return replace(carry_out_wish(question, Wish.PERSON, knowledge), language=spoken)
    if context and (wanted := possible_wish(read_english_wish(text), question, knowledge)):
        return carry_out_wish(question, wanted, knowledge)
    language = language_of(text)
    if language != DUTCH:
        return _answer_foreign_turn(question, language, knowledge)
    if context is None:
        wanted = read_wish(text, shown=False)
        if wanted:
            return carry_out_wish(question, wanted, knowledge)
        return knowledge.answer_alone(question)
    if not only_thanks(text) and asks_something(rest := strip_thanks(text)):
        question = replace(question, text=rest)
    if context.choices and (picked := read_pick(question.text, len(context.choices))):
        return _answer_choice(question, context, picked, knowledge)
    return _answer_follow_up(question, context, knowledge)


def _answer_follow_up(question: Question, context: Context, knowledge: Knowledge) -> Answer:
    """Return the answer to a Dutch turn that may go on from what was discussed."""
    text = question.text
    alone, shown = knowledge.answer_alone(question), bool(context.shown or context.choices)
    wanted, marked = possible_wish(read_wish(text), question, knowledge), mark_of(text)
    if isinstance(alone, Elsewhere) and is_urgent(alone.subject):
        ranking, confidence = knowledge.judge(question)
        takes_up = marked in {Mark.NARROWING, Mark.CORRECTION, Mark.PRONOUN}
        goes_on = takes_up or (marked in ELLIPTIC and asks_something(text))
        likely = confidence.urgent >= CALLING
        if says_something(text) and (likely or not (wanted or only_thanks(text) or goes_on)):
            return _with_turn(alone, Move.ALONE, "urgent")
        alone = knowledge.decide(question, ranking, replace(confidence, urgent=0.0))
    if wanted or asks_person(text):
        return carry_out_wish(question, wanted or Wish.PERSON, knowledge)
    sure = isinstance(alone, Found) and alone.match.entry.id not in context.all_seen
    if only_thanks(text) and not sure:
        return _answer_thanks(question, alone, knowledge)
    wanted, fit = likeliest_wish(text) if shown else (None, 0.0)
    if isinstance(alone, SmallTalk) and (
        marked is None or (marked is Mark.PRONOUN and not asks_something(text))
    ):
        if wanted and fit >= CLEAR:
            return carry_out_wish(question, wanted, knowledge)
        return _with_turn(alone, Move.ALONE, "small talk")
    named = sure and len(subject_stems(text)) > 1
    marked = marked or (None if named else _narrowing(text, context))
    beside = share_of_other_words(text, wanted) if wanted else 0.0
    clear = fit >= CLEAR and (not beside or (refers_back(text) and not sure))
    surer = SUREST if clear else SURER - NAMING * beside
    if wanted in (None, Wish.NUMBER) or alone.confidence >= surer:
        wanted = None
    whole = _is_whole(text, marked) and not (marked and is_about_bot(context))
    if sure and wanted is None and (alone.confidence == 1 or whole):
        return _with_turn(alone, Move.ALONE, "sure on its own")
    answer = _answer_interpreted(question, context, marked, alone, knowledge)
    if wanted and not (isinstance(answer, Found) and answer.confidence >= surer):
        return carry_out_wish(question, wanted, knowledge)
    return answer


def _answer_foreign_turn(question: Question, language: str, knowledge: Knowledge) -> Answer:
    """Return the answer to a turn in another language, which may lean on what was asked."""
    context, text = question.context, question.text
    earlier = context.question if context and leans_in_english(text) else ""
    about = f"{earlier} {text}" if earlier else text
    ranking, confidence = knowledge.judge(replace(question, text=about))
    alone = knowledge.decide(question, ranking, confidence)
    named, _ = knowledge.judge(replace(question, text=in_dutch(about)))
    near, called = knowledge.nearest(ranking), confidence.urgent
    answer = answer_foreign(question, language, alone, near, named.field, called=called)
    if not earlier:
        return answer
    return _with_turn(answer, Move.CONTINUES, "what was asked in English", about)


def _is_whole(text: str, marked: Mark | None) -> bool:
    """Return whether a turn that is sure alone says all of what it asks."""
    return marked in _WHOLE and len(subject_stems(text)) >= _WHOLE[marked]


def _narrowing(text: str, context: Context) -> Mark | None:
    """Return that a few words narrow what was asked: "in een dorp", or after a question back."""
    few = len(subject_of(text).split()) < FEW and not asks_something(text)
    open_still = context.choices and not context.shown
    return Mark.NARROWING if few and (open_still or is_fragment(text)) else None


def context_after(answer: Answer) -> Context | None:
    """Return the context for the next turn; None leaves the conversation as it was.

    Only a new subject ends an old one: a question that wasn't understood, or is outside the field,
    doesn't.
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


def _with_turn(answer: _A, move: Move, because: str, about: str = "") -> _A:
    return replace(answer, turn=Turn(move, str(because), about))


def _answer_thanks(question: Question, alone: Answer, knowledge: Knowledge) -> Answer:
    """Return the small talk that fits thanks best, whatever else has their words."""
    ranking, _ = knowledge.judge(question)
    for candidate in ranking.outside:
        subject = candidate.entry
        if isinstance(subject, ElsewhereEntry) and subject.id in AFTER_THANKS:
            thanked = SmallTalk(
                question=question, confidence=0.0, results=alone.results, subject=subject
            )
            return _with_turn(thanked, Move.THANKS, "thanks")
    return alone


def _answer_choice(
    question: Question, context: Context, picked: Pick, knowledge: Knowledge
) -> Answer:
    """Return the suggestion that was picked, or what else there is where none was right."""
    if picked.about:
        return _answer_choice_by_words(question, context, picked.about, knowledge)
    if not picked.number:
        earlier = replace(question, text=context.question)
        results = knowledge.answer_alone(earlier).results
        others = tuple(match for match in results if match.entry.id not in context.choices)
        unknown = Unknown(question=earlier, confidence=0.0, results=others)
        return _with_turn(unknown, Move.CHOOSES, "none of what was suggested")
    number = picked.number if picked.number > 0 else len(context.choices)
    if number > len(context.choices):
        return _with_turn(knowledge.answer_alone(question), Move.ALONE, "no such choice")
    chosen = knowledge.show_as(question, context.choices[number - 1])
    if chosen is None:
        return _with_turn(knowledge.answer_alone(question), Move.ALONE, "what was chosen is gone")
    return _with_turn(chosen, Move.CHOOSES, f"number {number}", chosen.match.entry.heading)


def _answer_choice_by_words(
    question: Question, context: Context, about: str, knowledge: Knowledge
) -> Answer:
    """Return the suggestion that is picked by some words; else what these words ask for.

    It is the one that fits them best of all, or that fits best together with what was asked and
    has most of the words in its heading.
    """
    asked, stems = replace(question, text=about), subject_stems(about) or {stem(about)}
    together = replace(question, text=f"{context.question} {about}")
    first, after = (
        next(iter(knowledge.judge(variant)[0].field), None) for variant in (asked, together)
    )
    named = after and len(stems & subject_stems(after.entry.heading)) > len(stems) / 2
    for best in (first, after if named else None):
        if (
            best
            and best.entry.id in context.choices
            and (chosen := knowledge.show_as(asked, best.entry.id))
        ):
            return _with_turn(chosen, Move.CHOOSES, f"about {about}", best.entry.heading)
    answer = _answer_interpreted(asked, context, Mark.NARROWING, None, knowledge)
    heading = answer.match.entry.heading if isinstance(answer, Found) else ""
    return _with_turn(answer, Move.CHOOSES, f"about {about}", heading)


def _answer_interpreted(
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
        answer = _without_asking_again(_with_turn(alone, Move.ALONE, "alone"), context, knowledge)
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
