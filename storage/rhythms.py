"""When people want to hear of news: how often, at what hour, and when not."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from storage.columns import Row
from storage.engine.store import PeopleStore
from storage.engine.transactions import Connection


class Frequency(StrEnum):
    """How often someone wants to hear of news."""

    NEVER = "never"
    DIRECT = "direct"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"


class Quiet(NamedTuple):
    """Minutes of the day, past midnight where the end is not after the start; they differ."""

    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Rhythm:
    """When someone wants to hear of news; the defaults are for who chose nothing."""

    frequency: Frequency = Frequency.WEEK
    day: int = 3
    """A weekday from Monday, 0, where it is weekly; a day of the month from 1 where monthly."""
    minute: int = 9 * 60
    """Of the day."""
    quiet: Quiet | None = None
    paused_until: datetime | None = None
    zone: str | None = None
    """An IANA name; None is Europe/Amsterdam."""
    changed_at: datetime | None = None
    """When it began: nothing is due by it before."""


class RhythmStore(PeopleStore):
    """The rhythm of each person who chose one."""

    queries, tables = "rhythms", ("news_settings",)

    async def get(self, user_id: int, conn: Connection | None = None) -> Rhythm:
        """Return the rhythm of `user_id`, the default where they chose none."""
        row = await self._sql.get(self._reader(conn), user_id=user_id)
        return Rhythm() if row is None else rhythm_of(row)

    async def save(self, conn: Connection, user_id: int, rhythm: Rhythm, now: datetime) -> None:
        """Keep `rhythm`, which begins now."""
        start, end = rhythm.quiet or (None, None)
        await self._sql.save(
            conn,
            user_id=user_id,
            frequency=rhythm.frequency.value,
            day=rhythm.day,
            minute=rhythm.minute,
            quiet_from=start,
            quiet_until=end,
            paused_until=rhythm.paused_until,
            zone=rhythm.zone,
            changed_at=now,
        )


def rhythm_of(row: Row) -> Rhythm:
    """Return the rhythm that a row has; the default where its columns are empty."""
    if row["frequency"] is None:
        return Rhythm()
    start, end = row["quiet_from"], row["quiet_until"]
    return Rhythm(
        frequency=Frequency(row["frequency"]),
        day=row["day"],
        minute=row["minute"],
        quiet=None if start is None else Quiet(start, end),
        paused_until=row["paused_until"],
        zone=row["zone"],
        changed_at=row["changed_at"],
    )
