"""Other languages: which one it is, and the Dutch that its words stand for."""

import pytest

from knowledge.language.foreign_words import in_dutch
from knowledge.language.languages import language_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("how do I get to know my neighbours?", "en"),
        ("Komşumla sorunum var, ne yapabilirim?", "tr"),
        ("لدي مشكلة مع الضوضاء", "ar"),
        ("Gdzie mogę zgłosić hałas?", "pl"),
        ("wat kost een buurthuis", "nl"),
        ("right to challenge in onze wijk", "nl"),
        ("schimmel", "nl"),
        ("NPLV", "nl"),
    ],
)
def test_a_language_is_known_by_a_few_words(text: str, language: str) -> None:
    """Dutch with an English term in it stays Dutch, and so does a word alone."""
    assert language_of(text) == language


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("there is mould on the wall", "schimmel"),
        ("komşum gürültü yapıyor", "buren"),
        ("والجيران", "buren"),
        ("moje mieszkanie", "woning huis"),
    ],
)
def test_words_of_the_field_lead_to_dutch_ones(text: str, expected: str) -> None:
    """However they are inflected, and whatever is written onto them."""
    assert expected in in_dutch(text)
