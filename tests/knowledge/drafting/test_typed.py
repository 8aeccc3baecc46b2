"""What is typed in a form becomes fields, and what wasn't touched stays as it was."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.catalogue import Catalogue
from knowledge.drafting.accepting import accept
from knowledge.drafting.naming import LEAVE_OUT, replace_name, unknown_names, without_unknown_names
from knowledge.drafting.parts import PARTS
from knowledge.drafting.typed import as_typed, with_typed
from knowledge.entry import Kind, Library, Organisation, Taxonomy
from knowledge.format.days import as_kept, as_written
from knowledge.format.writing import fields_of
from tests.knowledge.builders import THEMES, elsewhere, event, publication, question
from tests.shipped import shipped_catalogue, shipped_library

NOW = datetime(2026, 11, 30, 16, tzinfo=ZoneInfo("Europe/Amsterdam"))
ORGANISATIONS = {"bzk": Organisation(id="bzk", name="Binnenlandse Zaken, Wonen en meer")}


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    taxonomy = Taxonomy(themes=THEMES, organisations=ORGANISATIONS, authors={})
    return Catalogue.build(Library((question(), publication(), event(), elsewhere()), taxonomy))


def new(**fields: Any) -> dict[str, Any]:
    return {"soort": "vraag", **fields}


@pytest.mark.parametrize(
    ("key", "typed", "value"),
    [
        ("vraag", "  Mag dat?\r\n", "Mag dat?"),
        ("themas", "Wonen, geld", ["wonen", "geld"]),
        ("themas", "wonen\nWonen;GELD", ["wonen", "geld"]),
        ("themas", "Wonen, wat anders", ["wonen", "wat anders"]),
        ("organisaties", "Binnenlandse Zaken, Wonen en meer", ["bzk"]),
        ("lezen", "Gezonde huizen", ["boek"]),
        ("vervangt", "wat helpt tegen schimmel?", "vocht"),
        ("formuleringen", "een\n\n twee \neen", ["een", "twee"]),
        ("bewijs", "Onderzoek", "onderzoek"),
        ("gecontroleerd", "31 maart 2026", "2026-03-31"),
        ("gecontroleerd", "ooit", "ooit"),
        ("datum", "maart 2026", "2026-03"),
        ("datum", "2026", "2026"),
        ("bronnen", "https://example.org/a", [{"url": "https://example.org/a"}]),
        ("bronnen", "www.gemeente.nl/ton", [{"url": "https://www.gemeente.nl/ton"}]),
        ("bronnen", "Folder | gemeente.nl", [{"titel": "Folder", "url": "https://gemeente.nl"}]),
        ("bronnen", "Bel info@gemeente.nl", [{"titel": "Bel info@gemeente.nl"}]),
        ("bronnen", "Gezonde huizen", [{"item": "boek"}]),
        ("bronnen", "Een titel", [{"titel": "Een titel"}]),
        (
            "bronnen",
            "Een titel | 2021 | blz. 4 | https://example.org/a",
            [{"titel": "Een titel", "jaar": "2021", "pagina": "4", "url": "https://example.org/a"}],
        ),
        ("bronnen", "Gezonde huizen | p. 4-6", [{"item": "boek", "pagina": "4-6"}]),
        ("bronnen", "2021", [{"titel": "2021"}]),
    ],
)
def test_what_is_typed(catalogue: Catalogue, key: str, typed: str, value: object) -> None:
    """Names become ids, days become a pack's, and what can't be right stays for the checker."""
    assert with_typed(new(), {key: typed}, catalogue, NOW)[key] == value


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("8 december 19:30", "2026-12-08 19:30"),
        ("di 8 dec 19.30 uur", "2026-12-08 19:30"),
        ("8-12 19u30", "2026-12-08 19:30"),
        ("3 november om 10 uur", "2027-11-03 10:00"),
        ("8 december", "2026-12-08"),
        ("volgende week dinsdag", "2026-12-08"),
        ("8 december 2025 om 7 uur 's avonds", "2025-12-08 19:00"),
        ("31-3-2027 14:00", "2027-03-31 14:00"),
        ("ooit een keer", "ooit een keer"),
    ],
)
def test_when_something_begins_as_people_say_it(
    catalogue: Catalogue, typed: str, kept: str
) -> None:
    """Without its year it is the first to come; what says no moment stays for the checker."""
    fields = {"soort": "evenement"}

    assert with_typed(fields, {"begin": typed}, catalogue, NOW)["begin"] == kept


def test_a_time_alone_ends_something_on_the_day_it_begins(catalogue: Catalogue) -> None:
    """As one would say it: from half past seven to nine."""
    typed = {"begin": "8 december 19:30", "einde": "21:00", "aanmelden": "www.gemeente.nl"}

    fields = with_typed({"soort": "evenement"}, typed, catalogue, NOW)

    assert fields["einde"] == "2026-12-08 21:00"
    assert fields["aanmelden"] == "https://www.gemeente.nl"


def test_an_emptied_field_is_gone(catalogue: Catalogue) -> None:
    """The others stay."""
    fields = new(vraag="Mag dat?", themas=["wonen"])

    assert with_typed(fields, {"themas": " \n"}, catalogue, NOW) == new(vraag="Mag dat?")


def test_yes_and_no_are_as_the_form_shows_them(catalogue: Catalogue) -> None:
    """What a form said comes back as it was."""
    fields = {"soort": "evenement", "online": True, "begin": "2026-03-31 14:00"}

    assert as_typed(fields, "online", catalogue) == "ja"
    assert as_typed(fields, "begin", catalogue) == "31-3-2026 14:00"
    assert (
        with_typed(fields, {"online": "ja", "begin": "31-3-2026 14:00"}, catalogue, NOW) == fields
    )


def test_an_untouched_form_changes_nothing(catalogue: Catalogue) -> None:
    """Of no shipped entry, in no part: what a form can't show whole is left alone."""
    library, shipped = shipped_library(), shipped_catalogue()
    del catalogue
    for entry in library.entries:
        fields = fields_of(entry)
        for names in PARTS[Kind(fields["soort"])].values():
            typed = {key: as_typed(fields, key, shipped) for key in names}
            assert with_typed(fields, typed, shipped, NOW) == fields


