"""A reminder that is to come, or came."""

from __future__ import annotations

from bot.actions import Action, verb


@verb("unremind")
class CancelReminder(Action):
    """Annuleer: the reminder `key` doesn't come."""

    key: str


@verb("reminded")
class ReadReminded(Action):
    """Gelezen: what the reminder `key` was about."""

    key: str


@verb("snooze")
class Snooze(Action):
    """Nog een week: put off the reminder `key` that came."""

    key: str
