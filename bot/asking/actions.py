"""Below an answer: share it, say whether it was any use, choose another, ask a person."""

from __future__ import annotations

from bot.actions import Action, verb


@verb("share")
class Share(Action):
    """Deel in kanaal: post the answer that `entry` gave to the question kept under `key`."""

    key: str
    entry: str


@verb("useful")
class Useful(Action):
    """Nuttig."""

    key: str
    entry: str


@verb("notuseful")
class NotUseful(Action):
    """Niet nuttig: asks for the reason."""

    key: str
    entry: str


@verb("why")
class WhyNot(Action):
    """A reason why an answer was no use; `reason` is one of `bot.asking.feedback_texts.REASONS`."""

    key: str
    reason: str
    entry: str


@verb("human")
class AskHuman(Action):
    """Vraag een mens."""

    key: str


@verb("choose")
class Choose(Action):
    """A suggestion: show `entry` as the answer to the question kept under `key`."""

    key: str
    entry: str
