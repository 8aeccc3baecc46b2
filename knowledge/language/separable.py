"""Separable verbs are joined again: "hoe vraag ik dat aan" asks about "aanvragen"."""

from collections.abc import Iterator, Sequence

from knowledge.language.function_words import FUNCTION_WORDS
from knowledge.language.normalising import stem, words

PARTICLES = frozenset(
    words("""aan achter af bij binnen dicht door in los mee na neer om
    onder op open over rond samen tegen terug toe uit vast voor voort weg""")
)
FURTHEST = 8
"""How many words before its particle a verb may stand."""
SHORTEST = 3


def joined_verbs(tokens: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Give the joined verb and its stem for each particle and each word before it."""
    for place, particle in enumerate(tokens):
        if particle not in PARTICLES:
            continue
        for verb in tokens[max(0, place - FURTHEST) : place]:
            if len(verb) >= SHORTEST and verb not in FUNCTION_WORDS and verb not in PARTICLES:
                yield particle + verb, stem(particle + verb)
