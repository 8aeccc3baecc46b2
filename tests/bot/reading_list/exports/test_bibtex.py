"""BibTeX as pybtex reads it back, strictly, and as LaTeX would print it."""

import re
from typing import Any

import pytest
from hypothesis import given
from pybtex.database import BibliographyData, Person, parse_string
from pylatexenc.latex2text import LatexNodes2Text, MacroTextSpec, get_default_latex_context_db

from bot.discord.texts import web_address
from bot.dutch import one_line
from bot.reading_list.exports.export import Format
from bot.reading_list.exports.reference import ONLY_KEPT
from knowledge.entry import Entry, Publication
from tests.bot.answers import book, damp
from tests.bot.reading_list.exports.builders import (
    HOSTILE,
    TEXTS,
    kept,
    listed,
    long_list,
    named,
    shipped_entries,
    whole_title,
    written,
    year,
)
from tests.shipped import shipped_catalogue

PRINTED = {
    r"\{\vphantom{\}}": "{",
    r"\vphantom{\{}\}": "}",
    r"{\textbackslash}": "\\",
    r"{\textasciitilde}": "~",
    r"{\textasciicircum}": "^",
    r"{\textless}": "<",
    r"{\textgreater}": ">",
    r"{\textbar}": "|",
    **{f"\\{mark}": mark for mark in "&%#_$"},
}
"""What each command prints; all that may stand in a field beside plain characters."""
SIGNS = [
    MacroTextSpec(name, sign)
    for name, sign in (("textless", "<"), ("textgreater", ">"), ("textasciicircum", "^"))
]
"""What pylatexenc doesn't know, or prints as another sign."""
COMMAND = re.compile("|".join(map(re.escape, PRINTED)))


def read(text: str) -> BibliographyData:
    return parse_string(text, "bibtex")


def printed(field: str) -> str:
    """Return what LaTeX prints, spaces as one; plain braces hold together and print nothing."""
    parts, at = [], 0
    for command in COMMAND.finditer(field):
        parts += [plain(field[at : command.start()]), PRINTED[command[0]]]
        at = command.end()
    return "".join((*parts, plain(field[at:])))


def plain(text: str) -> str:
    """Return what is printed of text between commands, which may hold nothing that LaTeX obeys."""
    assert not set(text) & set("\\&%#_$~^<>|")
    return text.replace("{", "").replace("}", "")


def spaced(text: str) -> str:
    """Return the text with its spaces as BibTeX reads them."""
    return re.sub(r"\s+", " ", text).strip()


def spoken(person: Person) -> str:
    names = (*person.bibtex_first_names, *person.prelast_names, *person.last_names)
    return printed(" ".join(names))


def test_what_ships_reads_back() -> None:
    """One entry an item under its id, with all that is known of it."""
    entries = read(written(Format.BIBTEX, *long_list(), catalogue=shipped_catalogue())).entries

    ids = [entry.id for entry in shipped_entries()]
    assert list(entries)[: len(ids)] == ids
    for entry in shipped_entries():
        check(entry, entries[entry.id])


def check(entry: Entry, one: Any) -> None:
    taxonomy = shipped_catalogue().taxonomy
    organisations = [taxonomy.organisations[own].name for own in entry.organisations]
    assert printed(one.fields["title"]) == whole_title(entry)
    assert one.fields.get("year") == (str(year(entry)) if year(entry) else None)
    assert printed(one.fields["annote"]) == one_line(HOSTILE)
    publisher = one.fields.get("institution", one.fields.get("organization", ""))
    assert printed(publisher) == "; ".join(organisations)
    if entry.url:
        assert one.fields["url"] == web_address(entry.url)
    people = [taxonomy.authors[own].name for own in entry.authors]
    assert [spoken(one) for one in one.persons.get("author", [])] == (people or organisations)


def test_another_reader_of_latex_sees_the_same() -> None:
    """Titles and notes of what ships."""
    entries = read(written(Format.BIBTEX, *long_list(), catalogue=shipped_catalogue())).entries
    known = get_default_latex_context_db()
    known.add_context_category("signs", prepend=True, macros=SIGNS)
    reader = LatexNodes2Text(known, strict_latex_spaces=True)

    for entry in shipped_entries():
        one = entries[entry.id]
        assert spaced(reader.latex_to_text(one.fields["title"])) == whole_title(entry)
        assert spaced(reader.latex_to_text(one.fields["annote"])) == one_line(HOSTILE)


