"""When someone hears of news, beside an obvious reference that looks at every minute."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.following.schedule import Later, first_allowed, is_paused, plan, turn, urgent_turn
from knowledge.entry import EVERYWHERE
from storage.digests import WaitingNews
from storage.news import NewsReason
from storage.rhythms import Frequency, Quiet, Rhythm

ZONE = ZoneInfo("Europe/Amsterdam")
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
NIGHT = Quiet(22 * 60, 7 * 60)


def local(text: str) -> datetime:
    """A moment by the Dutch clock, such as '2026-11-26 09:00'."""
    return datetime.fromisoformat(text).replace(tzinfo=ZONE)


def shown(at: datetime | None) -> str:
    return "" if at is None else at.astimezone(ZONE).strftime("%Y-%m-%d %H:%M")


@pytest.mark.parametrize(
    ("rhythm", "since", "then"),
    [
        (Rhythm(), "2026-11-25 12:00", "2026-11-26 09:00"),
        (Rhythm(), "2026-11-26 09:00", "2026-11-26 09:00"),
        (Rhythm(), "2026-11-26 09:01", "2026-12-03 09:00"),
        (Rhythm(frequency=Frequency.DIRECT), "2026-11-25 12:34", "2026-11-25 12:34"),
        (Rhythm(frequency=Frequency.DAY, minute=1080), "2026-11-25 19:00", "2026-11-26 18:00"),
        (Rhythm(frequency=Frequency.MONTH, day=15), "2026-11-25 12:00", "2026-12-15 09:00"),
        (Rhythm(frequency=Frequency.MONTH, day=31), "2026-11-25 12:00", "2026-11-30 09:00"),
        (Rhythm(frequency=Frequency.MONTH, day=30), "2027-02-01 12:00", "2027-02-28 09:00"),
        (Rhythm(frequency=Frequency.NEVER), "2026-11-25 12:00", ""),
    ],
)
def test_a_turn_comes_with_the_rhythm(rhythm: Rhythm, since: str, then: str) -> None:
    """Weekly, at once, daily, monthly or never; the 31st of a short month is its last day."""
    assert shown(turn(rhythm, ZONE, local(since))) == then


@pytest.mark.parametrize(
    ("rhythm", "since", "then"),
    [
        (Rhythm(quiet=Quiet(480, 600)), "2026-11-25 12:00", "2026-11-26 10:00"),
        (Rhythm(frequency=Frequency.DIRECT, quiet=NIGHT), "2026-11-25 23:00", "2026-11-26 07:00"),
        (Rhythm(frequency=Frequency.DIRECT, quiet=NIGHT), "2026-11-25 03:00", "2026-11-25 07:00"),
        (Rhythm(frequency=Frequency.DIRECT, quiet=NIGHT), "2026-11-25 21:59", "2026-11-25 21:59"),
        (Rhythm(frequency=Frequency.DIRECT, quiet=NIGHT), "2026-11-25 07:00", "2026-11-25 07:00"),
    ],
)
def test_quiet_hours_put_it_off(rhythm: Rhythm, since: str, then: str) -> None:
    """To their end, over midnight too; their last minute is not quiet any more."""
    assert shown(turn(rhythm, ZONE, local(since))) == then


def test_a_pause_puts_it_off() -> None:
    """Weekly news comes in the week after it; what comes at once comes when it ends."""
    until = local("2026-12-04 08:00")
    weekly = Rhythm(paused_until=until)
    at_once = Rhythm(frequency=Frequency.DIRECT, paused_until=until)

    assert shown(turn(weekly, ZONE, local("2026-11-25 12:00"))) == "2026-12-10 09:00"
    assert shown(turn(at_once, ZONE, local("2026-11-25 12:00"))) == "2026-12-04 08:00"
    assert is_paused(weekly, until - MINUTE)
    assert not is_paused(weekly, until)


def test_another_rhythm_begins_when_it_is_chosen() -> None:
    """What waited longer comes at the next turn of the new one, not at once."""
    rhythm = Rhythm(frequency=Frequency.DAY, changed_at=local("2026-11-25 10:00"))

    assert shown(turn(rhythm, ZONE, local("2026-11-20 12:00"))) == "2026-11-26 09:00"


@pytest.mark.parametrize(
    ("minute", "since", "utc"),
    [
        (9 * 60, "2026-03-28 12:00", "2026-03-29 07:00"),
        (2 * 60 + 30, "2026-03-28 12:00", "2026-03-29 01:30"),
        (9 * 60, "2026-10-24 12:00", "2026-10-25 08:00"),
        (2 * 60 + 30, "2026-10-24 12:00", "2026-10-25 00:30"),
    ],
)
def test_the_clock_goes_forward_and_back(minute: int, since: str, utc: str) -> None:
    """It is the time that the clock shows; what is skipped comes an hour on, and twice is once."""
    rhythm = Rhythm(frequency=Frequency.DAY, minute=minute)

    at = turn(rhythm, ZONE, local(since))

    assert at is not None
    assert at.astimezone(UTC).strftime("%Y-%m-%d %H:%M") == utc


MINUTES = st.integers(0, 1439)
QUIET = st.builds(Quiet, MINUTES, MINUTES).filter(lambda quiet: quiet.start != quiet.end)
MOMENTS = st.one_of(
    *(
        st.builds(
            lambda start, minutes: (
                datetime.fromisoformat(start).replace(tzinfo=UTC) + minutes * MINUTE
            ),
            st.just(start),
            st.integers(0, days * 24 * 60),
        )
        for start, days in (("2026-01-01", 365), ("2026-03-28", 2), ("2026-10-24", 2))
    )
)
"""In any minute of a year, often of the days on which the clock changes."""
ZONES = st.sampled_from(
    [ZONE, ZoneInfo("America/Curacao"), ZoneInfo("Australia/Lord_Howe"), ZoneInfo("UTC")]
)
RHYTHMS = st.builds(
    Rhythm,
    frequency=st.sampled_from(Frequency),
    day=st.integers(1, 6),
    minute=MINUTES,
    quiet=st.none() | QUIET,
    paused_until=st.none() | MOMENTS,
    changed_at=st.none() | MOMENTS,
)


def is_quiet(rhythm: Rhythm, at: datetime, zone: ZoneInfo) -> bool:
    """Whether the clock shows a quiet minute, of a list of all of them."""
    if rhythm.quiet is None:
        return False
    start, end = rhythm.quiet
    quiet = {minute % 1440 for minute in range(start, end if start < end else end + 1440)}
    here = at.astimezone(zone)
    return here.hour * 60 + here.minute in quiet


@given(RHYTHMS, ZONES, MOMENTS)
def test_nobody_is_disturbed_when_they_said_not_to(
    rhythm: Rhythm, zone: ZoneInfo, since: datetime
) -> None:
    """A turn is never quiet, paused, or before what it is about; and never if that was chosen."""
    at = turn(rhythm, zone, since)

    assert (at is None) == (rhythm.frequency is Frequency.NEVER)
    if at is not None:
        assert at >= since
        assert not is_quiet(rhythm, at, zone)
        assert not is_paused(rhythm, at)
        assert rhythm.changed_at is None or at >= rhythm.changed_at


@settings(deadline=None)
@given(RHYTHMS, ZONES, MOMENTS)
@example(Rhythm(quiet=Quiet(181, 121)), ZONE, datetime(2026, 3, 28, 2, 1, tzinfo=UTC))
@example(Rhythm(quiet=Quiet(150, 60)), ZONE, datetime(2026, 10, 25, 0, 45, tzinfo=UTC))
def test_it_is_the_first_minute_that_may(rhythm: Rhythm, zone: ZoneInfo, since: datetime) -> None:
    """No minute before it would do, but that an end that the clock skips is put off with it."""
    at = first_allowed(rhythm, zone, since)

    minute = max(since, rhythm.paused_until or since)
    while is_quiet(rhythm, minute, zone):
        minute += MINUTE
    skipped = timedelta(0)
    if rhythm.quiet is not None:
        here = at.astimezone(zone)
        skipped = HOUR if here.hour * 60 + here.minute != rhythm.quiet.end else skipped
    assert minute <= at <= minute + skipped


@given(RHYTHMS.filter(lambda one: one.frequency is not Frequency.NEVER), ZONES, MOMENTS, MOMENTS)
def test_who_waits_longer_is_never_later(
    rhythm: Rhythm, zone: ZoneInfo, one: datetime, other: datetime
) -> None:
    """The turn of the first that came in is that of all that came in with it."""
    first, second = turn(rhythm, zone, min(one, other)), turn(rhythm, zone, max(one, other))

    assert first is not None
    assert second is not None
    assert first <= second


@given(RHYTHMS.filter(lambda one: one.frequency is not Frequency.NEVER), ZONES, MOMENTS)
def test_a_rhythm_keeps_its_measure(rhythm: Rhythm, zone: ZoneInfo, since: datetime) -> None:
    """A week is a week, also when the clock changes: nobody waits longer than their period."""
    most = {
        Frequency.DIRECT: timedelta(0),
        Frequency.DAY: DAY,
        Frequency.WEEK: 7 * DAY,
        Frequency.MONTH: 31 * DAY,
    }[rhythm.frequency]
    began = max(filter(None, (since, rhythm.changed_at, rhythm.paused_until)))

    at = turn(rhythm, zone, since)

    assert at is not None
    assert at - began <= most + DAY + 2 * HOUR


@given(RHYTHMS, ZONES, MOMENTS, MOMENTS)
def test_what_is_urgent_comes_as_to_who_hears_at_once(
    rhythm: Rhythm, zone: ZoneInfo, since: datetime, urgent_since: datetime
) -> None:
    """Never to who wants no messages; and never later than the turn of all else."""
    urgent = urgent_turn(rhythm, zone, urgent_since)
    began = min(since, urgent_since)
    news = [
        WaitingNews(
            number=number,
            guild_id=EVERYWHERE,
            entry_id=f"stuk-{number}",
            why=why,
            subjects=frozenset(),
            made_at=made_at,
        )
        for number, why, made_at in ((1, NewsReason.NEW, since), (2, NewsReason.NEAR, urgent_since))
    ]
    first = plan(news, [(rhythm, news)], zone, began - DAY, lambda one: one.number)

    if rhythm.frequency is Frequency.NEVER:
        assert urgent is None
        assert first == Later(None)
        return
    at_once = replace(rhythm, frequency=Frequency.DIRECT)
    assert urgent == turn(at_once, zone, urgent_since)
    assert first == Later(min(filter(None, (urgent, turn(rhythm, zone, began)))))
