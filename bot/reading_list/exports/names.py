"""A person's name in the parts that reference lists sort and shorten by, the Dutch way."""

from __future__ import annotations

from dataclasses import dataclass

_PARTICLES = frozenset(
    (
        *("'s", "'t", "aan", "al", "af", "ben", "bij", "bin", "d'", "da", "dal", "de", "degli"),
        *("dei", "del", "della", "den", "der", "des", "di", "die", "do", "dos", "du", "el", "het"),
        *("in", "la", "le", "les", "lo", "los", "onder", "op", "over", "te", "ten", "ter", "toe"),
        *("tot", "uit", "van", "vom", "von", "voor", "zu", "zum", "zur"),
    )
)
"""The single words of the prefixes that Dutch civil registration knows, those in use."""


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name's parts; `particle` ('van der') belongs to the family name but isn't sorted by."""

    given: str
    particle: str
    family: str

    @property
    def surname(self) -> str:
        """The family name with what comes before it: 'van der Velden'."""
        return f"{self.particle} {self.family}".strip()

    @property
    def spoken(self) -> str:
        """The whole name: 'Jeroen van der Velden'."""
        return f"{self.given} {self.surname}".strip()


def split_name(name: str) -> PersonName:
    """Return the parts of a name that is written as it is spoken.

    A capital makes a particle part of the name itself, as in Flanders: 'Van den Berg'.
    """
    words = name.split()
    start = next((i for i in range(1, len(words) - 1) if _is_particle(words[i])), None)
    if start is None:
        return PersonName(" ".join(words[:-1]), "", " ".join(words[-1:]))
    family = start
    while family < len(words) - 1 and words[family].islower() and _is_particle(words[family]):
        family += 1
    return PersonName(
        " ".join(words[:start]), " ".join(words[start:family]), " ".join(words[family:])
    )


def _is_particle(word: str) -> bool:
    return word.replace("’", "'").lower() in _PARTICLES
