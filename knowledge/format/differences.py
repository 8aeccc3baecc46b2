"""The differences between two forms of an entry, field by field."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Difference:
    """A field that differs, by its Dutch key, with its texts in order; none where it is empty."""

    field: str
    before: tuple[str, ...]
    after: tuple[str, ...]

    @property
    def added(self) -> tuple[str, ...]:
        """The texts that are new."""
        return tuple(text for text in self.after if text not in self.before)

    @property
    def removed(self) -> tuple[str, ...]:
        """The texts that are gone."""
        return tuple(text for text in self.before if text not in self.after)


def differences(
    before: Mapping[str, Any] | None, after: Mapping[str, Any] | None
) -> tuple[Difference, ...]:
    """Return the fields that differ, in the order of the newer form, then those that are gone.

    None stands for an entry that doesn't exist.
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
