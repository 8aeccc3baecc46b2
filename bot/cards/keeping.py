"""What of a message can be kept on a reading list without opening it first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.cards.actions import Keep
from bot.view import Choice
from knowledge.entry import ElsewhereEntry

if TYPE_CHECKING:
    from collections.abc import Iterable

    from knowledge.entry import Entry


def to_keep(entries: Iterable[Entry]) -> tuple[Choice, ...]:
    """Return what keeps each of these; what isn't of the field can't be kept."""
    return tuple(
        Choice(one.heading, Keep(one.id)) for one in entries if not isinstance(one, ElsewhereEntry)
    )
