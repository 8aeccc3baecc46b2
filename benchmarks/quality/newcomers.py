"""A moderator's new entry: found among the rest at full strength, with five phrasings of its own?

Each of a sample of entries comes back as an overlay with five of its phrasings, of which nothing is
learned; then it is asked for by phrasings of its own that it doesn't have.
"""

from __future__ import annotations

import random
from dataclasses import replace
from typing import TYPE_CHECKING

from rich.table import Table

from benchmarks.quality.measures import top
from knowledge.entry import ElsewhereEntry
from knowledge.matching.confidence import family_of
from knowledge.matching.matcher import Matcher, build_matcher
from knowledge.matching.meaning import load_sense

if TYPE_CHECKING:
    from knowledge.entry import Entry, Library

SEED, SAMPLE, KNOWN, ASKED = 20261124, 40, 5, 10


def table(library: Library) -> Table:
    """Return top-1 and top-3 of the new entries' questions, by words alone and by meaning too."""
    title = f"new entries with {KNOWN} phrasings: {SAMPLE} entries, {ASKED} questions each"
    made = Table(title=title)
    for column in ("matcher", "the entry itself: top-1", "top-3", "or its record: top-1", "top-3"):
        made.add_column(column)
    base = build_matcher(library.entries, library.taxonomy)
    matchers = {"lexical": base}
    if sense := load_sense():
        matchers["with vectors"] = base.with_sense(sense)
    for name, matcher in matchers.items():
        pairs = [pair for one in _sample(library) for pair in _ranks(matcher, one)]
        strict, loose = zip(*pairs, strict=True)
        made.add_row(name, *(f"{top(ranks, n):.3f}" for ranks in (strict, loose) for n in (1, 3)))
    return made


def _sample(library: Library) -> list[Entry]:
    entries = [
        entry
        for entry in library.entries
        if not isinstance(entry, ElsewhereEntry) and len(entry.phrasings) >= KNOWN + ASKED
    ]
    return random.Random(SEED).sample(entries, SAMPLE)


def _ranks(matcher: Matcher, entry: Entry) -> list[tuple[int | None, int | None]]:
    """Return for each question the place of the entry, and of the first of its record."""
    texts = list(entry.phrasings)
    random.Random(entry.id).shuffle(texts)
    new = replace(entry, phrasings=tuple(texts[:KNOWN]))
    changed = matcher.with_changes([new])
    ranks = []
    for text in texts[KNOWN : KNOWN + ASKED]:
        found = [one.entry for one in changed.rank(changed.analyse(text)).field[:3]]
        itself = [one.id == entry.id for one in found]
        record = [family_of(one) == family_of(entry) for one in found]
        ranks.append((_place(itself), _place(record)))
    return ranks


def _place(right: list[bool]) -> int | None:
    return right.index(True) if True in right else None
