"""From a question to entries in order: a base index, overlays with what changed, one ranking."""

import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum, auto
from typing import Any

import numpy as np
from numpy.typing import NDArray

from knowledge.entry import ElsewhereEntry, Entry, Taxonomy
from knowledge.language.alarm import clauses
from knowledge.language.glossary import Glossary, glossary
from knowledge.language.languages import surely_dutch
from knowledge.language.questions import canonical
from knowledge.language.typos import Vocabulary
from knowledge.matching.index import Index, build_index
from knowledge.matching.meaning import Sense
from knowledge.matching.overlays import Ground, Layer, Layers
from knowledge.matching.postings import Floats
from knowledge.matching.query import Query, analyse
from knowledge.matching.terms import Terms
from knowledge.matching.weights import Weights, shipped_weights, values_of

WHOLE, CONTAINED = 6.0, 3.0
"""What it adds to the log odds to be the question, or to be a title that stands in it."""
MEANING = 0.3
"""What being as near in meaning as can be counts beside explaining every word."""
NOTHING = -10.0
"""As many log odds has what isn't there."""
MOST_CALLED = 32
"""So many parts of messages are remembered: those of the few that are read just now."""
DEPTH = 30
"""How many candidates a ranking keeps, of the field and outside it each."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entry with how well it fits, and what that was made of."""

    entry: Entry
    fit: float
    """The log odds that it has to do with the question."""
    values: dict[str, float]
    """What its fit was made of, the share of the question that it explains in each channel too; see
    `weights`."""
    close: float
    """The cosine with its nearest phrasings; 0 where meanings aren't compared."""
    named: bool
    """Whether it is asked for by its whole title or a whole phrasing."""
    whole: bool
    """Whether the question is its title or a phrasing, but for small words."""
    index: Index
    number: int
    """The entry's number in its index."""

    @property
    def explained(self) -> float:
        """How much of the question its words explain, its meaning for a part; from 0."""
        return self.values["words"] + MEANING * self.values.get("near", 0.0)

    def holds(self, stems: Terms) -> NDArray[np.bool_]:
        """Return for each stem whether the entry holds it."""
        return self.index.holds(self.number, stems)

    @property
    def score(self) -> float:
        """How well it fits, from 0 to 1."""
        return 1 / (1 + math.exp(-max(-60.0, min(60.0, self.fit))))


class _Side(Enum):
    """What a call for help is weighed against, and the calls themselves."""

    FIELD = auto()
    CALM = auto()
    """Outside the field, and it can wait."""
    URGENT = auto()


@dataclass(frozen=True, slots=True)
class Call:
    """An urgent subject that a message, or a part of it, may be about."""

    candidate: Candidate
    lead: float
    """By how much it fits better than what is best of the field, in log odds."""
    over: float
    """The same, than the best subject outside the field that can wait."""
    alarm: float
    """How much what it fits sounds like a call for help, in Dutch."""
    in_part: bool = False
    """Whether it is a part of the message that it fits."""

    @classmethod
    def among(
        cls, found: Iterable[Candidate], alarm: float, *, in_part: bool = False
    ) -> "Call | None":
        """Return the urgent subject that fits best, beside what else fits; None without any."""
        best: dict[_Side, Candidate] = {}
        for one in found:
            side = _side(one.entry)
            if side not in best or one.fit > best[side].fit:
                best[side] = one
        urgent = best.get(_Side.URGENT)
        if urgent is None:
            return None
        field, calm = (
            best[side].fit if side in best else NOTHING for side in (_Side.FIELD, _Side.CALM)
        )
        return cls(urgent, urgent.fit - field, urgent.fit - calm, alarm, in_part)


@dataclass(frozen=True, slots=True)
class Ranking:
    """The candidates of a question, best first: those of the field, and the subjects outside it."""

    query: Query
    weights: Weights
    """What was weighed by."""
    field: tuple[Candidate, ...]
    outside: tuple[Candidate, ...]
    calls: tuple[Call, ...] = ()
    """Those of its parts."""
    alarm: float = 0.0
    """How much it sounds like a call for help, in Dutch."""

    @property
    def urgent(self) -> Call | None:
        """Return the urgent subject that leads the most, of the whole question or a part of it."""
        whole = Call.among((*self.field, *self.outside), self.alarm)
        calls = (*((whole,) if whole else ()), *self.calls)
        return max(calls, key=lambda call: call.lead, default=None)


