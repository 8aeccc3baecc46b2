"""Telling channels what is new: set by a server's managers, and made ready by the clock.

A channel is a follower with a rhythm for each of its themes. Who reads along chose none, so that
these are plain: at nine, on Thursday where weekly, on the first where monthly. What goes out is put
down with the notice that brings it in one transaction, so that a crash loses and doubles nothing.
Nothing is made ready for a channel where the bot can't post: there it waits.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from operator import attrgetter

from bot.app import App
from bot.cards.moments import zone_named
from bot.following.digests import News, NewsItem, is_news
from bot.following.schedule import FIRST_DAY, THURSDAY, Now, plan, turn
from storage.channel_news import MOST_TOLD, ChannelTheme, Post
from storage.follows import Subject, SubjectKind
from storage.outbox import Notice
from storage.questions import new_key
from storage.rhythms import Frequency, Rhythm

A_MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeSchedule:
    """What a channel is told of a theme, and when next, by the clock of the server."""

    theme: ChannelTheme
    name: str
    next_at: datetime | None


async def tell_channel(
    app: App, guild: int, channel: int, theme: str, frequency: Frequency
) -> ThemeSchedule | None:
    """Tell a channel from now on what is new of a theme; what there is is no news.

    None where the channels of this server are told `MOST_TOLD` things already.
    """
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
        themes = await app.stores.channel_news.of_guild(guild, connection)
        places = {(theme.channel_id, theme.theme_id) for theme in themes}
        if (channel, theme) not in places and len(themes) >= MOST_TOLD:
            return None
        await app.stores.channel_news.set(connection, set_to)
    (schedule,) = await _schedules(app, guild, (set_to,))
    return schedule


async def stop_telling(app: App, guild: int, channel: int, theme: str) -> bool:
    async with app.database.transaction() as connection:
        return await app.stores.channel_news.stop(connection, guild, channel, theme)


async def forget_channel(app: App, guild: int, channel: int) -> tuple[ChannelTheme, ...]:
    """Tell a channel that is gone nothing any more; returns what it was told of."""
    async with app.database.transaction() as connection:
        themes = await app.stores.channel_news.of_guild(guild, connection)
        await app.stores.channel_news.stop_all(connection, guild, channel)
    return tuple(theme for theme in themes if theme.channel_id == channel)


async def schedules_of(
    app: App, guild: int, channel: int | None = None
) -> tuple[ThemeSchedule, ...]:
    themes = await app.stores.channel_news.of_guild(guild)
    of_channel = [theme for theme in themes if channel in (None, theme.channel_id)]
    return await _schedules(app, guild, of_channel)


def theme_name(app: App, theme_id: str) -> str:
    theme = app.catalogue.taxonomy.themes.get(theme_id)
    return theme_id if theme is None else theme.name


async def channel_news_of(app: App, key: str, guild: int, *, all_told: bool = False) -> News | None:
    """What stands in a post on a server, as it is now; None where that is gone.

    With `all_told` what the channel is told of no longer stands in it too, without a reason.
    """
    post = await app.stores.channel_news.of_post(key)
    if post is None:
        return None
    channel, items = post
    current = [item for item in items if is_news(app, guild, item) and (all_told or item.themes)]
    newest = {item.entry_id: item for item in current}
    catalogue = app.catalogue.for_guild(guild)
    news = tuple(
        NewsItem(
            entry=catalogue.entries[item.entry_id],
            why=item.why,
            reasons=tuple(Subject(SubjectKind.THEME, theme.theme_id) for theme in item.themes),
            guild=guild,
            open=True,
        )
        for item in sorted(newest.values(), key=lambda item: -item.number)
    )
    return News(key, news, catalogue.taxonomy, guild, channel)


async def gather_post(app: App, notice: Notice) -> News | None:
    news = await channel_news_of(app, notice.key, int(notice.subject.get("guild", 0)))
    return news if news is not None and news.items else None


async def post_not_before(app: App, notice: Notice, now: datetime) -> datetime:
    settings = await app.stores.guilds.get(int(notice.subject.get("guild", 0)))
    return max(now, settings.silent_until or now)


async def put_together(app: App, guild: int, channel: int, now: datetime) -> datetime | None:
    """Put what is due in one channel into the outbox; return when there is more."""
    store, settings = app.stores.channel_news, await app.stores.guilds.get(guild)
    zone, silent_until = zone_named(settings.time_zone), settings.silent_until
    async with app.database.transaction() as connection:
        if await app.stores.outbox.unreachable(channel) is not None:  # by now it can be reached
            await app.stores.outbox.note_reachable(connection, channel)
        if await store.is_under_way(channel, connection):
            return now + A_MINUTE
        waiting = (await store.waiting(connection, channel)).get((guild, channel), ())
        items = [item for item in waiting if is_news(app, guild, item)]
        themes = dict.fromkeys(theme for item in items for theme in item.themes)
        groups = [
            (rhythm_of(theme, silent_until), [item for item in items if theme in item.themes])
            for theme in themes
        ]
        planned = plan(items, groups, zone, now, attrgetter("entry_id"))
        if not isinstance(planned, Now):
            return planned.due_at
        post = Post(guild, channel, new_key(), planned.numbers)
        await store.put_together(connection, post, now)
    return now


def rhythm_of(theme: ChannelTheme, silent_until: datetime | None = None) -> Rhythm:
    """The rhythm by which a channel is told of a theme, on a server that may be silent."""
    return Rhythm(
        frequency=theme.frequency,
        day=FIRST_DAY if theme.frequency is Frequency.MONTH else THURSDAY,
        paused_until=silent_until,
        changed_at=theme.changed_at,
    )


async def _schedules(
    app: App, guild: int, themes: Iterable[ChannelTheme]
) -> tuple[ThemeSchedule, ...]:
    settings = await app.stores.guilds.get(guild)
    zone, now = zone_named(settings.time_zone), app.now()

    def next_at(theme: ChannelTheme) -> datetime | None:
        at = turn(rhythm_of(theme, settings.silent_until), zone, now)
        return None if at is None else at.astimezone(zone)

    return tuple(
        ThemeSchedule(theme=theme, name=theme_name(app, theme.theme_id), next_at=next_at(theme))
        for theme in themes
    )
