"""What changes on a reading list: kept, marked, noted, taken off and put back.

Each change is one transaction, and what comes of it holds the item as it stands from then on.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import Enum, auto

from bot.actions import Action, EntryAction, KeyAction, verb
from bot.app import App
from bot.reading_list.arrange import of_the_field
from knowledge.entry import Entry
from knowledge.language.normalising import visible
from storage.engine.transactions import Connection
from storage.questions import new_key
from storage.reading_lists import AddOutcome, ListedItem, UndoneRemoval

LIST_FULL = "Je leeslijst is vol. Haal er eerst iets af met /leeslijst verwijder."
CONFIRM_WITHIN = timedelta(minutes=10)
"""How long the button that empties a list does so without asking again."""


@verb("read")
class MarkRead(EntryAction):
    """Gelezen."""


@verb("unread")
class MarkUnread(EntryAction):
    """Toch nog lezen."""


@verb("note")
class WriteNote(EntryAction):
    """Notitie: ask for a note on `entry`; also what the form with the note is submitted as."""


@verb("unlist")
class Remove(EntryAction):
    """Verwijder: take `entry` off the own list."""


@verb("unkeep")
class RemoveAdded(Action):
    """Maak ongedaan: take off what was put on the own list at that moment (UTC seconds)."""

    added_at: int


@verb("undo")
class Undo(KeyAction):
    """Maak ongedaan: put back what was taken off under `key`."""


@verb("empty")
class EmptyList(Action):
    """Leeg mijn lijst: take off everything, as asked at that moment (UTC seconds)."""

    asked_at: int


class NotKept(Enum):
    NOT_FOUND = auto()
    """It can't be found here: archived, of another server, or it never was."""
    NOT_LISTED = auto()
    FULL = auto()


@dataclass(frozen=True, slots=True)
class Addition:
    """It is on the list; `again` where it was, `new_note` where one took the place of the old."""

    item: ListedItem
    again: bool = False
    new_note: bool = False


@dataclass(frozen=True, slots=True)
class Marking:
    """It is marked as asked; `before` where it was already, since the moment it says."""

    item: ListedItem
    before: bool


@dataclass(frozen=True, slots=True)
class NoteChange:
    """It has this note now, or none."""

    item: ListedItem


@dataclass(frozen=True, slots=True)
class Removal:
    """These are off the list, oldest addition first; `undo_key` brings them back for a while."""

    items: tuple[ListedItem, ...]
    undo_key: str


@dataclass(frozen=True, slots=True)
class AskAgain:
    """It was asked too long ago to empty a list of so many items by it."""

    count: int


Change = Addition | Marking | NoteChange | NotKept


async def keep(
    app: App, user: int, guild: int | None, item_id: str, note: str | None = None
) -> Addition | NotKept:
    """Put an entry that can be found at this server (None: in a DM) on the list of `user`.

    What is on it already stays so where it can't be found any more.
    """
    entry = of_the_field(app.catalogue.for_guild(guild).entries.get(item_id))
    if entry is None:
        listed = await app.stores.reading_lists.get(user, item_id)
        return NotKept.NOT_FOUND if listed is None else Addition(listed, again=True)
    written = tidy(note or "") or None
    async with app.database.transaction() as connection:
        added, item = await add_entry(app, connection, user, entry, written, app.now())
        if added is AddOutcome.FULL:
            return NotKept.FULL
    again = added is AddOutcome.AGAIN
    return Addition(item, again=again, new_note=again and written is not None)


async def keep_several(
    app: App, user: int, guild: int | None, item_ids: Sequence[str]
) -> tuple[Addition, ...] | NotKept:
    """Put these on the list of `user`, all at one moment; what can't be found is left out."""
    in_catalogue, now = app.catalogue.for_guild(guild).entries, app.now()
    entries = [entry for entry in map(of_the_field, map(in_catalogue.get, item_ids)) if entry]
    async with app.database.transaction() as connection:
        results = [await add_entry(app, connection, user, entry, None, now) for entry in entries]
    added = tuple(
        Addition(item, again=how is AddOutcome.AGAIN)
        for how, item in results
        if how is not AddOutcome.FULL
    )
    return added or (NotKept.FULL if results else NotKept.NOT_FOUND)


