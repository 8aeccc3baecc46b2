"""Reminders as values: set, listed, cancelled, put off, answered, and only by whose they are."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.administration.cog import change_settings
from bot.app import App
from bot.cards.moments import DEFAULT, zone_named, zone_names
from bot.reading_list.keep import Marking, undo
from bot.reading_list.reminders import (
    IN_A_WEEK,
    NotReminded,
    ReminderSet,
    TitledReminder,
    cancel,
    in_a_week,
    read_reminded,
    remind,
    reminders_of,
    snooze,
)
from knowledge.moments.outcome import Past, Unclear
from storage.reading_lists import MOST_ITEMS
from storage.reminders import MOST_WAITING, Reminder
from tests.bot.apps import Clock
from tests.storage.builders import NOW, item

ANNA, CAS, GUILD = 1, 3, 7
SUMMER = datetime(2025, 7, 1, 12, tzinfo=UTC)
ZONES = st.sampled_from([one.key for one in zone_names().named])


async def is_set(app: App, when: str = "over een uur", own: str = "boek") -> Reminder:
    result = await remind(app, ANNA, None, own, when)
    assert isinstance(result, ReminderSet), result
    return result.reminder


async def came(app: App, clock: Clock, when: str = "over een uur") -> Reminder:
    """Set a reminder and let it go out."""
    reminder = await is_set(app, when)
    clock.now = reminder.due_at
    async with app.database.transaction() as connection:
        assert await app.stores.outbox.claim(connection, reminder.key, clock.now)
        await app.stores.outbox.sent(connection, reminder.key, 9, clock.now)
        await app.stores.reminders.delivered(connection, reminder.key, clock.now)
    return reminder


async def test_a_reminder_of_something_on_the_list(app: App) -> None:
    """It is kept with the moment that was meant, and its message waits for it."""
    async with app.database.transaction() as connection:
        await app.stores.reading_lists.add(connection, ANNA, item("boek"))

    result = await remind(app, ANNA, None, "boek", "morgen om 10 uur")

    assert isinstance(result, ReminderSet)
    assert (result.again, result.added) == (False, False)
    assert result.title == item("boek").title
    assert result.reminder.due_at == datetime(2025, 3, 11, 9, tzinfo=UTC)
    assert result.reminder.zone == DEFAULT
    assert await app.stores.outbox.next_due(NOW) == result.reminder.due_at


async def test_a_reminder_of_something_else_puts_it_on_the_list(app: App) -> None:
    """What someone wants to be reminded of they want to read."""
    result = await remind(app, ANNA, None, "boek", "morgen")

    assert isinstance(result, ReminderSet)
    assert result.added
    assert await app.stores.reading_lists.get(ANNA, "boek") is not None


async def test_the_same_moment_twice_is_one_reminder(app: App) -> None:
    """However it is worded."""
    first = await is_set(app, "morgen om 9 uur")

    second = await remind(app, ANNA, None, "boek", "morgen")

    assert isinstance(second, ReminderSet)
    assert second.again
    assert second.reminder == first
    assert len(await reminders_of(app, ANNA)) == 1


@pytest.mark.parametrize("when", ["gisteren", "ooit", "", "31 februari", "elke dag", "x" * 5000])
async def test_no_moment_to_come(app: App, when: str) -> None:
    """Nothing is set, and nothing comes on the list for it."""
    result = await remind(app, ANNA, None, "boek", when)

    assert isinstance(result, Past | Unclear)
    assert await reminders_of(app, ANNA) == ()
    assert await app.stores.reading_lists.of_user(ANNA) == ()


@pytest.mark.parametrize("own", ["weer", "nergens", ""])
async def test_what_can_not_be_found(app: App, own: str) -> None:
    """What isn't of the field, or isn't at all, is nothing to be reminded of."""
    assert await remind(app, ANNA, None, own, "morgen") is NotReminded.NOT_FOUND
    assert await remind(app, ANNA, None, own, IN_A_WEEK) is NotReminded.NOT_FOUND
    assert await reminders_of(app, ANNA) == ()
    assert await app.stores.outbox.next_due(NOW) is None


async def test_what_is_gone_from_the_catalogue_but_listed(app: App) -> None:
    """It stays readable on the list, so one can be reminded of it."""
    async with app.database.transaction() as connection:
        await app.stores.reading_lists.add(connection, ANNA, item("archief", title="Van vroeger"))

    result = await remind(app, ANNA, None, "archief", "morgen")

    assert isinstance(result, ReminderSet)
    assert result.title == "Van vroeger"


async def test_too_many(app: App) -> None:
    """One more is refused whole, its place on the list included; one less and there is room."""
    for number in range(MOST_WAITING):
        await is_set(app, f"over {number + 1} uur")
    (first, *_) = await reminders_of(app, ANNA)

    assert await remind(app, ANNA, None, "vocht", "morgen") is NotReminded.TOO_MANY
    assert await app.stores.reading_lists.get(ANNA, "vocht") is None
    await cancel(app, ANNA, first.reminder.key)
    assert isinstance(await remind(app, ANNA, None, "vocht", "morgen"), ReminderSet)


async def test_a_full_list(app: App) -> None:
    """What doesn't fit on it isn't reminded of either."""
    async with app.database.transaction() as connection:
        for number in range(MOST_ITEMS):
            await app.stores.reading_lists.add(connection, ANNA, item(f"i{number}"))

    assert await remind(app, ANNA, None, "boek", "morgen") is NotReminded.LIST_FULL
    assert await reminders_of(app, ANNA) == ()
    assert isinstance(await remind(app, ANNA, None, "i7", "morgen"), ReminderSet)


async def test_the_zone_of_the_server(app: App) -> None:
    """A time is meant by the clock of where it is said; in a DM that is the Dutch one."""
    await change_settings(app, GUILD, time_zone="America/Curacao")

    there = await remind(app, ANNA, GUILD, "boek", "morgen om 9 uur")
    here = await remind(app, ANNA, None, "boek", "morgen om 9 uur")

    assert isinstance(there, ReminderSet)
    assert isinstance(here, ReminderSet)
    assert there.reminder.due_at == datetime(2025, 3, 11, 13, tzinfo=UTC)
    assert there.reminder.zone == "America/Curacao"
    assert here.reminder.due_at == datetime(2025, 3, 11, 8, tzinfo=UTC)


async def test_set_before_the_clocks_change(app: App, clock: Clock) -> None:
    """Nine o'clock is nine o'clock, on either side."""
    winter = await is_set(app, "31 maart 2025 om 9 uur")
    clock.now = SUMMER
    summer = await is_set(app, "27 oktober 2025 om 9 uur")

    assert winter.due_at == datetime(2025, 3, 31, 7, tzinfo=UTC)
    assert summer.due_at == datetime(2025, 10, 27, 8, tzinfo=UTC)


async def test_the_list_of_reminders(app: App) -> None:
    """Soonest first, each with what its item is called; nobody else's."""
    await is_set(app, "over 3 dagen", "boek")
    await is_set(app, "morgen", "vocht")
    await remind(app, CAS, None, "vocht", "vandaag om 22 uur")

    titles = [one.title for one in await reminders_of(app, ANNA)]

    assert titles == ["Wat helpt tegen schimmel?", "Gezonde huizen"]


