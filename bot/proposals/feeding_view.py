"""What a feed tells besides its texts, for the moderators who decide about it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.cards.fields import LABELS
from bot.dutch import cut, joined, one_line
from bot.proposals import texts
from bot.view import Section
from knowledge.drafting.typed import written
from knowledge.entry import Kind
from knowledge.fields import ENTRIES, KIND_KEY

if TYPE_CHECKING:
    from knowledge.catalogue import Catalogue
    from storage.proposals import Proposal

LONGEST = 300
_SHAPE = ENTRIES[Kind.EVENT].fields
"""An event has every field that a feed fills."""


def found_sections(proposal: Proposal, catalogue: Catalogue) -> tuple[Section, ...]:
    """Return what a feed tells of a proposal, a line for each field; none where it's no feed's."""
    lines = tuple(
        texts.found_line(LABELS[key].text, _shown(key, value, catalogue))
        for key, value in proposal.found.items()
        if key in _SHAPE and value != proposal.texts.source
    )
    heading = texts.FOUND if proposal.item_id is None else texts.FOUND_CHANGED
    return (Section(heading, lines=lines),) if lines else ()


def _shown(key: str, value: Any, catalogue: Catalogue) -> str:
    if value is None:
        return texts.FOUND_GONE
    said = written({KIND_KEY: Kind.EVENT.value, key: value}, key, catalogue)
    several = isinstance(value, list)
    return cut(joined(tuple(said.splitlines())) if several else one_line(said), LONGEST)
