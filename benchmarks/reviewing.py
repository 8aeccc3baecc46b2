"""The cost of a draft's preview at ten thousand entries, beside a full rebuild of the index.

The catalogue is what ships, filled up with made-up entries that have a golden question each. Drafts
are new entries, near copies of shipped ones, and edits of them. The regressions of a review are
then compared with those of asking every known question with and without a draft: shipped entries
are left out one at a time and come back as drafts. That takes long, so one in about twenty
questions is asked.
"""

import random
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

import numpy as np
from rich.console import Console
from rich.table import Table

from benchmarks.scale import made_up
from knowledge.catalogue import Catalogue
from knowledge.entry import Entry, Library
from knowledge.format.loading import load
from knowledge.matching.meaning import load_sense
from knowledge.reviewing.regressions import every_regression, regressions
from knowledge.reviewing.review import review

SEED, ENTRIES, DRAFTS, REBUILDS, KNOWN = 20261126, 10_000, 30, 3, 6
STEP = 18
"""One in so many known questions is asked."""


def main() -> None:
    """Print the table."""
    shipped = load()
    more = made_up(ENTRIES - len(shipped.entries) + DRAFTS).entries
    drafts = _drafts(shipped.entries, more[-DRAFTS:])
    filling = (replace(e, phrasings=e.phrasings[:-1], golden=e.phrasings[-1:]) for e in more)
    library = Library((*shipped.entries, *filling)[:ENTRIES], shipped.taxonomy)
    catalogue = Catalogue.build(library)
    first = _seconds(partial(review, drafts[0], catalogue))
    questions = len(catalogue.matcher.base.questions.texts)
    title = f"{ENTRIES} entries, {questions} known questions; {DRAFTS} drafts"
    table = Table("what", "p50 s", "p95 s", "p95 s of processor", "regressions", title=title)
    table.add_row("first preview after the start", f"{first:.2f}", "", "", "")
    _add(table, "preview, lexical", catalogue, drafts)
    if sense := load_sense():
        _add(table, "preview, with vectors", catalogue.with_sense(sense), drafts)
    rebuilt = [_seconds(partial(_rebuild, library, draft)) for draft in drafts[:REBUILDS]]
    table.add_row("full rebuild, before any question", f"{np.median(rebuilt):.2f}", "", "", "")
    Console(width=120).print(table)
    Console(width=120).print(_completeness(Catalogue.build(shipped)))


def _drafts(shipped: Sequence[Entry], new: Sequence[Entry]) -> list[Entry]:
    """Return a third new entries, a third near copies and a third edits, mixed."""
    rng = random.Random(SEED)
    known = [entry for entry in shipped if len(entry.phrasings) > KNOWN]
    each = DRAFTS // 3
    copies = [
        replace(entry, id=f"nieuw-{number}", phrasings=tuple(rng.sample(entry.phrasings, KNOWN)))
        for number, entry in enumerate(rng.sample(known, each))
    ]
    edits = [replace(entry, phrasings=entry.phrasings[:-1]) for entry in rng.sample(known, each)]
    drafts = [*new[:each], *copies, *edits]
    rng.shuffle(drafts)
    return drafts


def _add(table: Table, name: str, catalogue: Catalogue, drafts: Sequence[Entry]) -> None:
    review(drafts[0], catalogue)  # warm up, outside the clock
    spent, worked, named = [], [], 0
    for draft in drafts:
        start, began = time.perf_counter(), time.process_time()
        found = review(draft, catalogue)
        spent.append(time.perf_counter() - start)
        worked.append(time.process_time() - began)
        named += len(found.regressions) + found.more_regressions
    p50, p95 = np.percentile(spent, (50, 95))
    table.add_row(name, f"{p50:.2f}", f"{p95:.2f}", f"{np.percentile(worked, 95):.2f}", str(named))


def _completeness(catalogue: Catalogue) -> Table:
    """Return how many of the regressions that asking everything shows a review finds too."""
    known = [entry for entry in catalogue.entries.values() if len(entry.phrasings) > KNOWN]
    drafts = random.Random(SEED).sample(known, DRAFTS)
    shown: dict[str, list[bool]] = {"all": [], "taken: right now, and wrong then": []}
    asked = 0
    for draft in drafts:
        without = catalogue.with_changes((), [draft.id])
        count, every = every_regression(draft, without, STEP)
        named = {(one.entry_id, one.question) for one in regressions(draft, without)}
        asked += count
        for one in every:
            found = (one.entry_id, one.question) in named
            shown["all"].append(found)
            if one.taken:
                shown["taken: right now, and wrong then"].append(found)
    title = f"{DRAFTS} shipped entries left out and drafted; {asked} questions asked"
    table = Table("regressions", "by asking everything", "of those named by a review", title=title)
    for name, found_too in shown.items():
        share = f"{sum(found_too)} ({np.mean(found_too):.0%})" if found_too else ""
        table.add_row(name, str(len(found_too)), share)
    return table


def _rebuild(library: Library, draft: Entry) -> Catalogue:
    entries = {entry.id: entry for entry in library.entries} | {draft.id: draft}
    return Catalogue.build(Library(tuple(entries.values()), library.taxonomy))


def _seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start
