"""Reading lists: what someone keeps to read, and taking it off in a way that can be undone."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from storage.engine.database import Database
from storage.engine.store import PeopleStore
from storage.engine.transactions import Connection
from storage.reminders import Reminder, ReminderStore

MOST_ITEMS = 2_000
"""How many items `add` lets a list grow to."""

MOST_NOTE = 1_000
"""How many characters a note may have; the table refuses more."""

UNDO = timedelta(minutes=10)
"""How long a removal can be undone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedItem:
    """An item on a list, with what it was called when it was last added."""

    item_id: str
    title: str
    url: str | None
    kind: str
    added_at: datetime
    read_at: datetime | None = None
    note: str | None = None

    @property
    def read(self) -> bool:
        return self.read_at is not None


class AddOutcome(StrEnum):
    """What became of adding an item."""

    NEW = "new"
    AGAIN = "again"
    """It was on the list; its title, link and kind are renewed, and its note where one came."""
    FULL = "full"
    """The list has `MOST_ITEMS` already; nothing was added."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UndoneRemoval:
    """A removal that was undone: how many items came back, and how many were there again."""

    items: int
    already: int
    reminders: tuple[Reminder, ...]
    """What went with the items; the caller sets those again that still make sense."""


class ReadingListStore(PeopleStore):
    """Everyone's reading list, and for a short while what was taken off it."""

    queries, tables = "reading_lists", ("listed_items", "removed_items")

    def __init__(self, db: Database) -> None:
        super().__init__(db)
        self._reminders = ReminderStore(db)

    async def add(self, conn: Connection, user_id: int, item: ListedItem) -> AddOutcome:
        """Put `item` on the list of `user_id`; one that is there keeps its place and is as read."""
        row = {"user_id": user_id, **asdict(item)}
        if await self._sql.add(conn, most=MOST_ITEMS, **row):
            return AddOutcome.NEW
        return AddOutcome.AGAIN if await self._sql.renew(conn, **row) else AddOutcome.FULL

    async def get(
        self, user_id: int, item_id: str, conn: Connection | None = None
    ) -> ListedItem | None:
        row = await self._sql.get(self._reader(conn), user_id=user_id, item_id=item_id)
        return None if row is None else ListedItem(**row)

    async def of_user(self, user_id: int, conn: Connection | None = None) -> tuple[ListedItem, ...]:
        """Return the list of `user_id`, what was added first first."""
        rows = self._sql.of_user(self._reader(conn), user_id=user_id)
        return tuple([ListedItem(**row) async for row in rows])

    async def mark(
        self, conn: Connection, user_id: int, item_id: str, read_at: datetime | None
    ) -> bool:
        """Mark an item as read, or with None as to be read; False where it isn't on the list."""
        return bool(await self._sql.mark(conn, user_id=user_id, item_id=item_id, read_at=read_at))

    async def write_note(
        self, conn: Connection, user_id: int, item_id: str, note: str | None
    ) -> bool:
        """Give an item `note` in place of what it had; False where it isn't on the list."""
        return bool(await self._sql.write_note(conn, user_id=user_id, item_id=item_id, note=note))

    async def remove(
        self,
        conn: Connection,
        user_id: int,
        item_ids: Sequence[str] | None,
        undo_key: str,
        now: datetime,
    ) -> int:
        """Take items (None: all) off the list with their reminders; returns how many items.

        `undo_key` is new; within `UNDO` it brings them back.
        """
        aside = {"user_id": user_id, "undo_key": undo_key, "now": now}
        if item_ids is None:
            await self._sql.set_all_aside(conn, **aside)
        else:
            for item_id in dict.fromkeys(item_ids):
                await self._sql.set_aside(conn, **aside, item_id=item_id)
        await self._reminders.set_aside(conn, user_id, item_ids, undo_key, now)
        return int(await self._sql.remove(conn, user_id=user_id, undo_key=undo_key))

    async def undo(
        self, conn: Connection, user_id: int, undo_key: str, now: datetime
    ) -> UndoneRemoval | None:
        """Put back what `user_id` took off under `undo_key`, once; None where it can't be.

        What is on the list again meanwhile stays as it is, and gets its note back where it has
        none.
        """
        removal = {"user_id": user_id, "undo_key": undo_key, "since": now - UNDO}
        items = await self._sql.put_back(conn, **removal)
        await self._sql.put_back_notes(conn, **removal)
        removed = await self._sql.take_out(conn, **removal)
        if not removed:
            return None
        reminders = await self._reminders.aside(user_id, undo_key, conn)
        return UndoneRemoval(items=items, already=removed - items, reminders=reminders)

    async def forget_removed(self, conn: Connection, before: datetime) -> int:
        """Forget what was taken off before that, reminders included; returns how many items."""
        await self._reminders.forget_aside(conn, before)
        return int(await self._sql.forget_removed(conn, before=before))
