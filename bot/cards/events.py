"""When and where an event is, and what can be done with it wherever it is shown."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from babel.dates import format_date

from bot.cards.actions import IntoCalendar
from bot.dutch import DUTCH, clock
from bot.view import Button
from knowledge.agenda import day_of, local

if TYPE_CHECKING:
    from knowledge.entry import Event

ONLINE = "Online"
CANCELLED = "Gaat niet door"
INTO_CALENDAR = "In mijn agenda"


def event_buttons(event: Event) -> tuple[Button, ...]:
    """What can be done with an event besides what can be done with any entry."""
    return (Button(INTO_CALENDAR, IntoCalendar(event.id)),) if event.start else ()


def when_and_where(event: Event) -> tuple[str, ...]:
    """Whether it is off, when it is and where, a line each."""
    off = CANCELLED if event.cancelled else ""
    return tuple(filter(None, (off, when(event), where(event))))


def when(event: Event) -> str:
    """Return 'zaterdag 3 april 2027, 10:00 tot 16:00 uur', or in words when it recurs."""
    start, end = event.start, event.end
    if start is None:
        return event.recurrence or ""
    if end is None or end == start:
        return _moment(start)
    if day_of(start) != day_of(end):
        until = "tot" if isinstance(end, datetime) else "tot en met"
        return f"{_moment(start)} {until} {_moment(end)}"
    if isinstance(start, datetime) and isinstance(end, datetime):
        return f"{_day(start)}, {clock(local(start)).split()[0]} tot {clock(local(end))}"
    return _moment(start)


def where(event: Event) -> str:
    """Return 'Utrecht', 'Online' or 'Utrecht, en ook online'; nothing where it isn't known."""
    if not event.place:
        return ONLINE if event.online else ""
    return f"{event.place}, en ook {ONLINE.lower()}" if event.online else event.place


def _moment(when: date | datetime) -> str:
    return f"{_day(when)} om {clock(local(when))}" if isinstance(when, datetime) else _day(when)


def _day(when: date | datetime) -> str:
    return format_date(day_of(when), "EEEE d MMMM y", locale=DUTCH)
