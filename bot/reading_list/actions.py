"""The own reading list: what stands on it, and what is done with it."""

from __future__ import annotations

from bot.actions import Action, verb


@verb("mylist")
class ListPage(Action):
    """Show a page, from 0, of the own list; empty parts are no filter.

    With `minutes` only a set that can be read in so many.
    """

    page: int = 0
    status: str = ""
    theme: str = ""
    sort: str = ""
    minutes: int | None = None


@verb("listed")
class ShowListed(Action):
    """Show `entry` as it stands on the own list."""

    entry: str


@verb("read")
class MarkRead(Action):
    """Gelezen."""

    entry: str


@verb("unread")
class MarkUnread(Action):
    """Toch nog lezen."""

    entry: str


@verb("note")
class WriteNote(Action):
    """Notitie: ask for a note on `entry`; also what the form with the note is submitted as."""

    entry: str


@verb("unlist")
class Remove(Action):
    """Verwijder: take `entry` off the own list."""

    entry: str


@verb("undo")
class Undo(Action):
    """Maak ongedaan: put back what was taken off under `key`."""

    key: str


@verb("empty")
class EmptyList(Action):
    """Leeg mijn lijst: take off everything, as asked at that moment (UTC seconds)."""

    asked_at: int


@verb("swap")
class Swap(Action):
    """Neem de nieuwe uitgave: the newest edition in the place of `entry` on the own list."""

    entry: str


@verb("remind")
class Remind(Action):
    """Herinner me over een week: at `entry`."""

    entry: str


@verb("unremind")
class CancelReminder(Action):
    """Annuleer: the reminder `key` doesn't come."""

    key: str


@verb("reminded")
class ReadReminded(Action):
    """Gelezen: what the reminder `key` was about."""

    key: str


@verb("snooze")
class Snooze(Action):
    """Nog een week: put off the reminder `key` that came."""

    key: str
