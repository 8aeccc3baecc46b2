"""What changed on a reading list as messages: one line each, with the way back."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from bot.dutch import number
from bot.reading_list.arrange import ListPage, ShowListed, Status
from bot.reading_list.keep import (
    Addition,
    AskAgain,
    EditionSwap,
    EmptyList,
    Marking,
    MarkRead,
    MarkUnread,
    NoteChange,
    NoteTooLong,
    NotKept,
    Removal,
    Remove,
    Undo,
    WriteNote,
)
from bot.reading_list.views import NOT_LISTED, STATUSES, item_view, pieces
from bot.view import Button, Tone, View, Weight, notice, refusal
from storage.reading_lists import MOST_NOTE

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from bot.reading_list.arrange import ReadingItem
    from bot.reading_list.keep import Change
    from storage.reading_lists import UndoneRemoval

KEPT, UNDO, MY_LIST = "Staat op je leeslijst", "Maak ongedaan", "Mijn leeslijst"
SAYS = {
    NotKept.NOT_FOUND: (
        "Dit staat niet (meer) in mijn kennis. Zoek iets anders met /zoek, of typ /leeslijst "
        "toevoegen en kies een titel."
    ),
    NotKept.NOT_LISTED: NOT_LISTED,
    NotKept.NO_NEWER: (
        "Hier is geen nieuwere uitgave (meer) van. Je leeslijst blijft zoals hij was."
    ),
    NotKept.FULL: "Je leeslijst is vol. Haal er eerst iets af met /leeslijst verwijder.",
}


UNDO_FOR = "Binnen tien minuten kun je dit ongedaan maken."
ALREADY_EMPTY = "Je leeslijst is al leeg."


def change_view(change: Change) -> View:
    """One line that says what changed, with the way back."""
    match change:
        case Addition():
            stands = "stond al" if change.again else "staat"
            item = change.item
            note = " Je nieuwe notitie heb ik erbij gezet." if change.noted else ""
            if item.listed.note and not change.again:
                note = " Je notitie staat erbij."
            undo = () if change.again else (Button(UNDO, Remove(item.id)),)
            done = f"{_quoted(item)} {stands} op je leeslijst.{note}"
            return _done(done, *undo, Button("Notitie", WriteNote(item.id)))
        case Marking():
            state = STATUSES[Status.READ if change.item.listed.read else Status.UNREAD]
            stands = "stond al" if change.before else "staat nu"
            back = MarkUnread if change.item.listed.read else MarkRead
            undo = () if change.before else (Button(UNDO, back(change.item.id)),)
            return _done(f"{_quoted(change.item)} {stands} op ‘{state}’.", *undo)
        case NoteChange():
            title = _quoted(change.item)
            kept = f"Je notitie bij {title} is bewaard."
            done = kept if change.item.listed.note else f"Bij {title} staat nu geen notitie."
            return _done(done, Button("Bekijk", ShowListed(change.item.id)))
        case EditionSwap():
            return _done(_swap_sentence(change), Button("Zet de oude terug", Undo(change.undo_key)))
        case NoteTooLong(length):
            return refusal(
                f"Je notitie is te lang: {number(length)} tekens. Er passen er "
                f"{number(MOST_NOTE)} in. Er is niets veranderd. Maak je notitie korter en probeer "
                "het opnieuw."
            )
        case NotKept():
            return refusal(SAYS[change])
        case _:
            assert_never(change)


def changed_item_view(change: Change) -> View:
    """The item as it stands after a change, in the place where it was shown."""
    match change:
        case Marking() | NoteChange():
            return item_view(change.item, done=change_view(change).text)
        case _:
            return change_view(change)


def kept_several_view(kept: Sequence[Addition] | NotKept) -> View:
    if isinstance(kept, NotKept):
        return refusal(SAYS[kept])
    new = sum(not one.again for one in kept)
    there = len(kept) - new
    sentences = (
        f"{pieces(new)} {'staat' if new == 1 else 'staan'} op je leeslijst." if new else "",
        f"{pieces(there)} {'stond' if there == 1 else 'stonden'} er al op." if there else "",
    )
    return _done(" ".join(filter(None, sentences)))


def _done(sentence: str, *undo: Button) -> View:
    return View(tone=Tone.NOTICE, text=sentence, buttons=(*undo, Button(MY_LIST, ListPage())))


def keep_publicly_view(change: Addition | NoteTooLong | NotKept) -> View:
    if isinstance(change, Addition):
        return notice(f"{_quoted(change.item)} staat op je leeslijst.")
    if change is NotKept.NOT_FOUND:
        return refusal(SAYS[change])
    return refusal("Dat lukte niet. Typ /leeslijst toon voor je leeslijst.")


def removal_view(removal: Removal | NotKept) -> View:
    if isinstance(removal, NotKept):
        return refusal(SAYS[removal])
    (item,) = removal.items
    return _with_undo(f"‘{item.title}’ staat niet meer op je leeslijst. {UNDO_FOR}", removal)


def emptying_view(removal: Removal | AskAgain | NotKept, now: datetime) -> View:
    match removal:
        case Removal(items):
            done = f"Je leeslijst is leeg: {pieces(len(items))} eraf. {UNDO_FOR}"
            return _with_undo(done, removal)
        case AskAgain(count):
            return ask_to_empty(count, now)
        case _:
            return refusal(ALREADY_EMPTY)


def ask_to_empty(count: int, now: datetime) -> View:
    if not count:
        return notice(ALREADY_EMPTY)
    return View(
        tone=Tone.CHOICE,
        text=(
            f"Er {'staat' if count == 1 else 'staan'} {pieces(count)} op je leeslijst. Weet je "
            "zeker dat alles eraf mag? Je notities en herinneringen gaan dan ook weg."
        ),
        buttons=(
            Button("Leeg mijn leeslijst", EmptyList(int(now.timestamp())), Weight.DANGER),
            Button("Nee, laat staan", ListPage()),
        ),
    )


def undo_view(undone: UndoneRemoval | None) -> View:
    if undone is None:
        return refusal(
            "Dit kun je niet meer ongedaan maken: het is al gedaan, of het is te lang geleden."
        )
    items, already = undone.items, undone.already
    back = f"{pieces(items)} {'staat' if items == 1 else 'staan'} weer op je leeslijst."
    if not already:
        return notice(f"Ongedaan gemaakt: {back}")
    there = f"{pieces(already)} {'stond' if already == 1 else 'stonden'} er al weer op."
    return notice(f"Ongedaan gemaakt: {back} {there}" if items else f"Niet nodig: {there}")


def _swap_sentence(swap: EditionSwap) -> str:
    old, new = swap.old.title, swap.item.listed.title
    if old == new:
        done = f"De nieuwe uitgave van ‘{new}’ staat nu op je leeslijst, de oude niet."
    else:
        done = f"‘{new}’ staat nu op je leeslijst, in plaats van ‘{old}’."
    return f"{done} Wil je ze allebei houden? Dan kun je de oude tien minuten lang terugzetten."


def _with_undo(done: str, removal: Removal) -> View:
    undo = Button(UNDO, Undo(removal.undo_key))
    return View(tone=Tone.NOTICE, text=done, buttons=(undo,))


def _quoted(item: ReadingItem) -> str:
    return f"‘{item.listed.title}’"
