"""What speaks for an entry whatever the words of a question: its prior.

People ask for some entries oftener than their texts tell, and others attract what isn't theirs. So
beside what a question says stands evidence that doesn't hang on it (Kraaij, Westerveld and
Hiemstra, The Importance of Prior Probabilities for Entry Page Search, 2002): the logarithm of how
many open questions an entry helped with over how many it was expected to help with, by how well it
fits them. It is learned by `python -m benchmarks calibrate`; an entry without one, such as a
server's own, has 0.
"""

import json
import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path

SHIPPED = Path(__file__).with_name("priors.json")
DOUBT = 1.0
"""How many questions are added to both counts, since a few prove little."""
WORTH_KEEPING = 0.05
"""The least distance from 0 that is kept."""
DIGITS = 2

Priors = Mapping[str, float]
"""The prior of entries by id, in log odds."""


def learn(questions: Iterable[tuple[Sequence[str], Sequence[float], Sequence[bool]]]) -> Priors:
    """Return the priors by judged questions.

    Of each are given the ids of its candidates, the probability that each comes first by its fit,
    and whether it helps. A question that nothing helps with tells nothing.
    """
    expected: Counter[str] = Counter()
    helped: Counter[str] = Counter()
    for ids, chances, helps in questions:
        if any(helps):
            expected.update(dict(zip(ids, chances, strict=True)))
            helping = [entry_id for entry_id, one in zip(ids, helps, strict=True) if one]
            helped.update(dict.fromkeys(helping, 1 / len(helping)))
    priors = {
        entry_id: math.log((helped[entry_id] + DOUBT) / (expected[entry_id] + DOUBT))
        for entry_id in sorted(expected)
    }
    return {
        entry_id: round(prior, DIGITS)
        for entry_id, prior in priors.items()
        if abs(prior) >= WORTH_KEEPING
    }


def save(priors: Priors, path: Path = SHIPPED) -> None:
    """Write priors where they are read from."""
    path.write_text(json.dumps(priors, indent=0) + "\n", encoding="utf-8")


def load(path: Path) -> Priors:
    """Return priors as they were saved."""
    kept: dict[str, float] = json.loads(path.read_text(encoding="utf-8"))
    return kept


@lru_cache(maxsize=1)
def shipped_priors() -> Priors:
    return load(SHIPPED)
