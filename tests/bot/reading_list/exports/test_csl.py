"""CSL-JSON as a citation processor reads it: citeproc-py in APA style and in Dutch."""

import json
import re
from datetime import date
from functools import lru_cache
from typing import Any

import pytest
from citeproc import (
    Citation,
    CitationItem,
    CitationStylesBibliography,
    CitationStylesStyle,
    formatter,
)
from citeproc.source.json import CiteProcJSON

from bot.discord.texts import web_address
from bot.dutch import clean
from bot.reading_list.exports.export import Format
from bot.reading_list.exports.reference import ONLY_KEPT
from knowledge.entry import Entry
from tests.bot.answers import book, damp
from tests.bot.reading_list.exports.builders import (
    HOSTILE,
    kept,
    listed,
    long_list,
    shipped_entries,
    whole_title,
    written,
    year,
)
from tests.shipped import shipped_catalogue

TYPES = {
    *("article", "article-journal", "article-magazine", "article-newspaper", "bill", "book"),
    *("broadcast", "chapter", "classic", "collection", "dataset", "document", "entry"),
    *("entry-dictionary", "entry-encyclopedia", "event", "figure", "graphic", "hearing"),
    *("interview", "legal_case", "legislation", "manuscript", "map", "motion_picture"),
    *("musical_score", "pamphlet", "paper-conference", "patent", "performance", "periodical"),
    *("personal_communication", "post", "post-weblog", "regulation", "report", "review"),
    *("review-book", "software", "song", "speech", "standard", "thesis", "treaty", "webpage"),
}
"""The item types of CSL 1.0.2."""
NAMES = {"author"}
DATES = {"issued", "accessed", "event-date"}
NUMBERS = {"number-of-pages"}
STRINGS = {
    *("title", "title-short", "container-title", "publisher", "event-place", "URL", "DOI", "ISBN"),
    *("abstract", "keyword", "language", "note", "annote"),
}
"""Of the variables of CSL 1.0.2 those that a reading list needs, by what they hold."""
NAME_PARTS = {"family", "given", "non-dropping-particle", "literal"}
REFERENCES = {
    "kwetsbare-wijken-in-beeld": (
        "van der Velden, J., & Uyterlinde, M. (2017). Kwetsbare wijken in beeld. Platform31; RIGO. "
    ),
    "nji-impact-in-de-wijk": (
        "Nederlands Jeugdinstituut. (2020, juni). Impact in de wijk. Nederlands Jeugdinstituut. "
    ),
    "burendag": (
        "Oranje Fonds, & Douwe Egberts. (z.d.). Burendag. Oranje Fonds; Douwe Egberts. "
        "Geraadpleegd 22 november 2026, van "
    ),
}


def read(text: str) -> list[dict[str, Any]]:
    loaded: list[dict[str, Any]] = json.loads(text)
    return loaded


@lru_cache(maxsize=1)
def apa() -> CitationStylesStyle:
    return CitationStylesStyle("apa", locale="nl-NL", validate=False)  # the style isn't ours


def cited(item: dict[str, Any]) -> str:
    """Return the item as it stands in a list of references."""
    bibliography = CitationStylesBibliography(apa(), CiteProcJSON([item]), formatter.plain)
    bibliography.register(Citation([CitationItem(item["id"])]))
    return str(bibliography.bibliography()[0])


def test_what_ships_is_valid() -> None:
    """Types and variables that CSL knows, each holding what it may."""
    text = written(Format.CSL_JSON, *long_list(), catalogue=shipped_catalogue())
    items = read(text)

    assert "é" in text  # as it is, not as \\u00e9
    ids = [entry.id for entry in shipped_entries()]
    assert [one["id"] for one in items[: len(ids)]] == ids
    for one in items:
        check_form(one)


def check_form(one: dict[str, Any]) -> None:
    assert one["type"] in TYPES
    assert set(one) <= {"id", "type"} | NAMES | DATES | NUMBERS | STRINGS
    for name, value in one.items():
        if name in NAMES:
            assert all(part and set(part) <= NAME_PARTS for part in value)
            assert all(("literal" in part) != ("family" in part) for part in value)
        elif name in DATES:
            check_date(value)
        elif name in NUMBERS:
            assert isinstance(value, int)
        else:
            assert isinstance(value, str)
            assert value


