"""A draft reviewed: everything that a moderator should know before it is published."""

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
    """Return what saving the draft would mean for the catalogue; nothing in it forbids to save.

    An entry of the same id is the one being changed.
    """
    lost = tuple(one for one in regressions(draft, catalogue) if one.certain or one.lost)
    after = catalogue.with_changes([draft])
    return Review(
        draft=draft,
        same=shared_phrasings(draft, catalogue),
        alike=similar_entries(draft, catalogue),
        regressions=lost[:SHOWN],
        more_regressions=len(lost[SHOWN:]),
        taken=any(one.taken for one in lost),
        misses=ask_golden_questions((draft,), after).misses,
        missing=missing(draft),
        personal=tuple(
            dict.fromkeys(found for text in _texts(draft) for found in find_personal(text))
        ),
        level=reading_level(draft.body),
    )


def missing(draft: Entry) -> tuple[Missing, ...]:
    """Return what the draft lacks of what shipped entries have."""
    stated = not isinstance(draft, ElsewhereEntry)
    lacks = {
        Missing.ANSWER: not draft.body[0].strip(),
        Missing.SOURCE: stated and not draft.sources,
        Missing.THEMES: stated and not draft.themes,
        Missing.PHRASINGS: len(draft.phrasings) < PHRASINGS,
        Missing.GOLDEN: not draft.golden,
        Missing.CHECKED_ON: stated and seen_on(draft) is None,
    }
    return tuple(one for one, lacking in lacks.items() if lacking)


def _texts(draft: Entry) -> tuple[str, ...]:
    return (draft.heading, *draft.phrasings, *draft.golden, *draft.body)
