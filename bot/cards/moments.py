"""Why a text about a moment couldn't be used, in a sentence that says what to type instead."""

from __future__ import annotations

import zoneinfo
from functools import cache
from typing import TYPE_CHECKING, assert_never
from zoneinfo import ZoneInfo

from babel.dates import format_date

from bot.dutch import DUTCH, clock, cut, long_date
from knowledge.answering.completing import Choices, Named
from knowledge.moments.outcome import Past, Unclear, UnclearReason

if TYPE_CHECKING:
    from datetime import date, datetime

    from bot.app import App

MOST_SAID = 50
"""So much of a user's words is repeated."""
_SUCH_AS = "bijvoorbeeld ‘morgen om 9 uur’, ‘volgende week dinsdag’ of ‘over 3 weken’"
EMPTY = f"Zeg wanneer, {_SUCH_AS}."
TOO_LONG = f"Dat is te veel tekst om een moment in te vinden. Zeg alleen wanneer, {_SUCH_AS}."
NOT_ONE = f"Ik haal hier niet precies één moment uit. Noem één dag of tijd, {_SUCH_AS}."
NO_TIME = (
    "Het tijdstip dat ik daarvoor aanhoud, is al voorbij. Zeg erbij hoe laat, of zeg bijvoorbeeld "
    "‘over een uur’."
)
TOO_FAR = (
    f"Dat is te ver weg: ik kijk hooguit vijf jaar vooruit. Noem een eerder moment, {_SUCH_AS}."
)
DEFAULT = "Europe/Amsterdam"
NEARBY = (DEFAULT, "Europe/Brussels")
_REGIONS = [
    "Africa",
    "America",
    "Antarctica",
    "Asia",
    "Atlantic",
    "Australia",
    "Europe",
    "Indian",
    "Pacific",
]
"""Where a place names its zone; other names, such as `Etc/GMT+5`, mislead."""


def no_moment(outcome: Past | Unclear) -> str:
    """Return what was understood that is over, or what couldn't be understood."""
    if isinstance(outcome, Past):
        return past(outcome.at)
    said = cut(outcome.said, MOST_SAID)
    match outcome.why:
        case UnclearReason.EMPTY:
            return EMPTY
        case UnclearReason.TOO_LONG:
            return TOO_LONG
        case UnclearReason.NOT_ONE:
            return NOT_ONE
        case UnclearReason.NO_TIME:
            return NO_TIME
        case UnclearReason.TOO_FAR:
            return TOO_FAR
        case UnclearReason.UNKNOWN_WORD:
            return unknown_word(said)
        case UnclearReason.VAGUE:
            return vague(said)
        case UnclearReason.REPEATED:
            return repeated(said)
        case UnclearReason.NO_SUCH_TIME:
            return no_such_time(said)
        case UnclearReason.NO_SUCH_DATE:
            return no_such_date(said)
        case UnclearReason.OTHER_DAYPART:
            return other_daypart(said)
        case UnclearReason.OTHER_WEEKDAY:
            assert outcome.day is not None, "a weekday is another than that of a day"
            return other_weekday(outcome.day, said)
        case _:
            assert_never(outcome.why)


def told(at: datetime) -> str:
    """Return 'dinsdag 1 december 2026 om 14:00 uur', by the clock that `at` is in."""
    return f"{_weekday(at)} {long_date(at)} om {clock(at)}"


def past(at: datetime) -> str:
    when = told(at)
    return f"{when[:1].upper()}{when[1:]} is al voorbij. Noem een moment dat nog komt, {_SUCH_AS}."


def unknown_word(said: str) -> str:
    """Say which word has no meaning here."""
    return f"‘{said}’ begrijp ik hier niet. Noem een dag, een datum of een tijd, {_SUCH_AS}."


def vague(said: str) -> str:
    """Say which words leave the moment open."""
    return f"Bij ‘{said}’ weet ik niet precies wanneer. Noem een dag of een tijd, {_SUCH_AS}."


def repeated(said: str) -> str:
    """Say that there is one moment only."""
    return f"Bij ‘{said}’ gaat het om meer dan één moment. Noem er één, {_SUCH_AS}."


def no_such_time(said: str) -> str:
    """Say that no clock shows it."""
    return f"De tijd ‘{said}’ bestaat niet. Schrijf een tijd als ‘14:30’ of ‘half drie’."


def no_such_date(said: str) -> str:
    """Say that no calendar has it."""
    return f"‘{said}’ staat niet op de kalender. Kijk de datum na en probeer het opnieuw."


def other_weekday(day: date, said: str) -> str:
    """Say which day a date really is."""
    what = f"{long_date(day)} is een {_weekday(day)}, geen {said}"
    return f"{what}. Noem alleen de datum, of alleen de dag."


def other_daypart(said: str) -> str:
    """Say that a time isn't one of the part of the day that stands beside it."""
    return f"‘{said}’ past niet bij dat deel van de dag. Noem alleen de tijd, bijvoorbeeld ‘14:30’."


def _weekday(day: date) -> str:
    return format_date(day, "EEEE", locale=DUTCH)


async def zone_of(app: App, guild: int | None) -> ZoneInfo:
    """Return the zone of a server; in a DM (None) and where none was set the Dutch one."""
    if guild is None:
        return zone_named(None)
    return zone_named((await app.stores.guilds.get(guild)).time_zone)


def zone_named(name: str | None) -> ZoneInfo:
    """Return the zone of that name; the Dutch one for None, and for a name that is gone."""
    try:
        return ZoneInfo(name or DEFAULT)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
        return ZoneInfo(DEFAULT)


@cache
def zone_names() -> Choices:
    """Return all zones that a place names, Europe's first; read from the disk once."""
    places = (name for name in zoneinfo.available_timezones() if name.split("/")[0] in _REGIONS)
    return Choices.of(Named(name, name, (_place(name),)) for name in sorted(places, key=_order))


def _order(name: str) -> tuple[bool, bool, str]:
    return (name not in NEARBY, not name.startswith("Europe/"), name)


def _place(name: str) -> str:
    return name.rsplit("/", 1)[-1]
