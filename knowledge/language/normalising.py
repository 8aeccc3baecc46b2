"""Text to comparable text: case, accents, typography and what is no language at all."""

import re
import unicodedata

_LIGATURES = str.maketrans(
    {
        "ĳ": "ij",
        "æ": "ae",
        "œ": "oe",
        "ø": "o",
        "ß": "ss",
        "ı": "i",
        "ł": "l",
        "’": "'",
        "‘": "'",
        "`": "'",
    }
)
_WORD = re.compile(r"[0-9]+(?:[.,][0-9]+)+|[a-z0-9]+(?:'[a-z]+)?|[\u0621-\u064a]+")
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-ZÀ-Þ0-9‘“'\"])|\n+")
_LINK = re.compile(r"https?://\S+|<[@#:!a-zA-Z0-9_&]+>")


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
