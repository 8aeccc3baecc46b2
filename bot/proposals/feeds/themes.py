"""Which themes an item has, going by what the catalogue has that is like it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from knowledge.answer import Found, Question

if TYPE_CHECKING:
    from knowledge.catalogue import Catalogue

BEST = 3
"""So many of what ranks best are looked at."""


def themes_of(title: str, catalogue: Catalogue) -> tuple[str, ...]:
    """Return the ids of themes to suggest: those of what is surely about it, and of another too."""
    answer = catalogue.answer(Question(title))
    if not isinstance(answer, Found):
        return ()
    first, *others = (match.entry for match in answer.results[:BEST])
    return tuple(one for one in first.themes if any(one in other.themes for other in others))
