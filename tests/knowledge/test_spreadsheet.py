"""Entries as a table and back: nothing is lost, nothing is a formula, and Excel may touch it."""

import csv
import re
from datetime import date, datetime
from io import StringIO
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.entry import Entry, Evidence, PartialDate, Source
from knowledge.format import spreadsheet
from knowledge.format.checking import check_items
from knowledge.format.decoding import decode
from knowledge.format.faults import Fault, Place, Problem
from knowledge.format.fields import ENTRIES
from knowledge.format.loading import PackFile
from knowledge.format.located import Located
from knowledge.format.shaping import MOST_FAULTS
from knowledge.format.spreadsheet import BOM, read_csv, to_csv
from knowledge.format.writing import fields_of
from knowledge.language.normalising import visible
from tests.knowledge.builders import elsewhere, event, library, publication, question
from tests.shipped import shipped_library

NASTY = "'=+-@\t|\\:;\n\",ntitelurl©é＝ \u2060"
TEXTS = (
    st.text(st.sampled_from(NASTY), min_size=1, max_size=12)
    | st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=12)
).map(str.strip)
FILLED = TEXTS.filter(visible)
MANY = st.lists(FILLED, min_size=1, max_size=3, unique_by=str.casefold).map(tuple)
SOURCES = st.lists(
    st.builds(Source, item=st.none() | st.just("boek"), title=FILLED, page=st.none() | FILLED),
    min_size=1,
    max_size=3,
).map(tuple)


def read(text: str) -> tuple[list[Located], list[Fault]]:
    table, faults = read_csv("a.csv", decode(PackFile("a.csv", text.encode()))[0])
    return table.items, faults


def entries(text: str, *known: Entry) -> tuple[tuple[Entry, ...], list[Fault]]:
    """The entries of a table, beside those known, and all that is wrong with it."""
    items, faults = read(text)
    place = Place("a.csv", 1)
    pack = Located({"items": Located(list(items), place)}, place)
    made, more = check_items([pack], library(*known))
    return made, [*faults, *more]


def first(**cells: str) -> dict[str, Any]:
    """The values, without their places, that a row of these cells is read as."""
    out = StringIO()
    table = csv.writer(out, delimiter=";")
    table.writerow(cells)
    table.writerow(cells.values())
    (item,), faults = read(out.getvalue())
    assert faults == []
    values = plain(item)
    assert isinstance(values, dict)
    return values


def plain(value: Located) -> Any:
    if isinstance(value.value, dict):
        return {key: plain(one) for key, one in value.value.items()}
    return [*map(plain, value.value)] if isinstance(value.value, list) else value.value


def test_what_ships_comes_back_as_it_was() -> None:
    """One entry in four of the packs, in a table, and the same table again."""
    shipped = shipped_library()
    entries = shipped.entries[::4]
    text = to_csv(map(fields_of, entries))

    items, faults = read(text)
    place = Place("a.csv", 1)
    made, more = check_items([Located({"items": Located(list(items), place)}, place)], shipped)

    assert (*faults, *more) == ()
    assert made == entries
    assert to_csv(map(fields_of, made)) == text


@given(heading=FILLED, answer=FILLED, phrasings=MANY, sources=SOURCES)
def test_any_text_comes_back_as_it_was(
    heading: str, answer: str, phrasings: tuple[str, ...], sources: tuple[Source, ...]
) -> None:
    """Formulas, delimiters, quotes, line ends and the signs that the table itself uses."""
    boek = publication()
    made = question(question=heading, answer=answer, phrasings=phrasings, sources=sources)

    back, faults = entries(to_csv([fields_of(made)]), boek)

    assert faults == []
    assert back == (made,)


