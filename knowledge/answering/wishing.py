"""What someone wants done with what was shown, and what else there is on the same."""

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
"""What is asked for what was shown, and what entries must be asked for to have it."""


class Wishing(Protocol):
    """What knows what a wish is about, and carries it out."""

    def answer_alone(self, question: Question) -> Answer:
        """Return the answer to the question without what came before."""

    def target_of(self, question: Question, read_wish: Wish) -> Entry | None:
        """Return what a wish is about; None where nothing of the kind was shown."""

    def carry_out(self, question: Question, read_wish: Wish) -> Intent: ...


def possible_wish(wanted: Wish | None, question: Question, known: Wishing) -> Wish | None:
    """Return a wish where something was shown; else what can't be a question."""
    if wanted and known.target_of(question, wanted) is None:
        return read_wish(question.text, shown=False)
    return wanted


def carry_out_wish(question: Question, wanted: Wish, known: Wishing) -> Intent:
    """Return the wish with what was shown, and what else on that has what is wanted."""
    intent = replace(known.carry_out(question, wanted), turn=Turn(Move.WISHES, str(wanted)))
    if wanted is Wish.MORE and intent.target and question.context:
        return replace(intent, choices=_further(question, question.context, intent.target, known))
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


def _further(
    question: Question, context: Context, target: Entry, known: Wishing
) -> tuple[Match, ...]:
    """Return what comes next on what was asked, near what was shown too, and not seen just now."""
    about = f"{context.question} {subject_of(target.heading)}"
    near = known.answer_alone(replace(question, text=about)).results
    stood = {target.id, *context.choices, *context.all_seen}
    return pick_choices(one for one in near if one.entry.id not in stood)
