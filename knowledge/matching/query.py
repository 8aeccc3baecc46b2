"""A question made ready for the index: its words, typing errors mended, synonyms beside them."""

from dataclasses import dataclass

import numpy as np

from knowledge.language.courtesies import strip_courtesies
from knowledge.language.glossary import Glossary, Synonym
from knowledge.language.normalising import stem, words
from knowledge.language.question_kinds import Asks, asks_for
from knowledge.language.separable import joined_verbs
from knowledge.language.typos import Vocabulary
from knowledge.matching.postings import Floats, Statistics
from knowledge.matching.terms import Terms, gram_terms, pair_terms, terms_of

REPAIRED, JOINED, SYNONYM = 0.8, 0.6, 0.35
"""What a mended word, a separable verb and a synonym weigh beside a word that was asked for."""


@dataclass(frozen=True, slots=True)
class Weighted:
    """Distinct terms with what each of them weighs in the question."""

    terms: Terms
    weights: Floats


@dataclass(frozen=True, slots=True)
class Query:
    """A question in words and in the terms of each channel."""

    words: tuple[str, ...]
    read: tuple[str, ...]
    """The words with typing errors mended."""
    repaired: dict[str, str]
    """The asker's word to the known word that it was read as."""
    joined: tuple[str, ...]
    """Separable verbs that the asker pulled apart."""
    synonyms: tuple[tuple[str, Synonym], ...]
    """The asker's words, each with a synonym that was looked for beside them."""
    stems: Weighted
    pairs: Weighted
    grams: Weighted
    kinds: frozenset[Asks]
    """What it asks for."""
    vector: Floats | None = None
    """What it means, where meanings are compared."""
    dutch: bool = True
    clauses: tuple[str, ...] = ()
    """The parts of a longer one: a call for help may stand in a story."""

    @property
    def empty(self) -> bool:
        return not self.words


def analyse(text: str, vocabulary: Vocabulary, glossary: Glossary, statistics: Statistics) -> Query:
    """Return the question's words and terms; `statistics` tell which stems are known."""
    asked = words(strip_courtesies(text))
    repaired = {
        word: mended for word in dict.fromkeys(asked) if (mended := vocabulary.repair(word))
    }
    read = [repaired.get(word, word) for word in asked]
    weight = {
        stem(repaired.get(word, word)): REPAIRED if word in repaired else 1.0
        for word in reversed(asked)
    }
    verbs = {
        own: word for word, own in joined_verbs(read) if own not in weight and statistics.has(own)
    }
    weight |= dict.fromkeys(verbs, JOINED)
    synonyms = glossary.expansions(read)
    for _, synonym in synonyms:
        for part in synonym.stems:
            weight.setdefault(part, SYNONYM / len(synonym.stems) ** 0.5)
    return Query(
        words=tuple(asked),
        read=tuple(read),
        repaired=repaired,
        joined=tuple(verbs.values()),
        synonyms=tuple(synonyms),
        stems=_weigh_stems(weight),
        pairs=_distinct(pair_terms(read)),
        grams=_grams(asked, [*read, *verbs.values()]),
        kinds=asks_for(" ".join(asked)),
    )


def _weigh_stems(weight: dict[str, float]) -> Weighted:
    terms = terms_of(weight)
    order = np.argsort(terms, kind="stable")
    return Weighted(terms[order], np.fromiter(weight.values(), np.float32, len(weight))[order])


def _grams(asked: list[str], read: list[str]) -> Weighted:
    """Return the characters of the words as asked and as read: a wrong repair must not erase."""
    return _distinct(gram_terms(list(dict.fromkeys((*asked, *read)))))


def _distinct(terms: Terms) -> Weighted:
    distinct = np.unique(terms)
    return Weighted(distinct, np.ones(len(distinct), np.float32))
