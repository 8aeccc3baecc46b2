"""Layers of changes over a base index, joined as they grow so that there are never many.

A change costs what it holds and, now and then, what the small layers below it hold (as in an LSM
tree). The base is never touched, and nothing is indexed or encoded twice.
"""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from knowledge.entry import Entry, Taxonomy
from knowledge.matching.channels import CHANNELS, Channel
from knowledge.matching.documents import question_texts
from knowledge.matching.index import Index, build_index
from knowledge.matching.meaning import Meanings, Sense
from knowledge.matching.names import Names
from knowledge.matching.postings import Counts, Floats, Postings, assemble
from knowledge.matching.vectors import DIMENSIONS

Mask = NDArray[np.bool_]
Numbers = NDArray[np.int32]

LARGEST = 500
"""The most entries of a layer that others are joined to, so that no change takes long."""


@dataclass(frozen=True, slots=True)
class Layer:
    """The index of some entries, with their meanings where those are compared."""

    index: Index
    meanings: Meanings | None = None

    @property
    def size(self) -> int:
        return len(self.index.entries)

    def with_sense(self, sense: Sense) -> "Layer":
        """Return the layer with meanings; phrasings without a known vector are encoded."""
        texts = {entry.id: question_texts(entry) for entry in self.index.entries}
        return replace(self, meanings=sense.meanings(texts))

    def without(self, gone: Collection[str]) -> "Layer":
        """Return the layer without the entries of these ids."""
        if not any(entry.id in gone for entry in self.index.entries):
            return self
        index = without_entries(self.index, gone)
        return Layer(index, _meanings((self,), index))


Layers = tuple[Layer, ...]
"""The oldest first; an entry of a later layer replaces one of the same id in an earlier layer."""


@dataclass(frozen=True, slots=True)
class LayerBuilder:
    """Makes layers over a base: their terms are as rare as they are in the base."""

    base: Index
    taxonomy: Taxonomy
    sense: Sense | None = None

    def build(self, entries: Sequence[Entry]) -> Layer:
        """Return the layer of some entries."""
        layer = Layer(build_index(entries, self.taxonomy, self.base))
        return layer if self.sense is None else layer.with_sense(self.sense)

    def with_changes(
        self, layers: Layers, entries: Sequence[Entry], gone: Collection[str]
    ) -> Layers:
        """Return the layers with entries on top, and without any of the ids that are `gone`."""
        below = [rest for layer in layers if (rest := layer.without(gone)).size]
        if not entries:
            return tuple(below)
        top = self.build(entries)
        while below and below[-1].size <= 2 * top.size and below[-1].size + top.size <= LARGEST:
            last = below.pop()
            index = join(last.index, top.index)
            top = Layer(index, _meanings((top, last), index))
        return (*below, top)


def join(first: Index, second: Index) -> Index:
    """Return one index of both; an entry of `second` replaces one of the same id in `first`."""
    replaced = {entry.id for entry in second.entries}
    return _combine([first, second], [_mask(first, replaced), _mask(second, ())])


def without_entries(index: Index, gone: Collection[str]) -> Index:
    """Return the index without the entries of these ids."""
    return _combine([index], [_mask(index, gone)])


def _mask(index: Index, gone: Collection[str]) -> Mask:
    return np.fromiter((entry.id not in gone for entry in index.entries), bool)


def _combine(indexes: Sequence[Index], masks: Sequence[Mask]) -> Index:
    """Return one index of the entries that the masks keep."""
    numbers = _renumbered(masks)
    frequency: Counter[str] = Counter()
    for index in indexes:
        frequency.update(index.frequency)
    return Index(
        tuple(
            entry
            for index, mask in zip(indexes, masks, strict=True)
            for entry, keep in zip(index.entries, mask, strict=True)
            if keep
        ),
        {
            channel.name: _postings(
                channel, [index.postings[channel.name] for index in indexes], masks, numbers
            )
            for channel in CHANNELS
        },
        dict(frequency),
        _names([index.whole for index in indexes], masks, numbers),
        _names([index.contained for index in indexes], masks, numbers),
        np.concatenate(
            [index.asked_kinds[mask] for index, mask in zip(indexes, masks, strict=True)]
        ),
    )


def _renumbered(masks: Sequence[Mask]) -> list[Numbers]:
    """Return the new numbers of each index's documents; those of documents that go are unused."""
    numbers, first = [], 0
    for mask in masks:
        numbers.append((first + np.cumsum(mask) - 1).astype(np.int32))
        first += int(mask.sum())
    return numbers


def _postings(
    channel: Channel, each: Sequence[Postings], masks: Sequence[Mask], numbers: Sequence[Numbers]
) -> Postings:
    kept = [mask[postings.documents] for postings, mask in zip(each, masks, strict=True)]
    terms = np.concatenate(
        [
            np.repeat(postings.terms, np.diff(postings.starts))[mask]
            for postings, mask in zip(each, kept, strict=True)
        ]
    )
    documents = np.concatenate(
        [
            numbering[postings.documents[mask]]
            for postings, mask, numbering in zip(each, kept, numbers, strict=True)
        ]
    )
    order = np.argsort(terms, kind="stable")

    def column(name: str, parts: Sequence[Mask]) -> Floats:
        columns = zip((getattr(one.counts, name) for one in each), parts, strict=True)
        return np.concatenate([values[part] for values, part in columns])

    counts = Counts(
        documents[order],
        column("counts", kept)[order],
        column("asked", kept)[order],
        column("lengths", masks),
        column("phrasings", masks),
    )
    return assemble(terms[order], counts, channel.saturation, each[0].statistics)


def _names(each: Sequence[Names], masks: Sequence[Mask], numbers: Sequence[Numbers]) -> Names:
    kept = [mask[names.owners] for names, mask in zip(each, masks, strict=True)]
    digests = np.concatenate([names.digests[mask] for names, mask in zip(each, kept, strict=True)])
    owners = np.concatenate(
        [
            numbering[names.owners[mask]]
            for names, mask, numbering in zip(each, kept, numbers, strict=True)
        ]
    )
    order = np.argsort(digests, kind="stable")
    return Names(digests[order], owners[order])


def _meanings(layers: Sequence[Layer], index: Index) -> Meanings | None:
    """Return the meanings of an index of these layers' entries, of which the newest comes first."""
    rows: dict[str, tuple[Floats, Floats]] = {}
    for layer in layers:
        if layer.meanings is None:
            return None
        for number, entry in enumerate(layer.index.entries):
            own = layer.meanings.of_entry(number), layer.meanings.proxies[number]
            rows.setdefault(entry.id, own)
    each = [rows[entry.id] for entry in index.entries]
    counts = np.array([len(vectors) for vectors, _ in each], np.int32)
    none = np.empty((0, DIMENSIONS), np.float32)
    phrasings = np.vstack([none, *(vectors for vectors, _ in each)])
    proxies = np.vstack([none, *(proxy for _, proxy in each)])
    return Meanings.of(phrasings, counts, proxies=proxies)