async def test_cancelling(app: App) -> None:
    """It doesn't come; a second time there is nothing to cancel."""
    reminder = await is_set(app)

    first = await cancel(app, ANNA, reminder.key)
    second = await cancel(app, ANNA, reminder.key)

    assert isinstance(first, TitledReminder)
    assert first.reminder == reminder
    assert second is NotReminded.FORGOTTEN
    assert await app.stores.outbox.next_due(NOW) is None


async def test_cancelling_what_is_being_sent(app: App, clock: Clock) -> None:
    """That is too late, and it is said."""
    reminder = await is_set(app)
    clock.now = reminder.due_at
    async with app.database.transaction() as connection:
        await app.stores.outbox.claim(connection, reminder.key, clock.now)

    assert await cancel(app, ANNA, reminder.key) is NotReminded.ON_ITS_WAY


async def test_nobody_touches_anothers(app: App, clock: Clock) -> None:
    """Who knows a key that isn't theirs can do nothing with it, and learns nothing by it."""
    reminder = await is_set(app)
    clock.now = reminder.due_at

    assert await cancel(app, CAS, reminder.key) is NotReminded.FORGOTTEN
    assert await snooze(app, CAS, reminder.key, 9) is NotReminded.FORGOTTEN
    assert await read_reminded(app, CAS, reminder.key, 9) is NotReminded.FORGOTTEN
    assert [one.reminder for one in await reminders_of(app, ANNA)] == [reminder]
    assert await app.stores.reading_lists.of_user(CAS) == ()


