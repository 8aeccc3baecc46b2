"""RSS and Atom to items."""

from __future__ import annotations

import calendar
import io
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

import feedparser

from bot.proposals.feeds.errors import FeedError
from bot.proposals.feeds.items import Item, key_of, link_of, text_of, title_of

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_ITEMS = 2000
_UTF_8 = "application/xml; charset=utf-8"


def syndicated(text: str, url: str) -> tuple[Item, ...]:
    """Return the items of a feed that is at `url`, in its order. Raises `FeedError`."""
    if "<!entity" in text.casefold():
        raise FeedError("defines entities, which no feed needs and a bomb is made of")
    # A stream: of bytes or text it would first try whether they are the name of a file.
    parsed = feedparser.parse(
        io.BytesIO(text.encode(errors="replace")),
        response_headers={"content-type": _UTF_8, "content-location": url},
    )
    if not parsed.get("version"):
        raise FeedError("is neither RSS, Atom nor iCalendar")
    return tuple(_items(parsed.entries[:MOST_ITEMS], url))


def _items(entries: list[Any], url: str) -> Iterator[Item]:
    for entry in entries:
        said = entry.get("link", "").strip()
        link = link_of(urljoin(url, said)) if said else None
        own = entry.get("id") or link
        text = text_of(_body(entry))
        title = title_of(entry.get("title", "")) or title_of(text)
        if own and title:
            yield Item(
                key=key_of(own), title=title, text=text, link=link, published=_published(entry)
            )


def _body(entry: Any) -> str:
    contents = [one.get("value", "") for one in entry.get("content", ())]
    return next(filter(None, (entry.get("summary", ""), *contents)), "")


def _published(entry: Any) -> datetime | None:
    moment = entry.get("published_parsed") or entry.get("updated_parsed")
    if moment is None:
        return None
    try:
        return datetime.fromtimestamp(calendar.timegm(moment), UTC)
    except (ValueError, OverflowError, OSError):  # a year that no clock knows
        return None
