"""The matcher: ranks the entries of a base index and of the layers over it for a question."""

import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum, auto
from typing import Any

import numpy as np
from numpy.typing import NDArray

from knowledge.entry import ElsewhereEntry, Entry, Taxonomy
from knowledge.language.clauses import clauses
from knowledge.language.glossary import Glossary, glossary
from knowledge.language.languages import DUTCH, language_of, surely_dutch
from knowledge.language.questions import canonical
from knowledge.language.typos import Vocabulary
from knowledge.language.urgency import Urgency, shipped_urgency
from knowledge.matching.index import Index, build_index
from knowledge.matching.meaning import Sense
from knowledge.matching.overlays import Layer, LayerBuilder, Layers
from knowledge.matching.postings import Floats
from knowledge.matching.query import Query, analyse
from knowledge.matching.terms import Terms
from knowledge.matching.weights import Weights, shipped_weights, values_of

WHOLE, CONTAINED = 6.0, 3.0
"""What is added to the log odds of an entry whose name is the question, or whose title is in it."""
MEANING = 0.3
"""What a cosine of 1 counts in `Candidate.explained`, beside explaining every word."""
NOT_DUTCH = -3.6
"""The log odds of a call that are taken for what isn't surely Dutch: its words say nothing."""
NOTHING = -10.0
"""The log odds that stand for a missing candidate."""
MOST_CLAUSES = 32
"""How many clauses the calls are remembered of: those of the few messages being read."""
DEPTH = 30
"""The most candidates of a ranking, of the field and outside it each."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entry with how well it fits a question, and why."""

    entry: Entry
    fit: float
    """The log odds that it has to do with the question."""
    values: dict[str, float]
    """The features of its fit, such as the share of the question explained in each channel."""
    close: float
    """The mean cosine with its nearest phrasings; 0 where meanings aren't compared."""
    named: bool
    """Whether the question holds its title, or is its title or a phrasing."""
    whole: bool
    """Whether the question is its title or a phrasing, small words aside."""
    index: Index
    number: int
    """The entry's number in its index."""

    @property
    def explained(self) -> float:
        """How much of the question the entry explains, by its words and its meaning; from 0."""
        return self.values["words"] + MEANING * self.values.get("near", 0.0)

    def holds(self, stems: Terms) -> NDArray[np.bool_]:
        """Return which of the stems the entry holds."""
        return self.index.holds(self.number, stems)

    @property
    def score(self) -> float:
        """How well it fits, from 0 to 1."""
        return 1 / (1 + math.exp(-max(-60.0, min(60.0, self.fit))))


class _Side(Enum):
    """The kinds of entry that a call for help is compared with, and its own."""

    FIELD = auto()
    CALM = auto()
    """Outside the field, and not urgent."""
    URGENT = auto()


@dataclass(frozen=True, slots=True)
class Call:
    """An urgent subject that a message, or a part of it, may be about."""

    candidate: Candidate
    lead: float
    """How much better it fits than the best of the field, in log odds."""
    over: float
    """How much better it fits than the best calm subject outside the field."""
    in_part: bool = False
    """Whether it fits a part of the message rather than all of it."""

    @classmethod
    def among(cls, found: Iterable[Candidate], *, in_part: bool = False) -> "Call | None":
        """Return the urgent candidate that fits best, as a call; None where none is urgent."""
        best: dict[_Side, Candidate] = {}
        for candidate in found:
            side = _side(candidate.entry)
            if side not in best or candidate.fit > best[side].fit:
                best[side] = candidate
        urgent = best.get(_Side.URGENT)
        if urgent is None:
            return None
        field, calm = (
            best[side].fit if side in best else NOTHING for side in (_Side.FIELD, _Side.CALM)
        )
        return cls(urgent, urgent.fit - field, urgent.fit - calm, in_part)


@dataclass(frozen=True, slots=True)
class Ranking:
    """The candidates of a question, best first: those of the field, and the subjects outside it."""

    query: Query
    weights: Weights
    """By which the candidates were ordered."""
    field: tuple[Candidate, ...]
    outside: tuple[Candidate, ...]
    calls: tuple[Call, ...] = ()
    """The calls of its clauses."""
    alarm: float = 0.0
    """The log odds that the question is a call for help, by its words."""

    @property
    def urgent(self) -> Call | None:
        """Return the call that leads the most, of the whole question or of a part of it."""
        whole = Call.among((*self.field, *self.outside))
        calls = (*((whole,) if whole else ()), *self.calls)
        return max(calls, key=lambda call: call.lead, default=None)


