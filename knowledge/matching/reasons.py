"""Why an entry matches: words of the question that it holds, mended or by a synonym, and names."""

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
"""A word with less than this rarity (natural logarithm) says nothing worth showing."""


def reasons(query: Query, candidate: Candidate) -> tuple[Reason, ...]:
    """Return at most three reasons, the rarest word first."""
    asked = [word for word in dict.fromkeys(query.words) if word not in FUNCTION_WORDS]
    read = [query.repaired.get(word, word) for word in asked]
    stems = [*map(stem, read), *(part for _, synonym in query.synonyms for part in synonym.stems)]
    terms = terms_of(stems)
    rarity = candidate.index.postings["stems"].statistics.rarity(terms[: len(read)])
    held = candidate.holds(terms)
    found = sorted(
        (
            (float(rare), _word(word, known))
            for word, known, rare, here in zip(asked, read, rarity, held, strict=False)
            if here and rare >= COMMON
        ),
        key=lambda pair: -pair[0],
    )
    synonyms = _synonyms(query, set(compress(stems, held)), set(stems[: len(read)]))
    return tuple(islice(chain((reason for _, reason in found), synonyms), MOST))


def _word(asked: str, read: str) -> Reason:
    if asked == read:
        return Reason(ReasonKind.WORD, read)
    return Reason(ReasonKind.REPAIRED, read, asked)


def _synonyms(query: Query, held: set[str], asked: set[str]) -> Iterator[Reason]:
    """Give the synonyms that the entry holds whole and the asker didn't use."""
    return (
        Reason(ReasonKind.SYNONYM, synonym.text, words)
        for words, synonym in query.synonyms
        if held.issuperset(synonym.stems) and not asked.issuperset(synonym.stems)
    )
