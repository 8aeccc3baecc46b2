"""Reminders of what is on someone's reading list: set, listed, cancelled, put off, and answered."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.actions import Action, EntryAction, KeyAction, verb
from bot.app import App
from bot.cards.moments import no_moment, zone_named, zone_of
from bot.reading_list.arrange import of_the_field
from bot.reading_list.keep import LIST_FULL, Marking, add_entry, mark
from bot.view import Refused
from knowledge.entry import Entry
from knowledge.moments.outcome import Understood
from knowledge.moments.reading import read_moment
from storage.engine.transactions import Connection
from storage.outbox import Notice
from storage.questions import new_key
from storage.reading_lists import AddOutcome, ListedItem
from storage.reminders import Reminder, TooManyReminders

A_WEEK = timedelta(weeks=1)
LATE = timedelta(minutes=15)
"""From here on it is said that a reminder comes later than it was meant to."""
IN_A_WEEK = "over een week"
"""What the button says for who presses it."""
NOT_FOUND = (
    "Dit staat niet op je leeslijst, en ik kan het hier ook niet vinden. Typ /leeslijst toon "
    "om te zien wat er wel op staat, of zoek met /zoek."
)
TOO_MANY = (
    "Je hebt zo veel herinneringen klaarstaan dat er geen meer bij kan. Haal er eerst een weg "
    "met /leeslijst herinneringen."
)
FORGOTTEN = (
    "Deze herinnering is er niet meer. Typ /leeslijst herinneringen om te zien wat er klaarstaat."
)


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


async def remind(app: App, user: int, guild: int | None, item_id: str, when: str) -> ReminderSet:
    """Set a reminder for the moment that `when` says, in the zone of the server.

    An item that isn't on the list of `user` is put on it. Raises `Refused` where it can't be set.
    """
    zone = await zone_of(app, guild)
    moment = read_moment(when, app.now().astimezone(zone))
    if not isinstance(moment, Understood):
        raise Refused(no_moment(moment))
    key = new_key()
    wish = Reminder(key=key, user_id=user, item_id=item_id, due_at=moment.at, zone=zone.key)
    async with app.database.transaction() as connection:
        item = await _find(app, user, guild, item_id, connection)
        reminder = await app.stores.reminders.set(connection, wish, app.now())
        if isinstance(reminder, TooManyReminders):
            raise Refused(TOO_MANY)
        title, added = await _list(app, user, item, connection)
    return ReminderSet(reminder=reminder, title=title, again=reminder.key != key, added=added)


async def reminders_of(app: App, user: int) -> tuple[TitledReminder, ...]:
    reminders = await app.stores.reminders.of_user(user)
    titles = {item.item_id: item.title for item in await app.stores.reading_lists.of_user(user)}
    return tuple(
        TitledReminder(reminder=reminder, title=titles.get(reminder.item_id, reminder.item_id))
        for reminder in reminders
    )


async def cancel(app: App, user: int, key: str) -> TitledReminder:
    async with app.database.transaction() as connection:
        reminder = await _get(app, user, key, connection)
        item = await app.stores.reading_lists.get(user, reminder.item_id, connection)
        if not await app.stores.reminders.cancel(connection, user, key):
            raise Refused(
                "Deze herinnering kan ik niet meer tegenhouden: die is al verstuurd, of bijna."
            )
    return TitledReminder(reminder=reminder, title=item.title if item else reminder.item_id)


async def snooze(app: App, user: int, key: str, message_id: int | None) -> ReminderSet:
    """Put off the reminder that `user` got as this message: a week from now, at the same time.

    A second press finds the one that the first set.
    """
    following = new_key()
    async with app.database.transaction() as connection:
        reminder = await _get_arrived(app, user, key, message_id, connection)
    async with app.database.transaction() as connection:
        item = await _find(app, user, None, reminder.item_id, connection)
        title, added = await _list(app, user, item, connection)
        zone, now = zone_named(reminder.zone), app.now()
        due_at = in_a_week(now, zone, reminder.due_at.astimezone(zone).time())
        put_off = await app.stores.reminders.snooze(connection, user, key, due_at, following, now)
        if put_off is None:
            raise Refused(FORGOTTEN)
        if isinstance(put_off, TooManyReminders):
            raise Refused(TOO_MANY)
    return ReminderSet(reminder=put_off, title=title, again=put_off.key != following, added=added)


async def read_reminded(app: App, user: int, key: str, message_id: int | None) -> Marking:
    async with app.database.transaction() as connection:
        reminder = await _get_arrived(app, user, key, message_id, connection)
    marking = await mark(app, user, reminder.item_id, read=True)
    if not isinstance(marking, Marking):
        raise Refused(
            "Dit staat niet meer op je leeslijst. Zet het er weer op met /leeslijst toevoegen."
        )
    return marking


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
) -> ListedItem | Entry:
    listed = await app.stores.reading_lists.get(user, item_id, connection)
    item = listed or of_the_field(app.catalogue.for_guild(guild).entries.get(item_id))
    if item is None:
        raise Refused(NOT_FOUND)
    return item


async def _list(
    app: App, user: int, item: ListedItem | Entry, connection: Connection
) -> tuple[str, bool]:
    """The title of an item on the list, and whether it had to be put there."""
    if isinstance(item, ListedItem):
        return item.title, False
    added, listed = await add_entry(app, connection, user, item, None, app.now())
    if added is AddOutcome.FULL:
        raise Refused(LIST_FULL)
    return listed.title, True


async def _get(app: App, user: int, key: str, connection: Connection) -> Reminder:
    reminder = await app.stores.reminders.get(key, connection)
    if reminder is None or reminder.user_id != user:
        raise Refused(FORGOTTEN)
    return reminder


async def _get_arrived(
    app: App, user: int, key: str, message_id: int | None, connection: Connection
) -> Reminder:
    """The reminder whose message `user` pressed a button of: so it arrived, if not known."""
    reminder, now = await _get(app, user, key, connection), app.now()
    if reminder.due_at > now:
        raise Refused(FORGOTTEN)
    await app.stores.outbox.note_sent(connection, key, message_id, now)
    await app.stores.reminders.note_sent(connection, key, now)
    return reminder
