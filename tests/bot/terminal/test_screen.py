"""A view as text for a terminal and for a pipe."""

import re
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.cards.actions import AskHuman, Show
from bot.dutch import one_line
from bot.searching.views import Page
from bot.terminal.screen import options_of, to_plain
from bot.view import Button, Choice, Link, Section, Tone, View
from tests.bot.strategies import VIEWS

MANY = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
CODES = re.compile(r"\x1b\[[0-9;]*m")


def view(**parts: Any) -> View:
    return View(**({"tone": Tone.ANSWER} | parts))


def test_a_view_reads_from_title_to_footer() -> None:
    """Nothing but text: headings, lines, addresses, numbered choices, the footer last."""
    shown = view(
        title="Vraag?",
        text="Eerste alinea.\n\nTweede alinea.",
        sections=(Section("Bron", "2023", ("blz. 3",), "https://example.org/a"),),
        choices=(Choice("Een", Show("a"), "de eerste"), Choice("Twee", Show("b"))),
        buttons=(Button("Vraag een mens", AskHuman("k")), Button("Volgende", Page("k", 1))),
        links=(Link("Open", "https://example.org/b"), Link("Bron", "https://example.org/a")),
        footer="Nagekeken",
    )

    assert to_plain(shown) == (
        "Vraag?\n\nEerste alinea.\n\nTweede alinea.\n\n"
        "Bron\nhttps://example.org/a\n2023\n- blz. 3\n\n"
        "1. Een\n   de eerste\n2. Twee\n3. Volgende\nTyp een nummer om te kiezen.\n\n"
        "Open:\nhttps://example.org/b\n\nNagekeken\n"
    )


def test_numbers_stand_for_choices_and_pages() -> None:
    """What the terminal shows as 3 is the third of these; feedback isn't for the terminal."""
    shown = view(
        choices=(Choice("Een", Show("a")), Choice("Twee", Show("b"))),
        buttons=(Button("Vraag een mens", AskHuman("k")), Button("Volgende", Page("k", 1))),
    )

    assert options_of(shown) == (
        ("Een", Show("a")),
        ("Twee", Show("b")),
        ("Volgende", Page("k", 1)),
    )


def test_what_can_be_opened_where_it_stands_is_numbered_there() -> None:
    """A question to begin with stands once."""
    shown = view(
        sections=(Section("Een", "Zo zit het.", button=Button("Lees dit", Show("a"))),),
        choices=(Choice("Twee", Show("b")),),
    )

    assert to_plain(shown) == ("1. Een\nZo zit het.\n\n2. Twee\nTyp een nummer om te kiezen.\n")


def test_an_address_is_never_broken() -> None:
    """A terminal opens an address only where it is whole."""
    url = "https://example.org/" + "a" * 200

    assert url in to_plain(view(sections=(Section("Bron", url=url),)), 40)


@given(VIEWS, st.integers(20, 200))
@MANY
def test_without_colour_there_is_nothing_but_text(shown: View, width: int) -> None:
    """No escape codes reach a pipe, and no line but an address is too wide."""
    text = to_plain(shown, width)

    assert "\x1b" not in text
    assert not re.search(r"[\x00-\x08\x0b-\x1f]", text)


@given(VIEWS)
@MANY
def test_colour_changes_no_word(shown: View) -> None:
    """With the codes taken out the text is the same."""
    plain, coloured = to_plain(shown), to_plain(shown, colour=True)

    assert [line.rstrip() for line in CODES.sub("", coloured).strip().split("\n")] == [
        line.rstrip() for line in plain.strip().split("\n")
    ]


@given(VIEWS)
@MANY
def test_every_title_and_choice_can_be_read(shown: View) -> None:
    """Nothing that is to be read is left out, whatever its length."""
    squeezed = re.sub(r"\s", "", to_plain(shown))

    for text in (shown.title, *(label for label, _ in options_of(shown))):
        assert re.sub(r"\s", "", one_line(text)) in squeezed


def test_an_address_stands_below_its_heading() -> None:
    """After a list it would seem to be the last line's."""
    section = Section("Bron", "Ook gebruikt:", lines=("Ander",), url="https://example.org/bron")

    shown = to_plain(View(tone=Tone.ANSWER, sections=(section,)))

    assert shown.splitlines() == ["Bron", "https://example.org/bron", "Ook gebruikt:", "- Ander"]


def test_what_a_choice_is_and_says_are_lines_of_their_own() -> None:
    """Below a result stands what it is, and on the next line what it says."""
    found = View(
        tone=Tone.CHOICE, choices=(Choice("Een", Show("a"), "Artikel, 2024\nOver de wijk."),)
    )

    assert "1. Een\n   Artikel, 2024\n   Over de wijk.\n" in to_plain(found)
