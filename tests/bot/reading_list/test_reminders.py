"""Reminders as values: set, listed, cancelled, put off, answered, and only by whose they are."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.app import App
from bot.cards.moments import DEFAULT, zone_named, zone_names
from bot.reading_list.keep import LIST_FULL, Marking
from bot.reading_list.reminders import (
    IN_A_WEEK,
    NOT_FOUND,
    TOO_MANY,
    cancel,
    in_a_week,
    read_reminded,
    remind,
    reminders_of,
    snooze,
)
from bot.view import Refused
from storage.reading_lists import MOST_ITEMS
from storage.reminders import MOST_WAITING, Reminder
from tests.bot.apps import Clock
from tests.storage.builders import NOW, item

ANNA = 1
ZONES = st.sampled_from([one.key for one in zone_names().named])


async def is_set(app: App, when: str = "over een uur", own: str = "boek") -> Reminder:
    return (await remind(app, ANNA, None, own, when)).reminder


async def came(app: App, clock: Clock, when: str = "over een uur") -> Reminder:
    """Set a reminder and let it go out."""
    reminder = await is_set(app, when)
    clock.now = reminder.due_at
    async with app.database.transaction() as connection:
        assert await app.stores.outbox.claim(connection, reminder.key, clock.now)
        await app.stores.outbox.note_sent(connection, reminder.key, 9, clock.now)
        await app.stores.reminders.note_sent(connection, reminder.key, clock.now)
    return reminder


@pytest.mark.parametrize("own", ["weer", "nergens", ""])
async def test_what_can_not_be_found(app: App, own: str) -> None:
    """What isn't of the field, or isn't at all, is nothing to be reminded of."""
    with pytest.raises(Refused, match=NOT_FOUND):
        await remind(app, ANNA, None, own, "morgen")
    with pytest.raises(Refused, match=NOT_FOUND):
        await remind(app, ANNA, None, own, IN_A_WEEK)
    assert await reminders_of(app, ANNA) == ()
    assert await app.stores.outbox.next_due(NOW) is None


async def test_what_is_gone_from_the_catalogue_but_listed(app: App) -> None:
    """It stays readable on the list, so one can be reminded of it."""
    async with app.database.transaction() as connection:
        await app.stores.reading_lists.add(connection, ANNA, item("archief", title="Van vroeger"))

    result = await remind(app, ANNA, None, "archief", "morgen")

    assert result.title == "Van vroeger"


async def test_too_many(app: App) -> None:
    """One more is refused whole, its place on the list included; one less and there is room."""
    for number in range(MOST_WAITING):
        await is_set(app, f"over {number + 1} uur")
    (first, *_) = await reminders_of(app, ANNA)

    with pytest.raises(Refused, match=TOO_MANY):
        await remind(app, ANNA, None, "vocht", "morgen")
    assert await app.stores.reading_lists.get(ANNA, "vocht") is None
    await cancel(app, ANNA, first.reminder.key)
    assert (await remind(app, ANNA, None, "vocht", "morgen")).added


async def test_a_full_list(app: App) -> None:
    """What doesn't fit on it isn't reminded of either."""
    async with app.database.transaction() as connection:
        for number in range(MOST_ITEMS):
            await app.stores.reading_lists.add(connection, ANNA, item(f"i{number}"))

    with pytest.raises(Refused, match=LIST_FULL):
        await remind(app, ANNA, None, "boek", "morgen")
    assert await reminders_of(app, ANNA) == ()
    assert not (await remind(app, ANNA, None, "i7", "morgen")).added


async def test_putting_off_what_is_off_the_list(app: App, clock: Clock) -> None:
    """It comes back on the list, as with any reminder."""
    reminder = await came(app, clock)
    async with app.database.transaction() as connection:
        await app.stores.reading_lists.remove(connection, ANNA, ["boek"], "u1", clock.now)

    result = await snooze(app, ANNA, reminder.key, 9)

    assert result.added


async def test_reading_what_one_was_reminded_of(app: App, clock: Clock) -> None:
    """It is read, once; off the list there is nothing to mark."""
    reminder = await came(app, clock)

    first = await read_reminded(app, ANNA, reminder.key, 9)
    second = await read_reminded(app, ANNA, reminder.key, 9)
    async with app.database.transaction() as connection:
        await app.stores.reading_lists.remove(connection, ANNA, None, "u1", clock.now)

    assert isinstance(first, Marking)
    assert isinstance(second, Marking)
    assert (first.before, second.before) == (False, True)
    with pytest.raises(Refused, match="niet meer op je leeslijst"):
        await read_reminded(app, ANNA, reminder.key, 9)


async def test_a_press_shows_that_it_arrived(app: App, clock: Clock) -> None:
    """What was being sent when the bot died, and is answered, isn't sent again."""
    reminder = await is_set(app)
    clock.now = reminder.due_at
    async with app.database.transaction() as connection:
        await app.stores.outbox.claim(connection, reminder.key, clock.now)

    await read_reminded(app, ANNA, reminder.key, 9)

    assert await app.stores.outbox.unconfirmed() == ()
    assert await reminders_of(app, ANNA) == ()


@given(st.datetimes(datetime(2020, 1, 1), datetime(2035, 1, 1)), ZONES, st.times())  # noqa: DTZ001  (UTC is added below)
def test_a_week_is_seven_days_by_the_clock(moment: datetime, name: str, at: time) -> None:
    """The day is seven on and the time is that time; skipped by a clock, it is a little later."""
    now, zone = moment.replace(tzinfo=UTC), ZoneInfo(name)

    due_at = in_a_week(now, zone, at)

    local = due_at.astimezone(zone)
    wanted = datetime.combine(now.astimezone(zone).date() + timedelta(7), at)
    assert due_at > now
    assert timedelta(0) <= local.replace(tzinfo=None) - wanted <= timedelta(days=1)
    exists = wanted.replace(tzinfo=zone).astimezone(UTC).astimezone(zone).time() == at
    assert not exists or local.replace(tzinfo=None) == wanted


@pytest.mark.parametrize("name", [None, "", "Mars/Phobos", "../etc/passwd", "Europe", "x" * 300])
def test_a_zone_that_is_none(name: str | None) -> None:
    """The Dutch one holds."""
    assert zone_named(name).key == DEFAULT


def test_the_zones_to_choose_from() -> None:
    """Each is one; those nearby come first, and a place is enough."""
    names = [one.key for one in zone_names().named]

    assert names[:2] == [DEFAULT, "Europe/Brussels"]
    assert all(name.startswith("Europe/") for name in names[:30])
    assert all(zone_named(name).key == name for name in names)
    assert zone_names().resolve("paramaribo") is not None
