"""From a question to entries in order: a base index, overlays with what changed, one ranking."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from knowledge.language.glossary import Glossary, glossary
from knowledge.language.typos import Vocabulary
from knowledge.matching.index import CHANNELS, Index, build_index
from knowledge.matching.names import runs
from knowledge.matching.query import Query, analyse

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from knowledge.entry import Entry, Taxonomy
    from knowledge.matching.learned import Weights
    from knowledge.matching.postings import Floats

WHOLE, CONTAINED = 0.5, 0.25
"""What it adds to be the question, or to be a title that stands in it."""
LEARNED = 0.1
"""What a learned margin of one adds to the lexical share."""
DEPTH = 30
"""How many candidates a ranking keeps, of the field and outside it together."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entry with how well it fits and what each channel says of it (shares from 0 to 1)."""

    entry: Entry
    score: float
    channels: dict[str, float]
    learned: float
    """The margin by which the words are on the entry's side, about 1 where they are its own."""
    index: Index
    number: int
    """The entry's number in its index."""
    named: bool = False
    """Whether the question is a phrasing or title of the entry, or holds its title."""


@dataclass(frozen=True, slots=True)
class Ranking:
    """The candidates of a question, best first: those of the field, and the subjects outside it."""

    query: Query
    field: tuple[Candidate, ...]
    outside: tuple[Candidate, ...]


@dataclass(frozen=True, slots=True)
class Matcher:
    """Immutable: a change makes a new matcher that shares the base index."""

    taxonomy: Taxonomy
    base: Index
    weights: Weights | None
    """What was learned, None where nothing was: then the lexical score stands alone."""
    vocabulary: Vocabulary
    glossary: Glossary
    overlays: tuple[Index, ...] = ()
    hidden: frozenset[str] = frozenset()
    """Ids of the base's entries that an overlay replaces, or that are gone."""

    def with_overlay(self, entries: Sequence[Entry], hidden: Iterable[str] = ()) -> Matcher:
        """Return a matcher in which `entries` stand before the base's of the same id.

        Costs what `entries` hold, not what the base holds.
        """
        overlay = build_index(entries, self.taxonomy, self.base)
        gone = {*hidden, *(entry.id for entry in entries)}
        return replace(self, overlays=(*self.overlays, overlay), hidden=self.hidden | gone)

    def analyse(self, text: str) -> Query:
        """Return the question as words and terms."""
        return analyse(text, self.vocabulary, self.glossary)

    def rank(self, query: Query, depth: int = DEPTH) -> Ranking:
        """Return at most `depth` entries of each side; none where the question has no word."""
        if query.empty:
            return Ranking(query, (), ())
        margins = self._margins(query)
        candidates: list[Candidate] = []
        for number, index in enumerate((self.base, *self.overlays)):
            later = {entry.id for overlay in self.overlays[number:] for entry in overlay.entries}
            gone = later | (self.hidden if number == 0 else set())
            candidates += _best(index, query, margins, gone, depth)
        candidates.sort(key=lambda candidate: (-candidate.score, candidate.entry.id))
        field = tuple(found for found in candidates if not _outside(found.entry))[:depth]
        outside = tuple(found for found in candidates if _outside(found.entry))[:depth]
        return Ranking(query, field, outside)

    def _margins(self, query: Query) -> dict[str, float]:
        """Return the learned margin of each entry of the base, by id; none for what is new."""
        if self.weights is None:
            return {}
        margins = self.weights.margins(list(query.read))
        return dict(zip(self.weights.ids, map(float, margins), strict=True))


def build_matcher(
    entries: Sequence[Entry], taxonomy: Taxonomy, weights: Weights | None = None
) -> Matcher:
    """Return the matcher over the entries, with what was learned of them where that is known."""
    base = build_index(entries, taxonomy)
    vocabulary = Vocabulary.of(base.frequency.items())
    return Matcher(taxonomy, base, weights, vocabulary, glossary(taxonomy))


def combine(shares: dict[str, Floats]) -> Floats:
    """Return one score from 0 to 1 of the channels' shares."""
    total = sum(channel.weight for channel in CHANNELS)
    combined = sum(
        shares[channel.name] * np.float32(channel.weight / total) for channel in CHANNELS
    )
    assert isinstance(combined, np.ndarray), "there is at least one channel"
    return combined


def _best(
    index: Index,
    query: Query,
    margins: Mapping[str, float],
    gone: set[str] | frozenset[str],
    depth: int,
) -> list[Candidate]:
    if not index.entries:
        return []
    shares = index.scores(query)
    lexical = combine(shares)
    learned = index.learned(margins, lexical)
    scores = lexical + LEARNED * learned
    asked = list(query.words)
    contained = index.contained.find(runs(asked))
    whole = index.whole.find([" ".join(asked)])
    scores[list(contained)] += CONTAINED
    scores[list(whole)] += WHOLE
    found: list[Candidate] = []
    for part in (index.of_the_field, ~index.of_the_field):
        numbers = np.flatnonzero(part & (lexical > 0))
        most = depth + len(gone)
        if len(numbers) > most:
            numbers = numbers[np.argpartition(-scores[numbers], most)[:most]]
        found += [
            Candidate(
                index.entries[number],
                float(scores[number]),
                {name: float(share[number]) for name, share in shares.items()},
                float(learned[number]),
                index,
                int(number),
                number in whole or number in contained,
            )
            for number in numbers
            if index.entries[number].id not in gone
        ]
    return found


def _outside(entry: Entry) -> bool:
    return entry.kind == "elders"
