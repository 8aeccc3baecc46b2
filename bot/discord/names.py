"""Options that name something: what to complete while typing, and what a typed name means."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from discord import app_commands

from bot.dutch import joined
from bot.searching import texts
from bot.view import Choice, Tone, View

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.actions import Action
    from knowledge.completing import Choices, Named

MOST_CHOICES, LONGEST_NAME = 25, 100
NEAREST = 4


def completions(names: Choices, typed: str) -> list[app_commands.Choice[str]]:
    """Return what Discord shows while someone types: at most 25 names of at most 100 characters."""
    return [
        app_commands.Choice(name=_short(one.name), value=one.key)
        for one in names.complete(typed, MOST_CHOICES)
        if 1 <= len(one.key) <= LONGEST_NAME and one.name.strip()
    ]


@dataclass(frozen=True, slots=True)
class Unresolved:
    """A name that means nothing exactly, as the reply that offers what is near."""

    view: View


def resolve(
    names: Choices,
    typed: str | None,
    what: str,
    action: Callable[[str], Action] | None = None,
) -> str | Unresolved | None:
    """Return the key of what was chosen or typed; None where nothing was.

    `what` says in words what was expected, `action` what choosing a near one does.
    """
    if typed is None or not typed.strip():
        return None
    found = names.resolve(typed) or names.resolve(typed.rstrip("…"))
    if found is not None:
        return found.key
    near = names.complete(typed, NEAREST)
    return Unresolved(_nearest(tuple(near), typed, what, action))


def _nearest(
    near: tuple[Named, ...], typed: str, what: str, action: Callable[[str], Action] | None
) -> View:
    said = texts.not_known(what, _short(typed.strip()))
    if not near:
        return View(tone=Tone.REFUSAL, text=f"{said} {texts.CHOOSE_FROM_LIST}")
    if action is None:
        names = joined(tuple(f"‘{one.name}’" for one in near), "of")
        return View(tone=Tone.REFUSAL, text=f"{said} {texts.near(names)}")
    return View(
        tone=Tone.CHOICE,
        text=f"{said} {texts.CHOOSE_NEAREST}",
        choices=tuple(Choice(one.name, action(one.key)) for one in near),
    )


def _short(name: str) -> str:
    if len(name) <= LONGEST_NAME:
        return name
    return name[: LONGEST_NAME - 1].rsplit(" ", 1)[0].rstrip()[: LONGEST_NAME - 1] + "…"
