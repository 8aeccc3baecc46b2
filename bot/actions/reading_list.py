"""The own reading list: what stands on it, and what is done with it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Keep:
    """Op leeslijst: put `entry` on the list of whoever presses."""

    entry: str


@dataclass(frozen=True, slots=True)
class ListPage:
    """Show a page, from 0, of the own list; empty parts are no filter, `minutes` no limit."""

    page: str
    status: str = ""
    theme: str = ""
    sort: str = ""
    minutes: str = ""


@dataclass(frozen=True, slots=True)
class ShowListed:
    """Show `entry` as it stands on the own list."""

    entry: str


@dataclass(frozen=True, slots=True)
class MarkRead:
    """Gelezen."""

    entry: str


@dataclass(frozen=True, slots=True)
class MarkUnread:
    """Toch nog lezen."""

    entry: str


@dataclass(frozen=True, slots=True)
class WriteNote:
    """Notitie: ask for a note on `entry`; also what the form with the note is submitted as."""

    entry: str


@dataclass(frozen=True, slots=True)
class Remove:
    """Verwijder: take `entry` off the own list."""

    entry: str


@dataclass(frozen=True, slots=True)
class Undo:
    """Maak ongedaan: put back what was taken off under `key`."""

    key: str


@dataclass(frozen=True, slots=True)
class EmptyList:
    """Leeg mijn lijst: take off everything, as asked at that moment (UTC seconds)."""

    asked_at: str


@dataclass(frozen=True, slots=True)
class Swap:
    """Neem de nieuwe uitgave: the newest edition in the place of `entry` on the own list."""

    entry: str


@dataclass(frozen=True, slots=True)
class Remind:
    """Herinner me over een week: at `entry`."""

    entry: str


ListAction = (
    Keep
    | ListPage
    | ShowListed
    | MarkRead
    | MarkUnread
    | WriteNote
    | Remove
    | Undo
    | EmptyList
    | Swap
    | Remind
)

VERBS: dict[str, type[ListAction]] = {
    "keep": Keep,
    "mylist": ListPage,
    "listed": ShowListed,
    "read": MarkRead,
    "unread": MarkUnread,
    "note": WriteNote,
    "unlist": Remove,
    "undo": Undo,
    "empty": EmptyList,
    "swap": Swap,
    "remind": Remind,
}
