"""What the bot says to moderators about knowledge that comes in or goes out as a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.dutch import joined, number
from bot.faults_texts import sentence

if TYPE_CHECKING:
    from datetime import date

    from knowledge.faults import Fault
    from knowledge.format.decoding import Encoding

IMPORT, CANCEL, UNDO = "Importeren", "Annuleren", "Maak ongedaan"
NOT_YET = (
    "Er is nog niets opgeslagen. Klopt het? Kies dan binnen tien minuten ‘Importeren’. "
    "Daarna kun je alles samen terugdraaien, of elk item apart met /kennis geschiedenis."
)
NOTHING_TO_DO = "Alles in dit bestand staat hier al precies zo. Er is niets te importeren."
EMPTY_FILE = "Er staat geen item in dit bestand. Zet er minstens één in en probeer het opnieuw."
NEW, CHANGED, BACK = "Nieuw", "Gewijzigd", "Weer te vinden"
WHERE = "Wat er precies verandert, staat in het bestand hierbij."
TAKES = "Vragen die dan anders beantwoord worden"
TAKES_TEXT = (
    "Deze vragen horen bij een ander item. Na het importeren komen ze ergens anders uit, "
    "of is het antwoord minder zeker."
)
TAKES_NOTHING = "Daarvan is er nog geen gevonden."
BROKEN = "Dit bestand kan nog niet worden geïmporteerd"
NOTHING_KEPT = "Er is niets opgeslagen. Verbeter dit en importeer het bestand opnieuw."
ALL_FAULTS = "Alle fouten staan in het bestand hierbij."
WRONG_SORT = (
    "Dit soort bestand kan ik niet lezen. Kies een bestand dat eindigt op .yaml, .yml of .csv. "
    "Met /kennis exporteer krijg je een voorbeeld."
)
NOT_FETCHED = "Het bestand kwam niet goed binnen. Probeer het over een minuut opnieuw."
GONE = (
    "Deze import is al uitgevoerd of geannuleerd, of is ouder dan tien minuten. "
    "Kies opnieuw /kennis importeer met het bestand om te zien hoe het staat."
)
CANCELLED = "Er is niets geïmporteerd."
CONFLICT = "Er is niets geïmporteerd: iemand anders was je voor"
CONFLICT_TEXT = (
    "Deze items zijn gewijzigd nadat je het bestand aanbood. Kies opnieuw /kennis importeer met "
    "het bestand: dan zie je wat er nu zou veranderen."
)
INVALID = "Er is niets geïmporteerd: het past niet meer"
INVALID_TEXT = (
    "Er is iets veranderd nadat je het bestand aanbood. Verbeter dit en importeer het opnieuw."
)

STAYS_CHANGED = "Niet teruggedraaid: daarna veranderd"
STAYS_UNFIT = "Niet teruggedraaid: de vorige versie past niet meer"
ALREADY_BACK = "Deze import is al teruggedraaid. Er is niets veranderd."
NOT_YOURS = (
    "Deze import kan ik niet als geheel voor je terugdraaien. Elk item apart terugdraaien kan met "
    "/kennis geschiedenis."
)

NO_KNOWLEDGE = (
    "Deze server heeft nog geen eigen kennis. In het bestand hierbij staan alleen de kolommen: "
    "vul het in en kies /kennis importeer."
)
TOO_LARGE = (
    "De kennis van deze server past niet in een bestand op Discord. Vraag wie mij draait om "
    "python -m bot export."
)
FILE_NAME = "kennis"
CHANGES_FILE, FAULTS_FILE = "wijzigingen.txt", "fouten.txt"


def not_reviewed(looked: int, every: int) -> str:
    """Return that not all of what is imported was looked at, and how to see the rest."""
    return (
        f"Er was tijd om de eerste {number(looked)} van de {number(every)} items hierop na te "
        "kijken. Wil je alles zien? Importeer het dan in delen."
    )


def importing(name: str) -> str:
    """Return the title over what a file would change."""
    return f"Importeren: {name}"


def counted(new: int, changed: int, back: int, same: int) -> str:
    """Return how many entries are new, changed, back and the same: '2 nieuw en 1 gewijzigd'."""
    parts = (
        (new, "nieuw"),
        (changed, "gewijzigd"),
        (back, "weer te vinden"),
        (same, "hetzelfde"),
    )
    return f"{joined(tuple(f'{number(many)} {word}' for many, word in parts if many))}."


def more(many: int) -> str:
    """Return the line after the first few."""
    return f"en nog {number(many)}"


def change(heading: str, fields: tuple[str, ...]) -> str:
    """Return which fields of an entry change."""
    return f"‘{heading}’: {joined(fields)}"


def told_encoding(name: str, encoding: Encoding) -> str:
    """Return that a file wasn't in the usual encoding, and what to look at."""
    return (
        f"{name} is geen UTF-8 maar {encoding}. Ik heb het zo gelezen; kijk of letters als é en ë "
        "goed staan."
    )


