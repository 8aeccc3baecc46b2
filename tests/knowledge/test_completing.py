"""What a typed name means."""

from __future__ import annotations

from knowledge.completing import Choices, Named


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
