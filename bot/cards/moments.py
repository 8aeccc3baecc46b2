"""Moments in words, why a text names none, and time zones."""

import re
import zoneinfo
from datetime import date, datetime
from functools import cache
from zoneinfo import ZoneInfo

from babel.dates import format_date

from bot.app import App
from bot.dutch import DUTCH, clock, cut, long_date
from knowledge.answering.completing import Choices, Named
from knowledge.moments.outcome import Past, Unclear, UnclearReason

MOST_SAID = 50
"""Characters of a user's words that are repeated."""
_SUCH_AS = "bijvoorbeeld ‘morgen om 9 uur’, ‘volgende week dinsdag’ of ‘over 3 weken’"
_SAYS: dict[UnclearReason, str] = {
    UnclearReason.EMPTY: f"Zeg wanneer, {_SUCH_AS}.",
    UnclearReason.TOO_LONG: (
        f"Dat is te veel tekst om een moment in te vinden. Zeg alleen wanneer, {_SUCH_AS}."
    ),
    UnclearReason.NOT_ONE: (
        f"Ik haal hier niet precies één moment uit. Noem één dag of tijd, {_SUCH_AS}."
    ),
    UnclearReason.NO_TIME: (
        "Het tijdstip dat ik daarvoor aanhoud, is al voorbij. Zeg erbij hoe laat, of zeg "
        "bijvoorbeeld ‘over een uur’."
    ),
    UnclearReason.TOO_FAR: (
        f"Dat is te ver weg: ik kijk hooguit vijf jaar vooruit. Noem een eerder moment, {_SUCH_AS}."
    ),
    UnclearReason.UNKNOWN_WORD: (
        f"‘{{said}}’ begrijp ik hier niet. Noem een dag, een datum of een tijd, {_SUCH_AS}."
    ),
    UnclearReason.VAGUE: (
        f"Bij ‘{{said}}’ weet ik niet precies wanneer. Noem een dag of een tijd, {_SUCH_AS}."
    ),
    UnclearReason.REPEATED: (
        f"Bij ‘{{said}}’ gaat het om meer dan één moment. Noem er één, {_SUCH_AS}."
    ),
    UnclearReason.NO_SUCH_TIME: (
        "De tijd ‘{said}’ bestaat niet. Schrijf een tijd als ‘14:30’ of ‘half drie’."
    ),
    UnclearReason.NO_SUCH_DATE: (
        "‘{said}’ staat niet op de kalender. Kijk de datum na en probeer het opnieuw."
    ),
    UnclearReason.OTHER_WEEKDAY: "{day}, geen {said}. Noem alleen de datum, of alleen de dag.",
    UnclearReason.OTHER_DAYPART: (
        "‘{said}’ past niet bij dat deel van de dag. Noem alleen de tijd, bijvoorbeeld ‘14:30’."
    ),
}
DEFAULT = "Europe/Amsterdam"
NEARBY = (DEFAULT, "Europe/Brussels")
_IN_DUTCH = {
    "America/Paramaribo": "Suriname",
    "Asia/Tokyo": "Tokio",
    "Europe/Amsterdam": "Nederland",
    "Europe/Athens": "Athene",
    "Europe/Berlin": "Berlijn",
    "Europe/Brussels": "Brussel",
    "Europe/Copenhagen": "Kopenhagen",
    "Europe/Lisbon": "Lissabon",
    "Europe/London": "Londen",
    "Europe/Luxembourg": "Luxemburg",
    "Europe/Moscow": "Moskou",
    "Europe/Paris": "Parijs",
    "Europe/Prague": "Praag",
    "Europe/Vienna": "Wenen",
    "Europe/Warsaw": "Warschau",
}
"""What some places are called in Dutch, where that is not the name of their zone."""
_REGIONS = re.compile(
    "(?:Africa|America|Antarctica|Asia|Atlantic|Australia|Europe|Indian|Pacific)/"
)
"""How a zone begins that is named after a place; other names, such as `Etc/GMT+5`, mislead."""


def no_moment(outcome: Past | Unclear) -> str:
    if isinstance(outcome, Past):
        when = moment_in_words(outcome.at)
        past = f"{when[:1].upper()}{when[1:]} is al voorbij."
        return f"{past} Noem een moment dat nog komt, {_SUCH_AS}."
    day = f"{long_date(outcome.day)} is een {_weekday(outcome.day)}" if outcome.day else ""
    return _SAYS[outcome.why].format(said=cut(outcome.said, MOST_SAID), day=day)


def no_such_time(said: str) -> str:
    return _SAYS[UnclearReason.NO_SUCH_TIME].format(said=said)


def moment_in_words(at: datetime) -> str:
    """Return 'dinsdag 1 december 2026 om 14:00 uur', by the clock that `at` is in."""
    return f"{_weekday(at)} {long_date(at)} om {clock(at)}"


def _weekday(day: date) -> str:
    return format_date(day, "EEEE", locale=DUTCH)


async def zone_of(app: App, guild: int | None) -> ZoneInfo:
    """Return the time zone of a server; the Dutch one in a DM (None) and where none was set."""
    if guild is None:
        return zone_named(None)
    return zone_named((await app.stores.guilds.get(guild)).time_zone)


def zone_named(name: str | None) -> ZoneInfo:
    """Return the zone of that name; the Dutch one for None and for a name that isn't known."""
    try:
        return ZoneInfo(name or DEFAULT)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
        return ZoneInfo(DEFAULT)


@cache
def zone_names() -> Choices:
    """Return all zones that are named after a place, Europe's first; read from the disk once."""
    places = (name for name in zoneinfo.available_timezones() if _REGIONS.match(name))
    ordered = sorted(
        places, key=lambda name: (name not in NEARBY, not name.startswith("Europe/"), name)
    )
    return Choices.of(
        Named(name, name, (name.rsplit("/", 1)[-1], _IN_DUTCH.get(name, name))) for name in ordered
    )
