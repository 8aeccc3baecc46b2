"""The golden questions and phrasings of an index, and how much a text explains of each.

A draft is compared with tens of thousands of questions at once. So a question is kept as the
numbers of its words, and the score of a word is computed once a draft. Typing errors and synonyms
aren't seen: this only selects the questions that are looked at closely.
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
"""How many questions are scored at a time, which bounds the memory."""


@dataclass(frozen=True, slots=True)
class Questions:
    """Questions of entries, and how much of each its own entry explains."""

    texts: tuple[str, ...]
    entries: Numbers
    """The number of each question's entry in the index."""
    places: Numbers
    """The place of each among its entry's `question_texts`; for a golden question, meaningless."""
    golden: NDArray[np.bool_]
    terms: "_QuestionTerms"
    most: dict[str, Floats]
    """By channel the score of each question in a text with endlessly many of all its terms."""
    own: Floats
    """The share of each question that its own entry explains, without the question itself."""

    @classmethod
    def of(cls, entries: Sequence[Entry], postings: Mapping[str, Postings]) -> "Questions":
        """Return the questions of entries, whose terms are as rare as in `postings`."""
        rows = [
            (text, number, place)
            for number, entry in enumerate(entries)
            for text, place in _questions(entry)
        ]
        texts = tuple(text for text, _, _ in rows)
        tokens = [words(text) for text in texts]
        each = {
            channel.name: [channel.terms(question_tokens) for question_tokens in tokens]
            for channel in CHANNELS
        }
        terms = _QuestionTerms.of(tokens, each["pairs"])
        gained = terms.gained({name: p.statistics.rarity for name, p in postings.items()})
        most = {c.name: gained[c.name] * np.float32(c.saturation.k1 + 1) for c in CHANNELS}
        owners = np.array([number for _, number, _ in rows], np.int32)
        golden = np.array([place is None for *_, place in rows], bool)
        places = np.array([place or 0 for *_, place in rows], np.int32)
        own = combine(
            {
                channel.name: _own_shares(
                    each[channel.name], owners, ~golden, channel.saturation, postings[channel.name]
                )
                for channel in CHANNELS
            }
        )
        return cls(texts, owners, places, golden, terms, most, own)

    @classmethod
    def from_arrays(cls, entries: Sequence[Entry], arrays: Arrays) -> "Questions":
        """Return the questions of these entries from `as_arrays`."""
        texts = tuple(text for entry in entries for text, _ in _questions(entry))
        stems = arrays["stems"]
        terms = _QuestionTerms(
            arrays["words"],
            arrays["questions"],
            len(texts),
            stems,
            _Cells(arrays["grams"], arrays["gram owners"], len(stems)),
            _Cells(arrays["pairs"], arrays["pair owners"], len(texts)),
        )
        most = {channel.name: arrays[f"most {channel.name}"] for channel in CHANNELS}
        return cls(
            texts, arrays["entries"], arrays["places"], arrays["golden"], terms, most, arrays["own"]
        )

    def as_arrays(self) -> Arrays:
        """Return everything as arrays but the texts, which the entries have."""
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
        """Return the share of each question that a text explains, given as postings of it alone."""
        gained = self.terms.held(text)
        return combine(
            {
                name: (gained[name] / np.maximum(most, 1e-9)).astype(np.float32)
                for name, most in self.most.items()
            }
        )


@dataclass(frozen=True, slots=True)
class _Cells:
    """Terms, ascending, and the number of what each belongs to: a word or a question."""

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
        """Return the distinct terms of each owner."""
        terms, owners, _ = distinct(self.terms, self.owners.astype(np.uint32))
        return _Cells(terms.astype(np.uint32), owners.astype(np.int32), self.size)

    def sums(self, worth: Worth) -> Floats:
        """Return the sum of the worth of each owner's terms."""
        return np.bincount(self.owners, worth(self.terms), self.size).astype(np.float32)

    def held(self, text: Postings) -> Floats:
        """Return the sum of the weights of each owner's terms that a text holds."""
        first, last = (np.searchsorted(self.terms, text.terms, side) for side in ("left", "right"))
        spans = [self.owners[start:end] for start, end in zip(first, last, strict=True)]
        owners = np.concatenate([np.empty(0, np.int32), *spans])
        weights = np.repeat(text.weights, last - first)
        return np.bincount(owners, weights, self.size).astype(np.float32)


@dataclass(frozen=True, slots=True)
class _QuestionTerms:
    """The distinct words of questions, and their terms."""

    words: Numbers
    """The numbers of the words of all questions."""
    questions: Numbers
    """The number of the question of each of those."""
    size: int
    stems: Terms
    """The stem of each word."""
    grams: _Cells
    """The character runs of each word."""
    pairs: _Cells
    """The pairs of each question."""

    @classmethod
    def of(cls, tokens: Sequence[list[str]], pairs: Sequence[Terms]) -> "_QuestionTerms":
        each = [list(dict.fromkeys(question_tokens)) for question_tokens in tokens]
        numbers = {word: place for place, word in enumerate(dict.fromkeys(chain(*each)))}
        sizes = [len(question_tokens) for question_tokens in each]
        return cls(
            np.fromiter((numbers[word] for word in chain(*each)), np.int32, sum(sizes)),
            np.repeat(np.arange(len(tokens), dtype=np.int32), sizes),
            len(tokens),
            stem_terms(list(numbers)),
            _Cells.of([word_grams(word) for word in numbers]),
            _Cells.of(pairs).once(),
        )

    def gained(self, worth: dict[str, Worth]) -> dict[str, Floats]:
        """Return by channel the sum of the worth of each question's terms."""
        return {
            "stems": self._sums(worth["stems"](self.stems)),
            "grams": self._sums(self.grams.sums(worth["grams"])),
            "pairs": self.pairs.sums(worth["pairs"]),
        }

    def held(self, text: Mapping[str, Postings]) -> dict[str, Floats]:
        """Return by channel the sum of the weights of each question's terms that a text holds."""
        stems = text["stems"]
        return {
            "stems": self._sums(_weights_of(stems.terms, stems.weights, self.stems)),
            "grams": self._sums(self.grams.held(text["grams"])),
            "pairs": self.pairs.held(text["pairs"]),
        }

    def _sums(self, of_words: Floats) -> Floats:
        return np.bincount(self.questions, of_words[self.words], self.size).astype(np.float32)


def _questions(entry: Entry) -> Iterator[tuple[str, int | None]]:
    """Give an entry's golden questions, and its phrasings with their places; not its heading."""
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
    """Return the share of each question that its entry explains.

    A question that `stands_in` its entry, as a phrasing, is left out of it first.
    """
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
    """Return the shares of some questions; `cells` are keys by document and term, ascending."""
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


def _weights_of(known: Terms, weights: Floats, terms: Terms) -> Floats:
    places, there = locate(known, terms)
    found = np.zeros(len(terms), np.float32)
    found[there] = weights[places[there]]
    return found
