"""A button's action as a custom_id and back."""

from __future__ import annotations

from dataclasses import fields

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.actions import VERBS, Action, NotUseful, Share, Show, WhyNot, custom_id, parse
from bot.texts.feedback import REASONS
from knowledge.loading import load
from storage.questions import new_key
from tests.bot.rendering.strategies import ACTIONS


@given(ACTIONS)
def test_every_action_comes_back_as_it_was(action: Action) -> None:
    """A press years later does what the button said."""
    assert parse(custom_id(action)) == action


@given(ACTIONS)
def test_a_custom_id_fits(action: Action) -> None:
    """Discord takes 1 to 100 characters."""
    assert 1 <= len(custom_id(action)) <= 100


@pytest.mark.parametrize(
    ("action", "text"),
    [
        (Share("k", "a"), "w1:share:k:a"),
        (NotUseful("k", "a"), "w1:notuseful:k:a"),
        (WhyNot("k", "oud", "a"), "w1:why:k:oud:a"),
        (Show("a"), "w1:show:a"),
    ],
)
def test_a_custom_id_never_changes(action: Action, text: str) -> None:
    """Buttons on old messages hold these very texts."""
    assert custom_id(action) == text


@pytest.mark.parametrize(
    "text",
    ["", "w1", "w1:", "w1:dance:a", "w1:show", "w1:show:a:b", "w2:show:a", "show:a", "w1:why:k:a"],
)
def test_what_is_not_ours_is_no_action(text: str) -> None:
    """Another bot's or a later version's button is no error."""
    assert parse(text) is None


@given(st.text(max_size=120))
def test_any_text_can_be_read(text: str) -> None:
    """Whatever a custom_id holds, reading it raises nothing."""
    assert parse(text) is None or text.startswith("w1:")


def test_a_part_with_a_colon_is_our_own_mistake() -> None:
    """It could not be read back."""
    with pytest.raises(AssertionError, match="colon"):
        custom_id(Show("a:b"))


def test_every_shipped_id_fits_in_every_action() -> None:
    """The longest id of the packs, the longest reason and a real key stay within 100 characters."""
    library = load()
    longest = max((*(entry.id for entry in library.entries), *library.taxonomy.themes), key=len)
    parts = {"key": new_key(), "entry": longest, "theme": longest, "page": "99"}
    parts |= {"reason": max(REASONS, key=len)}

    for kind in VERBS.values():
        action = kind(*(parts[field.name] for field in fields(kind)))
        assert len(custom_id(action)) <= 100
