"""An asker who waits for an answer, or finds one wrong."""

from __future__ import annotations

from bot.actions import Action, verb


@verb("untellme")
class StopWaiting(Action):
    """Toch niet: whoever presses needs not hear of the question kept under `key` any more."""

    key: str


@verb("answer")
class ReadAnswer(Action):
    """Bekijk het antwoord: `entry`, of which the notice `key` told whoever presses."""

    key: str
    entry: str
