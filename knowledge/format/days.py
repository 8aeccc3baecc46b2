"""Dates as people and spreadsheets write them in Dutch, and as a pack has them."""

import re
from datetime import date

from knowledge.moments.wording import MONTHS

_MONTHS = {month[:3]: number for number, month in enumerate(MONTHS, 1)} | {"mrt": 3}
_NUMBERS = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})\b,?(.*)", re.DOTALL)
_WORDS = re.compile(r"(\d{1,2})\s+([a-z]+)\.?\s+(\d{4})\b,?(.*)", re.DOTALL)
_MONTH = re.compile(r"([a-z]+)\.?(?:[- ](\d{4})|-(\d\d))")
_TIME = re.compile(r"\s*(?:om\s+)?(\d{1,2})[:.](\d\d)((?::\d\d)?)(?:\s*uur)?\s*")
_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)(.*)", re.DOTALL)


def as_written(text: str) -> str:
    """Return a date of a pack, perhaps with a time, in Dutch notation: '31-3-2026 14:00'."""
    found = _ISO.fullmatch(text)
    if found is None:
        return text
    year, month, day, rest = found.groups()
    return f"{int(day)}-{int(month)}-{year}{rest}"


def as_kept(text: str) -> str:
    """Return a date in Dutch notation as a pack has it; any other text stays as it is."""
    text = text.strip()
    month_of_year = _MONTH.fullmatch(text.casefold())
    if month_of_year is not None and (number := _month(month_of_year[1])):
        return f"{month_of_year[2] or f'20{month_of_year[3]}'}-{number:02}"
    found = _NUMBERS.fullmatch(text) or _WORDS.fullmatch(text.casefold())
    if found is None:
        return text
    day, month, year, rest = found.groups()
    time = _time(rest)
    try:
        kept = date(int(year), int(month) if month.isdigit() else _month(month), int(day))
    except ValueError:
        return text
    return text if time is None else f"{kept.isoformat()}{time}"


def _month(word: str) -> int:
    return _MONTHS.get(word[:3], 0)


def _time(rest: str) -> str | None:
    if not rest.strip():
        return ""
    found = _TIME.fullmatch(rest)
    return None if found is None else f" {int(found[1]):02}:{found[2]}{found[3]}"
