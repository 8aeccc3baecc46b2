"""A button is a value that lives for years: `Action` to a custom_id and back.

A custom_id reads `w1:verb:part:part`. A verb or the order of its parts never changes its meaning;
what changes gets a new verb, so that a button on an old message still does what it said.
"""

from __future__ import annotations

from dataclasses import dataclass, fields

PREFIX = "w1"
LONGEST = 100
"""Discord's limit on a custom_id."""


@dataclass(frozen=True, slots=True)
class Share:
    """Deel in kanaal: post the answer that `entry` gave to the question kept under `key`."""

    key: str
    entry: str


@dataclass(frozen=True, slots=True)
class Useful:
    """Nuttig."""

    key: str
    entry: str


@dataclass(frozen=True, slots=True)
class NotUseful:
    """Niet nuttig: asks for the reason."""

    key: str
    entry: str


@dataclass(frozen=True, slots=True)
class WhyNot:
    """A reason why an answer was no use; `reason` is one of `bot.texts.feedback.REASONS`."""

    key: str
    reason: str
    entry: str


@dataclass(frozen=True, slots=True)
class AskHuman:
    """Vraag een mens."""

    key: str


@dataclass(frozen=True, slots=True)
class Choose:
    """A suggestion: show `entry` as the answer to the question kept under `key`."""

    key: str
    entry: str


@dataclass(frozen=True, slots=True)
class Show:
    """Show an entry, wherever it was listed."""

    entry: str


@dataclass(frozen=True, slots=True)
class Page:
    """Show a page, from 0, of the search kept under `key`."""

    key: str
    page: str


@dataclass(frozen=True, slots=True)
class ShowTheme:
    """Show a theme."""

    theme: str


Action = Share | Useful | NotUseful | WhyNot | AskHuman | Choose | Show | Page | ShowTheme

VERBS: dict[str, type[Action]] = {
    "share": Share,
    "useful": Useful,
    "notuseful": NotUseful,
    "why": WhyNot,
    "human": AskHuman,
    "choose": Choose,
    "show": Show,
    "page": Page,
    "theme": ShowTheme,
}
_NAMES = {kind: verb for verb, kind in VERBS.items()}


def custom_id(action: Action) -> str:
    """Return the action as a custom_id."""
    parts = [str(getattr(action, field.name)) for field in fields(action)]
    assert not any(":" in part for part in parts), "a part with a colon can't be read back"
    text = ":".join((PREFIX, _NAMES[type(action)], *parts))
    assert len(text) <= LONGEST, f"a custom_id of {len(text)} characters"
    return text


def parse(text: str) -> Action | None:
    """Return the action of a custom_id, or None where it isn't one of ours or is broken."""
    prefix, _, rest = text.partition(":")
    verb, *parts = rest.split(":")
    kind = VERBS.get(verb)
    if prefix != PREFIX or kind is None or len(parts) != len(fields(kind)):
        return None
    return kind(*parts)
