"""Going down a slope by Adam (Kingma and Ba, 2015), with steps that grow smaller."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from knowledge.matching.postings import Floats


@dataclass(slots=True)
class Adam:
    """Adam's running means of a gradient and of its square."""

    mean: Floats
    square: Floats
    number: int = 0

    def step(self, slope: Floats) -> Floats:
        """Return the step down a slope; of length about one in each direction at first."""
        self.number += 1
        self.mean += 0.1 * (slope - self.mean)
        self.square += 0.001 * (slope**2 - self.square)
        mean, square = self.mean / (1 - 0.9**self.number), self.square / (1 - 0.999**self.number)
        step: Floats = mean / (np.sqrt(square) + 1e-8)
        return step


def descend(start: Floats, slope_of: Callable[[Floats], Floats], steps: int, rate: float) -> Floats:
    """Return where steps down a slope lead, by Adam: each goes less far, from `rate` to nought."""
    adam = Adam(np.zeros_like(start), np.zeros_like(start))
    for number in range(steps):
        far = np.float32(rate * (np.cos(number / steps * np.pi) + 1) / 2)
        start = start - far * adam.step(slope_of(start))
    return start
