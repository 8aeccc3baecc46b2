"""The parts of a longer message, each of which may call for help."""

import re

from knowledge.language.function_words import FUNCTION_WORDS
from knowledge.language.normalising import words

_CLAUSE = re.compile(r"[.!?;,:\n]+|\b(?:en|maar|want|dus|omdat|terwijl|toen)\b")
_SAYS = (
    r"(?:zegt|zei|zeg|schrijft|schreef|denk|denkt|dacht|appt|appte|vertelt|vertelde|fluistert"
    r"|fluisterde|belt|belde|mailt|mailde|post|postte|plaatst|plaatste|typt|typte|stuurt|stuurde"
    r"|roept|riep|meldt|meldde|hoor|hoorde|geloof|gelooft|vrees|vreest|vermoed|vermoedt|merk|merkt"
    r"|zie|ziet)"
)
_TOLD = re.compile(
    rf"\b{_SAYS}(?: \w+){{0,4}}? (?:dat|da)\b|\b(?:die|ze|hij|zij) {_SAYS}\b"
    r"|\b(?:bang|schrik|vermoeden|gevoel|berichtje?|appje) dat\b"
    r"|\bvolgens (?:mij|hem|haar|ons|hen|(?:mijn|ons|onze|zijn|de|het|een) \w+)\b"
    r"|\b(?:op|in|van|uit|via) (?:(?:de|het|'t|een|mijn|mn|ons|onze) )?"
    r"(?:server|discord|kanaal|chat|groep|app|(?:groeps|buurt|klassen)app|appgroep|groepschat|insta"
    r"|instagram|snap|snapchat|facebook|tiktok|whatsapp)\b(?: dat\b)?",
    re.IGNORECASE,
)
"""Where begins what somebody tells, writes or thinks, or where they were heard."""
FEWEST = 2
"""A part with fewer words that tell something says nothing by itself."""
MOST = 8
"""The most clauses that are looked at."""


def clauses(text: str) -> tuple[str, ...]:
    """Return the parts of a longer message that may each say what it is about.

    What somebody is said to tell, write or think is a part too, in however common words.
    """
    parts: dict[str, bool] = {}
    for sentence in _CLAUSE.split(text):
        first, *told = (part.strip() for part in _TOLD.split(sentence))
        parts |= {first: False} | dict.fromkeys(told, True)
    telling = [part for part, told in parts.items() if _tells(part, told)]
    return tuple(telling[:MOST]) if len(parts) > 1 else ()


def _tells(part: str, told: bool) -> bool:
    said = set(words(part))
    return len(said if told else said - FUNCTION_WORDS) >= FEWEST
