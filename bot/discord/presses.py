"""Buttons, selects and forms that live for years: a custom_id, read back as an `Action`.

Nothing is remembered per message, so a button works after a restart as before it.
"""

import functools
import inspect
import re
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass
from typing import Any, TypeVar

import discord

from bot.actions import PREFIX, Action, custom_id, parse
from bot.discord import failures
from bot.discord.failures import report
from bot.discord.sending import Interaction, Waits, respond, tell
from bot.dutch import cut
from bot.view import Refused, refusal

PRESSED, SEVERAL, SENT_IN = "__pressed__", "__several__", "__sent_in__"
"""Marks of a method: what a press does, a choice of several, and a form that is sent in."""
M = TypeVar("M", bound="Callable[..., Any]")
Item = discord.ui.Item[Any]


LONGEST_FIELD = 4_000
"""Discord's limit on what is written in a field of a form."""
SAID = "said"
"""What the field of a form with one is called."""
A_LINE = 300
"""A field for more than this is several lines high."""


@dataclass(frozen=True, slots=True)
class TextField:
    """A text to write; as much of `value` as fits stands in it already."""

    name: str
    label: str
    help: str
    most: int
    value: str = ""
    required: bool = True
    long: bool | None = None
    """Whether it is several lines high; None where `most` tells."""


@dataclass(frozen=True, slots=True)
class Form:
    """At most five fields; sent in, it is handled as `action`."""

    title: str
    action: Action
    fields: tuple[TextField, ...]


class Presses:
    """The method that handles each kind of action; the cogs register theirs."""

    def __init__(self) -> None:
        self._handlers: dict[tuple[str, type], Callable[[Interaction, Any], Awaitable[None]]] = {}

    def register(self, cog: object) -> None:
        """Have the methods of `cog` that are marked with `press` and `form` called for theirs."""
        for _, method in inspect.getmembers(cog, inspect.ismethod):
            for mark in (PRESSED, SEVERAL, SENT_IN):
                for kind in getattr(method, mark, ()):
                    assert (mark, kind) not in self._handlers, f"{kind.__name__} is handled already"
                    self._handlers[mark, kind] = method

    async def press(self, interaction: Interaction, *actions: Action | None) -> None:
        if len(actions) == 1:
            await self._do(interaction, PRESSED, type(actions[0]), actions[0])
        else:
            await self._do(interaction, SEVERAL, type(actions[0]), actions)

    async def submit(self, interaction: Interaction) -> None:
        """Take in a form: what it is for stands in its custom_id, as on a button."""
        data: dict[str, Any] = dict(interaction.data or {})
        action = parse(str(data.get("custom_id", "")))
        await self._do(interaction, SENT_IN, type(action), action)

    async def _do(self, interaction: Interaction, mark: str, kind: type, action: object) -> None:
        handler = self._handlers.get((mark, kind))
        try:
            if handler is None:
                await tell(interaction, refusal(failures.BUTTON_TOO_OLD))
            else:
                await handler(interaction, action)
        except Refused as refused:
            await respond(interaction, refused.view)
        except Exception as error:  # the last one who can say so: discord.py only logs it
            await report(interaction, error)

    def item(self) -> type[discord.ui.DynamicItem[Item]]:
        """Return what to register with the client: all buttons and selects of ours by prefix."""
        presses = self

        class Pressed(discord.ui.DynamicItem[Item], template=rf"{PREFIX}:.*"):
            @classmethod
            async def from_custom_id(
                cls, interaction: discord.Interaction[Any], item: Item, match: re.Match[str], /
            ) -> "Pressed":
                del interaction, match  # the custom_id says all
                return cls(item)

            async def callback(self, interaction: discord.Interaction[Any]) -> None:
                data: dict[str, Any] = dict(interaction.data or {})
                chosen = data.get("values") or (self.custom_id,)  # in a list are custom_ids too
                await presses.press(interaction, *map(parse, map(str, chosen)))

        return Pressed


def press(*kinds: type[Action], waits: Waits | None = None) -> Callable[[M], M]:
    """Mark a method of a cog as what presses of these kinds do, once `waits` has acknowledged."""
    return lambda method: _marked(method, PRESSED, kinds, waits)


def press_several(kind: type[Action], waits: Waits | None = None) -> Callable[[M], M]:
    """Mark a method of a cog as what choosing more than one of a kind does, given all of them."""
    return lambda method: _marked(method, SEVERAL, (kind,), waits)


def form(*kinds: type[Action], waits: Waits | None = None) -> Callable[[M], M]:
    """Mark a method of a cog as what takes in forms of these kinds, once `waits` acknowledged."""
    return lambda method: _marked(method, SENT_IN, kinds, waits)


def _marked(method: M, name: str, kinds: tuple[type[Action], ...], waits: Waits | None) -> M:
    marked = method if waits is None else _after(waits, method)
    setattr(marked, name, kinds)
    return marked


def _after(waits: Waits, method: M) -> M:
    @functools.wraps(method)
    async def acknowledged(cog: object, interaction: Interaction, action: Action) -> None:
        await waits(interaction)
        await method(cog, interaction, action)

    return acknowledged  # type: ignore[return-value]  # what it wraps


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


async def ask_text(
    interaction: Interaction,
    title: str,
    action: Action,
    label: str,
    about: str,
    most: int,
    value: str = "",
    *,
    required: bool = True,
) -> None:
    """Show a form of one field; once it is sent in, `typed_text` gives what was written."""
    field = TextField(SAID, label, about, most, value, required)
    await present(interaction, Form(title, action, (field,)))


def typed_text(interaction: Interaction) -> str:
    return next(iter(typed_texts(interaction).values()), "")


def typed_texts(interaction: Interaction) -> dict[str, str]:
    """Return what was written in each field of a form that was sent in, by the field's name."""
    data: dict[str, Any] = dict(interaction.data or {})
    return {
        part["custom_id"]: str(part.get("value") or "")[:LONGEST_FIELD] for part in _parts(data)
    }


def _input(field: TextField) -> discord.ui.TextInput[Any]:
    long = field.most > A_LINE if field.long is None else field.long
    style = discord.TextStyle.paragraph if long else discord.TextStyle.short
    return discord.ui.TextInput(
        custom_id=field.name,
        style=style,
        default=cut(field.value, field.most) or None,
        required=field.required,
        max_length=field.most,
    )


def _parts(data: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for row in data.get("components", ()):
        for part in (*row.get("components", ()), row.get("component") or {}):
            if "custom_id" in part:
                yield part
