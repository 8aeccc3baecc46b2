"""Learn the weights of the confidence from the phrasings, and write them beside the code.

A question only teaches what the matcher would do with words it hasn't seen, so what is asked is
left out of the index first: all that one hand wrote (a file in `formuleringen/`), a share of each
entry's own phrasings, or a subject outside the field whole. No measuring set takes part.
"""

from __future__ import annotations

import random
import sys
from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from knowledge.entry import ElsewhereEntry, Entry, Library
from knowledge.loading import SHIPPED, load, read_files, read_yaml
from knowledge.matching import confidence
from knowledge.matching.learned import learn_entries
from knowledge.matching.matcher import build_matcher

if TYPE_CHECKING:
    from collections.abc import Iterator

    from knowledge.matching.postings import Floats

SEED = 20261124
FOLDS = 4


@dataclass(frozen=True, slots=True)
class Fold:
    """A library with something left out, and what was: each text with its entry's id."""

    library: Library
    asked: tuple[tuple[str, str], ...]


def folds(library: Library) -> Iterator[Fold]:
    """Return the library with each hand left out in turn, then shares of the rest."""
    for texts in hands().values():
        yield _without(library, texts, subjects=frozenset())
    rng = random.Random(SEED)
    subjects = [entry.id for entry in library.entries if isinstance(entry, ElsewhereEntry)]
    rng.shuffle(subjects)
    share: dict[tuple[str, str], int] = {
        (entry.id, text): rng.randrange(FOLDS)
        for entry in library.entries
        for text in entry.phrasings
    }
    for number in range(FOLDS):
        texts = {key for key, fold in share.items() if fold == number}
        yield _without(library, texts, subjects=frozenset(subjects[number::FOLDS]))


def hands() -> dict[str, set[tuple[str, str]]]:
    """Return for each hand what it wrote: ids with phrasings."""
    found: dict[str, set[tuple[str, str]]] = defaultdict(set)
    files, _ = read_files([SHIPPED])
    for file in files:
        if not file.name.startswith("formuleringen/"):
            continue
        hand = file.name.removeprefix("formuleringen/").split("-")[0].removesuffix(".yaml")
        sections = read_yaml(file).value
        assert isinstance(sections, dict), "a pack is a mapping"
        for own, texts in sections["formuleringen"].value.items():  # type: ignore[union-attr]
            assert isinstance(texts.value, list), "phrasings are a list"
            found[hand] |= {(own, str(text.value).strip()) for text in texts.value}
    return found


def _without(library: Library, texts: set[tuple[str, str]], subjects: frozenset[str]) -> Fold:
    kept: list[Entry] = []
    asked: list[tuple[str, str]] = []
    for entry in library.entries:
        left_out = [
            text for text in entry.phrasings if (entry.id, text) in texts or entry.id in subjects
        ]
        asked += [(text, entry.id) for text in left_out]
        if entry.id in subjects:
            continue
        rest = tuple(text for text in entry.phrasings if text not in set(left_out))
        kept.append(replace(entry, phrasings=rest))
    return Fold(Library(tuple(kept), library.taxonomy), tuple(asked))


def examples(library: Library) -> tuple[Floats, ...]:
    """Return rows of features, and for each whether the first is right, it is ours, the subject."""
    by_id = {entry.id: entry for entry in library.entries}
    rows, right, ours, subject = [], [], [], []
    for fold in folds(library):
        entries = fold.library.entries
        matcher = build_matcher(entries, fold.library.taxonomy, learn_entries(entries))
        for text, own in fold.asked:
            ranking = matcher.rank(matcher.analyse(text))
            wanted = by_id[own]
            rows.append(confidence.features(ranking))
            right.append(bool(ranking.field) and _leads_to(ranking.field[0].entry, wanted))
            ours.append(not isinstance(wanted, ElsewhereEntry))
            subject.append(bool(ranking.outside) and ranking.outside[0].entry.id == own)
    truths = (np.array(truth, np.float32) for truth in (right, ours, subject))
    return (np.array(rows), *truths)


def _leads_to(first: Entry, wanted: Entry) -> bool:
    same = confidence.family_of(first) == confidence.family_of(wanted)
    return first.id == wanted.id or (same and not isinstance(wanted, ElsewhereEntry))


def main() -> None:
    """Learn and write the weights."""
    rows, right, ours, subject = examples(load())
    confidence.save(confidence.fit(rows, right, ours, subject))
    print(
        f"{len(rows)} questions, {ours.mean():.2f} of the field, {right.mean():.2f} found first;"
        f" written to {confidence.WEIGHTS.name}",
        file=sys.stderr,
    )


if __name__ == "__main__":
    main()
