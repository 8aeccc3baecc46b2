"""What a search lists: entries in which a word stands that was asked for, else what comes near."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from knowledge.language.function_words import FUNCTION_WORDS
from knowledge.matching.terms import stem_terms, terms_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from knowledge.answer import Match
    from knowledge.matching.matcher import Candidate
    from knowledge.matching.query import Query

NEAR = 0.25
"""How much of the words' characters must stand in an entry that holds none of the words.

Of words about neighbourhoods that stand nowhere eight in nine reach it in some entry, of words
about something else one in eighteen, of what is no word none. How near the meanings are doesn't
tell: what is no word comes as near as a word of the field.
"""


@dataclass(frozen=True, slots=True)
class Sought:
    """What a search lists, best first."""

    matches: tuple[Match, ...]
    literal: bool = True
    """Whether a word that was asked for stands in any of it; else it only comes near."""


def listed(query: Query, found: Iterable[Candidate]) -> tuple[tuple[Candidate, ...], bool]:
    """Return what to list of what was found, and whether a word that was asked for is in it."""
    found = tuple(found)
    if any(holds_a_word(query, one) for one in found):
        return found, True
    return tuple(one for one in found if one.channels["grams"] >= NEAR), False


def holds_a_word(query: Query, candidate: Candidate) -> bool:
    """Return whether an entry holds a word of the query, as written or mended, or a synonym.

    Words that say nothing of the subject count only where there are no others.
    """
    telling = [word for word in query.words if word not in FUNCTION_WORDS] or query.words
    read = [query.repaired.get(word, word) for word in telling]
    if candidate.index.holds(candidate.number, stem_terms([*telling, *read])).any():
        return True
    synonyms = (terms_of(synonym.stems) for _, synonym in query.synonyms)
    return any(candidate.index.holds(candidate.number, whole).all() for whole in synonyms)
