"""A conversation turn by turn: the answer to a turn, and the context it leaves for the next.

A turn has several interpretations, which are texts: itself, itself with the subject that was
discussed, its own words with what was asked before. Each is ranked and judged, and the surest is
answered; how the turn is worded ("en …", "dat", "nee, ik bedoel …") speaks for one or the other.
"""

from dataclasses import replace

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
    Unknown,
    Wish,
)
from knowledge.answering.continuing import Knowledge, answer_interpreted, with_turn
from knowledge.answering.interpretations import FEW, is_about_bot
from knowledge.answering.languages import answer_foreign
from knowledge.answering.wishing import carry_out_wish, possible_wish
from knowledge.entry import ElsewhereEntry
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
    asks_something,
    is_fragment,
    mark_of,
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
from knowledge.matching.matcher import is_urgent

AFTER_THANKS = frozenset({"bedankje", "instemming", "complimentje", "afscheid"})
"""The small talk that may answer thanks."""
LEAST_OF_SUBJECT = 0.15
"""Suggestions less sure than this don't change the subject of the conversation."""
CALLING = 0.7
"""From this probability a follow-up is taken for a call for help, however it is worded."""
SURER, SUREST, CLEAR, NAMING = 0.8, 0.9, 0.5, 0.4
"""An answer goes before a possible wish where it is `SURER`, and before one whose fit is `CLEAR`
where it is `SUREST`. Other words in the turn may name a subject: they lower the first by up to
`NAMING`."""
_WHOLE = {None: 0, Mark.PRONOUN: 2, Mark.ELLIPSIS: 3, Mark.FOR_OTHERS: 3}
"""How many words of a subject make a turn a whole question, by its mark."""


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
    picked = read_pick(question.text, len(context.choices)) if context.choices else None
    if picked and not _picks_shown(picked, context):
        return _answer_choice(question, context, picked, knowledge)
    return _answer_follow_up(question, context, knowledge)


def _picks_shown(picked: Pick, context: Context) -> bool:
    """Return whether a turn picks the answer that was shown, as a *ja* to it does."""
    return picked.number == 1 and context.choices[0] == context.shown


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
            return with_turn(alone, Move.ALONE, "urgent")
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
        return with_turn(alone, Move.ALONE, "small talk")
    named = sure and len(subject_stems(text)) > 1
    marked = marked or (None if named else _narrowing(text, context))
    beside = share_of_other_words(text, wanted) if wanted else 0.0
    clear = fit >= CLEAR and (not beside or (refers_back(text) and not sure))
    surer = SUREST if clear else SURER - NAMING * beside
    if wanted in (None, Wish.NUMBER) or alone.confidence >= surer:
        wanted = None
    whole = _is_whole(text, marked) and not (marked and is_about_bot(context))
    if sure and wanted is None and (alone.confidence == 1 or whole):
        return with_turn(alone, Move.ALONE, "sure on its own")
    answer = answer_interpreted(question, context, marked, alone, knowledge)
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
    return with_turn(answer, Move.CONTINUES, "what was asked in English", about)


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
            below = (answer.match, answer.second) if answer.second else ()
            choices = tuple(match.entry.id for match in below)
            return Context(about, answer.match.entry.id, choices, seen, last=about)
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


def _answer_thanks(question: Question, alone: Answer, knowledge: Knowledge) -> Answer:
    """Return the small talk that fits thanks best, whatever else has their words."""
    ranking, _ = knowledge.judge(question)
    for candidate in ranking.outside:
        subject = candidate.entry
        if isinstance(subject, ElsewhereEntry) and subject.id in AFTER_THANKS:
            thanked = SmallTalk(
                question=question, confidence=0.0, results=alone.results, subject=subject
            )
            return with_turn(thanked, Move.THANKS, "thanks")
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
        return with_turn(unknown, Move.CHOOSES, "none of what was suggested")
    number = picked.number if picked.number > 0 else len(context.choices)
    if number > len(context.choices):
        return with_turn(knowledge.answer_alone(question), Move.ALONE, "no such choice")
    chosen = knowledge.show_as(question, context.choices[number - 1])
    if chosen is None:
        return with_turn(knowledge.answer_alone(question), Move.ALONE, "what was chosen is gone")
    return with_turn(chosen, Move.CHOOSES, f"number {number}", chosen.match.entry.heading)


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
            return with_turn(chosen, Move.CHOOSES, f"about {about}", best.entry.heading)
    answer = answer_interpreted(asked, context, Mark.NARROWING, None, knowledge)
    heading = answer.match.entry.heading if isinstance(answer, Found) else ""
    return with_turn(answer, Move.CHOOSES, f"about {about}", heading)
