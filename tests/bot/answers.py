"""A small catalogue, and answers from it, for tests of what is shown."""

from datetime import date
from typing import Any

from bot.asking.ask import KeptAnswer
from knowledge.answer import Answer, Found, Match, Question, Reading, Reason, ReasonKind
from knowledge.catalogue import Catalogue
from knowledge.entry import (
    Author,
    Entry,
    Evidence,
    Library,
    Organisation,
    PartialDate,
    Publication,
    QuestionEntry,
    Source,
    Taxonomy,
)
from tests.knowledge.builders import THEMES, publication, question

KEY = "k" * 22
THEME = Reason(ReasonKind.THEME, "Wonen")


def taxonomy() -> Taxonomy:
    return Taxonomy(
        themes=THEMES,
        organisations={
            "p31": Organisation(id="p31", name="Platform31"),
            "scp": Organisation(id="scp", name="Sociaal en Cultureel Planbureau"),
        },
        authors={"kv": Author(id="kv", name="Karin Verbeek")},
    )


def damp(**changes: Any) -> QuestionEntry:
    """A question with all that one can have."""
    defaults: dict[str, Any] = {
        "detail": "Ventileren helpt het meest in de badkamer.",
        "sources": (Source(item="boek", page="12"), Source(title="Nota", year=2020)),
        "reading": ("gids",),
        "checked_on": date(2026, 11, 24),
    }
    return question(**(defaults | changes))


def book(**changes: Any) -> Publication:
    """A publication with all that one can have."""
    defaults: dict[str, Any] = {
        "url": "https://example.org/boek",
        "published": PartialDate(2022, 5),
        "subtitle": "Een onderzoek",
        "key_points": ("Vocht is slecht.", "Lucht is goed."),
        "organisations": ("p31",),
        "authors": ("kv",),
        "evidence": Evidence.RESEARCH,
        "pages": 40,
    }
    return publication(**(defaults | changes))


def guide(**changes: Any) -> Publication:
    defaults: dict[str, Any] = {
        "title": "Gids voor bewoners",
        "url": "https://example.org/gids",
        "published": PartialDate(2024),
        "reading_minutes": 25,
    }
    return publication("gids", **(defaults | changes))


def catalogue(*entries: Entry) -> Catalogue:
    return Catalogue.build(Library(entries or (damp(), book(), guide()), taxonomy()))


def found(entry: Entry, *reading: Reading, text: str = "schimmel?") -> Found:
    return Found(
        question=Question(text), confidence=0.9, results=(Match(entry, 1.0),), reading=reading
    )


def asked(answer: Answer) -> KeptAnswer:
    return KeptAnswer(answer, KEY)
