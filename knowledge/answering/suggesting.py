"""What else is worth reading for someone, by what they have on their list."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from knowledge.answer import Reading, Reason, ReasonKind
from knowledge.entry import Article, Publication, Tool

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from knowledge.entry import Entry, Taxonomy

MOST, MOST_THEMES = 3, 2
HALVED_AFTER = 10
"""What was added so many additions ago counts half."""
ORGANISATION = 0.5
"""What a shared organisation counts beside a shared theme."""


def suggest(
    listed: Sequence[Entry],
    entries: Iterable[Entry],
    taxonomy: Taxonomy,
    leave_out: Collection[str],
) -> tuple[Reading, ...]:
    """Return at most three records for who has `listed`, oldest addition first, each with why.

    What shares most of the list's themes comes first, then what is newest. Nothing of `leave_out`,
    and no event: whether that is still to come depends on the day.
    """
    themes, organisations = _weights(listed)
    scores: dict[str, float] = {}
    found: dict[str, Publication | Article | Tool] = {}
    for entry in entries:
        if not isinstance(entry, Publication | Article | Tool) or entry.id in leave_out:
            continue
        shared = sum(themes[own] for own in entry.themes if own in themes)
        if shared:
            known = sum(organisations[own] for own in entry.organisations if own in organisations)
            scores[entry.id] = shared + ORGANISATION * known
            found[entry.id] = entry
    ranked = sorted(found)
    ranked.sort(key=lambda own: str(found[own].published or ""), reverse=True)
    ranked.sort(key=lambda own: -scores[own])
    return tuple(
        Reading(found[own], _why(found[own], themes, organisations, taxonomy))
        for own in ranked[:MOST]
    )


def _weights(listed: Sequence[Entry]) -> tuple[dict[str, float], dict[str, float]]:
    """Return how much each theme and each organisation counts, late additions the most."""
    themes: defaultdict[str, float] = defaultdict(float)
    organisations: defaultdict[str, float] = defaultdict(float)
    for ago, entry in enumerate(reversed(listed)):
        weight = 0.5 ** (ago / HALVED_AFTER)
        for own in entry.themes:
            themes[own] += weight
        for own in entry.organisations:
            organisations[own] += weight
    return dict(themes), dict(organisations)


def _why(
    entry: Entry, themes: dict[str, float], organisations: dict[str, float], taxonomy: Taxonomy
) -> tuple[Reason, ...]:
    shared = sorted(
        (own for own in entry.themes if own in themes and own in taxonomy.themes),
        key=lambda own: (-themes[own], own),
    )
    of = (own for own in entry.organisations if own in organisations)
    known = [own for own in of if own in taxonomy.organisations]
    return (
        *(Reason(ReasonKind.THEME, taxonomy.themes[own].name) for own in shared[:MOST_THEMES]),
        *(Reason(ReasonKind.ORGANISATION, taxonomy.organisations[own].name) for own in known[:1]),
    )
