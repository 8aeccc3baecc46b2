"""CSV as Dutch Excel opens it."""

import csv
import re
from datetime import UTC, datetime
from io import StringIO

import pytest

from bot.discord.texts import web_address
from bot.dutch import clean
from bot.reading_list.exports.export import COLUMNS, Format, export
from bot.reading_list.exports.reference import ONLY_KEPT
from knowledge.entry import Event
from tests.bot.answers import book, damp
from tests.bot.reading_list.exports.builders import (
    HOSTILE,
    NOW,
    kept,
    listed,
    long_list,
    shipped_entries,
    written,
    year,
)
from tests.shipped import shipped_catalogue

COMPUTED = "=+-@\t\r＝＋－＠"
UNSEEN = re.compile(r"(?<=,)\u2060+(?=[=@＝＠]|[+\-＋－]\S)")
"""What keeps a formula from beginning for who sets the cells apart at commas."""


def read(text: str) -> list[dict[str, str]]:
    rows = csv.DictReader(StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=";")
    return list(rows)


def shown(text: str) -> str:
    """Return what is seen in the cell of a text."""
    seen = UNSEEN.sub("", text)
    return f"'{seen}" if seen[:1] and seen[0] in COMPUTED else seen


def test_excel_can_open_it() -> None:
    """A BOM, so that it reads UTF-8; semicolons; lines end as Windows ends them."""
    content = export(Format.CSV, long_list(), shipped_catalogue(), NOW).content

    assert content.startswith(b"\xef\xbb\xbfTitel;")
    assert content.endswith(b"\r\n")
    rows = list(csv.reader(StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))
    assert {len(row) for row in rows} == {len(COLUMNS)}


def test_what_ships_reads_back() -> None:
    """A row an item under Dutch headings, with all that is known of it."""
    rows = read(written(Format.CSV, *long_list(), catalogue=shipped_catalogue()))
    taxonomy = shipped_catalogue().taxonomy

    assert list(rows[0]) == list(COLUMNS)
    for entry, row in zip(shipped_entries(), rows, strict=True):
        assert row["Naam in Wijkbot"] == entry.id
        assert row["Titel"] == entry.heading
        assert row["Notitie"] == clean(HOSTILE)
        assert row["Jaar"] == (str(year(entry)) if year(entry) else "")
        assert row["Auteurs"] == "; ".join(taxonomy.authors[own].name for own in entry.authors)
        assert row["Organisaties"] == "; ".join(
            taxonomy.organisations[own].name for own in entry.organisations
        )
        assert row["Thema's"] == "; ".join(taxonomy.themes[own].name for own in entry.themes)
        if entry.url:
            assert row["Link"] == web_address(entry.url)


def test_a_whole_record_reads_like_this() -> None:
    """Dates as Excel sorts them, an ISBN that it doesn't take for a number, and the list's own."""
    (row,) = read(written(Format.CSV, listed(book(isbn="9789077389997"), note="x", read_at=NOW)))

    assert {name: value for name, value in row.items() if value} == {
        "Titel": "Gezonde huizen",
        "Ondertitel": "Een onderzoek",
        "Soort": "publicatie",
        "Status": "Gelezen",
        "Notitie": "x",
        "Auteurs": "Karin Verbeek",
        "Organisaties": "Platform31",
        "Jaar": "2022",
        "Datum": "2022-05",
        "Link": "https://example.org/boek",
        "Leestijd in minuten": "68",
        "Thema's": "Wonen",
        "Samenvatting": "Over wonen zonder vocht.",
        "Bladzijden": "40",
        "ISBN": "978-90-77389-99-7",
        "Op de lijst sinds": "2026-11-22",
        "Gelezen op": "2026-11-25",
        "Naam in Wijkbot": "boek",
    }


def test_a_time_is_dutch() -> None:
    """As Excel sorts it."""
    event = Event(
        id="dag", title="Dag", summary="Een dag.", start=datetime(2026, 5, 1, 12, tzinfo=UTC)
    )

    (row,) = read(written(Format.CSV, listed(event)))

    assert (row["Datum"], row["Begin"], row["Einde"]) == ("2026-05-01", "2026-05-01 14:00", "")


def test_what_has_no_column_is_a_remark() -> None:
    """That only what was kept is known; an answer's sources stand by themselves."""
    answer, gone = read(written(Format.CSV, listed(damp()), kept()))

    assert gone["Opmerking"] == ONLY_KEPT
    assert answer["Bronnen"] == (
        "Bron: Gezonde huizen (2022), bladzijde 12, https://example.org/boek\nBron: Nota (2020)"
    )


@pytest.mark.parametrize(
    ("note", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("+31 6 12", "'+31 6 12"),
        ("-5", "'-5"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1+1", "'=1+1"),
        ("\r=1+1", "'=1+1"),
        ("\x00=1+1", "'=1+1"),
        ("＝1+1", "'＝1+1"),
        ("'s avonds", "'s avonds"),
        ("1+1=2", "1+1=2"),
        ("x,=1+1", "x,\u2060=1+1"),
        ("5,- per uur", "5,- per uur"),
    ],
)
def test_no_note_is_computed(note: str, cell: str) -> None:
    """An apostrophe makes it text; what would be no formula stays as it is."""
    (row,) = read(written(Format.CSV, listed(book(), note=note)))

    assert row["Notitie"] == cell
