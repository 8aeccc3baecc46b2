"""Days as they are written in Dutch, and as a pack has them."""

from __future__ import annotations

import re
from datetime import date

_MONTHS = ("jan", "feb", "maa", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
_NUMBERS = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})\b,?(.*)", re.DOTALL)
_WORDS = re.compile(r"(\d{1,2})\s+([a-z]+)\.?\s+(\d{4})\b,?(.*)", re.DOTALL)
_MONTH = re.compile(r"([a-z]+)\.?\s+(\d{4})")
_TIME = re.compile(r"\s*(?:om\s+)?(\d{1,2})[:.](\d\d)(?:\s*uur)?\s*")
_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)(.*)", re.DOTALL)


def as_written(text: str) -> str:
    """Return a pack's day, perhaps with a time, as it is written in Dutch: '31-3-2026 14:00'."""
    found = _ISO.fullmatch(text)
    if found is None:
        return text
    year, month, day, rest = found.groups()
    return f"{int(day)}-{int(month)}-{year}{rest}"


def as_kept(text: str) -> str:
    """Return a day that was written in Dutch as a pack has it; what is no day stays as it is."""
    text = text.strip()
    month_of_year = _MONTH.fullmatch(text.casefold())
    if month_of_year is not None and _month(month_of_year[1]):
        return f"{month_of_year[2]}-{_month(month_of_year[1]):02}"
    found = _NUMBERS.fullmatch(text) or _WORDS.fullmatch(text.casefold())
    if found is None:
        return text
    day, month, year, rest = found.groups()
    number = int(month) if month.isdigit() else _month(month)
    time = _time(rest)
    try:
        kept = date(int(year), number, int(day)).isoformat()
    except ValueError:
        return text
    return text if time is None else f"{kept}{time}"


def _month(word: str) -> int:
    start = "maa" if word == "mrt" else word[:3]
    return _MONTHS.index(start) + 1 if start in _MONTHS else 0


def _time(rest: str) -> str | None:
    if not rest.strip():
        return ""
    found = _TIME.fullmatch(rest)
    return None if found is None else f" {int(found[1]):02}:{found[2]}"
