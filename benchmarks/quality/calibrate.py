"""Learns the weights of candidates and of confidence, and writes them beside the code.

The matcher has to learn from words that it hasn't seen. So what is asked is left out of the index
first: a share of each entry's phrasings, and a share of the subjects outside the field as a whole.
Of calls for help all that is left out is asked, since recognising one matters most. Questions
without an answer come from the open questions (`open_sets`) that aren't measured with, and
phrasings equal to them are left out too. Meanings are compared by a projection made without all
that is asked.
"""

import random
import sys
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from benchmarks.quality.open_sets import OpenQuestion, open_questions, without
from benchmarks.quality.projecting import projected
from benchmarks.quality.urgency import labelled, learned, share, without_each_share
from knowledge.entry import ElsewhereEntry, Entry, Library
from knowledge.format.loading import load
from knowledge.language import urgency
from knowledge.language.languages import DUTCH, language_of
from knowledge.matching import confidence
from knowledge.matching.confidence import LEARNED_FROM, Example, Leaders, Model, family_of
from knowledge.matching.matcher import Matcher, build_matcher, is_urgent
from knowledge.matching.meaning import Sense, load_sense
from knowledge.matching.query import Query
from knowledge.matching.weights import BY_MEANING, BY_WORDS, JudgedCandidates, Weights
from knowledge.matching.weights import learn as weights_of

Taught = dict[str, list[Example]]

SEED = 20261124
FOLDS, TURNS, ASKED = 4, 2, 1_200
"""Into how many shares the phrasings are dealt, how many take turns, and what is asked in all."""
OUTSIDE = 10
"""How many subjects outside the field are candidates too."""
FAMILY, NEAR = 0.6, {1.0: 1.0, 0.5: 0.35, 0.0: 0.0}
"""How good it is that an entry of the same record comes first, and one of a truth as judged."""
OPEN_CHOICE = 2.0
"""How often an open question counts beside a phrasing where an order is learned."""
OPEN, NOTHING = 2.0, 1.0
"""How often an open question, and one to which nothing is an answer, counts beside a phrasing."""
CALL = 0.2
"""How often a call for help counts beside another phrasing: far more of them are asked."""
TOUCHES = 1.0
"""How true an answer is that only touches on what was asked: it misleads nobody."""


@dataclass(frozen=True, slots=True)
class Fold:
    """A library with something left out, and some of that: each text with its entry's id."""

    library: Library
    asked: tuple[tuple[str, str], ...]
    calls: tuple[tuple[str, str], ...]
    """The calls for help that were left out and aren't among those."""


