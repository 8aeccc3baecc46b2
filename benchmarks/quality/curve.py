"""What more phrasings add: the lexical matcher with a few of each entry, then with more."""

import random
from collections.abc import Sequence
from dataclasses import replace

from rich.table import Table

from benchmarks.quality.measures import top
from benchmarks.quality.sets import QuestionSet, is_right
from knowledge.entry import Entry, Library
from knowledge.matching.matcher import build_matcher

SEED = 20261124
STEPS = (4, 8, 16, 32, 64, 1000)


def table(library: Library, sets: Sequence[QuestionSet]) -> Table:
    """Return top-1 and top-3 by the most phrasings an entry has."""
    title = "phrasings an entry (by words alone): top-1 / top-3"
    made = Table("at most", *(one.name for one in sets), title=title)
    for most in STEPS:
        entries = [_shortened(entry, most) for entry in library.entries]
        matcher = build_matcher(entries, library.taxonomy)
        cells = []
        for one in sets:
            ranks = []
            for asked in one.ours:
                found = matcher.rank(matcher.analyse(asked.text)).field[:3]
                right = [is_right(candidate.entry, asked.expects) for candidate in found]
                ranks.append(right.index(True) if True in right else None)
            cells.append(f"{top(ranks, 1):.3f} / {top(ranks, 3):.3f}")
        made.add_row("all" if most == STEPS[-1] else str(most), *cells)
    return made


def _shortened(entry: Entry, most: int) -> Entry:
    texts = list(entry.phrasings)
    random.Random(f"{SEED} {entry.id}").shuffle(texts)
    return replace(entry, phrasings=tuple(texts[:most]))
