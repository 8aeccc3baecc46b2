"""Whether a message reads as Dutch and as a real question, and where it asks, by its form alone."""

import re
from collections.abc import Sequence

from knowledge.language.dutch_words import is_dutch
from knowledge.language.function_words import FUNCTION_WORDS
from knowledge.language.normalising import plain, words

FEWEST_WORDS, MOST_CHARACTERS = 3, 300
"""Shorter is a call for attention, longer a story, whose question is for who reads all of it."""
LEAST_BEFORE, LEAST_BEHIND = 4, 3
"""Letters of each of two words in one."""
LEAST_KNOWN = 0.4
"""The share of its words that are Dutch, of a message that is."""
LONG, SHORTEST_PART = 18, 4
"""Words of a message that tells more than it asks, and of a part that says something by itself."""
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

_SECOND = re.compile(
    r"(?:[?!.;]\s*(?:en\s+|verder\s+|ook\s+)?|,?\s+en\s+)"
    r"(?=(?:wat|hoe|hoeveel|wie|waar|welke?|wanneer|waarom|mag|mogen|helpt|werkt|bestaat)\b)",
    re.IGNORECASE,
)
"""Where a second question begins."""
_PART = re.compile(r"(?<=[.!?])\s+|\n+|,\s+(?=(?:maar|en|dus|nu|want)\b)")
_SMALL = frozenset(
    words("de het een t n eigenlijk precies nou dan toch eens even ook maar zoal allemaal")
)
_WHAT_IS = re.compile(
    r"(?:kan (?:je|jij|iemand) )?(?:(?:mij|me) )?"
    r"(?:wat (?:is betekenis van|wordt bedoeld met|bedoelen ze met)"
    r"|wat (?:betekent|betekenen|houdt|is|zijn)|(?:leg (?:(?:mij|me) )?uit|uitleggen) wat"
    r"|(?:betekenis|definitie|uitleg)(?: van| over)?)"
    r" (?P<subject>.+?)(?: (?:in|is|zijn|betekent|inhoudt))?"
)


def asking_part(text: str) -> str:
    """Return the part of a longer message that asks: the last with a question mark, else the last.

    Of a message that is short or of one piece, all of it.
    """
    if len(text.split()) < LONG:
        return text
    parts = [part for part in _PART.split(text) if len(part.split()) >= SHORTEST_PART]
    asking = [part for part in parts if "?" in part] or parts
    return asking[-1] if len(parts) > 1 else text


def reads_as_dutch(text: str) -> bool:
    """Return whether most words are Dutch; names and jargon are half of what is Dutch at most."""
    read = [word for word in words(text) if not word.isdecimal()]
    known = sum(_known(plain(word)) for word in read)
    return bool(read) and known >= LEAST_KNOWN * len(read)


def _known(word: str) -> bool:
    """Return whether a word is Dutch, or two that are one: the list holds few compounds."""
    return is_dutch(word) or any(
        is_dutch(word[:at]) and is_dutch(word[at:].removeprefix("s"))
        for at in range(LEAST_BEFORE, len(word) - LEAST_BEHIND + 1)
    )


def two_questions(text: str) -> tuple[str, str] | None:
    """Return the two questions that a message holds; None where the second tells nothing new."""
    parts = _SECOND.split(text.strip())
    if len(parts) != 2:
        return None
    first, second = (part.strip() for part in parts)
    if min(len(_WORD.findall(part)) for part in (first, second)) < FEWEST_WORDS:
        return None
    told, more = (set(words(part)) - FUNCTION_WORDS for part in (first, second))
    return None if more <= told else (first, second)


def reads_as_question(text: str) -> bool:
    """Return whether someone asks something: by its mark, or by the words that it opens with."""
    text = text.strip()
    if len(text) > MOST_CHARACTERS or len(_WORD.findall(text)) < FEWEST_WORDS:
        return False
    return _MARK.search(text) is not None or _OPENING.match(text) is not None


def canonical(asked: Sequence[str]) -> str:
    """Return the folded words by alphabet, without articles and particles.

    Whatever asks what something is becomes "wat is".
    """
    said = " ".join(word for word in asked if word not in _SMALL)
    if definition := _WHAT_IS.fullmatch(said):
        said = f"wat is {definition['subject']}"
    return " ".join(sorted(set(said.split()))) or " ".join(asked)
