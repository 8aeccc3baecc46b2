"""Which questions ask about the same, as far as their words tell: groups for who answers them.

Two questions are as alike as the cosine between what the matcher sees of them: the terms of each
channel, weighed by how rare they are in the catalogue. A group is what resembles its first
question, so that later questions never move earlier ones to another group.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from knowledge.language.normalising import words
from knowledge.matching.channels import CHANNELS, TOTAL

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from knowledge.matching.channels import Channel
    from knowledge.matching.matcher import Matcher
    from knowledge.matching.postings import Floats
    from knowledge.matching.query import Query

ALIKE = 0.5
"""From which cosine on a question belongs with the first of a group."""
WIDTH = 4_096
"""Terms share so many columns: a few in one column change a cosine by a hundredth or two."""
AT_ONCE = 256
"""So many questions are compared with the earlier ones at a time."""
_SPREAD = 0x9E3779B1


def group_alike(texts: Sequence[str], matcher: Matcher) -> tuple[tuple[int, ...], ...]:
    """Return the numbers of the texts by group, groups and their members in the order given.

    Texts of the same words are always together; a text without a word is alone.
    """
    firsts: dict[tuple[str, ...], int] = {}
    same: list[list[int]] = []
    for number, text in enumerate(texts):
        read = tuple(words(text)) or (f"\0{number}",)
        if firsts.setdefault(read, len(same)) == len(same):
            same.append([])
        same[firsts[read]].append(number)
    groups: dict[int, list[int]] = {}
    for own, leader in enumerate(_leaders(_vectors([texts[one[0]] for one in same], matcher))):
        groups.setdefault(leader, []).extend(same[own])
    return tuple(tuple(sorted(group)) for group in groups.values())


def _leaders(vectors: Floats) -> list[int]:
    """Return for each vector the first of its group: the nearest that is alike, or itself."""
    leaders = np.empty(0, np.int64)
    found: list[int] = []
    for start in range(0, len(vectors), AT_ONCE):
        block = vectors[start : start + AT_ONCE]
        alike = block @ vectors[: start + len(block)].T
        for number, row in enumerate(alike, start):
            near = row[leaders]
            best = int(near.argmax()) if len(near) else 0
            if len(near) and near[best] >= ALIKE:
                found.append(int(leaders[best]))
            else:
                leaders = np.append(leaders, number)
                found.append(number)
    return found


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
