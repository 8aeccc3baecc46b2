"""Measures of ranking and of confidence."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

BINS = 10


def top(ranks: Sequence[int | None], most: int) -> float:
    """Return the share of ranks (from 0, None for not found) among the first `most`."""
    return share([rank is not None and rank < most for rank in ranks])


def mean_reciprocal_rank(ranks: Sequence[int | None]) -> float:
    """Return MRR over the ranks, 0 for what wasn't found."""
    return float(np.mean([0.0 if rank is None else 1 / (rank + 1) for rank in ranks] or [0.0]))


def auroc(ours: Sequence[float], others: Sequence[float]) -> float:
    """Return the probability that one of `ours` scores above one of the others; ties count half."""
    if not ours or not others:
        return float("nan")
    ranked = np.sort(np.array(others))
    below = np.searchsorted(ranked, ours, side="left")
    upto = np.searchsorted(ranked, ours, side="right")
    return float(np.mean((below + upto) / 2) / len(ranked))


def share(truths: Sequence[bool]) -> float:
    """Return the share that is true; NaN where there is nothing."""
    return float(np.mean(truths)) if truths else float("nan")


@dataclass(frozen=True, slots=True)
class Bin:
    """The mean confidence, and the share that was right, between two confidences."""

    said: float
    true: float
    count: int


def reliability(said: Sequence[float], true: Sequence[bool]) -> list[Bin]:
    """Return ten bins of equal width with the mean confidence and the share that was right."""
    confidence, right = np.array(said), np.array(true, float)
    place = np.minimum((confidence * BINS).astype(int), BINS - 1)
    return [
        Bin(float(confidence[place == n].mean()), float(right[place == n].mean()), int(count))
        for n, count in enumerate(np.bincount(place, minlength=BINS))
        if count
    ]


def calibration_error(bins: Sequence[Bin]) -> float:
    """Return the expected calibration error (Naeini, Cooper and Hauskrecht, 2015)."""
    total = sum(one.count for one in bins)
    return sum(abs(one.said - one.true) * one.count for one in bins) / total
