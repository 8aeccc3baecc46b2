"""A value together with the place it was read from, so that a fault can name its line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from knowledge.faults import Place


@dataclass(frozen=True, slots=True)
class Located:
    """Text, a list or a mapping as it was written, or None; every scalar is text."""

    value: str | list[Located] | dict[str, Located] | None
    place: Place
