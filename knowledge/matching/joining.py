"""Two indexes over one base become one without indexing anything anew: postings are moved."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import numpy as np

from knowledge.matching.index import Index
from knowledge.matching.names import Names
from knowledge.matching.postings import Postings

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from numpy.typing import NDArray

    Kept = NDArray[np.bool_]


def joined(first: Index, second: Index) -> Index:
    """Return both as one; where they hold the same id, `second` has it."""
    return _of(
        [first, second],
        [_without(first, {entry.id for entry in second.entries}), _without(second, ())],
    )


def without(index: Index, gone: Collection[str]) -> Index:
    """Return the index but for the entries of these ids."""
    return _of([index], [_without(index, gone)])


def _without(index: Index, gone: Collection[str]) -> Kept:
    return np.fromiter((entry.id not in gone for entry in index.entries), bool)


def _of(indexes: Sequence[Index], kept: Sequence[Kept]) -> Index:
    numbers = _renumbered(kept)
    frequency: Counter[str] = Counter()
    for index in indexes:
        frequency.update(index.frequency)
    return Index(
        tuple(
            entry
            for index, mask in zip(indexes, kept, strict=True)
            for entry, keep in zip(index.entries, mask, strict=True)
            if keep
        ),
        {
            name: _postings([index.postings[name] for index in indexes], kept, numbers)
            for name in indexes[0].postings
        },
        dict(frequency),
        _names([index.whole for index in indexes], kept, numbers),
        _names([index.contained for index in indexes], kept, numbers),
        tuple(
            later
            for index, mask in zip(indexes, kept, strict=True)
            for later, keep in zip(index.later, mask, strict=True)
            if keep
        ),
    )


def _renumbered(kept: Sequence[Kept]) -> list[NDArray[np.int32]]:
    """Return for each index the new numbers of its documents; of those that go it means nothing."""
    numbers, first = [], 0
    for mask in kept:
        numbers.append((first + np.cumsum(mask) - 1).astype(np.int32))
        first += int(mask.sum())
    return numbers


def _postings(
    each: Sequence[Postings], kept: Sequence[Kept], numbers: Sequence[NDArray[np.int32]]
) -> Postings:
    held = [mask[one.documents] for one, mask in zip(each, kept, strict=True)]
    terms = np.concatenate(
        [np.repeat(one.terms, np.diff(one.starts))[h] for one, h in zip(each, held, strict=True)]
    )
    documents = np.concatenate(
        [new[one.documents[h]] for one, h, new in zip(each, held, numbers, strict=True)]
    )
    weights = np.concatenate([one.weights[h] for one, h in zip(each, held, strict=True)])
    order = np.argsort(terms, kind="stable")
    distinct, starts = np.unique(terms[order], return_index=True)
    return Postings(
        size=sum(int(mask.sum()) for mask in kept),
        terms=distinct,
        starts=np.append(starts, len(terms)).astype(np.int64),
        documents=documents[order],
        weights=weights[order],
        statistics=each[0].statistics,
    )


def _names(
    each: Sequence[Names], kept: Sequence[Kept], numbers: Sequence[NDArray[np.int32]]
) -> Names:
    held = [mask[one.owners] for one, mask in zip(each, kept, strict=True)]
    digests = np.concatenate([one.digests[h] for one, h in zip(each, held, strict=True)])
    owners = np.concatenate(
        [new[one.owners[h]] for one, h, new in zip(each, held, numbers, strict=True)]
    )
    order = np.argsort(digests, kind="stable")
    return Names(digests[order], owners[order])
