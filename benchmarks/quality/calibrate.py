"""Learns the weights of candidates and of confidence, and writes them beside the code.

The matcher has to learn from words that it hasn't seen. So what is asked is left out of the index
first: a share of each entry's phrasings, and a share of the subjects outside the field as a whole.
Of calls for help all that is left out is asked, since recognising one matters most. Questions
without an answer come from the open questions (`open_sets`) that aren't measured with: half of them
each turn, and phrasings equal to them are left out too. Meanings are compared by a projection that
learned of all but what is asked that turn, and what is learned of texts themselves, calls for help
and priors, is learned for each share of the texts of the other shares.
"""

import random
import sys
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from benchmarks.quality.open_sets import OpenQuestion, open_questions, without
from benchmarks.quality.projecting import Remembering, projected, with_calls
from benchmarks.quality.urgency import (
    SHARES,
    Labelled,
    labelled,
    learned,
    share,
    without_each_share,
)
from knowledge.entry import ElsewhereEntry, Entry, Library
from knowledge.format.loading import load
from knowledge.language import urgency
from knowledge.language.languages import DUTCH, language_of
from knowledge.language.urgency import Urgency
from knowledge.matching import confidence, priors
from knowledge.matching.confidence import LEARNED_FROM, Example, Leaders, Model, family_of
from knowledge.matching.matcher import Matcher, build_matcher, is_urgent
from knowledge.matching.meaning import Sense, load_sense
from knowledge.matching.priors import Priors
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
OPEN_CHOICE = 0.1
"""How often an open question counts beside a phrasing where an order is learned: there are ten
times as many, and what only one entry answers is to be found as well as what many ask."""
PRIOR = 0.5
"""What a prior counts of the weight learned for it: who judged chose among what earlier priors had
put forward, so the judgings overrate them. On questions judged apart, half finds as much, and
finds more of what only one entry answers."""
OPEN = 2.0
"""How often an open question, or one to which nothing is an answer, counts beside a phrasing."""
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
    query: Query
    wanted: Entry | OpenQuestion
    share: int
    """The share that its text is dealt to."""
    call: bool = False
    """Whether it is a call for help that teaches nothing else."""


def models(
    library: Library, open_ones: Sequence[OpenQuestion], calls: Sequence[Labelled]
) -> tuple[Priors, dict[str, tuple[Weights, Model]]]:
    """Return the priors, and what is learned for a ranking by words alone and by meaning too.

    `calls` are the texts that teach how a call for help sounds.
    """
    known = {entry.id: entry for entry in library.entries}
    sense = load_sense()
    assert sense is not None, "the semantic extra is needed"
    encoder, by_words = Remembering(sense.encoder), without_each_share(calls)
    cases: dict[str, list[Case]] = {"words": [], "meanings": []}
    for turn, fold in enumerate(folds(library)):
        theirs = [one for one in open_ones if share(one.text) % TURNS == turn]
        phrasings = [
            (text, known[entry_id], call)
            for call, texts in ((False, fold.asked), (True, fold.calls))
            for text, entry_id in texts
        ]
        unseen = without(library, {one.text for one in theirs})
        gone = {text for text, *_ in phrasings} | {one.text for one in open_ones}
        others = [one for one in open_ones if one.helps and share(one.text) % TURNS != turn]
        projection, vectors = projected(without(library, gone), encoder, others)
        untaught = Sense(encoder, projection, vectors)
        untaught = replace(untaught, projection=with_calls(untaught, calls, by_words))
        for kept, wanted in (
            (fold.library, phrasings),
            (unseen, [(one.text, one, False) for one in theirs]),
        ):
            for name, of in _cases(kept, wanted, untaught):
                cases[name] += of
    outside = {entry.id for entry in library.entries if isinstance(entry, ElsewhereEntry)}
    of_all, without_share = _priors(cases["meanings"], outside)
    unseen_by = [*zip(by_words, without_share, strict=True)]
    return of_all, {name: _learned(_unseen(of, unseen_by), name) for name, of in cases.items()}


