"""Forms to fill in (Discord's modals). Nothing is remembered of one: see `interaction.presses`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import discord

from bot.actions import custom_id

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.actions import Action
    from bot.discord.kinds import Interaction


@dataclass(frozen=True, slots=True, kw_only=True)
class TextField:
    """A text to write; `value` is what stands in it already."""

    name: str
    label: str
    most: int
    help: str = ""
    value: str = ""
    required: bool = True
    long: bool = False


@dataclass(frozen=True, slots=True)
class Form:
    """At most five fields; sent in, it is handled as `action`."""

    title: str
    action: Action
    fields: tuple[TextField, ...]


async def present(interaction: Interaction, form: Form) -> None:
    """Show a form as the answer to a press or command that wasn't acknowledged yet."""
    modal = discord.ui.Modal(title=form.title, custom_id=custom_id(form.action), timeout=None)
    for field in form.fields:
        modal.add_item(
            discord.ui.Label(
                text=field.label, description=field.help or None, component=_input(field)
            )
        )
    modal.stop()  # discord.py would otherwise keep it in memory until it comes back
    await interaction.response.send_modal(modal)


def filled(interaction: Interaction) -> dict[str, str]:
    """Return what was written in each field of a form that was sent in, by the field's name."""
    data: dict[str, Any] = dict(interaction.data or {})
    return {part["custom_id"]: str(part.get("value") or "") for part in _parts(data)}


def _input(field: TextField) -> discord.ui.TextInput[Any]:
    style = discord.TextStyle.paragraph if field.long else discord.TextStyle.short
    return discord.ui.TextInput(
        custom_id=field.name,
        style=style,
        default=field.value or None,
        required=field.required,
        max_length=field.most,
    )


def _parts(data: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for row in data.get("components", ()):
        for part in (*row.get("components", ()), row.get("component") or {}):
            if "custom_id" in part:
                yield part
