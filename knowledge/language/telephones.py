"""The sentences of a text that say which telephone number to call."""

import re

from knowledge.language.normalising import sentences

_NUMBER = re.compile(
    r"(?<!\d)(?:0[89]00[ -]*\d(?:[ -]*\d){3,6}|0\d{1,3}[ -]*\d(?:[ -]?\d){5,7}|14 ?0\d{2,3})(?!\d)"
)
_SHORT = re.compile(r"\b(?:bel|belt|bellen|belde)\b.*?\b1\d{2,3}\b", re.IGNORECASE)
"""A short number counts only where it is called: "bel 112", but not "112 wijken"."""


def sentences_to_call(text: str) -> tuple[str, ...]:
    """Return the sentences that say which number to call."""
    return tuple(one for one in sentences(text) if _NUMBER.search(one) or _SHORT.search(one))
