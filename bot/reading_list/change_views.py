"""What changed on a reading list as messages, one line each with the way back; its reminders."""

from collections.abc import Sequence
from datetime import datetime
from typing import assert_never

from bot.cards.actions import Show
from bot.cards.citing import OPEN_PAGE
from bot.cards.moments import moment_in_words, zone_named
from bot.dutch import MESSAGES_CLOSED, counted, cut, gist, number, one_paragraph, paragraphs
from bot.reading_list import keep, reminders, views
from bot.reading_list.arrange import ListPage, ReadingItem, ShowListed, Status
from bot.view import Button, Choice, Link, Section, Tone, View, Weight, notice, refusal
from storage.reading_lists import ListedItem, UndoneRemoval
from storage.reminders import Reminder

KEPT, UNDO, MY_LIST = "Staat op je leeslijst", "Maak ongedaan", "Mijn leeslijst"
SAYS = {
    keep.NotKept.NOT_FOUND: (
        "Dit staat niet (meer) in mijn kennis. Zoek iets anders met /zoek, of typ /leeslijst "
        "toevoegen en kies een titel."
    ),
    keep.NotKept.NOT_LISTED: views.NOT_LISTED,
    keep.NotKept.FULL: keep.LIST_FULL,
}
ALREADY_EMPTY = "Je leeslijst is al leeg."


def change_view(change: keep.Change) -> View:
    """One line that says what changed, with the way back."""
    match change:
        case keep.Addition():
            stands = "stond al" if change.again else "staat"
            item = change.item
            note = " Je nieuwe notitie heb ik erbij gezet." if change.new_note else ""
            if item.note and not change.again:
                note = " Je notitie staat erbij."
            undo = () if change.again else (Button(UNDO, keep.Remove(item.item_id)),)
            done = f"{_quoted(item)} {stands} op je leeslijst.{note}"
            return _done(done, *undo, Button("Notitie", keep.WriteNote(item.item_id)))
        case keep.Marking():
            state = views.STATUSES[Status.READ if change.item.read else Status.UNREAD]
            stands = "stond al" if change.before else "staat nu"
            back = keep.MarkUnread if change.item.read else keep.MarkRead
            undo = () if change.before else (Button(UNDO, back(change.item.item_id)),)
            return _done(f"{_quoted(change.item)} {stands} op ‘{state}’.", *undo)
        case keep.NoteChange():
            title = _quoted(change.item)
            sentence = f"Je notitie bij {title} is bewaard."
            done = sentence if change.item.note else f"Bij {title} staat nu geen notitie."
            return _done(done, Button("Bekijk", ShowListed(change.item.item_id)))
        case keep.NotKept():
            return refusal(SAYS[change])
        case _:
            assert_never(change)


def kept_several_view(additions: Sequence[keep.Addition] | keep.NotKept) -> View:
    if isinstance(additions, keep.NotKept):
        return refusal(SAYS[additions])
    new = sum(not addition.again for addition in additions)
    old = len(additions) - new
    done = one_paragraph(
        f"{views.pieces(new)} {'staat' if new == 1 else 'staan'} op je leeslijst." if new else "",
        f"{views.pieces(old)} {'stond' if old == 1 else 'stonden'} er al op." if old else "",
    )
    moments = {int(added.item.added_at.timestamp()) for added in additions if not added.again}
    undo = (Button(UNDO, keep.RemoveAdded(max(moments))),) if moments else ()
    return _done(done, *undo)


def _done(sentence: str, *undo: Button) -> View:
    return notice(sentence, *undo, Button(MY_LIST, ListPage()))


def keep_publicly_view(change: keep.Addition | keep.NotKept) -> View:
    if isinstance(change, keep.Addition):
        return notice(f"{_quoted(change.item)} staat op je leeslijst.")
    if change is keep.NotKept.NOT_FOUND:
        return refusal(SAYS[change])
    return refusal("Dat lukte niet. Typ /leeslijst toon voor je leeslijst.")


def removal_view(removal: keep.Removal | keep.NotKept) -> View:
    if isinstance(removal, keep.NotKept):
        return refusal(SAYS[removal])
    some = len(removal.items) > 1
    what = views.pieces(len(removal.items)) if some else f"‘{removal.items[0].title}’"
    return _with_undo(f"{what} {'staan' if some else 'staat'} niet meer op je leeslijst.", removal)


def emptying_view(removal: keep.Removal | keep.AskAgain | keep.NotKept, now: datetime) -> View:
    match removal:
        case keep.Removal(items):
            return _with_undo(f"Je leeslijst is leeg: {views.pieces(len(items))} eraf.", removal)
        case keep.AskAgain(count):
            return ask_to_empty(count, now)
        case _:
            return refusal(ALREADY_EMPTY)


def ask_to_empty(count: int, now: datetime) -> View:
    if not count:
        return notice(ALREADY_EMPTY)
    return View(
        tone=Tone.CHOICE,
        text=(
            f"Er {'staat' if count == 1 else 'staan'} {views.pieces(count)} op je leeslijst. Weet "
            "je zeker dat alles eraf mag? Je notities en herinneringen gaan dan ook weg."
        ),
        buttons=(
            Button("Leeg mijn leeslijst", keep.EmptyList(int(now.timestamp())), Weight.DANGER),
            Button("Nee, laat staan", ListPage()),
        ),
    )


