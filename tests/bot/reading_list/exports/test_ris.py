"""RIS as rispy reads it back."""

import re
from typing import Any

import pytest
import rispy
from hypothesis import given

from bot.discord.texts import web_address
from bot.dutch import one_line
from bot.reading_list.exports.export import Format
from knowledge.entry import Article, Entry, QuestionEntry
from tests.bot.answers import book, damp
from tests.bot.reading_list.exports.builders import (
    HOSTILE,
    TEXTS,
    listed,
    long_list,
    named,
    shipped_entries,
    whole_title,
    written,
    year,
)
from tests.shipped import shipped_catalogue

LINE = re.compile(r"[A-Z][A-Z0-9]  - [^\r\n]*|")


def read(text: str) -> list[dict[str, Any]]:
    loaded: list[dict[str, Any]] = rispy.loads(text)
    return loaded


def test_every_line_is_a_field() -> None:
    """Lines end as the format says, and nothing in a note begins a field or ends a reference."""
    text = written(Format.RIS, *long_list(), catalogue=shipped_catalogue())

    assert text.endswith("\r\n")
    assert all(LINE.fullmatch(line) for line in text.split("\r\n"))
    begun, ended = (re.findall(rf"^{tag}  - ", text, re.MULTILINE) for tag in ("TY", "ER"))
    assert len(begun) == len(ended) == len(read(text)) >= len(shipped_entries())


def test_what_ships_reads_back() -> None:
    """One reference an item, with all that is known of it."""
    references = read(written(Format.RIS, *long_list(), catalogue=shipped_catalogue()))

    ids = [entry.id for entry in shipped_entries()]
    assert [one["id"] for one in references[: len(ids)]] == ids
    for entry, one in zip(shipped_entries(), references, strict=False):
        check(entry, one)


def check(entry: Entry, one: dict[str, Any]) -> None:
    taxonomy = shipped_catalogue().taxonomy
    organisations = [taxonomy.organisations[own].name for own in entry.organisations]
    assert one["title"] == whole_title(entry)
    assert one.get("year") == (str(year(entry)) if year(entry) else None)
    assert one.get("publisher", "") == "; ".join(organisations)
    assert one["keywords"] == [taxonomy.themes[own].name for own in entry.themes]
    assert one["abstract"] == " ".join(text_of(entry).split())
    assert one["language"] == "nl"
    assert one["notes"][0] == one_line(HOSTILE)
    if entry.url:
        assert one["urls"] == [web_address(entry.url)]
    people = [taxonomy.authors[own].name for own in entry.authors]
    assert [spoken(name) for name in one.get("authors", [])] == (
        people or [name.replace(",", "") for name in organisations]
    )


def text_of(entry: Entry) -> str:
    return "\n".join(entry.body) if isinstance(entry, QuestionEntry) else entry.body[0]


def spoken(name: str) -> str:
    """Return a name as it is said: 'van der Velden, Jeroen' the other way round."""
    family, _, given = name.partition(", ")
    return f"{given} {family}".strip()


def test_a_whole_record_reads_like_this() -> None:
    """The order and the forms of dates and names."""
    entry = book(isbn="9789077389997", url="https://doi.org/10.1234/a;b")

    assert written(Format.RIS, listed(entry, note="Een\nTwee")) == (
        "TY  - RPRT\r\nID  - boek\r\n"
        "TI  - Gezonde huizen: Een onderzoek\r\nST  - Gezonde huizen\r\n"
        "AU  - Verbeek, Karin\r\nPB  - Platform31\r\nPY  - 2022\r\nDA  - 2022/05//\r\n"
        "SP  - 40\r\nSN  - 978-90-77389-99-7\r\nDO  - 10.1234/a;b\r\n"
        "UR  - https://doi.org/10.1234/a%3Bb\r\nY2  - 2026/11/22/\r\nLA  - nl\r\nKW  - Wonen\r\n"
        "AB  - Over wonen zonder vocht.\r\nN1  - Een Twee\r\nER  - \r\n"
    )


def test_an_answer_names_its_sources() -> None:
    """Each in a note of its own, after the user's."""
    one, *_ = read(written(Format.RIS, listed(damp(), note="Zelf")))

    assert one["notes"] == [
        "Zelf",
        "Bron: Gezonde huizen (2022), bladzijde 12, https://example.org/boek",
        "Bron: Nota (2020)",
    ]


NAMES = {
    "Jeroen van der Velden": "van der Velden, Jeroen",
    "Griet Van den Berg": "Van den Berg, Griet",
    "Multatuli": "Multatuli",
    "Jansen, Jan": "Jan, Jansen",
}


@pytest.mark.parametrize("name", NAMES)
def test_a_person_is_sorted_by_family_name(name: str) -> None:
    """Particles stay before it; the only comma is the one before the given names."""
    entry = Article(id="iets", title="Iets", summary="", authors=("a",))

    (one,) = read(written(Format.RIS, listed(entry), catalogue=named(name)))

    assert one["authors"] == [NAMES[name]]


def test_an_organisation_has_no_comma() -> None:
    """A reader would take what follows it for given names; as publisher it keeps its own."""
    name = "Ministerie van Onderwijs, Cultuur en Wetenschap"
    entry = Article(id="iets", title="Iets", summary="", organisations=("o",))

    (one,) = read(written(Format.RIS, listed(entry), catalogue=named(name)))

    assert one["authors"] == ["Ministerie van Onderwijs Cultuur en Wetenschap"]
    assert one["publisher"] == name


@given(TEXTS)
def test_any_name_is_one_person(name: str) -> None:
    """Of a person and of an organisation; without its commas."""
    entry = Article(id="a", title="A", summary="", authors=("a",))
    body = Article(id="b", title="B", summary="", organisations=("o",))

    references = read(written(Format.RIS, listed(entry), listed(body), catalogue=named(name)))

    assert [one["id"] for one in references] == ["a", "b"]
    plain = " ".join(one_line(name).replace(",", "").split())
    for one in references:
        people = [" ".join(spoken(person).split()) for person in one.get("authors", [])]
        assert people == ([plain] if plain else [])
