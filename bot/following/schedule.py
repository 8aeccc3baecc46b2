"""When someone hears of news: worked out from the rhythm they chose, by the clock of their zone.

- What is urgent comes at once, whatever the rhythm, but for who never wants to hear.
- A turn is the first moment of the rhythm from when something came in, when the rhythm was chosen,
  and when a pause ends; a turn in quiet hours comes at their end.
- The 31st of a shorter month is its last day.
- A time that a clock skips is as much later as the clock is put forward; one that it shows twice is
  the first of the two. Quiet hours are what the clock shows, so the hour that comes twice is quiet
  twice.
"""

from calendar import monthrange
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import TypeVar
from zoneinfo import ZoneInfo

from bot.cards.moments import zone_named
from storage.channel_news import ChannelItem
from storage.digests import WaitingNews
from storage.news import URGENT
from storage.rhythms import Frequency, Quiet, Rhythm

T = TypeVar("T", WaitingNews, ChannelItem)
THURSDAY, FIRST_DAY, LAST_DAY = 3, 1, 31
HOUR = 60
A_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Now:
    """These numbers go out now, as one message."""

    numbers: frozenset[int]


@dataclass(frozen=True, slots=True)
class Later:
    """Nothing goes out before that moment; None: nothing does."""

    due_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class NewsSettings:
    rhythm: Rhythm
    next_at: datetime | None
    waiting: int
    closed: bool = False
    """Whether it is known that they take no direct messages."""


def next_turn(rhythm: Rhythm, now: datetime) -> datetime | None:
    """When someone would hear of what is new now, by their own clock; None for never."""
    zone = zone_named(rhythm.zone)
    at = turn(rhythm, zone, now)
    return None if at is None else at.astimezone(zone)


def turn(rhythm: Rhythm, zone: ZoneInfo, since: datetime) -> datetime | None:
    """When someone hears of what came in at `since`; None where they never do."""
    if rhythm.frequency is Frequency.NEVER:
        return None
    start = max(filter(None, (since, rhythm.changed_at, rhythm.paused_until)))
    slot = start if rhythm.frequency is Frequency.DIRECT else _slot(rhythm, zone, start)
    return first_allowed(rhythm, zone, slot)


def urgent_turn(rhythm: Rhythm, zone: ZoneInfo, since: datetime) -> datetime | None:
    """When someone hears of what can't wait; None where they never do."""
    if rhythm.frequency is Frequency.NEVER:
        return None
    return turn(replace(rhythm, frequency=Frequency.DIRECT), zone, since)


def plan(
    items: Sequence[T],
    groups: Iterable[tuple[Rhythm, Sequence[T]]],
    zone: ZoneInfo,
    now: datetime,
    entry_of: Callable[[T], Hashable],
) -> Now | Later:
    """What goes out now of what waits, in groups by the rhythms to which that is to be told.

    All of a group at its turn, which is that of its first; before it only what is urgent. Each goes
    with all else that there is of its entry.
    """
    moments: list[datetime] = []
    entries: set[Hashable] = set()
    for rhythm, group in groups:
        urgent = [item for item in group if item.why in URGENT]
        for turn_at, part in ((turn, group), (urgent_turn, urgent)):
            at = turn_at(rhythm, zone, min(item.made_at for item in part)) if part else None
            if at is not None:
                moments.append(at)
                entries |= set(map(entry_of, part)) if at <= now else set()
    if not entries:
        return Later(min(moments, default=None))
    return Now(frozenset(item.number for item in items if entry_of(item) in entries))


def first_allowed(rhythm: Rhythm, zone: ZoneInfo, at: datetime) -> datetime:
    """The first moment from `at` on at which someone may be disturbed."""
    if rhythm.paused_until is not None:
        at = max(at, rhythm.paused_until)
    if rhythm.quiet is None or not _is_quiet(rhythm.quiet, at, zone):
        return at
    return _quiet_end(rhythm.quiet, at, zone)


def is_paused(rhythm: Rhythm, now: datetime) -> bool:
    return rhythm.paused_until is not None and now < rhythm.paused_until


def _slot(rhythm: Rhythm, zone: ZoneInfo, since: datetime) -> datetime:
    day = since.astimezone(zone).date()
    while True:
        if _fits(rhythm, day) and (at := _moment_at(day, rhythm.minute, zone)) >= since:
            return at
        day += A_DAY


def _fits(rhythm: Rhythm, day: date) -> bool:
    match rhythm.frequency:
        case Frequency.WEEK:
            return day.weekday() == rhythm.day
        case Frequency.MONTH:
            return day.day == min(rhythm.day, monthrange(day.year, day.month)[1])
        case _:
            return True


def _is_quiet(quiet: Quiet, at: datetime, zone: ZoneInfo) -> bool:
    local = at.astimezone(zone)
    minute = local.hour * HOUR + local.minute
    if quiet.start < quiet.end:
        return quiet.start <= minute < quiet.end
    return minute >= quiet.start or minute < quiet.end


def _quiet_end(quiet: Quiet, at: datetime, zone: ZoneInfo) -> datetime:
    """When they end, or where a clock that is put on or back hides that, just before they begin."""
    today = at.astimezone(zone).date()
    ends = (
        _moment_at(today + ahead * A_DAY, minute, zone, fold)
        for ahead in range(3)
        for minute in (quiet.end, (quiet.start - 1) % (24 * HOUR))
        for fold in (0, 1)
    )
    return min(end for end in ends if end > at and not _is_quiet(quiet, end, zone))


def _moment_at(day: date, minute: int, zone: ZoneInfo, fold: int = 0) -> datetime:
    local = datetime.combine(day, time(*divmod(minute, HOUR), fold=fold), zone)
    return local.astimezone(UTC)