@given(texts=st.lists(FILLED, min_size=1, max_size=4))
def test_no_cell_is_a_formula(texts: list[str]) -> None:
    """Whatever an entry says, a spreadsheet shows it and computes nothing."""
    made = publication(title=texts[0], summary=texts[-1], key_points=tuple(texts))

    rows = csv.reader(StringIO(to_csv([fields_of(made)]).removeprefix(BOM)), delimiter=";")

    for cell in (cell for row in rows for cell in row):
        assert not cell.startswith(("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"))


@pytest.mark.parametrize("separator", [",", "\t"])
def test_no_cell_is_a_formula_where_another_sign_divides(separator: str) -> None:
    """Where a spreadsheet's list separator is a comma too, and back as it was."""
    nasty = f"Kosten{separator}=1+1{separator}@x{separator}+a, 5,- per uur"
    made = publication(title="Boek", summary=nasty)
    table = to_csv([fields_of(made)]).removeprefix(BOM)

    for row in csv.reader(StringIO(table), delimiter=separator):
        assert not any(re.match(r"[=@]|[+-]\S", cell) for cell in row)
    back, faults = entries(BOM + table)
    assert (back, faults) == ((made,), [])


def test_nothing_is_read_after_one_item_too_many() -> None:
    """The one fault is named at its line, and what is wrong further on is never come across."""
    rows = "vraag;wat\n" * 3 + 'vraag;"open\n' * 10

    table, faults = read_csv("a.csv", f"soort;vraag\n{rows}", 2)

    assert table.items == []
    assert [str(one) for one in faults] == ["a.csv:4: file: holds more than 2 items"]


def test_as_many_items_as_may_be_are_read() -> None:
    """Blank lines and lines within a cell don't count."""
    table, faults = read_csv("a.csv", 'soort;vraag\n\nvraag;"wat\ndan"\n;\n\nvraag;wie\n\n', 2)

    assert (len(table.items), faults) == (2, [])


@given(st.text(max_size=200) | st.text(st.sampled_from(NASTY + "soort"), max_size=60))
def test_any_text_can_be_read(text: str) -> None:
    """It gives rows or faults, and never raises."""
    table, faults = read_csv("a.csv", text.replace("\r", "\n"))

    assert table.items or faults or "soort" in text.lower() or text


@pytest.mark.parametrize(
    "made",
    [
        elsewhere(small_talk=True, urgent=True),
        event(
            start=datetime(2027, 3, 4, 13, 30),  # noqa: DTZ001  a pack has no zone
            end=date(2027, 3, 5),
            online=True,
            place="Zaal 3",
            published=PartialDate(2026, 11),
        ),
        publication(pages=12, isbn="978-90-000-0000-0", evidence=Evidence.RESEARCH, url=None),
        question(
            checked_on=date(2026, 1, 2),
            check_by=date(2027, 1, 2),
            renewed=date(2026, 6, 1),
            reading=("boek",),
            detail="Een regel.\n\nNog een.",
        ),
    ],
    ids=lambda one: one.kind.value,
)
def test_every_kind_of_field_comes_back(made: Entry) -> None:
    """Days, moments, numbers, yes and no, choices, ids and texts of several lines."""
    known = [] if made.id == "boek" else [publication()]

    assert entries(to_csv([fields_of(made)]), *known) == ((made,), [])


def test_the_heading_has_every_field_of_every_kind() -> None:
    """A table of nothing is one to fill in, as Excel takes it."""
    text = to_csv([])

    assert text.startswith(f"{BOM}id;soort;")
    fields = {key for shape in ENTRIES.values() for key in shape.fields}
    assert set(text.removeprefix(BOM).strip().split(";")) == {"soort", *fields}


