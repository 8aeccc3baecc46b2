"""A button is a value that lives for years: `Action` to a custom_id and back.

A custom_id reads `w1:verb:part:part`. A verb or the order of its parts never changes its meaning;
what changes gets a new verb, so that a button on an old message still does what it said.
"""

from collections.abc import Callable
from dataclasses import dataclass, fields
from datetime import UTC, datetime
from typing import Any, ClassVar, TypeVar, dataclass_transform

PREFIX = "w1"
LONGEST = 100
"""Discord's limit on a custom_id."""
_LAST_SECOND = 99_999_999_999
_DIGITS = 19
"""Of the largest number that a column takes."""


class Action:
    """What a button, a choice or a form asks for; its fields are `str`, `int` or `int | None`."""

    __slots__ = ()
    verb: ClassVar[str]
    parts: ClassVar[dict[str, Any]]
    """The type of each field, by its name."""


@dataclass(frozen=True, slots=True)
class EntryAction(Action):
    """An action about an entry, by its id."""

    entry: str


@dataclass(frozen=True, slots=True)
class KeyAction(Action):
    """An action about something that is kept under a random key."""

    key: str


A = TypeVar("A", bound=Action)
KINDS: dict[str, type[Action]] = {}
"""Every kind of action that was imported, by its verb."""


@dataclass_transform(frozen_default=True)
def verb(name: str) -> Callable[[type[A]], type[A]]:
    """Make a class of fields an action, known for ever by `name`."""

    def register(kind: type[A]) -> type[A]:
        action: Any = dataclass(frozen=True, slots=True)(kind)
        assert name not in KINDS, f"{name} is a verb already"
        action.verb, action.parts = name, {field.name: field.type for field in fields(action)}
        KINDS[name] = action
        return action  # type: ignore[no-any-return]  # of `kind`, with slots

    return register


def custom_id(action: Action) -> str:
    values = (getattr(action, name) for name in action.parts)
    parts = ["" if value is None else str(value) for value in values]
    assert not any(":" in part for part in parts), "a part with a colon can't be read back"
    text = ":".join((PREFIX, action.verb, *parts))
    assert len(text) <= LONGEST, f"a custom_id of {len(text)} characters"
    return text


def parse(text: str) -> Action | None:
    """Return the action of a custom_id, or None where it isn't one of ours or is broken."""
    prefix, _, rest = text.partition(":")
    verb, *parts = rest.split(":")
    kind = KINDS.get(verb)
    if prefix != PREFIX or kind is None:
        return None
    if len(parts) != len(kind.parts):
        return None
    try:
        return kind(*map(_read, kind.parts.values(), parts))
    except ValueError:
        return None


def moment_of(seconds: int) -> datetime:
    """Return the moment that a button says in UTC seconds; a forged one says any number."""
    return datetime.fromtimestamp(min(seconds, _LAST_SECOND), UTC)


def number_of(part: str) -> int:
    """Return the number that a part of a custom_id holds; 0 where it holds none."""
    return int(part) if part.isascii() and part.isdecimal() and len(part) <= 11 else 0


def _read(kind: Any, part: str) -> str | int | None:
    if kind is str:
        return part
    if not part and kind is not int:
        return None
    if not (part.isascii() and part.isdecimal() and len(part) <= _DIGITS):
        raise ValueError(part)
    return int(part)
