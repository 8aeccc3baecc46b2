"""What a search lists: titles with the words, entries that hold one of them, or what is near."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from rapidfuzz.distance import Prefix

from knowledge.answer import Match
from knowledge.answering.completing import Choices
from knowledge.answering.deciding import as_match
from knowledge.answering.reading_time import reading_time
from knowledge.entry import ElsewhereEntry, Entry, Kind
from knowledge.language.function_words import FUNCTION_WORDS
from knowledge.language.normalising import stem, words
from knowledge.matching.matcher import Candidate, Ranking
from knowledge.matching.query import Query
from knowledge.matching.terms import stem_terms, terms_of

NEAR = 0.27
"""The least share of the words' character runs that a near entry holds.

Of thirty words about neighbourhoods that stand in no entry, 29 reach it somewhere; of seventeen
words about something else, five; of strings that aren't words, none. The distance in meaning can't
tell these apart: a string that isn't a word comes as near as a word of the field.
"""
MOST_NEAR = 30
"""The most entries that are listed where none holds a word."""
WEAK = 0.25
"""A result explains at least this share of the words that the best result explains."""
SHORTEST_PART = 4
"""The least letters of a word that is looked for inside longer words."""
_LONG_VOWEL = re.compile(r"([aeou])\1(?=[^aeiou]$)")
_OPEN_VOWEL = re.compile(r"([aeou])([^aeiou])e$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What a search is narrowed down to; None is anything."""

    theme: str | None = None
    kind: Kind | None = None
    organisation: str | None = None
    author: str | None = None
    from_year: int | None = None
    most_minutes: int | None = None

    def admit(self, entry: Entry) -> bool:
        """Return whether an entry passes every filter."""
        published = None if isinstance(entry, ElsewhereEntry) else entry.published
        return (
            (self.theme is None or self.theme in entry.themes)
            and (self.kind is None or entry.kind is self.kind)
            and (self.organisation is None or self.organisation in entry.organisations)
            and (self.author is None or self.author in entry.authors)
            and (
                self.from_year is None
                or (published is not None and published.year >= self.from_year)
            )
            and (self.most_minutes is None or reading_time(entry).minutes <= self.most_minutes)
        )


@dataclass(frozen=True, slots=True)
class SearchResult:
    """The entries that a search lists, best first."""

    matches: tuple[Match, ...]
    literal: bool = True
    """Whether any of them holds a word of the search; else all are only near."""


def search_result(
    ranking: Ranking, items: Choices, entries: Mapping[str, Entry], filters: Filters
) -> SearchResult:
    """Return what a search lists: entries whose title holds all its words, then other candidates.

    `items` are the headings of the entries that can be found.
    """
    query = ranking.query
    least = WEAK * max((candidate.values["words"] for candidate in ranking.field), default=0.0)
    fitting = [
        candidate
        for candidate in ranking.field
        if candidate.values["words"] >= least and filters.admit(candidate.entry)
    ]
    literal = any(_holds_a_word(query, candidate) for candidate in fitting)
    if not literal:
        near = (candidate for candidate in fitting if candidate.values["grams"] >= NEAR)
        fitting = list(islice(near, MOST_NEAR))
    fits = _titles(TitleWords.of(query), items, entries, filters)
    matches = {candidate.entry.id: as_match(candidate) for candidate in ranking.field}
    titled = [matches.get(entry_id) or Match(entries[entry_id], 0.0) for entry_id in fits]
    titled.sort(key=lambda match: (-fits[match.entry.id], -match.score))
    if titled and not literal:
        return SearchResult(tuple(titled))
    ids = (candidate.entry.id for candidate in fitting)
    rest = (matches[entry_id] for entry_id in ids if entry_id not in fits)
    return SearchResult((*titled, *rest), literal)


def _holds_a_word(query: Query, candidate: Candidate) -> bool:
    """Return whether an entry holds a word of the query, as written or mended, or a synonym.

    Function words count only where there are no others.
    """
    written = _content_words(query)
    mended = [query.repaired.get(word, word) for word in written]
    if candidate.holds(stem_terms([*written, *mended])).any():
        return True
    synonyms = (terms_of(synonym.stems) for _, synonym in query.synonyms)
    return any(candidate.holds(stems).all() for stems in synonyms)


@dataclass(frozen=True, slots=True)
class TitleWords:
    """The words of a search, to be found in a title: as they are, inflected or in a compound."""

    whole: str
    forms: tuple[frozenset[str], ...]
    """For each content word its stem, and the stems of the adjective it is made of."""
    parts: tuple[str, ...]
    """The content words themselves."""
    starts: tuple[str, ...]
    """For each content word what all its forms begin with: a title without it can't fit."""

    @classmethod
    def of(cls, query: Query) -> "TitleWords":
        mended = dict.fromkeys(query.repaired.get(word, word) for word in _content_words(query))
        forms = tuple(frozenset(_forms(word)) for word in mended)
        starts = tuple(
            word[: min(Prefix.similarity(word, form) for form in of)]
            for word, of in zip(mended, forms, strict=True)
        )
        return cls(" ".join(query.words), forms, tuple(mended), starts)

    def fit(self, title: str) -> int:
        """Return 2 where the words are the title, 1 where it holds them all, 0 otherwise."""
        tokens = words(title)
        if " ".join(tokens) == self.whole:
            return 2
        stems = [stem(word) for word in tokens]
        return int(
            all(
                any(
                    _holds(word, stemmed, sought)
                    for word, stemmed in zip(tokens, stems, strict=True)
                )
                for sought in zip(self.parts, self.forms, strict=True)
            )
        )


def _titles(
    title_words: TitleWords, items: Choices, entries: Mapping[str, Entry], filters: Filters
) -> dict[str, int]:
    """Return the entries whose title holds the words, by id, each with how well it fits."""
    numbers = {
        number
        for spelling, number in zip(items.spellings, items.owners, strict=True)
        if all(start in spelling for start in title_words.starts)
    }
    candidates = [entries[items.named[number].key] for number in sorted(numbers)]
    fits = {
        entry.id: title_words.fit(entry.heading) for entry in candidates if filters.admit(entry)
    }
    return {entry_id: fit for entry_id, fit in fits.items() if fit}


def _content_words(query: Query) -> list[str]:
    """Return the words that aren't function words; all of them where there are no others."""
    return [word for word in query.words if word not in FUNCTION_WORDS] or list(query.words)


def _holds(word: str, stemmed: str, sought: tuple[str, frozenset[str]]) -> bool:
    part, forms = sought
    return stemmed in forms or (len(part) >= SHORTEST_PART and part in word)


def _forms(word: str) -> Iterator[str]:
    """Give the stems of a word and of its adjective: "leefbare" for "leefbaarheid"."""
    base = word.removesuffix("heid")
    inflected = _LONG_VOWEL.sub(r"\1", base) + "e"
    yield from map(stem, (word, base, inflected, _OPEN_VOWEL.sub(r"\1\1\2", base)))
