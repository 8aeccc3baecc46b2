"""Moments in words, and the sentences for a text that names none."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.cards.moments import moment_in_words, no_moment
from knowledge.moments.outcome import Past, Unclear, UnclearReason, Understood
from knowledge.moments.reading import read_moment

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
NOW = datetime(2026, 11, 26, 10, 15, tzinfo=AMSTERDAM)


def sentence(phrase: str) -> str:
    """Return what is said to who types the phrase."""
    outcome = read_moment(phrase, NOW)
    assert not isinstance(outcome, Understood)
    return no_moment(outcome)


@pytest.mark.parametrize(
    ("zone", "words"),
    [
        ("Europe/Amsterdam", "donderdag 31 december 2026 om 23:05 uur"),
        ("Asia/Tokyo", "vrijdag 1 januari 2027 om 07:05 uur"),
    ],
)
def test_a_moment_is_told_by_the_clock_it_is_in(zone: str, words: str) -> None:
    """With its weekday, so that a wrong one is noticed."""
    at = datetime(2026, 12, 31, 22, 5, tzinfo=UTC).astimezone(ZoneInfo(zone))

    assert moment_in_words(at) == words


@given(
    st.datetimes(datetime(2020, 1, 1), datetime(2035, 1, 1)),  # noqa: DTZ001  (UTC is added below)
    st.integers(1, 4 * 365 * 24 * 60),
)
def test_what_is_told_can_be_typed(moment: datetime, minutes: int) -> None:
    """Who copies the words of a moment gets that moment; of an hour that comes twice the first."""
    now = moment.replace(tzinfo=UTC, second=0, microsecond=0).astimezone(AMSTERDAM)
    at = (now.astimezone(UTC) + timedelta(minutes=minutes)).astimezone(AMSTERDAM)
    first = at.replace(fold=0)

    understood = read_moment(moment_in_words(at), now)

    ahead = first.astimezone(UTC) > now.astimezone(UTC)
    assert understood == (Understood(first) if ahead else Past(first))


@pytest.mark.parametrize(
    ("phrase", "words"),
    [
        ("", "Zeg wanneer"),
        ("morgen " * 50, "te veel tekst"),
        ("morgen of overmorgen", "precies één moment"),
        ("vandaag", "hoe laat"),
        ("over 6 jaar", "vijf jaar"),
        ("bloep", "‘bloep’ begrijp ik hier niet"),
        ("straks", "Bij ‘straks’ weet ik niet"),
        ("elke dag", "Bij ‘elke’ gaat het om meer dan één moment"),
        ("om 25:00", "De tijd ‘25:00’ bestaat niet"),
        ("31 februari", "‘31 februari’ staat niet op de kalender"),
        ("vanmiddag om 9 uur", "‘9 uur’ past niet"),
        ("dinsdag 7 december", "7 december 2026 is een maandag, geen dinsdag"),
        ("gisteren", "Woensdag 25 november 2026 om 09:00 uur is al voorbij"),
    ],
)
def test_what_is_wrong_is_said(phrase: str, words: str) -> None:
    """In words, with what to type instead."""
    said = sentence(phrase)

    assert words in said
    assert any(what in said for what in ("Zeg", "Noem", "Schrijf", "Kijk"))


@pytest.mark.parametrize("why", UnclearReason)
def test_each_reason_has_a_sentence_that_leads_on(why: UnclearReason) -> None:
    """None is left as the name of a reason."""
    said = no_moment(Unclear(why, "iets", date(2026, 12, 7)))

    assert why.name not in said
    assert said.endswith(".")


def test_a_long_word_is_not_repeated_whole() -> None:
    """A sentence stays a sentence."""
    assert len(sentence("x" * 5000)) < 250