@dataclass(frozen=True, slots=True)
class Matcher:
    """Immutable: a change makes a new matcher that shares the base index."""

    taxonomy: Taxonomy
    glossary: Glossary
    layers: Layers
    """The base first; an entry replaces those of the same id in the layers below."""
    sense: Sense | None = None
    """What compares meanings; None is the lexical matcher."""
    removed: frozenset[str] = frozenset()
    """Ids of entries that are gone."""
    learned: Weights | None = None
    """Weights in place of those that ship."""
    urgency: Urgency = field(default_factory=shipped_urgency, repr=False, compare=False)
    _calls_of: dict[str, tuple[Call, ...]] = field(
        init=False, repr=False, compare=False, default_factory=dict
    )
    """The calls of clauses: a clause comes back in several interpretations of its message."""

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
    def layer_builder(self) -> LayerBuilder:
        return LayerBuilder(self.base, self.taxonomy, self.sense)

    @property
    def vocabulary(self) -> Vocabulary:
        """Return the words of all layers."""
        return self.base.vocabulary.with_words(index.vocabulary for index in self.overlays)

    def with_changes(self, entries: Sequence[Entry], removed: Collection[str] = ()) -> "Matcher":
        """Return the matcher with entries added or replaced, and others removed.

        Costs what `entries` hold, not what the base holds.
        """
        changed = {entry.id: entry for entry in entries}
        removed = frozenset(removed)
        alive = [entry for entry_id, entry in changed.items() if entry_id not in removed]
        overlays = self.layer_builder.with_changes(self.layers[1:], alive, removed)
        gone = (self.removed - changed.keys()) | removed
        return replace(self, layers=(self.layers[0], *overlays), removed=gone)

    def with_layers(self, layers: Layers, hidden: Collection[str]) -> "Matcher":
        """Return the matcher with more layers on top, and the ids of `hidden` entries removed."""
        shown = {entry.id for layer in layers for entry in layer.index.entries}
        assert self.sense is None or all(layer.meanings is not None for layer in layers), (
            "layers have meanings where the base has"
        )
        removed = (self.removed - shown) | frozenset(hidden)
        return replace(self, layers=(*self.layers, *layers), removed=removed)

    def with_sense(self, sense: Sense) -> "Matcher":
        """Return the matcher comparing meanings; phrasings without a known vector are encoded."""
        layers = tuple(layer.with_sense(sense) for layer in self.layers)
        return replace(self, sense=sense, layers=layers)

    def analyse(self, text: str, vector: Floats | None = None) -> Query:
        """Return a question as words and terms, and as a vector where meanings are compared.

        A `vector` that is given isn't computed again.
        """
        query = self._read(text)
        if query.empty:
            return query
        query = replace(query, clauses=clauses(text), dutch=surely_dutch(text))
        if self.sense is None:
            return query
        foreign = not query.dutch and language_of(text) != DUTCH
        if vector is None:
            vector = self.sense.vector_of(query.spelled(text), foreign=foreign)
        return replace(query, vector=vector, foreign=foreign)

    def rank(self, query: Query, depth: int = DEPTH) -> Ranking:
        """Return the best candidates of each side; none where the question has no word."""
        if query.empty:
            return Ranking(query, self.weights, (), ())
        candidates: list[Candidate] = []
        for number, layer in enumerate(self.layers):
            candidates += _best_candidates(query, layer, self.weights, self.gone(number), depth)
        candidates.sort(key=lambda candidate: (-candidate.fit, candidate.entry.id))
        field = [candidate for candidate in candidates if not _outside(candidate.entry)]
        outside = [candidate for candidate in candidates if _outside(candidate.entry)]
        calls = tuple(call for clause in query.clauses for call in self._calls(clause))
        sides = tuple(field[:depth]), tuple(outside[:depth])
        return Ranking(query, self.weights, *sides, calls, self._alarm(query))

    def _alarm(self, query: Query) -> float:
        """Return the log odds that someone needs help now, by the words and by what they mean."""
        by_words = self.urgency.log_odds(query.words) if query.dutch else NOT_DUTCH
        if self.sense is None or query.vector is None or not (query.dutch or query.foreign):
            return by_words
        meant = self.sense.projection.alarm(query.vector, foreign=query.foreign)
        if meant is None:
            return by_words
        return meant if query.foreign else by_words + meant

    def nearest(self, query: Query, most: int = DEPTH) -> list[tuple[Entry, float]]:
        """Return the entries nearest in meaning alone; none where meanings aren't compared."""
        vector = query.vector
        neighbours: list[tuple[Entry, float]] = []
        for number, layer in enumerate(self.layers):
            if vector is None or layer.meanings is None:
                continue
            close, gone = layer.meanings.closeness(vector), self.gone(number)
            best = np.argsort(-close)[: most + len(gone)]
            entries = ((layer.index.entries[at], float(close[at])) for at in best)
            neighbours += [(entry, near) for entry, near in entries if entry.id not in gone]
        neighbours.sort(key=lambda neighbour: (-neighbour[1], neighbour[0].id))
        return neighbours[:most]

    def _read(self, text: str) -> Query:
        statistics = self.base.postings["stems"].statistics
        return analyse(text, self.vocabulary, self.glossary, statistics)

    def _calls(self, clause: str) -> tuple[Call, ...]:
        """Return the call of a part of a message, by words alone, if it has one."""
        calls = self._calls_of.get(clause)
        if calls is None:
            calls = self._best_calls(self._read(clause))
            if len(self._calls_of) >= MOST_CLAUSES:
                self._calls_of.clear()
            self._calls_of[clause] = calls
        return calls

    def _best_calls(self, clause: Query) -> tuple[Call, ...]:
        if clause.empty:
            return ()
        best: list[Candidate] = []
        for number, layer in enumerate(self.layers):
            index = layer.index
            sides = (index.urgent, index.of_the_field, ~(index.urgent | index.of_the_field))
            best += _best_candidates(clause, layer, self.weights, self.gone(number), 1, sides)
        call = Call.among(best, in_part=True)
        return (call,) if call else ()

    def gone(self, number: int) -> frozenset[str]:
        """Return the ids that are removed, or replaced in a layer after the one of that number."""
        later = (entry.id for layer in self.layers[number + 1 :] for entry in layer.index.entries)
        return self.removed.union(later)


