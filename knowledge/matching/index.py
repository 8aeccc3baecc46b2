"""Entries with what is needed to find them: one inverted index a channel."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from knowledge.cache import Arrays
from knowledge.entry import ElsewhereEntry, Entry, Kind, QuestionEntry, Taxonomy
from knowledge.language.dutch_words import is_dutch
from knowledge.language.normalising import fold, words
from knowledge.language.question_kinds import COMMON, Asks, asks_for
from knowledge.language.questions import canonical
from knowledge.language.typos import Vocabulary
from knowledge.matching.arrays import locate
from knowledge.matching.channels import CHANNELS
from knowledge.matching.documents import PHRASING, question_texts, weighted_texts
from knowledge.matching.names import Names, contained_names, whole_names
from knowledge.matching.postings import MOST_CELLS, Floats, Postings, TermField, build
from knowledge.matching.query import Query
from knowledge.matching.questions import Questions
from knowledge.matching.terms import Terms, pair_terms, stem_terms

ENOUGH = 12
"""An entry with fewer phrasings is raised: it holds fewer of the words that people use for it."""
RAISED = np.float32(0.5)
"""By how much of its score an entry without any phrasing would be."""
DOUBT = 4.0
"""So many phrasings that ask as all do are added to an entry's own: a few prove little."""


