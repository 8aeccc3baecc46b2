"""What changed from one form of an entry to another, field by field, as a reader would tell it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Difference:
    """One field that isn't the same, by its Dutch key; texts in order, none where it was empty."""

    field: str
    before: tuple[str, ...]
    after: tuple[str, ...]

    @property
    def added(self) -> tuple[str, ...]:
        """What stands there now and didn't."""
        return tuple(text for text in self.after if text not in self.before)

    @property
    def removed(self) -> tuple[str, ...]:
        """What stood there and doesn't any more."""
        return tuple(text for text in self.before if text not in self.after)


def differences(
    before: Mapping[str, Any] | None, after: Mapping[str, Any] | None
) -> tuple[Difference, ...]:
    """Return the fields that aren't the same, in the order of the newer form, then what is gone.

    None is an entry that isn't there.
    """
    old, new = before or {}, after or {}
    keys = dict.fromkeys((*new, *old))
    texts = ((key, _texts(old.get(key)), _texts(new.get(key))) for key in keys)
    return tuple(Difference(key, was, now) for key, was, now in texts if was != now)


def _texts(value: object) -> tuple[str, ...]:
    """Return the texts of a field; a source is one text."""
    if value is None:
        return ()
    rows = value if isinstance(value, list) else [value]
    return tuple(", ".join(_parts(row)) for row in rows)


def _parts(row: object) -> Iterator[str]:
    values = row.values() if isinstance(row, dict) else (row,)
    for value in values:
        yield str(value).lower() if isinstance(value, bool) else str(value)