def undo_view(undone: UndoneRemoval | None) -> View:
    if undone is None:
        return refusal(
            "Dit kun je niet meer ongedaan maken: het is al gedaan, of het is te lang geleden."
        )
    items, already = undone.items, undone.already
    back = f"{views.pieces(items)} {'staat' if items == 1 else 'staan'} weer op je leeslijst."
    if not already:
        return notice(f"Ongedaan gemaakt: {back}")
    again = f"{views.pieces(already)} {'stond' if already == 1 else 'stonden'} er al weer op."
    return notice(f"Ongedaan gemaakt: {back} {again}" if items else f"Niet nodig: {again}")


def _with_undo(done: str, removal: keep.Removal) -> View:
    undo = Button(UNDO, keep.Undo(removal.undo_key))
    return notice(f"{done} Binnen tien minuten kun je dit ongedaan maken.", undo)


def _quoted(item: ListedItem) -> str:
    return f"‘{item.title}’"


MOST_LISTED = 25
TITLE_IN_LIST = 100
"""So much of a title stands in a line."""


def reminder_set_view(outcome: reminders.ReminderSet, *, closed: bool = False) -> View:
    """What was set, with the way back; `closed` where messages are known not to arrive."""
    before = "Dat stond al klaar: ik herinner" if outcome.again else "Ik herinner"
    text = one_paragraph(
        f"{before} je op {when(outcome.reminder)} aan ‘{outcome.title}’.",
        f"‘{outcome.title}’ heb ik ook op je leeslijst gezet." if outcome.added else "",
        MESSAGES_CLOSED if closed else "De herinnering komt als privébericht.",
    )
    cancel = Button("Annuleer herinnering", reminders.CancelReminder(outcome.reminder.key))
    return notice(text, cancel)


def which_to_remind_view(items: Sequence[ReadingItem]) -> View:
    if not items:
        return notice("Er staat niets op je leeslijst om je aan te herinneren.")
    return View(
        tone=Tone.CHOICE,
        text="Waar wil je aan herinnerd worden?",
        choices=tuple(
            Choice(item.title, reminders.RemindWhen(item.id)) for item in items[:MOST_LISTED]
        ),
        choosing=views.CHOOSE_LISTED,
    )


def reminders_view(
    waiting: Sequence[reminders.TitledReminder], *, done: str = "", closed: bool = False
) -> View:
    if not waiting:
        nothing = (
            "Er staat geen herinnering voor je klaar. Typ /leeslijst herinner, kies iets van je "
            "leeslijst en zeg wanneer, bijvoorbeeld ‘volgende week dinsdag’."
        )
        return notice(paragraphs(done, nothing))
    first = waiting[:MOST_LISTED]
    lines = tuple(map(_line, first))
    return View(
        tone=Tone.CHOICE,
        title="Je herinneringen",
        text=paragraphs(done, _counted(len(waiting)), MESSAGES_CLOSED if closed else ""),
        sections=(Section("", lines=lines),),
        choices=tuple(
            Choice(line, reminders.CancelReminder(titled.reminder.key))
            for line, titled in zip(lines, first, strict=True)
        ),
        choosing="Kies een herinnering om die te annuleren",
    )


def cancel_view(outcome: reminders.TitledReminder) -> View:
    moment, title = when(outcome.reminder), outcome.title
    return notice(f"Geannuleerd: de herinnering op {moment} aan ‘{title}’ komt niet.")


def reminder_view(due: reminders.DueReminder) -> View:
    item, key, moment = due.item, due.reminder.key, when(due.reminder)
    late = f"Deze herinnering stond voor {moment}. Het spijt me: ik kon je niet eerder bereiken."
    why = late if due.late else f"Je vroeg mij om je hier op {moment} aan te herinneren."
    says = gist(due.entry.body[0]) if due.entry else ""
    read = "Je hebt dit al gelezen." if item.read else ""
    return View(
        tone=Tone.ANSWER,
        title=f"Herinnering: {item.title}",
        text=paragraphs(says, why, read),
        sections=(Section(views.YOUR_NOTE, item.note),) if item.note else (),
        buttons=(
            *(
                ()
                if item.read
                else (Button(views.READ, reminders.ReadReminded(key), Weight.PRIMARY),)
            ),
            Button("Nog een week", reminders.Snooze(key)),
            *((Button("Bekijk", Show(item.item_id)),) if due.entry else ()),
        ),
        links=(Link(OPEN_PAGE, item.url),) if item.url else (),
    )


def reminder_in_line(due: reminders.DueReminder) -> str:
    return f"Herinnering aan ‘{due.item.title}’, voor {when(due.reminder)}"


def when(reminder: Reminder) -> str:
    return moment_in_words(reminder.due_at.astimezone(zone_named(reminder.zone)))


def _counted(count: int) -> str:
    what = counted(count, "herinnering", "herinneringen")
    if count > MOST_LISTED:
        return f"{what}. Dit zijn de eerste {number(MOST_LISTED)}."
    return f"{what}, de eerste bovenaan." if count > 1 else f"{what}."


def _line(titled: reminders.TitledReminder) -> str:
    moment = when(titled.reminder)
    return f"{moment[:1].upper()}{moment[1:]}: ‘{cut(titled.title, TITLE_IN_LIST)}’"