@dataclass(frozen=True, slots=True)
class Matcher:
    """Immutable: a change makes a new matcher that shares the base index."""

    taxonomy: Taxonomy
    glossary: Glossary
    layers: Layers
    """The base first; in each the entries stand before those of the same id below it."""
    sense: Sense | None = None
    """What it takes to compare meanings; None is the lexical matcher."""
    removed: frozenset[str] = frozenset()
    """Ids of entries that are gone."""
    learned: Weights | None = None
    """Other weights than those that ship."""
    called: dict[str, tuple[Call, ...]] = field(
        init=False, repr=False, compare=False, default_factory=dict
    )
    """What parts of messages call for: one stands in several readings of its message."""

    @classmethod
    def over(cls, index: Index, taxonomy: Taxonomy) -> "Matcher":
        """Return the matcher over an index."""
        return cls(taxonomy, glossary(taxonomy), (Layer(index),))

    @property
    def base(self) -> Index:
        return self.layers[0].index

    @property
    def overlays(self) -> tuple[Index, ...]:
        return tuple(layer.index for layer in self.layers[1:])

    @property
    def weights(self) -> Weights:
        return self.learned or shipped_weights(meanings=self.sense is not None)

    @property
    def ground(self) -> Ground:
        return Ground(self.base, self.taxonomy, self.sense)

    @property
    def vocabulary(self) -> Vocabulary:
        """Return the words of all layers."""
        return self.base.vocabulary.with_words(index.vocabulary for index in self.overlays)

    def with_changes(self, entries: Sequence[Entry], removed: Collection[str] = ()) -> "Matcher":
        """Return a matcher in which `entries` stand before those of the same id.

        Costs what `entries` hold, not what the base holds.
        """
        changed = {entry.id: entry for entry in entries}
        removed = frozenset(removed)
        alive = [entry for entry_id, entry in changed.items() if entry_id not in removed]
        overlays = self.ground.changed(self.layers[1:], alive, removed)
        gone = (self.removed - changed.keys()) | removed
        return replace(self, layers=(self.layers[0], *overlays), removed=gone)

    def with_layers(self, layers: Layers, hidden: Collection[str]) -> "Matcher":
        """Return the matcher with layers on top of what it has, but for the entries `hidden`."""
        shown = {entry.id for layer in layers for entry in layer.index.entries}
        assert self.sense is None or all(layer.meanings is not None for layer in layers), (
            "a layer has what the base has"
        )
        removed = (self.removed - shown) | frozenset(hidden)
        return replace(self, layers=(*self.layers, *layers), removed=removed)

    def with_sense(self, sense: Sense) -> "Matcher":
        """Return the matcher comparing meanings too; encodes the phrasings of unknown vector."""
        layers = tuple(layer.with_sense(sense) for layer in self.layers)
        return replace(self, sense=sense, layers=layers)

    def analyse(self, text: str, vector: Floats | None = None) -> Query:
        """Return the question as words and terms, and as a vector where meanings are compared.

        A `vector` that is known is not worked out again.
        """
        query = self._read(text)
        if query.empty:
            return query
        if self.sense is not None and vector is None:
            vector = self.sense.of(text)
        vector = None if self.sense is None else vector
        dutch = surely_dutch(text)
        return replace(query, vector=vector, clauses=clauses(text), dutch=dutch)

    def rank(self, query: Query, depth: int = DEPTH) -> Ranking:
        """Return at most `depth` entries of each side; none where the question has no word."""
        if query.empty:
            return Ranking(query, self.weights, (), ())
        candidates: list[Candidate] = []
        for number, layer in enumerate(self.layers):
            candidates += _best(query, layer, self.weights, self.gone(number), depth)
        candidates.sort(key=lambda candidate: (-candidate.fit, candidate.entry.id))
        field = tuple(found for found in candidates if not _outside(found.entry))[:depth]
        outside = tuple(found for found in candidates if _outside(found.entry))[:depth]
        calls = tuple(call for clause in query.clauses for call in self._calls(clause))
        return Ranking(query, self.weights, field, outside, calls, self.base.alarm(query))

    def nearest(self, query: Query, most: int = DEPTH) -> list[tuple[Entry, float]]:
        """Return what comes nearest in meaning alone; nothing where that isn't compared."""
        vector = query.vector
        found: list[tuple[Entry, float]] = []
        for number, layer in enumerate(self.layers):
            if vector is None or layer.meanings is None:
                continue
            close, gone = layer.meanings.closeness(vector), self.gone(number)
            best = np.argsort(-close)[: most + len(gone)]
            entries = ((layer.index.entries[at], float(close[at])) for at in best)
            found += [(entry, near) for entry, near in entries if entry.id not in gone]
        found.sort(key=lambda one: (-one[1], one[0].id))
        return found[:most]

    def _read(self, text: str) -> Query:
        statistics = self.base.postings["stems"].statistics
        return analyse(text, self.vocabulary, self.glossary, statistics)

    def _calls(self, clause: str) -> tuple[Call, ...]:
        """Return the urgent subject that fits a part of a message best, by words alone."""
        calls = self.called.get(clause)
        if calls is None:
            calls = self._best_calls(replace(self._read(clause), dutch=surely_dutch(clause)))
            if len(self.called) >= MOST_CALLED:
                self.called.clear()
            self.called[clause] = calls
        return calls

    def _best_calls(self, clause: Query) -> tuple[Call, ...]:
        if clause.empty:
            return ()
        best: list[Candidate] = []
        for number, layer in enumerate(self.layers):
            index = layer.index
            sides = (index.urgent, index.of_the_field, ~(index.urgent | index.of_the_field))
            best += _best(clause, layer, self.weights, self.gone(number), 1, sides)
        call = Call.among(best, self.base.alarm(clause), in_part=True)
        return (call,) if call else ()

    def gone(self, number: int) -> frozenset[str]:
        """Return the ids of which the layer of that number has nothing to say any more."""
        later = (entry.id for layer in self.layers[number + 1 :] for entry in layer.index.entries)
        return self.removed.union(later)


