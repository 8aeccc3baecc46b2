"""The questions that an index's entries are known by, as numbers: how much a text explains of each.

A draft is weighed against tens of thousands of questions at once, so a question is the numbers of
its words, and what a word is worth is worked out once a draft. Typing errors and synonyms aren't
seen: this chooses what is looked at closely, and decides nothing.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from knowledge.cache import Arrays
from knowledge.entry import Entry
from knowledge.language.normalising import words
from knowledge.matching.arrays import distinct, locate
from knowledge.matching.channels import CHANNELS, combine
from knowledge.matching.documents import PHRASING, question_texts
from knowledge.matching.postings import Cells, Floats, Postings, Saturation
from knowledge.matching.terms import Terms, stem_terms, word_grams

Numbers = NDArray[np.int32]
Worth = Callable[[Terms], Floats]

AT_ONCE = 5_000
"""So many questions at a time, so that tens of thousands take no more memory than these."""


@dataclass(frozen=True, slots=True)
class Questions:
    """Questions, one after the other, and how much of each its own entry explains."""

    texts: tuple[str, ...]
    entries: Numbers
    """For each question the number of its entry in the index."""
    places: Numbers
    """And its place among the entry's `question_texts`; of a golden question it says nothing."""
    golden: NDArray[np.bool_]
    terms: "_QuestionTerms"
    most: dict[str, Floats]
    """By channel the score of a text that holds a question's every term without end."""
    own: Floats
    """The score of its entry by words alone; of a phrasing without that phrasing."""

    @classmethod
    def of(cls, known: Sequence[Entry], postings: Mapping[str, Postings]) -> "Questions":
        """Return the golden questions and phrasings of entries, terms as rare as in `postings`."""
        rows = [
            (text, number, place)
            for number, entry in enumerate(known)
            for text, place in _questions(entry)
        ]
        texts = tuple(text for text, _, _ in rows)
        said = [words(text) for text in texts]
        each = {channel.name: [channel.terms(split) for split in said] for channel in CHANNELS}
        terms = _QuestionTerms.of(said, each["pairs"])
        gained = terms.gained({name: p.statistics.rarity for name, p in postings.items()})
        most = {c.name: gained[c.name] * np.float32(c.saturation.k1 + 1) for c in CHANNELS}
        entries = np.array([number for _, number, _ in rows], np.int32)
        golden = np.array([place is None for *_, place in rows], bool)
        places = np.array([place or 0 for *_, place in rows], np.int32)
        own = combine(
            {
                channel.name: _own_shares(
                    each[channel.name], entries, ~golden, channel.saturation, postings[channel.name]
                )
                for channel in CHANNELS
            }
        )
        return cls(texts, entries, places, golden, terms, most, own)

    @classmethod
    def from_arrays(cls, known: Sequence[Entry], kept: Arrays) -> "Questions":
        """Return the questions of these entries that `as_arrays` was asked of."""
        texts = tuple(text for entry in known for text, _ in _questions(entry))
        stems = kept["stems"]
        terms = _QuestionTerms(
            kept["words"],
            kept["questions"],
            len(texts),
            stems,
            _Cells(kept["grams"], kept["gram owners"], len(stems)),
            _Cells(kept["pairs"], kept["pair owners"], len(texts)),
        )
        most = {channel.name: kept[f"most {channel.name}"] for channel in CHANNELS}
        return cls(texts, kept["entries"], kept["places"], kept["golden"], terms, most, kept["own"])

    def as_arrays(self) -> Arrays:
        """Return all but the texts, which the entries have."""
        terms = self.terms
        return {
            "entries": self.entries,
            "places": self.places,
            "golden": self.golden,
            "own": self.own,
            "words": terms.words,
            "questions": terms.questions,
            "stems": terms.stems,
            "grams": terms.grams.terms,
            "gram owners": terms.grams.owners,
            "pairs": terms.pairs.terms,
            "pair owners": terms.pairs.owners,
            **{f"most {name}": floats for name, floats in self.most.items()},
        }

    def explained(self, text: Mapping[str, Postings]) -> Floats:
        """Return the score that a text, given as postings of it alone, has on each question."""
        gained = self.terms.held(text)
        return combine(
            {
                name: (gained[name] / np.maximum(most, 1e-9)).astype(np.float32)
                for name, most in self.most.items()
            }
        )


@dataclass(frozen=True, slots=True)
class _Cells:
    """Terms of things by number, ascending: `terms[i]` is one of the thing `owners[i]`."""

    terms: Terms
    owners: Numbers
    size: int

    @classmethod
    def of(cls, each: Sequence[Terms]) -> "_Cells":
        owners = np.repeat(np.arange(len(each), dtype=np.int32), [len(terms) for terms in each])
        terms = np.concatenate([*each, np.empty(0, np.uint32)])
        order = np.argsort(terms, kind="stable")
        return cls(terms[order], owners[order], len(each))

    def once(self) -> "_Cells":
        """Return the distinct terms of each thing."""
        terms, owners, _ = distinct(self.terms, self.owners.astype(np.uint32))
        return _Cells(terms.astype(np.uint32), owners.astype(np.int32), self.size)

    def sums(self, worth: Worth) -> Floats:
        """Return for each thing what its terms are worth together."""
        return np.bincount(self.owners, worth(self.terms), self.size).astype(np.float32)

    def held(self, text: Postings) -> Floats:
        """Return for each thing what those of its terms weigh that a text has, which are few."""
        first, last = (np.searchsorted(self.terms, text.terms, side) for side in ("left", "right"))
        spans = [self.owners[start:end] for start, end in zip(first, last, strict=True)]
        owners = np.concatenate([np.empty(0, np.int32), *spans])
        weights = np.repeat(text.weights, last - first)
        return np.bincount(owners, weights, self.size).astype(np.float32)


