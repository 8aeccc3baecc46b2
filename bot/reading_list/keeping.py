"""Keeping something on one's reading list, marking it read, writing a note with it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from knowledge.entry import ElsewhereEntry
from knowledge.language.showing import visible
from storage import reading_lists
from storage.reading_lists import MOST_NOTE, ListedItem

if TYPE_CHECKING:
    from bot.app import App
    from knowledge.entry import Entry
    from storage.transactions import Connection


@dataclass(frozen=True, slots=True)
class Added:
    """It is on the list now."""

    item: ListedItem


@dataclass(frozen=True, slots=True)
class AlreadyThere:
    """It was on the list; a note that came with it took the place of the old one."""

    item: ListedItem
    noted: bool


@dataclass(frozen=True, slots=True)
class NotFound:
    """It can't be found here: archived, of another server, or it never was."""


@dataclass(frozen=True, slots=True)
class NoteTooLong:
    """A note of so many characters doesn't fit; the old one stays."""

    length: int


@dataclass(frozen=True, slots=True)
class ListFull:
    """The list has as many items as it may have."""


@dataclass(frozen=True, slots=True)
class NotListed:
    """It isn't on the list of the one who acts."""


@dataclass(frozen=True, slots=True)
class Marked:
    """It is marked as asked; `before` where it was already, since the moment it says."""

    item: ListedItem
    before: bool


@dataclass(frozen=True, slots=True)
class Noted:
    """It has this note now, or none."""

    item: ListedItem


Kept = Added | AlreadyThere | NotFound | NoteTooLong | ListFull


async def keep(
    app: App, user: int, guild: int | None, item_id: str, note: str | None = None
) -> Kept:
    """Put an entry that can be found at this server (None: in a DM) on the list of `user`."""
    entry = app.catalogue.for_guild(guild).entries.get(item_id)
    if entry is None or isinstance(entry, ElsewhereEntry):
        return NotFound()
    written = tidy(note or "") or None
    if written and len(written) > MOST_NOTE:
        return NoteTooLong(len(written))
    async with app.database.transaction() as connection:
        return await keep_entry(app, connection, user, entry, written)


async def keep_entry(
    app: App, connection: Connection, user: int, entry: Entry, note: str | None
) -> Added | AlreadyThere | ListFull:
    """Put an entry on the list of `user`, in the transaction of who calls."""
    lists = app.stores.reading_lists
    item = ListedItem(
        item_id=entry.id,
        title=entry.heading,
        url=entry.url,
        kind=entry.kind.value,
        added_at=app.now().replace(microsecond=0),  # as it is kept
        note=note,
    )
    added = await lists.add(connection, user, item)
    if added is reading_lists.Added.FULL:
        return ListFull()
    if added is reading_lists.Added.NEW:
        return Added(item)
    there = await lists.get(user, entry.id, connection)
    assert there is not None, "what was there is there, in the same transaction"
    return AlreadyThere(there, noted=note is not None)


async def mark(app: App, user: int, item_id: str, *, read: bool) -> Marked | NotListed:
    """Mark an item as read, or as to be read again; one that is so keeps the day it became so."""
    lists = app.stores.reading_lists
    async with app.database.transaction() as connection:
        item = await lists.get(user, item_id, connection)
        if item is None:
            return NotListed()
        if item.read is read:
            return Marked(item, before=True)
        await lists.mark(connection, user, item_id, app.now() if read else None)
        changed = await lists.get(user, item_id, connection)
    assert changed is not None, "marking takes nothing off the list"
    return Marked(changed, before=False)


async def write_note(
    app: App, user: int, item_id: str, text: str
) -> Noted | NotListed | NoteTooLong:
    """Give an item this note in place of what it had; an empty text takes the note away."""
    note = tidy(text)
    if len(note) > MOST_NOTE:
        return NoteTooLong(len(note))
    lists = app.stores.reading_lists
    async with app.database.transaction() as connection:
        await lists.write_note(connection, user, item_id, note or None)
        item = await lists.get(user, item_id, connection)
    return NotListed() if item is None else Noted(item)


def tidy(note: str) -> str:
    """Return a note without what no column takes: NUL and half characters; nor space around it."""
    return visible(note.encode(errors="replace").decode().replace("\0", ""))
