"""How hard a text is to read: syllables counted by ear, and a score that goes with the text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.reading_level import LEAST_WORDS, reading_level, syllables

EASY = "De wijk is van ons. Wij ruimen het plein op. Dat doen we elke week. Je mag mee doen. " * 3
HARD = (
    "De gebiedsgerichte samenwerkingsovereenkomst veronderstelt interdisciplinaire "
    "verantwoordelijkheidsverdeling tussen maatschappelijke organisaties, waarbij "
    "leefbaarheidsproblematiek in samenhang met bestaanszekerheid wordt geadresseerd. "
) * 2


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("wijk", 1),
        ("buurt", 1),
        ("bewoners", 3),
        ("ideeën", 3),
        ("zeeën", 2),
        ("financiën", 4),
        ("coördinatie", 5),
        ("geïnterviewd", 4),
        ("koeien", 2),
        ("leeuw", 1),
        ("nieuwe", 2),
        ("energie", 3),
        ("evaluatie", 5),
        ("continuïteit", 5),
        ("sociaal", 3),
        ("cadeau", 2),
        ("één", 1),
        ("NPLV", 1),
        ("2023", 1),
    ],
)
def test_syllables_are_counted_as_they_are_said(word: str, count: int) -> None:
    """Vowels that sound as one count once, a diaeresis begins anew, and no word has none."""
    assert syllables(word) == count


def test_short_words_in_short_sentences_are_plain() -> None:
    """And long ones in long sentences aren't."""
    easy, hard = reading_level([EASY]), reading_level([HARD])

    assert easy is not None
    assert hard is not None
    assert easy.plain
    assert not hard.plain
    assert hard.longest.startswith("De gebiedsgerichte")


def test_the_formula_is_doumas() -> None:
    """Thirty words of one syllable in three sentences: 206.835 - 0.93 x 10 - 77 x 1."""
    level = reading_level(["de wijk is van ons en dat is heel goed. " * 3])

    assert level is not None
    assert level.score == 120.5


def test_too_little_text_has_no_level() -> None:
    """A word or two would decide it."""
    assert reading_level(["wijk " * (LEAST_WORDS - 1)]) is None
    assert reading_level([]) is None


@given(st.lists(st.text(max_size=300), max_size=4))
def test_any_text_has_a_level_or_none(texts: list[str]) -> None:
    """Nothing that people type breaks it, and its longest sentence stands in the text."""
    level = reading_level(texts)

    assert level is None or any(level.longest in text for text in texts)
