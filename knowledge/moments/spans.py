"""How far ahead: "over anderhalf uur", "2 weken en 3 dagen", "een week of twee", "3 weken geleden".

Days, weeks, months and years are counted on the calendar; minutes and hours as they really pass.
"""

import re
from dataclasses import dataclass

from knowledge.moments.outcome import Unclear, UnclearReason
from knowledge.moments.stepping import DAYS_A_WEEK, MONTHS_A_YEAR

MINUTES_AN_HOUR, MINUTES_A_DAY = 60, 24 * 60
DAYS_A_MONTH = 30
FURTHEST_MONTHS, FURTHEST_DAYS = 100 * MONTHS_A_YEAR, 100 * 366
"""The longest spans that are counted, much further than any moment that is understood."""

_AMOUNT = r"(?:[0-9]{1,9} en een half|[0-9]{1,9}(?:,[0-9]{1,3})?|een half|half|een)"
_CALENDAR = r"dag|week|maand|kwartaal|jaar"
_UNIT = rf"(?:minuut|kwartier|uur|uren|{_CALENDAR})"
_PIECE = rf"(?:een {_UNIT} of [0-9]{{1,3}}|{_AMOUNT} {_UNIT})\b"
_PIECES = rf"{_PIECE}(?:(?: en)? {_PIECE})*"
_FROM_NOW = r"(?: later| vanaf nu| vanaf vandaag)?"
AHEAD = re.compile(rf"\bover {_PIECES}{_FROM_NOW}|\b(?P<ago>{_PIECES} geleden)\b")
"""A span that says that it is one, by "over" or "geleden"."""
BARE = re.compile(
    rf"(?<![0-9,:-])(?<!\bop )\b(?:(?!{_AMOUNT} uur\b){_PIECES}"
    rf"|(?:[0-9]+,[0-9]+|(?:[0-9]+ en )?een half|half) uur\b){_FROM_NOW}"
)
"""A span by itself: "2 weken", "half uur". "3 uur" is a time of day."""
_ONE = re.compile(
    rf"een (?P<unit>{_UNIT}) of (?P<about>[0-9]+)|(?P<amount>{_AMOUNT}) (?P<counted>{_UNIT})"
)
_WHOLE = re.compile(r"[0-9]+(?:,[0-9]+)?")
_MINUTES = {"minuut": 1, "kwartier": 15, "uur": MINUTES_AN_HOUR, "uren": MINUTES_AN_HOUR}
_MONTHS = {"maand": 1, "kwartaal": 3, "jaar": MONTHS_A_YEAR}
_DAYS = {"dag": 1, "week": DAYS_A_WEEK}


@dataclass(frozen=True, slots=True)
class Span:
    """Months and days on the calendar, minutes that pass."""

    months: int = 0
    days: int = 0
    minutes: int = 0

    @property
    def passing(self) -> int | None:
        """The minutes, or None where days are all that is counted."""
        return self.minutes if self.minutes or self == Span() else None

    @property
    def phrase(self) -> str:
        """How the days are written in a phrase: "+0m14d", or ""."""
        sign = "-" if min(self.months, self.days) < 0 else "+"
        whole = f"{sign}{abs(self.months)}m{abs(self.days)}d"
        return whole if self.months or self.days else ""

    def __add__(self, other: "Span") -> "Span":
        return Span(
            self.months + other.months, self.days + other.days, self.minutes + other.minutes
        )


def span(match: re.Match[str]) -> Span | Unclear:
    """Return the span that AHEAD or BARE found."""
    whole = sum((_piece(piece) for piece in _ONE.finditer(match[0])), Span())
    days = whole.days + whole.minutes / MINUTES_A_DAY
    if whole.months > FURTHEST_MONTHS or days > FURTHEST_DAYS:
        return Unclear(UnclearReason.TOO_FAR, match[0])
    ago = match.groupdict().get("ago")
    return Span(-whole.months, -whole.days, -whole.minutes) if ago else whole


def _piece(match: re.Match[str]) -> Span:
    amount, unit = _number(match), match["unit"] or match["counted"]
    if unit in _MINUTES:
        return Span(minutes=round(amount * _MINUTES[unit]))
    if unit in _MONTHS:
        months = amount * _MONTHS[unit]
        return Span(months=int(months), days=int(months % 1 * DAYS_A_MONTH))
    days = amount * _DAYS[unit]
    part_of_day = days % 1 if unit == "dag" else 0
    return Span(days=int(days), minutes=round(part_of_day * MINUTES_A_DAY))


def _number(match: re.Match[str]) -> float:
    """Return 2 for "2" and "een week of 2", 1.5 for "1,5" and "1 en een half"."""
    if match["about"]:
        return int(match["about"])
    if match["amount"] == "een":
        return 1
    whole = _WHOLE.match(match["amount"])
    half = 0.5 if match["amount"].endswith("half") else 0.0
    return half + (float(whole[0].replace(",", ".")) if whole else 0.0)
