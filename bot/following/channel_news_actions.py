"""What a channel is told of what is new."""

from __future__ import annotations

from bot.actions import Action, verb


@verb("post")
class PostPage(Action):
    """Show a page, from 0, of the news that a channel was told under `key`."""

    key: str
    page: str


@verb("aboutpost")
class AboutPost(Action):
    """Over dit bericht: why the channel was told what stands in the post `key`."""

    key: str


@verb("untell")
class StopTelling(Action):
    """Stop: tell the channel nothing more of the theme."""

    channel: str
    theme: str
