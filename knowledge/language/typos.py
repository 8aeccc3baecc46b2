"""Typing errors are mended to known words, while real Dutch words stay.

A word is only replaced where it is hardly used in the knowledge. A Dutch word becomes its other
number where that is known, which stems don't always show ("dak", "daken"). Any other word becomes
the known word that is clearly the nearest (by optimal string alignment, in which a letter that is
wrong, missing or doubled, or two letters swapped, count as one error).
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from rapidfuzz import process
from rapidfuzz.distance import OSA

from knowledge.language.dutch_words import is_dutch

SHORTEST = 4
"""Shorter words have too many neighbours to mend."""
LONG = 8
"""The least letters of a word in which two errors are mended."""
RARE, COMMONER = 40, 25
"""A word that isn't Dutch and is at most this often written is misspelt, if a word one error away
is written so many times as often: phrasings have typing errors of their own."""
SHORTEST_NOUN = 3
"""The least letters of a word of which the other number is looked for."""
_CLOSED = re.compile(r"(?<![aeiou])([aeiou])([bdfgklmnprst])$")
_OPEN = re.compile(r"(?<![aeiou])([aeiou])([bdfgklmnprstvz])$")
_LONG_VOWEL = re.compile(r"([aeou])\1([bdfgklmnprst])$")
_DOUBLED = re.compile(r"([bdfgklmnprst])\1$")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Known words, with how often each was written."""

    frequency: Mapping[str, int]
    alike: dict[tuple[int, str], tuple[str, ...]]
    """Words by length and first letter: few people mistype the first letter of a word."""
    also: "tuple[Vocabulary, ...]" = ()
    """The vocabularies of other texts."""

    @classmethod
    def of(cls, frequency: Mapping[str, int]) -> "Vocabulary":
        """Return the vocabulary of words with their counts."""
        alike: defaultdict[tuple[int, str], list[str]] = defaultdict(list)
        for word in sorted(frequency):
            alike[len(word), word[0]].append(word)
        return cls(frequency, {key: tuple(found) for key, found in alike.items()})

    def with_words(self, others: "Iterable[Vocabulary]") -> "Vocabulary":
        """Return the vocabulary with the words of others too."""
        also = (*self.also, *others)
        return replace(self, also=also) if also else self

    def count(self, word: str) -> int:
        """Return how often a word was written."""
        return self.frequency.get(word, 0) + sum(other.count(word) for other in self.also)

    def repair(self, word: str) -> str | None:
        """Return the known word that a word is a typing error of; None where that isn't clear."""
        if len(word) < SHORTEST_NOUN or not word.isalpha():
            return None
        if self.count(word):
            return self._meant(word)
        if is_dutch(word):
            numbers = [other for other in _other_numbers(word) if self.count(other)]
            return max(numbers, key=self.count, default=None)
        if len(word) < SHORTEST:
            return None
        near = self._near(word, 2 if len(word) >= LONG else 1)
        if not near:
            return None
        best = min(distance for _, distance in near)
        candidates = {known for known, distance in near if distance == best}
        if len(candidates) > 1 and best > 1:
            return None
        return min(candidates, key=lambda known: (-self.count(known), known))

    def _meant(self, word: str) -> str | None:
        """Return the word meant by a misspelling that stands in the knowledge too; else None."""
        least = COMMONER * self.count(word)
        if len(word) <= SHORTEST or self.count(word) > RARE or is_dutch(word):
            return None
        near = {known: self.count(known) for known, _ in self._near(word, 1)}
        common = [known for known, many in near.items() if many >= least]
        return max(common, key=near.__getitem__, default=None)

    def _near(self, word: str, most: int) -> list[tuple[str, int]]:
        near = [nearby for other in self.also for nearby in other._near(word, most)]
        for length in range(len(word) - most, len(word) + most + 1):
            known = self.alike.get((length, word[0]), ())
            matches = process.extract(
                word, known, scorer=OSA.distance, processor=None, score_cutoff=most, limit=None
            )
            near += [(match, int(distance)) for match, distance, _ in matches]
        return near


def nearest(word: str, known: Sequence[str], most: int) -> str | None:
    """Return the nearest known word with at most `most` errors; the first of equals."""
    near = process.extractOne(word, known, scorer=OSA.distance, processor=None, score_cutoff=most)
    return near[0] if near else None


def _other_numbers(word: str) -> set[str]:
    """Return spellings of the other number of a noun, many of which are no words.

    By the rules of Dutch the plural ends in -en or -s: a long vowel loses a letter (boom, bomen),
    a consonant after a short vowel is doubled (bak, bakken; not in dak, daken), and f and s soften
    (brief, brieven).
    """
    ends = {word, _LONG_VOWEL.sub(r"\1\2", word), _CLOSED.sub(r"\1\2\2", word)}
    ends |= {end[:-1] + soft for end in ends for hard, soft in ("fv", "sz") if end.endswith(hard)}
    numbers = {end + "en" for end in ends} | {word + "s"}
    if word.endswith("en"):
        base = word[:-2]
        bases = {base, _DOUBLED.sub(r"\1", base), _OPEN.sub(r"\1\1\2", base)}
        hardened = {"v": "f", "z": "s"}
        numbers |= {one[:-1] + hardened.get(one[-1:], one[-1:]) for one in bases}
    elif word.endswith("s"):
        numbers.add(word[:-1])
    return numbers
