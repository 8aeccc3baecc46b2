"""A question prepared for the index: its words with typing errors mended, and their synonyms."""

import re
from dataclasses import dataclass

import numpy as np

from knowledge.language.courtesies import strip_courtesies
from knowledge.language.dutch_words import is_dutch
from knowledge.language.glossary import Glossary, Synonym
from knowledge.language.languages import DUTCH, language_of
from knowledge.language.normalising import plain, stem, words
from knowledge.language.question_kinds import Asks, asks_for
from knowledge.language.separable import joined_verbs
from knowledge.language.typos import Vocabulary
from knowledge.matching.postings import Floats, Statistics
from knowledge.matching.terms import Terms, gram_terms, pair_terms, terms_of

JOINED, SYNONYM = 0.6, 0.35
"""What a joined separable verb and a synonym weigh beside a word as written."""
_WRITTEN = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Weighted:
    """Distinct terms, each with its weight in the question."""

    terms: Terms
    weights: Floats


@dataclass(frozen=True, slots=True)
class Query:
    """A question in words and in the terms of each channel."""

    words: tuple[str, ...]
    read: tuple[str, ...]
    """The words with typing errors mended."""
    repaired: dict[str, str]
    """By a word of the asker the known word that it was mended to."""
    joined: tuple[str, ...]
    """Separable verbs put together again."""
    synonyms: tuple[tuple[str, Synonym], ...]
    """Words of the asker, each with a synonym that is looked for too."""
    stems: Weighted
    pairs: Weighted
    grams: Weighted
    kinds: frozenset[Asks]
    """What it asks for."""
    vector: Floats | None = None
    """Its sentence vector, where meanings are compared."""
    dutch: bool = True
    """Whether it is surely Dutch."""
    foreign: bool = False
    """Whether it is of another language, where meanings are compared; a few words may be of neither
    for sure."""
    clauses: tuple[str, ...] = ()
    """The parts of a longer question: a call for help may stand in a story."""

    @property
    def empty(self) -> bool:
        return not self.words

    def spelled(self, text: str) -> str:
        """Return the question's Dutch text, as written, with misspelt words as they were read."""
        wrong = {word: known for word, known in self.repaired.items() if not is_dutch(word)}
        if not wrong or language_of(text) != DUTCH:
            return text
        return _WRITTEN.sub(lambda word: wrong.get(plain(word[0]), word[0]), text)


def analyse(text: str, vocabulary: Vocabulary, glossary: Glossary, statistics: Statistics) -> Query:
    """Return a question as words and terms; `statistics` say which stems are known."""
    tokens = words(strip_courtesies(text))
    repaired = {word: known for word in dict.fromkeys(tokens) if (known := vocabulary.repair(word))}
    mended = [repaired.get(word, word) for word in tokens]
    weight = dict.fromkeys(map(stem, mended), 1.0)
    joined = {
        verb_stem: word
        for word, verb_stem in joined_verbs(mended)
        if verb_stem not in weight and statistics.has(verb_stem)
    }
    weight |= dict.fromkeys(joined, JOINED)
    synonyms = glossary.expansions(mended)
    for _, synonym in synonyms:
        for part in synonym.stems:
            weight.setdefault(part, SYNONYM / len(synonym.stems) ** 0.5)
    return Query(
        words=tuple(tokens),
        read=tuple(mended),
        repaired=repaired,
        joined=tuple(joined.values()),
        synonyms=tuple(synonyms),
        stems=_weigh_stems(weight),
        pairs=_distinct(pair_terms(mended)),
        grams=_distinct(gram_terms([*mended, *joined.values()])),
        kinds=asks_for(" ".join(mended)),
    )


def _weigh_stems(weight: dict[str, float]) -> Weighted:
    terms = terms_of(weight)
    order = np.argsort(terms, kind="stable")
    return Weighted(terms[order], np.fromiter(weight.values(), np.float32, len(weight))[order])


def _distinct(terms: Terms) -> Weighted:
    distinct = np.unique(terms)
    return Weighted(distinct, np.ones(len(distinct), np.float32))
