"""What the bot says around a curated answer, and where there is none."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from bot.dutch import minutes
from knowledge.answer import Reason, ReasonKind

if TYPE_CHECKING:
    from knowledge.reading_time import ReadingTime

SHARE = "Deel in kanaal"
OPEN_SOURCE = "Open de bron"
OPEN_PAGE = "Open de pagina"
REGISTER = "Meld je aan"

DEEPER = "Meer hierover"
KEY_POINTS = "De belangrijkste punten"
WHEN_AND_WHERE = "Wanneer en waar"
ABOUT = "Wat het is"
ALSO_SOURCES = "Ook gebruikt:"
READING_TEXT = "Deze passen bij het antwoord. Kies er een om te zien wat erin staat."
ONLINE = "Online"

DO_YOU_MEAN = "Bedoel je…?"
CHOOSE = (
    "Ik weet niet zeker wat je bedoelt. Kies wat het beste past. "
    "Staat het er niet bij? Stel je vraag dan in andere woorden."
)
UNKNOWN = "Dat weet ik niet"
UNKNOWN_TEXT = (
    "Ik heb hier geen nagekeken antwoord op, en ik verzin niets. "
    "Probeer het eens met andere woorden, of vraag een mens."
)
KEPT = "Je vraag bewaar ik zonder je naam, zodat de moderators er een antwoord bij kunnen zoeken."
NEAREST_THEMES = "Deze thema’s komen het dichtst in de buurt:"
NO_QUESTION = "Wat wil je weten?"
NO_QUESTION_TEXT = (
    "Ik zie nog geen vraag. Typ je vraag in gewone woorden, "
    "bijvoorbeeld: hoe lang duurt het voordat een wijk beter wordt?"
)

NOTHING_DISCUSSED = "Waar gaat het over?"
NOTHING_DISCUSSED_TEXT = (
    "We hebben het nog nergens over gehad, of dat is te lang geleden. "
    "Stel eerst je vraag. Daarna kun je vragen om de bron, om rapporten of om meer uitleg."
)
NO_SOURCES_TEXT = "Bij dit antwoord staat geen bron."
NO_READING_TEXT = "Hier heb ik geen rapporten bij."
NO_MORE_TEXT = "Meer dan dit staat er niet in mijn kennis. In de bron lees je verder."
CHOSEN_BY_HAND = "uitgekozen bij dit antwoord"
NEWER_EDITION = "Er is een nieuwere uitgave"
RESERVATION = "Let op"


def source_heading(title: str) -> str:
    """Return 'Bron: Wat werkt voor leefbare wijken? (2023)'."""
    return f"Bron: {title}"


def read_also(title: str) -> str:
    """Return 'Lees ook: …', the heading of a record worth reading."""
    return f"Lees ook: {title}"


def rests_on(evidence: str) -> str:
    """Return what kind of ground an entry stands on."""
    return evidence[:1].upper() + evidence[1:]


def of_organisations(names: str) -> str:
    """Return 'Van Platform31 en BZK'."""
    return f"Van {names}"


def by_authors(names: str) -> str:
    """Return 'Door Karin Verbeek'."""
    return f"Door {names}"


def until(end: str) -> str:
    """Return 'tot en met 3 mei 2027'."""
    return f"tot en met {end}"


def page(number: str) -> str:
    """Return 'bladzijde 12'."""
    return f"bladzijde {number}"


def sources_of(heading: str) -> str:
    """Return the title above the sources of an answer."""
    return f"Bronnen bij: {heading}"


def reading_beside(heading: str) -> str:
    """Return the title above the reports that go with an answer."""
    return f"Om te lezen bij: {heading}"


def more_about(heading: str) -> str:
    """Return the title above the deeper part of an answer."""
    return f"Meer over: {heading}"


def checked_on(day: str) -> str:
    """Return 'Nagekeken op 24 november 2026'."""
    return f"Nagekeken op {day}"


def written_on(day: str) -> str:
    """Return 'Opgeschreven op 24 november 2026, uit een bewaarde pagina'."""
    return f"Opgeschreven op {day}, uit een bewaarde pagina"


def time_to_read(time: ReadingTime) -> str:
    """Return how long the whole takes to read, or only the summary."""
    words = minutes(time.minutes)
    return f"Leestijd: {words}" if time.whole else f"Leestijd van de samenvatting: {words}"


def time_in_line(time: ReadingTime) -> str:
    """Return '25 minuten lezen' for a whole work; a summary's time says little in a list."""
    return f"{minutes(time.minutes)} lezen" if time.whole else ""


def because(reasons: tuple[Reason, ...]) -> str:
    """Return one line why something is shown: "Omdat: thema Wonen, woord ‘schimmel’"."""
    return f"Omdat: {', '.join(map(_reason, reasons)) or CHOSEN_BY_HAND}"


def _reason(reason: Reason) -> str:
    match reason.kind:
        case ReasonKind.THEME:
            return f"thema {reason.text}"
        case ReasonKind.WORD:
            return f"woord ‘{reason.text}’"
        case ReasonKind.NAME:
            return f"naam ‘{reason.text}’"
        case ReasonKind.REPAIRED:
            return f"woord ‘{reason.text}’ (je typte ‘{reason.asked}’)"
        case ReasonKind.SYNONYM:
            return f"woord ‘{reason.text}’ (hoort bij ‘{reason.asked}’)"
        case ReasonKind.SOURCE:
            return "bron van dit antwoord"
        case ReasonKind.ORGANISATION:
            return f"ook van {reason.text}"
        case _:
            assert_never(reason.kind)


SHARED = "Het antwoord staat nu in het kanaal. Je naam staat er niet bij."
SHARED_BEFORE = "Dit antwoord staat al in het kanaal."
NO_CHANNEL_TO_SHARE = "Delen kan alleen in een kanaal op een server."
NO_TEXT_IN_MESSAGE = "In dit bericht staat geen tekst waar ik een antwoord bij kan zoeken."
