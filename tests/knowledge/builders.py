"""Entries and libraries for tests, with defaults for all that a test doesn't speak of."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from knowledge.entry import (
    ElsewhereEntry,
    Entry,
    Event,
    Library,
    Publication,
    QuestionEntry,
    Source,
    Taxonomy,
    Theme,
)
from knowledge.matching.meaning import Projection, Sense
from knowledge.matching.postings import Floats
from knowledge.matching.vectors import DIMENSIONS, Vectors

THEMES = {
    "wonen": Theme(id="wonen", name="Wonen", description="Huizen."),
    "geld": Theme(id="geld", name="Geld", description="Kosten en baten."),
}


def question(id: str = "vocht", **fields: Any) -> QuestionEntry:  # noqa: A002  the field's own name
    defaults: dict[str, Any] = {
        "question": "Wat helpt tegen schimmel?",
        "answer": "Meer ventileren.",
        "sources": (Source(item="boek"),),
        "themes": ("wonen",),
    }
    return QuestionEntry(id=id, **(defaults | fields))


def publication(id: str = "boek", **fields: Any) -> Publication:  # noqa: A002  the field's own name
    defaults: dict[str, Any] = {
        "title": "Gezonde huizen",
        "summary": "Over wonen zonder vocht.",
        "sources": (Source(url="https://example.org/boek"),),
        "themes": ("wonen",),
    }
    return Publication(id=id, **(defaults | fields))


def event(id: str = "dag", **fields: Any) -> Event:  # noqa: A002  the field's own name
    defaults: dict[str, Any] = {
        "title": "Dag van de wijk",
        "summary": "Een dag voor bewoners.",
        "sources": (Source(url="https://example.org/dag"),),
        "themes": ("wonen",),
    }
    return Event(id=id, **(defaults | fields))


def elsewhere(id: str = "weer", **fields: Any) -> ElsewhereEntry:  # noqa: A002  the field's own name
    defaults: dict[str, Any] = {
        "title": "Het weer",
        "answer": "Kijk bij het KNMI.",
        "phrasings": ("gaat het regenen", "hoe warm wordt het morgen"),
    }
    return ElsewhereEntry(id=id, **(defaults | fields))


def library(*entries: Entry) -> Library:
    return Library(entries, Taxonomy(themes=THEMES, organisations={}, authors={}))


class Counting:
    """An encoder that gives each text a vector of its own, and remembers what it was asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def encode(self, texts: Sequence[str]) -> Floats:
        self.asked += texts
        rows = [np.random.default_rng(sum(map(ord, text))).normal(size=8) for text in texts]
        return np.array(rows, np.float32)


def a_sense() -> Sense:
    """What compares meanings, of which it knows nothing beforehand."""
    plain = Projection(np.zeros(8, np.float32), np.eye(8, DIMENSIONS, dtype=np.float32))
    return Sense(Counting(), plain, Vectors())
