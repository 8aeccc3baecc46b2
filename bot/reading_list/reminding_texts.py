"""What the bot says about reminders; `when` is a moment in words."""

from __future__ import annotations

from bot.dutch import number

READ = "Gelezen"
SNOOZE = "Nog een week"
CANCEL = "Annuleer herinnering"
OPEN = "Bekijk"

TITLE = "Je herinneringen"
NONE = (
    "Er staat geen herinnering voor je klaar. Typ /leeslijst herinner, kies iets van je leeslijst "
    "en zeg wanneer, bijvoorbeeld ‘volgende week dinsdag’."
)
CHOOSE_TO_CANCEL = "Kies een herinnering om die te annuleren"
COMES_AS_MESSAGE = "De herinnering komt als privébericht."
CLOSED = (
    "Let op: de laatste keer liet je geen privéberichten van mij toe. Zet ze aan in de "
    "instellingen van een server waar wij allebei op zitten."
)
ON_ITS_WAY = "Deze herinnering kan ik niet meer tegenhouden: die is al verstuurd, of bijna."
FORGOTTEN = (
    "Deze herinnering is er niet meer. Typ /leeslijst herinneringen om te zien wat er klaarstaat."
)
TOO_MANY = (
    "Je hebt zo veel herinneringen klaarstaan dat er geen meer bij kan. Haal er eerst een weg met "
    "/leeslijst herinneringen."
)
LIST_FULL = "Je leeslijst is vol. Haal er eerst iets af met /leeslijst verwijder."
NOT_FOUND = (
    "Dit staat niet op je leeslijst, en ik kan het hier ook niet vinden. Typ /leeslijst toon om te "
    "zien wat er wel op staat, of zoek met /zoek."
)
READ_BEFORE = "Je hebt dit al gelezen."
NOT_LISTED = "Dit staat niet meer op je leeslijst. Zet het er weer op met /leeslijst toevoegen."


def set_for(title: str, when: str) -> str:
    """Say what was understood."""
    return f"Ik herinner je op {when} aan ‘{title}’."


def set_before(title: str, when: str) -> str:
    """Say that there was such a reminder already."""
    return f"Dat stond al klaar: ik herinner je op {when} aan ‘{title}’."


def put_on_list(title: str) -> str:
    """Say that an item came on the list to be reminded of it."""
    return f"‘{title}’ heb ik ook op je leeslijst gezet."


def how_many(count: int, shown: int) -> str:
    """Return '3 herinneringen, de eerste bovenaan.'"""
    what = "1 herinnering" if count == 1 else f"{number(count)} herinneringen"
    if count > shown:
        return f"{what}. Dit zijn de eerste {number(shown)}."
    return f"{what}, de eerste bovenaan." if count > 1 else f"{what}."


def in_line(title: str, when: str) -> str:
    """Return a reminder as one line of a list."""
    return f"{when[:1].upper()}{when[1:]}: ‘{title}’"


def cancelled(title: str, when: str) -> str:
    """Say that a reminder doesn't come."""
    return f"Geannuleerd: de herinnering op {when} aan ‘{title}’ komt niet."


def reminder_of(title: str) -> str:
    """Return the title of the message that reminds."""
    return f"Herinnering: {title}"


def on_time(when: str) -> str:
    """Say why the message comes."""
    return f"Je vroeg mij om je hier op {when} aan te herinneren."


def late(when: str) -> str:
    """Say that the message comes later than it was meant to."""
    return f"Deze herinnering stond voor {when}. Het spijt me: ik kon je niet eerder bereiken."


def marked_read(title: str) -> str:
    """Say that it is marked as read."""
    return f"‘{title}’ staat nu op ‘gelezen’."


def was_read(title: str) -> str:
    """Say that it was marked as read before."""
    return f"‘{title}’ stond al op ‘gelezen’."
