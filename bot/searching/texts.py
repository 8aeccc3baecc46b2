"""What the bot says around search results, publications and themes."""

from __future__ import annotations

from bot.dutch import number

NOTHING_FOUND = "Niets gevonden"
EVERYTHING = "Het nieuwste eerst"
EMPTY_THEME = "Over dit thema heb ik nog niets."
EXPIRED = "Deze zoekopdracht is verlopen. Zoek opnieuw met /zoek."
GONE = "Dit staat niet meer in mijn kennis. Zoek iets anders met /zoek."


def results_for(words: str) -> str:
    """Return the title above search results."""
    return f"Gevonden bij ‘{words}’"


def no_word_of(words: str) -> str:
    """Return the title where none of the words stands anywhere, and something comes near."""
    return f"Niets gevonden met ‘{words.strip()}’"


def resembling(page: int, pages: int) -> str:
    """Return that this comes near what was sought; `page` counts from 1."""
    where = f" Bladzijde {page} van {pages}." if pages > 1 else ""
    return f"Dit lijkt er wel op.{where}"


def nothing_found(words: str) -> str:
    """Say that nothing fits the words and filters, and what to try."""
    what = f"bij ‘{words.strip()}’" if words.strip() else "bij deze keuze"
    return f"Er is niets dat {what} past. Gebruik minder of andere woorden, of haal een filter weg."


def questions_of_theme(count: int, shown: int) -> str:
    """Return the heading above a theme's questions."""
    return "Vragen over dit thema" + _of_all(count, shown)


def records_of_theme(count: int, shown: int) -> str:
    """Return the heading above a theme's newest records."""
    return "De nieuwste rapporten en hulpmiddelen" + _of_all(count, shown)


def listed_of_theme(count: int, shown: int) -> str:
    """Return the heading above what of a theme is on someone's reading list."""
    return "Op je leeslijst" + _of_all(count, shown)


def _of_all(count: int, shown: int) -> str:
    return f" ({shown} van de {number(count)})" if count > shown else ""


def how_many(count: int, page: int, pages: int) -> str:
    """Return '12 gevonden, bladzijde 1 van 3'; `page` counts from 1."""
    found = f"{number(count)} gevonden"
    return f"{found}, bladzijde {page} van {pages}." if pages > 1 else f"{found}."


A_RECORD = "een publicatie of hulpmiddel"
"""Where nothing is near enough to offer."""
