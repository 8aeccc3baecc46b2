"""Dates, durations, numbers and shares in Dutch words."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_time
from babel.numbers import format_decimal, format_percent

if TYPE_CHECKING:
    from knowledge.entry import PartialDate

DUTCH = "nl"
ZONE = ZoneInfo("Europe/Amsterdam")
HOUR, ROUNDED = 60, 5
"""Minutes; from an hour on they are shown by five."""


def long_date(day: date) -> str:
    """Return '1 december 2023'."""
    return format_date(day, "d MMMM y", locale=DUTCH)


def partial_date(known: PartialDate) -> str:
    """Return '1 december 2023', 'december 2023' or '2023': as precise as it is known."""
    if known.month is None:
        return str(known.year)
    day = date(known.year, known.month, known.day or 1)
    return long_date(day) if known.day else format_date(day, "MMMM y", locale=DUTCH)


def moment(when: date | datetime) -> str:
    """Return '1 december 2023', with 'om 14:00 uur' where the time is known."""
    if not isinstance(when, datetime):
        return long_date(when)
    local = when.astimezone(ZONE) if when.tzinfo else when
    return f"{long_date(local)} om {clock(local)}"


def clock(local: datetime) -> str:
    """Return '14:00 uur'."""
    return f"{format_time(local, 'HH:mm', locale=DUTCH)} uur"


def minutes(count: int) -> str:
    """Return '1 minuut', '25 minuten', '1 uur' or 'ongeveer 3 uur en 20 minuten'."""
    if count < HOUR:
        return "1 minuut" if count == 1 else f"{count} minuten"
    hours, rest = divmod(round(count / ROUNDED) * ROUNDED, HOUR)
    long = f"{hours} uur en {rest} minuten" if rest else f"{hours} uur"
    return long if count == hours * HOUR + rest else f"ongeveer {long}"


def percentage(share: float) -> str:
    """Return a share of 0 to 1 as '62%'."""
    return str(format_percent(share, locale=DUTCH))


def number(count: int) -> str:
    """Return '12.345'."""
    return str(format_decimal(count, locale=DUTCH))


def size(count: int) -> str:
    """Return a number of bytes as '812 kB' or '1,4 MB'."""
    if count < 1_000_000:
        return f"{number(max(1, round(count / 1000)))} kB"
    return f"{format_decimal(round(count / 1_000_000, 1), locale=DUTCH)} MB"


def joined(words: tuple[str, ...], last: str = "en") -> str:
    """Return 'a', 'a en b' or 'a, b en c'."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"
