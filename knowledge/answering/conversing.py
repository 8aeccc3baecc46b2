"""A conversation turn by turn: what a turn means after the earlier ones, and what is left of it.

A turn has readings, which are texts: itself, itself with the subject that was discussed, its own
words with what was asked before. Each is ranked and judged; the surest is answered, where how the
turn is worded ("en …", "dat", "nee, ik bedoel …") speaks for one or the other.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol, TypeVar

from knowledge.answer import (
    Answer,
    Context,
    Elsewhere,
    Found,
    Intent,
    Move,
    SmallTalk,
    Suggestions,
    Turn,
    Unknown,
    Wish,
)
from knowledge.answering.deciding import CHOICES, suggesting, with_rivals
from knowledge.answering.languages import answer_across
from knowledge.entry import ElsewhereEntry
from knowledge.language.commands import command
from knowledge.language.foreign_words import in_dutch
from knowledge.language.languages import DUTCH, language_of
from knowledge.language.question_kinds import Asks, asks_for
from knowledge.language.stemming import stem
from knowledge.language.turns import (
    ELLIPTIC,
    Mark,
    asks_something,
    corrected,
    mark,
    pick,
    put_in_place,
    relation_of,
    says_something,
    subject_of,
    subject_stems,
    telling,
    thanks,
)
from knowledge.language.wishes import SURE, likeliest, wish
from knowledge.matching.matcher import is_urgent

if TYPE_CHECKING:
    from collections.abc import Sequence

    from knowledge.answer import Question
    from knowledge.answering.deciding import Thresholds
    from knowledge.entry import Entry
    from knowledge.language.turns import Pick
    from knowledge.matching.confidence import Confidence
    from knowledge.matching.matcher import Ranking

_A = TypeVar("_A", bound=Answer)
MOST_SEEN = 8
"""So many of the entries that were shown last are remembered."""
OURS, OURS_ASKING = 0.45, 0.1
"""How likely of the field a turn is that goes on without saying so, and where it asks something."""
FEW = 3
"""So many words of its own a turn has at most that goes on without saying so."""
LEAST_SURE = 0.4
"""How sure the best there is has to be, to be shown where the question was asked back before."""
LESS_SURE = 0.05
"""By so much is a reading less sure that rests on what came before."""
SURER, SUREST, CLEAR = 0.8, 0.9, 0.99
"""As sure is an answer where it may be a wish, and where it is clearly one: from such a chance."""
SUBJECT, RELATION, ALL = "the same subject", "the same question", "all that was said"
PLACE = "the same question in its place"
_WANTS = {
    Wish.EXAMPLES: ("voorbeelden andere gemeenten", Asks.EXAMPLE),
    Wish.FIGURES: ("hoeveel cijfers", Asks.NUMBER),
}
"""What is asked for what was shown, and what entries must be asked for to have it."""
_LEADS: dict[Mark | None, dict[str, float]] = {
    None: {SUBJECT: -0.1},
    Mark.PRONOUN: {SUBJECT: 0.15},
    Mark.ELLIPSIS: {SUBJECT: 0.05, RELATION: 0.1, PLACE: 0.15},
    Mark.FOR_OTHERS: {SUBJECT: 0.2, RELATION: -0.5, PLACE: 0.25},
    Mark.NARROWING: {SUBJECT: 0.1, RELATION: 0.05, ALL: 0.1},
    Mark.CORRECTION: {SUBJECT: 0.1, RELATION: 0.05},
}
"""By how much a reading goes before its sureness, by the turn's wording and what it keeps."""


class Knowledge(Protocol):
    """What answers one question at a time."""

    @property
    def thresholds(self) -> Thresholds: ...

    def answer_alone(self, question: Question) -> Answer:
        """Return the answer to the question without what came before."""

    def judge(self, question: Question) -> tuple[Ranking, Confidence]: ...

    def sureness(self, ranking: Ranking) -> Confidence: ...

    def decide(self, question: Question, ranking: Ranking, confidence: Confidence) -> Answer: ...

    def show_as(self, question: Question, entry_id: str) -> Found | None:
        """Return an entry as the answer; None where it is unknown."""

    def nearest(self, text: str) -> Sequence[tuple[Entry, float]]:
        """Return what comes nearest a text in meaning, with how near; nothing without meanings."""

    def carry_out(self, question: Question, wish: Wish) -> Intent: ...


@dataclass(frozen=True, slots=True)
class Interpretation:
    """A text that a turn may mean, and what it keeps of the earlier question ("" for nothing)."""

    text: str
    keeps: str = ""


