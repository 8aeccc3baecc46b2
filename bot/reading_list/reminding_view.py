"""Reminders as messages: set, listed, cancelled, and the one that comes when it is time."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from bot.cards.actions import Show
from bot.cards.citing import OPEN_PAGE
from bot.cards.moments import no_moment, told
from bot.cards.zones import zone_named
from bot.dutch import cut
from bot.reading_list import reminding_texts as texts
from bot.reading_list import texts as reading_list
from bot.reading_list.keeping import ListFull, Marked, NotFound, NotListed
from bot.reading_list.reminders_actions import CancelReminder, ReadReminded, Snooze
from bot.reading_list.reminding import Cancelled, Forgotten, OnItsWay, Set
from bot.view import Button, Choice, Link, Section, Tone, View, Weight, notice, refusal
from knowledge.language.moments.outcome import Past, Unclear
from storage.reminders import TooMany

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.delivery.subjects import Reminded
    from bot.reading_list.reminding import Reminding, Titled
    from storage.reminders import Reminder

MOST_LISTED = 25
TITLE_IN_LIST = 100
"""So much of a title stands in a line."""


def reminding_view(result: Reminding | Forgotten, *, closed: bool = False) -> View:
    """Return what was set, with the way back, or why nothing was.

    `closed` where it is known that this person takes no direct messages.
    """
    match result:
        case Set():
            return _set(result, closed=closed)
        case Past() | Unclear():
            return refusal(no_moment(result))
        case NotFound():
            return refusal(texts.NOT_FOUND)
        case ListFull():
            return refusal(texts.LIST_FULL)
        case TooMany():
            return refusal(texts.TOO_MANY)
        case Forgotten():
            return refusal(texts.FORGOTTEN)
        case _:
            assert_never(result)


def reminders_view(reminders: Sequence[Titled], *, said: str = "", closed: bool = False) -> View:
    """Return what is to come, soonest first, with a list that cancels; `said` stands above it."""
    if not reminders:
        return notice("\n\n".join(filter(None, (said, texts.NONE))))
    shown = reminders[:MOST_LISTED]
    count = texts.how_many(len(reminders), len(shown))
    return View(
        tone=Tone.CHOICE,
        title=texts.TITLE,
        text="\n\n".join(filter(None, (said, count, texts.CLOSED if closed else ""))),
        sections=(Section("", lines=tuple(map(_line, shown))),),
        choices=tuple(Choice(_line(one), CancelReminder(one.reminder.key)) for one in shown),
        choosing=texts.CHOOSE_TO_CANCEL,
    )


def said_of(result: Cancelled | OnItsWay | Forgotten) -> str:
    """Say what became of a reminder that was to be cancelled."""
    match result:
        case Cancelled(titled):
            return texts.cancelled(titled.title, when(titled.reminder))
        case OnItsWay():
            return texts.ON_ITS_WAY
        case Forgotten():
            return texts.FORGOTTEN
        case _:
            assert_never(result)


def read_view(result: Marked | NotListed | Forgotten) -> View:
    """Return that what someone was reminded of is read."""
    match result:
        case Marked():
            said = texts.was_read if result.before else texts.marked_read
            return notice(said(result.item.title))
        case NotListed():
            return refusal(texts.NOT_LISTED)
        case Forgotten():
            return refusal(texts.FORGOTTEN)
        case _:
            assert_never(result)


def reminder_view(reminded: Reminded) -> View:
    """Return the message that reminds."""
    item, key = reminded.item, reminded.reminder.key
    why = texts.late if reminded.late else texts.on_time
    read = texts.READ_BEFORE if item.read else ""
    return View(
        tone=Tone.ANSWER,
        title=texts.reminder_of(item.title),
        text="\n\n".join(filter(None, (why(when(reminded.reminder)), read))),
        sections=(Section(reading_list.YOUR_NOTE, item.note),) if item.note else (),
        buttons=(
            *(() if item.read else (Button(texts.READ, ReadReminded(key), Weight.PRIMARY),)),
            Button(texts.SNOOZE, Snooze(key)),
            *((Button(texts.OPEN, Show(item.item_id)),) if reminded.known else ()),
        ),
        links=(Link(OPEN_PAGE, item.url),) if item.url else (),
    )


def when(reminder: Reminder) -> str:
    """Return the moment of a reminder in words, by the clock by which it was meant."""
    return told(reminder.due_at.astimezone(zone_named(reminder.zone)))


def _set(result: Set, *, closed: bool) -> View:
    said = texts.set_before if result.again else texts.set_for
    more = (
        texts.put_on_list(result.title) if result.added else "",
        texts.CLOSED if closed else texts.COMES_AS_MESSAGE,
    )
    sentences = (said(result.title, when(result.reminder)), *more)
    return View(
        tone=Tone.NOTICE,
        text=" ".join(filter(None, sentences)),
        buttons=(Button(texts.CANCEL, CancelReminder(result.reminder.key)),),
    )


def _line(one: Titled) -> str:
    return texts.in_line(cut(one.title, TITLE_IN_LIST), when(one.reminder))
