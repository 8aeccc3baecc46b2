"""Parsing a feed (RSS, Atom or iCalendar) in a process of its own; a broken event hides no other.

A stranger's file can keep a parser busy for minutes; a process can be stopped, and meanwhile nobody
waits for an answer. It gets neither the bot's token nor its database, and only it loads the
parsers.
"""

import asyncio
import calendar
import io
import json
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from typing import Any
from urllib.parse import urljoin

from pydantic import TypeAdapter

from bot.proposals.feeds.fetching import FeedError, Fetched
from bot.proposals.feeds.items import FeedItem, decode, key_of, link_of, text_of, title_of
from knowledge.agenda import day_of, ends_before, local
from knowledge.format.values import FIRST_YEAR, LAST_YEAR

SECONDS = 30.0
MEMORY = 1024**3
"""Bytes that the process may take, where the system can limit that."""
_PASSED_ON = ("PATH", "SYSTEMROOT", "LANG", "LC_ALL", "TZ", "VIRTUAL_ENV")
MOST_ITEMS, MOST_EVENTS = 2000, 2000
A_DAY = timedelta(days=1)
_CALENDAR = "begin:vcalendar"
_UTF_8 = "application/xml; charset=utf-8"


async def parse_in_process(
    fetched: Fetched, now: datetime, *, seconds: float = SECONDS
) -> tuple[FeedItem, ...]:
    """Return the items of a feed. Raises `FeedError`, also for one that takes too long."""
    request = {"charset": fetched.charset, "url": fetched.url, "now": now.isoformat()}
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot.proposals.feeds.reading"),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
        env=_environment(),
    )
    try:
        async with asyncio.timeout(seconds):
            output, _ = await process.communicate(
                json.dumps(request).encode() + b"\n" + fetched.content
            )
    except TimeoutError as error:
        raise FeedError(f"takes longer than {seconds:g} seconds to be understood") from error
    finally:
        if process.returncode is None:
            with suppress(ProcessLookupError):  # it ended just now
                process.kill()
            await process.wait()
    if process.returncode:
        raise FeedError(f"can't be understood (its reader ended with status {process.returncode})")
    reply = _replies().validate_json(output)
    if isinstance(reply, str):
        raise FeedError(reply)
    return reply


def main() -> None:
    """Parse a feed from standard input; write its items, or why it can't be parsed."""
    _limit_memory()
    heading, _, content = sys.stdin.buffer.read().partition(b"\n")
    request = json.loads(heading)
    fetched = Fetched(content=content, charset=request["charset"], url=request["url"])
    reply: tuple[FeedItem, ...] | str
    try:
        reply = parse_feed(fetched, datetime.fromisoformat(request["now"]))
    except FeedError as error:
        reply = str(error)
    sys.stdout.buffer.write(_replies().dump_json(reply))


def _limit_memory() -> None:
    if sys.platform != "win32":
        import resource

        _, most = resource.getrlimit(resource.RLIMIT_AS)
        with suppress(ValueError, OSError):  # some systems have no such limit
            resource.setrlimit(resource.RLIMIT_AS, (MEMORY, most))


