"""What is of a person, erased."""

from __future__ import annotations

from bot.actions import Action, verb


@verb("erase")
class EraseAll(Action):
    """Wis alles van mij: erase what is of `user`, as asked at that moment (UTC seconds)."""

    user: str
    asked_at: str