def build_matcher(entries: Sequence[Entry], taxonomy: Taxonomy) -> Matcher:
    """Return the matcher over the entries."""
    return Matcher.over(build_index(entries, taxonomy), taxonomy)


def fitting_candidates(query: Query, layer: Layer, weights: Weights) -> tuple[Candidate, ...]:
    """Return what fits of a layer that isn't in a matcher."""
    return tuple(_best(query, layer, weights, frozenset(), DEPTH))


def _best(
    query: Query,
    layer: Layer,
    weights: Weights,
    gone: frozenset[str],
    depth: int,
    sides: Sequence[NDArray[np.bool_]] = (),
) -> list[Candidate]:
    """Return the best of each of the sides, which are the field and the subjects outside it."""
    index = layer.index
    if not index.entries:
        return []
    shares = index.shares(query)
    meant = None
    if query.vector is not None and layer.meanings is not None:
        meant = layer.meanings.compared(query.vector)
    columns = values_of(query, index, shares, meant)
    contained, whole = (
        index.contained.within(query.words),
        index.whole.find([canonical(query.words)]),
    )
    named = np.zeros(len(index.entries), np.float32)
    named[list(contained)] += CONTAINED
    named[list(whole)] += WHOLE
    fits = weights.total(columns) + named
    possible = np.ones(len(fits), bool) if meant else columns["words"] > 0
    best: list[int] = []
    for part in sides or (index.of_the_field, ~index.of_the_field):
        numbers = np.flatnonzero(part & possible)
        most = depth + len(gone)
        if len(numbers) > most:
            numbers = numbers[np.argpartition(-fits[numbers], most)[:most]]
        best += numbers.tolist()
    if gone:
        best = [number for number in best if index.entries[number].id not in gone]
    told = {name: column[best].astype(np.float64) for name, column in columns.items()}
    told["alike"] = index.alike(best, query.kinds)
    rows = zip(
        best,
        (weights.total(told) + named[best]).tolist(),
        _rows(told),
        meant[0][best].tolist() if meant else [0.0] * len(best),
        strict=True,
    )
    return [
        Candidate(
            index.entries[number],
            fit,
            values,
            near,
            number in contained or number in whole,
            number in whole,
            index,
            number,
        )
        for number, fit, values, near in rows
    ]


def _rows(columns: Mapping[str, NDArray[Any]]) -> list[dict[str, float]]:
    """Return columns as rows, each by the columns' names."""
    rows = zip(*(column.tolist() for column in columns.values()), strict=True)
    return [dict(zip(columns, row, strict=True)) for row in rows]


def is_urgent(entry: Entry) -> bool:
    return isinstance(entry, ElsewhereEntry) and entry.urgent


def _outside(entry: Entry) -> bool:
    return entry.kind == "elders"


def _side(entry: Entry) -> _Side:
    if is_urgent(entry):
        return _Side.URGENT
    return _Side.CALM if _outside(entry) else _Side.FIELD
