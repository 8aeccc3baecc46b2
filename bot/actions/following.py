"""What someone follows, and the news of it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Follow:
    """Volg: a `kind` of `storage.follows.SubjectKind` and an id."""

    kind: str
    subject: str


@dataclass(frozen=True, slots=True)
class Unfollow:
    """Stop: follow it no longer."""

    kind: str
    subject: str


@dataclass(frozen=True, slots=True)
class FollowFrom:
    """Volg: ask what of `entry` to follow."""

    entry: str


@dataclass(frozen=True, slots=True)
class Follows:
    """Wat ik volg: a page of it, from 0; `key` is that of the news below which it stands."""

    page: str
    key: str = ""


@dataclass(frozen=True, slots=True)
class NewsPage:
    """Show a page, from 0, of the news that was told under `key`."""

    key: str
    page: str


FollowAction = Follow | Unfollow | FollowFrom | Follows | NewsPage

VERBS: dict[str, type[FollowAction]] = {
    "follow": Follow,
    "unfollow": Unfollow,
    "followfrom": FollowFrom,
    "follows": Follows,
    "news": NewsPage,
}