def check_date(value: dict[str, Any]) -> None:
    assert set(value) == {"date-parts"}
    assert 1 <= len(value["date-parts"]) <= 2
    for year_, *rest in value["date-parts"]:
        date(year_, *[*rest, 1, 1][:2])  # a day that doesn't exist is an error


def test_what_ships_reads_back() -> None:
    """With all that is known of it, and with the note as it was written."""
    items = read(written(Format.CSL_JSON, *long_list(), catalogue=shipped_catalogue()))

    for entry, one in zip(shipped_entries(), items, strict=False):
        check(entry, one)


def check(entry: Entry, one: dict[str, Any]) -> None:
    taxonomy = shipped_catalogue().taxonomy
    organisations = [taxonomy.organisations[own].name for own in entry.organisations]
    assert one["title"] == whole_title(entry)
    assert one.get("publisher", "") == "; ".join(organisations)
    assert one["keyword"] == "; ".join(taxonomy.themes[own].name for own in entry.themes)
    assert one["note"] == clean(HOSTILE)
    assert one.get("issued", {"date-parts": [[None]]})["date-parts"][0][0] == year(entry)
    if entry.url:
        assert one["URL"] == web_address(entry.url)
    people = [taxonomy.authors[own].name for own in entry.authors]
    assert [spoken(name) for name in one.get("author", [])] == (people or organisations)


def spoken(name: dict[str, str]) -> str:
    parts = ("literal", "given", "non-dropping-particle", "family")
    return " ".join(name[part] for part in parts if part in name)


@pytest.mark.parametrize("part", range(6))
def test_a_citation_processor_makes_a_reference_of_it(part: int) -> None:
    """Of one entry in three; without a warning (here an error), with title, year if known, page."""
    for entry in shipped_entries()[part::18]:
        item, *_ = read(written(Format.CSL_JSON, listed(entry), catalogue=shipped_catalogue()))

        reference = cited(item)

        assert whole_title(entry).rstrip("?!.") in reference, entry.id
        assert (str(year(entry)) if year(entry) else "z.d.") in reference, entry.id
        assert item["URL"] in reference, entry.id
        assert not re.search(r"None|\{|\}|kwaad", reference), entry.id


@pytest.mark.parametrize("own", REFERENCES)
def test_a_reference_reads_like_this(own: str) -> None:
    """Particles before the name, organisations in full, when it was read if it has no date."""
    (item,) = read(
        written(
            Format.CSL_JSON, listed(shipped_catalogue().entries[own]), catalogue=shipped_catalogue()
        )
    )

    assert cited(item) == REFERENCES[own] + item["URL"]


def test_a_whole_record_reads_like_this() -> None:
    """Names in parts, dates as far as known."""
    entry = book(isbn="9789077389997", url="https://doi.org/10.1234/ab")

    assert read(written(Format.CSL_JSON, listed(entry, note="Een\n\nTwee"))) == [
        {
            "id": "boek",
            "type": "report",
            "title": "Gezonde huizen: Een onderzoek",
            "title-short": "Gezonde huizen",
            "author": [{"family": "Verbeek", "given": "Karin"}],
            "publisher": "Platform31",
            "issued": {"date-parts": [[2022, 5]]},
            "URL": "https://doi.org/10.1234/ab",
            "accessed": {"date-parts": [[2026, 11, 22]]},
            "DOI": "10.1234/ab",
            "ISBN": "978-90-77389-99-7",
            "number-of-pages": 40,
            "abstract": "Over wonen zonder vocht.",
            "keyword": "Wonen",
            "language": "nl",
            "note": "Een\n\nTwee",
        }
    ]


def test_what_has_no_variable_is_an_annotation() -> None:
    """The sources of an answer, and that only what was kept is known."""
    answer, gone, *_ = read(written(Format.CSL_JSON, listed(damp(), note=None), kept()))

    assert answer["annote"].splitlines()[1] == "Bron: Nota (2020)"
    assert gone["annote"] == ONLY_KEPT
    assert "note" not in gone
