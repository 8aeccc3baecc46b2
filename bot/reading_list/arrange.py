"""A reading list as it is read: its items and what is known of them here, filtered and sorted."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.actions import Action, EntryAction, verb
from bot.app import App
from knowledge.answering.reading_time import ReadingTime, reading_time
from knowledge.catalogue import Catalogue
from knowledge.entry import ElsewhereEntry, Entry, QuestionEntry, Record
from storage.reading_lists import ListedItem


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
class ShowListed(EntryAction):
    """Show `entry` as it stands on the own list."""


@verb("sortlist")
class AskOrder(Action):
    """Sorteer: ask in which order to show the own list, filtered as it is."""

    status: str = ""
    theme: str = ""
    minutes: int | None = None


@verb("askexport")
class AskFormat(Action):
    """Exporteer: ask as which sort of file."""


@verb("export")
class ExportAs(Action):
    """Give the own list as a file of this `bot.reading_list.exports.export.Format`."""

    wanted: str


class Status(StrEnum):
    UNREAD = "unread"
    READ = "read"


class Sort(StrEnum):
    ADDED = "added"
    YEAR = "year"
    TIME = "time"
    THEME = "theme"


@dataclass(frozen=True, slots=True)
class ReadingItem:
    """An item of a list; `entry` is None where it can't (any more) be found here."""

    listed: ListedItem
    entry: QuestionEntry | Record | None = None
    newer: QuestionEntry | Record | None = None
    """Its newest edition, where there is a newer one that isn't on the list."""

    @property
    def id(self) -> str:
        return self.listed.item_id

    @property
    def title(self) -> str:
        return self.entry.heading if self.entry else self.listed.title

    @property
    def url(self) -> str | None:
        return self.entry.url if self.entry else self.listed.url

    @property
    def time(self) -> ReadingTime | None:
        """How long it takes to read, or only its summary; None where nothing is known here."""
        return reading_time(self.entry) if self.entry else None

    @property
    def minutes(self) -> int:
        return self.time.minutes if self.time else 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """What of a list is shown, in order, and what all of that adds up to."""

    items: tuple[ReadingItem, ...]
    total: int
    """How many items the whole list has."""
    shortest: ReadingItem | None = None
    """Where a time was given in which nothing can be read: what takes the least."""

    @property
    def unread(self) -> int:
        return sum(not item.listed.read for item in self.items)


async def items_of(app: App, user: int, guild: int | None) -> tuple[ReadingItem, ...]:
    return look_up(await app.stores.reading_lists.of_user(user), app.catalogue.for_guild(guild))


def look_up(items: Sequence[ListedItem], catalogue: Catalogue) -> tuple[ReadingItem, ...]:
    ids = {item.item_id for item in items}
    reading_items = []
    for item in items:
        newest = of_the_field(catalogue.newest_edition(item.item_id))
        newer = None if newest is None or newest.id in ids else newest
        entry = of_the_field(catalogue.entries.get(item.item_id))
        reading_items.append(ReadingItem(item, entry, newer))
    return tuple(reading_items)


def of_the_field(entry: Entry | None) -> QuestionEntry | Record | None:
    """What can be kept on a list: all but what points the way elsewhere."""
    return None if isinstance(entry, ElsewhereEntry) else entry


def arrange(items: Sequence[ReadingItem], page: ListPage, catalogue: Catalogue) -> Contents:
    admitted: Sequence[ReadingItem] = [item for item in items if _admits(page, item)]
    shortest = None
    if page.minutes is not None:
        timed = [item for item in admitted if item.time is not None]
        shortest = min(timed, key=lambda item: (item.listed.read, item.minutes), default=None)
        admitted = fitting_in(admitted, page.minutes)
    return Contents(
        items=tuple(_sorted(admitted[::-1], page.sort, catalogue)),
        total=len(items),
        shortest=None if admitted else shortest,
    )


def fitting_in(items: Iterable[ReadingItem], minutes: int) -> tuple[ReadingItem, ...]:
    """What can be read in so many minutes, as full as can be: what is unread goes first.

    Only what has a known time. What was read before fills what is left.
    """
    timed = [item for item in items if item.time is not None]
    chosen = set()
    for read in (False, True):
        group = [item for item in timed if item.listed.read is read]
        fitting = [group[place] for place in fit([item.minutes for item in group], minutes)]
        chosen |= {item.id for item in fitting}
        minutes -= sum(item.minutes for item in fitting)
    return tuple(item for item in timed if item.id in chosen)


def fit(minutes: Sequence[int], most: int) -> tuple[int, ...]:
    """The places, ascending, of what together takes as much of `most` minutes as possible.

    Of all sets that take as much it is the one with the first, then the second, … in it. Exact: the
    sums that can be made are the bits of a number, so that a thousand things take milliseconds.
    """
    assert all(time > 0 for time in minutes), "everything takes time to read"
    if most < 1:
        return ()
    within = (1 << (most + 1)) - 1
    sums = [1]
    """From the last thing back: which sums it and those after it can make."""
    for time in reversed(minutes):
        sums.append((sums[-1] | sums[-1] << time) & within if time <= most else sums[-1])
    sums.reverse()
    left = sums[0].bit_length() - 1
    chosen = []
    for place, time in enumerate(minutes):
        if time <= left and sums[place + 1] >> (left - time) & 1:
            chosen.append(place)
            left -= time
    return tuple(chosen)


def _admits(page: ListPage, item: ReadingItem) -> bool:
    if page.status in set(Status) and item.listed.read is not (page.status == Status.READ):
        return False
    return not page.theme or (item.entry is not None and page.theme in item.entry.themes)


def _sorted(items: Sequence[ReadingItem], sort: str, catalogue: Catalogue) -> Sequence[ReadingItem]:
    """Items that came newest addition first in another order; as they came where equal."""
    match sort:
        case Sort.YEAR:
            return sorted(items, key=_published, reverse=True)
        case Sort.TIME:
            return sorted(items, key=lambda item: (item.time is None, item.minutes))
        case Sort.THEME:
            return sorted(items, key=lambda item: _first_theme(item, catalogue))
        case _:
            return items


def _published(item: ReadingItem) -> str:
    return str(item.entry.published or "") if item.entry else ""


def _first_theme(item: ReadingItem, catalogue: Catalogue) -> tuple[bool, str]:
    themes = map(catalogue.taxonomy.themes.get, item.entry.themes if item.entry else ())
    name = next((theme.name for theme in themes if theme), "")
    return (not name, name)
