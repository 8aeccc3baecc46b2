"""From news to digests: given to who follows it, and put together when each one's turn comes.

Each step is a short transaction that leaves what the next one needs, so that a crash between two
loses and doubles nothing, and nobody has to wait long for the writer. What is decided for someone
is decided for all to whom it applies: of many followers few differ in what counts.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.cards.zones import zone_named
from bot.following.digests import plan
from bot.following.schedule import Later, Now
from knowledge.agenda import is_over
from knowledge.entry import Event
from storage.digests import Put
from storage.news import Why
from storage.questions import new_keys

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from bot.app import App
    from knowledge.entry import Entry
    from storage.digests import Due, Item

FOLLOWERS_AT_ONCE = 1000
TURNS_AT_ONCE = 150


@dataclass(frozen=True, slots=True)
class Turn:
    """What becomes of someone whose turn has come, or wasn't worked out."""

    told: frozenset[int] = frozenset()
    """What they are told now, by its numbers."""
    dropped: frozenset[int] = frozenset()
    """What is no news to them any more."""
    due_at: datetime | None = None
    """When they are told what is left."""
    again: bool = False
    """Whether that is to be worked out again."""


async def make_digests(app: App) -> datetime | None:
    """Do what there is to do, a batch of each at most; return when there is more, None for never.

    Raises `StorageError`: what was not done is done by a later call.
    """
    digests, now = app.stores.digests, app.now()
    work = await digests.work()
    if work.to_spread:
        await _spread(app)
        work = await digests.work()
    if (work.to_schedule and not work.to_spread) or _has_come(work.due_at, now):
        await _take_turns(app)
        work = await digests.work()
    return now if work.to_spread or work.to_schedule else work.due_at


def is_news(app: App, item: Item) -> bool:
    """Return whether what is new can still be found where it was, and is not over by now.

    That an event is off is told of one that is, and nothing else.
    """
    entry = app.catalogue.for_guild(item.guild_id).entries.get(item.entry_id)
    return entry is not None and is_so(entry, item.why, app.now())


def is_so(entry: Entry, why: Why, now: datetime) -> bool:
    """Return whether what makes an entry news holds by now."""
    if not isinstance(entry, Event):
        return True
    return entry.cancelled is (why is Why.CANCELLED) and not is_over(entry, now)


async def _spread(app: App) -> None:
    """Give the first news of each server to a batch of its followers."""
    news = app.stores.news
    for number in await news.to_spread():
        async with app.database.transaction() as connection:
            await news.spread(connection, number, FOLLOWERS_AT_ONCE, app.now())


async def _take_turns(app: App) -> None:
    """Put what waits for a batch of those whose turn it is into the outbox, as it is now.

    For the others it is worked out when that is.
    """
    digests, now = app.stores.digests, app.now()
    async with app.database.transaction() as connection:
        people = await digests.due(now, TURNS_AT_ONCE, connection)
        turns = {
            user: turn for one in people for turn in [_turn(app, one, now)] for user in one.user_ids
        }
        await digests.drop(connection, {user: turn.dropped for user, turn in turns.items()})
        await digests.put_together(connection, _puts(turns), now)
        later = {user: turn.due_at for user, turn in turns.items() if not turn.told}
        await digests.schedule(connection, later)
        await digests.again(connection, *(user for user, turn in turns.items() if turn.again))


def _turn(app: App, one: Due, now: datetime) -> Turn:
    """Return what becomes of people who are alike.

    Until their turn what is gone may come back. While an earlier digest is under way they wait for
    that one, whose end is their next turn.
    """
    zone = zone_named(one.rhythm.zone)
    planned = plan(one.items, one.rhythm, zone, now)
    if isinstance(planned, Later):
        return Turn(due_at=planned.due_at, again=one.spreading)
    if one.under_way:
        return Turn()
    dropped = one.unfollowed | {item.number for item in one.items if not is_news(app, item)}
    kept = [item for item in one.items if item.number not in dropped]
    planned = plan(kept, one.rhythm, zone, now)
    told = planned.numbers if isinstance(planned, Now) else frozenset()
    return Turn(told, dropped, again=one.spreading or len(told | dropped) < len(one.items))


def _puts(turns: Mapping[int, Turn]) -> list[Put]:
    told = {user: turn.told for user, turn in turns.items() if turn.told}
    return [
        Put(user, key, numbers)
        for (user, numbers), key in zip(told.items(), new_keys(len(told)), strict=True)
    ]


def _has_come(moment: datetime | None, now: datetime) -> bool:
    return moment is not None and moment <= now
