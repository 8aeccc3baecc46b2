"""Which things to read fit in the minutes that someone has."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def fit(minutes: Sequence[int], most: int) -> tuple[int, ...]:
    """Return the places, ascending, of what together takes as much of `most` minutes as possible.

    Of all sets that take as much it is the one with the first, then the second, … in it. Exact: the
    sums that can be made are the bits of a number, so that a thousand things take milliseconds.
    """
    assert all(time > 0 for time in minutes), "everything takes time to read"
    if most < 1:
        return ()
    within = (1 << (most + 1)) - 1
    sums = [1]
    """From the last thing back: which sums it and those after it can make."""
    for time in reversed(minutes):
        sums.append((sums[-1] | sums[-1] << time) & within if time <= most else sums[-1])
    sums.reverse()
    left = sums[0].bit_length() - 1
    chosen = []
    for place, time in enumerate(minutes):
        if time <= left and sums[place + 1] >> (left - time) & 1:
            chosen.append(place)
            left -= time
    return tuple(chosen)
