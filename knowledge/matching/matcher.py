"""From a question to entries in order: a base index, overlays with what changed, one ranking."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from knowledge.language.glossary import Glossary, glossary
from knowledge.language.typos import Vocabulary
from knowledge.matching.channels import CHANNELS, TOTAL
from knowledge.matching.documents import own_phrasings
from knowledge.matching.index import Index, build_index
from knowledge.matching.later import rarities
from knowledge.matching.learned import OFFSET, SLOPE, Weights
from knowledge.matching.names import runs
from knowledge.matching.query import Query, analyse

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from knowledge.entry import Entry, Taxonomy
    from knowledge.matching.meaning import Meanings, Sense
    from knowledge.matching.postings import Floats
    from knowledge.matching.terms import Owned

WHOLE, CONTAINED = 0.5, 0.25
"""What it adds to be the question, or to be a title that stands in it."""
LEARNED = 0.1
"""What a learned margin of one adds to the lexical share."""
MEANING = 0.2
"""What a cosine of one with an entry's nearest phrasings adds."""
NEWCOMER = np.float32(0.2)
"""How much closer an entry that is new counts: the nearest of few phrasings is less near."""
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
    close: float
    """The cosine with its nearest phrasings; 0 where meanings aren't compared."""
    index: Index
    number: int
    """The entry's number in its index."""


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
    sense: Sense | None = None
    """What it takes to compare meanings; None is the lexical matcher."""
    meanings: tuple[Meanings, ...] = ()
    """With a sense, those of the base and of each overlay."""
    removed: frozenset[str] = frozenset()
    """Ids of entries that are gone."""
    learned_rows: NDArray[np.int64] | None = None
    """For each entry of the base its place in `weights`, -1 where nothing was learned of it."""

    def with_overlay(self, entries: Sequence[Entry], removed: Iterable[str] = ()) -> Matcher:
        """Return a matcher in which `entries` stand before those of the same id.

        Costs what `entries` hold, not what the base holds: a small overlay is merged with those
        before it of up to twice its size, so that there are never many (as in an LSM tree).
        """
        changed = {entry.id: entry for entry in entries}
        gone = (self.removed | frozenset(removed)) - changed.keys()
        kept = list(self.overlays)
        while kept and len(kept[-1].entries) <= 2 * len(changed):
            changed = {entry.id: entry for entry in kept.pop().entries} | changed
        alive = tuple(entry for own, entry in changed.items() if own not in gone)
        overlay = build_index(alive, self.taxonomy, self.base)
        added = replace(self, overlays=(*kept, overlay), removed=gone)
        if self.sense is None:
            return added
        meanings = (*self.meanings[: len(kept) + 1], _meanings(self.sense, overlay))
        return replace(added, meanings=meanings)

    def with_sense(self, sense: Sense) -> Matcher:
        """Return the matcher comparing meanings too; encodes the phrasings that don't ship."""
        indexes = (self.base, *self.overlays)
        meanings = tuple(_meanings(sense, index) for index in indexes)
        return replace(self, sense=sense, meanings=meanings)

    def analyse(self, text: str, vector: Floats | None = None) -> Query:
        """Return the question as words and terms, and as a vector where meanings are compared.

        A `vector` that is known is not worked out again.
        """
        query = analyse(text, self.vocabulary, self.glossary)
        if self.sense is None or query.empty:
            return query
        return replace(query, vector=self.sense.of(text) if vector is None else vector)

    def rank(self, query: Query, depth: int = DEPTH) -> Ranking:
        """Return at most `depth` entries of each side; none where the question has no word."""
        if query.empty:
            return Ranking(query, (), ())
        candidates: list[Candidate] = []
        learned = self._learned(query)
        for number, index in enumerate((self.base, *self.overlays)):
            gone = self.gone(number)
            margins = self._of_the_base(learned) if number == 0 else self._of(index, query, learned)
            close = self._closeness(query, number)
            candidates += _best(index, query, margins, close, gone, depth)
        candidates.sort(key=lambda candidate: (-candidate.score, candidate.entry.id))
        field = tuple(found for found in candidates if not _outside(found.entry))[:depth]
        outside = tuple(found for found in candidates if _outside(found.entry))[:depth]
        return Ranking(query, field, outside)

    def gone(self, number: int) -> frozenset[str]:
        """Return the ids of which the index of that number has nothing to say any more."""
        later = (entry.id for overlay in self.overlays[number:] for entry in overlay.entries)
        return self.removed.union(later)

    def as_newcomers(
        self, query: Query, index: Index, meanings: Meanings | None = None
    ) -> tuple[Candidate, ...]:
        """Return what fits of an index that isn't in the matcher, as if it were its last overlay.

        `meanings` are those of the index, where the query has a vector.
        """
        learned = self._learned(query) if any(index.later) else None
        margins = self._of(index, query, learned)
        close = None
        if query.vector is not None and meanings is not None:
            close = meanings.closeness(query.vector) + _newness(index)
        return tuple(_best(index, query, margins, close, frozenset(), DEPTH))

    def roughly(
        self, asked: dict[str, Owned], size: int, most: int
    ) -> tuple[Floats, dict[str, Floats], Floats]:
        """Return the scores of the base's entries by words alone, their shares and margins.

        A row for each of as many questions as `size`, given as terms by channel. Of each no channel
        looks at more than `most` cells; typing errors, synonyms, names and meaning aren't seen.
        """
        shares = self.base.scores_each(asked, size, most)
        lexical = combine(shares)
        margins = None
        if self.weights is not None:
            margins = self._of_the_base(self.weights.margins_each(**asked, size=size))
        learned = _learned(margins, lexical)
        return lexical + LEARNED * learned, shares, learned

    def _closeness(self, query: Query, number: int) -> Floats | None:
        if query.vector is None:
            return None
        close = self.meanings[number].closeness(query.vector)
        return close if number == 0 else close + _newness(self.overlays[number - 1])

    def _learned(self, query: Query) -> Floats | None:
        """Return the margins that were learned; None where nothing was."""
        return None if self.weights is None else self.weights.margins(list(query.read))

    def _of_the_base(self, margins: Floats | None) -> Floats | None:
        """Return learned margins, in the last axis, as those of the base's entries."""
        if margins is None or self.learned_rows is None:
            return None
        unknown = np.full((*margins.shape[:-1], 1), np.nan, np.float32)
        found: Floats = np.concatenate([margins, unknown], axis=-1)[..., self.learned_rows]
        return found

    def _of(self, index: Index, query: Query, margins: Floats | None) -> Floats | None:
        """Return learned margins as those of an overlay's entries, not a number where unknown."""
        if self.weights is None:
            return None
        known = self._of_the_base(margins)
        if known is None:
            return np.full(len(index.entries), np.nan, np.float32)
        asked: dict[int, float] = {}
        if any(one is not None and one.came for one in index.later):
            asked = rarities(query, self.base.postings["stems"].statistics)
        found = [
            np.nan if one is None else max(known[one.number], one.heard(asked))
            for one in index.later
        ]
        return np.array(found, np.float32)


