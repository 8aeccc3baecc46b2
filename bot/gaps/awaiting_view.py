"""Waiting for an answer, hearing of it, and reporting what is wrong: as messages."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, assert_never

from bot.cards.actions import ReportWrong
from bot.gaps import awaiting_texts as texts
from bot.gaps.awaiting import (
    NoModerators,
    NothingSaid,
    NotThere,
    Reported,
    TooManyReports,
)
from bot.gaps.awaiting_actions import ReadAnswer, StopWaiting
from bot.view import Button, Choice, Tone, View, Weight, notice, refusal
from storage.awaiting import Awaits

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.gaps.awaiting import FoundAnswer
    from knowledge.entry import Entry

_AWAITS = {
    Awaits.NEW: texts.WILL_TELL,
    Awaits.AGAIN: texts.WILL_TELL_AGAIN,
    Awaits.TOO_MANY: texts.WAITS_FOR_MUCH,
    Awaits.FORGOTTEN: texts.FORGOTTEN,
}


def awaits_view(result: Awaits | NoModerators, key: str, *, closed: bool = False) -> View:
    """Return whether someone will hear of an answer to `key`, with the way to stop that.

    `closed` where a message won't arrive.
    """
    if isinstance(result, NoModerators):
        return refusal(texts.NOBODY_TO_ANSWER)
    if result in (Awaits.TOO_MANY, Awaits.FORGOTTEN):
        return refusal(_AWAITS[result])
    said = (_AWAITS[result], texts.MESSAGES_CLOSED if closed else "")
    view = notice("\n\n".join(filter(None, said)))
    return replace(view, buttons=(Button(texts.STOP, StopWaiting(key)),))


def answered_view(answered: FoundAnswer) -> View:
    """Return the message that there is an answer to what someone asked."""
    awaited = answered.awaited
    return View(
        tone=Tone.ANSWER,
        title=texts.ANSWERED,
        text=texts.you_asked(awaited.text, answered.entry.heading),
        buttons=(
            Button(texts.READ_ANSWER, ReadAnswer(awaited.key, answered.entry.id), Weight.PRIMARY),
        ),
    )


def which_to_report(entries: Iterable[Entry]) -> View:
    """Return the question which of the entries in a message is wrong."""
    return View(
        tone=Tone.CHOICE,
        title=texts.WHICH_ONE,
        text=texts.WHICH_ONE_TEXT,
        choices=tuple(Choice(entry.heading, ReportWrong(entry.id)) for entry in entries),
    )


def reported_view(
    result: Reported | TooManyReports | NotThere | NothingSaid | NoModerators,
) -> View:
    """Return what became of a report."""
    match result:
        case Reported():
            return notice(texts.REPORTED)
        case TooManyReports():
            return refusal(texts.TOO_MANY_REPORTS)
        case NotThere():
            return refusal(texts.NOT_THERE)
        case NothingSaid():
            return refusal(texts.NOTHING_SAID)
        case NoModerators():
            return refusal(texts.NOBODY_TO_REPORT_TO)
        case _:
            assert_never(result)


def answered_in_line(answered: FoundAnswer) -> str:
    """The same in one line, for where the message didn't arrive."""
    question, title = answered.awaited.text, answered.entry.heading
    return f"Je vroeg ‘{question}’. Het antwoord staat bij ‘{title}’."
