"""How much of each known question its own entry explains without it, of all of them at once.

What is said once is gone when that is left out, what is said in many ways stays: so this tells
which questions another entry could come to answer. Counts aren't kept in an index; they are worked
back from the weights, of which they are the only unknown.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from knowledge.matching.arrays import distinct, locate
from knowledge.matching.channels import CHANNELS
from knowledge.matching.documents import PHRASING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from knowledge.matching.channels import Channel
    from knowledge.matching.postings import Floats, Postings
    from knowledge.matching.terms import Terms

    Doubles = NDArray[np.float64]
    Numbers = NDArray[np.int32]

AT_ONCE = 5_000
"""So many questions at a time, so that tens of thousands take no more memory than these."""


def own_shares(
    said: Sequence[list[str]],
    entries: Numbers,
    stands_in: NDArray[np.bool_],
    postings: Mapping[str, Postings],
) -> dict[str, Floats]:
    """Return by channel the share of each question, given as its words, that its entry explains.

    `entries` are their numbers in the index; a question that `stands_in` its entry is left out.
    """
    shares = {}
    for channel in CHANNELS:
        own = _Counted.of(channel, postings[channel.name])
        parts = [slice(start, start + AT_ONCE) for start in range(0, len(said), AT_ONCE)]
        explained = [own.explained(said[part], entries[part], stands_in[part]) for part in parts]
        shares[channel.name] = np.concatenate([np.empty(0, np.float32), *explained])
    return shares


@dataclass(frozen=True, slots=True)
class _Counted:
    """The counts of a channel entry by entry, as the questions come; each at its key, ascending."""

    channel: Channel
    postings: Postings
    keys: NDArray[np.int64]
    counts: Doubles
    lengths: Doubles
    """Of each entry, of which 1 is the mean."""

    @classmethod
    def of(cls, channel: Channel, postings: Postings) -> _Counted:
        """Return them; an entry's length is what makes its counts add up to it."""
        k1, b = channel.saturation.k1, channel.saturation.b
        each = np.diff(postings.starts)
        terms = np.repeat(np.arange(len(postings.terms)), each)
        rarity = np.repeat(postings.statistics.rarity(postings.terms), each)
        gain = postings.weights.astype(np.float64) / rarity
        of_norm = gain / np.maximum(k1 + 1 - gain, 1e-9)
        mean = max(postings.statistics.mean_length, 1e-9)
        together = np.bincount(postings.documents, of_norm, postings.size)
        norm = k1 * (1 - b) / np.maximum(1 - k1 * b * together / mean, 1e-9)
        keys = postings.documents.astype(np.int64) * len(postings.terms) + terms
        order = np.argsort(keys)
        counts = norm[postings.documents] * of_norm
        return cls(channel, postings, keys[order], counts[order], norm * together / mean)

    def explained(
        self, said: Sequence[list[str]], entries: Numbers, stands_in: NDArray[np.bool_]
    ) -> Floats:
        """Return the share of each question that its entry explains in this channel."""
        saturation, statistics = self.channel.saturation, self.postings.statistics
        each = [self.channel.terms(split) for split in said]
        owners = np.repeat(np.arange(len(each)), [len(terms) for terms in each])
        every = np.concatenate([*each, np.empty(0, np.uint32)])
        questions, terms, times = distinct(owners, every)
        terms, which = np.unique(terms, return_inverse=True)
        gone = np.where(stands_in[questions], PHRASING * times, 0.0)
        left = np.maximum(self._count(terms, which, entries[questions]) - gone, 0.0)
        left[left < PHRASING / 100] = 0.0  # what working back leaves of nothing
        mean = max(statistics.mean_length, 1e-9)
        relative = self.lengths[entries] - np.bincount(questions, gone, len(said)) / mean
        gain = saturation.gain(left.astype(np.float32), relative[questions].astype(np.float32))
        rarity = statistics.rarity(terms)[which]
        ideal = np.bincount(questions, rarity, len(said)) * (saturation.k1 + 1)
        explained = np.bincount(questions, gain * rarity, len(said)) / np.maximum(ideal, 1e-9)
        share: Floats = explained.astype(np.float32)
        return share

    def _count(self, terms: Terms, which: NDArray[np.int64], entries: Numbers) -> Doubles:
        places, known = locate(self.postings.terms, terms)
        keys = entries.astype(np.int64) * len(self.postings.terms) + places[which]
        cells, held = locate(self.keys, keys)
        found = np.zeros(len(which))
        held &= known[which]
        found[held] = self.counts[cells[held]]
        return found
