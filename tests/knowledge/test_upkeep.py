"""When an entry is to be looked at again, and why."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from knowledge.entry import Entry, Source, Theme
from knowledge.upkeep import CHECKED_FOR, Staleness, due_on, staleness
from tests.knowledge.builders import THEMES, elsewhere, event, publication, question

TODAY = date(2026, 11, 30)
AGES = {"geld": replace(THEMES["geld"], changing=True), "wonen": THEMES["wonen"]}
NOTHING: dict[str, Theme] = {}


@pytest.mark.parametrize(
    "entry",
    [
        question(themes=("wonen", "geld"), written_on=TODAY),
        event(recurrence="elk jaar in mei", written_on=TODAY),
        elsewhere(urgent=True, checked_on=TODAY),
    ],
    ids=["an answer about what ages", "an event", "an urgent line"],
)
def test_what_changes_says_by_when_to_check_it(entry: Entry) -> None:
    """Without that day it is named; with one it is left in peace until then."""
    again = replace(entry, check_by=TODAY + timedelta(days=1))

    assert staleness(entry, AGES, TODAY) is Staleness.WITHOUT_TERM
    assert staleness(again, AGES, TODAY) is None
    assert staleness(again, AGES, TODAY + timedelta(days=1)) is Staleness.DUE


def test_a_report_of_its_time_stays_what_it_was() -> None:
    """Whatever its theme."""
    report = publication(themes=("geld",), written_on=TODAY)

    assert staleness(report, AGES, TODAY) is None


def test_a_check_goes_before_the_day_of_writing() -> None:
    """A year after either, where nothing else is said."""
    written = question(written_on=TODAY)
    checked = replace(written, checked_on=TODAY + timedelta(days=10))

    assert due_on(written) == TODAY + CHECKED_FOR
    assert due_on(checked) == TODAY + timedelta(days=10) + CHECKED_FOR
    assert staleness(question(), NOTHING, TODAY) is Staleness.NEVER_CHECKED


def test_an_event_that_was_and_a_line_that_states_nothing_need_no_check() -> None:
    """A line that rests on a source is looked at as any other."""
    sourced = elsewhere(sources=(Source(url="https://example.org/weer"),))

    assert staleness(event(start=TODAY - timedelta(days=1)), NOTHING, TODAY) is None
    assert staleness(elsewhere(), NOTHING, TODAY) is None
    assert staleness(sourced, NOTHING, TODAY) is Staleness.NEVER_CHECKED
