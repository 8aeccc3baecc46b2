"""What the phrases for a day mean on the calendar: functions that return possible days in order.

`said` has the words at the places of a phrase, "" for those that were left out. A None among the
days is one that the calendar doesn't have.
"""

from datetime import date, timedelta
from typing import TypeAlias

from knowledge.moments.holidays import HOLIDAYS, LASTING
from knowledge.moments.stepping import (
    DAYS_A_WEEK,
    FRIDAY,
    MONTHS_A_YEAR,
    SATURDAY,
    coming,
    date_in_week,
    date_or_none,
    later,
    monday,
    nth,
    within,
)
from knowledge.moments.wording import MONTHS, WEEKDAYS

YEARS_TO_TRY = 9
"""Around 2100 a 29 February can be eight years away."""
NEAR = {"": 0, "vandaag": 0, "morgen": 1, "overmorgen": 2, "gisteren": -1, "eergisteren": -2}
_STEPS = {"deze": (0,), "komende": (0, 1), "volgende": (1,), "vorige": (-1,), "": (0, 1)}
_PERIODS = {"maand": 1, "kwartaal": 3, "jaar": MONTHS_A_YEAR}
_INTO_WEEK = {"": 0, "begin": 0, "midden": 2, "eind": FRIDAY}

Said: TypeAlias = dict[str, str]
Dates: TypeAlias = tuple[date | None, ...]


def near(said: Said, today: date) -> Dates:
    """Tomorrow, yesterday; today or else tomorrow where a time is all that is said."""
    steps = (NEAR[said["near"]],) if said["near"] else (0, 1)
    return tuple(today + timedelta(step) for step in steps)


def tonight(_: Said, today: date) -> Dates:
    """The night's two dates: after midnight it is the same night."""
    return (today, today + timedelta(1))


def span(said: Said, today: date) -> Dates:
    """In three weeks."""
    return (moved(said, today),)


def moved(said: Said, day: date) -> date:
    """Return `day` moved by a span, backwards where it is ago or before."""
    back = (said["sign"] == "-") != (said.get("side") == "voor")
    sign = -1 if back else 1
    return later(day, sign * int(said["months"]), sign * int(said["days"]))


def span_from(said: Said, today: date) -> Dates:
    """Two weeks after tomorrow, or after the coming Tuesday: "dinsdag over 2 weken"."""
    start = NEAR.get(said["start"])
    first = coming(today, WEEKDAYS.index(said["start"])) if start is None else None
    return (moved(said, first or today + timedelta(start or 0)),)


def weekday_after_span(said: Said, today: date) -> Dates:
    """The Tuesday of the week that is two weeks ahead: "over 2 weken op dinsdag"."""
    return (monday(moved(said, today)) + timedelta(_weekday(said)),)


def weekday(said: Said, today: date) -> Dates:
    """The first Tuesday, which may be today, and the one after it."""
    first = coming(today, _weekday(said))
    return (first, first + timedelta(DAYS_A_WEEK))


def weekday_after_today(said: Said, today: date) -> Dates:
    """The coming Tuesday, never today."""
    return (coming(today + timedelta(1), _weekday(said)),)


def week(said: Said, today: date) -> Dates:
    """A day of this or another week: its Monday where no weekday or end of it is said."""
    weeks = (monday(today) + timedelta(step * DAYS_A_WEEK) for step in _STEPS[said["which"]])
    return tuple(start + timedelta(_into_week(said)) for start in weeks)


def numbered_week(said: Said, today: date) -> Dates:
    """A day of a week that is named by its number."""
    years = _years(said, today.isocalendar().year)
    return tuple(date_in_week(year, int(said["number"]), _into_week(said)) for year in years)


def weekday_before(said: Said, today: date) -> Dates:
    """The last Tuesday, never today."""
    return (coming(today - timedelta(DAYS_A_WEEK), _weekday(said)),)


