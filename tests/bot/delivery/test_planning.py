"""What is done with a notice, by its state and the moment alone."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.delivery import (
    CLOCKS_DIFFER,
    FIRST_WAIT,
    LONGEST_PAUSE,
    LONGEST_WAIT,
    MOST_REFUSALS,
    MOST_TRIES,
    NONCE_LASTS,
    SHORTEST_PAUSE,
    Ending,
    Failed,
    Failure,
    Throttled,
    after_failure,
    back_off,
    look_up_since,
    pause,
)
from tests.storage.builders import notice

NOW = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)
SECOND = timedelta(seconds=1)
MOMENTS = st.datetimes(datetime(2020, 1, 1), datetime(2040, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001  (hypothesis adds the zone)
SPANS = st.timedeltas(timedelta(0), timedelta(days=40))
TRIES = st.integers(1, 3 * MOST_TRIES)
FAILURES: st.SearchStrategy[Failed] = st.one_of(
    st.builds(Throttled, st.none() | SPANS),
    st.sampled_from(Failure),
)


@given(MOMENTS, SPANS)
def test_what_was_never_tried_is_sent(due_at: datetime, late: timedelta) -> None:
    """However late it is, there is nothing to look for."""
    assert look_up_since(notice(due_at=due_at), due_at + late) is None


@given(st.timedeltas(timedelta(0), NONCE_LASTS - timedelta(microseconds=1)))
def test_one_try_within_the_nonces_life_is_repeated(ago: timedelta) -> None:
    """Discord knows the message if it arrived, and makes no second one."""
    assert (
        look_up_since(notice(attempts=1, tried_at=NOW - ago, due_at=NOW - timedelta(days=1)), NOW)
        is None
    )


@given(st.timedeltas(NONCE_LASTS, timedelta(days=400)))
def test_one_try_of_longer_ago_is_looked_up(ago: timedelta) -> None:
    """From before that try on, since clocks differ."""
    tried_at = NOW - ago

    assert (
        look_up_since(notice(attempts=1, tried_at=tried_at, due_at=tried_at), NOW)
        == tried_at - CLOCKS_DIFFER
    )


@given(st.integers(2, 1000), SPANS, SPANS)
def test_several_tries_are_looked_up_from_the_first_on(
    attempts: int, since_due: timedelta, since_tried: timedelta
) -> None:
    """Any of them may have arrived, and none was before it was due."""
    due_at = NOW - since_due
    tried_at = max(due_at, NOW - since_tried)

    step = look_up_since(notice(attempts=attempts, tried_at=tried_at, due_at=due_at), NOW)

    assert step == due_at - CLOCKS_DIFFER


@given(st.timedeltas(SECOND, timedelta(days=30)))
def test_a_try_of_the_future_is_looked_up(ahead: timedelta) -> None:
    """A clock that was set back says nothing about the age of a nonce."""
    assert look_up_since(notice(attempts=1, tried_at=NOW + ahead), NOW) is not None


@given(FAILURES, TRIES, MOMENTS)
def test_a_failure_never_waits_in_the_past_nor_for_ever(
    failed: Failed, attempts: int, now: datetime
) -> None:
    """Whatever failed, it is tried at a later moment, held for its person, or set aside."""
    step = after_failure(failed, attempts, now)

    if step is Ending.HOLD:
        assert failed is Failure.CLOSED
    elif step is Ending.GIVE_UP:
        assert attempts >= MOST_REFUSALS
    else:
        assert step >= now + FIRST_WAIT
        assert attempts < MOST_TRIES


@given(TRIES)
def test_closed_messages_are_never_given_up(attempts: int) -> None:
    """They may be opened at any time."""
    assert after_failure(Failure.CLOSED, attempts, NOW) is Ending.HOLD


@given(SPANS, st.integers(1, MOST_TRIES - 1))
def test_no_try_before_discord_allows_it(retry_after: timedelta, attempts: int) -> None:
    """What Discord asks for is honoured, and what we wait ourselves is no less."""
    step = after_failure(Throttled(retry_after), attempts, NOW)

    assert step == NOW + max(retry_after, back_off(attempts))


@given(st.integers(1, 10_000))
def test_waiting_doubles_up_to_a_quarter_of_an_hour(attempts: int) -> None:
    """Never shorter than before, never longer than the longest."""
    wait, next_wait = back_off(attempts), back_off(attempts + 1)

    assert FIRST_WAIT <= wait <= next_wait <= LONGEST_WAIT
    assert next_wait == min(2 * wait, LONGEST_WAIT)


def test_an_outage_of_days_is_sat_out() -> None:
    """Every try of four days in a row may fail, and it still goes out."""
    waited = sum((back_off(attempts) for attempts in range(1, MOST_TRIES)), timedelta(0))

    assert timedelta(days=4) < waited < timedelta(days=7)
    assert after_failure(Failure.UNSURE, MOST_TRIES, NOW) is Ending.GIVE_UP


def test_what_discord_refuses_is_tried_a_few_days() -> None:
    """Another version of the bot may do better; that it doesn't ends it."""
    assert after_failure(Failure.REFUSED, 1, NOW) == NOW + timedelta(days=1)
    assert after_failure(Failure.REFUSED, MOST_REFUSALS, NOW) is Ending.GIVE_UP


@given(st.none() | st.timedeltas(-timedelta(days=9), timedelta(days=9)))
def test_a_pause_ends_when_there_is_something_to_do(ahead: timedelta | None) -> None:
    """Not earlier than in a second, not later than in a few, else at the very moment."""
    seconds = pause(None if ahead is None else NOW + ahead, NOW)

    assert SHORTEST_PAUSE <= seconds <= LONGEST_PAUSE
    if ahead is not None and SHORTEST_PAUSE < ahead.total_seconds() < LONGEST_PAUSE:
        assert seconds == pytest.approx(ahead.total_seconds())
