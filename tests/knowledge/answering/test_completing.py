"""What a typed name means."""

import pytest

from knowledge.answering.completing import Choices, Named


def test_names_without_a_letter_that_is_compared_are_told_apart() -> None:
    """Of names in another script, or of signs, each is only itself."""
    choices = Choices.of((Named("een", "مرحبا"), Named("twee", "привет"), Named("drie", "🏡")))

    found = {typed: choices.resolve(typed) for typed in ("привет", " 🏡 ", "?!", "twee")}

    assert {typed: one and one.key for typed, one in found.items()} == {
        "привет": "twee",
        " 🏡 ": "drie",
        "?!": None,
        "twee": "twee",
    }


NAMES = Choices.of(
    (
        Named("platform31", "Platform31"),
        Named("nplv", "Nationaal Programma Leefbaarheid en Veiligheid", ("NPLV",)),
        Named("movisie", "Movisie"),
        Named("trimbos", "Trimbos-instituut"),
        Named("hoe-lang", "Hoe lang duurt het voordat een wijk beter wordt?"),
        Named("eenzaamheid", "Wat werkt bij de aanpak van eenzaamheid"),
        Named("schuld", "Schulden en armoede in de buurt"),
    )
)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("platvorm31", "platform31"),
        ("Platform 31", "platform31"),
        ("nlpv", "nplv"),
        ("nationaal program leefbaarhied", "nplv"),
        ("leefbaarheid nationaal programma", "nplv"),
        ("movizie", "movisie"),
        ("trimbosinstituut", "trimbos"),
        ("hoelang duurt het voor een wijk", "hoe-lang"),
        ("eenzaamhied", "eenzaamheid"),
        ("anpak van eenzamheid", "eenzaamheid"),
        ("buurt schulden", "schuld"),
        ("het platform31 van het rijk", "platform31"),
    ],
)
def test_a_name_is_found_however_it_is_mistyped(typed: str, meant: str) -> None:
    """One or two errors, words in another order, a part of it, or more around it."""
    assert NAMES.complete(typed)[0].key == meant


@pytest.mark.parametrize(
    "typed",
    [
        "zzqqxx",
        "fietsenstalling",
        "grofvuil ophalen",
        "waar kan ik parkeren in de stad",
        "kippensoep",
        "belastingdienst",
        "mvie",
        "wat met die",
    ],
)
def test_words_that_have_nothing_in_common_with_a_name_find_none(typed: str) -> None:
    """Letters and little words that any text shares are no likeness."""
    assert NAMES.complete(typed) == []


def test_what_is_meant_literally_comes_first() -> None:
    """A beginning, then a word of it, then all of its words, then what only resembles it."""
    rows = ("Buurt en wijk", "De buurt en wijk", "Wijk naast buurt", "Buurten wij")
    choices = Choices.of(Named(f"k{number}", row) for number, row in enumerate(rows))

    assert [one.name for one in choices.complete("buurt en wij")][:2] == list(rows[:2])
    assert [one.name for one in choices.complete("buurt wijk")][:3] == list(rows[:3])
