"""The phrases that name a day, and the days that they can mean, the likeliest first.

The words have one spelling here (wording.py), fillers and the time of day are gone, and a span is
written "+0m14d" (spans.py). A «name» in a phrase stands for one of several words. Where a text
leaves the week, month or year open it can mean several days, of which the first that is still ahead
counts. `today` is the day in the asker's time zone.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeAlias

from knowledge.moments import meanings
from knowledge.moments.holidays import HOLIDAYS
from knowledge.moments.meanings import NEAR, Dates, Said, moved
from knowledge.moments.outcome import Unclear, UnclearReason
from knowledge.moments.wording import MONTHS, WEEKDAYS

_Rule: TypeAlias = tuple[re.Pattern[str], Callable[[Said, date], Dates]]

_PLACES = {
    "near": "|".join(NEAR),
    "start": "|".join(("vandaag", "morgen", "overmorgen", *WEEKDAYS)),
    "weekday": "|".join(WEEKDAYS),
    "first": "|".join(WEEKDAYS),
    "last": "|".join(WEEKDAYS),
    "month": "|".join(MONTHS),
    "year": "[12][0-9]{3}|(?:deze|volgende|vorige) jaar",
    "which": "deze|volgende|vorige",
    "edge": "begin|midden|eind",
    "unit": "maand|kwartaal|jaar",
    "side": "voor|na",
    "day": "[0-9]{1,2}",
    "number": "[0-9]{1,2}",
    "count": "[1-5]e|laatste",
    "sign": "[+-]",
    "months": "[0-9]+",
    "days": "[0-9]+",
    "holiday": "|".join(HOLIDAYS),
}
_SPAN = "«sign»«months»m«days»d"


def _phrase(written: str) -> re.Pattern[str]:
    return re.compile(
        re.sub(r"«(\w+)»", lambda place: f"(?P<{place[1]}>{_PLACES[place[1]]})", written)
    )


def _rules(*rows: tuple[str, Callable[[Said, date], Dates]]) -> tuple[_Rule, ...]:
    return tuple((_phrase(written), meaning) for written, meaning in rows)


_DATES = _rules(
    ("«near»", meanings.near),
    ("vannacht", meanings.tonight),
    ("«day»e? «month»(?: «year»)?", meanings.day_of_month),
    ("«day»-«number»(?:-(?P<year>[12][0-9]{3}|[0-9]{2}))?", meanings.numeric),
    ("«day»e(?:(?: «which»)? maand)?", meanings.day_of_month),
    ("«which» maand «day»e", meanings.day_of_month),
    ("«holiday»(?: «year»)?", meanings.holiday),
)
"""Days that can be said with their weekday: "dinsdag 1 december"."""
_OTHERS = _rules(
    (f"(?:na )?{_SPAN}", meanings.span),
    (f"«start» {_SPAN}", meanings.span_from),
    (f"{_SPAN} (?P<start>vandaag|morgen|overmorgen)", meanings.span_from),
    (f"{_SPAN} «weekday»", meanings.weekday_after_span),
    ("(?:deze )?«weekday»", meanings.weekday),
    ("komende «weekday»", meanings.weekday_after_today),
    ("«weekday» komende", meanings.weekday_after_today),
    ("vorige «weekday»", meanings.weekday_before),
    ("«weekday» vorige", meanings.weekday_before),
    ("(?P<which>volgende) «weekday»", meanings.week),
    ("«which» week «weekday»", meanings.week),
    ("«weekday» «which» week", meanings.week),
    ("(?P<which>volgende|vorige) week", meanings.week),
    ("«edge» (?:«which» )?week", meanings.week),
    ("(?:«edge» )?week «number»(?: «year»)?", meanings.numbered_week),
    ("week «number» «weekday»", meanings.numbered_week),
    ("«weekday» week «number»(?: «year»)?", meanings.numbered_week),
    ("(?:(?P<which>deze|komende|volgende|vorige) )?weekend", meanings.weekend),
    ("«side» (?:(?P<which>deze|komende|volgende) )?weekend", meanings.beside_weekend),
    ("(?P<which>volgende|vorige) «unit»", meanings.period),
    ("«edge» (?:«which» )?«unit»", meanings.period),
    ("«side» «holiday»(?: «year»)?", meanings.beside_holiday),
    ("(?:«edge» )?(?P<number>[1-4])e kwartaal(?: «year»)?", meanings.quarter),
    ("(?:«edge» )?(?:q|kwartaal) (?P<number>[1-4])(?: «year»)?", meanings.quarter),
    ("«edge» (?P<year>[12][0-9]{3})", meanings.year),
    ("(?:«edge» )?«month»(?: «year»)?", meanings.month),
    ("(?:«edge» )?«year» «month»", meanings.month),
    ("«count» «weekday» «month»(?: «year»)?", meanings.nth_weekday),
    ("«count» «weekday» (?:«which» )?maand", meanings.nth_weekday),
)
_BESIDE_WEEKDAY = _phrase("«first» (?P<after>.+)|(?P<before>.+) «last»")
_AROUND = _phrase(f"{_SPAN} «side» (?P<anchor>.+)")
"""Before or after another day: "een week voor 1 maart"."""


@dataclass(frozen=True, slots=True)
class Days:
    """At least one day, in order, and the weekday that was said with it."""

    dates: tuple[date, ...]
    weekday: str = ""


def days(said: str, today: date) -> Days | Unclear | None:
    """Return the days that a phrase can mean; None where it isn't known."""
    around = _AROUND.fullmatch(said)
    if around is None:
        return _named(said, today)
    found = _named(around["anchor"], today)
    if not isinstance(found, Days) or found.weekday:
        return found if isinstance(found, Unclear) else None
    return Days(tuple(moved(around.groupdict(), day) for day in found.dates))


def _named(said: str, today: date) -> Days | Unclear | None:
    if any(char.isdigit() for char in said):  # any date is one to come
        said = said.removeprefix("komende ").removeprefix("deze ").removesuffix(" komende")
    found = _by_rule(_DATES + _OTHERS, said, today)
    beside = _BESIDE_WEEKDAY.fullmatch(said)
    if found is not None or beside is None:
        return found
    found = _by_rule(_DATES, beside["after"] or beside["before"], today)
    weekday = beside["first"] or beside["last"]
    return replace(found, weekday=weekday) if isinstance(found, Days) else found


def _by_rule(rules: tuple[_Rule, ...], said: str, today: date) -> Days | Unclear | None:
    for pattern, meaning in rules:
        if match := pattern.fullmatch(said):
            parts = {place: stood or "" for place, stood in match.groupdict().items()}
            dates = tuple(day for day in meaning(parts, today) if day is not None)
            return Days(dates) if dates else Unclear(UnclearReason.NO_SUCH_DATE, said)
    return None
