"""Reminders of what is on someone's reading list: set, listed, cancelled, put off, and answered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING, TypeAlias

from bot.cards.zones import zone_named, zone_of
from bot.reading_list.keeping import ListFull, Marked, NotFound, NotListed, keep_entry, mark
from knowledge.entry import ElsewhereEntry
from knowledge.language.moments.outcome import Past, Unclear, Understood
from knowledge.language.moments.reading import read_moment
from storage.questions import new_key
from storage.reading_lists import ListedItem
from storage.reminders import Reminder, TooMany

if TYPE_CHECKING:
    from collections.abc import Iterable
    from zoneinfo import ZoneInfo

    from bot.app import App
    from knowledge.entry import Entry
    from storage.transactions import Connection

A_WEEK = timedelta(weeks=1)
MORNING = time(9)
"""When on a day that was not chosen with a time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Titled:
    """A reminder and what its item is called."""

    reminder: Reminder
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Set:
    """It is set; `again` where it was already, `added` where its item came on the list for it."""

    reminder: Reminder
    title: str
    again: bool = False
    added: bool = False


@dataclass(frozen=True, slots=True)
class Cancelled:
    """It doesn't come."""

    titled: Titled


@dataclass(frozen=True, slots=True)
class OnItsWay:
    """It is too late to cancel it: it came, or is about to."""


@dataclass(frozen=True, slots=True)
class Forgotten:
    """There is no such reminder of theirs, or not any more."""


NotSet: TypeAlias = NotFound | ListFull | TooMany
Reminding: TypeAlias = Set | NotSet | Past | Unclear


async def remind(app: App, user: int, guild: int | None, item_id: str, when: str) -> Reminding:
    """Set a reminder for the moment that `when` says, in the zone of the server.

    An item that isn't on the list of `user` is put on it.
    """
    zone = await zone_of(app, guild)
    moment = read_moment(when, app.now().astimezone(zone))
    if not isinstance(moment, Understood):
        return moment
    return await _set(app, user, guild, item_id, moment.at, zone)


async def remind_in_a_week(app: App, user: int, guild: int | None, item_id: str) -> Set | NotSet:
    """Set a reminder for the morning of this day next week."""
    zone = await zone_of(app, guild)
    return await _set(app, user, guild, item_id, in_a_week(app.now(), zone, MORNING), zone)


async def reminders_of(app: App, user: int) -> tuple[Titled, ...]:
    """Return what is to come for `user`, soonest first."""
    reminders = await app.stores.reminders.of_user(user)
    titles = {item.item_id: item.title for item in await app.stores.reading_lists.of_user(user)}
    return tuple(
        Titled(reminder=one, title=titles.get(one.item_id, one.item_id)) for one in reminders
    )


async def cancel(app: App, user: int, key: str) -> Cancelled | OnItsWay | Forgotten:
    """Take back a reminder of `user` that is to come."""
    async with app.database.transaction() as connection:
        reminder = await _own(app, user, key, connection)
        if reminder is None:
            return Forgotten()
        item = await app.stores.reading_lists.get(user, reminder.item_id, connection)
        if not await app.stores.reminders.cancel(connection, user, key):
            return OnItsWay()
    return Cancelled(Titled(reminder=reminder, title=item.title if item else reminder.item_id))


async def snooze(app: App, user: int, key: str, message_id: int | None) -> Set | NotSet | Forgotten:
    """Put off the reminder that `user` got as this message: a week from now, at the same time.

    A second press finds the one that the first set.
    """
    following = new_key()
    async with app.database.transaction() as connection:
        reminder = await _answered(app, user, key, message_id, connection)
        if reminder is None:
            return Forgotten()
        listed = await _listed(app, user, None, reminder.item_id, connection)
        if not isinstance(listed, _Listed):
            return listed
        zone, now = zone_named(reminder.zone), app.now()
        due_at = in_a_week(now, zone, reminder.due_at.astimezone(zone).time())
        found = await app.stores.reminders.snooze(connection, user, key, due_at, following, now)
        if found is None:
            return Forgotten()
        if isinstance(found, TooMany):
            return found
    again = found.key != following
    return Set(reminder=found, title=listed.item.title, again=again, added=listed.added)


