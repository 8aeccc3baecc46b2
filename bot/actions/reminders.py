"""A reminder that is to come, or came."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CancelReminder:
    """Annuleer: the reminder `key` doesn't come."""

    key: str


@dataclass(frozen=True, slots=True)
class ReadReminded:
    """Gelezen: what the reminder `key` was about."""

    key: str


@dataclass(frozen=True, slots=True)
class Snooze:
    """Nog een week: put off the reminder `key` that came."""

    key: str


ReminderAction = CancelReminder | ReadReminded | Snooze

VERBS: dict[str, type[ReminderAction]] = {
    "unremind": CancelReminder,
    "reminded": ReadReminded,
    "snooze": Snooze,
}
