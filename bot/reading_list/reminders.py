"""Reminders of what is on someone's reading list: set, listed, cancelled, put off, and answered."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import Enum, auto
from zoneinfo import ZoneInfo

from bot.actions import Action, EntryAction, KeyAction, verb
from bot.app import App
from bot.cards.moments import zone_named, zone_of
from bot.reading_list.arrange import of_the_field
from bot.reading_list.keep import Marking, add_entry, mark
from knowledge.entry import Entry
from knowledge.moments.outcome import Past, Unclear, Understood
from knowledge.moments.reading import read_moment
from storage.engine.transactions import Connection
from storage.outbox import Notice
from storage.questions import new_key
from storage.reading_lists import Added, ListedItem
from storage.reminders import Reminder, TooManyReminders

A_WEEK = timedelta(weeks=1)
LATE = timedelta(minutes=15)
"""From here on it is said that a reminder comes later than it was meant to."""
IN_A_WEEK = "over een week"
"""What the button says for who presses it."""


@verb("askremind")
class AskRemind(Action):
    """Herinner: ask of what on the own list to remind."""


@verb("remindwhen")
class RemindWhen(EntryAction):
    """Herinner: ask when to remind of `entry`; also what the form is submitted as."""


@verb("remind")
class Remind(EntryAction):
    """Herinner me over een week: at `entry`."""


@verb("unremind")
class CancelReminder(KeyAction):
    """Annuleer: the reminder `key` doesn't come."""


@verb("reminded")
class ReadReminded(KeyAction):
    """Gelezen: what the reminder `key` was about."""


@verb("snooze")
class Snooze(KeyAction):
    """Nog een week: put off the reminder `key` that came."""


class NotReminded(Enum):
    NOT_FOUND = auto()
    LIST_FULL = auto()
    TOO_MANY = auto()
    FORGOTTEN = auto()
    """There is no such reminder of theirs, or not any more."""
    ON_ITS_WAY = auto()
    """It is too late to cancel it: it came, or is about to."""
    NOT_LISTED = auto()
    """What it is about is on their list no more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TitledReminder:
    reminder: Reminder
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReminderSet(TitledReminder):
    """It is set; `again` where it was already, `added` where its item came on the list for it."""

    again: bool = False
    added: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DueReminder:
    """Someone's reminder of an item on their list; `entry` where it can be shown in a DM."""

    reminder: Reminder
    item: ListedItem
    entry: Entry | None
    late: bool


ReminderOutcome = ReminderSet | NotReminded | Past | Unclear


async def remind(
    app: App, user: int, guild: int | None, item_id: str, when: str
) -> ReminderOutcome:
    """Set a reminder for the moment that `when` says, in the zone of the server.

    An item that isn't on the list of `user` is put on it.
    """
    zone = await zone_of(app, guild)
    moment = read_moment(when, app.now().astimezone(zone))
    if not isinstance(moment, Understood):
        return moment
    wanted = Reminder(key=new_key(), user_id=user, item_id=item_id, due_at=moment.at, zone=zone.key)
    async with app.database.transaction() as connection:
        item = await _find(app, user, guild, item_id, connection)
        if item is None:
            return NotReminded.NOT_FOUND
        reminder = await app.stores.reminders.set(connection, wanted, app.now())
        if isinstance(reminder, TooManyReminders):
            return NotReminded.TOO_MANY
        listed = await _list(app, user, item, connection)
        if listed is None:
            await app.stores.reminders.cancel(connection, user, reminder.key)
            return NotReminded.LIST_FULL
    title, added = listed
    again = reminder.key != wanted.key
    return ReminderSet(reminder=reminder, title=title, again=again, added=added)


async def reminders_of(app: App, user: int) -> tuple[TitledReminder, ...]:
    reminders = await app.stores.reminders.of_user(user)
    titles = {item.item_id: item.title for item in await app.stores.reading_lists.of_user(user)}
    return tuple(
        TitledReminder(reminder=reminder, title=titles.get(reminder.item_id, reminder.item_id))
        for reminder in reminders
    )


