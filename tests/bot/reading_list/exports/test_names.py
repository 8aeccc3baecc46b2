"""Names in parts: what Dutch reference lists sort by."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.reading_list.exports.reference import split_name
from tests.shipped import shipped_catalogue


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Karin Verbeek", ("Karin", "", "Verbeek")),
        ("Freek de Meere", ("Freek", "de", "Meere")),
        ("Jeroen van der Velden", ("Jeroen", "van der", "Velden")),
        ("Jan Willem van de Maat", ("Jan Willem", "van de", "Maat")),
        ("Maria van den Berg-de Vries", ("Maria", "van den", "Berg-de Vries")),
        ("Jaap van 't Hof", ("Jaap", "van 't", "Hof")),
        ("Jaap van ’t Hof", ("Jaap", "van ’t", "Hof")),
        ("Henk op den Camp", ("Henk", "op den", "Camp")),
        ("Fatima el Idrissi", ("Fatima", "el", "Idrissi")),
        ("Herman ten Broek", ("Herman", "ten", "Broek")),
        ("Griet Van den Berg", ("Griet", "", "Van den Berg")),
        ("An De Smet", ("An", "", "De Smet")),
        ("Al Jansen", ("Al", "", "Jansen")),
        ("Jan de", ("Jan", "", "de")),
        ("Multatuli", ("", "", "Multatuli")),
        ("", ("", "", "")),
    ],
)
def test_a_name_is_split_the_dutch_way(name: str, parts: tuple[str, str, str]) -> None:
    """Particles in lower case stand apart; with a capital they are the name, as in Flanders."""
    split = split_name(name)

    assert (split.given, split.particle, split.family) == parts


@given(st.lists(st.sampled_from(["Jan", "van", "de", "'t", "Van", "Berg", "x"]), max_size=6))
def test_no_part_of_a_name_is_lost(words: list[str]) -> None:
    """Put together again it is the name; a family name is never missing."""
    split = split_name(" ".join(words))

    assert split.spoken == " ".join(words)
    assert bool(split.family) == bool(words)


def test_every_author_that_ships_has_a_family_name_with_a_capital() -> None:
    """No particle was left in, none was taken for the name."""
    names = [split_name(author.name) for author in shipped_catalogue().taxonomy.authors.values()]

    assert [name for name in names if not name.family[0].isupper() or " " in name.family] == []
    assert [name for name in names if name.particle != name.particle.lower()] == []
    assert {name.given[0].isupper() for name in names} == {True}
