"""Learn the weights of the confidence from the phrasings, and write them beside the code.

A question only teaches what the matcher would do with words it hasn't seen, so what is asked is
left out of the index first: all that one hand wrote (a file in `formuleringen/`), a share of each
entry's own phrasings, or a subject outside the field whole. No measuring set takes part.
"""

from __future__ import annotations

import os
import random
import sys
from collections import defaultdict
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from knowledge.entry import ElsewhereEntry, Entry, Library
from knowledge.loading import SHIPPED, load, read_files, read_yaml
from knowledge.matching import confidence
from knowledge.matching.confidence import family_of
from knowledge.matching.documents import own_phrasings
from knowledge.matching.learned import learn_entries
from knowledge.matching.matcher import build_matcher
from knowledge.matching.meaning import Sense, UniversalSentenceEncoder, shipped_vectors

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from knowledge.matching.matcher import Ranking
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


@dataclass(frozen=True, slots=True)
class Examples:
    """Rows of features, with three truths each: the first is right, it is ours, the subject is."""

    rows: list[Floats]
    truths: list[tuple[bool, bool, bool]]

    def fit(self) -> confidence.Model:
        right, ours, subject = np.array(self.truths, np.float32).T
        return confidence.fit(np.array(self.rows), right, ours, subject)


def examples(fold: Fold, known: dict[str, Entry], sense: Sense) -> tuple[Examples, Examples]:
    """Return what a fold teaches: of a ranking by words alone, and of one by meaning too."""
    entries = fold.library.entries
    lexical = build_matcher(entries, fold.library.taxonomy, learn_entries(entries))
    both = (Examples([], []), Examples([], []))
    for matcher, found in zip((lexical, lexical.with_sense(sense)), both, strict=True):
        for text, own in fold.asked:
            ranking = matcher.rank(matcher.analyse(text))
            found.rows.append(confidence.features(ranking))
            found.truths.append(_truths(ranking, known[own]))
    return both


def _truths(ranking: Ranking, wanted: Entry) -> tuple[bool, bool, bool]:
    ours = not isinstance(wanted, ElsewhereEntry)
    first = ranking.field[0].entry if ranking.field else None
    right = first is not None and ours and family_of(first) == family_of(wanted)
    subject = bool(ranking.outside) and ranking.outside[0].entry.id == wanted.id
    return right, ours, subject


class Remembering:
    """An encoder that was asked everything beforehand, in one batch, which is far quicker."""

    def __init__(self, texts: list[str]) -> None:
        self._rows = dict(zip(texts, UniversalSentenceEncoder().encode(texts), strict=True))

    def encode(self, texts: Sequence[str]) -> Floats:
        """Return a row for each text."""
        return np.array([self._rows[text] for text in texts])


def _taught(number: int) -> tuple[Examples, Examples]:
    """Return what one fold teaches; runs in a process of its own."""
    library = load()
    texts = {text for entry in library.entries for text in own_phrasings(entry)}
    sense = Sense(Remembering(sorted(texts)), shipped_vectors())
    known = {entry.id: entry for entry in library.entries}
    return examples(list(folds(library))[number], known, sense)


def main() -> None:
    """Learn and write the weights of both models, each fold in a process of its own."""
    total = len(list(folds(load())))
    both = (Examples([], []), Examples([], []))
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        for done, taught in enumerate(pool.map(_taught, range(total)), start=1):
            print(f"fold {done} of {total}", file=sys.stderr)
            for found, new in zip(both, taught, strict=True):
                found.rows.extend(new.rows)
                found.truths.extend(new.truths)
    for found, path in zip(both, (confidence.LEXICAL, confidence.SEMANTIC), strict=True):
        confidence.save(found.fit(), path)
        right, ours, _ = np.mean(found.truths, axis=0)
        count = len(found.rows)
        print(
            f"{path.name}: {count} questions, {ours:.2f} ours, {right:.2f} found", file=sys.stderr
        )


if __name__ == "__main__":
    main()
