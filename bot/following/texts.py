"""What the bot says about following themes, organisations and authors."""

from __future__ import annotations

from bot.cards.entries import FOLLOW
from bot.dutch import joined, number

STOP = "Stop"
MY_FOLLOWS = "Wat ik volg"
FOLLOW_AGAIN = "Toch volgen"

TITLE = "Wat je volgt"
NONE = (
    "Je volgt nog niets. Typ /volg thema, /volg organisatie of /volg auteur, of druk bij een thema "
    "of antwoord op ‘Volg’. Komt er dan iets bij, dan laat ik het je weten."
)
CHOOSE_TO_STOP = "Kies wat je niet meer wilt volgen"
WHAT_TO_FOLLOW = "Wat wil je volgen?"
CHOOSE_TO_FOLLOW = "Komt er iets nieuws bij, dan laat ik het je weten. Wat er al is, krijg je niet."
ALL_FOLLOWED = "Je volgt dit allemaal al."
LATEST = "Het nieuwste dat er al is"
CHOOSE_TO_READ = "Kies er een om te openen"
TOO_MANY = "Je volgt zo veel dat er niets meer bij kan. Stop eerst met iets: typ /volg overzicht."
NO_SUBJECT = "Hier is niets om te volgen."
A_FOLLOW = "iets dat je volgt"
COMES_AS_MESSAGE = "Dat komt als privébericht."
ASK_FOR_IT = "Je krijgt geen berichten; met /meldingen nu zie je wat er klaarstaat."
CHANGE_IT = "Met /meldingen instellen verander je dat."
CLOSED = (
    "Let op: de laatste keer liet je geen privéberichten van mij toe. Zet ze aan in de "
    "instellingen van een server waar wij allebei op zitten. Tot dan zie je met /meldingen nu wat "
    "er klaarstaat."
)

KINDS = {"theme": "thema", "organisation": "organisatie", "author": "auteur"}


def followed(name: str) -> str:
    """Say that something is followed."""
    return f"Je volgt nu ‘{name}’."


def followed_before(name: str) -> str:
    """Say that something was followed already."""
    return f"Je volgde ‘{name}’ al."


def unfollowed(name: str) -> str:
    """Say that something is followed no longer."""
    return f"Je volgt ‘{name}’ niet meer."


def not_followed(name: str) -> str:
    """Say that something wasn't followed."""
    return f"Je volgde ‘{name}’ niet."


def follow(name: str) -> str:
    """Return the button that follows."""
    return f"{FOLLOW} {name}"


def stop(name: str) -> str:
    """Return the button that ends following."""
    return f"{STOP} met volgen: {name}"


def how_many(count: int, page: int, pages: int) -> str:
    """Return 'Je volgt 3 dingen.', with which page this is where there are more."""
    said = "Je volgt één ding." if count == 1 else f"Je volgt {number(count)} dingen."
    return said if pages == 1 else f"{said} Dit is bladzijde {page} van {pages}."


def brought(name: str, kind: str, count: int) -> str:
    """Return what is followed, and how much that brought."""
    what = "niets nieuws" if count == 0 else f"{number(count)} nieuw"
    return f"{name} ({KINDS[kind]}): {what} in de laatste maand"


def because(names: tuple[str, ...]) -> str:
    """Say why someone hears of something."""
    return f"Omdat je {joined(names)} volgt"
