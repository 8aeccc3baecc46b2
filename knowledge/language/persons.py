"""Whether someone asks for a person rather than an answer ("kan iemand mij bellen?").

Learned from a short list of ways to say it, as with any wish by having nothing else to say: each
word is of one of these, typing errors mended, or of politeness, and those that tell are together
those of one of them. "Hoe praat je met mensen?" has a word more, and is a question.
"""

from __future__ import annotations

from knowledge.language.dutch_words import is_dutch
from knowledge.language.normalising import words
from knowledge.language.typos import LONG, SHORTEST, nearest

_SAID = """
vraag een mens
een mens vragen
ik wil een mens
mens
is daar een mens
met een mens praten
een mens spreken
met een mens spreken
een mens aan de lijn
contact met een mens
een medewerker aan de lijn
een gesprek met een mens
een persoon spreken
met een persoon praten
contact met een persoon
een medewerker spreken
met een medewerker praten
contact met een medewerker
een moderator spreken
met een moderator praten
vraag een moderator
iemand spreken
iemand van jullie spreken
met iemand van jullie praten
contact met iemand
contact met jullie
jullie spreken
jullie bellen
iemand bellen
iemand van jullie bellen
iemand moet mij bellen
iemand van jullie moet mij bellen
jullie moeten mij bellen
een medewerker moet mij bellen
een mens moet mij bellen
bel mij
gebeld worden
door iemand gebeld worden
door een mens gebeld worden
een mens bellen
een medewerker bellen
door een mens geholpen worden
een mens moet mij helpen
een mens moet antwoorden
een mens moet mij antwoorden
antwoord van een mens
hulp van een mens
doorverbinden
verbind mij door
doorverbinden met een mens
doorverbinden met een medewerker
verbind mij door met een mens
verbind mij door met iemand
verbind mij door met een medewerker
een mens geen robot
geen robot
een mens spreken geen robot
met een mens praten geen robot
een mens spreken in plaats van een robot
met een mens praten in plaats van een robot
"""
_AROUND = frozenset(
    words("""
    hoi hallo dag hey goedendag sorry nee ja oke ok nou dan maar en of ik jij je u ge we wij ons er
    hier daar een n het de die ook even ff eens nu nog liever graag gewoon wil wilt wou zou willen
    kan kun kunt kunnen mag mogen moet moeten zijn is heb hebben krijgen worden word wordt laat
    laten met van door aan in plaats terug alsjeblieft alstublieft aub svp ajb please bedankt dank
    wel niet via telefonisch telefoon
    """)
)
REAL = "echt"
"""Says nothing beside another word: "een echt mens spreken", but "ben je een echt mens?"."""
_ALIKE = {
    "me": "mij",
    "menselijk": "mens",
    "echte": REAL,
    "levend": REAL,
    "levende": REAL,
    "bot": "robot",
    "chatbot": "robot",
    "computer": "robot",
    "machine": "robot",
    "belt": "bel",
    "bellen": "bel",
    "opbellen": "bel",
    "terugbellen": "bel",
    "terugbelt": "bel",
    "teruggebeld": "gebeld",
    "spreek": "spreken",
    "praat": "praten",
    "geholpen": "helpen",
    "helpt": "helpen",
    "vragen": "vraag",
    "verbind": "doorverbinden",
    "doorverbind": "doorverbinden",
    "doorverbonden": "doorverbinden",
    "antwoorden": "antwoord",
    "antwoordt": "antwoord",
    "collega": "medewerker",
}
"""Forms and words of the same."""
FEWEST, MOST_WORDS = 2, 14
"""Shorter words are taken as they stand; from the second on two errors are mended."""


def _telling(said: list[str]) -> frozenset[str]:
    return frozenset(_ALIKE.get(word, word) for word in said if word not in _AROUND)


_WISHES = frozenset(_telling(words(line)) for line in _SAID.split("\n") if line)
_KNOWN = tuple(sorted(_ALIKE.keys() | _AROUND.union({REAL}, *_WISHES)))


def wants_person(text: str) -> bool:
    """Return whether the text asks for a person and says nothing else."""
    said = words(text)
    if not 0 < len(said) <= MOST_WORDS:
        return False
    mended = [_mended(word) for word in said]
    telling = _telling([word for word in mended if word])
    wish = telling - {REAL} if len(telling) > FEWEST else telling
    return None not in mended and wish in _WISHES


def _mended(word: str) -> str | None:
    """Return the known word that is meant; None where that is another word."""
    if word in _KNOWN:
        return word
    if len(word) < SHORTEST or is_dutch(word):
        return None
    return nearest(word, _KNOWN, 2 if len(word) >= LONG else 1)
