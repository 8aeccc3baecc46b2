"""What is written as a pack reads back as it was, whatever stands in it."""

from datetime import UTC, date, datetime
from functools import cache
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.entry import Entry, Event, Evidence, Library, PartialDate, Source
from knowledge.format.checking import check_items
from knowledge.format.faults import Place
from knowledge.format.loading import PackFile, parse, read_yaml
from knowledge.format.located import located
from knowledge.format.writing import WIDTH, as_pack, fields_of
from knowledge.language.normalising import visible
from tests.knowledge.builders import elsewhere, library, publication, question
from tests.shipped import shipped_library

TINY = PackFile("thema.yaml", b"themas:\n- {id: wonen, naam: Wonen, omschrijving: Huizen.}\n")
text = st.text(min_size=1, max_size=300).filter(lambda one: _kept(one) and bool(visible(one[:100])))
AWKWARD = (
    "nee",
    "2022",
    "2026-13-45",
    "~",
    "null",
    "12:30",
    "- streep",
    "# hekje",
    "vraag: antwoord",
    "wat? # dit",
    "[lijst]",
    "'aanhaling'",
    '"dubbel"',
    "*anker",
    "&anker",
    "!tag",
    "%procent",
    "@apen",
    "`tik`",
    ">- blok",
    "| blok",
    "regel\nnog een regel\n\nna een witregel",
    "  ingesprongen\n    dieper",
    "twee  spaties " * 12 + "x",
    "woord" * 60,
    "bel\x07 en nul-breedte\u200b en \u2028 en \x85 en \ufeff",
    "tab\ten\r\nregeleinde",
    "🙂 " * 60 + "klaar",
    "---",
    "...",
    "a" * 99 + ": b",
    "<<",
    "=",
)


def shipped() -> tuple[Entry, ...]:
    """Return one entry in four that ships: whatever else may stand in them is tried below."""
    return shipped_library().entries[::4]


@cache
def shipped_as_pack() -> str:
    return as_pack(shipped())


def _kept(one: str) -> bool:
    return one == one.strip() and one == one.encode(errors="replace").decode().replace("\0", "")


def read(pack: str, *others: PackFile) -> tuple[Entry, ...]:
    found, faults = parse([*others, PackFile("pack.yaml", pack.encode())])
    assert faults == ()
    return found.entries


def test_what_ships_reads_back_the_same() -> None:
    """Written as one pack, beside all else that ships."""
    pack = read_yaml(PackFile("pack.yaml", shipped_as_pack().encode()))

    assert check_items([pack], shipped_library()) == (shipped(), ())


def test_lines_are_of_a_length_that_can_be_read() -> None:
    """Only what can't be broken is longer, such as an address."""
    lines = shipped_as_pack().splitlines()

    assert [line for line in lines if len(line) > WIDTH and " " in line.strip()[2:]] == []


def test_the_form_is_that_of_the_packs() -> None:
    """What it is comes first, long text is folded, ids stand in a row, dates in quotes."""
    entry = question(
        detail="Een lange uitleg over schimmel. " * 5 + "Klaar.",
        checked_on=date(2026, 11, 24),
        phrasings=("vocht: wat nu", "schimmel"),
        sources=(Source(item="boek", page="12"), Source(url="https://example.org/a", year=2020)),
    )

    assert as_pack([entry]) == (
        "items:\n\n"
        "- id: vocht\n"
        "  soort: vraag\n"
        "  vraag: Wat helpt tegen schimmel?\n"
        "  antwoord: Meer ventileren.\n"
        "  verdieping: >-\n"
        "    Een lange uitleg over schimmel. Een lange uitleg over schimmel. Een lange uitleg over"
        " schimmel. Een lange\n"
        "    uitleg over schimmel. Een lange uitleg over schimmel. Klaar.\n"
        "  themas: [wonen]\n"
        "  bronnen:\n"
        "  - item: boek\n"
        "    pagina: '12'\n"
        "  - url: https://example.org/a\n"
        "    jaar: 2020\n"
        "  gecontroleerd: '2026-11-24'\n"
        "  formuleringen:\n"
        "  - 'vocht: wat nu'\n"
        "  - schimmel\n"
    )
    assert as_pack([]) == "items: []\n"


def everything() -> tuple[Entry, ...]:
    """Entries that together fill every field there is."""
    event = Event(
        id="dag",
        title="Dag van de buurt",
        summary="Een dag.",
        start=datetime(2027, 3, 31, 14, tzinfo=UTC),
        end=datetime(2027, 3, 31, 17, 30, 15, tzinfo=UTC),
        place="Buurthuis",
        online=True,
        registration_url="https://example.org/aanmelden",
        recurrence="elk jaar",
        published=PartialDate(2026, 3),
        sources=(Source(title="Agenda", url="https://example.org", year=2026, page="3"),),
    )
    book = publication(
        subtitle="Over vocht",
        key_points=("Lucht helpt.", "Warmte ook."),
        isbn="9789012345678",
        pages=120,
        reading_minutes=40,
        evidence=Evidence.RESEARCH,
        owner="team wonen",
        checked_on=date(2026, 1, 2),
        check_by=date(2027, 1, 2),
        published=PartialDate(2020, 5, 6),
        golden=("welk boek gaat over vocht",),
        replaces="vocht",
    )
    asked = question(detail="Meer.", reading=("boek",), published=PartialDate(2021))
    return asked, book, event, elsewhere(small_talk=True, urgent=True)


@pytest.mark.parametrize("entry", everything(), ids=lambda entry: entry.id)
def test_every_field_comes_back(entry: Entry) -> None:
    """Through fields as JSON keeps them, and through YAML."""
    others = tuple(one for one in everything() if one.id != entry.id)

    pack = located({"items": [fields_of(entry)]}, Place("", 1))
    kept, faults = check_items([pack], Library(others, library().taxonomy))

    assert (kept, faults) == ((entry,), ())
    assert entry in read(as_pack(everything()), TINY)


@pytest.mark.parametrize("said", AWKWARD)
def test_awkward_texts_come_back(said: str) -> None:
    """What YAML would take for something else is still the text that it was."""
    assert_comes_back(said.strip())


@settings(max_examples=40, deadline=None)
@given(text)
def test_any_text_comes_back(said: str) -> None:
    """Whatever someone types, in each place where a text may stand, for every reader of YAML."""
    assert_comes_back(said)


def assert_comes_back(said: str) -> None:
    entry = question(
        detail=said,
        owner=said[:100].strip(),
        phrasings=(),
        sources=(Source(title=said[:200].strip(), url="https://example.org/x"),),
    )

    pack = as_pack([entry])

    (found,) = read(pack, TINY)
    assert found == entry
    assert as_pack([found]) == pack
    loaded: dict[str, Any] = yaml.safe_load(pack)
    assert loaded["items"][0]["verdieping"] == said
