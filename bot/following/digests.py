"""From news to digests: given to who follows it, and put together when each one's turn comes.

Each step is a short transaction that leaves what the next one needs, so that a crash between two
loses and doubles nothing, and nobody has to wait long for the writer. What is decided for someone
is decided for all to whom it applies: of many followers few differ in what counts.
"""

import logging
from collections.abc import Awaitable, Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from operator import attrgetter

from bot.app import App
from bot.cards.moments import zone_named
from bot.following.announce import announce_packs, announce_soon
from bot.following.schedule import Later, Now, first_allowed, plan
from knowledge.agenda import is_over
from knowledge.entry import EVERYWHERE, Entry, Event, Taxonomy
from storage.channel_news import ChannelItem
from storage.digests import Due, Put, WaitingNews
from storage.follows import Subject
from storage.news import NewsReason
from storage.outbox import Notice
from storage.questions import new_keys

log = logging.getLogger(__name__)

FOLLOWERS_AT_ONCE = 3000
TURNS_AT_ONCE = 1000
ROUNDS = 20
"""Batches of news between two looks at the outbox."""
BETWEEN_LOOKS = timedelta(hours=1)
"""How long an event may be near without its reminder."""


@dataclass(frozen=True, slots=True)
class NewsItem:
    """An entry that is news, why, and what someone follows that it is about.

    It was found on server `guild`, 0 for all; `open` where it can be shown to who reads this.
    """

    entry: Entry
    why: NewsReason
    reasons: tuple[Subject, ...]
    guild: int
    open: bool


@dataclass(frozen=True, slots=True)
class News:
    """What is new under the key of a digest or a post; `taxonomy` names what is followed.

    It is for a person, or for a channel of a server.
    """

    key: str
    items: tuple[NewsItem, ...]
    taxonomy: Taxonomy
    guild: int | None = None
    channel: int | None = None

    def read_on(self, guild: int | None) -> "News":
        """The same for who reads it on a server, where its own can be shown too."""
        items = (replace(item, open=item.open or item.guild == guild) for item in self.items)
        return replace(self, items=tuple(items))


@dataclass(frozen=True, slots=True)
class Digest:
    """What someone is told, the newest first, with the numbers of all that this settles."""

    items: tuple[tuple[WaitingNews, tuple[Subject, ...]], ...]
    """Each because of these that they follow."""
    numbers: frozenset[int]
    dropped: frozenset[int]
    """What is no news to them any more."""


@dataclass(frozen=True, slots=True)
class DigestTurn:
    """What is decided for someone whose turn has come, or wasn't worked out yet."""

    numbers: frozenset[int] = frozenset()
    """Of what they are told now."""
    dropped: frozenset[int] = frozenset()
    """What is no news to them any more."""
    due_at: datetime | None = None
    """When they are told what is left."""
    again: bool = False
    """Whether that is to be worked out again."""


class DigestRounds:
    def __init__(self, app: App) -> None:
        self.app = app
        self._announced: datetime | None = None

    async def make(self) -> datetime | None:
        await self._announce()
        for _ in range(ROUNDS):
            due = await make_digests(self.app)
            if due is None or due > self.app.now():
                break
        return due

    async def _announce(self) -> None:
        """Look once what the packs bring, and every hour which events come soon."""
        now = self.app.now()
        if self._announced is not None and now < self._announced + BETWEEN_LOOKS:
            return
        if self._announced is None:
            await announce_packs(self.app)
        await announce_soon(self.app)
        self._announced = now


async def make_digests(app: App) -> datetime | None:
    """Do what there is to do, a batch of each at most; return when there is more, None for never.

    Raises `StorageError`: what was not done is done by a later call.
    """
    digests, now = app.stores.digests, app.now()
    work = await digests.work()
    if work.to_spread:
        await spread_news(app)
        work = await digests.work()
    is_due = work.due_at is not None and work.due_at <= now
    if is_due or (work.to_schedule and not work.to_spread):
        await _take_turns(app)
        work = await digests.work()
    return now if work.to_spread or work.to_schedule else work.due_at


