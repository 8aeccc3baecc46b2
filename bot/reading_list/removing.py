"""Taking things off one's reading list, all of it or one for a newer edition, and putting back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.reading_list.keeping import ListFull, NotListed, keep_entry
from bot.reading_list.reminding import restore_reminders
from knowledge.entry import ElsewhereEntry
from storage.questions import new_key
from storage.reading_lists import MOST_ITEMS

if TYPE_CHECKING:
    from datetime import datetime

    from bot.app import App
    from storage.reading_lists import ListedItem, Undone

CONFIRM_WITHIN = timedelta(minutes=10)
"""How long the button that empties a list does so without asking again."""


@dataclass(frozen=True, slots=True)
class Removed:
    """These are off the list, oldest addition first; `undo_key` brings them back for a while."""

    items: tuple[ListedItem, ...]
    undo_key: str


@dataclass(frozen=True, slots=True)
class AskAgain:
    """It was asked too long ago to empty a list of so many items by it."""

    count: int


@dataclass(frozen=True, slots=True)
class NoNewer:
    """There is no newer edition of it here, or not any more."""


@dataclass(frozen=True, slots=True)
class Swapped:
    """The newest edition took the place of the old one; `undo_key` brings the old one back."""

    old: ListedItem
    item: ListedItem
    undo_key: str


async def remove(app: App, user: int, item_id: str) -> Removed | NotListed:
    """Take an item off the list of `user`, its reminders included."""
    key = new_key()
    lists = app.stores.reading_lists
    async with app.database.transaction() as connection:
        item = await lists.get(user, item_id, connection)
        if item is None:
            return NotListed()
        await lists.remove(connection, user, (item_id,), key, app.now())
    return Removed((item,), key)


async def empty(app: App, user: int, asked_at: datetime) -> Removed | AskAgain | NotListed:
    """Take everything off the list of `user`, who was asked at that moment; NotListed for none."""
    key, now = new_key(), app.now()
    lists = app.stores.reading_lists
    async with app.database.transaction() as connection:
        items = await lists.of_user(user, connection)
        if not items:
            return NotListed()
        if not asked_at <= now < asked_at + CONFIRM_WITHIN:
            return AskAgain(len(items))
        await lists.remove(connection, user, None, key, now)
    return Removed(items, key)


async def undo(app: App, user: int, undo_key: str) -> Undone | None:
    """Put back what `user` took off under this key, reminders still to come included.

    None where it isn't theirs, was put back before, or was too long ago.
    """
    async with app.database.transaction() as connection:
        undone = await app.stores.reading_lists.undo(connection, user, undo_key, app.now())
        if undone is not None:
            await restore_reminders(connection, app, undone.reminders)
    return undone


async def swap(
    app: App, user: int, guild: int | None, old_id: str
) -> Swapped | NotListed | NoNewer | ListFull:
    """Put the newest edition on the list of `user`, unread, and take the old one off.

    The old one's note comes along where the new one has none.
    """
    new = app.catalogue.for_guild(guild).newest_edition(old_id)
    if new is None or isinstance(new, ElsewhereEntry):
        return NoNewer()
    key = new_key()
    lists = app.stores.reading_lists
    async with app.database.transaction() as connection:
        old = await lists.get(user, old_id, connection)
        if old is None:
            return NotListed()
        if len(await lists.of_user(user, connection)) > MOST_ITEMS:
            return ListFull()
        await lists.remove(connection, user, (old_id,), key, app.now())
        there = await lists.get(user, new.id, connection)
        note = None if there and there.note else old.note
        added = await keep_entry(app, connection, user, new, note)
        assert not isinstance(added, ListFull), "one went off, so there is room for one"
    return Swapped(old, added.item, key)
