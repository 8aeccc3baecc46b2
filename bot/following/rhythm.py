"""When someone hears of news: set in words, paused, resumed, and what waits shown at once."""

import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import datetime

from bot.app import App
from bot.cards.moments import no_moment, no_such_time, zone_named
from bot.delivery import is_closed
from bot.following import views
from bot.following.digests import News, gather_items, is_news, news_of, spread_news
from bot.following.follow import rhythm_here
from bot.following.schedule import FIRST_DAY, LAST_DAY, THURSDAY, NewsSettings, is_paused, next_turn
from bot.view import Refused
from knowledge.entry import EVERYWHERE
from knowledge.moments.outcome import Unclear, UnclearReason, Understood
from knowledge.moments.reading import read_hour, read_moment
from knowledge.moments.wording import WEEKDAYS
from storage.digests import Put, WaitingNews
from storage.questions import new_key
from storage.rhythms import Frequency, Quiet, Rhythm

Shares = Callable[[int], Awaitable[bool]]
"""Whether someone is on a server now."""

NONE = frozenset({"geen", "nooit", "uit", "-"})
"""What takes quiet hours away."""
SPREADS_BEFORE_SHOWING = 5
"""So many batches of news are given out before someone sees what waits for them."""
_DAY_OF_MONTH = re.compile(r"(?:de )?(\d{1,2})(?:e|ste|de)?")
_LAST = frozenset({"laatste", "de laatste", "laatste dag", "de laatste dag"})


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedRhythm:
    """What someone typed of a rhythm; None is what they left as it was."""

    frequency: Frequency | None = None
    day: str | None = None
    time: str | None = None
    quiet_from: str | None = None
    quiet_until: str | None = None


async def settings_of(app: App, user: int) -> NewsSettings:
    rhythm = await app.stores.rhythms.get(user)
    items = await app.stores.digests.waiting(user)
    follows = await app.stores.follows.of_user(user)
    digest = gather_items(items, follows, lambda item: is_news(app, item.guild_id, item))
    next_at = next_turn(rhythm, app.now())
    closed = await is_closed(app, user)
    return NewsSettings(rhythm=rhythm, next_at=next_at, waiting=len(digest.items), closed=closed)


async def set_rhythm(app: App, user: int, guild: int | None, typed: TypedRhythm) -> NewsSettings:
    """Change what was typed, from now on; what waits gets its turn by the new rhythm.

    Raises `Refused` for the first thing that is wrong with it; then nothing is changed.
    """
    async with app.database.transaction() as connection:
        before = await rhythm_here(app, connection, user, guild)
        await app.stores.rhythms.save(connection, user, _change(before, typed), app.now())
        await app.stores.digests.take_back(connection, user)
    return await settings_of(app, user)


async def pause(app: App, user: int, guild: int | None, until: str) -> datetime:
    async with app.database.transaction() as connection:
        rhythm = await rhythm_here(app, connection, user, guild)
        moment = read_moment(until, app.now().astimezone(zone_named(rhythm.zone)))
        if not isinstance(moment, Understood):
            raise Refused(no_moment(moment))
        paused = replace(rhythm, paused_until=moment.at)
        await app.stores.rhythms.save(connection, user, paused, app.now())
        await app.stores.digests.take_back(connection, user)
    return moment.at


async def resume(app: App, user: int) -> NewsSettings | None:
    """End the pause of `user`; what waited gets its turn. None where there was none."""
    async with app.database.transaction() as connection:
        rhythm = await app.stores.rhythms.get(user, connection)
        if not is_paused(rhythm, app.now()):
            return None
        resumed = replace(rhythm, paused_until=None)
        await app.stores.rhythms.save(connection, user, resumed, app.now())
        await app.stores.digests.take_back(connection, user)
    return await settings_of(app, user)


async def show_news(app: App, user: int, shares: Shares) -> News | None:
    """What waits for `user`, who gets it here and now instead of in a message.

    What was published just now is given out first. `shares` keeps what is of a server that they
    left from them.
    """
    digests, key = app.stores.digests, new_key()
    for _ in range(SPREADS_BEFORE_SHOWING):
        if not await is_spreading(app):
            break
        await spread_news(app)
    async with app.database.transaction() as connection:
        await digests.take_back(connection, user)
    guilds = {item.guild_id for item in await digests.waiting(user)} - {EVERYWHERE}
    here = {guild: await shares(guild) for guild in guilds} | {EVERYWHERE: True}
    async with app.database.transaction() as connection:
        follows = await app.stores.follows.of_user(user, connection)
        items = [item for item in await digests.waiting(user, connection) if item.guild_id in here]

        def is_here(item: WaitingNews) -> bool:
            return here[item.guild_id] and is_news(app, item.guild_id, item)

        digest = gather_items(items, follows, is_here)
        await digests.drop(connection, {user: digest.dropped})
        if digest.items:
            await digests.show(connection, Put(user, key, digest.numbers), app.now())
    return await news_of(app, key, user, all_told=True)


async def is_spreading(app: App) -> bool:
    """Whether there is news that not all who follow it have yet."""
    return (await app.stores.digests.work()).to_spread


def _change(before: Rhythm, typed: TypedRhythm) -> Rhythm:
    frequency = typed.frequency or before.frequency
    return replace(
        before,
        frequency=frequency,
        day=_day(before, frequency, typed.day),
        minute=before.minute if typed.time is None else _minute(typed.time),
        quiet=_quiet(before.quiet, typed.quiet_from, typed.quiet_until),
    )


def _day(before: Rhythm, frequency: Frequency, typed: str | None) -> int:
    if typed is None:
        first = {Frequency.WEEK: THURSDAY, Frequency.MONTH: FIRST_DAY}
        return before.day if frequency is before.frequency else first.get(frequency, before.day)
    text = " ".join(typed.lower().split())
    weekday, day_of_month = _weekday(text), _day_of_month(text)
    if weekday is None and day_of_month is None:
        raise Refused(views.NO_DAY.format(typed=typed))
    periods = {
        Frequency.WEEK: (weekday, views.NO_WEEKDAY),
        Frequency.MONTH: (day_of_month, views.NO_DAY_OF_MONTH),
    }
    day, wrong = periods.get(frequency, (None, views.DAY_WITHOUT_PERIOD))
    if day is None:
        raise Refused(wrong)
    return day


def _weekday(text: str) -> int | None:
    matches = [number for number, name in enumerate(WEEKDAYS) if name.startswith(text)]
    return matches[0] if len(text) >= 2 and len(matches) == 1 else None


def _day_of_month(text: str) -> int | None:
    if text in _LAST:
        return LAST_DAY
    day = _DAY_OF_MONTH.fullmatch(text)
    return int(day[1]) if day and FIRST_DAY <= int(day[1]) <= LAST_DAY else None


def _minute(typed: str) -> int:
    minute = read_hour(typed)
    if isinstance(minute, Unclear):
        impossible = minute.why is UnclearReason.NO_SUCH_TIME
        raise Refused(no_such_time(typed) if impossible else views.UNCLEAR_TIME.format(typed=typed))
    return minute


def _quiet(before: Quiet | None, start: str | None, end: str | None) -> Quiet | None:
    if start is None and end is None:
        return before
    if {text.strip().lower() for text in (start, end) if text is not None} <= NONE:
        return None
    first = _minute(start) if start is not None else before and before.start
    last = _minute(end) if end is not None else before and before.end
    if first is None or last is None:
        raise Refused(views.HALF_QUIET)
    if first == last:
        raise Refused(views.ALL_QUIET)
    return Quiet(first, last)
