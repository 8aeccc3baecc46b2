"""What to do with a notice now, and after a try that failed: decided by its state and the moment.

A try that ends without an answer may have arrived. Discord knows a message by its nonce for a few
minutes, so that sending it again is safe that long; later it is looked up in the conversation.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum, auto
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from storage.outbox import Notice

NONCE_LASTS = timedelta(minutes=2)
"""Discord says 'a few minutes'; this is fewer."""
CLOCKS_DIFFER = timedelta(minutes=5)
"""So much earlier than by our clock a message may stand in a conversation."""
FIRST_WAIT, LONGEST_WAIT = timedelta(seconds=5), timedelta(minutes=15)
REFUSED_WAIT = timedelta(days=1)
"""Another version of the bot may say it in a way that Discord takes."""
MOST_TRIES, MOST_REFUSALS = 500, 5
"""About five days of trying, either way."""
SHORTEST_PAUSE, LONGEST_PAUSE = 1.0, 60.0
"""Seconds between two looks at the outbox."""


@dataclass(frozen=True, slots=True)
class Arrived:
    """It is there, as this message."""

    message_id: int


@dataclass(frozen=True, slots=True)
class Throttled:
    """Discord did not take it now (429), and perhaps said after how long it will."""

    retry_after: timedelta | None = None


class Failure(Enum):
    """Why else a notice did not arrive."""

    UNSURE = auto()
    """No answer that says whether it arrived: an error of the network or of Discord's own."""
    CLOSED = auto()
    """This person takes no messages from us: closed, no server in common, or gone."""
    REFUSED = auto()
    """Discord does not take this message, or there is nobody here who can word it."""


class Ending(Enum):
    """What becomes of a notice that isn't tried again by itself."""

    HOLD = auto()
    """It is kept, with the person's others, until they are back."""
    GIVE_UP = auto()
    """After days of trying it is shown where the person is at hand."""


Failed = Throttled | Failure
Outcome = Arrived | Failed


def look_up_since(notice: Notice, now: datetime) -> datetime | None:
    """Since when a notice that is due may have arrived; None where it can be sent at once."""
    if notice.attempts == 0 or notice.tried_at is None:
        return None
    if notice.attempts > 1:  # the first of them may have arrived: how old is its nonce?
        return notice.due_at - CLOCKS_DIFFER
    if timedelta(0) <= now - notice.tried_at < NONCE_LASTS:
        return None
    return notice.tried_at - CLOCKS_DIFFER


def after_failure(failed: Failed, attempts: int, now: datetime) -> datetime | Ending:
    """When to try again after a failed try, the last of so many, or how it ends."""
    if failed is Failure.CLOSED:
        return Ending.HOLD
    if attempts >= (MOST_REFUSALS if failed is Failure.REFUSED else MOST_TRIES):
        return Ending.GIVE_UP
    if failed is Failure.REFUSED:
        return now + REFUSED_WAIT
    wished = failed.retry_after if isinstance(failed, Throttled) else None
    return now + max(back_off(attempts), wished or timedelta(0))


def back_off(attempts: int) -> timedelta:
    """How long to wait after so many tries: doubling, up to a quarter of an hour."""
    factor: int = 2 ** min(max(attempts, 1) - 1, 16)
    return min(LONGEST_WAIT, FIRST_WAIT * factor)


def pause(next_due: datetime | None, now: datetime) -> float:
    """The seconds until the outbox is worth another look."""
    if next_due is None:
        return LONGEST_PAUSE
    return min(LONGEST_PAUSE, max(SHORTEST_PAUSE, (next_due - now).total_seconds()))
