"""From news to digests: given to who follows it, and put together when each one's turn comes.

Each step is a short transaction that leaves what the next one needs, so that a crash between two
loses and doubles nothing, and nobody has to wait long for the writer.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.notices.digests import Digest, NotYet, plan
from bot.notices.schedule import turn_of
from bot.use_cases.zones import zone_named
from knowledge.agenda import is_over
from knowledge.entry import Event
from storage.news import Put, Why
from storage.questions import new_key

if TYPE_CHECKING:
    from datetime import datetime

    from bot.app import App
    from knowledge.entry import Entry
    from storage.news import Due, Item

FOLLOWERS_AT_ONCE = 2000
TURNS_AT_ONCE = 500
DIGESTS_AT_ONCE = 200


async def make_digests(app: App) -> datetime | None:
    """Do what there is to do, a batch of each at most; return when there is more, None for never.

    Raises `StorageError`: what was not done is done by a later call.
    """
    news, now = app.stores.news, app.now()
    work = await news.work()
    if work.to_spread:
        await _spread(app)
    if work.to_spread or work.to_schedule:
        await _schedule(app)
    if work.to_spread or work.to_schedule or (work.due_at is not None and work.due_at <= now):
        await _put_together(app)
        work = await news.work()
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


async def _schedule(app: App) -> None:
    """Work out whose turn is when, for a batch of those of whom it isn't known."""
    news = app.stores.news
    async with app.database.transaction() as connection:
        people = await news.to_schedule(TURNS_AT_ONCE, connection)
        turns = {
            one.user_id: None
            if one.since is None
            else turn_of(one.rhythm, zone_named(one.rhythm.zone), one.since, one.urgent_since)
            for one in people
        }
        await news.schedule(connection, turns)


async def _put_together(app: App) -> None:
    """Put what waits for a batch of those whose turn it is into the outbox, as it is now.

    While someone's earlier digest is under way, it waits for that one.
    """
    news, now = app.stores.news, app.now()
    async with app.database.transaction() as connection:
        people = await news.due(now, DIGESTS_AT_ONCE, connection)
        await news.schedule(connection, {one.user_id: None for one in people if one.under_way})
        planned = {one.user_id: _planned(app, one, now) for one in people if not one.under_way}
        digests = {user: plan for user, plan in planned.items() if isinstance(plan, Digest)}
        await news.drop(connection, {user: plan.dropped for user, plan in planned.items()})
        puts = [
            Put(user, new_key(), digest.numbers) for user, digest in digests.items() if digest.told
        ]
        await news.put_together(connection, puts, now)
        told = {put.user_id for put in puts}
        await news.again(connection, *(user for user in planned if user not in told))


def _planned(app: App, one: Due, now: datetime) -> Digest | NotYet:
    zone = zone_named(one.rhythm.zone)
    return plan(one.items, one.follows, one.rhythm, zone, now, lambda item: is_news(app, item))
