"""Dutch word stems (Snowball), so that "wijken" and "wijk" meet."""

from functools import lru_cache

import snowballstemmer

_SNOWBALL = snowballstemmer.stemmer("dutch")


@lru_cache(maxsize=32_768)
def stem(word: str) -> str:
    """Return the stem of a word in lower case without accents."""
    return str(_SNOWBALL.stemWord(word))
