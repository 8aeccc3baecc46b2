"""Searching and counting in sorted arrays."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from knowledge.matching.terms import Terms

Places = NDArray[np.int64]


def locate(known: NDArray[Any], asked: NDArray[Any]) -> tuple[Places, NDArray[np.bool_]]:
    """Return the place of each asked value among the ascending known ones, and whether it is there.

    The place of a value that isn't there means nothing, but is a valid one unless none are known.
    """
    if not len(known):
        return np.zeros(len(asked), np.int64), np.zeros(len(asked), bool)
    places = np.minimum(np.searchsorted(known, asked), len(known) - 1)
    return places, known[places] == asked


def distinct(owners: NDArray[Any], terms: Terms) -> tuple[Places, Terms, Places]:
    """Return the distinct terms of each owner, in order: the owner, the term, and its count."""
    keys, times = np.unique(owners.astype(np.int64) << 32 | terms, return_counts=True)
    return keys >> 32, (keys & 0xFFFFFFFF).astype(np.uint32), times