def fault(one: Fault, *, several: bool) -> str:
    """Return what is wrong at a line; with the file's name where there are several."""
    file = f"{one.place.file}, " if several else ""
    return f"{file}regel {number(one.place.line)}: {sentence(one)}"


def how_many_faults(many: int) -> str:
    """Return how many faults there are."""
    return "Er is 1 fout." if many == 1 else f"Er zijn {number(many)} fouten."


def imported(written: int, same: int) -> str:
    """Return that all of it is kept."""
    so = f" {number(same)} stond al zo." if same == 1 else f" {number(same)} stonden al zo."
    return (
        f"Geïmporteerd: {_items(written)}.{so if same else ''} "
        "De volgende vraag wordt er al mee beantwoord."
    )


def taken_back(undone: int, changed: int, unfit: int) -> str:
    """Return how much of an import was taken back, and how much stays and why."""
    so = "is daarna veranderd" if changed == 1 else "zijn daarna veranderd"
    parts = (
        f"{_items(undone)} teruggedraaid." if undone else "Er is niets teruggedraaid.",
        f"{number(changed)} niet: {_those(changed)} {so}." if changed else "",
        f"{number(unfit)} niet: de vorige versie past niet meer bij wat er nu staat."
        if unfit
        else "",
    )
    return " ".join(filter(None, parts))


def exported(many: int, left_out: int) -> str:
    """Return what is in the files."""
    items = "1 eigen item" if many == 1 else f"{number(many)} eigen items"
    hidden = (
        f" Wat gearchiveerd of verborgen is ({number(left_out)}), staat er niet in."
        if left_out
        else ""
    )
    return (
        f"{items} van deze server, als YAML en als tabel voor Excel. Heb je een bestand verbeterd? "
        f"Zet het dan terug met /kennis importeer.{hidden}"
    )


def too_large(limit: int) -> str:
    """Return that a file is larger than can be read."""
    return (
        f"Dit bestand is te groot. Het mag hoogstens {number(limit // 1024 // 1024)} MB zijn; "
        "deel het op in kleinere bestanden."
    )


def log_imported(who: str, written: int) -> str:
    """Return the line for the log channel."""
    return f"{who} heeft uit een bestand geïmporteerd: {_items(written)}."


def log_answered(questions: int) -> str:
    """Return the line for the log channel where an import answers what people waited for."""
    what = "1 open vraag heeft" if questions == 1 else f"{number(questions)} open vragen hebben"
    return f"{what} door de import een antwoord. Wie erop wacht, krijgt bericht."


def log_taken_back(who: str, undone: int) -> str:
    """Return the line for the log channel after an import was taken back."""
    return f"{who} heeft een import uit een bestand teruggedraaid: {_items(undone)}."


def file_name(day: date, ending: str) -> str:
    """Return what an exported file is called."""
    return f"{FILE_NAME}-{day.isoformat()}.{ending}"


def before_and_after(
    field: str, removed: tuple[str, ...], added: tuple[str, ...]
) -> tuple[str, ...]:
    """Return one field of an entry as lines: what goes, and what comes."""
    moved = "" if removed or added else " (in een andere volgorde)"
    return (
        f"  {field}{moved}",
        *(f"    - {text}" for text in removed),
        *(f"    + {text}" for text in added),
    )


def _items(many: int) -> str:
    return "1 item" if many == 1 else f"{number(many)} items"


def _those(many: int) -> str:
    return "dat" if many == 1 else "die"
