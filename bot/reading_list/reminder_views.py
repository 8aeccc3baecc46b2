"""Reminders as messages: set, listed, cancelled, and the one that comes when it is time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.cards.actions import Show
from bot.cards.citing import OPEN_PAGE
from bot.cards.moments import moment_in_words, no_moment, zone_named
from bot.dutch import cut, gist, number
from bot.reading_list.change_views import SAYS
from bot.reading_list.keep import NotKept
from bot.reading_list.reminders import (
    CancelReminder,
    NotReminded,
    ReadReminded,
    ReminderSet,
    RemindWhen,
    Snooze,
)
from bot.reading_list.views import CHOOSE_LISTED, READ, YOUR_NOTE
from bot.view import Button, Choice, Link, Section, Tone, View, Weight, notice, refusal
from knowledge.moments.outcome import Past, Unclear

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.reading_list.arrange import ReadingItem
    from bot.reading_list.keep import Marking
    from bot.reading_list.reminders import DueReminder, TitledReminder
    from storage.reminders import Reminder

MOST_LISTED = 25
TITLE_IN_LIST = 100
"""So much of a title stands in a line."""

NOTHING_TO_REMIND = "Er staat niets op je leeslijst om je aan te herinneren."
CLOSED = (
    "Let op: de laatste keer liet je geen privéberichten van mij toe. Zet ze aan in de "
    "instellingen van een server waar wij allebei op zitten."
)
NOT_REMINDED = {
    NotReminded.NOT_FOUND: (
        "Dit staat niet op je leeslijst, en ik kan het hier ook niet vinden. Typ /leeslijst toon "
        "om te zien wat er wel op staat, of zoek met /zoek."
    ),
    NotReminded.LIST_FULL: SAYS[NotKept.FULL],
    NotReminded.TOO_MANY: (
        "Je hebt zo veel herinneringen klaarstaan dat er geen meer bij kan. Haal er eerst een weg "
        "met /leeslijst herinneringen."
    ),
    NotReminded.FORGOTTEN: (
        "Deze herinnering is er niet meer. Typ /leeslijst herinneringen om te zien wat er "
        "klaarstaat."
    ),
    NotReminded.ON_ITS_WAY: (
        "Deze herinnering kan ik niet meer tegenhouden: die is al verstuurd, of bijna."
    ),
    NotReminded.NOT_LISTED: (
        "Dit staat niet meer op je leeslijst. Zet het er weer op met /leeslijst toevoegen."
    ),
}


def reminder_set_view(
    outcome: ReminderSet | NotReminded | Past | Unclear, *, closed: bool = False
) -> View:
    """What was set, with the way back, or why nothing was.

    `closed` where it is known that this person takes no direct messages.
    """
    if isinstance(outcome, NotReminded):
        return refusal(NOT_REMINDED[outcome])
    if isinstance(outcome, Past | Unclear):
        return refusal(no_moment(outcome))
    before = "Dat stond al klaar: ik herinner" if outcome.again else "Ik herinner"
    sentences = (
        f"{before} je op {when(outcome.reminder)} aan ‘{outcome.title}’.",
        f"‘{outcome.title}’ heb ik ook op je leeslijst gezet." if outcome.added else "",
        CLOSED if closed else "De herinnering komt als privébericht.",
    )
    return View(
        tone=Tone.NOTICE,
        text=" ".join(filter(None, sentences)),
        buttons=(Button("Annuleer herinnering", CancelReminder(outcome.reminder.key)),),
    )


def which_to_remind_view(items: Sequence[ReadingItem]) -> View:
    if not items:
        return notice(NOTHING_TO_REMIND)
    return View(
        tone=Tone.CHOICE,
        text="Waar wil je aan herinnerd worden?",
        choices=tuple(Choice(item.title, RemindWhen(item.id)) for item in items),
        choosing=CHOOSE_LISTED,
    )


def reminders_view(
    reminders: Sequence[TitledReminder], *, done: str = "", closed: bool = False
) -> View:
    if not reminders:
        nothing = (
            "Er staat geen herinnering voor je klaar. Typ /leeslijst herinner, kies iets van je "
            "leeslijst en zeg wanneer, bijvoorbeeld ‘volgende week dinsdag’."
        )
        return notice("\n\n".join(filter(None, (done, nothing))))
    shown = reminders[:MOST_LISTED]
    lines = tuple(map(_line, shown))
    return View(
        tone=Tone.CHOICE,
        title="Je herinneringen",
        text="\n\n".join(filter(None, (done, _counted(len(reminders)), CLOSED if closed else ""))),
        sections=(Section("", lines=lines),),
        choices=tuple(
            Choice(line, CancelReminder(titled.reminder.key))
            for line, titled in zip(lines, shown, strict=True)
        ),
        choosing="Kies een herinnering om die te annuleren",
    )


def cancel_view(outcome: TitledReminder | NotReminded) -> View:
    if isinstance(outcome, NotReminded):
        return refusal(NOT_REMINDED[outcome])
    moment, title = when(outcome.reminder), outcome.title
    return notice(f"Geannuleerd: de herinnering op {moment} aan ‘{title}’ komt niet.")


def read_view(outcome: Marking | NotReminded) -> View:
    if isinstance(outcome, NotReminded):
        return refusal(NOT_REMINDED[outcome])
    stands = "stond al" if outcome.before else "staat nu"
    return notice(f"‘{outcome.item.listed.title}’ {stands} op ‘gelezen’.")


def reminder_view(due: DueReminder) -> View:
    item, key, moment = due.item, due.reminder.key, when(due.reminder)
    late = f"Deze herinnering stond voor {moment}. Het spijt me: ik kon je niet eerder bereiken."
    why = late if due.late else f"Je vroeg mij om je hier op {moment} aan te herinneren."
    read = "Je hebt dit al gelezen." if item.read else ""
    return View(
        tone=Tone.ANSWER,
        title=f"Herinnering: {item.title}",
        text="\n\n".join(filter(None, (gist(due.says), why, read))),
        sections=(Section(YOUR_NOTE, item.note),) if item.note else (),
        buttons=(
            *(() if item.read else (Button(READ, ReadReminded(key), Weight.PRIMARY),)),
            Button("Nog een week", Snooze(key)),
            *((Button("Bekijk", Show(item.item_id)),) if due.known else ()),
        ),
        links=(Link(OPEN_PAGE, item.url),) if item.url else (),
    )


def reminder_in_line(due: DueReminder) -> str:
    return f"Herinnering aan ‘{due.item.title}’, voor {when(due.reminder)}"


def when(reminder: Reminder) -> str:
    return moment_in_words(reminder.due_at.astimezone(zone_named(reminder.zone)))


def _counted(count: int) -> str:
    what = "1 herinnering" if count == 1 else f"{number(count)} herinneringen"
    if count > MOST_LISTED:
        return f"{what}. Dit zijn de eerste {number(MOST_LISTED)}."
    return f"{what}, de eerste bovenaan." if count > 1 else f"{what}."


def _line(titled: TitledReminder) -> str:
    moment = when(titled.reminder)
    return f"{moment[:1].upper()}{moment[1:]}: ‘{cut(titled.title, TITLE_IN_LIST)}’"
