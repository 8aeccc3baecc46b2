"""Which questions ask about the same, as far as their words tell: groups for who answers them.

Two questions are as alike as the cosine between what the matcher sees of them: the terms of each
channel, weighed by how rare they are in the catalogue. A group is what resembles its first
question, so that later questions never move earlier ones to another group.
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

Words: TypeAlias = tuple[str, ...]
ALIKE = 0.5
"""From which cosine on a question belongs with the first of a group."""
WIDTH = 4_096
"""Terms share so many columns: a few in one column change a cosine by a hundredth or two."""
AT_ONCE = 256
"""So many questions are made ready to be compared at a time."""
_SPREAD = 0x9E3779B1


class Groups:
    """What was grouped before, so that only what is new is compared; its questions may be gone.

    Of each question its words and its group are kept, of the first of each group what the matcher
    saw of it: half a kilobyte. One thread at a time may use it.
    """

    def __init__(self) -> None:
        self._words: dict[str, Words] = {}
        self._leaders: dict[Words, int] = {}
        self._seen = _Seen()

    def __len__(self) -> int:
        return len(self._words)

    def missing(self, texts: Iterable[str]) -> bool:
        """Return whether any of the texts was not compared with the others yet."""
        return any((read := self.words(text)) and read not in self._leaders for text in texts)

    @property
    def at_once(self) -> int:
        """How many new texts can be compared with all groups while someone waits."""
        return max(20, 150_000 // (500 + len(self._seen)))

    def words(self, text: str) -> Words:
        """Return what is the same of texts that ask in the same words."""
        read = self._words.get(text)
        if read is None:
            read = self._words[text] = tuple(words(text))
        return read

    def of(
        self, texts: Sequence[str], matcher: Matcher, most_new: int | None = None
    ) -> tuple[tuple[int, ...], ...]:
        """Return the numbers of the texts by group, groups and their members in the order given.

        Texts of the same words are always together; a text without a word is alone. Of words that
        are new at most `most_new` are compared now; the others are alone until they are.
        """
        read = [self.words(text) for text in texts]
        new = [one for one in dict.fromkeys(read) if one and one not in self._leaders]
        first = dict(zip(reversed(read), reversed(texts), strict=True))
        for start in range(0, len(new[:most_new]), AT_ONCE):
            part = new[:most_new][start : start + AT_ONCE]
            self._take_in(part, _vectors([first[one] for one in part], matcher))
        groups: dict[object, list[int]] = {}
        for number, one in enumerate(read):
            group = self._leaders.get(one, one) if one else f"\0{number}"
            groups.setdefault(group, []).append(number)
        return tuple(map(tuple, groups.values()))

    def keep(self, texts: Iterable[str], most_gone: int) -> None:
        """Forget everything where more than `most_gone` texts were grouped that are gone by now."""
        if len(self._words.keys() - set(texts)) > most_gone:
            self.__init__()  # type: ignore[misc]  # as new

    def _take_in(self, read: Sequence[Words], vectors: Floats) -> None:
        for one, vector in zip(read, vectors, strict=True):
            leader = self._seen.nearest(vector)
            if leader is None:
                leader = self._seen.add(vector)
            self._leaders[one] = leader


class _Seen:
    """The vectors of the first of each group, only where they aren't zero."""

    def __init__(self) -> None:
        self._columns = np.empty(1 << 12, np.int16)
        self._values = np.empty(1 << 12, np.float32)
        self._starts: list[int] = []
        self._filled = 0

    def __len__(self) -> int:
        return len(self._starts)

    def nearest(self, vector: Floats) -> int | None:
        """Return the group whose first is most like a vector; None where none is alike."""
        if not self._starts:
            return None
        here = slice(self._filled)
        products = vector[self._columns[here]] * self._values[here]
        alike = np.add.reduceat(products, self._starts)
        best = int(alike.argmax())
        return best if alike[best] >= ALIKE else None

    def add(self, vector: Floats) -> int:
        """Let a vector begin a group."""
        columns = np.flatnonzero(vector)
        if not len(columns):  # a group of what says nothing is like no other
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


def _vectors(texts: Sequence[str], matcher: Matcher) -> Floats:
    """Return a vector of length one for each text; of nothing where it has no word."""
    lexical = replace(matcher, sense=None)  # to compare meanings costs a hundred times as much
    queries = [lexical.analyse(text) for text in texts]
    vectors = np.zeros((len(texts), WIDTH), np.float32)
    for salt, channel in enumerate(CHANNELS, 1):
        part = _part(queries, matcher, channel, salt)
        vectors += part * np.float32((channel.weight / TOTAL) ** 0.5)
    return _of_length_one(vectors)


def _part(queries: Sequence[Query], matcher: Matcher, channel: Channel, salt: int) -> Floats:
    """Return what one channel sees of each question, in columns that the channels share."""
    statistics = matcher.base.postings[channel.name].statistics
    asked = [channel.asked(query) for query in queries]
    rows = np.repeat(np.arange(len(asked)), [len(one.terms) for one in asked])
    terms = np.concatenate([np.empty(0, np.uint32), *(one.terms for one in asked)])
    weights = np.concatenate([np.empty(0, np.float32), *(one.weights for one in asked)])
    cells = rows * WIDTH + _columns(terms, salt)
    summed = np.bincount(cells, weights * statistics.rarity(terms), len(asked) * WIDTH)
    return _of_length_one(summed.reshape(len(asked), WIDTH).astype(np.float32))


def _columns(terms: NDArray[np.uint32], salt: int) -> NDArray[np.int64]:
    spread = (terms.astype(np.uint64) * np.uint64(_SPREAD) + np.uint64(salt * 977)) >> np.uint64(7)
    return (spread % np.uint64(WIDTH)).astype(np.int64)


def _of_length_one(vectors: Floats) -> Floats:
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    return (vectors / np.where(lengths, lengths, 1)).astype(np.float32)
