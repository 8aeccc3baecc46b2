"""What goes into someone's digest: decided by what waits, what they follow, and the moment."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.following.schedule import Later, Now, turn, turn_of
from storage.news import URGENT

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence
    from datetime import datetime
    from zoneinfo import ZoneInfo

    from storage.digests import Item
    from storage.follows import Subject
    from storage.rhythms import Rhythm


@dataclass(frozen=True, slots=True)
class Told:
    """An entry to tell someone of, and because of what they follow."""

    item: Item
    reasons: tuple[Subject, ...]


@dataclass(frozen=True, slots=True)
class Digest:
    """What someone is told, the newest first, with the numbers of all that this settles."""

    told: tuple[Told, ...]
    numbers: frozenset[int]
    dropped: frozenset[int]
    """What is no news to them any more."""


def plan(items: Sequence[Item], rhythm: Rhythm, zone: ZoneInfo, now: datetime) -> Now | Later:
    """Return what someone is told now, of what waits and is news to them.

    All of it at their turn, which is that of the first; before it only what is urgent, each with
    all else that there is of its entry.
    """
    if not items:
        return Later(None)
    since = min(item.made_at for item in items)
    due_at = turn(rhythm, zone, since)
    if due_at is not None and due_at <= now:
        return Now(frozenset(item.number for item in items))
    urgent = [item for item in items if item.why in URGENT]
    urgent_since = min((item.made_at for item in urgent), default=None)
    at = turn_of(rhythm, zone, since, urgent_since)
    if at is None or at > now:
        return Later(at)
    entries = {(item.guild_id, item.entry_id) for item in urgent}
    return Now(frozenset(one.number for one in items if (one.guild_id, one.entry_id) in entries))


def gathered(
    items: Sequence[Item],
    follows: Collection[Subject],
    is_news: Callable[[Item], bool],
    *,
    all_told: bool = False,
) -> Digest:
    """Return what there is to tell someone, whenever that is.

    An entry that was new and is renewed since is told once, as what it is now. With `all_told` it
    doesn't matter whether they still follow what it is about.
    """
    followed = set(follows)
    kept = [item for item in items if is_news(item) and (all_told or item.subjects & followed)]
    newest = {(item.guild_id, item.entry_id): item for item in kept}
    told = sorted(newest.values(), key=lambda item: -item.number)
    numbers = frozenset(item.number for item in kept)
    return Digest(
        told=tuple(Told(item, _reasons(item, follows)) for item in told),
        numbers=numbers,
        dropped=frozenset(item.number for item in items) - numbers,
    )


def _reasons(item: Item, follows: Collection[Subject]) -> tuple[Subject, ...]:
    """Return what of what they follow an item is about, in the order in which they follow it."""
    return tuple(subject for subject in follows if subject in item.subjects)
