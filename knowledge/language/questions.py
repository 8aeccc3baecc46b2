"""The form of messages: whether one reads as Dutch, as a question, as two, and where it asks."""

import re
from collections.abc import Sequence

from knowledge.language.dutch_words import is_dutch
from knowledge.language.function_words import FUNCTION_WORDS
from knowledge.language.normalising import plain, words

FEWEST_WORDS, MOST_CHARACTERS = 3, 300
"""The least words and the most characters of a question: a shorter text calls for attention, a
longer one is a story, whose question is for people who read all of it."""
LEAST_BEFORE, LEAST_BEHIND = 4, 3
"""The least letters of the two words of a compound."""
LEAST_KNOWN = 0.4
"""The least share of Dutch words in a message that is Dutch."""
LONG, SHORTEST_PART = 18, 4
"""The least words of a message that tells more than it asks, and of a part that stands alone."""
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
    """Return whether a text is Dutch by its words, which may be half names and jargon."""
    tokens = [word for word in words(text) if not word.isdecimal()]
    dutch = sum(_is_dutch_word(plain(word)) for word in tokens)
    return bool(tokens) and dutch >= LEAST_KNOWN * len(tokens)


def _is_dutch_word(word: str) -> bool:
    """Return whether a word is Dutch, or a compound of two: the list holds few compounds."""
    return is_dutch(word) or any(
        is_dutch(word[:at]) and is_dutch(word[at:].removeprefix("s"))
        for at in range(LEAST_BEFORE, len(word) - LEAST_BEHIND + 1)
    )


def two_questions(text: str) -> tuple[str, str] | None:
    """Return the two questions that a message holds; None where the second adds nothing."""
    parts = _SECOND.split(text.strip())
    if len(parts) != 2:
        return None
    first, second = (part.strip() for part in parts)
    if min(len(_WORD.findall(part)) for part in (first, second)) < FEWEST_WORDS:
        return None
    said, added = (set(words(part)) - FUNCTION_WORDS for part in (first, second))
    return None if added <= said else (first, second)


def reads_as_question(text: str) -> bool:
    """Return whether a text is a question, by its mark or by the words that open it."""
    text = text.strip()
    if len(text) > MOST_CHARACTERS or len(_WORD.findall(text)) < FEWEST_WORDS:
        return False
    return _MARK.search(text) is not None or _OPENING.match(text) is not None


def canonical(tokens: Sequence[str]) -> str:
    """Return a form that questions share which differ in small words or order only.

    It has the folded words in alphabetical order, without articles and particles; every way to ask
    what something is becomes "wat is".
    """
    content = " ".join(word for word in tokens if word not in _SMALL)
    if definition := _WHAT_IS.fullmatch(content):
        content = f"wat is {definition['subject']}"
    return " ".join(sorted(set(content.split()))) or " ".join(tokens)