def converse(question: Question, known: Knowledge) -> Answer:
    """Return the answer to a turn of a conversation, with how it was read."""
    context, text = question.context, question.text
    if wanted := command(text):
        return _wished(question, wanted, known)
    language = language_of(text)
    if language != DUTCH:
        alone = known.answer_alone(question)
        named, _ = known.judge(replace(question, text=in_dutch(text)))
        return answer_across(question, language, alone, known.nearest(text), named.field)
    if context is None:
        wanted = wish(text, shown=False)
        return _wished(question, wanted, known) if wanted else known.answer_alone(question)
    if context.choices and (picked := pick(text, len(context.choices))):
        return _chosen(question, context, picked, known)
    alone, shown = known.answer_alone(question), bool(context.shown or context.choices)
    if isinstance(alone, Elsewhere) and is_urgent(alone.subject) and says_something(text):
        return _as(alone, Move.ALONE, "urgent")
    if wanted := wish(text, shown=shown):
        return _wished(question, wanted, known)
    sure, marked = isinstance(alone, Found), mark(text)
    if thanks(text) and not sure:
        return _thanked(question, alone, known)
    if isinstance(alone, SmallTalk) and marked is None:
        return _as(alone, Move.ALONE, "small talk")
    marked = marked or _narrowing(text, context)
    wanted, chance = likeliest(text) if shown else (None, 0.0)
    surer = SUREST if chance >= CLEAR else SURER
    if wanted is None or chance < SURE or alone.confidence >= surer:
        wanted = None
    if sure and wanted is None and (alone.confidence == 1 or marked is None):
        return _as(alone, Move.ALONE, "sure on its own")
    answer = _read(question, context, marked, alone, known)
    if wanted and not (isinstance(answer, Found) and answer.confidence >= surer):
        return _wished(question, wanted, known)
    return answer


def _narrowing(text: str, context: Context) -> Mark | None:
    """Return that a few words narrow what was asked, where a question back was asked just now."""
    few = len(subject_of(text).split()) < FEW and not asks_something(text)
    return Mark.NARROWING if few and context.choices and not context.shown else None


def readings(
    text: str, context: Context, marked: Mark | None, of_the_field: float
) -> tuple[Interpretation, ...]:
    """Return what a turn may mean, itself first.

    A turn that doesn't go on by its words may be chatter, and then it is little `of_the_field`.
    """
    own, gone = corrected(text) if marked is Mark.CORRECTION else (text, frozenset[str]())
    own = own or text
    earlier = " ".join(word for word in context.question.split() if word.casefold() not in gone)
    said = subject_stems(own)
    about = " ".join(word for word in subject_of(earlier).split() if stem(word) not in said)
    asked, added = relation_of(earlier), telling(own)
    made = [Interpretation(own)]
    discussed = bool(context.shown or context.choices)
    least = OURS_ASKING if asks_something(own) else OURS
    leans = len(said) <= FEW and discussed and of_the_field >= least
    if about and (marked or leans):
        made.append(Interpretation(f"{about} {own}", SUBJECT))
    keeps = _LEADS[marked]
    asks_itself = marked is Mark.CORRECTION and asks_something(own)
    if added and asked and RELATION in keeps and not asks_itself:
        made.append(Interpretation(f"{asked} {added}", RELATION))
    if PLACE in keeps and (placed := put_in_place(earlier, own)):
        made.append(Interpretation(placed, PLACE))
    if added and ALL in keeps:
        made.append(Interpretation(f"{earlier} {own}", ALL))
    return tuple(made)


def context_after(answer: Answer) -> Context | None:
    """Return what the next turn may lean on; None leaves the conversation as it was.

    Only a new subject ends an old one: what wasn't understood, or is outside the field, doesn't.
    """
    before, text = answer.question.context, answer.question.text
    seen = _seen(before) if before else ()
    match answer:
        case Unknown():
            return replace(before or Context(text), choices=(), last=text)
        case Found() | Suggestions():
            about = answer.turn.about or text
            if isinstance(answer, Found):
                return Context(about, answer.match.entry.id, seen=seen, last=about)
            shown = before.shown if before and answer.turn.move is not Move.ALONE else None
            choices = tuple(choice.entry.id for choice in answer.choices)
            near = answer.nearest.entry.id if answer.nearest else None
            return Context(about, shown, choices, seen, near, about)
        case Elsewhere():
            return replace(before or Context(text), last=text)
        case _:
            return None


def _seen(context: Context) -> tuple[str, ...]:
    shown = (context.shown,) if context.shown else ()
    return tuple(dict.fromkeys((*shown, *context.seen)))[:MOST_SEEN]


def _as(answer: _A, move: Move, because: str, about: str = "") -> _A:
    return replace(answer, turn=Turn(move, str(because), about))


def _wished(question: Question, wanted: Wish, known: Knowledge) -> Intent:
    """Return the wish with what was shown, and what else on that has what is wanted."""
    intent = _as(known.carry_out(question, wanted), Move.WISHES, wanted)
    if wanted not in _WANTS or intent.target is None:
        return intent
    word, kind = _WANTS[wanted]
    about = f"{subject_of(intent.target.heading)} {word}"
    near = known.answer_alone(replace(question, text=about)).results
    told = subject_stems(intent.target.heading)
    fitting = (
        one
        for one in near
        if one.entry.id != intent.target.id
        and kind in asks_for(one.entry.heading)
        and told & subject_stems(one.entry.heading)
    )
    return replace(intent, choices=tuple(fitting)[:CHOICES])