async def cancel(app: App, user: int, key: str) -> TitledReminder | NotReminded:
    async with app.database.transaction() as connection:
        reminder = await _get(app, user, key, connection)
        if reminder is None:
            return NotReminded.FORGOTTEN
        item = await app.stores.reading_lists.get(user, reminder.item_id, connection)
        if not await app.stores.reminders.cancel(connection, user, key):
            return NotReminded.ON_ITS_WAY
    return TitledReminder(reminder=reminder, title=item.title if item else reminder.item_id)


async def snooze(
    app: App, user: int, key: str, message_id: int | None
) -> ReminderSet | NotReminded:
    """Put off the reminder that `user` got as this message: a week from now, at the same time.

    A second press finds the one that the first set.
    """
    following = new_key()
    async with app.database.transaction() as connection:
        reminder = await _get_arrived(app, user, key, message_id, connection)
        if reminder is None:
            return NotReminded.FORGOTTEN
        item = await _find(app, user, None, reminder.item_id, connection)
        if item is None:
            return NotReminded.NOT_FOUND
        listed = await _list(app, user, item, connection)
        if listed is None:
            return NotReminded.LIST_FULL
        zone, now = zone_named(reminder.zone), app.now()
        due_at = in_a_week(now, zone, reminder.due_at.astimezone(zone).time())
        put_off = await app.stores.reminders.snooze(connection, user, key, due_at, following, now)
        if put_off is None:
            return NotReminded.FORGOTTEN
        if isinstance(put_off, TooManyReminders):
            return NotReminded.TOO_MANY
    title, added = listed
    return ReminderSet(reminder=put_off, title=title, again=put_off.key != following, added=added)


async def read_reminded(
    app: App, user: int, key: str, message_id: int | None
) -> Marking | NotReminded:
    async with app.database.transaction() as connection:
        reminder = await _get_arrived(app, user, key, message_id, connection)
    if reminder is None:
        return NotReminded.FORGOTTEN
    marking = await mark(app, user, reminder.item_id, read=True)
    return marking if isinstance(marking, Marking) else NotReminded.NOT_LISTED


async def gather_reminder(app: App, notice: Notice) -> DueReminder | None:
    """What the notice of a reminder is about; None where its item was taken off the list."""
    reminder = await app.stores.reminders.get(notice.key)
    if reminder is None:
        return None
    item = await app.stores.reading_lists.get(reminder.user_id, reminder.item_id)
    if item is None:
        return None
    entry = app.catalogue.for_guild(None).entries.get(item.item_id)
    late = app.now() - reminder.due_at > LATE
    return DueReminder(reminder=reminder, item=item, entry=entry, late=late)


def in_a_week(now: datetime, zone: ZoneInfo, at: time) -> datetime:
    """That time on this day next week; what a clock skips is the time it shows next."""
    day = now.astimezone(zone).date() + A_WEEK
    local = datetime.combine(day, at.replace(tzinfo=None, fold=0), zone)
    return local.astimezone(now.tzinfo)


async def _find(
    app: App, user: int, guild: int | None, item_id: str, connection: Connection
) -> ListedItem | Entry | None:
    listed = await app.stores.reading_lists.get(user, item_id, connection)
    return listed or of_the_field(app.catalogue.for_guild(guild).entries.get(item_id))


async def _list(
    app: App, user: int, item: ListedItem | Entry, connection: Connection
) -> tuple[str, bool] | None:
    """The title of an item on the list, and whether it had to be put there; None on a full one."""
    if isinstance(item, ListedItem):
        return item.title, False
    added, listed = await add_entry(app, connection, user, item, None, app.now())
    return None if added is Added.FULL else (listed.title, True)


async def _get(app: App, user: int, key: str, connection: Connection) -> Reminder | None:
    reminder = await app.stores.reminders.get(key, connection)
    return reminder if reminder is not None and reminder.user_id == user else None


async def _get_arrived(
    app: App, user: int, key: str, message_id: int | None, connection: Connection
) -> Reminder | None:
    """The reminder whose message `user` pressed a button of: so it arrived, if not known."""
    reminder, now = await _get(app, user, key, connection), app.now()
    if reminder is None or reminder.due_at > now:
        return None
    await app.stores.outbox.sent(connection, key, message_id, now)
    await app.stores.reminders.delivered(connection, key, now)
    return reminder
