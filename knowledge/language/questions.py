"""Whether a message among people reads as a real question, by how it is written alone."""

from __future__ import annotations

import re

FEWEST_WORDS, MOST_CHARACTERS = 3, 300
"""Shorter is a call for attention, longer a story, whose question is for who reads all of it."""
_WORD = re.compile(r"\w+")
_MARK = re.compile(r"\?[)\"'’”!?]*(?=\s|$)")
_BEFORE = (
    r"(?:hoi|hallo|dag|ha|hey|vraagje|vraag|allemaal)\W+",
    r"(?:ik vraag me af|ik ben benieuwd|(?:weet|heeft) (?:er )?iemand|wie weet)\W+",
    r"kan (?:er )?iemand (?:me |mij )?(?:vertellen|uitleggen|zeggen)\W+",
    r"(?:aan|bij|door|in|met|op|tot|van|voor)\s+",
)
"""What may stand before the word that asks."""
_OPENING = re.compile(
    rf"(?:{'|'.join(_BEFORE)})*"
    r"(?:(?:hoelang|hoeveel|waar(?:aan|bij|door|mee|om|op|over|toe|uit|van|voor)?|wanneer|welke?"
    r"|wie)\b|(?:hoe|wat)\b(?!\s+(?:een|dan ook|leuk|mooi|fijn|goed|erg|jammer)\b))",
    re.IGNORECASE,
)


def reads_as_question(text: str) -> bool:
    """Return whether someone asks something: by its mark, or by the words that it opens with."""
    text = text.strip()
    if len(text) > MOST_CHARACTERS or len(_WORD.findall(text)) < FEWEST_WORDS:
        return False
    return _MARK.search(text) is not None or _OPENING.match(text) is not None
