"""Text cleaned and cut."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.dutch import clean, cut, one_line, units
from tests.bot.strategies import TEXTS


@given(TEXTS)
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    """Clean text stays as it is."""
    assert clean(clean(text)) == clean(text)
    assert one_line(one_line(text)) == one_line(text)


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("a\u202eb\u2066c", "abc"),
        ("a\x00b\x1bc", "abc"),
        ("e" + "\u0301" * 40 + "n", "e\u0301\u0301n"),
        ("a\r\nb\r\n\r\n\r\nc", "a\nb\n\nc"),
        ("\ud800a", "a"),
        ("👨‍👩‍👧 café", "👨‍👩‍👧 café"),
        ("مرحبا", "مرحبا"),
    ],
)
def test_what_disturbs_goes_and_the_rest_stays(text: str, cleaned: str) -> None:
    """Overrides, control characters and towers of accents go; every script and emoji stays."""
    assert clean(text) == cleaned


@given(TEXTS.map(clean), st.integers(1, 400))
def test_a_cut_text_fits_and_is_the_beginning(text: str, limit: int) -> None:
    """What fits stays whole; else it is the beginning, ended by '…'."""
    short = cut(text, limit)

    assert units(short) <= limit
    if units(text) <= limit:
        assert short == text
    else:
        assert short.endswith("…")
        assert text.startswith(short[:-1])


@given(st.lists(st.text("abcde", min_size=1, max_size=9), min_size=2), st.integers(12, 60))
def test_a_cut_text_ends_at_a_word(words: list[str], limit: int) -> None:
    """No word is broken where one fits."""
    short = cut(" ".join(words), limit)

    assert short.removesuffix("…").split() == words[: len(short.removesuffix("…").split())]


@pytest.mark.parametrize(
    ("text", "limit", "short"),
    [
        ("een twee drie", 9, "een twee…"),
        ("een twee drie", 8, "een…"),
        ("onbreekbaar", 5, "onbr…"),
        ("Concept: " + "a" * 300, 100, "Concept: " + "a" * 90 + "…"),
        ("aaa\\*b", 5, "aaa…"),
        ("aaa\\\\b", 6, "aaa\\\\b"),
        ("aae\u0301\u0301b", 5, "aa…"),
        ("a👨‍👩‍👧", 5, "a…"),
        ("😀😀😀", 4, "😀…"),
        ("abc", 0, ""),
        ("abc", 1, "…"),
    ],
)
def test_a_long_word_is_broken_between_characters(text: str, limit: int, short: str) -> None:
    """Neither an escape, an accent nor a joined emoji is torn apart."""
    assert cut(text, limit) == short
