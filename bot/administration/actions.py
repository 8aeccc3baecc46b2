"""What a server's manager sets."""

from __future__ import annotations

from bot.actions import Action, verb


@verb("threshold")
class SetThreshold(Action):
    """Instellen: answer from `thousandths` of certainty on; empty is as shipped."""

    thousandths: int | None


@verb("nothreshold")
class LeaveThreshold(Action):
    """Annuleren: the threshold stays what it was."""


@verb("speak")
class EndSilence(Action):
    """Stilte opheffen: answer in the server's channels again."""
