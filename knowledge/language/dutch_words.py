"""Which words are Dutch, from a list that is kept: what is right needs no mending.

The list is that of pyspellchecker, 340,000 words by how often they stand in subtitles. It takes
most of a second to read, so what is asked of it is kept in the cache as numbers.
"""

import gzip
import json
from functools import lru_cache
from importlib.metadata import version
from importlib.resources import files
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from knowledge.cache import Arrays, default_folder, load_or_build
from knowledge.language.normalising import plain

Digests = NDArray[np.uint32]


@lru_cache(maxsize=32_768)
def is_dutch(word: str) -> bool:
    """Return whether a word in lower case without accents is in the list."""
    # A plain int would have all of them converted at each look.
    digests, digest = _digests(), np.uint32(crc32(word.encode()))
    place = int(np.searchsorted(digests, digest))
    return place < len(digests) and bool(digests[place] == digest)


@lru_cache(maxsize=1)
def _digests() -> Digests:
    """Return the CRC-32 of each word, ascending: one unknown word in 12,000 passes for a known."""
    path = default_folder() / f"dutch-words-{version('pyspellchecker')}.arrays"
    return load_or_build(path, _read)["digests"]


def _read() -> Arrays:
    source = files("spellchecker").joinpath("resources", "nl.json.gz")
    words = json.loads(gzip.decompress(source.read_bytes()))
    numbers = np.fromiter((crc32(plain(word).encode()) for word in words), np.uint32)
    return {"digests": np.unique(numbers)}
