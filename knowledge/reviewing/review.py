"""The review of a draft: everything that a moderator should know before publishing it."""

from knowledge.catalogue import Catalogue
from knowledge.entry import ElsewhereEntry, Entry
from knowledge.personal.scrubbing import find_personal
from knowledge.reading_level import reading_level
from knowledge.reviewing.golden import ask_golden_questions
from knowledge.reviewing.likeness import shared_phrasings, similar_entries
from knowledge.reviewing.regressions import regressions
from knowledge.reviewing.values import Missing, Review
from knowledge.upkeep import seen_on

PHRASINGS = 5
"""An entry with fewer is hard to find by other words than its own."""
SHOWN = 10
"""How many regressions a review names."""


def review(draft: Entry, catalogue: Catalogue) -> Review:
    """Return what publishing the draft would mean for the catalogue; none of it forbids that.

    An entry of the same id is the one being changed.
    """
    found = [each for each in regressions(draft, catalogue) if each.certain or each.lost]
    after = catalogue.with_changes([draft])
    return Review(
        draft=draft,
        same=shared_phrasings(draft, catalogue),
        alike=similar_entries(draft, catalogue),
        regressions=tuple(found[:SHOWN]),
        more_regressions=len(found[SHOWN:]),
        taken=any(regression.taken for regression in found),
        misses=ask_golden_questions((draft,), after).misses,
        missing=missing(draft),
        personal=tuple(
            dict.fromkeys(personal for text in _texts(draft) for personal in find_personal(text))
        ),
        level=reading_level(draft.body),
    )


def missing(draft: Entry) -> tuple[Missing, ...]:
    """Return the parts of shipped entries that the draft doesn't have."""
    stated = not isinstance(draft, ElsewhereEntry)
    lacks = {
        Missing.ANSWER: not draft.body[0].strip(),
        Missing.SOURCE: stated and not draft.sources,
        Missing.THEMES: stated and not draft.themes,
        Missing.PHRASINGS: len(draft.phrasings) < PHRASINGS,
        Missing.GOLDEN: not draft.golden,
        Missing.CHECKED_ON: stated and seen_on(draft) is None,
    }
    return tuple(part for part, lacking in lacks.items() if lacking)


def _texts(draft: Entry) -> tuple[str, ...]:
    return (draft.heading, *draft.phrasings, *draft.golden, *draft.body)
