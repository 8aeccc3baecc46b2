"""When a feed is read again: a bit apart from the others, and less often while it fails."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

HOURLY = timedelta(hours=1)
LONGEST = timedelta(days=1)
_MOST_DOUBLINGS = 10
_SPREAD = 0.1


def next_reading(now: datetime, failures: int, chance: float) -> datetime:
    """Return when a feed is due that failed so many times in a row; `chance` is from 0 to 1."""
    wait = min(HOURLY * (1 << min(failures, _MOST_DOUBLINGS)), LONGEST)
    return now + wait * (1 + _SPREAD * (2 * chance - 1))
