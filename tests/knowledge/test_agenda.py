"""Which events an agenda has, at which moment and in what order."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.agenda import (
    ZONE,
    Agenda,
    AgendaFilters,
    AgendaPeriod,
    agenda,
    days_of,
    ends_before,
    is_over,
    span,
)
from tests.knowledge.builders import event, publication, question

NOW = datetime(2027, 3, 17, 9, 0, tzinfo=UTC)
"""A Wednesday, ten o'clock in the Netherlands."""
EAST = timezone(timedelta(hours=5))


def dutch(*when: int) -> datetime:
    """Return a moment as a pack says it: without a zone."""
    return datetime(*when)  # type: ignore[arg-type]  # noqa: DTZ001  a pack has no zone


def listed(wanted: AgendaFilters, *events: object, now: datetime = NOW) -> list[str]:
    return [one.id for one in agenda(events, wanted, now).dated]  # type: ignore[arg-type]  # events


@pytest.mark.parametrize(
    ("start", "end", "first", "after"),
    [
        (date(2027, 3, 17), None, (16, 23), (17, 23)),
        (date(2027, 3, 17), date(2027, 3, 17), (16, 23), (17, 23)),
        (date(2027, 3, 17), date(2027, 3, 19), (16, 23), (19, 23)),
        (date(2027, 3, 28), None, (27, 23), (28, 22)),  # the day that has 23 hours
        (dutch(2027, 3, 17, 10), dutch(2027, 3, 17, 12, 30), (17, 9), (17, 11, 30)),
        (dutch(2027, 3, 17, 10), None, (17, 9), (17, 23)),
        (dutch(2027, 3, 17, 10), date(2027, 3, 18), (17, 9), (18, 23)),
        (date(2027, 3, 17), dutch(2027, 3, 18, 12), (16, 23), (18, 11)),
        (dutch(2027, 3, 27, 22), dutch(2027, 3, 28, 4), (27, 21), (28, 2)),  # clocks go forward
        (datetime(2027, 3, 17, 10, tzinfo=EAST), None, (17, 5), (17, 23)),
    ],
)
def test_when_an_event_is(
    start: date, end: date | None, first: tuple[int, ...], after: tuple[int, ...]
) -> None:
    """In UTC: from its first moment to the one after its last, however its fields say it."""
    when = span(event(start=start, end=end))

    assert when is not None
    assert when.start == dutch(2027, 3, *first).replace(tzinfo=UTC)
    assert when.end == dutch(2027, 3, *after).replace(tzinfo=UTC)


def test_the_day_that_has_25_hours_is_one_day() -> None:
    """When clocks go back, a day's event lasts an hour longer."""
    when = span(event(start=date(2027, 10, 31)))

    assert when is not None
    assert when.end - when.start == timedelta(hours=25)


@pytest.mark.parametrize(
    ("start", "end", "last"),
    [
        (date(2027, 3, 17), None, datetime(2027, 3, 17, 22, 59, 59, tzinfo=UTC)),
        (date(2027, 3, 15), date(2027, 3, 17), datetime(2027, 3, 17, 22, 59, 59, tzinfo=UTC)),
        (
            dutch(2027, 3, 17, 10),
            dutch(2027, 3, 17, 12),
            datetime(2027, 3, 17, 10, 59, 59, tzinfo=UTC),
        ),
    ],
)
def test_what_was_leaves_by_itself(start: date, end: date | None, last: datetime) -> None:
    """It stays until its end, or the end of its day, and is gone at the next second."""
    one = event("dag", start=start, end=end)
    after = last + timedelta(seconds=1)

    assert listed(AgendaFilters(), one, now=last) == ["dag"]
    assert listed(AgendaFilters(), one, now=after) == []
    assert (is_over(one, last), is_over(one, after)) == (False, True)


def test_the_first_one_comes_first() -> None:
    """By its moment in the world, not by the clock on the wall; then by title."""
    found = listed(
        AgendaFilters(),
        event("later", start=dutch(2027, 4, 3, 10)),
        event("b", title="Borrel", start=date(2027, 4, 3)),
        event("a", title="Avond", start=date(2027, 4, 3)),
        event("east", start=datetime(2027, 4, 3, 11, tzinfo=EAST)),
        event("going-on", start=date(2027, 3, 15), end=date(2027, 3, 20)),
    )

    assert found == ["going-on", "a", "b", "east", "later"]


def test_what_only_says_when_it_recurs_stands_apart() -> None:
    """By title, without what says nothing of when; what has a date isn't among it."""
    found = agenda(
        (
            event("meetup", title="Meetup", recurrence="vlak voor de zomer"),
            event("buren", title="Burendag", recurrence="elk jaar in september"),
            event("eens", title="Ooit"),
            event("dag", start=date(2027, 4, 3), recurrence="elk jaar"),
            event("was", start=date(2026, 4, 3), recurrence="elk jaar"),
        ),
        AgendaFilters(),
        NOW,
    )

    assert [one.id for one in found.dated] == ["dag"]
    assert [one.id for one in found.undated] == ["buren", "meetup"]


def test_other_entries_are_no_events() -> None:
    """A report's date is nothing to go to."""
    assert agenda((question(), publication()), AgendaFilters(), NOW) == Agenda()