def _cases(
    library: Library, asked: Sequence[tuple[str, Entry | OpenQuestion, bool]], sense: Sense
) -> Iterator[tuple[str, list[Case]]]:
    """Give what is asked as cases for a ranking by words alone, and by meaning too."""
    lexical = build_matcher(library.entries, library.taxonomy)
    meant = [lexical.analyse(text).spelled(text) for text, *_ in asked]
    vectors = [
        vector if language_of(text) == DUTCH else None  # of another language it is made otherwise
        for (text, *_), vector in zip(asked, sense.vectors_of(meant), strict=True)
    ]
    for name, matcher in (("words", lexical), ("meanings", lexical.with_sense(sense))):
        cases = [
            Case(matcher, matcher.analyse(text, vector), one, share(text), call)
            for (text, one, call), vector in zip(asked, vectors, strict=True)
        ]
        yield name, cases


def _priors(cases: Sequence[Case], outside: Collection[str]) -> tuple[Priors, list[Priors]]:
    """Return the priors learned of all open questions, and for each share of those of the others.

    How well entries fit is told by the features that hang on the question. A subject outside the
    field has none: what teaches is of the field.
    """
    choices = [(case, choice) for case in cases if not case.call and (choice := _choice(case))]
    names = [name for name in BY_MEANING if name != "prior"]
    weights = weights_of((choice for _, choice in choices), names)
    judged = [
        (
            case.share,
            (choice.ids, weights.chances(choice.values), [truth == 1 for truth in choice.truths]),
        )
        for case, choice in choices
        if isinstance(case.wanted, OpenQuestion)
    ]

    def of_the_field(shares: Collection[int]) -> Priors:
        learned = priors.learn(one for dealt, one in judged if dealt in shares)
        return {entry_id: prior for entry_id, prior in learned.items() if entry_id not in outside}

    shares = range(SHARES)
    return of_the_field(shares), [of_the_field({*shares} - {number}) for number in shares]


def _unseen(cases: Iterable[Case], of_shares: Sequence[tuple[Urgency, Priors]]) -> list[Case]:
    """Return the cases with matchers that learned nothing of the texts of their share."""
    matchers: dict[tuple[int, int], Matcher] = {}
    unseen = []
    for case in cases:
        key = id(case.matcher), case.share
        if key not in matchers:
            urgency_of_others, priors_of_others = of_shares[case.share]
            layers = tuple(
                replace(layer, index=replace(layer.index, priors=priors_of_others))
                for layer in case.matcher.layers
            )
            matchers[key] = replace(case.matcher, urgency=urgency_of_others, layers=layers)
        unseen.append(replace(case, matcher=matchers[key]))
    return unseen


def _learned(cases: Sequence[Case], name: str) -> tuple[Weights, Model]:
    """Return the weights that put what is right first, and how sure to be of what then does."""
    names = BY_MEANING if name == "meanings" else BY_WORDS
    choices = map(_choice, (case for case in cases if not case.call))
    weights = weights_of(filter(None, choices), names)
    weights = replace(weights, rows={**weights.rows, "prior": PRIOR * weights.rows["prior"]})
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
    wanted = case.wanted
    if isinstance(wanted, OpenQuestion) and wanted.of_set != "open":
        return None
    ranking = case.matcher.rank(case.query)
    candidates = (*ranking.field, *ranking.outside[:OUTSIDE])
    if isinstance(wanted, Entry):
        family = family_of(wanted)
        often = 1.0
        judged = [
            (one, 1.0 if one.entry.id == wanted.id else FAMILY * (family_of(one.entry) == family))
            for one in candidates
        ]
    else:
        often = OPEN_CHOICE
        judged = [
            (one, NEAR[truth])
            for one in candidates
            if (truth := wanted.truth(one.entry.id)) is not None
        ]
    return JudgedCandidates(
        [one.entry.id for one, _ in judged],
        [one.values for one, _ in judged],
        [truth for _, truth in judged],
        often,
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
            taught["right"].append(Example(features, right, OPEN))
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
    library, open_ones = load(), open_questions("learn")
    calls = labelled(library, open_ones)
    urgency.save(learned(calls))
    learned_priors, shipped = models(library, open_ones, calls)
    priors.save(learned_priors)
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
