"""Waiting for an answer, hearing of it and reporting what is wrong, in words and buttons."""

import pytest

from bot.cards.actions import ReadAnswer, ReportWrong
from bot.gaps.awaiting import FoundAnswer
from bot.gaps.views import (
    StopWaiting,
    answered_in_line,
    answered_view,
    awaits_view,
    which_to_report,
)
from bot.view import Tone
from storage.awaiting import Awaited, Awaits
from tests.bot.answers import KEY, book, damp

ANSWERED = FoundAnswer(
    Awaited(
        key=KEY,
        user_id=1,
        guild_id=7,
        text="Hoe komt dat vocht hier?",
        answered_in=7,
        entry_id="vocht",
    ),
    damp(),
)


@pytest.mark.parametrize(
    ("result", "tone"),
    [
        (Awaits.NEW, Tone.NOTICE),
        (Awaits.AGAIN, Tone.NOTICE),
        (Awaits.TOO_MANY, Tone.REFUSAL),
        (Awaits.FORGOTTEN, Tone.REFUSAL),
    ],
)
def test_whether_someone_will_hear_of_it(result: Awaits, tone: Tone) -> None:
    """Each has a sentence of its own; that messages are closed is said to who will hear only."""
    view, closed = awaits_view(result, KEY), awaits_view(result, KEY, closed=True)

    assert view.tone is tone
    assert ("geen privéberichten van mij toe" in closed.text) is (tone is Tone.NOTICE)
    stop = [StopWaiting(KEY)] if tone is Tone.NOTICE else []
    assert [button.action for button in view.buttons] == stop


def test_every_outcome_reads_differently() -> None:
    """Nobody gets a sentence that is about something else."""
    awaits = {awaits_view(one, KEY).text for one in Awaits}

    assert len(awaits) == len(Awaits)


def test_the_message_that_there_is_an_answer() -> None:
    """What was asked, where the answer is, and a button with the notice's own key."""
    view = answered_view(ANSWERED)

    assert view.text == (
        "Je vroeg: ‘Hoe komt dat vocht hier?’\n\nEr is nu een antwoord: ‘Wat helpt tegen schimmel?’"
    )
    assert [button.action for button in view.buttons] == [ReadAnswer(KEY, "vocht")]


def test_what_could_not_be_sent_is_told_elsewhere() -> None:
    """Who takes no messages reads it where they are."""
    assert (answered_in_line(ANSWERED),) == (
        "Je vroeg ‘Hoe komt dat vocht hier?’. Het antwoord staat bij ‘Wat helpt tegen schimmel?’.",
    )


def test_which_of_a_message_is_wrong() -> None:
    """Each of what it names can be chosen."""
    view = which_to_report([damp(), book()])

    assert [choice.action for choice in view.choices] == [ReportWrong("vocht"), ReportWrong("boek")]
