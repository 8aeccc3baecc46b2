"""How hard a text is to read: Flesch's formula in Douma's form for Dutch, and the longest sentence.

Douma (De leesbaarheid van landbouwbladen, 1960) calls 60 to 70 normal. Here 60 stands for B1: what
most adults read without effort. It counts syllables and sentences only, so it advises and no more.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

B1 = 60.0
"""The least score of a text that most people read without effort."""
LEAST_WORDS = 30
"""The least words of a text with a score: in a shorter one a word or two would decide it."""
EASIEST, A_WORD_A_SENTENCE, A_SYLLABLE_A_WORD = 206.835, 0.93, 77.0
_SENTENCE = re.compile(r"[^.!?\n]+(?:[.!?]+(?!\s|$)[^.!?\n]+)*")
_WORD = re.compile(r"[^\W_]+(?:['’.,][^\W_]+)*")
_VOWELS = re.compile("aai|ooi|oei|eeu|ieu|eau|aa|ee|oo|uu|ie|oe|eu|ui|ij|ei|ou|au|[aeiouy]")
"""Vowels that form one syllable together, the longest first."""
_APART = re.compile("([aeiou])̈")


@dataclass(frozen=True, slots=True)
class ReadingLevel:
    """The score, from 100 for very easy down, and the sentence with the most words."""

    score: float
    longest: str

    @property
    def plain(self) -> bool:
        """Whether most people read it without effort."""
        return self.score >= B1


def reading_level(texts: Iterable[str]) -> ReadingLevel | None:
    """Return how hard texts are to read together, or None where they are too short."""
    sentences = [
        sentence.strip()
        for text in texts
        for sentence in _SENTENCE.findall(text)
        if _WORD.search(sentence)
    ]
    words = [word for sentence in sentences for word in _WORD.findall(sentence)]
    if len(words) < LEAST_WORDS:
        return None
    score = (
        EASIEST
        - A_WORD_A_SENTENCE * len(words) / len(sentences)
        - A_SYLLABLE_A_WORD * sum(map(syllables, words)) / len(words)
    )
    return ReadingLevel(
        round(score, 1), max(sentences, key=lambda sentence: len(_WORD.findall(sentence)))
    )


def syllables(word: str) -> int:
    """Return the number of syllables of a Dutch word: its groups of vowels, and at least one.

    A diaeresis begins a group of its own: "ideeën" has three.
    """
    decomposed = unicodedata.normalize("NFKD", word.casefold())
    apart = _APART.sub(r" \1 ", decomposed)
    plain = "".join(char for char in apart if not unicodedata.combining(char))
    return max(1, len(_VOWELS.findall(plain)))
