"""Text of which nothing can be seen is no text."""

import pytest

from knowledge.language.normalising import visible


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\t",
        "\u200b",
        "\u3164\u3164",
        "\u2800",
        "\u202e \u2066",
        "\u200d\ufe0f",
        "\u0301",
        "\0",
    ],
)
def test_what_nobody_sees_is_empty(text: str) -> None:
    """Characters of no width, of nothing but room, and marks without a letter to stand on."""
    assert visible(text) == ""


@pytest.mark.parametrize("text", ["a", "é", "e\u0301", "مرحبا", "👩‍👩‍👧", "=1", ".", "a\u200bb"])
def test_what_is_seen_stays_as_it_is(text: str) -> None:
    """But for the space around it."""
    assert visible(f" {text}\n") == text
