"""Reading a feed for moderators: what is new is proposed to them, never published."""

from __future__ import annotations

import logging
import random
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from bot.proposals.feeds.apart import items_apart
from bot.proposals.feeds.deciding import (
    MOST_WAITING,
    Reading,
    decide,
    next_reading,
    themes_of,
)
from bot.proposals.feeds.fetching import FeedError, NotModified, Validators
from bot.proposals.feeds.items import fields_of
from knowledge.answering.mentions import normal_address
from storage.feeds import FeedState, KnownItem
from storage.proposals import Proposal, Texts
from storage.questions import new_key

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Sequence
    from datetime import datetime

    from bot.app import App
    from bot.proposals.feeds.deciding import FeedPlan
    from bot.proposals.feeds.fetching import Fetcher
    from bot.proposals.feeds.items import Item
    from bot.proposals.feeds.listing import Feed
    from storage.engine.transactions import Connection

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class NotDue:
    """It was read a short while ago."""


@dataclass(frozen=True, slots=True)
class WasRead:
    """How many proposals came of it."""

    proposed: int = 0


@dataclass(frozen=True, slots=True)
class NotRead:
    """It could not be read, and why."""

    reason: str


async def read_feed(
    app: App, feed: Feed, fetcher: Fetcher, chance: Callable[[], float] = random.random
) -> WasRead | NotDue | NotRead:
    """Read a feed if it is due, and note when it is again.

    It is logged once that a feed breaks, and once that it is mended.
    """
    now = app.now()
    before = await app.stores.feeds.get(feed.guild, feed.url)
    if before is not None and before.next_at > now:
        return NotDue()
    state = before or FeedState(next_at=now)
    try:
        validators = Validators(etag=state.etag, modified=state.last_modified)
        fetched = await fetcher.fetch(feed.url, validators)
        if isinstance(fetched, NotModified):
            await _note_unchanged(app, feed, _read(state, now, chance))
            done = WasRead()
        else:
            items = await items_apart(fetched, now)
            after = replace(
                _read(state, now, chance),
                etag=fetched.validators.etag,
                last_modified=fetched.validators.modified,
            )
            done = await _take_in(app, feed, items, after, first=state.read_at is None)
    except FeedError as error:
        await _note_failure(app, feed, state, now, chance)
        if not state.failures:
            log.warning("The feed %s %s; it is tried again, less and less often", feed.name, error)
        return NotRead(str(error))
    if state.failures:
        log.info("The feed %s can be read again", feed.name)
    return done


def _read(state: FeedState, now: datetime, chance: Callable[[], float]) -> FeedState:
    return replace(state, read_at=now, failures=0, next_at=next_reading(now, 0, chance()))


async def _note_unchanged(app: App, feed: Feed, state: FeedState) -> None:
    async with app.database.transaction() as connection:
        await app.stores.feeds.see(connection, feed.guild, feed.url, None, app.now())
        await app.stores.feeds.save(connection, feed.guild, feed.url, state)


async def _note_failure(
    app: App, feed: Feed, state: FeedState, now: datetime, chance: Callable[[], float]
) -> None:
    failures = state.failures + 1
    after = replace(state, failures=failures, next_at=next_reading(now, failures, chance()))
    async with app.database.transaction() as connection:
        await app.stores.feeds.save(connection, feed.guild, feed.url, after)


async def _take_in(
    app: App, feed: Feed, items: Sequence[Item], state: FeedState, *, first: bool
) -> WasRead:
    """Gather what is known of the items, decide, and write all that comes of it."""
    await app.catch_up()
    known = await app.stores.feeds.known(feed.guild, feed.url)

    reading = Reading(
        items=items,
        known=known,
        is_known_link=(await _known_links(app, feed, items, known)).__contains__,
        first=first,
        room=MOST_WAITING - await app.stores.feeds.waiting(feed.guild, feed.url),
    )
    plan = decide(reading, app.now())
    async with app.database.transaction() as connection:
        await _write(app, connection, feed, plan)
        keys = [item.key for item in items if item.key in known]
        await app.stores.feeds.see(connection, feed.guild, feed.url, keys, app.now())
        if not plan.whole:
            # What was left must come by again, whether or not the feed changes meanwhile.
            state = replace(state, etag=None, last_modified=None)
        await app.stores.feeds.save(connection, feed.guild, feed.url, state)
    return WasRead(len(plan.propose))


async def _known_links(
    app: App, feed: Feed, items: Sequence[Item], known: Container[str]
) -> set[str]:
    """Return the addresses of new items that are an entry's, or that any feed here brought."""
    mentions = app.catalogue.for_guild(feed.guild).mentions
    links = {item.link for item in items if item.link and item.key not in known}
    found = set()
    for link in links:
        address = normal_address(link)
        brought = address and await app.stores.feeds.has_link(feed.guild, address)
        if brought or mentions.at(link):
            found.add(link)
    return found


async def _write(app: App, connection: Connection, feed: Feed, plan: FeedPlan) -> None:
    for item in plan.propose:
        proposal = Proposal(
            key=new_key(),
            guild_id=feed.guild,
            proposer=None,
            feed=feed.name,
            found=_found(app, feed, item),
            texts=Texts(heading=item.title, body=item.text, source=item.link or ""),
            proposed_at=app.now(),
        )
        await app.stores.proposals.add(connection, proposal)
        await _remember(app, connection, feed, item, proposal.key)
    for item in plan.remember:
        await _remember(app, connection, feed, item, None)


async def _remember(
    app: App, connection: Connection, feed: Feed, item: Item, proposal_key: str | None
) -> None:
    link = normal_address(item.link) if item.link else None
    known = KnownItem(key=item.key, link=link, proposal_key=proposal_key)
    await app.stores.feeds.remember(connection, feed.guild, feed.url, known, app.now())


def _found(app: App, feed: Feed, item: Item) -> dict[str, Any]:
    themes = themes_of(item.title, app.catalogue.for_guild(feed.guild))
    return fields_of(item, feed) | ({"themas": list(themes)} if themes else {})