def test_a_name_that_nobody_knows(catalogue: Catalogue) -> None:
    """It is found with what may be meant, and can be put right or left out."""
    fields = with_typed(new(), {"themas": "Wonnen, geld", "vervangt": "iets"}, catalogue, NOW)

    theme, replaced = unknown_names(fields, catalogue)

    assert (theme.field, theme.typed, theme.near[0].key) == ("themas", "Wonnen", "wonen")
    assert replaced.field == "vervangt"
    assert replace_name(fields, theme, "wonen")["themas"] == ["wonen", "geld"]
    assert replace_name(fields, theme, LEAVE_OUT)["themas"] == ["geld"]
    assert without_unknown_names(fields, (theme, replaced)) == new(themas=["geld"])


def test_what_is_left_can_be_accepted(catalogue: Catalogue) -> None:
    """Without the unknown names an entry can be shown."""
    fields = new(
        id="x", vraag="Mag dat?", antwoord="Ja.", bronnen=[{"titel": "Wet"}], themas=["wonnen"]
    )

    entry, faults = accept(
        without_unknown_names(fields, unknown_names(fields, catalogue)), catalogue
    )

    assert entry is not None
    assert faults == ()


@given(st.dates())
def test_a_day_comes_back(day: Any) -> None:
    """Whatever day it is."""
    assert as_kept(as_written(day.isoformat())) == day.isoformat()


@given(st.text(max_size=30))
def test_any_text_can_stand_for_a_day(text: str) -> None:
    """What is no day stays what was typed."""
    assert as_kept(text) == text.strip() or as_kept(text)[:4].isdigit()


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("31-3-2026", "2026-03-31"),
        ("31/03/2026", "2026-03-31"),
        ("1 mrt 2026", "2026-03-01"),
        ("31 Maart 2026 om 14.05 uur", "2026-03-31 14:05"),
        ("31-3-2026, 9:30", "2026-03-31 09:30"),
        ("2026-03-31", "2026-03-31"),
        ("31-2-2026", "31-2-2026"),
        ("31-3-2026 straks", "31-3-2026 straks"),
    ],
)
def test_days_as_people_write_them(typed: str, kept: str) -> None:
    """With a time or without; what doesn't exist is left for the checker."""
    assert as_kept(typed) == kept
