"""An answer as a message: one view for each of the six outcomes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, assert_never

from bot.asking import feedback_texts as feedback
from bot.asking import humans_texts as humans
from bot.asking.actions import Choose, WhyNot
from bot.asking.intents_view import intent_view
from bot.cards import answering_texts as answering
from bot.cards.actions import AskHuman, ReportWrong, ShowTheme
from bot.cards.citing import facts
from bot.cards.entries import entry_view
from bot.cards.keeping import to_keep
from bot.gaps import awaiting_texts as awaiting
from bot.gaps.awaiting_actions import TellMe
from bot.view import Button, Choice, Tone, View, notice
from knowledge.answer import Elsewhere, Found, Intent, SmallTalk, Suggestions, Unknown

if TYPE_CHECKING:
    from bot.asking.asking import Asked
    from knowledge.catalogue import Catalogue


def answer_view(asked: Asked, catalogue: Catalogue, *, public: bool) -> View:
    """Return what is shown for a question; `public` where all of a channel see it.

    With an empty key the question wasn't kept, and nothing is said or offered that needs it.
    """
    answer = asked.answer
    match answer:
        case Found():
            return entry_view(
                answer.match, answer.reading, catalogue, key=asked.key or None, public=public
            )
        case Suggestions():
            return _suggestions(answer, asked.key)
        case Unknown():
            return _unknown(answer, asked.key)
        case Elsewhere() | SmallTalk():
            return View(tone=Tone.NOTICE, text=answer.subject.answer)
        case Intent():
            return intent_view(answer, catalogue)
        case _:
            assert_never(answer)


def why_not_view(key: str, entry: str) -> View:
    """Return the reasons why an answer was no use, to choose from."""
    return View(
        tone=Tone.CHOICE,
        title=feedback.WHY_NOT,
        text=feedback.WHY_NOT_TEXT,
        choices=tuple(
            Choice(label, WhyNot(key, reason, entry)) for reason, label in feedback.REASONS.items()
        ),
        buttons=(_report(entry),),
    )


def thanks_view(reason: str | None, entry: str) -> View:
    """Return the thanks for a reason; who said that it isn't right can say what."""
    view = notice(feedback.THANKS_NOT_USEFUL)
    return replace(view, buttons=(_report(entry),)) if reason == feedback.WRONG else view


def _suggestions(answer: Suggestions, key: str) -> View:
    return View(
        tone=Tone.CHOICE,
        title=answering.DO_YOU_MEAN,
        text=answering.CHOOSE,
        choices=tuple(
            Choice(choice.entry.heading, Choose(key, choice.entry.id), facts(choice.entry))
            for choice in answer.choices
        ),
        keeping=to_keep(choice.entry for choice in answer.choices),
        buttons=_person(key),
    )


def _unknown(answer: Unknown, key: str) -> View:
    if not any(character.isalnum() for character in answer.question.text):
        return ask_for_question()
    parts = (
        answering.UNKNOWN_TEXT,
        answering.KEPT if key else "",
        answering.NEAREST_THEMES if answer.themes else "",
    )
    return View(
        tone=Tone.UNKNOWN,
        title=answering.UNKNOWN,
        text="\n\n".join(filter(None, parts)),
        choices=tuple(
            Choice(theme.name, ShowTheme(theme.id), theme.description) for theme in answer.themes
        ),
        buttons=(*_to_hear(key), *_person(key)),
    )


def _person(key: str) -> tuple[Button, ...]:
    return (Button(humans.ASK_HUMAN, AskHuman(key)),) if key else ()


def _to_hear(key: str) -> tuple[Button, ...]:
    return (Button(awaiting.TELL_ME, TellMe(key)),) if key else ()


def _report(entry: str) -> Button:
    return Button(awaiting.REPORT_WRONG, ReportWrong(entry))


def ask_for_question() -> View:
    """Return the reply to an empty question."""
    return View(tone=Tone.NOTICE, title=answering.NO_QUESTION, text=answering.NO_QUESTION_TEXT)
