"""Why an entry matches: the words of the question that it holds, and synonyms of others."""

from collections.abc import Iterator
from itertools import chain, compress, islice

from knowledge.answer import Reason, ReasonKind
from knowledge.language.function_words import FUNCTION_WORDS
from knowledge.language.normalising import stem
from knowledge.matching.matcher import Candidate
from knowledge.matching.query import Query
from knowledge.matching.terms import terms_of

MOST = 3
COMMON = 1.0
"""The least rarity (a natural logarithm) of a word that is worth showing."""


def reasons(query: Query, candidate: Candidate) -> tuple[Reason, ...]:
    """Return at most three reasons, the rarest word first."""
    tokens = [word for word in dict.fromkeys(query.words) if word not in FUNCTION_WORDS]
    mended = [query.repaired.get(word, word) for word in tokens]
    stems = [*map(stem, mended), *(part for _, synonym in query.synonyms for part in synonym.stems)]
    terms = terms_of(stems)
    rarity = candidate.index.postings["stems"].statistics.rarity(terms[: len(mended)])
    held = candidate.holds(terms)
    found = sorted(
        (
            (float(rare), _word(word, mended_word))
            for word, mended_word, rare, here in zip(tokens, mended, rarity, held, strict=False)
            if here and rare >= COMMON
        ),
        key=lambda pair: -pair[0],
    )
    synonyms = _synonyms(query, set(compress(stems, held)), set(stems[: len(mended)]))
    return tuple(islice(chain((reason for _, reason in found), synonyms), MOST))


def _word(written: str, mended: str) -> Reason:
    if written == mended:
        return Reason(ReasonKind.WORD, mended)
    return Reason(ReasonKind.REPAIRED, mended, written)


def _synonyms(query: Query, held: set[str], wanted: set[str]) -> Iterator[Reason]:
    """Give the synonyms that the entry holds and the asker didn't use."""
    return (
        Reason(ReasonKind.SYNONYM, synonym.text, words)
        for words, synonym in query.synonyms
        if held.issuperset(synonym.stems) and not wanted.issuperset(synonym.stems)
    )
