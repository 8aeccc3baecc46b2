"""The agenda: which events are coming, in what order, and which have no date yet.

Days, and times without a zone, are in Dutch time.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from knowledge.entry import Entry, Event
from knowledge.language.normalising import fold
from knowledge.moments.stepping import MONTHS_A_YEAR, later, monday

ZONE = ZoneInfo("Europe/Amsterdam")
A_DAY = timedelta(days=1)


class AgendaPeriod(StrEnum):
    """The days of an agenda; weeks begin on Monday."""

    ALL = "all"
    THIS_WEEK = "week"
    NEXT_WEEK = "nextweek"
    THIS_MONTH = "month"
    NEXT_MONTH = "nextmonth"
    THIS_QUARTER = "quarter"
    THIS_YEAR = "year"


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaFilters:
    """What an agenda is narrowed down to; None is anything."""

    theme: str | None = None
    period: AgendaPeriod = AgendaPeriod.ALL
    online: bool | None = None
    """True for events that can be attended from home, False for those in a place."""

    def admits(self, event: Event) -> bool:
        """Return whether an event passes the filters, whatever its date."""
        somewhere = bool(event.place) or not event.online
        return (self.theme is None or self.theme in event.themes) and (
            self.online is None or (event.online if self.online else somewhere)
        )


@dataclass(frozen=True, slots=True)
class EventSpan:
    """When an event is, in UTC; `end` is the first moment after it."""

    start: datetime
    end: datetime


@dataclass(frozen=True, slots=True)
class Agenda:
    """Events that are coming or going on, in order, and events that only say when they recur."""

    dated: tuple[Event, ...] = ()
    undated: tuple[Event, ...] = ()


def agenda(entries: Iterable[Entry], filters: AgendaFilters, now: datetime) -> Agenda:
    """Return the agenda at `now`, which is aware; events without a date are in no period."""
    events = [event for event in entries if isinstance(event, Event) and filters.admits(event)]
    dated = [(when, event) for event in events if (when := span(event)) and when.end > now]
    days = days_of(filters.period, local(now).date())
    if days is not None:
        first, after = map(_at, days)
        dated = [(when, event) for when, event in dated if when.start < after and when.end > first]
    dated.sort(key=lambda pair: (pair[0].start, *_name(pair[1])))
    undated = [event for event in events if event.start is None and event.recurrence]
    undated.sort(key=_name)
    return Agenda(tuple(event for _, event in dated), tuple(undated) if days is None else ())


def span(event: Event) -> EventSpan | None:
    """Return when an event is; None for one without a date.

    An event without an end, or whose end has no time, lasts until the end of the day.
    """
    if event.start is None:
        return None
    end = event.end or day_of(event.start)
    return EventSpan(_at(event.start), _at(end if isinstance(end, datetime) else end + A_DAY))


def is_over(event: Event, now: datetime) -> bool:
    """Return whether an event has ended; one without a date hasn't."""
    when = span(event)
    return when is not None and when.end <= now


def ends_before(end: date | datetime, start: date | datetime) -> bool:
    return _at(end) < _at(start) if isinstance(end, datetime) else end < day_of(start)


def local(when: datetime) -> datetime:
    """Return a moment in Dutch time."""
    return when.astimezone(ZONE) if when.tzinfo else when.replace(tzinfo=ZONE)


def day_of(when: date | datetime) -> date:
    return local(when).date() if isinstance(when, datetime) else when


def days_of(period: AgendaPeriod, today: date) -> tuple[date, date] | None:
    """Return the first day of a period and the first day after it; None for all days."""
    week, next_week = monday(today), monday(today) + 7 * A_DAY
    month = today.replace(day=1)
    quarter = month.replace(month=(today.month - 1) // 3 * 3 + 1)
    year = month.replace(month=1)
    match period:
        case AgendaPeriod.ALL:
            return None
        case AgendaPeriod.THIS_WEEK:
            return week, next_week
        case AgendaPeriod.NEXT_WEEK:
            return next_week, next_week + 7 * A_DAY
        case AgendaPeriod.THIS_MONTH:
            return month, later(month, 1)
        case AgendaPeriod.NEXT_MONTH:
            return later(month, 1), later(month, 2)
        case AgendaPeriod.THIS_QUARTER:
            return quarter, later(quarter, 3)
        case AgendaPeriod.THIS_YEAR:
            return year, later(year, MONTHS_A_YEAR)


def _at(when: date | datetime) -> datetime:
    """Return a moment, or the beginning of a day, in UTC, where moments can be compared."""
    moment = when if isinstance(when, datetime) else datetime.combine(when, time(), ZONE)
    return local(moment).astimezone(UTC)


def _name(event: Event) -> tuple[str, str]:
    return fold(event.title), event.id