async def read_reminded(
    app: App, user: int, key: str, message_id: int | None
) -> Marked | NotListed | Forgotten:
    """Mark as read what `user` was reminded of by this message."""
    async with app.database.transaction() as connection:
        reminder = await _answered(app, user, key, message_id, connection)
    return Forgotten() if reminder is None else await mark(app, user, reminder.item_id, read=True)


async def restore_reminders(conn: Connection, app: App, reminders: Iterable[Reminder]) -> int:
    """Set again what went with its item, as far as it is still to come; returns how many."""
    now = app.now()
    ahead = [one for one in reminders if one.due_at > now]
    restored = [await app.stores.reminders.set(conn, one, now) for one in ahead]
    return sum(isinstance(one, Reminder) for one in restored)


@dataclass(frozen=True, slots=True)
class _Listed:
    item: ListedItem
    added: bool


async def _set(
    app: App, user: int, guild: int | None, item_id: str, at: datetime, zone: ZoneInfo
) -> Set | NotSet:
    reminder = Reminder(key=new_key(), user_id=user, item_id=item_id, due_at=at, zone=zone.key)
    async with app.database.transaction() as connection:
        item = await _findable(app, user, guild, item_id, connection)
        if isinstance(item, NotFound):
            return item
        found = await app.stores.reminders.set(connection, reminder, app.now())
        if isinstance(found, TooMany):
            return found
        listed = await _put_on_list(app, user, item, connection)
        if isinstance(listed, ListFull):
            await app.stores.reminders.cancel(connection, user, found.key)
            return listed
    again = found.key != reminder.key
    return Set(reminder=found, title=listed.item.title, again=again, added=listed.added)


async def _listed(
    app: App, user: int, guild: int | None, item_id: str, conn: Connection
) -> _Listed | NotFound | ListFull:
    """Return the item as it is on the list of `user`, put on it where it wasn't."""
    item = await _findable(app, user, guild, item_id, conn)
    return item if isinstance(item, NotFound) else await _put_on_list(app, user, item, conn)


async def _findable(
    app: App, user: int, guild: int | None, item_id: str, conn: Connection
) -> ListedItem | Entry | NotFound:
    """Return what is on the list of `user`, or else what is in the catalogue."""
    item = await app.stores.reading_lists.get(user, item_id, conn)
    if item is not None:
        return item
    entry = app.catalogue.for_guild(guild).entries.get(item_id)
    return NotFound() if entry is None or isinstance(entry, ElsewhereEntry) else entry


async def _put_on_list(
    app: App, user: int, item: ListedItem | Entry, conn: Connection
) -> _Listed | ListFull:
    if isinstance(item, ListedItem):
        return _Listed(item, added=False)
    kept = await keep_entry(app, conn, user, item, None)
    return kept if isinstance(kept, ListFull) else _Listed(kept.item, added=True)


async def _own(app: App, user: int, key: str, conn: Connection) -> Reminder | None:
    reminder = await app.stores.reminders.get(key, conn)
    return reminder if reminder is not None and reminder.user_id == user else None


async def _answered(
    app: App, user: int, key: str, message_id: int | None, conn: Connection
) -> Reminder | None:
    """Return the reminder whose message `user` pressed a button of: so it arrived, if not known."""
    reminder, now = await _own(app, user, key, conn), app.now()
    if reminder is None or reminder.due_at > now:
        return None
    await app.stores.outbox.sent(conn, key, message_id, now)
    await app.stores.reminders.delivered(conn, key, now)
    return reminder


def in_a_week(now: datetime, zone: ZoneInfo, at: time) -> datetime:
    """Return that time on this day next week; what a clock skips is the time it shows next."""
    day = now.astimezone(zone).date() + A_WEEK
    local = datetime.combine(day, at.replace(tzinfo=None, fold=0), zone)
    return local.astimezone(now.tzinfo)
