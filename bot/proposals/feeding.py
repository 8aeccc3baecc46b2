"""Reading a feed for moderators: what is new is proposed to them, never published."""

from __future__ import annotations

import logging
import random
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from bot.proposals.feeds.apart import items_apart
from bot.proposals.feeds.deciding import MOST_WAITING, Reading, changed, decide
from bot.proposals.feeds.errors import FeedError
from bot.proposals.feeds.fetching import NotModified, Validators
from bot.proposals.feeds.items import fields_of
from bot.proposals.feeds.pacing import next_reading
from bot.proposals.feeds.themes import themes_of
from knowledge.mentions import normal_address
from storage.feeds import FeedState, KnownItem
from storage.proposals import Proposal, Texts
from storage.questions import new_key

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from bot.app import App
    from bot.proposals.feeds.deciding import Changed, Facts, Plan
    from bot.proposals.feeds.fetching import Fetcher
    from bot.proposals.feeds.items import Item
    from bot.proposals.feeds.listing import Feed
    from storage.transactions import Connection

log = logging.getLogger(__name__)

_NOT_COMPARED = ("organisaties", "datum")
"""What the operator's file says, and what tells nothing of when an event is."""
_TEXT = "samenvatting"


@dataclass(frozen=True, slots=True)
class NotDue:
    """It was read a short while ago."""


@dataclass(frozen=True, slots=True)
class WasRead:
    """How many proposals came of it, and how many were made anew or are about an entry."""

    proposed: int = 0
    renewed: int = 0
    improving: int = 0

    @property
    def waiting(self) -> int:
        """How many proposals moderators have to look at, that weren't there before."""
        return self.proposed + self.improving


@dataclass(frozen=True, slots=True)
class Failed:
    """It could not be read, and why."""

    reason: str


async def read_feed(
    app: App, feed: Feed, fetcher: Fetcher, chance: Callable[[], float] = random.random
) -> WasRead | NotDue | Failed:
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
        return Failed(str(error))
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

    def facts(item: Item) -> Facts:
        return _facts(item, feed)

    reading = Reading(
        items=items,
        known=known,
        proposals=await _proposals(app, changed(items, known, facts), known),
        is_known_link=(await _known_links(app, feed, items, known)).__contains__,
        first=first,
        room=MOST_WAITING - await app.stores.feeds.waiting(feed.guild, feed.url),
    )
    plan = decide(reading, facts, app.now())
    async with app.database.transaction() as connection:
        done = await _write(app, connection, feed, plan)
        keys = [item.key for item in items if item.key in known]
        await app.stores.feeds.see(connection, feed.guild, feed.url, keys, app.now())
        if not plan.whole:
            # What was left must come by again, whether or not the feed changes meanwhile.
            state = replace(state, etag=None, last_modified=None)
        await app.stores.feeds.save(connection, feed.guild, feed.url, state)
    return done


async def _proposals(
    app: App, items: Sequence[Item], known: dict[str, KnownItem]
) -> dict[str, Proposal]:
    keys = [known[item.key].proposal_key for item in items]
    found = [await app.stores.proposals.get(key) for key in keys if key is not None]
    return {one.key: one for one in found if one is not None}


async def _known_links(
    app: App, feed: Feed, items: Sequence[Item], known: dict[str, KnownItem]
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


async def _write(app: App, connection: Connection, feed: Feed, plan: Plan) -> WasRead:
    renewed = improving = 0
    for item in plan.propose:
        proposal = _new(app, feed, item)
        await app.stores.proposals.add(connection, proposal)
        await _remember(app, connection, feed, item, proposal.key)
    for one in plan.renew:
        texts, found = _renewed(app, feed, one)
        renewed += await app.stores.proposals.renew(connection, one.proposal.key, texts, found)
        await _remember(app, connection, feed, one.item, one.proposal.key)
    for one in plan.improve:
        improvement = _improvement(app, feed, one)
        if improvement is not None:
            await app.stores.proposals.add(connection, improvement)
            improving += 1
        key = None if improvement is None else improvement.key
        await _remember(app, connection, feed, one.item, key)
    for item in plan.remember:
        await _remember(app, connection, feed, item, None)
    return WasRead(len(plan.propose), renewed, improving)


async def _remember(
    app: App, connection: Connection, feed: Feed, item: Item, proposal_key: str | None
) -> None:
    known = KnownItem(
        key=item.key,
        link=normal_address(item.link) if item.link else None,
        sequence=item.version.sequence,
        modified=item.version.modified,
        facts=_facts(item, feed) if item.event else None,
        proposal_key=proposal_key,
    )
    await app.stores.feeds.remember(connection, feed.guild, feed.url, known, app.now())


def _new(app: App, feed: Feed, item: Item) -> Proposal:
    return Proposal(
        key=new_key(),
        guild_id=feed.guild,
        proposer=None,
        feed=feed.name,
        found=_found(app, feed, item),
        texts=_texts(item),
        proposed_at=app.now(),
    )


def _renewed(app: App, feed: Feed, one: Changed) -> tuple[Texts, dict[str, Any]]:
    """Return what a proposal that waits becomes; an improvement gathers all that differs."""
    if one.proposal.item_id is None:
        return _texts(one.item), _found(app, feed, one.item)
    texts = replace(one.proposal.texts, source=one.item.link or "")
    return texts, {**one.proposal.found, **one.differing}


def _improvement(app: App, feed: Feed, one: Changed) -> Proposal | None:
    """Return the proposal to make an entry as its feed has it now; None where it isn't there."""
    own = one.proposal.entry_id or one.proposal.item_id
    entry = app.catalogue.for_guild(feed.guild).entries.get(own or "")
    if entry is None:
        return None
    return Proposal(
        key=new_key(),
        guild_id=feed.guild,
        proposer=None,
        feed=feed.name,
        item_id=own,
        found=one.differing,
        texts=Texts(heading=entry.heading, body="", source=one.item.link or ""),
        proposed_at=app.now(),
    )


def _texts(item: Item) -> Texts:
    return Texts(heading=item.title, body=item.text, source=item.link or "")


def _found(app: App, feed: Feed, item: Item) -> dict[str, Any]:
    themes = themes_of(item.title, app.catalogue.for_guild(feed.guild))
    return fields_of(item, feed) | ({"themas": list(themes)} if themes else {})


def _facts(item: Item, feed: Feed) -> Facts:
    """Return what of an event is compared, by the names of an entry's fields."""
    fields = {k: v for k, v in fields_of(item, feed).items() if k not in _NOT_COMPARED}
    return {"titel": item.title, _TEXT: item.text, **fields}