async def news_of(app: App, key: str, user: int, *, all_told: bool = False) -> News | None:
    """What stands in a digest of `user`, as it is now in a DM; None where that is nothing.

    With `all_told` what they follow no longer stands in it too, without a reason.
    """
    owner, waiting = await app.stores.digests.of_digest(key) or (None, ())
    if owner != user:
        return None
    follows = await app.stores.follows.of_user(user)
    digest = gather_items(
        waiting, follows, lambda item: is_news(app, item.guild_id, item), all_told=all_told
    )
    in_a_dm = app.catalogue.for_guild(None).entries
    items = tuple(
        NewsItem(
            entry=app.catalogue.for_guild(item.guild_id).entries[item.entry_id],
            why=item.why,
            reasons=reasons,
            guild=item.guild_id,
            open=item.entry_id in in_a_dm,
        )
        for item, reasons in digest.items
    )
    return News(key, items, app.catalogue.taxonomy) if items else None


async def news_for_reader(news: News, is_on: Callable[[int], Awaitable[bool]]) -> News | None:
    guilds = {item.guild for item in news.items}
    readable = {guild for guild in guilds if guild == EVERYWHERE or await is_on(guild)}
    items = tuple(item for item in news.items if item.guild in readable)
    return replace(news, items=items) if items else None


async def digest_not_before(app: App, notice: Notice, now: datetime) -> datetime:
    rhythm = await app.stores.rhythms.get(notice.user_id)
    return first_allowed(rhythm, zone_named(rhythm.zone), now)


def is_news(app: App, guild: int, item: WaitingNews | ChannelItem) -> bool:
    """Whether what is new can be found on a server, and is not over by now.

    Of an event that is cancelled nothing else is news.
    """
    entry = app.catalogue.for_guild(guild).entries.get(item.entry_id)
    if not isinstance(entry, Event):
        return entry is not None
    off = item.why is NewsReason.CANCELLED
    return entry.cancelled is off and not is_over(entry, app.now())


def gather_items(
    items: Sequence[WaitingNews],
    follows: Collection[Subject],
    is_news: Callable[[WaitingNews], bool],
    *,
    all_told: bool = False,
) -> Digest:
    """What there is to tell someone, whenever that is.

    An entry that was new and is renewed since is told once, as what it is now. With `all_told` it
    doesn't matter whether they still follow what it is about.
    """
    followed = set(follows)
    relevant = [item for item in items if is_news(item) and (all_told or item.subjects & followed)]
    newest = {(item.guild_id, item.entry_id): item for item in relevant}
    ordered = sorted(newest.values(), key=lambda item: -item.number)
    numbers = frozenset(item.number for item in relevant)
    return Digest(
        items=tuple(
            (item, tuple(subject for subject in follows if subject in item.subjects))
            for item in ordered
        ),
        numbers=numbers,
        dropped=frozenset(item.number for item in items) - numbers,
    )


async def spread_news(app: App) -> None:
    """Give each server's first news, and that of all, to a batch of who follows it."""
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
            user: turn
            for group in people
            for turn in [_turn(app, group, now)]
            for user in group.user_ids
        }
        await digests.drop(connection, {user: turn.dropped for user, turn in turns.items()})
        await digests.put_together(connection, _puts(turns), now)
        later = {user: turn.due_at for user, turn in turns.items() if not turn.numbers}
        await digests.schedule(connection, later)
        await digests.reschedule(connection, *(user for user, turn in turns.items() if turn.again))


def _turn(app: App, due: Due, now: datetime) -> DigestTurn:
    """What is decided for people of whom all that counts is the same.

    Until their turn what is gone may come back. While an earlier digest is under way they wait for
    that one, whose end is their next turn.
    """
    zone = zone_named(due.rhythm.zone)
    entry_of = attrgetter("guild_id", "entry_id")
    planned = plan(due.items, [(due.rhythm, due.items)], zone, now, entry_of)
    if isinstance(planned, Later):
        return DigestTurn(due_at=planned.due_at, again=due.spreading)
    if due.under_way:
        return DigestTurn()
    stale = {item.number for item in due.items if not is_news(app, item.guild_id, item)}
    dropped = due.unfollowed | stale
    remaining = [item for item in due.items if item.number not in dropped]
    planned = plan(remaining, [(due.rhythm, remaining)], zone, now, entry_of)
    numbers = planned.numbers if isinstance(planned, Now) else frozenset()
    again = due.spreading or len(numbers | dropped) < len(due.items)
    return DigestTurn(numbers, dropped, again=again)


def _puts(turns: Mapping[int, DigestTurn]) -> list[Put]:
    by_user = {user: turn.numbers for user, turn in turns.items() if turn.numbers}
    return [
        Put(user, key, numbers)
        for (user, numbers), key in zip(by_user.items(), new_keys(len(by_user)), strict=True)
    ]
