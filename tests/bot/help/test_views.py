"""The help by topic, and short notices."""

from __future__ import annotations

import pytest

from bot.asking.views import ask_for_question
from bot.help.views import TOPICS, help_view
from bot.view import Tone, notice, refusal


def test_help_says_that_this_is_no_person_and_how_to_reach_one() -> None:
    """Without a topic one reads what there is, honestly."""
    view = help_view(None)

    assert "automatisch systeem, geen mens" in view.text
    assert "Vraag een mens" in view.text


@pytest.mark.parametrize("name", TOPICS)
def test_each_topic_can_be_read_and_names_the_others(name: str) -> None:
    """Whatever the case and space around it."""
    view = help_view(f" {name.upper()} ")

    assert view.title == TOPICS[name].title
    assert len(view.sections[0].lines) == len(TOPICS) - 1


def test_an_unknown_topic_shows_the_overview_and_says_so() -> None:
    """A typed topic that isn't there is no error."""
    view = help_view("bananen")

    assert "bananen" in view.text
    assert view.title == help_view(None).title


def test_a_notice_and_a_refusal_differ_in_tone() -> None:
    """Each shows its text and nothing else."""
    assert notice("Klaar.").tone is Tone.NOTICE
    assert refusal("Nee.").tone is Tone.REFUSAL
    assert notice("Klaar.").text == "Klaar."
    assert "Typ je vraag" in ask_for_question().text
