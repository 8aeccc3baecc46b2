"""Reading a feed for moderators: what is new is proposed to them, never published."""

from __future__ import annotations

import logging
import random
from collections import Counter
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from bot.discord.managing import log_change
from bot.logs import mishaps_logged
from bot.proposals.feeds.apart import items_apart
from bot.proposals.feeds.fetching import FeedError, Fetcher, NotModified, Validators
from bot.proposals.feeds.items import fields_of
from bot.proposals.queue_views import log_fed
from knowledge.agenda import local
from knowledge.answer import Found, Question
from knowledge.answering.mentions import normal_address
from storage.feeds import FeedState, KnownItem
from storage.proposals import Proposal, Texts
from storage.questions import new_key

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Sequence

    from bot.app import App
    from bot.discord.kinds import Client
    from bot.proposals.feeds.items import FeedItem
    from bot.proposals.feeds.listing import Feed
    from knowledge.catalogue import Catalogue
    from storage.engine.transactions import Connection

log = logging.getLogger(__name__)

RECENT = timedelta(days=30)
"""What is older when it is first seen is no news."""
MOST_AT_ONCE, MOST_WAITING = 20, 50
"""How many proposals one reading makes, and how many of one feed may wait."""


HOURLY = timedelta(hours=1)
LONGEST = timedelta(days=1)
_MOST_DOUBLINGS = 10
_SPREAD = 0.1
BEST = 3
"""So many of what ranks best are looked at."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedPlan:
    """What one reading comes to."""

    propose: tuple[FeedItem, ...]
    remember: tuple[FeedItem, ...]
    """Nothing has to be done about it, now or later."""
    whole: bool
    """False where something was left for the next reading."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedReading:
    """What a feed brings, and what is known of that."""

    items: Sequence[FeedItem]
    known: Container[str]
    """The keys of items that were brought before; they are never looked at again."""
    is_known_link: Callable[[str], bool]
    """Whether an address is that of an entry, or of what another feed brought."""
    first: bool
    """Whether the feed was never read before."""
    room: int
    """How many of its proposals can be added."""


@dataclass(frozen=True, slots=True)
class WasRead:
    """How many proposals came of it."""

    proposed: int = 0


@dataclass(frozen=True, slots=True)
class NotRead:
    """It could not be read, and why."""

    reason: str


class ReadingFeeds:
    """Looks every few minutes which feeds are due, and reads them one after another."""

    def __init__(self, app: App, client: Client, feeds: Sequence[Feed]) -> None:
        self.app = app
        self.client = client
        self.feeds = feeds

    async def read(self) -> None:
        async with Fetcher.open() as fetcher:
            for feed in self.feeds:
                await self.read_one(feed, fetcher)

    async def read_one(self, feed: Feed, fetcher: Fetcher) -> None:
        done = None
        with mishaps_logged(log, "The feed %s could not be taken in", feed.name):
            done = await read_feed(self.app, feed, fetcher)
        guild = self.client.get_guild(feed.guild)
        if isinstance(done, WasRead) and done.proposed and guild is not None:
            await log_change(self.app, guild, log_fed(feed.name, done.proposed))


async def read_feed(
    app: App, feed: Feed, fetcher: Fetcher, chance: Callable[[], float] = random.random
) -> WasRead | NotRead | None:
    """Read a feed, and note when it is due again; None where it isn't due yet.

    It is logged once that a feed breaks, and once that it is mended.
    """
    now = app.now()
    before = await app.stores.feeds.get(feed.guild, feed.url)
    if before is not None and before.next_at > now:
        return None
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
    app: App, feed: Feed, items: Sequence[FeedItem], state: FeedState, *, first: bool
) -> WasRead:
    await app.catch_up()
    known = await app.stores.feeds.known(feed.guild, feed.url)

    reading = FeedReading(
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
    app: App, feed: Feed, items: Sequence[FeedItem], known: Container[str]
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
            found=_fields(app, feed, item),
            texts=Texts(heading=item.title, body=item.text, source=item.link or ""),
            proposed_at=app.now(),
        )
        await app.stores.proposals.add(connection, proposal)
        await _remember(app, connection, feed, item, proposal.key)
    for item in plan.remember:
        await _remember(app, connection, feed, item, None)


async def _remember(
    app: App, connection: Connection, feed: Feed, item: FeedItem, proposal_key: str | None
) -> None:
    link = normal_address(item.link) if item.link else None
    known = KnownItem(key=item.key, link=link, proposal_key=proposal_key)
    await app.stores.feeds.remember(connection, feed.guild, feed.url, known, app.now())


def _fields(app: App, feed: Feed, item: FeedItem) -> dict[str, Any]:
    themes = themes_of(item.title, app.catalogue.for_guild(feed.guild))
    return fields_of(item, feed) | ({"themas": list(themes)} if themes else {})


def decide(reading: FeedReading, now: datetime) -> FeedPlan:
    fresh, remember = _sorted_out(reading, now)
    most = max(0, min(MOST_AT_ONCE, reading.room))
    propose, rest = fresh[:most], fresh[most:]
    return FeedPlan(
        propose=tuple(propose),
        remember=(*remember, *rest) if reading.first else tuple(remember),
        whole=reading.first or not rest,
    )


def shared_links(items: Iterable[FeedItem]) -> frozenset[str]:
    counted = Counter(normal_address(item.link) for item in items if item.link)
    return frozenset(one for one, count in counted.items() if one and count > 1)


def _sorted_out(reading: FeedReading, now: datetime) -> tuple[list[FeedItem], list[FeedItem]]:
    """Return the new items to propose, the most urgent first, and those that need nothing."""
    shared = shared_links(reading.items)
    fresh: list[FeedItem] = []
    remember: list[FeedItem] = []
    for item in reading.items:
        if item.key in reading.known:
            continue
        address = normal_address(item.link) if item.link else None
        has_own = address is not None and address not in shared
        known = has_own and item.link is not None and reading.is_known_link(item.link)
        (fresh if not known and _is_news(item, reading, now) else remember).append(item)
    fresh.sort(key=_soonest if all(item.event for item in fresh) else _newest)
    return fresh, remember


def _is_news(item: FeedItem, reading: FeedReading, now: datetime) -> bool:
    if item.event:
        return not item.cancelled and not _is_over(item, now)
    if item.published is None:
        return not reading.first
    return item.published >= now - RECENT


def _is_over(item: FeedItem, now: datetime) -> bool:
    last = item.end or item.start
    if last is None:
        return False
    if isinstance(last, datetime) and item.end is not None:
        return local(last) <= now
    return _day(last) < local(now).date()


def _soonest(item: FeedItem) -> tuple[bool, date]:
    return item.start is None, _day(item.start) if item.start else date.max


def _newest(item: FeedItem) -> float:
    return -item.published.timestamp() if item.published else 0.0


def _day(when: date | datetime) -> date:
    return when.date() if isinstance(when, datetime) else when


def next_reading(now: datetime, failures: int, chance: float) -> datetime:
    """Return when a feed is due that failed so many times in a row; `chance` is from 0 to 1."""
    wait = min(HOURLY * (1 << min(failures, _MOST_DOUBLINGS)), LONGEST)
    return now + wait * (1 + _SPREAD * (2 * chance - 1))


def themes_of(title: str, catalogue: Catalogue) -> tuple[str, ...]:
    """Return the ids of themes to suggest: those of what is surely about it, and of another too."""
    answer = catalogue.answer(Question(title))
    if not isinstance(answer, Found):
        return ()
    first, *others = (match.entry for match in answer.results[:BEST])
    return tuple(one for one in first.themes if any(one in other.themes for other in others))
