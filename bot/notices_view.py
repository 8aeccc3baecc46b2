"""Short messages: something happened, something isn't possible, something is missing."""

from __future__ import annotations

from bot.cards import answering_texts as answering
from bot.view import Tone, View


def notice(text: str) -> View:
    """Return a message that says what happened."""
    return View(tone=Tone.NOTICE, text=text)


def refusal(text: str) -> View:
    """Return a message that says what isn't possible, and what is."""
    return View(tone=Tone.REFUSAL, text=text)


def ask_for_question() -> View:
    """Return the reply to an empty question."""
    return View(tone=Tone.NOTICE, title=answering.NO_QUESTION, text=answering.NO_QUESTION_TEXT)