async def add_entry(
    app: App, connection: Connection, user: int, entry: Entry, note: str | None, now: datetime
) -> tuple[AddOutcome, ListedItem]:
    """Put an entry on the list of `user`, in the transaction of who calls; how it stands there."""
    lists = app.stores.reading_lists
    item = ListedItem(
        item_id=entry.id,
        title=entry.heading,
        url=entry.url,
        kind=entry.kind.value,
        added_at=now.replace(microsecond=0),  # as it is kept
        note=note,
    )
    added = await lists.add(connection, user, item)
    existing = await lists.get(user, entry.id, connection) if added is AddOutcome.AGAIN else None
    return added, existing or item


async def mark(app: App, user: int, item_id: str, *, read: bool) -> Marking | NotKept:
    """Mark an item as read, or as to be read again; one that is so keeps the day it became so."""
    async with app.database.transaction() as connection:
        item = await app.stores.reading_lists.get(user, item_id, connection)
        if item is None:
            return NotKept.NOT_LISTED
        before = item.read is read
        if not before:
            item = replace(item, read_at=app.now().replace(microsecond=0) if read else None)
            await app.stores.reading_lists.mark(connection, user, item_id, item.read_at)
    return Marking(item, before)


async def write_note(app: App, user: int, item_id: str, text: str) -> NoteChange | NotKept:
    """Give an item this note in place of what it had; an empty text takes the note away."""
    note = tidy(text) or None
    async with app.database.transaction() as connection:
        item = await app.stores.reading_lists.get(user, item_id, connection)
        if item is None:
            return NotKept.NOT_LISTED
        await app.stores.reading_lists.write_note(connection, user, item_id, note)
    return NoteChange(replace(item, note=note))


async def remove(app: App, user: int, item_id: str) -> Removal | NotKept:
    return await _take_off(app, user, lambda item: item.item_id == item_id)


async def remove_added(app: App, user: int, at: datetime) -> Removal | NotKept:
    return await _take_off(app, user, lambda item: item.added_at == at)


async def _take_off(app: App, user: int, goes: Callable[[ListedItem], bool]) -> Removal | NotKept:
    key, lists = new_key(), app.stores.reading_lists
    async with app.database.transaction() as connection:
        items = tuple(filter(goes, await lists.of_user(user, connection)))
        if not items:
            return NotKept.NOT_LISTED
        await lists.remove(connection, user, [item.item_id for item in items], key, app.now())
    return Removal(items, key)


async def empty(app: App, user: int, asked_at: datetime) -> Removal | AskAgain | NotKept:
    key, now = new_key(), app.now()
    lists = app.stores.reading_lists
    async with app.database.transaction() as connection:
        items = await lists.of_user(user, connection)
        if not items:
            return NotKept.NOT_LISTED
        if not asked_at <= now < asked_at + CONFIRM_WITHIN:
            return AskAgain(len(items))
        await lists.remove(connection, user, None, key, now)
    return Removal(items, key)


async def undo(app: App, user: int, undo_key: str) -> UndoneRemoval | None:
    """Put back what `user` took off under this key, reminders still to come included.

    None where it isn't theirs, was put back before, or was too long ago.
    """
    now = app.now()
    async with app.database.transaction() as connection:
        undone = await app.stores.reading_lists.undo(connection, user, undo_key, now)
        for reminder in undone.reminders if undone else ():
            if reminder.due_at > now:
                await app.stores.reminders.set(connection, reminder, now)
    return undone


def tidy(note: str) -> str:
    """A note without what no column takes: NUL and half characters; nor space around it."""
    return visible(note.encode(errors="replace").decode().replace("\0", ""))
