"""Texts as terms: the numbers by which an index knows stems, character runs and pairs of stems.

A term is the CRC-32 of its text, so that an index needs no dictionary: it is arrays only, and loads
at once. At 200,000 terms about five pairs share a number, which makes no visible difference.
"""

from collections.abc import Collection
from functools import lru_cache
from itertools import pairwise
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from knowledge.language.normalising import stem

Terms = NDArray[np.uint32]

SHORTEST_GRAM, LONGEST_GRAM = 3, 5


def stem_terms(words: list[str]) -> Terms:
    """Return one term a word: its stem."""
    return np.fromiter(map(_stem_term, words), np.uint32, len(words))


def terms_of(stems: Collection[str]) -> Terms:
    """Return one term a stem, which isn't stemmed again: that could make another stem of it."""
    return np.fromiter(map(_number, stems), np.uint32, len(stems))


def pair_terms(words: list[str]) -> Terms:
    """Return one term for each two stems that follow each other."""
    stems = [stem(word) for word in words]
    pairs = [f"{first} {second}" for first, second in pairwise(stems)]
    return np.fromiter(map(_number, pairs), np.uint32, len(pairs))


def gram_terms(words: list[str]) -> Terms:
    """Return the runs of three to five characters of each word, its edges marked by a space."""
    return np.concatenate([np.empty(0, np.uint32), *map(word_grams, words)])


@lru_cache(maxsize=32_768)
def word_grams(word: str) -> Terms:
    """Return the terms of the runs of three to five characters of one word."""
    edged = f" {word} "
    lengths = range(SHORTEST_GRAM, LONGEST_GRAM + 1)
    grams = [edged[at : at + size] for size in lengths for at in range(len(edged) - size + 1)]
    return np.fromiter(map(_number, grams), np.uint32, len(grams))


@lru_cache(maxsize=32_768)
def _stem_term(word: str) -> int:
    return _number(stem(word))


def _number(text: str) -> int:
    return crc32(text.encode())
