"""What the bot says about someone's reading list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.dutch import ZONE, long_date, minutes, number

if TYPE_CHECKING:
    from datetime import datetime

    from knowledge.reading_time import ReadingTime

READ = "Gelezen"
UNREAD = "Toch nog lezen"
NOTE = "Notitie"
REMIND = "Herinner me over een week"
REMOVE = "Verwijder"
UNDO = "Maak ongedaan"
EMPTY_IT = "Leeg mijn leeslijst"
OPEN = "Bekijk"
SWAP = "Neem de nieuwe uitgave"
PUT_OLD_BACK = "Zet de oude terug"

TITLE = "Je leeslijst"
TO_READ = "te lezen"
ALREADY_READ = "gelezen"
STATUSES: dict[str, str] = {"unread": TO_READ, "read": ALREADY_READ}
SORTS: dict[str, str] = {
    "added": "toegevoegd",
    "year": "jaar",
    "time": "leestijd",
    "theme": "thema",
}
"""By the code that a button holds; the words are what someone chooses."""
SORT_NAMES: dict[str, str] = {
    "added": "toegevoegd: het nieuwste eerst",
    "year": "jaar: het nieuwste eerst",
    "time": "leestijd: het kortste eerst",
    "theme": "thema: van A tot Z",
}

FORMATS: dict[str, str] = {
    "markdown": "markdown: tekst om te lezen of te delen",
    "csv": "csv: voor Excel en andere rekenbladen",
    "ris": "ris: voor Zotero, EndNote en Mendeley",
    "bibtex": "bibtex: voor LaTeX en JabRef",
    "csl-json": "csl-json: voor Zotero, Word en Pandoc",
}

EMPTY = (
    "Er staat nog niets op je leeslijst. Druk onder een antwoord op de knop ‘Op leeslijst’, of typ "
    "/leeslijst toevoegen en kies een titel. Staat er in een bericht een link of een titel? Kies "
    "dan in het menu Apps voor ‘Zet op leeslijst’."
)
NONE_LIKE_THAT = (
    "Op je leeslijst staat niets dat bij deze keuze past. Typ /leeslijst toon zonder keuze om "
    "alles te zien."
)
ALSO_WORTH_READING = "Ook lezenswaard"
YOUR_NOTE = "Je notitie"
GONE = "Dit kan ik hier niet (meer) openen. De titel, de link en je notitie blijven bewaard."
CHOOSE_LISTED = "Kies iets om te bekijken"
NEWER = "Er is een nieuwere uitgave"

NOT_LISTED = "Dit staat niet op je leeslijst. Typ /leeslijst toon om te zien wat er wel op staat."
NOT_FOUND = (
    "Dit staat niet (meer) in mijn kennis. Zoek iets anders met /zoek, of typ /leeslijst toevoegen "
    "en kies een titel."
)
FULL = "Je leeslijst is vol. Haal er eerst iets af met /leeslijst verwijder."
NOT_KEPT = "Dat lukte niet. Typ /leeslijst toon voor je leeslijst."
UNDO_FOR = "Binnen tien minuten kun je dit ongedaan maken."
TOO_LATE = "Dit kun je niet meer ongedaan maken: het is al gedaan, of het is te lang geleden."
ALREADY_EMPTY = "Je leeslijst is al leeg."
NOTHING_TO_EXPORT = (
    "Er staat nog niets op je leeslijst, dus er is niets om mee te nemen. Typ eerst /leeslijst "
    "toevoegen en kies een titel."
)
TOO_LARGE = (
    "Het bestand is te groot voor Discord. Kies een ander formaat, of haal lange notities weg."
)
NO_NEWER = "Hier is geen nieuwere uitgave (meer) van. Je leeslijst blijft zoals hij was."
WHICH = "Welke wil je op je leeslijst?"
WHICH_TEXT = "In dit bericht herken ik meer dan één stuk. Kies wat je wilt bewaren."
NONE_IN_MESSAGE = (
    "In dit bericht herken ik niets uit mijn kennis. Het werkt met een link naar een rapport, met "
    "een hele titel, en met mijn eigen antwoorden. Zoek anders met /leeslijst toevoegen."
)
AN_ITEM = "iets uit mijn kennis"
LISTED_ITEM = "iets van je leeslijst"

NOT_DELIVERED = "Dit kon ik je niet sturen"
NOT_DELIVERED_TEXT = (
    "Je liet geen privéberichten van mij toe. Ik probeer het nu nog eens. Komt er weer niets? Zet "
    "dan in de instellingen van een server waar wij allebei op zitten privéberichten aan."
)

NOTE_TITLE = "Je notitie"
NOTE_FOR_LATER = "Je notitie is nog niet bewaard. Dit schreef je:"
NOTE_LABEL = "Wat wil je onthouden?"
NOTE_HELP = "Alleen jij ziet dit. Maak het leeg om je notitie weg te halen."


def title(status: str | None, theme: str | None) -> str:
    """Return 'Je leeslijst: te lezen, thema Wonen'; `status` is a code, `theme` a name."""
    parts = (STATUSES[status] if status else "", f"thema {theme}" if theme else "")
    narrowed = ", ".join(filter(None, parts))
    return f"{TITLE}: {narrowed}" if narrowed else TITLE


def totals(count: int, unread: int, time: int) -> str:
    """Return '12 stukken, 7 nog te lezen, samen ongeveer 3 uur'; the time is of what is unread."""
    state = f"{number(unread)} nog te lezen" if unread else "alles gelezen"
    return ", ".join(filter(None, (pieces(count), state, _together(time)))) + "."


def fitting(count: int, time: int, most: int) -> str:
    """Return '3 stukken, samen 18 van je 20 minuten.'"""
    unit = "minuut" if most == 1 else "minuten"
    return f"{pieces(count)}, samen {number(time)} van je {number(most)} {unit}."


def nothing_fits(most: int, shortest: tuple[str, int] | None) -> str:
    """Say that nothing can be read in so many minutes, and what takes the least."""
    said = f"In {minutes(most)} past helaas niets van je leeslijst."
    if shortest is None:
        return f"{said} Van wat erop staat, weet ik de leestijd niet."
    return f"{said} Het kortste is ‘{shortest[0]}’: dat duurt {minutes(shortest[1])}."


def summaries(count: int) -> str:
    """Say that of so many items only the summary's time was counted."""
    return f"Van {pieces(count)} tel ik alleen de samenvatting." if count else ""


