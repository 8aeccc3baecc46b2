"""What a feed brings, one value for an article as for an event, and what an entry has of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from bot.proposals.feeds.plain_text import one_line, plain, shortened
from knowledge.agenda import local
from knowledge.entry import Kind
from knowledge.fields import ENTRIES, SHORT, Field, Form
from knowledge.format.values import FIRST_YEAR, LAST_YEAR, WrongValueError, read_value

if TYPE_CHECKING:
    from bot.proposals.feeds.listing import Feed

LONGEST_KEY, LONGEST_TITLE, LONGEST_TEXT = 200, SHORT, 1500
_URL = Field(attribute="url", form=Form.URL, most=512)


@dataclass(frozen=True, slots=True, order=True)
class Version:
    """Which of two readings of an event is the newer one."""

    sequence: int = 0
    modified: int = 0
    """UTC seconds; 0 where it isn't said."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """An article or an event, as far as the feed tells; its texts are plain."""

    key: str
    """What tells it from the feed's others, now and later."""
    title: str
    text: str = ""
    link: str | None = None
    published: datetime | None = None
    event: bool = False
    start: date | datetime | None = None
    """In Dutch time."""
    end: date | datetime | None = None
    """The last day, or the moment, of an event."""
    place: str | None = None
    online: bool = False
    cancelled: bool = False
    version: Version = Version()


def fields_of(item: Item, feed: Feed) -> dict[str, Any]:
    """Return the fields of an entry that an item fills, besides its title, text and sources."""
    kind = Kind.EVENT if item.event else feed.kind
    found = {
        "url": item.link,
        "datum": local(item.published).date().isoformat() if item.published else None,
        "organisaties": [feed.organisation] if feed.organisation else None,
        "begin": None if item.start is None else _said(item.start),
        "einde": None if item.end is None else _said(item.end),
        "plaats": item.place,
        "online": item.online or None,
        "afgelast": item.cancelled or None,
    }
    known = ENTRIES[kind].fields
    return {key: value for key, value in found.items() if value is not None and key in known}


def key_of(own: str) -> str:
    """Return what a feed tells an item by, in a length that can be kept."""
    tidy = one_line(own)
    return tidy if len(tidy) <= LONGEST_KEY else sha256(tidy.encode()).hexdigest()


def title_of(text: str) -> str:
    """Return a title on one line."""
    return shortened(one_line(text), LONGEST_TITLE)


def text_of(text: str) -> str:
    """Return a text in paragraphs."""
    return shortened(plain(text), LONGEST_TEXT)


def link_of(url: str) -> str | None:
    """Return a link, if it is one that an entry can have."""
    if not url.isprintable():
        return None
    try:
        return str(read_value(_URL, url))
    except WrongValueError:
        return None


def dutch(when: date | datetime) -> date | datetime | None:
    """Return when something is in Dutch time, to the minute; None for a year that isn't meant."""
    if not FIRST_YEAR < when.year < LAST_YEAR:
        return None
    if not isinstance(when, datetime):
        return when
    return local(when).replace(second=0, microsecond=0, tzinfo=None)


def _said(when: date | datetime) -> str:
    return when.strftime("%Y-%m-%d %H:%M") if isinstance(when, datetime) else when.isoformat()
