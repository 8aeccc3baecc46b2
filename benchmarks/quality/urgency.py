"""Learn how a call for help sounds: logistic regression over hashed words, by Adam on all at once.

Taught by the phrasings of urgent subjects and of others, and by the messages that teach (`learn`):
calls for help, and what only resembles one. What is asked while the confidence is learned is
scored by weights that were learned without it.
"""

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from zlib import crc32

import numpy as np

from benchmarks.quality.descent import descend
from benchmarks.quality.open_sets import OpenQuestion
from knowledge.entry import Library
from knowledge.language.courtesies import strip_courtesies
from knowledge.language.languages import surely_dutch
from knowledge.language.normalising import fold, words
from knowledge.language.urgency import PLACES, Urgency, places_of
from knowledge.matching.learning import Doubles, logistic
from knowledge.matching.matcher import is_urgent
from knowledge.matching.postings import Floats

SEED = 20261201
OTHERS = 25_000
"""So many phrasings of other entries teach what is no call: about one in seven."""
NONSENSE, SHORTEST, FEWEST, MOST = 10_000, 4, 2, 6
"""How many texts of words drawn at random teach that these are no call; the least letters of such a
word, and the least and the most words of such a text."""
CALL, RESEMBLES = 4.0, 6.0
"""How often a message written as a call, or to resemble one, counts beside a phrasing."""
RIDGE = 1 / 3
"""How strongly the weights are drawn to nought."""
STEPS, RATE = 300, 0.1
SHARES = 4
"""Into how many shares the texts are dealt: each is scored by what was learned of the others."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """A text, whether it is a call for help, and how often it counts."""

    text: str
    call: bool
    often: float = 1.0


def labelled(library: Library, messages: Iterable[OpenQuestion]) -> list[Labelled]:
    """Return what teaches, in Dutch."""
    calls: list[str] = []
    others: list[str] = []
    for entry in library.entries:
        (calls if is_urgent(entry) else others).extend(entry.phrasings)
    rng = random.Random(SEED)
    some = rng.sample(others, min(OTHERS, len(others)))
    each = (word for text in (*calls, *others) for word in words(text))
    vocabulary = sorted({word for word in each if len(word) >= SHORTEST})
    nonsense = (
        " ".join(rng.sample(vocabulary, rng.randint(FEWEST, MOST))) for _ in range(NONSENSE)
    )
    rows = [Labelled(text, call=True) for text in calls]
    rows += [Labelled(text, call=False) for text in (*some, *nonsense)]
    counts = {"urgent": CALL, "urgentlike": RESEMBLES, "calm": RESEMBLES}
    rows += [
        Labelled(message.text, message.of_set == "urgent", counts.get(message.of_set, 1.0))
        for message in messages
    ]
    return [row for row in rows if surely_dutch(row.text)]


def learned(rows: Sequence[Labelled]) -> Urgency:
    """Return the weights by which the rows are told apart best; takes some ten seconds."""
    places = [places_of(words(strip_courtesies(row.text))) for row in rows]
    lengths = np.array([len(own) for own in places])
    owners = np.repeat(np.arange(len(rows)), lengths)
    cells = np.concatenate(places)
    values = 1 / np.sqrt(lengths[owners])
    wanted = np.array([row.call for row in rows], np.float64)
    often = np.array([row.often for row in rows])

    def slope_of(weights: Floats) -> Floats:
        scores = np.bincount(owners, weights[cells] * values, len(rows)) + weights[-1]
        wrong = often * (1 / (1 + np.exp(-scores)) - wanted)
        slope = np.bincount(cells, wrong[owners] * values, PLACES + 1) + RIDGE * weights
        slope[-1] = wrong.sum()
        as_single: Floats = slope.astype(np.float32)
        return as_single

    weights = descend(np.zeros(PLACES + 1, np.float32), slope_of, STEPS, RATE)
    return Urgency(weights[:-1], float(weights[-1]))


def without_each_share(rows: Sequence[Labelled]) -> list[Urgency]:
    """Return for each share of the texts the weights learned of the other shares."""
    return [learned([row for row in rows if share(row.text) != number]) for number in range(SHARES)]


def log_odds(rows: Sequence[Labelled], by_words: Sequence[Urgency]) -> Doubles:
    """Return what the words of each row say, by what was learned without its share."""
    return np.array(
        [by_words[share(one.text)].log_odds(words(strip_courtesies(one.text))) for one in rows]
    )


def of_meaning(rows: Sequence[Labelled], vectors: Floats, known: Doubles | float = 0.0) -> Floats:
    """Return what vectors, one a row, add to the known log odds: weights, and a bias."""
    calls, often = np.array([[one.call, one.often] for one in rows], np.float64).T
    weights = logistic(vectors.astype(np.float64), calls, often, known)
    as_single: Floats = weights.astype(np.float32)
    return as_single


def share(text: str) -> int:
    """Return the number of the share that a text is dealt to."""
    return crc32(fold(text).encode()) % SHARES
