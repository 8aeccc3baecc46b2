"""How well new entries are found: a fifth of all comes back with five phrasings and new ids.

A family (a record with the questions that lead to it) is taken out and laid on top, as if
moderators had added it. Questions for these entries show whether a new entry is found; questions
for the others show what that costs them.
"""

import random
from collections.abc import Sequence
from dataclasses import replace

from rich.table import Table

from benchmarks.quality.measures import share
from benchmarks.quality.sets import Asked, QuestionSet, is_right
from knowledge.entry import ElsewhereEntry, Entry, Library
from knowledge.matching.confidence import family_of
from knowledge.matching.matcher import Matcher, build_matcher
from knowledge.matching.meaning import load_sense

SEED, SHARE, KNOWN = 20261130, 5, 5
NEW = "nieuw-"


def table(library: Library, sets: Sequence[QuestionSet]) -> Table:
    """Return how many questions find their entry first, before and after, by both matchers."""
    new, rest = _split(library.entries)
    gone = {entry.id for entry in new}
    theirs, others = _questions(library, sets, gone)
    columns = (f"for new entries ({len(theirs)})", f"for the others ({len(others)})")
    title = f"{len(new)} of {len(library.entries)} entries new, {KNOWN} phrasings each"
    made = Table("matcher", *columns, title=title)
    whole = build_matcher(library.entries, library.taxonomy)
    changed = build_matcher(rest, library.taxonomy)
    matchers = {"by words": (whole, changed)}
    if sense := load_sense():
        matchers["with vectors"] = (whole.with_sense(sense), changed.with_sense(sense))
    for name, (before, below) in matchers.items():
        after = below.with_changes([_short(entry) for entry in new])
        known = {f"{NEW}{entry.id}": entry for entry in new}
        cells = [
            f"{_first(after, asked, known):.3f}, at full strength {_first(before, asked, {}):.3f}"
            for asked in (theirs, others)
        ]
        made.add_row(name, *cells)
    return made


def _split(entries: Sequence[Entry]) -> tuple[list[Entry], list[Entry]]:
    families = sorted({family_of(entry) for entry in entries if _of_the_field(entry)})
    chosen = set(random.Random(SEED).sample(families, len(families) // SHARE))
    new = [entry for entry in entries if _of_the_field(entry) and family_of(entry) in chosen]
    gone = {entry.id for entry in new}
    return new, [entry for entry in entries if entry.id not in gone]


def _questions(
    library: Library, sets: Sequence[QuestionSet], gone: set[str]
) -> tuple[list[Asked], list[Asked]]:
    """Return the questions all of whose right entries are gone, and those of which none is."""
    theirs, others = [], []
    for asked in (asked for one in sets for asked in one.ours):
        right = {entry.id for entry in library.entries if is_right(entry, asked.expects)}
        if right and right <= gone:
            theirs.append(asked)
        elif right and not right & gone:
            others.append(asked)
    return theirs, others


def _short(entry: Entry) -> Entry:
    texts = list(entry.phrasings)
    random.Random(entry.id).shuffle(texts)
    return replace(entry, id=f"{NEW}{entry.id}", phrasings=tuple(texts[:KNOWN]))


def _first(matcher: Matcher, asked: Sequence[Asked], known: dict[str, Entry]) -> float:
    first = [matcher.rank(matcher.analyse(question.text)).field[:1] for question in asked]
    return share(
        [
            bool(found) and is_right(known.get(found[0].entry.id, found[0].entry), question.expects)
            for question, found in zip(asked, first, strict=True)
        ]
    )


def _of_the_field(entry: Entry) -> bool:
    return not isinstance(entry, ElsewhereEntry)
