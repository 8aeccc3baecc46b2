"""The help by topic, and short notices."""

import pytest

from bot.asking.views import ask_for_question
from bot.help.views import TOPICS, help_view
from bot.view import Tone, notice, refusal
from tests.bot.answers import catalogue


@pytest.mark.parametrize("name", TOPICS)
def test_each_topic_can_be_read_and_names_the_others(name: str) -> None:
    """Whatever the case and space around it."""
    view = help_view(f" {name.upper()} ", catalogue(), moderates=True, manages=True)

    assert view.title == TOPICS[name].title
    assert len(view.choices) == len(TOPICS) - 1


def test_an_unknown_topic_shows_the_overview_and_says_so() -> None:
    """A typed topic that isn't there is no error."""
    view = help_view("bananen", catalogue())

    assert "bananen" in view.text
    assert view.title == help_view(None, catalogue()).title


def test_a_notice_and_a_refusal_differ_in_tone() -> None:
    """Each shows its text and nothing else."""
    assert notice("Klaar.").tone is Tone.NOTICE
    assert refusal("Nee.").tone is Tone.REFUSAL
    assert notice("Klaar.").text == "Klaar."
    assert "Typ je vraag" in ask_for_question(catalogue()).text


def test_topics_are_those_that_fit_ones_rights() -> None:
    """Who can't moderate or manage isn't told of it."""
    anyone, moderator, manager = (
        {choice.label for choice in help_view(None, catalogue(), **rights).choices}
        for rights in ({}, {"moderates": True}, {"manages": True})
    )

    assert moderator - anyone == {TOPICS["kennis"].title, TOPICS["onbeantwoord"].title}
    assert manager - anyone == {TOPICS["beheer"].title}
