"""Steps on the calendar: months, weekdays, ISO weeks and the edges of a period."""

from calendar import monthrange
from datetime import date, timedelta

MONTHS_A_YEAR, DAYS_A_WEEK = 12, 7
MIDDLE_OF_MONTH = 15
FRIDAY, SATURDAY = 4, 5


def later(day: date, months: int = 0, days: int = 0) -> date:
    """Return the day so many months and then days on; 31 January and a month is 28 February."""
    year, month = divmod(day.year * MONTHS_A_YEAR + day.month - 1 + months, MONTHS_A_YEAR)
    last = monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last)) + timedelta(days)


def date_or_none(year: int, month: int, day: int) -> date | None:
    """Return the date, or None where the calendar has none."""
    exists = 1 <= month <= MONTHS_A_YEAR and 1 <= day <= monthrange(year, month)[1]
    return date(year, month, day) if exists else None


def date_in_week(year: int, number: int, into: int) -> date | None:
    """Return the day `into` days from the Monday of a numbered week, or None without one."""
    try:
        return date.fromisocalendar(year, number, into + 1)
    except ValueError:
        return None


def monday(day: date) -> date:
    return day - timedelta(day.weekday())


def coming(day: date, weekday: int) -> date:
    """Return the first such weekday from `day` on, `day` itself included."""
    return day + timedelta((weekday - day.weekday()) % DAYS_A_WEEK)


def nth(first: date, weekday: int, count: int) -> date | None:
    """Return the so many-th such weekday of the month that `first` begins; 0 is its last one."""
    if count == 0:
        return coming(later(first, 1) - timedelta(DAYS_A_WEEK), weekday)
    found = coming(first, weekday) + timedelta((count - 1) * DAYS_A_WEEK)
    return found if found.month == first.month else None


def within(first: date, months: int, edge: str) -> date:
    """Return the beginning, middle or end of a period of months that starts on `first`."""
    if edge == "eind":
        return later(first, months) - timedelta(1)
    if edge == "midden" and months == 1:
        return first.replace(day=MIDDLE_OF_MONTH)
    if edge == "midden":
        return later(first, months // 2, (MIDDLE_OF_MONTH - 1) if months % 2 else 0)
    return first