@pytest.mark.parametrize(
    ("wanted", "ids"),
    [
        (AgendaFilters(), ["both", "here", "home", "unsaid"]),
        (AgendaFilters(theme="geld"), ["home"]),
        (AgendaFilters(theme="weg"), []),
        (AgendaFilters(online=True), ["both", "home"]),
        (AgendaFilters(online=False), ["both", "here", "unsaid"]),
        (AgendaFilters(theme="geld", online=False), []),
    ],
    ids=str,
)
def test_an_agenda_is_narrowed_down(wanted: AgendaFilters, ids: list[str]) -> None:
    """By theme, and by whether it can be attended from home or gone to; some are both."""
    day = date(2027, 4, 3)
    events = (
        event("both", title="A", start=day, place="Utrecht", online=True),
        event("here", title="B", start=day, place="Utrecht"),
        event("home", title="C", start=day, online=True, themes=("geld", "wonen")),
        event("unsaid", title="D", start=day),
    )

    assert listed(wanted, *events) == ids


@pytest.mark.parametrize(
    ("period", "first", "after"),
    [
        (AgendaPeriod.THIS_WEEK, date(2027, 3, 15), date(2027, 3, 22)),
        (AgendaPeriod.NEXT_WEEK, date(2027, 3, 22), date(2027, 3, 29)),
        (AgendaPeriod.THIS_MONTH, date(2027, 3, 1), date(2027, 4, 1)),
        (AgendaPeriod.NEXT_MONTH, date(2027, 4, 1), date(2027, 5, 1)),
        (AgendaPeriod.THIS_QUARTER, date(2027, 1, 1), date(2027, 4, 1)),
        (AgendaPeriod.THIS_YEAR, date(2027, 1, 1), date(2028, 1, 1)),
    ],
)
def test_a_period_has_its_days(period: AgendaPeriod, first: date, after: date) -> None:
    """Weeks begin on Monday, a month or quarter on its first day."""
    assert days_of(period, date(2027, 3, 17)) == (first, after)


@pytest.mark.parametrize(
    ("today", "period", "first", "after"),
    [
        (date(2027, 12, 31), AgendaPeriod.NEXT_MONTH, date(2028, 1, 1), date(2028, 2, 1)),
        (date(2027, 11, 5), AgendaPeriod.NEXT_MONTH, date(2027, 12, 1), date(2028, 1, 1)),
        (date(2027, 12, 31), AgendaPeriod.THIS_QUARTER, date(2027, 10, 1), date(2028, 1, 1)),
        (date(2027, 1, 31), AgendaPeriod.NEXT_MONTH, date(2027, 2, 1), date(2027, 3, 1)),
        (date(2028, 1, 1), AgendaPeriod.THIS_WEEK, date(2027, 12, 27), date(2028, 1, 3)),
    ],
)
def test_a_period_crosses_the_year(
    today: date, period: AgendaPeriod, first: date, after: date
) -> None:
    """The last days of a year and a month are as any other."""
    assert days_of(period, today) == (first, after)


@given(st.dates(date(1950, 1, 1), date(2150, 12, 31)), st.sampled_from(AgendaPeriod))
def test_this_period_holds_today(today: date, period: AgendaPeriod) -> None:
    """A period of now has today in it, one to come begins later; all is no period."""
    days = days_of(period, today)

    assert (days is None) is (period is AgendaPeriod.ALL)
    if days is not None:
        coming = period in (AgendaPeriod.NEXT_WEEK, AgendaPeriod.NEXT_MONTH)
        assert (days[0] > today) is coming
        assert (days[0] <= today < days[1]) is not coming


@pytest.mark.parametrize(
    ("start", "end", "shown"),
    [
        (date(2027, 3, 21), None, True),
        (date(2027, 3, 22), None, False),
        (date(2027, 3, 10), date(2027, 3, 30), True),
        (dutch(2027, 3, 21, 23, 59), None, True),
        (datetime(2027, 3, 21, 23, 30, tzinfo=UTC), None, False),  # Monday already
    ],
)
def test_a_period_shows_what_is_in_it_for_a_part(
    start: date, end: date | None, shown: bool
) -> None:
    """Days are Dutch ones; what began before the week or lasts beyond it is in it too."""
    one = event("dag", start=start, end=end)

    assert listed(AgendaFilters(period=AgendaPeriod.THIS_WEEK), one) == (["dag"] if shown else [])


def test_a_period_has_no_undated_events() -> None:
    """Nobody knows whether they are in it."""
    undated = event(recurrence="elk jaar")

    assert agenda((undated,), AgendaFilters(period=AgendaPeriod.THIS_YEAR), NOW).undated == ()


@pytest.mark.parametrize(
    ("end", "start", "before"),
    [
        (date(2027, 3, 4), date(2027, 3, 4), False),
        (date(2027, 3, 3), date(2027, 3, 4), True),
        (date(2027, 3, 4), dutch(2027, 3, 4, 14), False),
        (date(2027, 3, 3), dutch(2027, 3, 4, 14), True),
        (dutch(2027, 3, 4, 9), date(2027, 3, 4), False),
        (dutch(2027, 3, 4, 9), dutch(2027, 3, 4, 10), True),
        (datetime(2027, 3, 4, 9, 30, tzinfo=UTC), dutch(2027, 3, 4, 10), False),
        (datetime(2027, 3, 4, 9, 30, tzinfo=EAST), dutch(2027, 3, 4, 10), True),
    ],
)
def test_an_end_comes_after_the_start(end: date, start: date, before: bool) -> None:
    """A day may end what begins at an hour of it, and zones may differ."""
    assert ends_before(end, start) is before


@given(st.datetimes(dutch(2000, 1, 1), dutch(2100, 1, 1)))
def test_an_event_is_within_its_day(start: datetime) -> None:
    """Whatever clocks do on that day."""
    when = span(event(start=start))

    assert when is not None
    assert when.start < when.end <= when.start + timedelta(hours=25)
    assert when.start.astimezone(ZONE).date() == start.date()
