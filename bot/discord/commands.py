"""Commands whose options arrive as values, and whose refusals are sent in one place."""

from __future__ import annotations

import functools
import inspect
from typing import TYPE_CHECKING, Any, TypeVar

import discord
from discord import app_commands
from discord.utils import resolve_annotation

from bot.discord.sending import respond
from bot.view import Refused

if TYPE_CHECKING:
    from collections.abc import Callable

F = TypeVar("F", bound="Callable[..., Any]")


def command(*, name: str, description: str) -> Callable[[Callable[..., Any]], Any]:
    """Make a method of a cog a command; what refuses, a guard in it or an option, is its reply."""

    def decorate(callback: Callable[..., Any]) -> Any:
        return app_commands.command(name=name, description=description)(refusing(callback))

    return decorate


def attach(
    tree: app_commands.CommandTree[Any], group: str, name: str, description: str, callback: F
) -> None:
    """Add a bound method as a command to a group that another feature's cog made."""
    made = tree.get_command(group)
    assert isinstance(made, app_commands.Group), f"/{group} is there before its parts"
    attached: app_commands.Command[Any, ..., None] = app_commands.Command(
        name=name, description=description, callback=refusing(callback)
    )
    made.add_command(attached)


def refusing(callback: F) -> F:
    """Let a command's callback answer with the refusal that was raised in it, or given to it.

    An option that can't be understood arrives as a `Refused`, and the callback isn't called: the
    command tree would take one that is raised for a failure.
    """

    @functools.wraps(callback)
    async def guarded(first: Any, *args: Any, **options: Any) -> None:
        interaction: Any = first if isinstance(first, discord.Interaction) else args[0]
        try:
            for value in (*args, *options.values()):
                if isinstance(value, Refused):
                    raise value
            await callback(first, *args, **options)
        except Refused as refused:
            await respond(interaction, refused.view)

    if inspect.ismethod(callback):  # of a menu, which discord.py takes from no class
        guarded.__qualname__ = callback.__name__
    guarded.__signature__ = _resolved(callback)  # type: ignore[attr-defined]  # discord.py reads it
    return guarded  # type: ignore[return-value]  # what it wraps, but for refusals


def _resolved(callback: Callable[..., Any]) -> inspect.Signature:
    """Return the signature with the options' types as the callback's own module knows them."""
    names: dict[str, Any] = callback.__globals__
    signature = inspect.signature(callback)
    parameters = [
        one
        if one.name in ("self", "interaction")
        else one.replace(annotation=resolve_annotation(one.annotation, names, names, {}))
        for one in signature.parameters.values()
    ]
    return signature.replace(parameters=parameters)
