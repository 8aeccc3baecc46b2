"""What a channel is told of what is new."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PostPage:
    """Show a page, from 0, of the news that a channel was told under `key`."""

    key: str
    page: str


@dataclass(frozen=True, slots=True)
class AboutPost:
    """Over dit bericht: why the channel was told what stands in the post `key`."""

    key: str


@dataclass(frozen=True, slots=True)
class StopTelling:
    """Stop: tell the channel nothing more of the theme."""

    channel: str
    theme: str


ChannelNewsAction = PostPage | AboutPost | StopTelling

VERBS: dict[str, type[ChannelNewsAction]] = {
    "post": PostPage,
    "aboutpost": AboutPost,
    "untell": StopTelling,
}