def folds(library: Library) -> Iterator[Fold]:
    """Return the library with each share of its phrasings left out in turn."""
    rng = random.Random(SEED)
    subjects = [entry.id for entry in library.entries if isinstance(entry, ElsewhereEntry)]
    rng.shuffle(subjects)
    urgent = {entry.id for entry in library.entries if is_urgent(entry)}
    for number in range(TURNS):
        gone = frozenset(subjects[number::FOLDS])
        kept: list[Entry] = []
        left_out: list[tuple[str, str]] = []
        for entry in library.entries:
            dealt = random.Random(f"{SEED} {entry.id}")
            left_out += [
                (text, entry.id) for text in entry.phrasings if dealt.randrange(FOLDS) == number
            ]
            if entry.id not in gone:
                kept.append(entry)
        some = rng.sample(left_out, min(ASKED // TURNS, len(left_out)))
        calls = [
            (text, entry_id)
            for text, entry_id in left_out
            if entry_id in urgent and (text, entry_id) not in some and language_of(text) == DUTCH
        ]
        rest = without(Library(tuple(kept), library.taxonomy), {text for text, _ in left_out})
        yield Fold(rest, tuple(some), tuple(calls))


@dataclass(frozen=True, slots=True)
class Case:
    """A question put to a matcher, and what tells who answers it: its entry, or a judging."""

    matcher: Matcher
    """Which scores how urgent it sounds by what was learned without it."""
    query: Query
    wanted: Entry | OpenQuestion
    call: bool = False
    """Whether it is a call for help that teaches nothing else."""


def models(library: Library) -> dict[str, tuple[Weights, Model]]:
    """Return what is learned for a ranking by words alone, and for one by meaning too."""
    known = {entry.id: entry for entry in library.entries}
    asked: list[tuple[Library, list[tuple[str, Entry | OpenQuestion, bool]]]] = [
        (
            fold.library,
            [
                (text, known[entry_id], call)
                for call, texts in ((False, fold.asked), (True, fold.calls))
                for text, entry_id in texts
            ],
        )
        for fold in folds(library)
    ]
    open_ones = open_questions("learn")
    unseen = without(library, {one.text for one in open_ones})
    asked.append((unseen, [(one.text, one, False) for one in open_ones]))
    sense = _untaught(library, {text for _, wanted in asked for text, *_ in wanted})
    urgencies = without_each_share(labelled(library, open_ones))
    cases: dict[str, list[Case]] = {"words": [], "meanings": []}
    for kept, wanted in asked:
        lexical = build_matcher(kept.entries, library.taxonomy)
        vectors = sense.vectors_of([text for text, *_ in wanted])
        for name, matcher in (("words", lexical), ("meanings", lexical.with_sense(sense))):
            cases[name] += [
                Case(
                    replace(matcher, urgency=urgencies[share(text)]),
                    matcher.analyse(text, vector),
                    one,
                    call,
                )
                for (text, one, call), vector in zip(wanted, vectors, strict=True)
            ]
    return {name: _learned(of, name) for name, of in cases.items()}


def _untaught(library: Library, asked: Collection[str]) -> Sense:
    """Return what compares meanings as it would without ever having seen what is asked."""
    sense = load_sense()
    assert sense is not None, "the semantic extra is needed"
    projection, known = projected(without(library, asked), sense.encoder)
    return Sense(sense.encoder, projection, known)


def _learned(cases: Sequence[Case], name: str) -> tuple[Weights, Model]:
    """Return the weights that put what is right first, and how sure to be of what then does."""
    names = BY_MEANING if name == "meanings" else BY_WORDS
    choices = map(_choice, (case for case in cases if not case.call))
    weights = weights_of(filter(None, choices), names)
    taught: Taught = defaultdict(list)
    for case in cases:
        matcher = replace(case.matcher, learned=weights)
        leaders = Leaders.of(matcher.rank(case.query))
        if case.call:
            taught["urgent"].append(Example(confidence.features(leaders), 1.0, CALL))
        elif isinstance(case.wanted, Entry):
            _teach_phrasing(leaders, case.wanted, taught)
        else:
            _teach_open(leaders, case.wanted, taught)
    fits = {chance: confidence.fit(taught[chance], LEARNED_FROM[chance]) for chance in LEARNED_FROM}
    return weights, Model(**fits)


def _choice(case: Case) -> JudgedCandidates | None:
    """Return the candidates of a question, and how true each of them is."""
    ranking, wanted = case.matcher.rank(case.query), case.wanted
    candidates = (*ranking.field, *ranking.outside[:OUTSIDE])
    if isinstance(wanted, Entry):
        family = family_of(wanted)
        truths = [
            1.0 if one.entry.id == wanted.id else FAMILY * (family_of(one.entry) == family)
            for one in candidates
        ]
        return JudgedCandidates([one.values for one in candidates], truths)
    if wanted.of_set != "open":
        return None
    judged = [(one, wanted.truth(one.entry.id)) for one in candidates]
    values = [one.values for one, truth in judged if truth is not None]
    return JudgedCandidates(
        values, [NEAR[truth] for _, truth in judged if truth is not None], OPEN_CHOICE
    )


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
    library = load()
    urgency.save(learned(labelled(library, open_questions("learn"))))
    shipped = models(library)
    confidence.save(shipped)
    for name, (weights, model) in shipped.items():
        told = ", ".join(f"{feature} {weight:+.2f}" for feature, weight in weights.rows.items())
        print(f"{name}, fit: {told}, bias {weights.bias:+.2f}", file=sys.stderr)
        for chance in LEARNED_FROM:
            rows = getattr(model, chance).rows.items()
            told = ", ".join(f"{feature} {weight:+.2f}" for feature, (_, _, weight) in rows)
            print(f"{name}, {chance}: {told}", file=sys.stderr)


if __name__ == "__main__":
    main()
