"""An item of a feed, an article or an event, with plain text; and its parts made fit to keep."""

import codecs
import re
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from html.parser import HTMLParser
from typing import Any

from bot.dutch import clean, cut
from bot.proposals.feeds.listing import Feed
from knowledge.agenda import local
from knowledge.entry import Kind
from knowledge.format.fields import ENTRIES, SHORT, Field, FieldForm
from knowledge.format.values import WrongValueError, read_value

LONGEST_KEY, LONGEST_TITLE, LONGEST_TEXT = 200, SHORT, 1500
_URL = Field(attribute="url", form=FieldForm.URL, most=512)
_UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u2060"))
"""Invisible marks between letters that say where a word may be broken."""
_MOST_READ = 50_000
"""Characters of a text that are read at most."""
_MARKED = re.compile(r"</?[a-zA-Z][^<>]*>|&(?:#\d+|#[xX][0-9a-fA-F]+|[a-zA-Z]+);")
_NOT_TEXT = frozenset({"script", "style", "template", "noscript", "title", "svg"})
_BREAKS = frozenset(
    {"p", "br", "div", "li", "ul", "ol", "tr", "table", "blockquote", "hr", "section", "article"}
    | {f"h{level}" for level in range(1, 7)}
)


def decode(content: bytes, charset: str | None) -> str:
    """Return the text of a file; what it says of its encoding is often wrong.

    What can be read as UTF-8 is UTF-8. Anything else is taken for Windows-1252, or for ISO-8859-15
    where it says so: that has the euro sign elsewhere.
    """
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return content.decode("utf-16", "replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        label = f"{charset} {content[:200].partition(b'?>')[0].decode('ascii', 'replace')}"
        return content.decode("iso8859-15" if "8859-15" in label else "cp1252", "replace")


def plain_text(text: str) -> str:
    text = text[:_MOST_READ]
    if _MARKED.search(text):
        reader = _Reader()
        reader.feed(text)
        reader.close()
        text = "".join(reader.parts)
    lines = (" ".join(line.split()) for line in text.translate(_UNSEEN).splitlines())
    return clean("\n".join(lines))


def plain_line(text: str) -> str:
    return " ".join(plain_text(text).split())


class _Reader(HTMLParser):
    """Collects the text of HTML: no scripts, a line for each block."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._within = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002  (as its base has it)
        if tag in _NOT_TEXT:
            self._within += 1
        self._break(tag)

    def handle_startendtag(self, tag: str, attrs: object) -> None:  # noqa: ARG002  (likewise)
        self._break(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in _NOT_TEXT and self._within:
            self._within -= 1
        self._break(tag)

    def handle_data(self, data: str) -> None:
        if not self._within:
            self.parts.append(" ".join(data.split("\n")))

    def _break(self, tag: str) -> None:
        if tag in _BREAKS:
            self.parts.append("\n" if tag in ("br", "li", "tr") else "\n\n")


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedItem:
    """An article or an event; its texts are plain."""

    key: str
    """What tells it from the feed's other items, now and later."""
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


def fields_of(item: FeedItem, feed: Feed) -> dict[str, Any]:
    kind = Kind.EVENT if item.event else feed.kind
    fields = {
        "url": item.link,
        "datum": local(item.published).date().isoformat() if item.published else None,
        "organisaties": [feed.organisation] if feed.organisation else None,
        "begin": None if item.start is None else _as_written(item.start),
        "einde": None if item.end is None else _as_written(item.end),
        "plaats": item.place,
        "online": item.online or None,
        "afgelast": item.cancelled or None,
    }
    keys = ENTRIES[kind].fields
    return {key: value for key, value in fields.items() if value is not None and key in keys}


def key_of(text: str) -> str:
    tidy = plain_line(text)
    return tidy if len(tidy) <= LONGEST_KEY else sha256(tidy.encode()).hexdigest()


def title_of(text: str) -> str:
    return cut(plain_line(text), LONGEST_TITLE)


def text_of(text: str) -> str:
    return cut(plain_text(text), LONGEST_TEXT)


def link_of(url: str) -> str | None:
    """Return the link if an entry can have it."""
    if not url.isprintable():
        return None
    try:
        return str(read_value(_URL, url))
    except WrongValueError:
        return None


def _as_written(when: date | datetime) -> str:
    return when.strftime("%Y-%m-%d %H:%M") if isinstance(when, datetime) else when.isoformat()
