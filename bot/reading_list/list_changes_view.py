"""What changed on a reading list, as messages: kept, marked, taken off, put back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, assert_never

from bot.cards.actions import Keep
from bot.cards.citing import facts
from bot.reading_list import texts
from bot.reading_list.actions import EmptyList, Undo
from bot.reading_list.keeping import (
    Added,
    AlreadyThere,
    Kept,
    ListFull,
    Marked,
    Noted,
    NoteTooLong,
    NotFound,
    NotListed,
)
from bot.reading_list.removing import AskAgain, NoNewer, Removed, Swapped
from bot.reading_list.views import item_view
from bot.view import CHOOSE_TO_KEEP, Button, Choice, Tone, View, Weight, notice, refusal
from storage.reading_lists import MOST_NOTE

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from bot.asking.ask import CarriedOut
    from bot.reading_list.shelf import Placed
    from knowledge.entry import Entry
    from storage.reading_lists import Undone

Change = Kept | Marked | Noted | NotListed | NoNewer | Swapped


def change_view(change: Change, placed: Placed | None, *, also: bool = False) -> View:
    """Return an item as it stands on the list now, below what was done with it.

    `also` offers what else is worth reading. An item that is gone from the list by now, such as by
    a press at the same moment, is said not to be on it.
    """
    said = _said(change)
    if isinstance(said, View):
        return said
    if placed is None:
        return refusal(texts.NOT_LISTED)
    view = item_view(placed.one, said=said, also=placed.also if also else ())
    if not isinstance(change, Swapped):
        return view
    undo = Button(texts.PUT_OLD_BACK, Undo(change.undo_key))
    return replace(view, buttons=(*view.buttons, undo))


def carried_out_view(done: CarriedOut, *, public: bool) -> View:
    """Return what became of a request to keep something; `public` where others see it too."""
    if public:
        return kept_publicly(done.kept)
    return change_view(done.kept, done.placed, also=isinstance(done.kept, Added))


def kept_publicly(kept: Kept) -> View:
    """Return what others may see of it: no more than that something is on the list."""
    match kept:
        case Added() | AlreadyThere():
            return notice(texts.added(kept.item.title))
        case NotFound():
            return refusal(texts.NOT_FOUND)
        case NoteTooLong() | ListFull():
            return refusal(texts.NOT_KEPT)
        case _:
            assert_never(kept)


def removed_view(removed: Removed | NotListed, *, everything: bool = False) -> View:
    """Return what is off the list, with the way back."""
    match removed:
        case NotListed():
            return refusal(texts.ALREADY_EMPTY if everything else texts.NOT_LISTED)
        case Removed():
            count = len(removed.items)
            said = texts.emptied(count) if everything else texts.removed(removed.items[0].title)
            undo = Button(texts.UNDO, Undo(removed.undo_key))
            return View(tone=Tone.NOTICE, text=said, buttons=(undo,))
        case _:
            assert_never(removed)


def ask_to_empty(asked: AskAgain, now: datetime) -> View:
    """Return the question whether all may go, with the button that does it for a while."""
    if not asked.count:
        return notice(texts.ALREADY_EMPTY)
    button = Button(texts.EMPTY_IT, EmptyList(str(int(now.timestamp()))), Weight.DANGER)
    return View(tone=Tone.CHOICE, text=texts.ask_to_empty(asked.count), buttons=(button,))


def undone_view(undone: Undone | None) -> View:
    """Return what came back."""
    if undone is None:
        return refusal(texts.TOO_LATE)
    return notice(texts.undone(undone.items, undone.already))


def which_view(entries: Iterable[Entry]) -> View:
    """Return what a message names, to choose from what to keep."""
    choices = tuple(Choice(one.heading, Keep(one.id), facts(one)) for one in entries)
    return View(
        tone=Tone.CHOICE,
        title=texts.WHICH,
        text=texts.WHICH_TEXT,
        choices=choices,
        choosing=CHOOSE_TO_KEEP,
    )


def _said(change: Change) -> str | View:
    """Return what was done, or as a whole message why nothing was."""
    match change:
        case Added():
            return texts.added(change.item.title)
        case AlreadyThere():
            return texts.already_there(change.item.title, noted=change.noted)
        case Marked():
            title, read = change.item.title, change.item.read
            return texts.marked(title, read=read, before=change.before)
        case Noted():
            return texts.noted(change.item.title, change.item.note)
        case Swapped():
            return texts.swapped(change.old.title, change.item.title)
        case NotFound():
            return refusal(texts.NOT_FOUND)
        case NoNewer():
            return refusal(texts.NO_NEWER)
        case ListFull():
            return refusal(texts.FULL)
        case NoteTooLong():
            return refusal(texts.note_too_long(change.length, MOST_NOTE))
        case NotListed():
            return refusal(texts.NOT_LISTED)
        case _:
            assert_never(change)