def build_matcher(entries: Sequence[Entry], taxonomy: Taxonomy) -> Matcher:
    """Return the matcher over the entries."""
    return Matcher.over(build_index(entries, taxonomy), taxonomy)


def fitting_candidates(query: Query, layer: Layer, weights: Weights) -> tuple[Candidate, ...]:
    """Return the candidates of a layer that isn't in a matcher."""
    return tuple(_best_candidates(query, layer, weights, frozenset(), DEPTH))


def _best_candidates(
    query: Query,
    layer: Layer,
    weights: Weights,
    gone: frozenset[str],
    depth: int,
    sides: Sequence[NDArray[np.bool_]] = (),
) -> list[Candidate]:
    """Return the best candidates of each side, by default of the field and outside it.

    A side is a mask of the layer's entries.
    """
    index = layer.index
    if not index.entries:
        return []
    shares = index.shares(query)
    closeness = None
    if query.vector is not None and layer.meanings is not None:
        closeness = layer.meanings.compared(query.vector)
    columns = values_of(query, index, shares, closeness)
    spellings = dict.fromkeys((query.words, query.read))
    contained = {number for said in spellings for number in index.contained.within(said)}
    wholes = (index.whole.find([canonical(said)]) for said in spellings)
    whole: set[int] = next(filter(None, wholes), set())
    named = np.zeros(len(index.entries), np.float32)
    named[list(contained)] += CONTAINED
    named[list(whole)] += WHOLE
    fits = weights.total(columns) + named
    possible = np.ones(len(fits), bool) if closeness else columns["words"] > 0
    best: list[int] = []
    for side in sides or (index.of_the_field, ~index.of_the_field):
        rows_of_side = np.flatnonzero(side & possible)
        most = depth + len(gone)
        if len(rows_of_side) > most:
            rows_of_side = rows_of_side[np.argpartition(-fits[rows_of_side], most)[:most]]
        best += rows_of_side.tolist()
    if gone:
        best = [number for number in best if index.entries[number].id not in gone]
    values_of_best = {name: column[best].astype(np.float64) for name, column in columns.items()}
    values_of_best["alike"] = index.alike(best, query.kinds)
    rows = zip(
        best,
        (weights.total(values_of_best) + named[best]).tolist(),
        _rows(values_of_best),
        closeness[0][best].tolist() if closeness else [0.0] * len(best),
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
    """Return columns as rows, each a dict by the columns' names."""
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