@dataclass(frozen=True)
class Index:
    """Entries, their postings by channel, and the words they are written in."""

    entries: tuple[Entry, ...]
    postings: dict[str, Postings]
    frequency: dict[str, int]
    """How often each word stands in the entries' texts."""
    whole: Names
    contained: Names
    asking: NDArray[np.int32]
    """For each entry how many of its phrasings ask for what, in the order of `Asks`."""
    keep: Callable[[Callable[[], Arrays]], Arrays] | None = None
    """Returns what the one given makes, from disk where it was made before."""

    @cached_property
    def numbers(self) -> dict[str, int]:
        """The number of each entry by its id."""
        return {entry.id: number for number, entry in enumerate(self.entries)}

    @cached_property
    def of_the_field(self) -> NDArray[np.bool_]:
        """For each entry whether it is one of the field rather than a subject outside it."""
        return np.fromiter((entry.kind is not Kind.ELSEWHERE for entry in self.entries), np.bool_)

    @cached_property
    def urgent(self) -> NDArray[np.bool_]:
        """For each entry whether someone may need help now."""
        marks = (isinstance(one, ElsewhereEntry) and one.urgent for one in self.entries)
        return np.fromiter(marks, np.bool_)

    @cached_property
    def _alarm(self) -> tuple[tuple[Postings, Floats], ...]:
        """The words, and words in order, with how much likelier a call for help has them."""
        words_and_pairs = (self.postings["stems"], self.postings["pairs"])
        return tuple((postings, postings.odds(self.urgent)) for postings in words_and_pairs)

    def alarm(self, query: Query) -> float:
        """Return how much a question sounds like a call for help, whichever it may be.

        By its Dutch words: those of another language stand in little but such calls.
        """
        read = [word for word in query.read if is_dutch(word)] if query.dutch else []
        told = [
            odds[places[known]]
            for terms, (postings, odds) in zip(
                (stem_terms(read), pair_terms(read)), self._alarm, strict=True
            )
            for places, known in [locate(postings.terms, np.unique(terms))]
        ]
        spoken = np.concatenate(told)
        return float(spoken.sum() / max(1.0, len(spoken)) ** 0.5)

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The words, to mend typing errors by."""
        return Vocabulary.of(self.frequency)

    @cached_property
    def fewness(self) -> Floats:
        """For each entry how few phrasings it has: 1 is none, 0 is enough."""
        phrasings = self.postings["stems"].counts.phrasings
        return np.maximum(1 - phrasings / ENOUGH, 0).astype(np.float32)

    @cached_property
    def handicap(self) -> Floats:
        """For each entry what its words are multiplied by for having few phrasings."""
        return 1 + RAISED * self.fewness

    @cached_property
    def many(self) -> Floats:
        """For each entry the logarithm of how many phrasings it has, and one."""
        return np.log1p(self.postings["stems"].counts.phrasings).astype(np.float32)

    @cached_property
    def records(self) -> Floats:
        """For each entry whether it is a record: 1, or 0."""
        kinds = (not isinstance(one, QuestionEntry | ElsewhereEntry) for one in self.entries)
        return np.fromiter(kinds, np.float32, len(self.entries))

    @cached_property
    def questions(self) -> Questions:
        """The golden questions and phrasings; of thousands of entries it takes seconds, once."""

        def made() -> Questions:
            return Questions.of(self.entries, self.postings)

        if self.keep is None:
            return made()
        return Questions.from_arrays(self.entries, self.keep(lambda: made().as_arrays()))

    def shares(self, query: Query, most: int = MOST_CELLS) -> dict[str, Floats]:
        """Return for each channel the share of the question that each entry explains, from 0.

        The share is the score over that of an entry which holds every word of the question without
        end, so scores compare between questions and between a base index and its overlays.
        """
        shares = {}
        for channel in CHANNELS:
            asked = channel.asked(query)
            postings = self.postings[channel.name]
            rarity = postings.statistics.rarity(asked.terms)
            ideal = float(np.dot(rarity, asked.weights)) * (channel.saturation.k1 + 1)
            score = postings.scores(asked.terms, asked.weights, most)
            shares[channel.name] = score / ideal if ideal else score
        return shares

    def alike(self, numbers: Sequence[int], kinds: frozenset[Asks]) -> NDArray[np.float64]:
        """Return how much likelier a question for each of these entries asks for these kinds.

        The mean of the logarithms; 0 where nothing is asked for.
        """
        columns = [at for at, kind in enumerate(Asks) if kind in kinds]
        if not columns:
            return np.zeros(len(numbers))
        common = np.array([COMMON[kind] for kind in Asks if kind in kinds])
        size = self.postings["stems"].counts.phrasings[numbers, None].astype(np.float64)
        asking = self.asking[np.ix_(numbers, columns)]
        mean: NDArray[np.float64] = np.log((asking / common + DOUBT) / (size + DOUBT)).mean(axis=1)
        return mean

    def without(self, number: int, said: str) -> tuple[Entry, "Index"]:
        """Return an entry that has no phrasing of these folded words, and the index of it alone.

        It is what `build_index` makes of it beside this index, from counts: a tenth of the work.
        """
        entry = self.entries[number]
        gone = [phrasing for phrasing in entry.phrasings if fold(phrasing) == said]
        left = replace(entry, phrasings=tuple(one for one in entry.phrasings if one not in gone))
        split = said.split()
        postings = {
            channel.name: self.postings[channel.name].without(
                number, channel.terms(split), len(gone), channel.saturation, PHRASING
            )
            for channel in CHANNELS
        }
        alone = Index(
            (left,),
            postings,
            {},
            self.whole.of_one(number, [name for name in [canonical(split)] * len(gone) if name]),
            self.contained.of_one(number),
            self.asking[[number]] - _asked(gone),
        )
        return left, alone

    def holds(self, number: int, terms: Terms) -> NDArray[np.bool_]:
        """Return for each stem whether the entry of that number holds it."""
        return self.postings["stems"].cell(terms, number)[1]


def build_index(entries: Sequence[Entry], taxonomy: Taxonomy, base: Index | None = None) -> Index:
    """Return the index of `entries`, with `base` weighed as if they stood among its own."""
    texts = [
        [(words(text), weight, asked) for text, weight, asked in weighted_texts(entry, taxonomy)]
        for entry in entries
    ]
    postings = {
        channel.name: build(
            [
                [
                    TermField(channel.terms(split), weight, asked)
                    for split, weight, asked in document
                ]
                for document in texts
            ],
            channel.saturation,
            base.postings[channel.name].statistics if base else None,
        )
        for channel in CHANNELS
    }
    frequency = Counter(word for document in texts for split, *_ in document for word in split)
    return Index(
        tuple(entries),
        postings,
        dict(frequency),
        whole_names(entries),
        contained_names(entries),
        asking(entries),
    )


def asking(entries: Sequence[Entry]) -> NDArray[np.int32]:
    """Return for each entry how many of its phrasings ask for what, in the order of `Asks`."""
    return np.array([_asked(question_texts(entry)) for entry in entries]).reshape(-1, len(Asks))


def _asked(texts: Sequence[str]) -> NDArray[np.int32]:
    counts = Counter(kind for text in texts for kind in asks_for(text))
    return np.array([counts[kind] for kind in Asks], np.int32)