@dataclass(frozen=True, slots=True)
class _QuestionTerms:
    """Each question as its distinct words, and those as terms."""

    words: Numbers
    """The numbers of the words of all questions."""
    questions: Numbers
    """For each of those the number of its question."""
    size: int
    stems: Terms
    """Of each word."""
    grams: _Cells
    """Of each word."""
    pairs: _Cells
    """Of each question."""

    @classmethod
    def of(cls, said: Sequence[list[str]], pairs: Sequence[Terms]) -> "_QuestionTerms":
        each = [list(dict.fromkeys(split)) for split in said]
        number = {word: place for place, word in enumerate(dict.fromkeys(chain(*each)))}
        sizes = [len(split) for split in each]
        return cls(
            np.fromiter((number[word] for word in chain(*each)), np.int32, sum(sizes)),
            np.repeat(np.arange(len(said), dtype=np.int32), sizes),
            len(said),
            stem_terms(list(number)),
            _Cells.of([word_grams(word) for word in number]),
            _Cells.of(pairs).once(),
        )

    def gained(self, worth: dict[str, Worth]) -> dict[str, Floats]:
        """Return by channel what each question's terms are worth together."""
        return {
            "stems": self._sums(worth["stems"](self.stems)),
            "grams": self._sums(self.grams.sums(worth["grams"])),
            "pairs": self.pairs.sums(worth["pairs"]),
        }

    def held(self, text: Mapping[str, Postings]) -> dict[str, Floats]:
        """Return by channel what those of each question's terms weigh that a text has."""
        stems = text["stems"]
        return {
            "stems": self._sums(_found(stems.terms, stems.weights, self.stems)),
            "grams": self._sums(self.grams.held(text["grams"])),
            "pairs": self.pairs.held(text["pairs"]),
        }

    def _sums(self, of_words: Floats) -> Floats:
        return np.bincount(self.questions, of_words[self.words], self.size).astype(np.float32)


def _questions(entry: Entry) -> Iterator[tuple[str, int | None]]:
    """Give an entry's golden questions and phrasings with their places; its heading isn't one."""
    yield from ((text, None) for text in entry.golden)
    first = len(question_texts(entry)) - len(entry.phrasings)
    yield from ((text, place) for place, text in enumerate(entry.phrasings, first))


def _own_shares(
    each: Sequence[Terms],
    entries: Numbers,
    stands_in: NDArray[np.bool_],
    saturation: Saturation,
    postings: Postings,
) -> Floats:
    """Return the share of each question that its entry explains; left out where it stands there."""
    terms_of_cells = np.repeat(np.arange(len(postings.terms)), np.diff(postings.starts))
    keys = postings.documents.astype(np.int64) * len(postings.terms) + terms_of_cells
    order = np.argsort(keys)
    keys = keys[order]
    parts = [slice(start, start + AT_ONCE) for start in range(0, len(each), AT_ONCE)]
    shares = [
        _explained(each[part], entries[part], stands_in[part], saturation, postings, (keys, order))
        for part in parts
    ]
    return np.concatenate([np.empty(0, np.float32), *shares])


def _explained(
    each: Sequence[Terms],
    entries: Numbers,
    stands_in: NDArray[np.bool_],
    saturation: Saturation,
    postings: Postings,
    cells: tuple[NDArray[np.int64], NDArray[np.int64]],
) -> Floats:
    """Return it for some questions; `cells` are by document and term, ascending."""
    owners = np.repeat(np.arange(len(each)), [len(terms) for terms in each])
    questions, terms, times = distinct(owners, np.concatenate([*each, np.empty(0, np.uint32)]))
    places, known = locate(postings.terms, terms)
    keys = entries[questions].astype(np.int64) * len(postings.terms) + places
    at, held = locate(cells[0], keys)
    held &= known
    gone = np.where(stands_in[questions], times, 0).astype(np.float32)
    statistics = postings.statistics
    own = statistics.terms is postings.terms  # and not those of a base
    there = (places, known) if own else locate(statistics.terms, terms)
    rarity, chance = statistics.rarity_at(*there), statistics.chance_at(*there)
    worth = np.zeros(len(terms), np.float32)
    cell = cells[1][at[held]]
    document, away = postings.documents[cell], stands_in[questions[held]]
    lengths = np.bincount(questions, gone, len(each)).astype(np.float32)[questions[held]]
    left = Cells(
        np.maximum(postings.counts.counts[cell] - PHRASING * gone[held], 0),
        np.maximum(postings.counts.asked[cell] - gone[held], 0),
        postings.counts.lengths[document] - PHRASING * lengths,
        postings.counts.phrasings[document] - away,
    )
    worth[held] = left.weights(
        rarity[held],
        chance[held],
        saturation,
        statistics.mean_length,
    )
    ideal = np.bincount(questions, rarity, len(each)) * (saturation.k1 + 1)
    explained = np.bincount(questions, worth, len(each)) / np.maximum(ideal, 1e-9)
    share: Floats = explained.astype(np.float32)
    return share


def _found(known: Terms, weights: Floats, terms: Terms) -> Floats:
    places, there = locate(known, terms)
    found = np.zeros(len(terms), np.float32)
    found[there] = weights[places[there]]
    return found
