"""The index of entries: their postings in each channel, their names, and facts for weighing."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from knowledge.cache import Arrays
from knowledge.entry import ElsewhereEntry, Entry, Kind, QuestionEntry, Taxonomy
from knowledge.language.normalising import fold, words
from knowledge.language.question_kinds import COMMON, Asks, asks_for
from knowledge.language.questions import canonical
from knowledge.language.typos import Vocabulary
from knowledge.matching.channels import CHANNELS
from knowledge.matching.documents import PHRASING, question_texts, weighted_texts
from knowledge.matching.names import Names, contained_names, whole_names
from knowledge.matching.postings import Floats, Postings, TermField, build
from knowledge.matching.priors import Priors, shipped_priors
from knowledge.matching.query import Query
from knowledge.matching.questions import Questions
from knowledge.matching.terms import Terms

ENOUGH = 12
"""The phrasings of an entry that holds the words people use for it; one with fewer is raised."""
DOUBT = 4.0
"""How many average phrasings are added to an entry's own, since a few prove little."""


@dataclass(frozen=True)
class Index:
    """Entries, their postings by channel, and the words they are written in."""

    entries: tuple[Entry, ...]
    postings: dict[str, Postings]
    frequency: dict[str, int]
    """How often each word stands in the entries' texts."""
    whole: Names
    contained: Names
    asked_kinds: NDArray[np.int32]
    """How many phrasings of each entry ask for each kind, in the order of `Asks`."""
    keep: Callable[[Callable[[], Arrays]], Arrays] | None = None
    """Loads arrays from disk, or builds and keeps them; None builds them each time."""
    priors: Priors = field(default_factory=shipped_priors, repr=False)

    @cached_property
    def of_the_field(self) -> NDArray[np.bool_]:
        """Whether each entry is of the field."""
        return np.fromiter((entry.kind is not Kind.ELSEWHERE for entry in self.entries), np.bool_)

    @cached_property
    def urgent(self) -> NDArray[np.bool_]:
        """Whether each entry is a call for help."""
        marks = (isinstance(entry, ElsewhereEntry) and entry.urgent for entry in self.entries)
        return np.fromiter(marks, np.bool_)

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The words of the entries, by which typing errors are mended."""
        return Vocabulary.of(self.frequency)

    @cached_property
    def fewness(self) -> Floats:
        """How few phrasings each entry has: 1 is none, 0 is enough."""
        phrasings = self.postings["stems"].counts.phrasings
        return np.maximum(1 - phrasings / ENOUGH, 0).astype(np.float32)

    @cached_property
    def many(self) -> Floats:
        """The logarithm of one plus the number of phrasings of each entry."""
        return np.log1p(self.postings["stems"].counts.phrasings).astype(np.float32)

    @cached_property
    def records(self) -> Floats:
        """Whether each entry is a record, as 1 or 0."""
        kinds = (not isinstance(entry, QuestionEntry | ElsewhereEntry) for entry in self.entries)
        return np.fromiter(kinds, np.float32, len(self.entries))

    @cached_property
    def prior(self) -> Floats:
        """What speaks for each entry whatever is asked, in log odds."""
        priors = (self.priors.get(entry.id, 0.0) for entry in self.entries)
        return np.fromiter(priors, np.float32, len(self.entries))

    @cached_property
    def questions(self) -> Questions:
        """The golden questions and phrasings; for thousands of entries it takes seconds, once."""

        def build() -> Questions:
            return Questions.of(self.entries, self.postings)

        if self.keep is None:
            return build()
        return Questions.from_arrays(self.entries, self.keep(lambda: build().as_arrays()))

    def shares(self, query: Query) -> dict[str, Floats]:
        """Return by channel the share of the question that each entry explains, from 0.

        The share is the score divided by that of an entry with endlessly many of every word of the
        question, so that scores compare between questions and between a base and its layers.
        """
        shares = {}
        for channel in CHANNELS:
            weighted = channel.terms_in(query)
            postings = self.postings[channel.name]
            rarity = postings.statistics.rarity(weighted.terms)
            ideal = float(np.dot(rarity, weighted.weights)) * (channel.saturation.k1 + 1)
            score = postings.scores(weighted.terms, weighted.weights)
            shares[channel.name] = score / ideal if ideal else score
        return shares

    def alike(self, numbers: Sequence[int], kinds: frozenset[Asks]) -> NDArray[np.float64]:
        """Return how much likelier the kinds are asked for in each entry's phrasings than in all.

        That is the mean of the logarithms; 0 where no kind is asked for.
        """
        columns = [at for at, kind in enumerate(Asks) if kind in kinds]
        if not columns:
            return np.zeros(len(numbers))
        common = np.array([COMMON[kind] for kind in Asks if kind in kinds])
        size = self.postings["stems"].counts.phrasings[numbers, None].astype(np.float64)
        counts = self.asked_kinds[np.ix_(numbers, columns)]
        ratios = np.log((counts / common + DOUBT) / (size + DOUBT))
        mean: NDArray[np.float64] = ratios.mean(axis=1)
        return mean

    def without(self, number: int, folded: str) -> tuple[Entry, "Index"]:
        """Return an entry without the phrasings of these folded words, and the index of it alone.

        The index is what `build_index` makes with this one as base, but computed from counts, which
        is a tenth of the work.
        """
        entry = self.entries[number]
        gone = [phrasing for phrasing in entry.phrasings if fold(phrasing) == folded]
        entry_left = replace(
            entry, phrasings=tuple(phrasing for phrasing in entry.phrasings if phrasing not in gone)
        )
        tokens = folded.split()
        postings = {
            channel.name: self.postings[channel.name].without(
                number, channel.terms(tokens), len(gone), channel.saturation, PHRASING
            )
            for channel in CHANNELS
        }
        alone = Index(
            (entry_left,),
            postings,
            {},
            self.whole.of_one(number, [name for name in [canonical(tokens)] * len(gone) if name]),
            self.contained.of_one(number),
            self.asked_kinds[[number]] - _asked(gone),
        )
        return entry_left, alone

    def holds(self, number: int, terms: Terms) -> NDArray[np.bool_]:
        """Return which of the stems the entry of that number holds."""
        return self.postings["stems"].cell(terms, number)[1]


def build_index(entries: Sequence[Entry], taxonomy: Taxonomy, base: Index | None = None) -> Index:
    """Return the index of `entries`, weighed as if they stood in `base` where that is given."""
    texts = [
        [
            (words(text), weight, phrasing)
            for text, weight, phrasing in weighted_texts(entry, taxonomy)
        ]
        for entry in entries
    ]
    postings = {
        channel.name: build(
            [
                [
                    TermField(channel.terms(tokens), weight, phrasing)
                    for tokens, weight, phrasing in document
                ]
                for document in texts
            ],
            channel.saturation,
            base.postings[channel.name].statistics if base else None,
        )
        for channel in CHANNELS
    }
    frequency = Counter(word for document in texts for tokens, *_ in document for word in tokens)
    return Index(
        tuple(entries),
        postings,
        dict(frequency),
        whole_names(entries),
        contained_names(entries),
        count_asked_kinds(entries),
    )


def count_asked_kinds(entries: Sequence[Entry]) -> NDArray[np.int32]:
    """Return how many phrasings of each entry ask for each kind, in the order of `Asks`."""
    return np.array([_asked(question_texts(entry)) for entry in entries]).reshape(-1, len(Asks))


def _asked(texts: Sequence[str]) -> NDArray[np.int32]:
    counts = Counter(kind for text in texts for kind in asks_for(text))
    return np.array([counts[kind] for kind in Asks], np.int32)
