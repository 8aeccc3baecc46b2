"""A time of the day in words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.moments.outcome import Unclear, UnclearReason
from knowledge.moments.reading import read_hour


@pytest.mark.parametrize(
    ("text", "clock"),
    [
        ("9", "09:00"),
        ("9:00", "09:00"),
        ("6", "06:00"),
        ("21.30", "21:30"),
        ("21u30", "21:30"),
        ("half tien", "09:30"),
        ("kwart over 8", "08:15"),
        ("9 uur 's avonds", "21:00"),
        ("middernacht", "00:00"),
        ("24:00", "00:00"),
    ],
)
def test_a_time_is_what_the_clock_shows(text: str, clock: str) -> None:
    """A bare hour is one of the whole day, unlike in a moment: who is quiet until 6 sleeps."""
    minutes = read_hour(text)

    assert isinstance(minutes, int)
    assert f"{minutes // 60:02}:{minutes % 60:02}" == clock


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("25:00", UnclearReason.NO_SUCH_TIME),
        ("9:61", UnclearReason.NO_SUCH_TIME),
        ("", UnclearReason.EMPTY),
        ("banaan", UnclearReason.UNKNOWN_WORD),
        ("elke dag 9 uur", UnclearReason.REPEATED),
        ("morgen 9 uur", UnclearReason.NOT_ONE),
        ("over 2 uur", UnclearReason.NOT_ONE),
    ],
)
def test_what_is_no_time_is_not_guessed(text: str, why: UnclearReason) -> None:
    """A day, a span and an hour that no clock shows say nothing here."""
    outcome = read_hour(text)

    assert isinstance(outcome, Unclear)
    assert outcome.why is why


@given(st.integers(0, 23), st.integers(0, 59), st.sampled_from([":", ".", "u"]))
def test_every_minute_can_be_written(hour: int, minute: int, between: str) -> None:
    """In figures, as they are used for it in Dutch."""
    assert read_hour(f"{hour:02}{between}{minute:02}") == hour * 60 + minute


@given(st.text(max_size=60))
def test_any_text_can_be_read(text: str) -> None:
    """Whatever someone types gives a minute of the day or a reason."""
    outcome = read_hour(text)

    assert isinstance(outcome, Unclear) or 0 <= outcome < 1440
