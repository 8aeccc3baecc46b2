"""Feeds as they are found: RSS and calendars with a few items, and what was fetched of them."""

from datetime import datetime
from typing import Any

from bot.proposals.feeds.fetching import Fetched
from bot.proposals.feeds.items import FeedItem
from bot.proposals.feeds.listing import Feed
from knowledge.entry import Kind
from tests.storage.builders import NOW

HERE = 7
URL = "https://example.org/feed"
BOMB = """<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "boem"><!ENTITY b "&a;&a;&a;">]>
<rss version="2.0"><channel><item><title>&b;</title></item></channel></rss>"""


def feed(**changes: Any) -> Feed:
    values: dict[str, Any] = {"url": URL, "kind": Kind.ARTICLE, "guild": HERE, "name": "Nieuws"}
    return Feed(**{**values, **changes})


def item(key: str = "a", **changes: Any) -> FeedItem:
    values: dict[str, Any] = {"key": key, "title": f"Titel {key}", "published": NOW}
    return FeedItem(**{**values, **changes})


def event(key: str = "a", **changes: Any) -> FeedItem:
    values: dict[str, Any] = {"key": key, "title": f"Feest {key}", "event": True}
    return FeedItem(**{**values, **changes})


def fetched(content: str | bytes, charset: str | None = None) -> Fetched:
    raw = content.encode() if isinstance(content, str) else content
    return Fetched(content=raw, charset=charset, url=URL)


def rss(*items: str) -> str:
    return f'<?xml version="1.0"?><rss version="2.0"><channel>{"".join(items)}</channel></rss>'


def article(own: str = "a", title: str = "", text: str = "Wat er is.", at: datetime = NOW) -> str:
    moment = at.strftime("%a, %d %b %Y %H:%M:%S GMT")
    return (
        f"<item><title>{title or f'Titel {own}'}</title><guid isPermaLink='false'>{own}</guid>"
        f"<link>https://example.org/{own}</link><description>{text}</description>"
        f"<pubDate>{moment}</pubDate></item>"
    )


def ics(*events: str) -> str:
    return "\r\n".join(("BEGIN:VCALENDAR", "VERSION:2.0", *events, "END:VCALENDAR", ""))


def vevent(own: str = "a", **lines: str) -> str:
    """A component of an evening in April; a line is replaced, or (empty) left out, by its name."""
    known = {
        "UID": own,
        "SUMMARY": f"Feest {own}",
        "DTSTART": "20250401T170000Z",
        "DTEND": "20250401T190000Z",
        "LOCATION": "Buurthuis",
        **{name.replace("_", "-"): value for name, value in lines.items()},
    }
    rows = (name + (row if row[0] in ";:" else f":{row}") for name, row in known.items() if row)
    return "\r\n".join(("BEGIN:VEVENT", *rows, "END:VEVENT"))
