"""Logistic and listwise regression, by Newton's method."""

import numpy as np
from numpy.typing import NDArray

Doubles = NDArray[np.float64]
Places = NDArray[np.int64]

RIDGE = 3.0
"""How strongly the weights of a listwise model are drawn to zero."""
ENOUGH, MOST_STEPS, SMALLEST_STEP = 1e-6, 30, 1e-3


def logistic(
    values: Doubles, truth: Doubles, often: Doubles, known: Doubles | float = 0.0
) -> Doubles:
    """Return logistic regression weights, the bias last; each row counts `often`.

    `known` are log odds of the rows that the weights add to.
    """
    rows = np.hstack([values, np.ones((len(values), 1))])
    weights = np.zeros(rows.shape[1])
    penalty = np.diag([1.0] * (rows.shape[1] - 1) + [1e-6])
    for _ in range(MOST_STEPS):
        chance = 1 / (1 + np.exp(-(known + rows @ weights)))
        slope = rows.T @ (often * (chance - truth)) + penalty @ weights
        curve = (rows * (often * chance * (1 - chance))[:, None]).T @ rows + penalty
        step = np.linalg.solve(curve, slope)
        weights -= step
        if np.abs(step).max() < ENOUGH:
            break
    return weights


def listwise(rows: Doubles, wanted: Doubles, often: Doubles, firsts: Places) -> Doubles:
    """Return the weights whose softmax over each list comes nearest to what is wanted.

    A list goes from one of `firsts` to the next, and in each `wanted` sums to one. A step that
    raises the loss is halved, since the first ones may go too far.
    """
    owners = np.repeat(np.arange(len(firsts)), np.diff([*firsts, len(rows)]))
    counts = often[owners]

    def chances(weights: Doubles) -> tuple[Doubles, float]:
        scores = rows @ weights
        highest = np.maximum.reduceat(scores, firsts)[owners]
        raised = np.exp(scores - highest)
        total = np.add.reduceat(raised, firsts)[owners]
        surprise = counts * wanted @ (np.log(total) + highest - scores)
        return raised / total, float(surprise + RIDGE / 2 * weights @ weights)

    weights = np.zeros(rows.shape[1])
    chance, loss = chances(weights)
    for _ in range(MOST_STEPS):
        slope = rows.T @ (counts * (chance - wanted)) + RIDGE * weights
        means = np.add.reduceat(rows * chance[:, None], firsts)
        spread = (rows * (counts * chance)[:, None]).T @ rows - (means * often[:, None]).T @ means
        step = np.linalg.solve(spread + RIDGE * np.eye(len(weights)), slope)
        size = 1.0
        while (after := chances(weights - size * step))[1] > loss and size > SMALLEST_STEP:
            size /= 2
        weights, (chance, loss) = weights - size * step, after
        if np.abs(size * step).max() < ENOUGH:
            break
    return weights
