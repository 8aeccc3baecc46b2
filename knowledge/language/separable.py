"""Separable verbs put together again: who asks "hoe vraag ik dat aan" asks about "aanvragen"."""

from collections.abc import Iterator, Sequence

from knowledge.language.function_words import FUNCTION_WORDS
from knowledge.language.normalising import stem, words

PARTICLES = frozenset(
    words("""aan achter af bij binnen dicht door in los mee na neer om
    onder op open over rond samen tegen terug toe uit vast voor voort weg""")
)
FURTHEST = 8
"""How many words back the verb may stand."""
SHORTEST = 3


def joined_verbs(read: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Give each particle in front of each word before it that may be its verb, and the stem."""
    for place, particle in enumerate(read):
        if particle not in PARTICLES:
            continue
        for verb in read[max(0, place - FURTHEST) : place]:
            if len(verb) >= SHORTEST and verb not in FUNCTION_WORDS and verb not in PARTICLES:
                yield particle + verb, stem(particle + verb)