def weekend(said: Said, today: date) -> Dates:
    """Saturday, and while that is passing Sunday."""
    saturday = monday(today) + timedelta(SATURDAY)
    return tuple(
        saturday + timedelta(step * DAYS_A_WEEK + into)
        for step in _STEPS[said["which"]]
        for into in (0, 1)
    )


def beside_weekend(said: Said, today: date) -> Dates:
    """The Friday before a weekend or the Monday after it."""
    into = DAYS_A_WEEK if said["side"] == "na" else FRIDAY
    return tuple(
        monday(today) + timedelta(step * DAYS_A_WEEK + into) for step in _STEPS[said["which"]]
    )


def period(said: Said, today: date) -> Dates:
    """The first day of a month, quarter or year, or the end of it that is said."""
    months = _PERIODS[said["unit"]]
    start = date(today.year, (today.month - 1) // months * months + 1, 1)
    return tuple(
        within(later(start, step * months), months, said.get("edge", ""))
        for step in _STEPS[said["which"]]
    )


def year(said: Said, _: date) -> Dates:
    """An end of a year that is named."""
    return (within(date(int(said["year"]), 1, 1), MONTHS_A_YEAR, said["edge"]),)


def quarter(said: Said, today: date) -> Dates:
    """The first day of a quarter that is named by its number, or an end of it."""
    months = _PERIODS["kwartaal"]
    first = (int(said["number"]) - 1) * months + 1
    years = _years(said, today.year)
    return tuple(within(date(year, first, 1), months, said["edge"]) for year in years)


def month(said: Said, today: date) -> Dates:
    """The first day of a month that is named, or an end of it."""
    return tuple(within(first, 1, said["edge"]) for first in _months(said, today))


def day_of_month(said: Said, today: date) -> Dates:
    """The 15th of a month that is named, of this or another, or of the first that has one."""
    day = int(said["day"])
    return tuple(date_or_none(first.year, first.month, day) for first in _months(said, today))


def numeric(said: Said, today: date) -> Dates:
    """A date in numbers, with or without its year."""
    day, number = int(said["day"]), int(said["number"])
    return tuple(date_or_none(year, number, day) for year in _years(said, today.year))


def nth_weekday(said: Said, today: date) -> Dates:
    """The second Tuesday of a month, or the last."""
    count = 0 if said["count"] == "laatste" else int(said["count"].removesuffix("e"))
    return tuple(nth(first, _weekday(said), count) for first in _months(said, today))


def holiday(said: Said, today: date) -> Dates:
    """A day that has a name."""
    return tuple(HOLIDAYS[said["holiday"]](year) for year in _years(said, today.year))


def beside_holiday(said: Said, today: date) -> Dates:
    """The day before it or the first after it; after that of last year, even in January."""
    name = said["holiday"]
    into = LASTING.get(name, 1) if said["side"] == "na" else -1
    years = _years(said, today.year)
    first = () if said["year"] else (today.year - 1,)
    return tuple(HOLIDAYS[name](year) + timedelta(into) for year in (*first, *years))


def _weekday(said: Said) -> int:
    return WEEKDAYS.index(said["weekday"])


def _into_week(said: Said) -> int:
    return _weekday(said) if said.get("weekday") else _INTO_WEEK[said.get("edge", "")]


def _years(said: Said, this: int) -> tuple[int, ...]:
    """Return the year that is said, or this one and those to come."""
    named = said.get("year", "")
    if named.isdigit():
        return (int(named) + (2000 if len(named) == 2 else 0),)
    if named:
        return tuple(this + step for step in _STEPS[named.split()[0]])
    return tuple(range(this, this + YEARS_TO_TRY))


def _months(said: Said, today: date) -> tuple[date, ...]:
    """Return the first days of the months that are meant: a named one, another, or any to come."""
    if name := said.get("month"):
        return tuple(date(y, MONTHS.index(name) + 1, 1) for y in _years(said, today.year))
    which = said.get("which")
    steps = _STEPS[which] if which else range(MONTHS_A_YEAR)
    return tuple(later(today.replace(day=1), step) for step in steps)
