"""A list of Dutch words, which are no typing errors.

It is that of pyspellchecker, 340,000 words from subtitles. Reading it takes most of a second, so
that a digest of each word is kept in the cache.
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
    # With a plain int all digests would be converted at each search.
    digests, digest = _digests(), np.uint32(crc32(word.encode()))
    place = int(np.searchsorted(digests, digest))
    return place < len(digests) and bool(digests[place] == digest)


@lru_cache(maxsize=1)
def _digests() -> Digests:
    """Return the CRC-32 of each word, ascending; one other word in 12,000 shares one of them."""
    path = default_folder() / f"dutch-words-{version('pyspellchecker')}.arrays"
    return load_or_build(path, _load_words)["digests"]


def _load_words() -> Arrays:
    source = files("spellchecker").joinpath("resources", "nl.json.gz")
    words = json.loads(gzip.decompress(source.read_bytes()))
    numbers = np.fromiter((crc32(plain(word).encode()) for word in words), np.uint32)
    return {"digests": np.unique(numbers)}