def unknown_times(count: int) -> str:
    """Say that of so many items no time was counted."""
    return f"Van {pieces(count)} weet ik de leestijd niet." if count else ""


def page_of(page: int, pages: int) -> str:
    """Return 'Bladzijde 1 van 3.'; `page` counts from 1; nothing where there is one."""
    return f"Bladzijde {number(page)} van {number(pages)}." if pages > 1 else ""


def pieces(count: int) -> str:
    """Return '1 stuk' or '12 stukken'."""
    return "1 stuk" if count == 1 else f"{number(count)} stukken"


def status(read_at: datetime | None) -> str:
    """Return 'Te lezen', or since when it is read."""
    return f"Gelezen op {_day(read_at)}" if read_at else "Te lezen"


def time_to_read(time: ReadingTime) -> str:
    """Return '25 minuten lezen', or how long its summary takes."""
    words = f"{minutes(time.minutes)} lezen"
    return words if time.whole else f"samenvatting {words}"


def listed_since(added_at: datetime) -> str:
    """Return since when it is on the list."""
    return f"Op je leeslijst sinds {_day(added_at)}"


def note_in_line(note: str) -> str:
    """Return a note as one line of a list."""
    return f"{YOUR_NOTE}: {note}"


def newer_edition(heading: str) -> str:
    """Say that there is a newer edition."""
    return f"{NEWER}: ‘{heading}’."


def take_newer(heading: str) -> str:
    """Return the button that takes the newer edition of one of several."""
    return f"Nieuwe uitgave: {heading}"


def added(heading: str) -> str:
    """Say that it is on the list now."""
    return f"‘{heading}’ staat op je leeslijst."


def already_there(heading: str, *, noted: bool) -> str:
    """Say that it was on the list; with a note that came, that it was kept."""
    more = " Je nieuwe notitie heb ik erbij gezet." if noted else ""
    return f"‘{heading}’ stond al op je leeslijst.{more}"


def marked(heading: str, *, read: bool, before: bool) -> str:
    """Say what it is marked as, or was."""
    state = ALREADY_READ if read else TO_READ
    return f"‘{heading}’ {'stond al' if before else 'staat nu'} op ‘{state}’."


def noted(heading: str, note: str | None) -> str:
    """Say that a note was kept or taken away."""
    if note is None:
        return f"Bij ‘{heading}’ staat nu geen notitie."
    return f"Je notitie bij ‘{heading}’ is bewaard."


def note_too_long(length: int, most: int) -> str:
    """Say how long a note may be."""
    return (
        f"Je notitie is te lang: {number(length)} tekens. Er passen er {number(most)} in. "
        "Er is niets veranderd. Maak je notitie korter en probeer het opnieuw."
    )


def removed(heading: str) -> str:
    """Say that one item is off the list."""
    return f"‘{heading}’ staat niet meer op je leeslijst. {UNDO_FOR}"


def emptied(count: int) -> str:
    """Say that all is off the list."""
    return f"Je leeslijst is leeg: {pieces(count)} eraf. {UNDO_FOR}"


def ask_to_empty(count: int) -> str:
    """Ask whether all may go."""
    return (
        f"Er {'staat' if count == 1 else 'staan'} {pieces(count)} op je leeslijst. Weet je zeker "
        "dat alles eraf mag? Je notities en herinneringen gaan dan ook weg."
    )


def undone(items: int, already: int) -> str:
    """Say what came back."""
    back = f"{pieces(items)} {'staat' if items == 1 else 'staan'} weer op je leeslijst."
    if not already:
        return f"Ongedaan gemaakt: {back}"
    there = f"{pieces(already)} {'stond' if already == 1 else 'stonden'} er al weer op."
    return f"Ongedaan gemaakt: {back} {there}" if items else f"Niet nodig: {there}"


def swapped(old: str, new: str) -> str:
    """Say that a newer edition took the place of an older one."""
    keep_both = "Wil je ze allebei houden? Dan kun je de oude tien minuten lang terugzetten."
    if old == new:
        return f"De nieuwe uitgave van ‘{new}’ staat nu op je leeslijst, de oude niet. {keep_both}"
    return f"‘{new}’ staat nu op je leeslijst, in plaats van ‘{old}’. {keep_both}"


def exported(count: int) -> str:
    """Say what is in the file."""
    return f"Je leeslijst als bestand: {pieces(count)}, met je notities."


def not_delivered(heading: str, when: str) -> str:
    """Return a reminder that could not be sent, for a moment in words."""
    return f"Herinnering aan ‘{heading}’, voor {when}"


def _together(time: int) -> str:
    words = minutes(time).removeprefix("ongeveer ")
    return f"samen ongeveer {words}" if time else ""


def _day(moment: datetime) -> str:
    return long_date(moment.astimezone(ZONE))
