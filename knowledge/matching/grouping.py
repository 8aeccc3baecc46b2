"""Groups of questions that ask about the same, as far as their words tell.

Two questions are as alike as the cosine of their vectors: the terms of each channel, weighed by how
rare they are in the catalogue. A group holds what resembles its first question, its leader, so that
later questions never move earlier ones to another group.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from knowledge.language.normalising import words
from knowledge.matching.channels import CHANNELS, TOTAL, Channel
from knowledge.matching.matcher import Matcher
from knowledge.matching.postings import Floats
from knowledge.matching.query import Query

Tokens: TypeAlias = tuple[str, ...]
ALIKE = 0.5
"""The least cosine of a question with the leader of its group."""
WIDTH = 4_096
"""The columns of a vector, which terms share: that changes a cosine by a hundredth or two."""
AT_ONCE = 256
"""How many questions are made into vectors at a time."""
_SPREAD = 0x9E3779B1


class Groups:
    """The groups so far, so that only new questions are compared; old ones may be gone by now.

    For each question its words and its group are kept, and for each leader its vector, half a
    kilobyte. One thread at a time may use it.
    """

    def __init__(self) -> None:
        self._words: dict[str, Tokens] = {}
        self._leaders: dict[Tokens, int] = {}
        self._vectors = _LeaderVectors()

    def __len__(self) -> int:
        return len(self._words)

    def has_new(self, texts: Iterable[str]) -> bool:
        """Return whether any of the texts was not grouped yet."""
        return any((tokens := self.words(text)) and tokens not in self._leaders for text in texts)

    @property
    def affordable(self) -> int:
        """How many new texts can be grouped while someone waits."""
        return max(20, 150_000 // (500 + len(self._vectors)))

    def words(self, text: str) -> Tokens:
        """Return the folded words of a text, by which texts are the same."""
        tokens = self._words.get(text)
        if tokens is None:
            tokens = self._words[text] = tuple(words(text))
        return tokens

    def group(
        self, texts: Sequence[str], matcher: Matcher, most_new: int | None = None
    ) -> tuple[tuple[int, ...], ...]:
        """Return the numbers of the texts by group, groups and their members in the order given.

        Texts of the same words are always together; a text without a word is alone. At most
        `most_new` new ones are compared now; the others are alone until they are.
        """
        tokens = [self.words(text) for text in texts]
        new = [
            question
            for question in dict.fromkeys(tokens)
            if question and question not in self._leaders
        ]
        first_text = dict(zip(reversed(tokens), reversed(texts), strict=True))
        for start in range(0, len(new[:most_new]), AT_ONCE):
            part = new[:most_new][start : start + AT_ONCE]
            vectors = _question_vectors([first_text[question] for question in part], matcher)
            self._assign(part, vectors)
        groups: dict[object, list[int]] = {}
        for number, question in enumerate(tokens):
            group = self._leaders.get(question, question) if question else f"\0{number}"
            groups.setdefault(group, []).append(number)
        return tuple(map(tuple, groups.values()))

    def forget_gone(self, texts: Iterable[str], most_gone: int) -> None:
        """Forget all groups where more than `most_gone` of their texts are gone by now."""
        if len(self._words.keys() - set(texts)) > most_gone:
            self.__init__()  # type: ignore[misc]  # as new

    def _assign(self, questions: Sequence[Tokens], vectors: Floats) -> None:
        for question, vector in zip(questions, vectors, strict=True):
            leader = self._vectors.nearest(vector)
            self._leaders[question] = self._vectors.add(vector) if leader is None else leader


class _LeaderVectors:
    """The vectors of the leaders, stored sparsely."""

    def __init__(self) -> None:
        self._columns = np.empty(1 << 12, np.int16)
        self._values = np.empty(1 << 12, np.float32)
        self._starts: list[int] = []
        self._filled = 0

    def __len__(self) -> int:
        return len(self._starts)

    def nearest(self, vector: Floats) -> int | None:
        """Return the group whose leader is nearest a vector; None where none is alike."""
        if not self._starts:
            return None
        here = slice(self._filled)
        products = vector[self._columns[here]] * self._values[here]
        alike = np.add.reduceat(products, self._starts)
        best = int(alike.argmax())
        return best if alike[best] >= ALIKE else None

    def add(self, vector: Floats) -> int:
        """Begin a group with this vector, and return its number."""
        columns = np.flatnonzero(vector)
        if not len(columns):  # a vector of zeros is like no other
            columns = np.zeros(1, np.int64)
        end = self._filled + len(columns)
        if end > len(self._columns):
            self._columns = np.concatenate([self._columns, np.empty(end, np.int16)])
            self._values = np.concatenate([self._values, np.empty(end, np.float32)])
        self._columns[self._filled : end] = columns
        self._values[self._filled : end] = vector[columns]
        self._starts.append(self._filled)
        self._filled = end
        return len(self._starts) - 1


def _question_vectors(texts: Sequence[str], matcher: Matcher) -> Floats:
    """Return a vector of length one for each text; zeros where it has no word."""
    lexical = replace(matcher, sense=None)  # to compare meanings costs a hundred times as much
    queries = [lexical.analyse(text) for text in texts]
    vectors = np.zeros((len(texts), WIDTH), np.float32)
    for salt, channel in enumerate(CHANNELS, 1):
        part = _channel_vectors(queries, matcher, channel, salt)
        vectors += part * np.float32((channel.weight / TOTAL) ** 0.5)
    return _normalised(vectors)


def _channel_vectors(
    queries: Sequence[Query], matcher: Matcher, channel: Channel, salt: int
) -> Floats:
    """Return the vectors of questions in one channel, in columns that the channels share."""
    statistics = matcher.base.postings[channel.name].statistics
    weighted = [channel.terms_in(query) for query in queries]
    rows = np.repeat(np.arange(len(weighted)), [len(each.terms) for each in weighted])
    terms = np.concatenate([np.empty(0, np.uint32), *(each.terms for each in weighted)])
    weights = np.concatenate([np.empty(0, np.float32), *(each.weights for each in weighted)])
    cells = rows * WIDTH + _columns(terms, salt)
    summed = np.bincount(cells, weights * statistics.rarity(terms), len(weighted) * WIDTH)
    return _normalised(summed.reshape(len(weighted), WIDTH).astype(np.float32))


def _columns(terms: NDArray[np.uint32], salt: int) -> NDArray[np.int64]:
    spread = (terms.astype(np.uint64) * np.uint64(_SPREAD) + np.uint64(salt * 977)) >> np.uint64(7)
    return (spread % np.uint64(WIDTH)).astype(np.int64)


def _normalised(vectors: Floats) -> Floats:
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    return (vectors / np.where(lengths, lengths, 1)).astype(np.float32)
