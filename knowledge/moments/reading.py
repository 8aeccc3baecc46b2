"""Reads a Dutch text as one moment: "volgende week dinsdag", "over een half uur".

Where Dutch leaves it open, it is read so:
- A day without a time is that day at 9:00; "vanmiddag" 14:00, "vanavond" 19:00 (clock.py). A time
  without a day is the first to come, today or tomorrow.
- A bare hour of 1 to 6 is one of the afternoon; 7 to 12 and 13 to 24 are as said, and so is what
  starts with a zero ("03:00"). 24:00 and midnight are the end of the day that is named.
- "dinsdag" is the first whose time is still ahead, today included; "komende dinsdag" is never
  today; "volgende dinsdag" is of the next week, which starts on Monday.
- "dinsdag over 2 weken" counts from the coming Tuesday, "over 2 weken op dinsdag" is the Tuesday
  of the week that is two weeks ahead.
- "volgende week" is its Monday, "volgende maand" its first; an end of the week is Friday, the
  middle Wednesday; the middle of a month is the 15th.
- "na Pasen" is the first day after all of Easter, "voor Pasen" the day before it.
- "15 maart" and "de 15e" are the first to come; only what says its day or year can be past.
- Days and longer go by the calendar, 31 January and a month is 28 February; hours and minutes as
  they really pass. A local time that a clock skips is as much later as the clock is put forward;
  one that it shows twice is the first of the two.
- Words that are unknown are never passed over: they could be "niet" or "elke".
"""

from datetime import UTC, date, datetime, time, timedelta

from knowledge.moments.clock import HOUR, MIDNIGHT, minutes_of_day
from knowledge.moments.days import Days, days
from knowledge.moments.outcome import Moment, Past, Unclear, UnclearReason, Understood
from knowledge.moments.parts import Parts, take_apart, why_not
from knowledge.moments.stepping import later
from knowledge.moments.wording import WEEKDAYS

MOST_MONTHS = 5 * 12
"""How many months ahead a moment can be."""


def read_moment(text: str, now: datetime) -> Moment:
    """Return the moment that a text says, in the time zone of `now`."""
    assert now.tzinfo is not None, "a moment is read in a time zone"
    parts = take_apart(text)
    if isinstance(parts, Unclear):
        return parts
    if parts.minutes is not None:
        return _after(parts, parts.minutes, now)
    if not parts.day and not parts.timed:
        return Unclear(UnclearReason.EMPTY)
    minutes = minutes_of_day(parts.clock, parts.part)
    if isinstance(minutes, Unclear):
        return minutes
    found = days(parts.day, now.date())
    if isinstance(found, Days):
        return _first_ahead(found, minutes, parts, now)
    return found or why_not(parts)


def read_hour(text: str) -> int | Unclear:
    """Return the time of day that a text says, as minutes from midnight, 0 up to 1439.

    A bare hour is one of 24, so that 6 is early in the morning. 24:00 is 0:00.
    """
    said = text.strip()
    parts = take_apart(f"om {said}" if said.isascii() and said.isdigit() else said)
    if isinstance(parts, Unclear):
        return parts
    if parts.day or parts.minutes is not None:
        return why_not(parts)
    if not parts.timed:
        return Unclear(UnclearReason.EMPTY)
    if parts.clock is not None and parts.part is None:
        return parts.clock.minutes % MIDNIGHT
    minutes = minutes_of_day(parts.clock, parts.part)
    return minutes if isinstance(minutes, Unclear) else minutes % MIDNIGHT


def _after(parts: Parts, minutes: int, now: datetime) -> Moment:
    """Return the moment after so many minutes, counted from the day where one is said."""
    start = now
    if parts.day.startswith(("+", "-")):
        found = days(parts.day, now.date())
        if isinstance(found, Days):
            start = _shown(found.dates[0], now.time(), now)
    if parts.timed or (start is now and parts.day not in ("", "vandaag")):
        return why_not(parts)
    at = (start.astimezone(UTC) + timedelta(minutes=minutes)).astimezone(now.tzinfo)
    return _judged(at.replace(microsecond=0), now)


def _first_ahead(found: Days, minutes: int, parts: Parts, now: datetime) -> Moment:
    """Return the moment on the first of the days on which it is still to come."""
    last = later(now.date(), MOST_MONTHS)
    passed: list[Past] = []
    for day in found.dates:
        if day > last:
            return Unclear(UnclearReason.TOO_FAR)
        moment = _judged(_at(day, minutes, now), now)
        if isinstance(moment, Past):
            passed.append(moment)
        elif _fits(day, found.weekday):
            return moment
        else:
            meant = (one for one in passed if _fits(one.at.date(), found.weekday))
            return next(meant, Unclear(UnclearReason.OTHER_WEEKDAY, found.weekday, day))
    over = parts.part.ends if parts.part else MIDNIGHT
    if parts.clock is None and _at(found.dates[-1], over, now) > now:
        return Unclear(UnclearReason.NO_TIME)
    return passed[-1]


def _fits(day: date, weekday: str) -> bool:
    return not weekday or WEEKDAYS[day.weekday()] == weekday


def _at(day: date, minutes: int, now: datetime) -> datetime:
    """Return the moment at so many minutes by the clock of a day; from 24:00 on, of the next."""
    days_on, into = divmod(minutes, MIDNIGHT)
    return _shown(day + timedelta(days_on), time(*divmod(into, HOUR)), now)


def _shown(day: date, at: time, now: datetime) -> datetime:
    """Return when the asker's clock first shows a time; a time that it skips is moved on."""
    local = datetime.combine(day, at.replace(fold=0), now.tzinfo)
    return local.astimezone(UTC).astimezone(now.tzinfo)


def _judged(at: datetime, now: datetime) -> Understood | Past:
    """Return a moment as one to come or one that has passed.

    They are compared in UTC: within one zone Python compares what clocks show.
    """
    return Understood(at) if at.astimezone(UTC) > now.astimezone(UTC) else Past(at)
