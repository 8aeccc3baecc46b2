"""What someone follows, and the news of it."""

from __future__ import annotations

from bot.actions import Action, verb


@verb("unfollow")
class Unfollow(Action):
    """Stop: follow it no longer."""

    kind: str
    subject: str


@verb("follows")
class Follows(Action):
    """Wat ik volg: a page of it, from 0; `key` is that of the news below which it stands."""

    page: str
    key: str = ""


@verb("news")
class NewsPage(Action):
    """Show a page, from 0, of the news that was told under `key`."""

    key: str
    page: str
