"""The channels: three ways to split a text into terms, each with its parameters and weight."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from knowledge.matching.postings import Floats, Saturation
from knowledge.matching.query import Query, Weighted
from knowledge.matching.terms import Terms, gram_terms, pair_terms, stem_terms


@dataclass(frozen=True, slots=True)
class Channel:
    """A way to split a text into terms, how these saturate, and the weight of the channel."""

    name: str
    terms: Callable[[list[str]], Terms]
    saturation: Saturation
    weight: float

    def terms_in(self, query: Query) -> Weighted:
        """Return the terms of a question in this channel."""
        weighted: Weighted = getattr(query, self.name)
        return weighted


CHANNELS = (
    Channel("stems", stem_terms, Saturation(2.0, 0.75), 1.0),
    Channel("grams", gram_terms, Saturation(2.0, 0.75), 1.0),
    Channel("pairs", pair_terms, Saturation(1.2, 0.5), 0.6),
)
"""Words, runs of characters (for compounds, inflection, typing errors) and words in order."""
TOTAL = sum(channel.weight for channel in CHANNELS)


def combine(shares: dict[str, Floats]) -> Floats:
    """Return the weighted mean of the channels' shares."""
    combined = sum(
        shares[channel.name] * np.float32(channel.weight / TOTAL) for channel in CHANNELS
    )
    assert isinstance(combined, np.ndarray), "there is at least one channel"
    return combined
