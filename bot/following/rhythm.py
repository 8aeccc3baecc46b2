"""When someone hears of news: set in words, paused, resumed, and what waits shown at once."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import Enum, auto
from typing import TYPE_CHECKING

from bot.cards.zones import zone_named
from bot.delivery.subjects import news_of
from bot.following.digesting import is_news
from bot.following.digests import gathered
from bot.following.following import be_here, next_turn
from bot.following.schedule import is_paused
from knowledge.language.moments.hours import read_hour
from knowledge.language.moments.outcome import Past, Unclear, Understood
from knowledge.language.moments.reading import read_moment
from knowledge.language.moments.wording import WEEKDAYS
from storage.columns import EVERYWHERE
from storage.digests import Put
from storage.questions import new_key
from storage.rhythms import Frequency, Quiet

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from datetime import datetime

    from bot.app import App
    from bot.delivery.subjects import News
    from storage.rhythms import Rhythm

    Shares = Callable[[int], Awaitable[bool]]
    """Whether someone is on a server now."""

NONE = frozenset({"geen", "nooit", "uit", "-"})
"""What takes quiet hours away."""
FIRST_DAY, LAST_DAY = 1, 31
_DAY_OF_MONTH = re.compile(r"(?:de )?(\d{1,2})(?:e|ste|de)?")
_LAST = frozenset({"laatste", "de laatste", "laatste dag", "de laatste dag"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What someone typed of a rhythm; None is what they left as it was."""

    frequency: Frequency | None = None
    day: str | None = None
    time: str | None = None
    quiet_from: str | None = None
    quiet_until: str | None = None

    @property
    def nothing(self) -> bool:
        """Whether nothing was typed."""
        return self == Wanted()


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """The rhythm of someone, and when they hear next; `changed` where they set it just now."""

    rhythm: Rhythm
    next_at: datetime | None
    waiting: int
    changed: bool = False


class Wrong(Enum):
    """Why a rhythm can't be as someone typed it."""

    NO_DAY = auto()
    """`said` is no day."""
    NO_WEEKDAY = auto()
    """A week is asked for, and `said` is a day of the month."""
    NO_DAY_OF_MONTH = auto()
    DAY_WITHOUT_PERIOD = auto()
    """Who hears daily, at once or never needs no day."""
    NO_TIME = auto()
    """`why` says what is wrong with `said`."""
    HALF_QUIET = auto()
    """Quiet hours need a start and an end."""
    ALL_QUIET = auto()
    """They begin when they end."""


@dataclass(frozen=True, slots=True)
class NotSet:
    """Nothing was changed."""

    wrong: Wrong
    said: str = ""
    why: Unclear | None = None


@dataclass(frozen=True, slots=True)
class Paused:
    """Nothing comes until then, by the clock of the one who asked."""

    until: datetime


@dataclass(frozen=True, slots=True)
class NotPaused:
    """There was no pause to end."""


@dataclass(frozen=True, slots=True)
class NothingNew:
    """Nothing waits; `last` is the key of what was told last, where that is still kept."""

    last: str | None


async def standing(app: App, user: int, *, changed: bool = False) -> Standing:
    """Return how `user` has set it."""
    rhythm = await app.stores.rhythms.get(user)
    waiting = await _waiting(app, user)
    return Standing(
        rhythm=rhythm, next_at=next_turn(rhythm, app.now()), waiting=waiting, changed=changed
    )


async def set_rhythm(app: App, user: int, guild: int | None, wanted: Wanted) -> Standing | NotSet:
    """Change what was typed, from now on; what waits gets its turn by the new rhythm."""
    async with app.database.transaction() as connection:
        before = await be_here(app, connection, user, guild)
        after = _changed(before, wanted)
        if isinstance(after, NotSet):
            return after
        if before.changed_at is None and guild is not None and after.zone is None:
            after = replace(after, zone=(await app.stores.guilds.get(guild, connection)).time_zone)
        await app.stores.rhythms.save(connection, user, after, app.now())
        await app.stores.digests.take_back(connection, user)
    return await standing(app, user, changed=True)


async def pause(app: App, user: int, guild: int | None, until: str) -> Paused | Past | Unclear:
    """Let nothing come until the moment that `until` says, by the clock of their rhythm."""
    async with app.database.transaction() as connection:
        rhythm = await be_here(app, connection, user, guild)
        moment = read_moment(until, app.now().astimezone(zone_named(rhythm.zone)))
        if not isinstance(moment, Understood):
            return moment
        paused = replace(rhythm, paused_until=moment.at)
        await app.stores.rhythms.save(connection, user, paused, app.now())
        await app.stores.digests.take_back(connection, user)
    return Paused(moment.at)


