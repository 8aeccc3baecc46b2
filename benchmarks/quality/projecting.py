"""Make the projection of sentence vectors, which says in which directions entries differ.

Linear discriminant analysis (Fisher, 1936) over the shipped phrasings: what differs between
phrasings of one entry is made small, and of what is left the main directions are kept.
"""

import numpy as np
from numpy.typing import NDArray

from knowledge.cache import default_folder
from knowledge.format.loading import load
from knowledge.matching.documents import own_phrasings
from knowledge.matching.meaning import SHIPPED, UniversalSentenceEncoder
from knowledge.matching.postings import Floats
from knowledge.matching.vectors import DIMENSIONS

RIDGE = 0.7
"""How much of the mean variance is added to each, so that the smallest is not blown up."""


def discriminant(rows: Floats, owners: NDArray[np.int64]) -> tuple[Floats, Floats]:
    """Return the mean, and the directions in which the rows of different owners differ most."""
    mean = rows.mean(axis=0)
    sizes = np.bincount(owners)
    centres = np.zeros((len(sizes), rows.shape[1]), np.float32)
    np.add.at(centres, owners, rows - mean)
    centres /= np.maximum(sizes, 1)[:, None]
    within = np.cov(rows - mean - centres[owners], rowvar=False, bias=True)
    within += RIDGE * np.trace(within) / len(within) * np.eye(len(within))
    variance, axes = np.linalg.eigh(within)
    whitening = axes / np.sqrt(variance)
    between = whitening.T @ (centres.T @ centres / len(centres)) @ whitening
    _, main = np.linalg.eigh(between)  # ascending
    return mean, (whitening @ main[:, ::-1][:, :DIMENSIONS]).astype(np.float32)


def main() -> None:
    """Make the projection of what ships and write it beside the code; takes a minute."""
    entries = load().entries
    texts = [
        (text, number) for number, entry in enumerate(entries) for text in own_phrasings(entry)
    ]
    rows = UniversalSentenceEncoder(default_folder()).encode([text for text, _ in texts])
    mean, directions = discriminant(rows, np.array([number for _, number in texts]))
    np.savez_compressed(
        SHIPPED, mean=mean.astype(np.float16), projection=directions.astype(np.float16)
    )
