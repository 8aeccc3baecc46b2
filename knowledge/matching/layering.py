"""Changes on top of a base: small indexes, joined as they grow, so that there are never many.

A change costs what it holds and, now and then, what the small ones below it hold (as in an LSM
tree); the base is never touched, and what was indexed or encoded once isn't again.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from knowledge.language.typos import Vocabulary
from knowledge.matching.documents import own_phrasings
from knowledge.matching.index import Index, build_index
from knowledge.matching.joining import joined, without
from knowledge.matching.meaning import DIMENSIONS, Meanings

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from knowledge.entry import Entry
    from knowledge.matching.matcher import Matcher
    from knowledge.matching.meaning import Sense

LARGEST = 500
"""How many entries are joined at most, so that no change takes long."""


@dataclass(frozen=True, slots=True)
class Layer:
    """Some entries with what it takes to find them; with a sense, what they mean."""

    index: Index
    vocabulary: Vocabulary
    meanings: Meanings | None = None

    @classmethod
    def of(cls, entries: Sequence[Entry], matcher: Matcher) -> Layer:
        """Return the layer of entries weighed among those of the matcher's base."""
        layer = cls._of(build_index(entries, matcher.taxonomy, matcher.base))
        return layer if matcher.sense is None else layer.with_sense(matcher.sense)

    @classmethod
    def _of(cls, index: Index, meanings: Meanings | None = None) -> Layer:
        return cls(index, Vocabulary.of(index.frequency.items()), meanings)

    @property
    def size(self) -> int:
        return len(self.index.entries)

    def with_sense(self, sense: Sense) -> Layer:
        """Return the layer comparing meanings too; encodes the phrasings that don't ship."""
        texts = [own_phrasings(entry) for entry in self.index.entries]
        return replace(self, meanings=sense.meanings(texts))

    def below(self, other: Layer) -> Layer:
        """Return this one and a newer one as one."""
        index = joined(self.index, other.index)
        return self._of(index, _meanings((other, self), index))

    def without(self, gone: Collection[str]) -> Layer:
        """Return the layer but for the entries of these ids; itself where it has none of them."""
        if not any(entry.id in gone for entry in self.index.entries):
            return self
        index = without(self.index, gone)
        return self._of(index, _meanings((self,), index))


Layers = tuple[Layer, ...]
"""The oldest first: what stands in a later one goes before an earlier one's of the same id."""


def changed(
    layers: Layers, entries: Sequence[Entry], gone: Collection[str], matcher: Matcher
) -> Layers:
    """Return the layers with entries on top, and without any of the ids that are `gone`."""
    kept = [left for layer in layers if (left := layer.without(gone)).size]
    if not entries:
        return tuple(kept)
    top = Layer.of(entries, matcher)
    while kept and kept[-1].size <= 2 * top.size and kept[-1].size + top.size <= LARGEST:
        top = kept.pop().below(top)
    return (*kept, top)


def layered(matcher: Matcher, layers: Layers, hidden: Collection[str]) -> Matcher:
    """Return the matcher with layers on top of what it has, but for the entries `hidden`."""
    own = {entry.id for layer in layers for entry in layer.index.entries}
    meanings = tuple(layer.meanings for layer in layers if layer.meanings is not None)
    assert matcher.sense is None or len(meanings) == len(layers), "a layer has what the base has"
    return replace(
        matcher,
        vocabulary=matcher.vocabulary.with_words(layer.vocabulary for layer in layers),
        overlays=(*matcher.overlays, *(layer.index for layer in layers)),
        meanings=matcher.meanings if matcher.sense is None else (*matcher.meanings, *meanings),
        removed=(matcher.removed - own) | frozenset(hidden),
    )


def _meanings(layers: Sequence[Layer], index: Index) -> Meanings | None:
    """Return the meanings of an index made of these layers' entries, the newer layer first."""
    rows: dict[str, np.ndarray[tuple[int, ...], np.dtype[np.float32]]] = {}
    for layer in layers:
        if layer.meanings is None:
            return None
        for number, entry in enumerate(layer.index.entries):
            rows.setdefault(entry.id, layer.meanings.of_entry(number))
    own = [rows[entry.id] for entry in index.entries]
    counts = np.array([len(one) for one in own], np.int32)
    return Meanings.of(np.vstack([np.empty((0, DIMENSIONS), np.float32), *own]), counts)