async def resume(app: App, user: int) -> Standing | NotPaused:
    """End the pause of `user`; what waited gets its turn."""
    async with app.database.transaction() as connection:
        rhythm = await app.stores.rhythms.get(user, connection)
        if not is_paused(rhythm, app.now()):
            return NotPaused()
        await app.stores.rhythms.save(
            connection, user, replace(rhythm, paused_until=None), app.now()
        )
        await app.stores.digests.take_back(connection, user)
    return await standing(app, user, changed=True)


async def show_news(app: App, user: int, shares: Shares) -> News | NothingNew:
    """Return what waits for `user`, who gets it here and now instead of in a message.

    `shares` keeps what is of a server that they left from them.
    """
    digests, key = app.stores.digests, new_key()
    async with app.database.transaction() as connection:
        await digests.take_back(connection, user)
    guilds = {item.guild_id for item in await digests.waiting(user)} - {EVERYWHERE}
    here = {guild: await shares(guild) for guild in guilds} | {EVERYWHERE: True}
    async with app.database.transaction() as connection:
        follows = await app.stores.follows.of_user(user, connection)
        items = [item for item in await digests.waiting(user, connection) if item.guild_id in here]
        there = gathered(items, follows, lambda one: here[one.guild_id] and is_news(app, one))
        await digests.drop(connection, {user: there.dropped})
        if there.told:
            await digests.show(connection, Put(user, key, there.numbers), app.now())
    found = await news_of(app, key, user, all_told=True) if there.told else None
    return found or NothingNew(await digests.last_told(user))


async def _waiting(app: App, user: int) -> int:
    """Return how much there is that `user` has not been told."""
    items = await app.stores.digests.waiting(user)
    follows = await app.stores.follows.of_user(user)
    return len(gathered(items, follows, lambda item: is_news(app, item)).told)


def _changed(before: Rhythm, wanted: Wanted) -> Rhythm | NotSet:
    """Return the rhythm with what was typed, or the first thing that is wrong with it."""
    frequency = wanted.frequency or before.frequency
    day = _day(before, frequency, wanted.day)
    minute = before.minute if wanted.time is None else _hour(wanted.time)
    quiet = _quiet(before.quiet, wanted.quiet_from, wanted.quiet_until)
    for wrong in (day, minute, quiet):
        if isinstance(wrong, NotSet):
            return wrong
    assert not isinstance(day, NotSet)
    assert not isinstance(minute, NotSet)
    assert not isinstance(quiet, NotSet)
    return replace(before, frequency=frequency, day=day, minute=minute, quiet=quiet)


def _day(before: Rhythm, frequency: Frequency, said: str | None) -> int | NotSet:
    if said is None:
        return before.day if frequency is before.frequency else _first(frequency, before)
    text = " ".join(said.lower().split())
    weekday = _weekday(text)
    number = _day_of_month(text)
    if weekday is None and number is None:
        return NotSet(Wrong.NO_DAY, said)
    match frequency:
        case Frequency.WEEK:
            return NotSet(Wrong.NO_WEEKDAY, said) if weekday is None else weekday
        case Frequency.MONTH:
            return NotSet(Wrong.NO_DAY_OF_MONTH, said) if number is None else number
        case _:
            return NotSet(Wrong.DAY_WITHOUT_PERIOD, said)


def _first(frequency: Frequency, before: Rhythm) -> int:
    """Return the day of another period where none was chosen."""
    match frequency:
        case Frequency.WEEK:
            return 3
        case Frequency.MONTH:
            return FIRST_DAY
        case _:
            return before.day


def _weekday(text: str) -> int | None:
    named = [number for number, name in enumerate(WEEKDAYS) if name.startswith(text)]
    return named[0] if len(text) >= 2 and len(named) == 1 else None


def _day_of_month(text: str) -> int | None:
    if text in _LAST:
        return LAST_DAY
    found = _DAY_OF_MONTH.fullmatch(text)
    return int(found[1]) if found and FIRST_DAY <= int(found[1]) <= LAST_DAY else None


def _hour(said: str) -> int | NotSet:
    minutes = read_hour(said)
    return NotSet(Wrong.NO_TIME, said, minutes) if isinstance(minutes, Unclear) else minutes


def _quiet(before: Quiet | None, start: str | None, end: str | None) -> Quiet | NotSet | None:
    if start is None and end is None:
        return before
    if {text.strip().lower() for text in (start, end) if text is not None} <= NONE:
        return None
    first = _hour(start) if start is not None else before and before.start
    last = _hour(end) if end is not None else before and before.end
    if isinstance(first, NotSet):
        return first
    if isinstance(last, NotSet):
        return last
    if first is None or last is None:
        return NotSet(Wrong.HALF_QUIET)
    return NotSet(Wrong.ALL_QUIET) if first == last else Quiet(first, last)
