"""Greetings, names and thanks around a question are left out; on their own they stay."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.answer import Found, Question
from knowledge.language.courtesies import strip_courtesies
from tests.shipped import shipped_catalogue

QUESTION = "hoe lang duurt het voordat een wijk beter wordt?"


@pytest.mark.parametrize(
    "said",
    [
        f"Hoi! {QUESTION}",
        f"hallo allemaal, {QUESTION}",
        f"Goedemorgen, {QUESTION}",
        f"Dag Wijkbot, {QUESTION}",
        f"Beste Anna, {QUESTION}",
        f"{QUESTION} alvast bedankt",
        f"{QUESTION} Dank je wel!",
        f"{QUESTION} Groeten van Anna de Vries",
        f"Hoi, ik ben Anna. {QUESTION} Met vriendelijke groet, Anna",
    ],
)
def test_a_question_is_found_whatever_stands_around_it(said: str) -> None:
    """Who is polite gets the same answer, outright."""
    alone = shipped_catalogue().answer(Question(QUESTION))
    answer = shipped_catalogue().answer(Question(said))

    assert strip_courtesies(said).strip() == QUESTION
    assert isinstance(answer, Found)
    assert isinstance(alone, Found)
    assert answer.match.entry == alone.match.entry


@pytest.mark.parametrize(
    "said", ["hoi", "Dank je wel!", "groetjes", "Dag Wijkbot", "dagbesteding in de wijk", QUESTION]
)
def test_what_is_no_courtesy_around_a_question_stays(said: str) -> None:
    """A greeting alone is what was said, and a word that begins as one is another word."""
    assert strip_courtesies(said) == said


@given(st.text(max_size=200))
def test_any_text_can_be_read(text: str) -> None:
    """Nothing is added, whatever is typed."""
    assert len(strip_courtesies(text)) <= len(text) + text.count(" ") + 1
