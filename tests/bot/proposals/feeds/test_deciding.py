"""What is done with what a feed brings: each is proposed once."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest

from bot.proposals.feeding import (
    HOURLY,
    LONGEST,
    MOST_AT_ONCE,
    RECENT,
    FeedPlan,
    decide,
    next_reading,
)
from bot.proposals.feeds.items import FeedItem
from tests.bot.proposals.feeds.builders import event, item
from tests.storage.builders import NOW

DAY = timedelta(days=1)
at = datetime.fromisoformat
TOMORROW = at("2025-03-11 19:00")


def plan(*items: FeedItem, **changes: Any) -> FeedPlan:
    values: dict[str, Any] = {
        "items": items,
        "known": (),
        "known_links": (),
        "first": False,
        "room": 50,
    }
    return decide(**{**values, **changes}, now=NOW)


def keys(items: tuple[FeedItem, ...]) -> list[str]:
    return [one.key for one in items]


def test_what_is_new_is_proposed_once() -> None:
    """The newest first; what is known is left alone, changed or not."""
    changed, day_old = item("a", title="Nu anders"), item("b", published=NOW - DAY)

    found = plan(changed, day_old, item("c"), known=("a",))

    assert keys(found.propose) == ["c", "b"]
    assert found.remember == ()
    assert found.whole


def test_a_first_reading_takes_what_is_recent_and_no_more_than_that() -> None:
    """The rest is known from then on, and never proposed."""
    old, undated = item("old", published=NOW - RECENT - DAY), item("undated", published=None)
    many = [item(f"{number:02}", published=NOW - number * DAY) for number in range(25)]

    found = plan(old, undated, *many, first=True)

    assert keys(found.propose) == [f"{number:02}" for number in range(MOST_AT_ONCE)]
    assert {*keys(found.remember)} == {"old", "undated", "20", "21", "22", "23", "24"}
    assert found.whole


def test_what_there_is_no_room_for_comes_later() -> None:
    """A queue that nobody looks at doesn't grow without end, and nothing is lost by it."""
    found = plan(item("a"), item("b", published=NOW - DAY), item("u", published=None), room=2)
    none = plan(item("a"), room=-3)

    assert (keys(found.propose), found.remember, found.whole) == (["a", "b"], (), False)
    assert (none.propose, none.remember, none.whole) == ((), (), False)


def test_an_article_that_is_known_from_elsewhere_is_not_proposed() -> None:
    """By its address; one that all items share says nothing."""
    shared = "https://example.org/news"
    links = {"https://example.org/x", shared}

    found = plan(
        item("x", link="https://example.org/x"),
        item("y", link=shared),
        item("z", link=f"{shared}/"),
        known_links=links,
    )

    assert (keys(found.propose), keys(found.remember)) == (["y", "z"], ["x"])


@pytest.mark.parametrize(
    ("changes", "comes"),
    [
        ({"start": TOMORROW}, True),
        ({"start": at("2025-03-10 09:00")}, True),
        ({"start": at("2025-03-10 09:00"), "end": at("2025-03-10 12:00")}, False),
        ({"start": at("2025-03-10 09:00"), "end": at("2025-03-10 17:00")}, True),
        ({"start": date(2025, 3, 9)}, False),
        ({"start": date(2025, 3, 9), "end": date(2025, 3, 10)}, True),
        ({"start": None}, True),
        ({"start": TOMORROW, "cancelled": True}, False),
    ],
)
def test_an_event_is_proposed_until_it_is_over(changes: dict[str, Any], comes: bool) -> None:
    """Without an end it lasts until the end of its day; a cancelled one is never new."""
    found = plan(event("a", **changes), first=True)

    assert keys(found.propose if comes else found.remember) == ["a"]


def test_the_next_events_come_first() -> None:
    """Undated ones last."""
    found = plan(event("u"), event("late", start=date(2025, 6, 1)), event("soon", start=TOMORROW))

    assert keys(found.propose) == ["soon", "late", "u"]


def test_a_feed_is_read_about_hourly() -> None:
    """Each at its own moment; the longer it fails the less often, once a day at least."""
    waits = [next_reading(NOW, failures, 0.5) - NOW for failures in range(40)]

    assert waits[:4] == [HOURLY, 2 * HOURLY, 4 * HOURLY, 8 * HOURLY]
    assert waits[-1] == LONGEST
    assert next_reading(NOW, 0, 0.0) - NOW == 0.9 * HOURLY
    assert next_reading(NOW, 0, 1.0) - NOW == 1.1 * HOURLY
