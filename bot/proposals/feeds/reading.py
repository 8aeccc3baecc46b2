"""From what was fetched to items, whichever kind of feed it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.proposals.feeds.errors import FeedError
from bot.proposals.feeds.plain_text import decoded

if TYPE_CHECKING:
    from datetime import datetime

    from bot.proposals.feeds.fetching import Fetched
    from bot.proposals.feeds.items import Item

_CALENDAR = "begin:vcalendar"


def items_of(fetched: Fetched, now: datetime) -> tuple[Item, ...]:
    """Return the items of a feed, each key once. Raises `FeedError` for what is no feed."""
    # Only the process that reads needs the parsers: the bot itself never loads them.
    from bot.proposals.feeds.calendars import calendared
    from bot.proposals.feeds.syndication import syndicated

    text = decoded(fetched.content, fetched.charset)
    try:
        if text.lstrip()[: len(_CALENDAR)].casefold() == _CALENDAR:
            found = calendared(text, now)
        else:
            found = syndicated(text, fetched.url)
    except FeedError:
        raise
    except Exception as error:  # whatever strangers' parsers raise over a stranger's file
        raise FeedError(f"can't be read as a feed ({type(error).__name__})") from error
    return tuple({item.key: item for item in reversed(found)}.values())[::-1]
