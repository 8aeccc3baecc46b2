"""What a search lists: titles that hold the words, entries in which one stands, what comes near."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice, takewhile

from knowledge.answer import Match
from knowledge.answering.completing import Choices
from knowledge.answering.reading_time import reading_time
from knowledge.entry import ElsewhereEntry, Entry, Kind
from knowledge.language.function_words import FUNCTION_WORDS
from knowledge.language.normalising import stem, words
from knowledge.matching.matcher import Candidate
from knowledge.matching.query import Query
from knowledge.matching.terms import stem_terms, terms_of

NEAR = 0.27
"""How much of the words' characters must stand in an entry that holds none of the words.

Of thirty words about neighbourhoods that stand nowhere 29 reach it in some entry, of seventeen
words about something else five, of what is no word none. How near the meanings are doesn't
tell: what is no word comes as near as a word of the field.
"""
MOST_NEAR = 30
"""So many are listed at most where none holds a word."""
SHORTEST_PART = 4
"""A word of fewer letters stands in a longer one by chance."""
_LONG_VOWEL = re.compile(r"([aeou])\1(?=[^aeiou]$)")
_OPEN_VOWEL = re.compile(r"([aeou])([^aeiou])e$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What `/zoek` narrows down by; None is anything. Ids, a kind, a first year, minutes."""

    theme: str | None = None
    kind: Kind | None = None
    organisation: str | None = None
    author: str | None = None
    from_year: int | None = None
    most_minutes: int | None = None

    def admit(self, entry: Entry) -> bool:
        """Return whether the entry is one of those asked for."""
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
    """What a search lists, best first."""

    matches: tuple[Match, ...]
    literal: bool = True
    """Whether a word that was asked for stands in any of it; else it only comes near."""


def literal_or_near(query: Query, found: Iterable[Candidate]) -> tuple[tuple[Candidate, ...], bool]:
    """Return what to list of what was found, and whether a word that was asked for is in it."""
    found = tuple(found)
    if any(holds_a_word(query, one) for one in found):
        return found, True
    near = (one for one in found if one.values["grams"] >= NEAR)
    return tuple(islice(near, MOST_NEAR)), False


def holds_a_word(query: Query, candidate: Candidate) -> bool:
    """Return whether an entry holds a word of the query, as written or mended, or a synonym.

    Words that say nothing of the subject count only where there are no others.
    """
    telling = content_words(query)
    read = [query.repaired.get(word, word) for word in telling]
    if candidate.holds(stem_terms([*telling, *read])).any():
        return True
    synonyms = (terms_of(synonym.stems) for _, synonym in query.synonyms)
    return any(candidate.holds(whole).all() for whole in synonyms)


@dataclass(frozen=True, slots=True)
class TitleWords:
    """The words of a search as they may stand in a title: as they are, inflected, in a compound."""

    whole: str
    forms: tuple[frozenset[str], ...]
    """Of each word that tells something: its stem, and those of the adjective it is made of."""
    parts: tuple[str, ...]
    starts: tuple[str, ...]
    """What each begins with in whatever form: a title without it need not be read."""

    @classmethod
    def of(cls, query: Query) -> "TitleWords":
        read = dict.fromkeys(query.repaired.get(word, word) for word in content_words(query))
        forms = tuple(frozenset(_forms(word)) for word in read)
        starts = tuple(map(_shared_start, read, forms))
        return cls(" ".join(query.words), forms, tuple(read), starts)

    def may_stand_in(self, folded: str) -> bool:
        return all(start in folded for start in self.starts)

    def fit(self, title: str) -> int:
        """Return 2 where the words are the title, 1 where it holds them all, 0 otherwise."""
        said = words(title)
        if " ".join(said) == self.whole:
            return 2
        stems = [stem(word) for word in said]
        return int(
            all(
                any(_holds(word, one, own) for word, one in zip(said, stems, strict=True))
                for own in zip(self.parts, self.forms, strict=True)
            )
        )


def find_titled(
    sought: TitleWords, items: Choices, entries: Mapping[str, Entry], filters: Filters
) -> dict[str, int]:
    """Return how well each title fits in which the words stand, by the id of its entry."""
    numbers = {
        number
        for spelling, number in zip(items.spellings, items.owners, strict=True)
        if sought.may_stand_in(spelling)
    }
    there = [entries[items.named[number].key] for number in sorted(numbers)]
    fits = {entry.id: sought.fit(entry.heading) for entry in there if filters.admit(entry)}
    return {entry_id: fit for entry_id, fit in fits.items() if fit}


def content_words(query: Query) -> list[str]:
    """Return the words that say something of the subject; all of them where none does."""
    return [word for word in query.words if word not in FUNCTION_WORDS] or list(query.words)


def _holds(word: str, stemmed: str, own: tuple[str, frozenset[str]]) -> bool:
    part, forms = own
    return stemmed in forms or (len(part) >= SHORTEST_PART and part in word)


def _forms(word: str) -> Iterator[str]:
    """Give the stems of a word, and of what is so: 'leefbaarheid' is what 'leefbare' is."""
    what = word.removesuffix("heid")
    inflected = _LONG_VOWEL.sub(r"\1", what) + "e"
    yield from map(stem, (word, what, inflected, _OPEN_VOWEL.sub(r"\1\1\2", what)))


def _shared_start(word: str, forms: Iterable[str]) -> str:
    common = word
    for form in forms:
        pairs = zip(common, form, strict=False)
        common = common[: len(list(takewhile(lambda pair: pair[0] == pair[1], pairs)))]
    return common
