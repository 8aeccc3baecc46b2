"""A reading list as it is read: its items and what is known of them here, filtered and sorted."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, assert_never

from bot.reading_list.fitting import fit
from knowledge.entry import ElsewhereEntry
from knowledge.reading_time import ReadingTime, reading_time

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from bot.app import App
    from knowledge.answer import Reading
    from knowledge.catalogue import Catalogue
    from knowledge.entry import Entry, QuestionEntry, Record
    from storage.reading_lists import ListedItem


class Status(StrEnum):
    """Which items of a list to show."""

    UNREAD = "unread"
    READ = "read"


class Sort(StrEnum):
    """In which order to show them."""

    ADDED = "added"
    YEAR = "year"
    TIME = "time"
    THEME = "theme"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What of a list to show, and how; None is anything."""

    status: Status | None = None
    theme: str | None = None
    sort: Sort = Sort.ADDED
    minutes: int | None = None
    """Only a set that can be read in so many minutes."""


@dataclass(frozen=True, slots=True)
class Shelved:
    """An item of a list; `entry` is None where it can't (any more) be found here."""

    item: ListedItem
    entry: QuestionEntry | Record | None = None
    newer: QuestionEntry | Record | None = None
    """Its newest edition, where there is a newer one that isn't on the list."""

    @property
    def title(self) -> str:
        return self.entry.heading if self.entry else self.item.title

    @property
    def url(self) -> str | None:
        return self.entry.url if self.entry else self.item.url

    @property
    def time(self) -> ReadingTime | None:
        """How long it takes to read, or only its summary; None where nothing is known here."""
        return reading_time(self.entry) if self.entry else None

    @property
    def minutes(self) -> int:
        """Those of `time`, 0 where it isn't known."""
        return self.time.minutes if self.time else 0


@dataclass(frozen=True, slots=True)
class Placed:
    """One item of a list, and what else is worth reading for who has that list."""

    one: Shelved
    also: tuple[Reading, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """What of a list is shown, in order, and what all of that adds up to."""

    shown: Shown
    items: tuple[Shelved, ...]
    listed: int
    """How many items the whole list has."""
    shortest: Shelved | None = None
    """Where a time was given in which nothing can be read: what takes the least."""
    also: tuple[Reading, ...] = ()
    """What else is worth reading for who has this list."""

    @property
    def unread(self) -> int:
        return sum(not one.item.read for one in self.items)


async def read_shelf(app: App, catalogue: Catalogue, user: int, shown: Shown) -> Shelf:
    """Return the list of `user` as it is to be shown."""
    return arrange(
        shelve(await app.stores.reading_lists.of_user(user), catalogue), shown, catalogue
    )


async def read_item(app: App, catalogue: Catalogue, user: int, item_id: str) -> Placed | None:
    """Return one item of the list of `user` with what goes with it; None where it isn't on it."""
    items = await app.stores.reading_lists.of_user(user)
    found = next((one for one in shelve(items, catalogue) if one.item.item_id == item_id), None)
    return Placed(found, _also(items, catalogue)) if found else None


async def titles_of_theme(app: App, catalogue: Catalogue, user: int, theme: str) -> tuple[str, ...]:
    """Return the titles of what the list of `user` has of a theme, newest addition first."""
    shelf = await read_shelf(app, catalogue, user, Shown(theme=theme))
    return tuple(one.title for one in shelf.items)


def shelve(items: Iterable[ListedItem], catalogue: Catalogue) -> tuple[Shelved, ...]:
    """Return the items, in their order, beside what the catalogue knows of them."""
    items = tuple(items)
    listed = {item.item_id for item in items}
    return tuple(
        Shelved(
            item,
            _of_the_field(catalogue.entries.get(item.item_id)),
            _unlisted(_of_the_field(catalogue.newest_edition(item.item_id)), listed),
        )
        for item in items
    )


def arrange(items: Iterable[Shelved], shown: Shown, catalogue: Catalogue) -> Shelf:
    """Return the shelf of items that came oldest addition first."""
    items = tuple(items)
    kept = tuple(one for one in items if _admits(shown, one))
    shortest = None
    if shown.minutes is not None:
        fitting = fitting_in(kept, shown.minutes)
        shortest = None if fitting else _shortest(kept)
        kept = fitting
    ordered = _sorted(list(reversed(kept)), shown.sort, catalogue)
    return Shelf(
        shown=shown,
        items=tuple(ordered),
        listed=len(items),
        shortest=shortest,
        also=_also((one.item for one in items), catalogue),
    )


def fitting_in(items: Iterable[Shelved], minutes: int) -> tuple[Shelved, ...]:
    """Return what can be read in so many minutes, as full as can be: what is unread goes first.

    Only what has a known time. What was read before fills what is left.
    """
    timed = [one for one in items if one.time is not None]
    chosen = set()
    for read in (False, True):
        group = [one for one in timed if one.item.read is read]
        fitting = [group[place] for place in fit([one.minutes for one in group], minutes)]
        chosen |= {one.item.item_id for one in fitting}
        minutes -= sum(one.minutes for one in fitting)
    return tuple(one for one in timed if one.item.item_id in chosen)


def _also(items: Iterable[ListedItem], catalogue: Catalogue) -> tuple[Reading, ...]:
    return catalogue.suggest([item.item_id for item in items])


def _of_the_field(entry: Entry | None) -> QuestionEntry | Record | None:
    return None if isinstance(entry, ElsewhereEntry) else entry


def _unlisted(
    entry: QuestionEntry | Record | None, listed: Collection[str]
) -> QuestionEntry | Record | None:
    return None if entry is None or entry.id in listed else entry


def _admits(shown: Shown, one: Shelved) -> bool:
    if shown.status is not None and one.item.read is not (shown.status is Status.READ):
        return False
    return shown.theme is None or (one.entry is not None and shown.theme in one.entry.themes)


def _shortest(items: Iterable[Shelved]) -> Shelved | None:
    timed = [one for one in items if one.time is not None]
    return min(timed, key=lambda one: (one.item.read, one.minutes), default=None)


def _sorted(items: list[Shelved], sort: Sort, catalogue: Catalogue) -> list[Shelved]:
    """Return items that came newest addition first in another order; as they came where equal."""
    match sort:
        case Sort.ADDED:
            return items
        case Sort.YEAR:
            return sorted(items, key=_date, reverse=True)
        case Sort.TIME:
            return sorted(items, key=lambda one: (one.time is None, one.minutes))
        case Sort.THEME:
            return sorted(items, key=lambda one: _theme(one, catalogue))
        case _:
            assert_never(sort)


def _date(one: Shelved) -> str:
    return str(one.entry.published or "") if one.entry else ""


def _theme(one: Shelved, catalogue: Catalogue) -> tuple[bool, str]:
    """Return the name of the first theme, what has none last."""
    known = catalogue.taxonomy.themes
    names = [known[own].name for own in (one.entry.themes if one.entry else ()) if own in known]
    return (not names, names[0] if names else "")
