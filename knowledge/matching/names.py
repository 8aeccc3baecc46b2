"""Names of entries as a whole: texts that equal the question, and titles that stand inside it.

A name is kept as a 64-bit digest, so that a hundred thousand of them take under a megabyte. The
digest is a polynomial of its words' digests (Karp and Rabin, Efficient Randomized Pattern-Matching
Algorithms, 1987), so that the digests of all runs of words in a question are computed at once.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from itertools import accumulate

import numpy as np
from numpy.typing import NDArray

from knowledge.entry import Entry
from knowledge.language.normalising import words
from knowledge.language.questions import canonical
from knowledge.matching.arrays import locate

BASE, MODULUS = 0x9E3779B97F4A7C15, 1 << 64
LONGEST = 14
"""The most words of a title that is looked for inside a question."""
_SIZES = np.arange(1, LONGEST + 1)
_POWERS = np.array([pow(BASE, size, MODULUS) for size in range(1, LONGEST + 1)], np.uint64)
_DISTINCTIVE = 9
"""The least letters of a title of one word that is looked for inside a question."""


@dataclass(frozen=True, slots=True)
class Names:
    """Digests, ascending, each with the number of the entry it names."""

    digests: NDArray[np.uint64]
    owners: NDArray[np.int32]

    def find(self, names: Sequence[str]) -> set[int]:
        """Return the numbers of the entries that have one of the names."""
        return self._owners(np.array([_digest(name) for name in names], np.uint64))

    def within(self, tokens: Sequence[str]) -> set[int]:
        """Return the numbers of the entries named by a run of these words."""
        until = np.array([*_digests(tokens), *[0] * LONGEST], np.uint64)
        first = np.arange(len(tokens))[:, None]
        runs = until[first + _SIZES] - until[first] * _POWERS
        return self._owners(runs[first + _SIZES <= len(tokens)])

    def of_one(self, owner: int, gone: Sequence[str] = ()) -> "Names":
        """Return the names of one entry alone, without some that it lost."""
        digests = self.digests[self.owners == owner].tolist()
        for name in gone:
            digests.remove(_digest(name))
        return Names(np.array(digests, np.uint64), np.zeros(len(digests), np.int32))

    def _owners(self, wanted: NDArray[np.uint64]) -> set[int]:
        named = wanted[locate(self.digests, wanted)[1]]
        first = np.searchsorted(self.digests, named, side="left")
        last = np.searchsorted(self.digests, named, side="right")
        spans = (self.owners[a:b] for a, b in zip(first, last, strict=True))
        return {int(number) for span in spans for number in span}


def whole_names(entries: Sequence[Entry]) -> Names:
    """Return the canonical forms of headings and phrasings."""
    return _names(
        (canonical(words(text)), number)
        for number, entry in enumerate(entries)
        for text in (entry.heading, *entry.phrasings)
    )


def contained_names(entries: Sequence[Entry]) -> Names:
    """Return the titles that may stand inside a longer question."""
    return _names(
        (name, number)
        for number, entry in enumerate(entries)
        if entry.kind not in ("vraag", "elders")
        for name in (" ".join(words(entry.heading)),)
        if " " in name or len(name) >= _DISTINCTIVE
    )


def _names(named: Iterable[tuple[str, int]]) -> Names:
    pairs = sorted((_digest(name), number) for name, number in named if name)
    digests = np.fromiter((digest for digest, _ in pairs), np.uint64, len(pairs))
    return Names(digests, np.fromiter((number for _, number in pairs), np.int32, len(pairs)))


def _digest(text: str) -> int:
    return _digests(text.split())[-1]


def _digests(tokens: Sequence[str]) -> list[int]:
    """Return the digests of no word, of the first word, of the first two, and so on."""
    each = map(_of_word, tokens)
    return list(accumulate(each, lambda before, word: (before * BASE + word) % MODULUS, initial=0))


@lru_cache(maxsize=32_768)
def _of_word(word: str) -> int:
    return int.from_bytes(blake2b(word.encode(), digest_size=8).digest())
