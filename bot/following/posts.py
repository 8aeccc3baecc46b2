"""What goes out to a channel: decided by what waits for it, its rhythms, and the moment.

A channel has a rhythm for each of its themes. Who reads along chose none, so that these are plain:
at nine, on Thursday where weekly, on the first where monthly.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.following.schedule import Later, Now, turn, urgent_turn
from storage.news import URGENT
from storage.rhythms import Frequency, Rhythm

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from zoneinfo import ZoneInfo

    from storage.channel_news import ChannelItem, ChannelTheme

THURSDAY, FIRST = 3, 1


def rhythm_of(theme: ChannelTheme, silent_until: datetime | None = None) -> Rhythm:
    """Return the rhythm by which a channel is told of a theme, on a server that may be silent."""
    return Rhythm(
        frequency=theme.frequency,
        day=FIRST if theme.frequency is Frequency.MONTH else THURSDAY,
        paused_until=silent_until,
        changed_at=theme.changed_at,
    )


def plan_post(
    items: Sequence[ChannelItem], zone: ZoneInfo, silent_until: datetime | None, now: datetime
) -> Now | Later:
    """Return what of what waits for a channel goes out now.

    All that waits because of a theme whose turn it is does, and what is urgent, each with all else
    that there is of its entry.
    """
    moments: list[datetime] = []
    themes, entries = set(), set()
    for item in items:
        for theme in item.themes:
            rhythm = rhythm_of(theme, silent_until)
            at = turn(rhythm, zone, item.made_at)
            if at is not None and at <= now:
                themes.add(theme.theme_id)
            if item.why in URGENT:
                at = urgent_turn(rhythm, zone, item.made_at)
            if at is not None:
                moments.append(at)
                if at <= now:
                    entries.add(item.entry_id)
    entries |= {one.entry_id for one in items if themes & {own.theme_id for own in one.themes}}
    if not entries:
        return Later(min(moments, default=None))
    return Now(frozenset(one.number for one in items if one.entry_id in entries))
