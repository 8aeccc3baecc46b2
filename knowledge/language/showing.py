"""Whether anyone sees a text: some characters take no room, or show as nothing but room."""

import unicodedata

_UNSEEN = frozenset(("Cc", "Cf", "Cs", "Mn", "Zl", "Zp", "Zs"))
_EMPTY = frozenset("\u115f\u1160\u2800\u3164\uffa0")
"""Letters by name that are blank: the Hangul fillers, and Braille without a dot."""


def visible(text: str) -> str:
    """Return the text without space around it; empty where nothing of it can be seen."""
    return text.strip() if any(map(_shows, text)) else ""


def _shows(character: str) -> bool:
    return character not in _EMPTY and unicodedata.category(character) not in _UNSEEN
