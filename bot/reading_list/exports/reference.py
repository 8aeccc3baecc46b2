"""What an export says of an item on a reading list: one bibliographic description.

Every text in it is clean (see `rendering.cleaning`): no control characters, line breaks only in the
summary and the note, and there as a line feed.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from typing import TYPE_CHECKING

from bot.dutch import ZONE
from bot.reading_list import exporting_texts as exporting
from knowledge.entry import PartialDate

if TYPE_CHECKING:
    from bot.reading_list.exports.names import PersonName
    from knowledge.entry import Kind

_ENDED = (".", "?", "!", "…", ":")


class Work(Enum):
    """What sort of work it is to whoever cites it.

    What an entry rests on, its evidence, says nothing of that: figures stand in reports, on pages
    and in dashboards alike.
    """

    REPORT = "report"
    PAGE = "page"
    EVENT = "event"
    ANSWER = "answer"


@dataclass(frozen=True, slots=True)
class Cited:
    """What an answer rests on."""

    name: str
    url: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """The description that all formats are written from."""

    id: str
    kind: Kind
    work: Work
    title: str
    subtitle: str | None = None
    authors: tuple[PersonName, ...] = ()
    organisations: tuple[str, ...] = ()
    container: str | None = None
    """The work that this is a part of."""
    published: PartialDate | None = None
    start: date | datetime | None = None
    end: date | datetime | None = None
    place: str | None = None
    url: str | None = None
    doi: str | None = None
    isbn: str | None = None
    pages: int | None = None
    minutes: int | None = None
    """How long the whole takes to read, where that is known."""
    abstract: str = ""
    themes: tuple[str, ...] = ()
    sources: tuple[Cited, ...] = ()
    remarks: tuple[str, ...] = ()
    """What no format has a field for."""
    note: str | None = None
    added: date
    read: date | None = None

    @property
    def full_title(self) -> str:
        """The title with the subtitle after a colon, unless the title ends in a mark."""
        if not self.subtitle:
            return self.title
        return f"{self.title}{' ' if self.title.endswith(_ENDED) else ': '}{self.subtitle}"

    @property
    def corporate_authors(self) -> tuple[str, ...]:
        """The organisations, where no person is named."""
        return () if self.authors else self.organisations

    @property
    def publisher(self) -> str:
        """The organisations in one field, as styles want several publishers."""
        return "; ".join(self.organisations)

    @property
    def days(self) -> tuple[date, ...]:
        """The first and the last day of an event, the one day, or none."""
        if self.start is None:
            return ()
        first, last = day_of(self.start), day_of(self.end or self.start)
        return (first, last) if last > first else (first,)

    @property
    def accessed(self) -> date:
        """When the reader saw it: read it, or else put it on the list."""
        return self.read or self.added

    @property
    def all_remarks(self) -> tuple[str, ...]:
        """The remarks and the sources, a line each."""
        return (*self.remarks, *(exporting.source(one.name, one.url) for one in self.sources))


def day_of(when: date | datetime) -> date:
    """Return the day of a moment, in the Netherlands where it says its zone."""
    if not isinstance(when, datetime):
        return when
    return (when.astimezone(ZONE) if when.tzinfo else when).date()


def partial(day: date) -> PartialDate:
    """Return a day as a date that is wholly known."""
    return PartialDate(day.year, day.month, day.day)