def _environment() -> dict[str, str]:
    passed_on = {name: os.environ[name] for name in _PASSED_ON if name in os.environ}
    return {**passed_on, "PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "PYTHONUTF8": "1"}


def _replies() -> TypeAdapter[tuple[FeedItem, ...] | str]:
    """Return what writes and reads a reply as JSON."""
    return TypeAdapter(tuple[FeedItem, ...] | str)


def parse_feed(fetched: Fetched, now: datetime) -> tuple[FeedItem, ...]:
    """Return the items of a feed, each key once. Raises `FeedError` for what is no feed."""
    text = decode(fetched.content, fetched.charset)
    try:
        if text.lstrip()[: len(_CALENDAR)].casefold() == _CALENDAR:
            items = parse_calendar(text, now)
        else:
            items = parse_syndication(text, fetched.url)
    except FeedError:
        raise
    except Exception as error:  # whatever strangers' parsers raise over a stranger's file
        raise FeedError(f"can't be read as a feed ({type(error).__name__})") from error
    return tuple({item.key: item for item in reversed(items)}.values())[::-1]


def parse_syndication(text: str, url: str) -> tuple[FeedItem, ...]:
    """Return the items of a feed that is at `url`, in its order. Raises `FeedError`."""
    import feedparser

    if "<!entity" in text.casefold():
        raise FeedError("defines entities, which no feed needs and a bomb is made of")
    # A stream: of bytes or text it would first try whether they are the name of a file.
    parsed = feedparser.parse(
        io.BytesIO(text.encode(errors="replace")),
        response_headers={"content-type": _UTF_8, "content-location": url},
    )
    if not parsed.get("version"):
        raise FeedError("is neither RSS, Atom nor iCalendar")
    return tuple(_articles(parsed.entries[:MOST_ITEMS], url))


def _articles(entries: list[Any], url: str) -> Iterator[FeedItem]:
    for entry in entries:
        address = entry.get("link", "").strip()
        link = link_of(urljoin(url, address)) if address else None
        key = entry.get("id") or link
        text = text_of(_body(entry))
        title = title_of(entry.get("title", "")) or title_of(text)
        if key and title:
            yield FeedItem(
                key=key_of(key), title=title, text=text, link=link, published=_published(entry)
            )


def _body(entry: Any) -> str:
    contents = [content.get("value", "") for content in entry.get("content", ())]
    return next(filter(None, (entry.get("summary", ""), *contents)), "")


def _published(entry: Any) -> datetime | None:
    moment = entry.get("published_parsed") or entry.get("updated_parsed")
    if moment is None:
        return None
    try:
        return datetime.fromtimestamp(calendar.timegm(moment), UTC)
    except (ValueError, OverflowError, OSError):  # a year that no clock knows
        return None


def parse_calendar(text: str, now: datetime) -> tuple[FeedItem, ...]:
    """Return the events of a calendar, in its order, without series that have ended `now`.

    Raises `FeedError` for half a calendar.
    """
    import icalendar

    calendars = icalendar.Calendar.from_ical(text, multiple=True)
    if not calendars:
        raise FeedError("is a calendar that breaks off")
    events = [event for one in calendars for event in one.walk("VEVENT")][:MOST_EVENTS]
    series = {_text(event, "UID") for event in events if "RRULE" in event}
    return tuple(_events(events, series, now))


def _events(events: Iterable[Any], series: set[str], now: datetime) -> Iterator[FeedItem]:
    for event in events:
        try:
            item = _event(event, series, now)
        except (ValueError, TypeError, AttributeError, OverflowError, KeyError):
            continue  # not as the standard has it
        if item is not None:
            yield item


def _event(event: Any, series: set[str], now: datetime) -> FeedItem | None:
    uid, title = _text(event, "UID"), title_of(_text(event, "SUMMARY"))
    begin = _when(event, "DTSTART")
    recurrence = _when(event, "RECURRENCE-ID")
    if not uid or not title or begin is None or (recurrence and uid in series):
        return None
    recurs = "RRULE" in event
    if recurs and _has_ended(event, now):
        return None
    start = _in_dutch_time(begin)
    if start is None:
        return None
    where = _text(event, "LOCATION")
    online = link_of(where)
    return FeedItem(
        key=key_of(f"{uid}/{recurrence.isoformat()}" if recurrence else uid),
        title=title,
        text=text_of(_text(event, "DESCRIPTION")),
        link=link_of(_text(event, "URL").strip()),
        event=True,
        # A series gives only its first time; whoever writes the entry fills in the next.
        start=None if recurs else start,
        end=None if recurs else _end(event, begin, start),
        place=None if online else title_of(where) or None,
        online=online is not None,
        cancelled=_text(event, "STATUS").upper() == "CANCELLED",
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
    last = _in_dutch_time(end)
    if last is None or last == start or ends_before(last, start):
        return None
    return last


def _has_ended(event: Any, now: datetime) -> bool:
    """Return whether a series is over; one with a number of times counts as over after a year."""
    rule = event["RRULE"]
    until, begin = next(iter(rule.get("UNTIL") or ()), None), _when(event, "DTSTART")
    today = local(now).date()
    if until is not None:
        return day_of(until) < today
    return "COUNT" in rule and day_of(begin) < today - 365 * A_DAY


def _in_dutch_time(when: date | datetime) -> date | datetime | None:
    """Return a moment in Dutch time, to the minute; None for a year that can't be meant."""
    if not FIRST_YEAR < when.year < LAST_YEAR:
        return None
    if not isinstance(when, datetime):
        return when
    return local(when).replace(second=0, microsecond=0, tzinfo=None)


def _when(event: Any, name: str) -> Any:
    value = event.get(name)
    return None if value is None else value.dt


def _text(event: Any, name: str) -> str:
    value = event.get(name)
    return "" if value is None or isinstance(value, list) else str(value)


if __name__ == "__main__":
    main()
