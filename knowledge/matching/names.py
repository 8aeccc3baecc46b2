"""Whole names: a title or known phrasing that is the question, a title that stands in it.

Names are kept as 64-bit digests in order, so that a hundred thousand of them take under a megabyte.
"""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import blake2b
from typing import TYPE_CHECKING

import numpy as np

from knowledge.language.normalising import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from knowledge.entry import Entry

LONGEST = 14
"""The most words of a title that is looked for inside a question."""
_DISTINCTIVE = 9
"""From how many letters on a title of one word may be found inside a question."""


@dataclass(frozen=True, slots=True)
class Names:
    """Digests, ascending, each with the number of the entry it names."""

    digests: NDArray[np.uint64]
    owners: NDArray[np.int32]

    def find(self, texts: Sequence[str]) -> set[int]:
        """Return the numbers of the entries that one of the folded texts names."""
        asked = np.fromiter(map(_digest, texts), np.uint64, len(texts))
        first = np.searchsorted(self.digests, asked, side="left")
        last = np.searchsorted(self.digests, asked, side="right")
        spans = (self.owners[a:b] for a, b in zip(first, last, strict=True) if b > a)
        return {int(number) for span in spans for number in span}

    def without(self, text: str) -> Names:
        """Return the names but for one folded text."""
        kept = self.digests != _digest(text)
        return Names(self.digests[kept], self.owners[kept])


def whole_names(entries: Sequence[Entry]) -> Names:
    """Return the names that are a question by themselves: headings and phrasings."""
    return _names(
        (" ".join(words(text)), number)
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


def runs(asked: Sequence[str]) -> list[str]:
    """Return every run of words of the question once, up to the longest title."""
    every = (
        " ".join(asked[at : at + size])
        for size in range(1, min(LONGEST, len(asked)) + 1)
        for at in range(len(asked) - size + 1)
    )
    return list(dict.fromkeys(every))


def _names(named: Iterable[tuple[str, int]]) -> Names:
    pairs = sorted((_digest(name), number) for name, number in named if name)
    digests = np.fromiter((digest for digest, _ in pairs), np.uint64, len(pairs))
    return Names(digests, np.fromiter((number for _, number in pairs), np.int32, len(pairs)))


def _digest(text: str) -> int:
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest())
