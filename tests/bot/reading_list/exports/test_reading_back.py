"""What every format promises alike, each read back by a reader that isn't the writer's own."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from typing import Any

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.dutch import clean, one_line
from bot.reading_list.arrange import ReadingItem
from bot.reading_list.exports.export import NOTE, REFERENCES, Format, export
from knowledge.entry import Article, Event, Kind
from tests.bot.answers import catalogue
from tests.bot.reading_list.exports import test_bibtex, test_csl, test_ris, test_spreadsheet
from tests.bot.reading_list.exports.builders import NOW, TEXTS, kept, listed

PERIOD = Event(
    id="dag",
    title="Dag",
    summary="Een dag.",
    start=date(2025, 11, 19),
    end=date(2025, 11, 21),
    place="Utrecht",
)
KINDS = (Kind.PUBLICATION, Kind.ARTICLE, Kind.TOOL, Kind.EVENT, Kind.QUESTION, Kind.ELSEWHERE)


def bibtex(content: bytes) -> list[dict[str, Any]]:
    entries = test_bibtex.read(content.decode()).entries.values()
    texts = ("title", "abstract", "annote", "year", "eventdate", "venue")
    return [
        {name: test_bibtex.printed(one.fields[name]) for name in texts if name in one.fields}
        | {"type": one.type}
        for one in entries
    ]


def ris(content: bytes) -> list[dict[str, Any]]:
    return [
        one | {"note": "".join(one.get("notes", [])[:1])} for one in test_ris.read(content.decode())
    ]


def word(content: bytes) -> list[dict[str, Any]]:
    works: list[dict[str, Any]] = []
    for part in docx.Document(BytesIO(content)).paragraphs:
        if part.style is not None and part.style.name == "Heading 2":
            works.append({"title": part.text, "parts": []})
        elif part.text == REFERENCES and part.style is not None and part.style.name == "Heading 1":
            break
        elif works:
            works[-1]["parts"].append(part.text)
    for work in works:
        facts, *parts = work["parts"]
        noted = [part.removeprefix(NOTE) for part in parts[-1:] if part.startswith(NOTE)]
        rest = parts[: len(parts) - len(noted)]
        work |= {"facts": facts, "note": " ".join(noted), "abstract": " ".join(rest)}
    return works


def spaced(text: str) -> str:
    return " ".join(text.split())


@dataclass(frozen=True)
class Reader:
    """How a format is read back, and how it has what the others have too."""

    read: Callable[[bytes], list[dict[str, Any]]]
    fields: tuple[str, str, str]
    """What it calls a title, a summary and a note."""
    shows: Callable[[str], str]
    """A clean text as it has it."""
    period: dict[str, Any]
    """An event of 19 to 21 November 2025 in Utrecht."""
    types: tuple[str, ...] = ()
    """What it calls each of the kinds."""
    type_field: str = "type"


READERS = {
    Format.RIS: Reader(
        ris,
        ("title", "abstract", "note"),
        one_line,
        {"date": "2025/11/19/tot en met 21 november 2025", "place_published": "Utrecht"},
        ("RPRT", "ELEC", "ELEC", "CONF", "ELEC", "ELEC"),
        "type_of_reference",
    ),
    Format.BIBTEX: Reader(
        bibtex,
        ("title", "abstract", "annote"),
        test_bibtex.spaced,
        {"year": "2025", "eventdate": "2025-11-19/2025-11-21", "venue": "Utrecht"},
        ("techreport", "misc", "misc", "misc", "misc", "misc"),
    ),
    Format.CSL_JSON: Reader(
        lambda content: test_csl.read(content.decode()),
        ("title", "abstract", "note"),
        str,
        {
            "issued": {"date-parts": [[2025, 11, 19]]},
            "event-date": {"date-parts": [[2025, 11, 19], [2025, 11, 21]]},
            "event-place": "Utrecht",
        },
        ("report", "webpage", "webpage", "event", "entry", "entry"),
    ),
    Format.CSV: Reader(
        lambda content: list(test_spreadsheet.read(content.decode())),
        ("Titel", "Samenvatting", "Notitie"),
        test_spreadsheet.shown,
        {"Begin": "2025-11-19", "Einde": "2025-11-21", "Plaats": "Utrecht"},
        (
            "publicatie",
            "artikel",
            "hulpmiddel",
            "evenement",
            "vraag en antwoord",
            "ander onderwerp",
        ),
        "Soort",
    ),
    Format.DOCX: Reader(
        word,
        ("title", "abstract", "note"),
        spaced,
        {"facts": "Evenement, 19 november 2025 tot en met 21 november 2025, Utrecht"},
    ),
}
"""Markdown, which is shown rather than read, has a module of its own."""


def read(wanted: Format, *items: ReadingItem) -> list[dict[str, Any]]:
    return READERS[wanted].read(export(wanted, items, catalogue(), NOW).content)


@pytest.mark.parametrize("wanted", READERS)
def test_each_kind_has_its_type(wanted: Format) -> None:
    """One that the format has always had: a report, a page, a conference."""
    reader = READERS[wanted]

    for kind, called in zip(KINDS, reader.types, strict=bool(reader.types)):
        (one,) = read(wanted, kept(kind=kind))
        assert one[reader.type_field] == called


@pytest.mark.parametrize("wanted", READERS)
def test_an_event_has_its_days_and_its_place(wanted: Format) -> None:
    """The first day as its date, the whole period where the format has room for it."""
    (one,) = read(wanted, listed(PERIOD, note=None))

    assert {name: one[name] for name in READERS[wanted].period} == READERS[wanted].period


@pytest.mark.parametrize("wanted", READERS)
def test_an_empty_list_has_no_items(wanted: Format) -> None:
    """It is a sound file all the same."""
    assert read(wanted) == []


@pytest.mark.parametrize("wanted", READERS)
@settings(max_examples=40)
@given(TEXTS, TEXTS, TEXTS | st.none())
def test_any_text_reads_back(wanted: Format, title: str, summary: str, note: str | None) -> None:
    """Without control characters, never as a command of the format; and the next is still whole."""
    entry, reader = Article(id="iets", title=title, summary=summary), READERS[wanted]

    first, second = read(wanted, listed(entry, note=note), kept(title=title))

    titled, summed, noted = reader.fields
    assert reader.shows(first[titled]) == reader.shows(one_line(title) or "iets")
    assert reader.shows(first.get(summed, "")) == reader.shows(clean(summary))
    assert reader.shows(first.get(noted, "")) == reader.shows(clean(note or ""))
    assert reader.shows(second[titled]) == reader.shows(one_line(title) or "weg")
