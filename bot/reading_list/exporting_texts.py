"""What stands in the files that a reading list is exported to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.dutch import long_date, minutes, moment

if TYPE_CHECKING:
    from datetime import date, datetime

FILE = "leeslijst"
TITLE = "Leeslijst"
EMPTY = "Er staat nog niets op je leeslijst."
TO_READ = "Te lezen"
READ = "Gelezen"
YOUR_NOTE = "Je notitie:"
KNOWLEDGE = "Wijkbot"
"""The work that a question with its answer is an entry of."""
ONLY_KEPT = (
    "Dit staat hier niet of niet meer in de kennis van Wijkbot. "
    "Je ziet alleen wat op je leeslijst is bewaard."
)
COLUMNS: dict[str, str] = {
    "title": "Titel",
    "subtitle": "Ondertitel",
    "kind": "Soort",
    "status": "Status",
    "note": "Notitie",
    "authors": "Auteurs",
    "organisations": "Organisaties",
    "year": "Jaar",
    "published": "Datum",
    "url": "Link",
    "minutes": "Leestijd in minuten",
    "themes": "Thema's",
    "summary": "Samenvatting",
    "sources": "Bronnen",
    "starts": "Begin",
    "ends": "Einde",
    "place": "Plaats",
    "pages": "Bladzijden",
    "isbn": "ISBN",
    "doi": "DOI",
    "remarks": "Opmerking",
    "added": "Op de lijst sinds",
    "read": "Gelezen op",
    "id": "Naam in Wijkbot",
}
"""The headings of a spreadsheet, in their order."""


def saved_on(day: date) -> str:
    """Return 'Zo stond je leeslijst er op 25 november 2026 bij.'."""
    return f"Zo stond je leeslijst er op {long_date(day)} bij."


def part(name: str, count: int) -> str:
    """Return 'Te lezen (3)'."""
    return f"{name} ({count})"


def total_time(count: int, unknown: int) -> str:
    """Return 'Leestijd samen: 1 uur. Van 2 is de leestijd niet bekend.'"""
    total = f"Leestijd samen: {minutes(count)}." if count else ""
    if not unknown:
        return total
    return f"{total} Van {unknown} is de leestijd niet bekend.".strip()


def themes(names: str) -> str:
    """Return "Thema's: Wonen; Middelen"."""
    return f"Thema's: {names}"


def on_the_list(added: date, read: date | None) -> str:
    """Return since when something is on the list, and when it was read."""
    since = f"Op de lijst sinds {long_date(added)}"
    return f"{since}, gelezen op {long_date(read)}" if read else since


def period(start: date | datetime, end: date | datetime | None) -> str:
    """Return '19 november 2025 tot en met 21 november 2025', or the one day."""
    return moment(start) if end in (None, start) else f"{moment(start)} tot en met {moment(end)}"


def recurs(words: str) -> str:
    """Return 'Wanneer: jaarlijks in november'."""
    return f"Wanneer: {words}"


def source(name: str, url: str | None = None) -> str:
    """Return 'Bron: Werk aan de wijk (2013), https://…'."""
    return f"Bron: {name}, {url}" if url else f"Bron: {name}"