def build_matcher(
    entries: Sequence[Entry], taxonomy: Taxonomy, weights: Weights | None = None
) -> Matcher:
    """Return the matcher over the entries, with what was learned of them where that is known."""
    base = build_index(entries, taxonomy)
    vocabulary = Vocabulary.of(base.frequency.items())
    known = {own: row for row, own in enumerate(weights.ids)} if weights else {}
    rows = np.array([known.get(entry.id, -1) for entry in entries], np.int64)
    return Matcher(taxonomy, base, weights, vocabulary, glossary(taxonomy), learned_rows=rows)


def combine(shares: dict[str, Floats]) -> Floats:
    """Return one score from 0 to 1 of the channels' shares."""
    combined = sum(
        shares[channel.name] * np.float32(channel.weight / TOTAL) for channel in CHANNELS
    )
    assert isinstance(combined, np.ndarray), "there is at least one channel"
    return combined


def _best(
    index: Index,
    query: Query,
    margins: Floats | None,
    close: Floats | None,
    gone: frozenset[str],
    depth: int,
) -> list[Candidate]:
    if not index.entries:
        return []
    shares = index.scores(query)
    lexical = combine(shares)
    learned = _learned(margins, lexical)
    scores = lexical + LEARNED * learned
    fits = lexical > 0
    if close is not None:
        scores += MEANING * close
        fits[:] = True
    asked = list(query.words)
    contained = index.contained.find(runs(asked))
    whole = index.whole.find([" ".join(asked)])
    scores[list(contained)] += CONTAINED
    scores[list(whole)] += WHOLE
    found: list[Candidate] = []
    for part in (index.of_the_field, ~index.of_the_field):
        numbers = np.flatnonzero(part & fits & (scores > 0))
        most = depth + len(gone)
        if len(numbers) > most:
            numbers = numbers[np.argpartition(-scores[numbers], most)[:most]]
        found += [
            Candidate(
                index.entries[number],
                float(scores[number]),
                {name: float(share[number]) for name, share in shares.items()},
                float(learned[number]),
                0.0 if close is None else float(close[number]),
                index,
                int(number),
            )
            for number in numbers
            if index.entries[number].id not in gone
        ]
    return found


def _newness(index: Index) -> Floats:
    """Return what is added to how close each entry of an overlay is."""
    return NEWCOMER * np.array([later is None for later in index.later], np.float32)


def _learned(margins: Floats | None, lexical: Floats) -> Floats:
    """Return learned margins, and where none is known what goes with the lexical score."""
    if margins is None:
        return np.zeros_like(lexical)
    assumed = (SLOPE * lexical + OFFSET) * (lexical > 0)
    return np.where(np.isnan(margins), assumed, margins).astype(np.float32)


def _meanings(sense: Sense, index: Index) -> Meanings:
    return sense.meanings([own_phrasings(entry) for entry in index.entries])


def _outside(entry: Entry) -> bool:
    return entry.kind == "elders"
