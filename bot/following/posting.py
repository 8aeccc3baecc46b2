"""Telling channels what is new: set by a server's managers, and made ready by the clock.

What goes out is put down with the notice that brings it in one transaction, so that a crash loses
and doubles nothing. Nothing is made ready for a channel where the bot can't post: there it waits.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from enum import Enum, auto
from typing import TYPE_CHECKING

from bot.cards.zones import zone_named
from bot.following.digesting import is_so
from bot.following.posts import plan_post, rhythm_of
from bot.following.schedule import Now, turn
from storage.channel_news import MOST_TOLD, ChannelTheme, Post
from storage.questions import new_key

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import datetime

    from bot.app import App
    from storage.channel_news import ChannelItem
    from storage.rhythms import Frequency

    Reaching = Callable[[int, int], "Reach"]
    """Whether a server's channel can be posted in."""

A_MINUTE, LOOK = timedelta(minutes=1), timedelta(minutes=5)
"""So long what nobody changed here, as a silence that ends, may go unseen."""


class Reach(Enum):
    """Whether the bot can post in a channel now."""

    HERE = auto()
    LACKING = auto()
    """It lacks rights there."""
    GONE = auto()
    """The channel isn't there any more."""
    AWAY = auto()
    """The server can't be seen now, or the bot isn't on it."""
    NOT_YET = auto()
    """The bot isn't connected."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What a channel is told of a theme, and when next, by the clock of the server."""

    theme: ChannelTheme
    name: str
    next_at: datetime | None


@dataclass(frozen=True, slots=True)
class TooManyTold:
    """Not set: the channels of this server are told `MOST_TOLD` things already."""


@dataclass(frozen=True, slots=True)
class Round:
    """What a look at all channels brought."""

    due_at: datetime | None
    """When something goes out next."""
    gone: tuple[ChannelTheme, ...] = ()
    """Of these nobody is told any more: their channels are gone."""
    lacking: tuple[tuple[int, int], ...] = ()
    """Servers and channels for which something waits that can't be posted."""


async def tell_channel(
    app: App, guild: int, channel: int, theme: str, frequency: Frequency
) -> Told | TooManyTold:
    """Tell a channel from now on what is new of a theme; what there is is no news."""
    now = app.now()
    set_to = ChannelTheme(
        guild_id=guild,
        channel_id=channel,
        theme_id=theme,
        frequency=frequency,
        since=now,
        changed_at=now,
    )
    async with app.database.transaction() as connection:
        told = await app.stores.channel_news.of_guild(guild, connection)
        known = {(one.channel_id, one.theme_id) for one in told}
        if (channel, theme) not in known and len(told) >= MOST_TOLD:
            return TooManyTold()
        await app.stores.channel_news.set(connection, set_to)
    return (await _told(app, guild, (set_to,)))[0]


async def stop_telling(app: App, guild: int, channel: int, theme: str) -> bool:
    """Tell a channel of a theme no longer; False where it wasn't told."""
    async with app.database.transaction() as connection:
        return await app.stores.channel_news.stop(connection, guild, channel, theme)


async def channel_is_gone(app: App, guild: int, channel: int) -> tuple[ChannelTheme, ...]:
    """Tell a channel that is gone nothing any more; returns what it was told of."""
    async with app.database.transaction() as connection:
        told = await app.stores.channel_news.of_guild(guild, connection)
        await app.stores.channel_news.stop_all(connection, guild, channel)
    return tuple(one for one in told if one.channel_id == channel)


async def told_on(app: App, guild: int, channel: int | None = None) -> tuple[Told, ...]:
    """Return what the channels of a server are told, or one of them."""
    told = await app.stores.channel_news.of_guild(guild)
    return await _told(app, guild, [one for one in told if channel in (None, one.channel_id)])


def theme_name(app: App, theme: str) -> str:
    """Return what a theme is called; its id where there is no such theme any more."""
    known = app.catalogue.taxonomy.themes.get(theme)
    return theme if known is None else known.name


class Posting:
    """Looks what waits for channels when there may be something; remembers when that is."""

    def __init__(self, app: App, reaching: Reaching) -> None:
        self.app = app
        self.reaching = reaching
        self._seen: tuple[int, ...] = ()
        self._last = Round(None)
        self._looked_at: datetime | None = None

    async def run(self) -> Round:
        """Put what is due into the outbox.

        Raises `StorageError`: what was not done is done by a later call.
        """
        now, state = self.app.now(), await self.app.stores.channel_news.state()
        if not self._may_be_due(state, now):
            return replace(self._last, gone=())
        self._looked_at = None  # where this fails it is done again
        done = await self._look(now)
        self._seen, self._last, self._looked_at = state, done, now
        return done

    def _may_be_due(self, state: tuple[int, ...], now: datetime) -> bool:
        if self._looked_at is None or state != self._seen:
            return True
        due = self._last.due_at is not None and self._last.due_at <= now
        return due or not self._looked_at <= now < self._looked_at + LOOK

    async def _look(self, now: datetime) -> Round:
        moments: list[datetime] = []
        gone: list[ChannelTheme] = []
        lacking: list[tuple[int, int]] = []
        for place in await self.app.stores.channel_news.waiting():
            match self.reaching(*place):
                case Reach.HERE:
                    moments += filter(None, [await self._put_together(*place, now)])
                case Reach.GONE:
                    gone += await channel_is_gone(self.app, *place)
                case Reach.LACKING:
                    lacking.append(place)
                case Reach.NOT_YET:
                    moments.append(now)
                case Reach.AWAY:
                    pass
        return Round(min(moments, default=None), tuple(gone), tuple(lacking))

    async def _put_together(self, guild: int, channel: int, now: datetime) -> datetime | None:
        """Put what is due in one channel into the outbox; return when there is more."""
        store, settings = self.app.stores.channel_news, await self.app.stores.guilds.get(guild)
        zone, silent_until = zone_named(settings.time_zone), settings.silent_until
        async with self.app.database.transaction() as connection:
            if await self.app.stores.outbox.closed(channel) is not None:  # by now it can be reached
                await self.app.stores.outbox.reachable(connection, channel)
            if await store.is_under_way(channel, connection):
                return now + A_MINUTE
            waiting = (await store.waiting(connection, channel)).get((guild, channel), ())
            items = [one for one in waiting if is_told(self.app, guild, one)]
            planned = plan_post(items, zone, silent_until, now)
            if not isinstance(planned, Now):
                return planned.due_at
            post = Post(guild, channel, new_key(), planned.numbers)
            await store.put_together(connection, post, now)
        return now


def is_told(app: App, guild: int, item: ChannelItem) -> bool:
    """Return whether what is new can be found on a server, and is still so."""
    entry = app.catalogue.for_guild(guild).entries.get(item.entry_id)
    return entry is not None and is_so(entry, item.why, app.now())


async def _told(app: App, guild: int, themes: Iterable[ChannelTheme]) -> tuple[Told, ...]:
    settings = await app.stores.guilds.get(guild)
    zone, now = zone_named(settings.time_zone), app.now()

    def next_at(theme: ChannelTheme) -> datetime | None:
        return turn(rhythm_of(theme, settings.silent_until), zone, now)

    def by_the_clock(at: datetime | None) -> datetime | None:
        return None if at is None else at.astimezone(zone)

    return tuple(
        Told(theme=one, name=theme_name(app, one.theme_id), next_at=by_the_clock(next_at(one)))
        for one in themes
    )
