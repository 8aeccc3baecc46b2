"""What to do with a notice now, and after a try that failed: decided by its state and the moment.

A try that ends without an answer may have arrived. Discord knows a message by its nonce for a few
minutes, so that sending it again is safe that long; later it is looked up in the conversation.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, assert_never

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
class Send:
    """Send it, with its key for a nonce."""


@dataclass(frozen=True, slots=True)
class LookUp:
    """See whether it arrived since that moment; send it where it did not."""

    since: datetime


@dataclass(frozen=True, slots=True)
class Arrived:
    """It is there, as this message."""

    message_id: int


@dataclass(frozen=True, slots=True)
class Busy:
    """Discord did not take it now (429), and perhaps said after how long it will."""

    retry_after: timedelta | None = None


@dataclass(frozen=True, slots=True)
class Unsure:
    """No answer that says whether it arrived: an error of the network or of Discord's own."""


@dataclass(frozen=True, slots=True)
class Closed:
    """This person takes no messages from us: closed, no server in common, or gone."""


@dataclass(frozen=True, slots=True)
class Refused:
    """Discord does not take this message, or there is nobody here who can word it."""


@dataclass(frozen=True, slots=True)
class Wait:
    """Try again, not before that moment."""

    until: datetime


@dataclass(frozen=True, slots=True)
class Hold:
    """Keep it, and the person's others, until they are back."""


@dataclass(frozen=True, slots=True)
class GiveUp:
    """Try no more, after days of it: it is shown where the person is at hand."""


Failed = Busy | Unsure | Closed | Refused
Outcome = Arrived | Failed


def first_step(notice: Notice, now: datetime) -> Send | LookUp:
    """Return how to begin with a notice that is due, tried before or not."""
    if notice.attempts == 0 or notice.tried_at is None:
        return Send()
    if notice.attempts > 1:  # the first of them may have arrived: how old is its nonce?
        return LookUp(notice.due_at - CLOCKS_DIFFER)
    if timedelta(0) <= now - notice.tried_at < NONCE_LASTS:
        return Send()
    return LookUp(notice.tried_at - CLOCKS_DIFFER)


def after_failure(failed: Failed, attempts: int, now: datetime) -> Wait | Hold | GiveUp:
    """Return what to do after a failed try, the last of so many."""
    if isinstance(failed, Closed):
        return Hold()
    if attempts >= (MOST_REFUSALS if isinstance(failed, Refused) else MOST_TRIES):
        return GiveUp()
    match failed:
        case Busy(retry_after):
            return Wait(now + max(back_off(attempts), retry_after or timedelta(0)))
        case Unsure():
            return Wait(now + back_off(attempts))
        case Refused():
            return Wait(now + REFUSED_WAIT)
        case other:
            assert_never(other)


def back_off(attempts: int) -> timedelta:
    """Return how long to wait after so many tries: doubling, up to a quarter of an hour."""
    factor: int = 2 ** min(max(attempts, 1) - 1, 16)
    return min(LONGEST_WAIT, FIRST_WAIT * factor)


def pause(next_due: datetime | None, now: datetime) -> float:
    """Return the seconds until the outbox is worth another look."""
    if next_due is None:
        return LONGEST_PAUSE
    return min(LONGEST_PAUSE, max(SHORTEST_PAUSE, (next_due - now).total_seconds()))
