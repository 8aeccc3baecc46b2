"""Typing errors mended against the words that are known, so that real Dutch words stay.

A word is only replaced where hardly anybody who wrote the knowledge used it. A Dutch word is read
as its other number where that is known, which its stem doesn't always tell ("dak", "daken"). What
is no Dutch word is read as a known word that is clearly the nearest (optimal string alignment: one
letter wrong, missing, doubled, or two swapped, counts one).
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
"""From this length on two errors are mended."""
RARE, COMMONER = 4, 25
"""A word that is no Dutch and was written so seldom is misspelt, where one a letter away is Dutch
and was written so many times as often: people's own wordings have their typing errors."""
SHORTEST_NOUN = 3
"""Of shorter words the other number isn't looked for."""
CLOSED = re.compile(r"(?<![aeiou])([aeiou])([bdfgklmnprst])$")
OPEN = re.compile(r"(?<![aeiou])([aeiou])([bdfgklmnprstvz])$")
LONG_VOWEL = re.compile(r"([aeou])\1([bdfgklmnprst])$")
DOUBLED = re.compile(r"([bdfgklmnprst])\1$")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Known words, by length, with how often each was written."""

    frequency: Mapping[str, int]
    alike: dict[tuple[int, str], tuple[str, ...]]
    """Words by length and first letter: few people mistype the first letter of a word."""
    also: "tuple[Vocabulary, ...]" = ()
    """More words, which were written elsewhere."""

    @classmethod
    def of(cls, frequency: Mapping[str, int]) -> "Vocabulary":
        """Return the vocabulary of words with their counts."""
        alike: defaultdict[tuple[int, str], list[str]] = defaultdict(list)
        for word in sorted(frequency):
            alike[len(word), word[0]].append(word)
        return cls(frequency, {key: tuple(found) for key, found in alike.items()})

    def with_words(self, others: "Iterable[Vocabulary]") -> "Vocabulary":
        """Return the vocabulary that knows the words of others too."""
        also = (*self.also, *others)
        return replace(self, also=also) if also else self

    def count(self, word: str) -> int:
        """Return how often a word was written."""
        return self.frequency.get(word, 0) + sum(other.count(word) for other in self.also)

    def repair(self, word: str) -> str | None:
        """Return the known word that an unknown one stands for, or None where that isn't clear."""
        if len(word) < SHORTEST_NOUN or not word.isalpha():
            return None
        if self.count(word):
            return self._meant(word)
        if is_dutch(word):
            numbers = [other for other in other_numbers(word) if self.count(other)]
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
        """Return the word that one misspelt in the knowledge too stands for; else None."""
        least = COMMONER * self.count(word)
        if len(word) <= SHORTEST or self.count(word) > RARE or is_dutch(word):
            return None
        near = {known: self.count(known) for known, _ in self._near(word, 1)}
        common = [known for known, many in near.items() if many >= least and is_dutch(known)]
        return max(common, key=near.__getitem__, default=None)

    def _near(self, word: str, most: int) -> list[tuple[str, int]]:
        found = [near for other in self.also for near in other._near(word, most)]
        for length in range(len(word) - most, len(word) + most + 1):
            known = self.alike.get((length, word[0]), ())
            matches = process.extract(
                word, known, scorer=OSA.distance, processor=None, score_cutoff=most, limit=None
            )
            found += [(match, int(distance)) for match, distance, _ in matches]
        return found


def nearest(word: str, known: Sequence[str], most: int) -> str | None:
    """Return the known word that is nearest, with at most so many errors; the first of equals."""
    near = process.extractOne(word, known, scorer=OSA.distance, processor=None, score_cutoff=most)
    return near[0] if near else None


def other_numbers(word: str) -> set[str]:
    """Return how a noun may be written in its other number, by the rules of Dutch spelling.

    The plural is the word with -en or -s: a long vowel loses a letter (boom, bomen), or a
    consonant after a short one is doubled (bak, bakken; not in dak, daken), and f and s soften
    (brief, brieven). Many of what is returned are no words.
    """
    ends = {word, LONG_VOWEL.sub(r"\1\2", word), CLOSED.sub(r"\1\2\2", word)}
    ends |= {end[:-1] + soft for end in ends for hard, soft in ("fv", "sz") if end.endswith(hard)}
    numbers = {end + "en" for end in ends} | {word + "s"}
    if word.endswith("en"):
        base = word[:-2]
        bases = {base, DOUBLED.sub(r"\1", base), OPEN.sub(r"\1\1\2", base)}
        hardened = {"v": "f", "z": "s"}
        numbers |= {one[:-1] + hardened.get(one[-1:], one[-1:]) for one in bases}
    elif word.endswith("s"):
        numbers.add(word[:-1])
    return numbers
