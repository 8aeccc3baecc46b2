"""One entry as a matcher would rank it: whole, or without one of its phrasings.

A document of BM25 is counts of terms and their sum, so leaving a phrasing out is a subtraction:
what comes out is, to the last bit, what indexing the rest anew gives, in a fraction of the time.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from knowledge.language.normalising import fold, words
from knowledge.matching.channels import CHANNELS
from knowledge.matching.documents import PHRASING, own_phrasings, weighted_texts
from knowledge.matching.index import Index
from knowledge.matching.later import later_form
from knowledge.matching.meaning import Meanings
from knowledge.matching.names import contained_names, whole_names
from knowledge.matching.postings import count, single

if TYPE_CHECKING:
    from knowledge.entry import Entry
    from knowledge.matching.channels import Channel
    from knowledge.matching.matcher import Candidate, Matcher
    from knowledge.matching.postings import Floats, Postings
    from knowledge.matching.query import Query
    from knowledge.matching.terms import Terms


@dataclass(frozen=True, slots=True)
class Alone:
    """An entry with its terms by channel, ascending, and how often each of them counts."""

    matcher: Matcher
    entry: Entry
    folded: tuple[str, ...]
    """The entry's phrasings, each as its words."""
    counted: dict[str, tuple[Terms, Floats]]
    index: Index
    """The whole entry, weighed among those of the matcher's base.

    How often each word stands in it is left out: only a base index is asked that.
    """
    rows: Floats | None
    """The vectors of its own phrasings, where meanings are compared."""

    @classmethod
    def of(cls, entry: Entry, matcher: Matcher, rows: Floats | None = None) -> Alone:
        """Return the entry; without `rows` its phrasings are encoded where that is needed."""
        whole = weighted_texts(entry, matcher.taxonomy)
        texts = [(words(text), weight) for text, weight in whole]
        counted = {
            channel.name: count([(channel.terms(split), weight) for split, weight in texts])
            for channel in CHANNELS
        }
        if rows is None and matcher.sense is not None:
            rows = matcher.sense.vectors.of(own_phrasings(entry), matcher.sense.encoder)
        said = dict(zip((text for text, _ in whole), texts, strict=True))
        folded = tuple(" ".join(said[text][0]) for text in entry.phrasings)
        postings = {
            channel.name: single(
                *counted[channel.name],
                channel.saturation,
                matcher.base.postings[channel.name].statistics,
            )
            for channel in CHANNELS
        }
        names = whole_names((entry,)), contained_names((entry,))
        later = (later_form(entry, matcher.base.numbered),)
        index = Index((entry,), postings, {}, *names, later)
        return cls(matcher, entry, folded, counted, index, rows)

    def fit(self, query: Query, without: str | None = None) -> tuple[Candidate, ...]:
        """Return the entry as a candidate, or nothing where it doesn't fit.

        It is ranked as one that was just added or changed. Left out are the phrasings that are
        `without` when folded.
        """
        if without is None or fold(without) not in self.folded:
            return self.matcher.as_newcomers(query, self.index, self._meanings(self.rows))
        said = fold(without)
        return self.matcher.as_newcomers(
            query, self.without(said), self._meanings(self._rows(said))
        )

    def without(self, said: str) -> Index:
        """Return the index of the entry alone without the phrasings that are `said` when folded."""
        index = self.index
        named = fold(self.entry.heading) == said
        pairs = zip(self.entry.phrasings, self.folded, strict=True)
        left = replace(self.entry, phrasings=tuple(text for text, own in pairs if own != said))
        postings = {channel.name: self._postings(channel, said) for channel in CHANNELS}
        whole = index.whole if named else index.whole.without(said)
        return Index((left,), postings, {}, whole, index.contained, (None,))

    def _postings(self, channel: Channel, said: str) -> Postings:
        terms, counts = self.counted[channel.name]
        gone, often = count([(channel.terms(said.split()), PHRASING)])
        counts = counts.copy()
        counts[np.searchsorted(terms, gone)] -= self.folded.count(said) * often
        held = counts > 0
        statistics = self.matcher.base.postings[channel.name].statistics
        return single(terms[held], counts[held], channel.saturation, statistics)

    def _rows(self, said: str) -> Floats | None:
        if self.rows is None:
            return None
        first = len(self.rows) - len(self.folded)
        kept = [True] * first + [own != said for own in self.folded]
        return self.rows[kept]

    def _meanings(self, rows: Floats | None) -> Meanings | None:
        return None if rows is None else Meanings.of(rows, np.array([len(rows)], np.int32))
