"""Learn the weights of the confidence from the phrasings, and write them beside the code.

A question only teaches what the matcher would do with words it hasn't seen, so what is asked is
left out of the index first: a share of each entry's phrasings, and a share of the subjects outside
the field whole. No measuring set takes part.
"""

from __future__ import annotations

import random
import sys
from collections import defaultdict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import numpy as np

from knowledge.entry import ElsewhereEntry, Entry, Library
from knowledge.loading import load
from knowledge.matching import confidence
from knowledge.matching.confidence import family_of
from knowledge.matching.matcher import build_matcher
from knowledge.matching.meaning import load_sense

if TYPE_CHECKING:
    from collections.abc import Iterator

    from knowledge.matching.matcher import Ranking
    from knowledge.matching.postings import Floats

SEED = 20261124
FOLDS, ASKED = 4, 1_200
"""Into how many shares the phrasings are dealt, and how many questions are asked in all."""


@dataclass(frozen=True, slots=True)
class Fold:
    """A library with something left out, and some of that: each text with its entry's id."""

    library: Library
    asked: tuple[tuple[str, str], ...]


def folds(library: Library, asked: int = ASKED) -> Iterator[Fold]:
    """Return the library with each share of its phrasings left out in turn."""
    rng = random.Random(SEED)
    subjects = [entry.id for entry in library.entries if isinstance(entry, ElsewhereEntry)]
    rng.shuffle(subjects)
    for number in range(FOLDS):
        gone = frozenset(subjects[number::FOLDS])
        kept: list[Entry] = []
        left_out: list[tuple[str, str]] = []
        for entry in library.entries:
            dealt = random.Random(f"{SEED} {entry.id}")
            texts = [t for t in entry.phrasings if dealt.randrange(FOLDS) == number]
            left_out += [(text, entry.id) for text in texts]
            if entry.id not in gone:
                rest = tuple(text for text in entry.phrasings if text not in set(texts))
                kept.append(replace(entry, phrasings=rest))
        some = rng.sample(left_out, min(asked // FOLDS, len(left_out)))
        yield Fold(Library(tuple(kept), library.taxonomy), tuple(some))


@dataclass(frozen=True, slots=True)
class Examples:
    """Rows of features, with three truths each: the first is right, it is ours, the subject is."""

    rows: list[Floats] = field(default_factory=list)
    truths: list[tuple[bool, bool, bool]] = field(default_factory=list)

    def fit(self) -> confidence.Model:
        right, ours, subject = np.array(self.truths, np.float32).T
        return confidence.fit(np.array(self.rows), right, ours, subject)


def examples(library: Library) -> dict[str, Examples]:
    """Return what the folds teach: of a ranking by words alone, and of one by meaning too."""
    sense = load_sense()
    assert sense is not None, "the semantic extra is needed"
    known = {entry.id: entry for entry in library.entries}
    taught: defaultdict[str, Examples] = defaultdict(Examples)
    for fold in folds(library):
        lexical = build_matcher(fold.library.entries, library.taxonomy)
        matchers = {"words": lexical, "meanings": lexical.with_sense(sense)}
        vectors = sense.rows([text for text, _ in fold.asked])
        for name, matcher in matchers.items():
            for (text, entry_id), vector in zip(fold.asked, vectors, strict=True):
                ranking = matcher.rank(matcher.analyse(text, vector))
                taught[name].rows.append(confidence.features(ranking))
                taught[name].truths.append(_truths(ranking, known[entry_id]))
    return taught


def _truths(ranking: Ranking, wanted: Entry) -> tuple[bool, bool, bool]:
    ours = not isinstance(wanted, ElsewhereEntry)
    first = ranking.field[0].entry if ranking.field else None
    right = first is not None and ours and family_of(first) == family_of(wanted)
    subject = bool(ranking.outside) and ranking.outside[0].entry.id == wanted.id
    return right, ours, subject


def main() -> None:
    """Learn and write the weights of both models."""
    taught = examples(load())
    confidence.save({name: each.fit() for name, each in taught.items()})
    for name, each in taught.items():
        right, ours, _ = np.mean(each.truths, axis=0)
        print(
            f"{name}: {len(each.rows)} questions, {ours:.2f} ours, {right:.2f} found",
            file=sys.stderr,
        )


if __name__ == "__main__":
    main()
