"""iCalendar to items: a broken event hides none of the others."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

import icalendar

from bot.proposals.feeds.errors import FeedError
from bot.proposals.feeds.items import Item, Version, dutch, key_of, link_of, text_of, title_of
from knowledge.agenda import day_of, ends_before, local

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

MOST_EVENTS = 2000
A_DAY = timedelta(days=1)
MOST_SEQUENCE = 2**31


def calendared(text: str, now: datetime) -> tuple[Item, ...]:
    """Return the events of a calendar, in its order; `now` tells which series have ended.

    Raises `FeedError` for half a calendar.
    """
    found = icalendar.Calendar.from_ical(text, multiple=True)
    if not found:
        raise FeedError("is a calendar that breaks off")
    events = [event for one in found for event in one.walk("VEVENT")][:MOST_EVENTS]
    series = {_text(event, "UID") for event in events if "RRULE" in event}
    return tuple(_items(events, series, now))


def _items(events: Iterable[Any], series: set[str], now: datetime) -> Iterator[Item]:
    for event in events:
        try:
            item = _item(event, series, now)
        except (ValueError, TypeError, AttributeError, OverflowError, KeyError):
            continue  # what isn't as the standard has it
        if item is not None:
            yield item


def _item(event: Any, series: set[str], now: datetime) -> Item | None:
    """Return one event; None for what says too little, and for one time of a series."""
    own, title = _text(event, "UID"), title_of(_text(event, "SUMMARY"))
    begin = _when(event, "DTSTART")
    recurrence = _when(event, "RECURRENCE-ID")
    if not own or not title or begin is None or (recurrence and own in series):
        return None
    recurs = "RRULE" in event
    if recurs and _ended(event, now):
        return None
    start = dutch(begin)
    if start is None:
        return None
    where = _text(event, "LOCATION")
    online = link_of(where)
    return Item(
        key=key_of(f"{own}/{recurrence.isoformat()}" if recurrence else own),
        title=title,
        text=text_of(_text(event, "DESCRIPTION")),
        link=link_of(_text(event, "URL").strip()),
        event=True,
        # Only the first time of a series is told; its next one is for who writes it to say.
        start=None if recurs else start,
        end=None if recurs else _end(event, begin, start),
        place=None if online else title_of(where) or None,
        online=online is not None,
        cancelled=_text(event, "STATUS").upper() == "CANCELLED",
        version=_version(event),
    )


def _end(event: Any, begin: date | datetime, start: date | datetime) -> date | datetime | None:
    """Return the last moment or day; a calendar gives the day after."""
    end = _when(event, "DTEND")
    if end is None and (lasts := _when(event, "DURATION")) is not None:
        end = begin + lasts
    if end is None:
        return None
    if not isinstance(end, datetime):
        end -= A_DAY
    last = dutch(end)
    if last is None or last == start or ends_before(last, start):
        return None
    return last


def _ended(event: Any, now: datetime) -> bool:
    """Return whether a series says that it is over; one that counts is so after a year."""
    rule = event["RRULE"]
    until, begin = next(iter(rule.get("UNTIL") or ()), None), _when(event, "DTSTART")
    today = local(now).date()
    if until is not None:
        return day_of(until) < today
    return "COUNT" in rule and day_of(begin) < today - 365 * A_DAY


def _version(event: Any) -> Version:
    modified = _when(event, "LAST-MODIFIED") or _when(event, "DTSTAMP")
    stamp = int(local(modified).timestamp()) if isinstance(modified, datetime) else 0
    sequence = int(event.get("SEQUENCE", 0))
    return Version(min(max(sequence, 0), MOST_SEQUENCE), max(stamp, 0))


def _when(event: Any, name: str) -> Any:
    value = event.get(name)
    return None if value is None else value.dt


def _text(event: Any, name: str) -> str:
    value = event.get(name)
    return "" if value is None or isinstance(value, list) else str(value)
