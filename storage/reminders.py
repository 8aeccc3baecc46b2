"""Reminders of an item: set, cancelled, put off, and gone or back with the item itself."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from storage.engine.database import Database
from storage.engine.store import PeopleStore
from storage.engine.transactions import Connection
from storage.outbox import Notice, OutboxStore

KIND = "reminder"
"""The kind of a reminder's notice; its key is the reminder's, its subject `{"item": item_id}`."""

MOST_WAITING = 200
"""How many reminders one person may have to come."""

DELIVERED_FOR = timedelta(weeks=8)
"""How long a delivered reminder is kept, so that it can be put off."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminder:
    """Someone wants to be reminded of an item; `zone` is the IANA name they meant the time in."""

    key: str
    user_id: int
    item_id: str
    due_at: datetime
    zone: str


@dataclass(frozen=True, slots=True)
class TooManyReminders:
    """Not set: this person has `MOST_WAITING` reminders to come."""


class ReminderStore(PeopleStore):
    """Reminders; the notice of one is in the outbox for as long as it is to come."""

    queries, tables = "reminders", ("reminders",)

    def __init__(self, db: Database) -> None:
        super().__init__(db)
        self._outbox = OutboxStore(db)

    async def set(
        self, conn: Connection, reminder: Reminder, now: datetime
    ) -> Reminder | TooManyReminders:
        """Set `reminder`, or return the one that is set for the same item and moment.

        One that went with its item comes back with the key it had.
        """
        place = _place(reminder)
        old = await self._sql.at(conn, **place)
        is_new = old is None or old["undo_key"] is not None
        if is_new and await self._sql.waiting(conn, user_id=reminder.user_id) >= MOST_WAITING:
            return TooManyReminders()
        await self._sql.add(conn, **place, key=reminder.key, zone=reminder.zone, set_at=now)
        row = await self._sql.bring_back(conn, **place)
        assert row is not None, "The key of a reminder is used for one moment only."
        stored = Reminder(**row)
        await self._outbox.write(conn, _notice(stored))
        return stored

    async def of_user(self, user_id: int, conn: Connection | None = None) -> tuple[Reminder, ...]:
        """Return what is to come or being delivered, soonest first."""
        rows = self._sql.of_user(self._reader(conn), user_id=user_id)
        return tuple([Reminder(**row) async for row in rows])

    async def get(self, key: str, conn: Connection | None = None) -> Reminder | None:
        """Return a reminder, also once it was delivered; None where it is not or no longer kept."""
        row = await self._sql.get(self._reader(conn), key=key)
        return None if row is None else Reminder(**row)

    async def cancel(self, conn: Connection, user_id: int, key: str) -> bool:
        """Take back a reminder of `user_id`; False where it isn't theirs, or is out already."""
        reminder = await self.get(key, conn)
        if reminder is None or reminder.user_id != user_id:
            return False
        if not await self._outbox.withdraw(conn, key):
            return False
        return bool(await self._sql.cancel(conn, key=key))

    async def snooze(
        self,
        conn: Connection,
        user_id: int,
        key: str,
        due_at: datetime,
        new_key: str,
        now: datetime,
    ) -> Reminder | TooManyReminders | None:
        """Set the one reminder that follows on `key`, which `user_id` got, or return it.

        One that was cancelled can be set again. None where `key` isn't theirs or no longer kept.
        """
        assert due_at > now, "A reminder is put off to a moment to come."
        reminder = await self.get(key, conn)
        if reminder is None or reminder.user_id != user_id or reminder.due_at > now:
            return None
        row = await self._sql.following(conn, key=key)
        if row is not None:
            return Reminder(**row)
        following = Reminder(
            key=new_key,
            user_id=user_id,
            item_id=reminder.item_id,
            due_at=due_at,
            zone=reminder.zone,
        )
        follow_up = await self.set(conn, following, now)
        if isinstance(follow_up, Reminder):
            await self._sql.follow(conn, key=key, following=follow_up.key)
        return follow_up

    async def note_sent(self, conn: Connection, key: str, at: datetime) -> None:
        """Note that someone got the reminder, in the transaction that says its notice is sent."""
        await self._sql.delivered(conn, key=key, at=at)

    async def forget_delivered(self, conn: Connection, before: datetime) -> int:
        """Forget what was delivered before that; returns how many went."""
        return int(await self._sql.forget_delivered(conn, before=before))

    async def set_aside(
        self,
        conn: Connection,
        user_id: int,
        item_ids: Collection[str] | None,
        undo_key: str,
        now: datetime,
    ) -> int:
        """Let the reminders of items (None: of all) not go out, unless they are set again.

        Returns how many. One that is being sent stays as it is.
        """
        count = 0
        for reminder in await self.of_user(user_id, conn):
            if item_ids is not None and reminder.item_id not in item_ids:
                continue
            if await self._outbox.withdraw(conn, reminder.key):
                count += await self._sql.set_aside(
                    conn, key=reminder.key, undo_key=undo_key, now=now
                )
        return count

    async def aside(
        self, user_id: int, undo_key: str, conn: Connection | None = None
    ) -> tuple[Reminder, ...]:
        """Return what was set aside under `undo_key` and not set again, soonest first."""
        rows = self._sql.aside(self._reader(conn), user_id=user_id, undo_key=undo_key)
        return tuple([Reminder(**row) async for row in rows])

    async def forget_aside(self, conn: Connection, before: datetime) -> int:
        """Forget what was set aside before that; returns how many went."""
        return int(await self._sql.forget_aside(conn, before=before))


def _place(reminder: Reminder) -> dict[str, object]:
    return {"user_id": reminder.user_id, "item_id": reminder.item_id, "due_at": reminder.due_at}


def _notice(reminder: Reminder) -> Notice:
    return Notice(
        key=reminder.key,
        user_id=reminder.user_id,
        kind=KIND,
        subject={"item": reminder.item_id},
        due_at=reminder.due_at,
    )
