"""The questions that an index's entries are known by, as numbers: how much a text explains of each.

A draft is weighed against tens of thousands of questions at once, so a question is the numbers of
its words, and what a word is worth is worked out once a draft. Typing errors and synonyms aren't
seen, and characters that two words of a question share count twice for the draft: this chooses what
is looked at closely, and decides nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING, Any

import numpy as np

from knowledge.language.normalising import words
from knowledge.matching.arrays import cells_of, locate
from knowledge.matching.channels import CHANNELS
from knowledge.matching.documents import own_phrasings
from knowledge.matching.left_out import own_shares
from knowledge.matching.terms import pair_terms, stem_terms, word_grams

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    from knowledge.entry import Entry
    from knowledge.matching.postings import Floats, Postings
    from knowledge.matching.terms import Owned, Terms

    Places = NDArray[np.int64]
    Numbers = NDArray[np.int32]
    Worth = Callable[[Terms], Floats]

GOLDEN = -1
"""The place of a golden question, which stands among no entry's phrasings."""
NOBODY = -1
"""The number of no entry."""


@dataclass(frozen=True, slots=True)
class Beside:
    """For each question the entries beside its own; filled in as far as it is needed.

    Four to a question: two of the field, of two families, and two subjects outside it.
    """

    numbers: Numbers
    """Their numbers in the base, or `NOBODY`."""
    values: Floats
    """The score, the shares by channel and the learned margin of each; nothing of nobody."""
    filled: NDArray[np.bool_]

    @classmethod
    def of(cls, size: int) -> Beside:
        """Return it for so many questions, of which nothing is known yet."""
        numbers = np.full((size, 4), NOBODY, np.int32)
        return cls(numbers, np.zeros((size, 4, 5), np.float32), np.zeros(size, bool))


@dataclass(frozen=True, slots=True)
class Asked:
    """Questions, one after the other."""

    texts: tuple[str, ...]
    entries: Numbers
    """For each question the number of its entry in the index."""
    places: Numbers
    """And its place among the entry's `own_phrasings`, or `GOLDEN`."""
    terms: _QuestionTerms
    most: dict[str, Floats]
    """By channel the score of a text that holds a question's every term without end."""
    own: dict[str, Floats]
    """By channel the share that its entry explains; of a phrasing without that phrasing."""
    beside: Beside

    @classmethod
    def of(cls, known: Sequence[Entry], postings: Mapping[str, Postings]) -> Asked:
        """Return the golden questions and phrasings of entries, terms as rare as in `postings`."""
        rows = [
            (text, number, place)
            for number, entry in enumerate(known)
            for text, place in _questions(entry)
        ]
        texts = tuple(text for text, _, _ in rows)
        terms = _QuestionTerms.of(texts)
        gained = terms.gained({name: p.statistics.rarity for name, p in postings.items()})
        most = {c.name: gained[c.name] * np.float32(c.saturation.k1 + 1) for c in CHANNELS}
        entries = np.array([number for _, number, _ in rows], np.int32)
        places = np.array([place for *_, place in rows], np.int32)
        own = own_shares([words(text) for text in texts], entries, places != GOLDEN, postings)
        return cls(texts, entries, places, terms, most, own, Beside.of(len(texts)))

    def explained(self, text: Mapping[str, Postings]) -> dict[str, Floats]:
        """Return by channel the share of each question that a text explains.

        The text is given as postings of it alone.
        """
        gained = self.terms.gained({name: partial(_worth, p) for name, p in text.items()})
        return {
            name: (gained[name] / np.maximum(most, 1e-9)).astype(np.float32)
            for name, most in self.most.items()
        }


@dataclass(frozen=True, slots=True)
class _Cells:
    """Terms of things by number: `terms[i]` is one of the thing `owners[i]`."""

    terms: Terms
    owners: Numbers
    size: int

    @classmethod
    def of(cls, each: Sequence[Terms]) -> _Cells:
        owners = np.repeat(np.arange(len(each), dtype=np.int32), [len(terms) for terms in each])
        return cls(np.concatenate([*each, np.empty(0, np.uint32)]), owners, len(each))

    def of_each(self, things: NDArray[np.integer[Any]]) -> Owned:
        """Return the terms of these things, each with its place among them."""
        own, counts = cells_of(self.owners, things)
        return np.repeat(np.arange(len(things)), counts), self.terms[own]

    def sums(self, worth: Worth) -> Floats:
        """Return for each thing what its terms are worth together."""
        return np.bincount(self.owners, worth(self.terms), self.size).astype(np.float32)


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
    def of(cls, texts: Sequence[str]) -> _QuestionTerms:
        said = [words(text) for text in texts]
        distinct = [list(dict.fromkeys(split)) for split in said]
        number = {word: place for place, word in enumerate(dict.fromkeys(chain(*distinct)))}
        counts = [len(split) for split in distinct]
        return cls(
            np.fromiter((number[word] for word in chain(*distinct)), np.int32, sum(counts)),
            np.repeat(np.arange(len(texts), dtype=np.int32), counts),
            len(texts),
            stem_terms(list(number)),
            _Cells.of([word_grams(word) for word in number]),
            _Cells.of([np.unique(pair_terms(split)) for split in said]),
        )

    def of_each(self, questions: NDArray[np.integer[Any]]) -> dict[str, Owned]:
        """Return by channel the terms of these questions, each with its place among them."""
        own, counts = cells_of(self.questions, questions)
        asking, said = np.repeat(np.arange(len(questions)), counts), self.words[own]
        words, grams = self.grams.of_each(said)
        return {
            "stems": (asking, self.stems[said]),
            "grams": (asking[words], grams),
            "pairs": self.pairs.of_each(questions),
        }

    def lengths(self) -> Numbers:
        """Return how many distinct words each question has."""
        return np.bincount(self.questions, minlength=self.size).astype(np.int32)

    def gained(self, worth: dict[str, Worth]) -> dict[str, Floats]:
        """Return by channel what each question's terms are worth together."""
        return {
            "stems": self._sums(worth["stems"](self.stems)),
            "grams": self._sums(self.grams.sums(worth["grams"])),
            "pairs": self.pairs.sums(worth["pairs"]),
        }

    def _sums(self, of_words: Floats) -> Floats:
        return np.bincount(self.questions, of_words[self.words], self.size).astype(np.float32)


def _questions(entry: Entry) -> Iterator[tuple[str, int]]:
    """Give an entry's golden questions and phrasings with their places; its heading isn't one."""
    yield from ((text, GOLDEN) for text in entry.golden)
    first = len(own_phrasings(entry)) - len(entry.phrasings)
    yield from ((text, place) for place, text in enumerate(entry.phrasings, first))


def _worth(postings: Postings, terms: Terms) -> Floats:
    """Return what terms say in a text, given as an index of it alone."""
    places, known = locate(postings.terms, terms)
    found = np.zeros(len(terms), np.float32)
    found[known] = postings.weights[places[known]]
    return found
