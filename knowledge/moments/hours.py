"""A time of the day without a day: "9:00", "half tien", "21.30 uur", "9 uur 's avonds"."""

from knowledge.moments.clock import MIDNIGHT, minutes_of_day
from knowledge.moments.outcome import Unclear, UnclearReason
from knowledge.moments.parts import take_apart, why_not


def read_hour(text: str) -> int | Unclear:
    """Return the minutes from midnight that a clock shows then, 0 up to 1439.

    A bare hour is one of the whole day: 6 is early in the morning. 24:00 is 0:00.
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