def _thanked(question: Question, alone: Answer, known: Knowledge) -> Answer:
    """Return the small talk that fits thanks best, whatever else has their words."""
    if isinstance(alone, SmallTalk):
        return _as(alone, Move.THANKS, "thanks")
    ranking, _ = known.judge(question)
    for candidate in ranking.outside:
        subject = candidate.entry
        if isinstance(subject, ElsewhereEntry) and subject.small_talk:
            thanked = SmallTalk(
                question=question, confidence=0.0, results=alone.results, subject=subject
            )
            return _as(thanked, Move.THANKS, "thanks")
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
    """Return the suggestion whose heading has the most of the words, else what they ask for."""
    told = subject_stems(about) or {stem(about)}
    read = _read(replace(question, text=about), context, Mark.FOR_OTHERS, None, known)
    best, most = read, len(told) - 1 if isinstance(read, Found) else len(told) / 2
    for own in context.choices:
        found = known.show_as(question, own)
        shared = len(told & subject_stems(found.match.entry.heading)) if found else 0
        if found and shared > most:
            best, most = found, shared
    after = best.match.entry.heading if isinstance(best, Found) else ""
    return _as(best, Move.CHOOSES, f"about {about}", after)


def _read(
    question: Question,
    context: Context,
    marked: Mark | None,
    alone: Answer | None,
    known: Knowledge,
) -> Answer:
    """Return the answer to the surest reading of a turn."""
    text = question.text
    itself = known.judge(question)
    candidates = [
        (one, *(itself if one.text == text else known.judge(replace(question, text=one.text))))
        for one in readings(text, context, marked, itself[1].ours)
    ]
    if len(candidates) > 1 and marked and not subject_of(candidates[0][0].text):
        del candidates[0]  # a pronoun and what is asked of it say nothing alone
    leads = _LEADS[marked]

    def strength(candidate: tuple[Interpretation, Ranking, Confidence]) -> float:
        reading, _, confidence = candidate
        if reading.keeps:
            return confidence.right + leads.get(reading.keeps, 0.0)
        return confidence.right if marked else max(confidence.right, confidence.subject)

    candidates.sort(key=strength, reverse=True)
    best, ranking, confidence = candidates[0]
    ours = known.thresholds.ours
    rivals = [one.field[0] for _, one, sure in candidates[1:] if one.field and sure.ours >= ours]
    if not best.keeps:
        if alone is None or best.text != text:
            alone = known.answer_alone(replace(question, text=best.text))
        alone = with_rivals(alone, _seen(context), rivals) if marked else alone
        alone = _as(alone, Move.ALONE, f"its {marked} is surer without" if marked else "alone")
        return _asked_back_once(alone, context, known)
    move = Move.CORRECTS if marked is Mark.CORRECTION else Move.CONTINUES
    turn = Turn(
        move, f"{marked or 'unsure alone'}: {best.keeps}", _about(best, context, text, marked)
    )
    asked = replace(question, text=best.text)
    answer = _decided(asked, context, ranking, confidence, turn, known)
    answer = replace(with_rivals(answer, _seen(context), rivals), turn=turn)
    return _asked_back_once(answer, context, known, narrowed=marked is not None)


def _asked_back_once(
    answer: Answer, context: Context, known: Knowledge, *, narrowed: bool = False
) -> Answer:
    """Return the best there is, where half of what is suggested was so just now.

    Where the turn narrowed what was asked, all of it; the best may be what was shown beside it.
    """
    if not isinstance(answer, Suggestions):
        return answer
    new = sum(one.entry.id not in context.choices for one in answer.choices)
    if new > (0 if narrowed else len(answer.choices) / 2):
        return answer
    if answer.confidence >= LEAST_SURE:
        best = next(one for one in answer.choices if narrowed or one.entry.id != context.near)
        return replace(suggesting(answer, (best,)), nearest=best)
    ranking, confidence = known.judge(answer.question)
    unsure = replace(confidence, right=0.0, urgent=0.0)
    return replace(known.decide(answer.question, ranking, unsure), turn=answer.turn)


def _about(best: Interpretation, context: Context, text: str, marked: Mark | None) -> str:
    """Return the question that the conversation is about after a reading."""
    if best.keeps != SUBJECT or marked is Mark.CORRECTION:
        return best.text
    if marked in ELLIPTIC:
        return f"{context.question} {telling(text)}".strip()
    return context.question


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
    What is urgent was asked of the turn alone.
    """
    calm = replace(confidence, urgent=0.0, right=max(0.0, confidence.right - LESS_SURE))
    seen = _seen(context)
    first = ranking.field[0].entry.id if ranking.field else None
    whole = known.decide(question, ranking, calm)
    if first not in seen:
        return whole
    rest = replace(ranking, field=tuple(one for one in ranking.field if one.entry.id not in seen))
    answer = known.decide(question, rest, replace(known.sureness(rest), urgent=0.0))
    lost = not isinstance(answer, Found | Suggestions)
    if turn.move is Move.CORRECTS or (lost and not isinstance(whole, Found)):
        return answer
    again = known.show_as(question, first) if first else None
    new = [one for one in answer.results if one.entry.id != first]
    at = 0 if lost else 1
    shown = (*new[:at], *([again.match] if again else []), *new[at:])[:CHOICES]
    return suggesting(answer, shown)
