"""Dutch holidays, and their dates in any year."""

from collections.abc import Callable
from datetime import date, timedelta

from knowledge.moments.stepping import coming

_SUNDAY, _TUESDAY = 6, 1


def _kings_day(year: int) -> date:
    """Return 27 April, or the day before where that is a Sunday."""
    day = date(year, 4, 27)
    return day - timedelta(1) if day.weekday() == _SUNDAY else day


def _easter(year: int) -> date:
    """Return Easter Sunday, by the anonymous Gregorian algorithm."""
    golden, century = year % 19, year // 100
    skipped = century - century // 4 - (8 * century + 13) // 25
    epact = (skipped + 19 * golden + 15) % 30
    epact -= epact // 28 * (1 - epact // 28 * (29 // (epact + 1)) * ((21 - golden) // 11))
    weekday = (year + year // 4 + epact + 2 - century + century // 4) % 7
    return date(year, 3, 28) + timedelta(epact - weekday)


def _from_easter(days: int) -> Callable[[int], date]:
    return lambda year: _easter(year) + timedelta(days)


def _nth(count: int, weekday: int, month: int) -> Callable[[int], date]:
    return lambda year: coming(date(year, month, 7 * count - 6), weekday)


def _fixed(month: int, day: int) -> Callable[[int], date]:
    return lambda year: date(year, month, day)


HOLIDAYS: dict[str, Callable[[int], date]] = {
    "kerstavond": _fixed(12, 24),
    "kerst": _fixed(12, 25),
    "1e kerst": _fixed(12, 25),
    "2e kerst": _fixed(12, 26),
    "oudjaar": _fixed(12, 31),
    "nieuwjaar": _fixed(1, 1),
    "koningsdag": _kings_day,
    "dodenherdenking": _fixed(5, 4),
    "bevrijdingsdag": _fixed(5, 5),
    "sinterklaas": _fixed(12, 5),
    "prinsjesdag": _nth(3, _TUESDAY, 9),
    "driekoningen": _fixed(1, 6),
    "valentijn": _fixed(2, 14),
    "witte donderdag": _from_easter(-3),
    "goede vrijdag": _from_easter(-2),
    "pasen": _from_easter(0),
    "1e pasen": _from_easter(0),
    "2e pasen": _from_easter(1),
    "hemelvaart": _from_easter(39),
    "pinksteren": _from_easter(49),
    "1e pinksteren": _from_easter(49),
    "2e pinksteren": _from_easter(50),
    "moederdag": _nth(2, _SUNDAY, 5),
    "vaderdag": _nth(3, _SUNDAY, 6),
    "dierendag": _fixed(10, 4),
    "feestdagen": _fixed(12, 25),
}
LASTING = {"kerst": 2, "pasen": 2, "pinksteren": 2, "feestdagen": 8}
"""The days of holidays that last more than one."""
