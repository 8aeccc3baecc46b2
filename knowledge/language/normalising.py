"""Text made comparable: folded to plain lower case, split into words and sentences, stemmed."""

import re
import unicodedata
from functools import lru_cache

import snowballstemmer

_LIGATURES = str.maketrans(
    {"ĳ": "ij", "æ": "ae", "œ": "oe", "ø": "o", "ß": "ss", "ı": "i", "ł": "l"}
    | dict.fromkeys("’‘`", "'")
)
_WORD = re.compile(r"[0-9]+(?:[.,][0-9]+)+|[a-z0-9]+(?:'[a-z]+)?|[\u0621-\u064a]+")
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-ZÀ-Þ0-9‘“'\"])|\n+")
_LINK = re.compile(r"https?://\S+|<[@#:!a-zA-Z0-9_&]+>")
_SNOWBALL = snowballstemmer.stemmer("dutch")
_INVISIBLE_CATEGORIES = frozenset(("Cc", "Cf", "Cs", "Mn", "Zl", "Zp", "Zs"))
_BLANK_LETTERS = frozenset("\u115f\u1160\u2800\u3164\uffa0")
"""Letters by name that show nothing: the Hangul fillers, and Braille without a dot."""


def fold(text: str) -> str:
    """Return the words of `text` in lower case without accents, joined by single spaces."""
    return " ".join(words(text))


def words(text: str) -> list[str]:
    """Return the words of `text` in order: lower case, no accents, no web addresses or tags."""
    linked = "://" in text or "<" in text  # to look for that is a fraction of a substitution
    return _WORD.findall(plain(_LINK.sub(" ", text) if linked else text))


def plain(text: str) -> str:
    """Return `text` in lower case with accents, stacked marks and typographic quotes taken off."""
    if text.isascii():
        return text.lower().replace("`", "'")
    decomposed = unicodedata.normalize("NFKD", text.casefold()).translate(_LIGATURES)
    if decomposed.isascii():
        return decomposed
    return "".join(char for char in decomposed if not unicodedata.combining(char))


def sentences(text: str) -> list[str]:
    return _SENTENCE.split(text)


@lru_cache(maxsize=32_768)
def stem(word: str) -> str:
    """Return the Dutch stem (Snowball) of a folded word, so that "wijken" and "wijk" meet."""
    return str(_SNOWBALL.stemWord(word))


def visible(text: str) -> str:
    """Return `text` without the space around it; empty where no character of it shows."""
    return text.strip() if any(map(_shows, text)) else ""


def _shows(character: str) -> bool:
    return (
        character not in _BLANK_LETTERS
        and unicodedata.category(character) not in _INVISIBLE_CATEGORIES
    )