def test_a_whole_record_reads_like_this() -> None:
    """The note is in a field that no style prints, the month a word that styles translate."""
    entry = book(isbn="9789077389997", url="https://doi.org/10.1234/a_b?c=1&d=2")

    assert written(Format.BIBTEX, listed(entry, note="50%\n\n{x}")) == (
        "@techreport{boek,\n"
        "\tauthor = {Verbeek, Karin},\n"
        "\ttitle = {{Gezonde huizen: Een onderzoek}},\n"
        "\tshorttitle = {{Gezonde huizen}},\n"
        "\tinstitution = {{Platform31}},\n"
        "\ttype = {Publicatie},\n"
        "\tyear = {2022},\n"
        "\tmonth = may,\n"
        "\tpagetotal = {40},\n"
        "\tisbn = {978-90-77389-99-7},\n"
        "\tdoi = {10.1234/a_b?c=1&d=2},\n"
        "\turl = {https://doi.org/10.1234/a_b?c=1&d=2},\n"
        "\turldate = {2026-11-22},\n"
        "\tlanguage = {dutch},\n"
        "\tlangid = {dutch},\n"
        "\tkeywords = {Wonen},\n"
        "\tabstract = {Over wonen zonder vocht.},\n"
        "\tannote = {50\\%\n\n\\{\\vphantom{\\}}x\\vphantom{\\{}\\}}\n"
        "}\n"
    )


def test_what_has_no_field_is_a_comment() -> None:
    """The sources of an answer, and that only what was kept is known."""
    entries = read(written(Format.BIBTEX, listed(damp(), note=None), kept())).entries

    assert "Bron: Gezonde huizen (2022), bladzijde 12" in entries["vocht"].fields["comment"]
    assert entries["weg"].fields["comment"] == ONLY_KEPT
    assert "annote" not in entries["weg"].fields


def test_a_keyword_has_no_comma() -> None:
    """A reader would make two of it."""
    entry = shipped_catalogue().entries["gezondheid-in-wijkaanpak"]

    text = written(Format.BIBTEX, listed(entry), catalogue=shipped_catalogue())

    keywords = read(text).entries[entry.id].fields["keywords"]
    assert len(keywords.split(",")) == len(entry.themes)
    assert "Gezondheid / zorg en welzijn" in keywords


def test_no_doi_ends_its_field() -> None:
    """Some have brackets of every sort."""
    entry = book(url="https://doi.org/10.1234/(a)%7Bb%5Cc")

    fields = read(written(Format.BIBTEX, listed(entry), kept())).entries["boek"].fields

    assert fields["doi"] == "10.1234/(a)%7Bb%5Cc"


NAMES = {
    "Jeroen van der Velden": (["Jeroen"], ["van", "der"], ["Velden"]),
    "Jan Willem van de Maat": (["Jan", "Willem"], ["van", "de"], ["Maat"]),
    "Maria van den Berg-de Vries": (["Maria"], ["van", "den"], ["{Berg-de Vries}"]),
    "Griet Van den Berg": (["Griet"], [], ["{Van den Berg}"]),
    "Multatuli": ([], [], ["{Multatuli}"]),
    "Jan, en Piet and Co": (["{Jan, en Piet and}"], [], ["Co"]),
}


@pytest.mark.parametrize("name", NAMES)
def test_a_name_has_its_parts(name: str) -> None:
    """Particles are BibTeX's 'von', and nothing in a name makes two people of one."""
    entry = Publication(id="boek", title="Boek", summary="", authors=("a",))

    text = written(Format.BIBTEX, listed(entry), catalogue=named(name))

    (person,) = read(text).entries["boek"].persons["author"]
    assert (person.bibtex_first_names, person.prelast_names, person.last_names) == NAMES[name]


def test_an_organisation_is_one_name() -> None:
    """Whatever commas and joining words it has."""
    name = "Bureau of Onderzoek, Advies and Meer & Co"
    entry = Publication(id="boek", title="Boek", summary="", organisations=("o",))

    text = written(Format.BIBTEX, listed(entry), catalogue=named(name))

    (person,) = read(text).entries["boek"].persons["author"]
    assert person.last_names == [r"{Bureau of Onderzoek, Advies and Meer \& Co}"]


@given(TEXTS)
def test_any_name_is_one_person(name: str) -> None:
    """Of a person and of an organisation."""
    entry = Publication(id="a", title="A", summary="", authors=("a",))
    body = Publication(id="b", title="B", summary="", organisations=("o",))

    text = written(Format.BIBTEX, listed(entry), listed(body), catalogue=named(name))

    entries = read(text).entries
    for own in ("a", "b"):
        people = entries[own].persons.get("author", [])
        assert [spaced(spoken(one)) for one in people] == (
            [one_line(name)] if one_line(name) else []
        )
