"""Entries and libraries for tests, with defaults for all that a test doesn't speak of."""

from __future__ import annotations

from typing import Any

from knowledge.entry import (
    ElsewhereEntry,
    Entry,
    Library,
    Publication,
    QuestionEntry,
    Source,
    Taxonomy,
    Theme,
)

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


def elsewhere(id: str = "weer", **fields: Any) -> ElsewhereEntry:  # noqa: A002  the field's own name
    defaults: dict[str, Any] = {
        "title": "Het weer",
        "answer": "Kijk bij het KNMI.",
        "phrasings": ("gaat het regenen", "hoe warm wordt het morgen"),
    }
    return ElsewhereEntry(id=id, **(defaults | fields))


def library(*entries: Entry) -> Library:
    return Library(entries, Taxonomy(themes=THEMES, organisations={}, authors={}))
