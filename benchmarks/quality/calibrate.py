"""Learn the weights of the confidence, and write them beside the code.

A phrasing only teaches what the matcher would do with words it hasn't seen, so what is asked is
left out of the index first: a share of each entry's phrasings, and a share of the subjects outside
the field whole. What it is to have no answer is taught by open questions (`open_sets`), of hands
that don't measure.
"""

from __future__ import annotations

import random
import sys
from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from benchmarks.quality.open_sets import open_questions
from knowledge.entry import ElsewhereEntry, Entry, Library
from knowledge.format.loading import load
from knowledge.matching import confidence
from knowledge.matching.confidence import LEARNED_FROM, Example, Leaders, Model, family_of
from knowledge.matching.matcher import build_matcher, is_urgent
from knowledge.matching.meaning import load_sense

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from benchmarks.quality.open_sets import OpenQuestion
    from knowledge.matching.matcher import Matcher
    from knowledge.matching.meaning import Sense

    Taught = dict[str, list[Example]]

SEED = 20261124
FOLDS, TURNS, ASKED = 4, 2, 1_200
"""Into how many shares the phrasings are dealt, how many take turns, and what is asked in all."""
OPEN, NOTHING = 2.0, 1.0
"""How often an open question, and one to which nothing is an answer, counts beside a phrasing."""
TOUCHES = 1.0
"""How true an answer is that only touches on what was asked: it misleads nobody."""


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
    for number in range(TURNS):
        gone = frozenset(subjects[number::FOLDS])
        kept: list[Entry] = []
        left_out: list[tuple[str, str]] = []
        for entry in library.entries:
            dealt = random.Random(f"{SEED} {entry.id}")
            texts = [text for text in entry.phrasings if dealt.randrange(FOLDS) == number]
            left_out += [(text, entry.id) for text in texts]
            if entry.id not in gone:
                rest = tuple(text for text in entry.phrasings if text not in set(texts))
                kept.append(replace(entry, phrasings=rest))
        some = rng.sample(left_out, min(asked // TURNS, len(left_out)))
        yield Fold(Library(tuple(kept), library.taxonomy), tuple(some))


def models(library: Library) -> dict[str, Model]:
    """Return what is learned for a ranking by words alone, and for one by meaning too."""
    sense = load_sense()
    assert sense is not None, "the semantic extra is needed"
    taught: dict[str, Taught] = {"words": defaultdict(list), "meanings": defaultdict(list)}
    known = {entry.id: entry for entry in library.entries}
    for fold in folds(library):
        for name, matcher in _matchers(fold.library, sense).items():
            leaders = _leaders(matcher, [text for text, _ in fold.asked], sense)
            for (_, entry_id), of in zip(fold.asked, leaders, strict=True):
                _teach_phrasing(of, known[entry_id], taught[name])
    asked = open_questions("learn")
    for name, matcher in _matchers(library, sense).items():
        leaders = _leaders(matcher, [question.text for question in asked], sense)
        for question, of in zip(asked, leaders, strict=True):
            _teach_open(of, question, taught[name])
    return {
        name: Model(**{chance: confidence.fit(of[chance], LEARNED_FROM[chance]) for chance in of})
        for name, of in taught.items()
    }


def _matchers(library: Library, sense: Sense) -> dict[str, Matcher]:
    lexical = build_matcher(library.entries, library.taxonomy)
    return {"words": lexical, "meanings": lexical.with_sense(sense)}


def _leaders(matcher: Matcher, texts: Sequence[str], sense: Sense) -> list[Leaders]:
    """Return who leads on each text; all are encoded at once, which is far quicker."""
    vectors = sense.rows(texts)
    queries = map(matcher.analyse, texts, vectors)
    return [Leaders.of(matcher.rank(query)) for query in queries]


def _teach_phrasing(leaders: Leaders, wanted: Entry, taught: Taught) -> None:
    features = confidence.features(leaders)
    ours = not isinstance(wanted, ElsewhereEntry)
    first = leaders.first.entry if leaders.first else None
    right = first is not None and ours and family_of(first) == family_of(wanted)
    taught["right"].append(Example(features, float(right)))
    taught["ours"].append(Example(features, float(ours)))
    taught["urgent"].append(Example(features, float(is_urgent(wanted))))
    if not ours and not is_urgent(wanted):
        named = leaders.subject is not None and leaders.subject.entry.id == wanted.id
        taught["subject"].append(Example(features, float(named)))


def _teach_open(leaders: Leaders, question: OpenQuestion, taught: Taught) -> None:
    features = confidence.features(leaders)
    if leaders.first is not None and question.of_set != "urgent":
        truth = question.truth(leaders.first.entry.id)
        if truth is not None:
            right = TOUCHES if truth == 0.5 else truth
            often = OPEN if question.of_set == "open" else NOTHING
            taught["right"].append(Example(features, right, often))
    if question.of_set == "open":
        taught["ours"].append(Example(features, 1.0))
        if leaders.subject is not None:
            fits = question.truth(leaders.subject.entry.id) or 0.0
            taught["subject"].append(Example(features, fits))
    elif question.of_set == "lookalike":
        taught["ours"].append(Example(features, 0.0, OPEN))
    urgent = question.of_set == "urgent"
    taught["urgent"].append(Example(features, float(urgent), OPEN))


def main() -> None:
    """Learn and write the weights."""
    learned = models(load())
    confidence.save(learned)
    for name, model in learned.items():
        for chance in LEARNED_FROM:
            rows = getattr(model, chance).rows.items()
            told = ", ".join(f"{feature} {weight:+.2f}" for feature, (_, _, weight) in rows)
            print(f"{name}, {chance}: {told}", file=sys.stderr)


if __name__ == "__main__":
    main()
