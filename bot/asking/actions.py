"""Below an answer: share it, say whether it was any use, choose another, ask a person."""

from __future__ import annotations

from bot.actions import Action, verb


@verb("why")
class WhyNot(Action):
    """A reason why an answer was no use; `reason` is one of `bot.asking.feedback_texts.REASONS`."""

    key: str
    reason: str
    entry: str


@verb("choose")
class Choose(Action):
    """A suggestion: show `entry` as the answer to the question kept under `key`."""

    key: str
    entry: str