async def test_what_has_not_come_can_not_be_answered(app: App) -> None:
    """A key of what is to come is no message that came."""
    reminder = await is_set(app)

    assert await snooze(app, ANNA, reminder.key, 9) is NotReminded.FORGOTTEN
    assert await read_reminded(app, ANNA, reminder.key, 9) is NotReminded.FORGOTTEN


async def test_putting_off(app: App, clock: Clock) -> None:
    """A week from the press, at the same local time; a second press finds the same one."""
    reminder = await came(app, clock, "24 maart 2025 om 9:30")
    clock.move(hours=5)

    first = await snooze(app, ANNA, reminder.key, 9)
    clock.move(days=2)
    second = await snooze(app, ANNA, reminder.key, 9)

    assert isinstance(first, ReminderSet)
    assert isinstance(second, ReminderSet)
    assert first.reminder.due_at == datetime(2025, 3, 31, 7, 30, tzinfo=UTC)
    assert (first.again, second.again) == (False, True)
    assert [one.reminder for one in await reminders_of(app, ANNA)] == [first.reminder]


async def test_putting_off_what_is_off_the_list(app: App, clock: Clock) -> None:
    """It comes back on the list, as with any reminder."""
    reminder = await came(app, clock)
    async with app.database.transaction() as connection:
        await app.stores.reading_lists.remove(connection, ANNA, ["boek"], "u1", clock.now)

    result = await snooze(app, ANNA, reminder.key, 9)

    assert isinstance(result, ReminderSet)
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
    assert await read_reminded(app, ANNA, reminder.key, 9) is NotReminded.NOT_LISTED


async def test_a_press_shows_that_it_arrived(app: App, clock: Clock) -> None:
    """What was being sent when the bot died, and is answered, isn't sent again."""
    reminder = await is_set(app)
    clock.now = reminder.due_at
    async with app.database.transaction() as connection:
        await app.stores.outbox.claim(connection, reminder.key, clock.now)

    await read_reminded(app, ANNA, reminder.key, 9)

    assert await app.stores.outbox.unconfirmed() == ()
    assert await reminders_of(app, ANNA) == ()


async def test_what_went_with_an_item_comes_back_with_it(app: App, clock: Clock) -> None:
    """As far as it is still to come."""
    await is_set(app, "over 5 minuten")
    later = await is_set(app, "morgen")
    async with app.database.transaction() as connection:
        await app.stores.reading_lists.remove(connection, ANNA, ["boek"], "u1", clock.now)
    clock.move(minutes=6)

    assert await undo(app, ANNA, "u1") is not None

    assert [one.reminder for one in await reminders_of(app, ANNA)] == [later]
    assert await app.stores.outbox.next_due(clock.now) == later.due_at


async def test_a_week_from_now_by_a_button(app: App) -> None:
    """In the morning of that day, and twice is once."""
    first = await remind(app, ANNA, None, "boek", IN_A_WEEK)
    second = await remind(app, ANNA, None, "boek", IN_A_WEEK)

    assert isinstance(first, ReminderSet)
    assert isinstance(second, ReminderSet)
    assert first.reminder.due_at == datetime(2025, 3, 17, 8, tzinfo=UTC)
    assert second.reminder == first.reminder


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
