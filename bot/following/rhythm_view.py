"""When someone hears of news, in words: as it is set, changed, paused, or couldn't be."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from bot.cards.moments import no_moment
from bot.cards.zones import zone_named
from bot.following import news_texts as texts
from bot.following import texts as following
from bot.following.rhythm import NotPaused, NotSet, Paused, Wrong
from bot.view import Tone, View, notice, refusal
from knowledge.language.moments.outcome import Past, Unclear, Why
from storage.rhythms import Frequency

if TYPE_CHECKING:
    from datetime import datetime

    from bot.following.rhythm import Standing
    from storage.rhythms import Rhythm


def standing_view(
    standing: Standing, now: datetime, *, said: str = "", closed: bool = False
) -> View:
    """Return how someone has set it, and when they hear next.

    `closed` where it is known that this person takes no direct messages.
    """
    parts = (
        said,
        " ".join(filter(None, in_words(standing.rhythm, now))),
        _next(standing, now),
        texts.waiting(standing.waiting) if standing.waiting else "",
        following.CLOSED if closed else "",
        "" if standing.changed else texts.CHANGE,
    )
    return View(tone=Tone.NOTICE, title=texts.SETTINGS, text="\n\n".join(filter(None, parts)))


def rhythm_view(
    result: Standing | NotSet | NotPaused, now: datetime, said: str, *, closed: bool = False
) -> View:
    """Return what was changed, `said` in words, or why nothing was."""
    match result:
        case NotSet():
            return refusal(_wrong(result))
        case NotPaused():
            return notice(texts.NOT_PAUSED)
        case _:
            return standing_view(result, now, said=said, closed=closed)


def paused_view(result: Paused | Past | Unclear) -> View:
    """Return until when nothing comes, or why no moment could be read."""
    match result:
        case Paused(until):
            return notice(texts.paused(until))
        case Past() | Unclear():
            return refusal(no_moment(result))
        case _:
            assert_never(result)


def in_words(rhythm: Rhythm, now: datetime) -> tuple[str, ...]:
    """Return how often someone hears, when it is quiet, and whether it is paused."""
    zone = zone_named(rhythm.zone)
    until = rhythm.paused_until
    return (
        how_often(rhythm),
        "" if rhythm.quiet is None else texts.quiet(*rhythm.quiet),
        texts.paused(until.astimezone(zone)) if until is not None and until > now else "",
    )


def how_often(rhythm: Rhythm) -> str:
    """Return how often someone hears of news."""
    match rhythm.frequency:
        case Frequency.NEVER:
            return texts.NEVER
        case Frequency.DIRECT:
            return texts.DIRECT
        case Frequency.DAY:
            return texts.daily(rhythm.minute)
        case Frequency.WEEK:
            return texts.weekly(rhythm.day, rhythm.minute)
        case Frequency.MONTH:
            return texts.monthly(rhythm.day, rhythm.minute)
        case _:
            assert_never(rhythm.frequency)


def _next(standing: Standing, now: datetime) -> str:
    at, rhythm = standing.next_at, standing.rhythm
    if at is None or (rhythm.frequency is Frequency.DIRECT and at <= now):
        return ""
    timed = rhythm.frequency is not Frequency.DIRECT
    moved = timed and at.hour * 60 + at.minute != rhythm.minute and rhythm.quiet is not None
    return " ".join(filter(None, (texts.moved(at) if moved else "", texts.next_at(at))))


def _wrong(result: NotSet) -> str:
    match result.wrong:
        case Wrong.NO_DAY:
            return texts.no_day(result.said)
        case Wrong.NO_WEEKDAY:
            return texts.NO_WEEKDAY
        case Wrong.NO_DAY_OF_MONTH:
            return texts.NO_DAY_OF_MONTH
        case Wrong.DAY_WITHOUT_PERIOD:
            return texts.DAY_WITHOUT_PERIOD
        case Wrong.NO_TIME:
            impossible = result.why is not None and result.why.why is Why.NO_SUCH_TIME
            return (texts.no_time if impossible else texts.unclear_time)(result.said)
        case Wrong.HALF_QUIET:
            return texts.HALF_QUIET
        case Wrong.ALL_QUIET:
            return texts.ALL_QUIET
        case _:
            assert_never(result.wrong)
