"""Changes on top of a base: small indexes, joined as they grow, so that there are never many.

A change costs what it holds and, now and then, what the small ones below it hold (as in an LSM
tree); the base is never touched, and what was indexed or encoded once isn't again.
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

Kept = NDArray[np.bool_]
Numbers = NDArray[np.int32]

LARGEST = 500
"""How many entries are joined at most, so that no change takes long."""


@dataclass(frozen=True, slots=True)
class Layer:
    """Some entries with what it takes to find them; with a sense, what they mean."""

    index: Index
    meanings: Meanings | None = None

    @property
    def size(self) -> int:
        return len(self.index.entries)

    def with_sense(self, sense: Sense) -> "Layer":
        """Return the layer comparing meanings too; encodes the phrasings of unknown vector."""
        texts = [question_texts(entry) for entry in self.index.entries]
        return replace(self, meanings=sense.meanings(texts))

    def without(self, gone: Collection[str]) -> "Layer":
        """Return the layer but for the entries of these ids; itself where it has none of them."""
        if not any(entry.id in gone for entry in self.index.entries):
            return self
        index = without(self.index, gone)
        return Layer(index, _meanings((self,), index))


Layers = tuple[Layer, ...]
"""The oldest first: what stands in a later one goes before an earlier one's of the same id."""


@dataclass(frozen=True, slots=True)
class Ground:
    """What layers are laid on: the base they are weighed among, and what compares meanings."""

    base: Index
    taxonomy: Taxonomy
    sense: Sense | None = None

    def layer(self, entries: Sequence[Entry]) -> Layer:
        """Return the layer of entries weighed among those of the base."""
        layer = Layer(build_index(entries, self.taxonomy, self.base))
        return layer if self.sense is None else layer.with_sense(self.sense)

    def changed(self, layers: Layers, entries: Sequence[Entry], gone: Collection[str]) -> Layers:
        """Return the layers with entries on top, and without any of the ids that are `gone`."""
        kept = [left for layer in layers if (left := layer.without(gone)).size]
        if not entries:
            return tuple(kept)
        top = self.layer(entries)
        while kept and kept[-1].size <= 2 * top.size and kept[-1].size + top.size <= LARGEST:
            below = kept.pop()
            index = joined(below.index, top.index)
            top = Layer(index, _meanings((top, below), index))
        return (*kept, top)


def joined(first: Index, second: Index) -> Index:
    """Return both as one; where they hold the same id, `second` has it."""
    return _of(
        [first, second],
        [_kept(first, {entry.id for entry in second.entries}), _kept(second, ())],
    )


def without(index: Index, gone: Collection[str]) -> Index:
    """Return the index but for the entries of these ids."""
    return _of([index], [_kept(index, gone)])


def _kept(index: Index, gone: Collection[str]) -> Kept:
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
            channel.name: _postings(
                channel, [index.postings[channel.name] for index in indexes], kept, numbers
            )
            for channel in CHANNELS
        },
        dict(frequency),
        _names([index.whole for index in indexes], kept, numbers),
        _names([index.contained for index in indexes], kept, numbers),
        np.concatenate([index.asking[mask] for index, mask in zip(indexes, kept, strict=True)]),
    )


def _renumbered(kept: Sequence[Kept]) -> list[Numbers]:
    """Return for each index the new numbers of its documents; of those that go it means nothing."""
    numbers, first = [], 0
    for mask in kept:
        numbers.append((first + np.cumsum(mask) - 1).astype(np.int32))
        first += int(mask.sum())
    return numbers


def _postings(
    channel: Channel, each: Sequence[Postings], kept: Sequence[Kept], numbers: Sequence[Numbers]
) -> Postings:
    held = [mask[postings.documents] for postings, mask in zip(each, kept, strict=True)]
    terms = np.concatenate(
        [
            np.repeat(postings.terms, np.diff(postings.starts))[there]
            for postings, there in zip(each, held, strict=True)
        ]
    )
    documents = np.concatenate(
        [
            new[postings.documents[there]]
            for postings, there, new in zip(each, held, numbers, strict=True)
        ]
    )
    order = np.argsort(terms, kind="stable")

    def taken(name: str, masks: Sequence[Kept]) -> Floats:
        parts = [getattr(one.counts, name)[mask] for one, mask in zip(each, masks, strict=True)]
        return np.concatenate(parts)

    counts = Counts(
        documents[order],
        taken("counts", held)[order],
        taken("asked", held)[order],
        taken("lengths", kept),
        taken("phrasings", kept),
    )
    return assemble(terms[order], counts, channel.saturation, each[0].statistics)


def _names(each: Sequence[Names], kept: Sequence[Kept], numbers: Sequence[Numbers]) -> Names:
    held = [mask[names.owners] for names, mask in zip(each, kept, strict=True)]
    digests = np.concatenate(
        [names.digests[there] for names, there in zip(each, held, strict=True)]
    )
    owners = np.concatenate(
        [new[names.owners[there]] for names, there, new in zip(each, held, numbers, strict=True)]
    )
    order = np.argsort(digests, kind="stable")
    return Names(digests[order], owners[order])


def _meanings(layers: Sequence[Layer], index: Index) -> Meanings | None:
    """Return the meanings of an index made of these layers' entries, the newer layer first."""
    rows: dict[str, Floats] = {}
    for layer in layers:
        if layer.meanings is None:
            return None
        for number, entry in enumerate(layer.index.entries):
            rows.setdefault(entry.id, layer.meanings.of_entry(number))
    own = [rows[entry.id] for entry in index.entries]
    counts = np.array([len(each) for each in own], np.int32)
    return Meanings.of(np.vstack([np.empty((0, DIMENSIONS), np.float32), *own]), counts)
