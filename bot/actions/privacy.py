"""What is of a person, erased."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class EraseAll:
    """Wis alles van mij: erase what is of `user`, as asked at that moment (UTC seconds)."""

    user: str
    asked_at: str


PrivacyAction = EraseAll

VERBS: dict[str, type[PrivacyAction]] = {
    "erase": EraseAll,
}