@pytest.mark.parametrize(
    ("key", "shown", "was"),
    [
        ("gecontroleerd", "31-3-2026", "2026-03-31"),
        ("gecontroleerd", "1/12/2026", "2026-12-01"),
        ("gecontroleerd", "2026-03-31", "2026-03-31"),
        ("begin", "4-3-2027 9:30", "2027-03-04 09:30"),
        ("begin", "04-03-2027 13:30:00", "2027-03-04 13:30:00"),
        ("datum", "mrt-26", "2026-03"),
        ("datum", "Okt 2026", "2026-10"),
        ("datum", "2026", "2026"),
        ("datum", "abc-26", "abc-26"),
        ("online", "WAAR", "true"),
        ("online", "onwaar", "false"),
        ("vraag", "31-3-2026", "31-3-2026"),
        ("soort", "Vraag", "vraag"),
    ],
)
def test_what_excel_makes_of_it_is_read_as_what_it_was(key: str, shown: str, was: str) -> None:
    """Dates and yes and no in their own columns; a text stays what it says."""
    assert first(**{"soort": "vraag", key: shown})[key] == was


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        ("https://example.org/a", {"url": "https://example.org/a"}),
        ("www.example.org/a", {"url": "https://www.example.org/a"}),
        ("titel: A | url: www.example.org", {"titel": "A", "url": "https://www.example.org"}),
        ("Folder: zo werkt het", {"titel": "Folder: zo werkt het"}),
        ("Folder | https://example.org", {"titel": "Folder", "url": "https://example.org"}),
        ("Titel: Folder | pagina: 3", {"titel": "Folder", "pagina": "3"}),
        ("item: boek", {"item": "boek"}),
        ("een | twee", {"titel": "een | twee"}),
        (r"titel: een \| twee", {"titel": "een | twee"}),
    ],
)
def test_a_source_is_read_as_people_write_it(written: str, read_as: dict[str, str]) -> None:
    """With or without the names of its parts; what fits no way is a title."""
    assert first(soort="vraag", bronnen=written)["bronnen"] == [read_as]


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_the_delimiter_and_line_ends_are_recognised(delimiter: str, end: str) -> None:
    """As other programs write them; lines and columns without anything are passed over."""
    rows = [("", ""), ("Vraag", "SOORT"), ("", ""), ('"Hoe?"', "vraag"), ("", "")]
    text = end.join(delimiter.join(row) for row in rows)

    items, faults = read(text)

    assert faults == []
    assert [plain(one) for one in items] == [{"vraag": "Hoe?", "soort": "vraag"}]


def test_the_line_for_excel_is_no_heading() -> None:
    """`sep=;` tells the delimiter; the lines after it keep their numbers."""
    items, faults = read("sep=;\nsoort;vraag\nvraag;Hoe?\n")

    assert faults == []
    assert [one.place.line for one in items] == [3]


def test_every_value_has_the_line_that_it_stands_on() -> None:
    """Also after cells of several lines, and within a list."""
    text = (
        'soort;vraag;antwoord;formuleringen;themas\nvraag;Hoe?;"Zo.\n\nEn zo.";"een\ntwee";wonnen\n'
    )

    items, _ = read(text)

    values = items[0].value
    assert isinstance(values, dict)
    assert {key: one.place.line for key, one in values.items()} == {
        "soort": 2,
        "vraag": 2,
        "antwoord": 2,
        "formuleringen": 4,
        "themas": 5,
    }
    phrasings = values["formuleringen"].value
    assert isinstance(phrasings, list)
    assert [one.place.line for one in phrasings] == [4, 5]


@pytest.mark.parametrize("columns", [25, 1])
def test_more_than_anyone_writes_is_refused(monkeypatch: pytest.MonkeyPatch, columns: int) -> None:
    """However it is spread, memory has an end: values in their columns, or outside of them."""
    monkeypatch.setattr(spreadsheet, "MOST_VALUES", 5000)
    keys = list(dict.fromkeys(key for shape in ENTRIES.values() for key in shape.fields))
    row = ";".join(["a"] * 25)

    items, faults = read(";".join(keys[:columns]) + "\n" + f"{row}\n" * 1000)

    assert 1 <= len(faults) <= MOST_FAULTS + 25
    assert {one.problem for one in faults} <= {Problem.TOO_MANY_VALUES, Problem.NO_COLUMN}
    assert len(items) <= 200
