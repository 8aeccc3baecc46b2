"""How much a message sounds like a call for help: logistic regression over its words.

What it looks at is hashed into a fixed number of places (Weinberger and others, Feature Hashing for
Large Scale Multitask Learning, 2009). The weights are learned by `python -m benchmarks calibrate`:
calls for help are the phrasings of urgent subjects and messages written as calls; everything else,
and messages that only resemble a call, is none.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from knowledge.language.classifying import features_of

SHIPPED = Path(__file__).with_name("urgency.npz")
PLACES = 1 << 17
LARGEST = 127
"""The largest weight as it is shipped: a byte each."""


@dataclass(frozen=True, slots=True)
class Urgency:
    """A weight for each place, and a bias."""

    weights: NDArray[np.float32]
    bias: float

    def log_odds(self, words: Sequence[str]) -> float:
        """Return the log odds that someone who writes these words needs help now."""
        if not words:
            return self.bias
        places = places_of(words)
        return float(self.weights[places].sum() / len(places) ** 0.5) + self.bias


def places_of(words: Sequence[str]) -> NDArray[np.int64]:
    """Return the places of the words' features, each once, in order."""
    places = {crc32(repr(feature).encode()) % PLACES for feature in features_of(words)}
    return np.array(sorted(places), np.int64)


def save(urgency: Urgency, path: Path = SHIPPED) -> None:
    """Write the weights, a byte each, where they are read from."""
    scale = float(np.abs(urgency.weights).max()) / LARGEST
    weights = np.round(urgency.weights / scale).astype(np.int8)
    np.savez_compressed(path, weights=weights, scale=scale, bias=urgency.bias)


def load(path: Path) -> Urgency:
    """Return weights as they were saved."""
    with np.load(path, allow_pickle=False) as arrays:
        weights = arrays["weights"].astype(np.float32) * np.float32(arrays["scale"])
        return Urgency(weights, float(arrays["bias"]))


@lru_cache(maxsize=1)
def shipped_urgency() -> Urgency:
    return load(SHIPPED)
