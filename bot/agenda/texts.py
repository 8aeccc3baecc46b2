"""What the bot says around events, and when and where they are."""

from __future__ import annotations

from bot.cards.events import ONLINE
from bot.dutch import number
from knowledge.agenda import Period

TITLE = "Agenda"
PERIODS: dict[Period, str] = {
    Period.ALL: "alles",
    Period.THIS_WEEK: "deze week",
    Period.NEXT_WEEK: "volgende week",
    Period.THIS_MONTH: "deze maand",
    Period.NEXT_MONTH: "volgende maand",
    Period.THIS_QUARTER: "dit kwartaal",
    Period.THIS_YEAR: "dit jaar",
}
NOT_ONLINE = "niet online"
CHOOSE_EVENT = "Kies een evenement om te bekijken"
UNDATED = "Nog zonder datum"
NOTHING_COMING = "Er staat nu niets op de agenda."
NOTHING_LIKE_THAT = (
    "Bij deze keuze staat er niets op de agenda. Kies een langere periode, of haal een filter weg."
)
NONE_DATED = "Nu staat er niets met een datum op de agenda."
WAS = "Dit evenement is al geweest."

OPEN_EVENT = "Bekijk het evenement"
OPEN_FILE = (
    "Open het bestand, dan kun je het evenement in je agenda zetten. Dat werkt met Outlook, Google "
    "Agenda en de agenda van Apple."
)
CANCELLED_FILE = (
    "Dit evenement gaat niet door. Staat het al in je agenda? Open dan het bestand, dan zie je het "
    "daar ook."
)
AN_EVENT = "een evenement"
NO_EVENT = "Dit is geen evenement. Met /agenda toon zie je wat eraan komt."
NO_DATE = "Dit evenement heeft nog geen datum, dus ik kan het niet in je agenda zetten."
CALENDAR_NAME = "-//Wijkbot//Agenda//NL"
"""Who made a calendar's file, as such files say it."""


def title(period: Period, theme: str | None, online: bool | None) -> str:
    """Return 'Agenda: deze maand, thema Wonen, online'."""
    parts = (
        PERIODS[period] if period is not Period.ALL else "",
        f"thema {theme}" if theme else "",
        "" if online is None else ONLINE.lower() if online else NOT_ONLINE,
    )
    named = ", ".join(filter(None, parts))
    return f"{TITLE}: {named}" if named else TITLE


def how_many(count: int, page: int, pages: int) -> str:
    """Return '12 evenementen, bladzijde 1 van 3'; `page` counts from 1."""
    events = f"{number(count)} {'evenement' if count == 1 else 'evenementen'}"
    return f"{events}, bladzijde {page} van {pages}." if pages > 1 else f"{events}."


def recurs(heading: str, recurrence: str) -> str:
    """Return 'Burendag: vierde zaterdag van september'."""
    return f"{heading}: {recurrence}"


def cancelled(heading: str) -> str:
    """Return the title of an event that is off, for where only a title is seen."""
    return f"Gaat niet door: {heading}"


def more_at(address: str) -> str:
    """Return where there is more to read."""
    return f"Meer informatie: {address}"


def register_at(address: str) -> str:
    """Return where to register."""
    return f"Aanmelden: {address}"
