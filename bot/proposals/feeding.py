"""Reading a feed for moderators: what is new is proposed to them, never published."""

import logging
import random
from collections import Counter
from collections.abc import Callable, Container, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

from aiohttp import ClientSession

from bot.app import App
from bot.discord.managing import log_change
from bot.discord.sending import Client
from bot.logs import mishaps_logged
from bot.proposals.feeds.fetching import FeedError, fetch, guarded_session
from bot.proposals.feeds.items import FeedItem, fields_of
from bot.proposals.feeds.listing import Feed
from bot.proposals.feeds.reading import parse_in_process
from bot.proposals.queue_views import log_fed
from knowledge.agenda import day_of, local
from knowledge.answer import Found, Question
from knowledge.answering.mentions import normal_address
from knowledge.catalogue import Catalogue
from storage.engine.transactions import Connection
from storage.feeds import FeedState, KnownItem
from storage.proposals import Proposal, Texts
from storage.questions import new_key

log = logging.getLogger(__name__)

RECENT = timedelta(days=30)
"""Items that are older when they are first seen are no news."""
MOST_AT_ONCE, MOST_WAITING = 20, 50
"""How many proposals one reading makes, and how many of one feed may wait."""
HOURLY = timedelta(hours=1)
LONGEST = timedelta(days=1)
_MOST_DOUBLINGS = 10
_SPREAD = 0.1
BEST = 3
"""How many of the best results have a say in the themes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedPlan:
    propose: tuple[FeedItem, ...]
    remember: tuple[FeedItem, ...]
    """Items that are not proposed, now or later."""
    whole: bool
    """False where items were left for the next reading."""


async def read_feeds(app: App, client: Client, feeds: Sequence[Feed]) -> None:
    async with guarded_session() as session:
        for feed in feeds:
            await read_and_tell(app, client, feed, session)


async def read_and_tell(app: App, client: Client, feed: Feed, session: ClientSession) -> None:
    """Read a feed if it is due, and tell its moderators how much was proposed."""
    proposed = None
    with mishaps_logged(log, "The feed %s could not be taken in", feed.name):
        proposed = await read_feed(app, feed, session)
    guild = client.get_guild(feed.guild)
    if proposed and guild is not None:
        await log_change(app, guild, log_fed(feed.name, proposed))


async def read_feed(
    app: App, feed: Feed, session: ClientSession, chance: Callable[[], float] = random.random
) -> int | None:
    """Read a feed if it is due; return how much was proposed, None where nothing was read.

    The log says once that a feed breaks, and once that it is mended.
    """
    now = app.now()
    state = await app.stores.feeds.get(feed.guild, feed.url) or FeedState(next_at=now)
    if state.next_at > now:
        return None
    try:
        fetched = await fetch(session, feed.url, state.etag, state.last_modified)
        items = () if fetched is None else await parse_in_process(fetched, now)
    except FeedError as error:
        if not state.failures:
            log.warning("The feed %s %s; it is tried again, less and less often", feed.name, error)
        failures = state.failures + 1
        due = next_reading(now, failures, chance())
        async with app.database.transaction() as connection:
            after = replace(state, failures=failures, next_at=due)
            await app.stores.feeds.save(connection, feed.guild, feed.url, after)
        return None
    if state.failures:
        log.info("The feed %s can be read again", feed.name)
    after = replace(state, read_at=now, failures=0, next_at=next_reading(now, 0, chance()))
    if fetched is None:
        async with app.database.transaction() as connection:
            await app.stores.feeds.see(connection, feed.guild, feed.url, None, now)
            await app.stores.feeds.save(connection, feed.guild, feed.url, after)
        return 0
    after = replace(after, etag=fetched.etag, last_modified=fetched.modified)
    return await _take_in(app, feed, items, after, first=state.read_at is None)


async def _take_in(
    app: App, feed: Feed, items: Sequence[FeedItem], state: FeedState, *, first: bool
) -> int:
    await app.catch_up()
    known = await app.stores.feeds.known_items(feed.guild, feed.url)
    plan = decide(
        items,
        known=known,
        known_links=await _known_links(app, feed, items, known),
        first=first,
        room=MOST_WAITING - await app.stores.feeds.waiting(feed.guild, feed.url),
        now=app.now(),
    )
    async with app.database.transaction() as connection:
        await _write(app, connection, feed, plan)
        keys = [item.key for item in items if item.key in known]
        await app.stores.feeds.see(connection, feed.guild, feed.url, keys, app.now())
        if not plan.whole:
            # What was left must come by again, whether or not the feed changes meanwhile.
            state = replace(state, etag=None, last_modified=None)
        await app.stores.feeds.save(connection, feed.guild, feed.url, state)
    return len(plan.propose)


async def _known_links(
    app: App, feed: Feed, items: Sequence[FeedItem], known: Container[str]
) -> set[str]:
    """Return the links of new items that an entry has, or that any feed here brought before."""
    mentions = app.catalogue.for_guild(feed.guild).mentions
    links = {item.link for item in items if item.link and item.key not in known}
    matching = set()
    for link in links:
        address = normal_address(link)
        brought = address and await app.stores.feeds.has_link(feed.guild, address)
        if brought or mentions.at(link):
            matching.add(link)
    return matching


async def _write(app: App, connection: Connection, feed: Feed, plan: FeedPlan) -> None:
    proposed = {item.key: new_key() for item in plan.propose}
    for item in (*plan.propose, *plan.remember):
        key = proposed.get(item.key)
        if key is not None:
            proposal = Proposal(
                key=key,
                guild_id=feed.guild,
                proposer=None,
                feed=feed.name,
                found=_fields(app, feed, item),
                texts=Texts(heading=item.title, body=item.text, source=item.link or ""),
                proposed_at=app.now(),
            )
            await app.stores.proposals.add(connection, proposal)
        link = normal_address(item.link) if item.link else None
        known = KnownItem(key=item.key, link=link, proposal_key=key)
        await app.stores.feeds.remember(connection, feed.guild, feed.url, known, app.now())


def _fields(app: App, feed: Feed, item: FeedItem) -> dict[str, Any]:
    themes = themes_of(item.title, app.catalogue.for_guild(feed.guild))
    return fields_of(item, feed) | ({"themas": list(themes)} if themes else {})


def decide(
    items: Sequence[FeedItem],
    *,
    known: Container[str],
    known_links: Container[str],
    first: bool,
    room: int,
    now: datetime,
) -> FeedPlan:
    """Return what to do with the items of a feed.

    `known` are the keys of items that it brought before; those are skipped. `known_links` are
    links of entries and of items from other feeds. `first` where the feed was never read before;
    there is `room` for so many proposals.
    """
    addresses = [normal_address(item.link) if item.link else None for item in items]
    shared = {address for address, count in Counter(addresses).items() if count > 1} | {None}
    news: list[FeedItem] = []
    remember: list[FeedItem] = []
    for item, address in zip(items, addresses, strict=True):
        if item.key not in known:
            elsewhere = address not in shared and item.link is not None and item.link in known_links
            is_news = not elsewhere and _is_news(item, now, first=first)
            (news if is_news else remember).append(item)
    news.sort(key=_soonest if all(item.event for item in news) else _newest)
    most = max(0, min(MOST_AT_ONCE, room))
    propose, rest = news[:most], news[most:]
    return FeedPlan(
        propose=tuple(propose),
        remember=(*remember, *rest) if first else tuple(remember),
        whole=first or not rest,
    )


def _is_news(item: FeedItem, now: datetime, *, first: bool) -> bool:
    if item.event:
        return not item.cancelled and not _is_over(item, now)
    if item.published is None:
        return not first
    return item.published >= now - RECENT


def _is_over(item: FeedItem, now: datetime) -> bool:
    last = item.end or item.start
    if last is None:
        return False
    if isinstance(last, datetime) and item.end is not None:
        return local(last) <= now
    return day_of(last) < local(now).date()


def _soonest(item: FeedItem) -> tuple[bool, date]:
    return item.start is None, day_of(item.start) if item.start else date.max


def _newest(item: FeedItem) -> float:
    return -item.published.timestamp() if item.published else 0.0


def next_reading(now: datetime, failures: int, chance: float) -> datetime:
    """Return when a feed is due that failed so many times in a row; `chance` is from 0 to 1."""
    wait = min(HOURLY * (1 << min(failures, _MOST_DOUBLINGS)), LONGEST)
    return now + wait * (1 + _SPREAD * (2 * chance - 1))


def themes_of(title: str, catalogue: Catalogue) -> tuple[str, ...]:
    """Return the ids of themes to suggest: those that the answering entry shares with another."""
    answer = catalogue.answer(Question(title))
    if not isinstance(answer, Found):
        return ()
    first, *others = (match.entry for match in answer.results[:BEST])
    return tuple(one for one in first.themes if any(one in other.themes for other in others))
