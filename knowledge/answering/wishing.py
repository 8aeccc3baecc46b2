"""What someone wants done with what was shown, and the entries that have what is wanted."""

from dataclasses import replace
from typing import Protocol

from knowledge.answer import Answer, Context, Intent, Match, Move, Question, Turn, Wish
from knowledge.answering.deciding import CHOICES, pick_choices
from knowledge.entry import Entry
from knowledge.language.question_kinds import Asks, asks_for
from knowledge.language.turns import subject_of, subject_stems
from knowledge.language.wishes import read_wish

_WANTS = {
    Wish.EXAMPLES: ("voorbeelden andere gemeenten", Asks.EXAMPLE),
    Wish.FIGURES: ("hoeveel cijfers", Asks.NUMBER),
}
"""What is searched for beside the subject, and what the headings of fitting entries ask for."""


class Wishing(Protocol):
    """What finds the target of a wish, and carries it out."""

    def answer_alone(self, question: Question) -> Answer:
        """Return the answer to a question without its context."""

    def target_of(self, question: Question, wanted: Wish) -> Entry | None:
        """Return what a wish is about; None where nothing of the kind was shown."""

    def carry_out(self, question: Question, wanted: Wish) -> Intent: ...


def possible_wish(wanted: Wish | None, question: Question, knowledge: Wishing) -> Wish | None:
    """Return the wish where it has a target; else only what can't be a question."""
    if wanted and knowledge.target_of(question, wanted) is None:
        return read_wish(question.text, shown=False)
    return wanted


def carry_out_wish(question: Question, wanted: Wish, knowledge: Wishing) -> Intent:
    """Return the wish with its target, and other entries on that subject which have it."""
    intent = replace(knowledge.carry_out(question, wanted), turn=Turn(Move.WISHES, str(wanted)))
    target = intent.target
    if wanted is Wish.MORE and target and question.context:
        return replace(intent, choices=_more_on(question, question.context, target, knowledge))
    if wanted not in _WANTS or target is None:
        return intent
    word, kind = _WANTS[wanted]
    about = f"{subject_of(target.heading)} {word}"
    stems = subject_stems(target.heading)
    fitting = (
        match
        for match in knowledge.answer_alone(replace(question, text=about)).results
        if match.entry.id != target.id
        and kind in asks_for(match.entry.heading)
        and stems & subject_stems(match.entry.heading)
    )
    return replace(intent, choices=tuple(fitting)[:CHOICES])


def _more_on(
    question: Question, context: Context, target: Entry, knowledge: Wishing
) -> tuple[Match, ...]:
    """Return what fits both what was asked and what was shown, and wasn't seen just now."""
    about = f"{context.question} {subject_of(target.heading)}"
    results = knowledge.answer_alone(replace(question, text=about)).results
    seen = {target.id, *context.choices, *context.all_seen}
    return pick_choices(match for match in results if match.entry.id not in seen)
