"""Commands whose options arrive as values, and whose refusals are sent in one place."""

import functools
import inspect
import logging
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

import discord
from discord import app_commands
from discord.ext import commands

from bot.discord.sending import Waits, respond
from bot.view import Refused
from knowledge.answer import LONGEST_QUESTION

F = TypeVar("F", bound="Callable[..., Any]")
log = logging.getLogger(__name__)
LONGEST_OPTION = LONGEST_QUESTION + 1
"""By the last character a question is known to be longer than what is looked at."""
COMPARED = (
    "name",
    "type",
    "description",
    "default_member_permissions",
    "contexts",
    "integration_types",
    "nsfw",
    "required",
    "autocomplete",
    "choices",
    "min_value",
    "max_value",
    "min_length",
    "max_length",
    "channel_types",
    "value",
    "options",
)
"""By what two commands are compared; the rest (ids, versions) is Discord's."""


def command(
    name: str, description: str, *, waits: Waits | None = None
) -> Callable[[Callable[..., Any]], Any]:
    """Make a method of a cog a command, done once `waits` has acknowledged it.

    A `Refused` that a guard in it or an option raises becomes the reply.
    """

    def decorate(callback: Callable[..., Any]) -> Any:
        return app_commands.command(name=name, description=description)(refusing(callback, waits))

    return decorate


def attach(
    tree: app_commands.CommandTree[Any], group: str, name: str, description: str, callback: F
) -> None:
    """Add a bound method as a command to a group that another feature's cog made."""
    parent = tree.get_command(group)
    assert isinstance(parent, app_commands.Group), f"/{group} is there before its parts"
    attached: app_commands.Command[Any, ..., None] = app_commands.Command(
        name=name, description=description, callback=refusing(callback)
    )
    parent.add_command(attached)


def add_menu(tree: app_commands.CommandTree[Any], name: str, callback: Callable[..., Any]) -> None:
    kind = discord.AppCommandType.message
    tree.add_command(app_commands.ContextMenu(name=name, callback=refusing(callback), type=kind))


def refusing(callback: F, waits: Waits | None = None) -> F:
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
            if waits is not None:
                await waits(interaction)
            await callback(first, *args, **options)
        except Refused as refused:
            await respond(interaction, refused.view)

    if inspect.ismethod(callback):  # of a menu, which discord.py takes from no class
        guarded.__qualname__ = callback.__name__
    return guarded  # type: ignore[return-value]  # what it wraps, but for refusals


def shorten(options: list[Any]) -> None:
    """Cut what was typed in the options of a command before anything looks at it."""
    for option in options:
        shorten(option.get("options") or [])
        if isinstance(option.get("value"), str):
            option["value"] = option["value"][:LONGEST_OPTION]


async def sync(bot: commands.Bot) -> None:
    """Sync the commands where Discord has others.

    A refusal is logged and no reason not to start: the commands of before keep working.
    """
    assert bot.application_id is not None, "commands are synced after the login"
    try:
        theirs = await bot.http.get_global_commands(bot.application_id)
        ours = [command.to_dict(bot.tree) for command in bot.tree.get_commands()]
        if _by_name(theirs) == _by_name(ours):
            return
        await bot.tree.sync()
    except discord.HTTPException as error:
        log.warning("Discord did not take the commands (HTTP %d): %s", error.status, error.text)
    else:
        log.info("Synced %d commands", len(ours))


def _by_name(payloads: list[Any]) -> dict[tuple[str, int], object]:
    return {(payload["name"], payload.get("type", 1)): _part(payload) for payload in payloads}


def _part(payload: Mapping[str, Any]) -> dict[str, object]:
    """Return what of a command or option is ours, in one form; what is empty is left out."""
    values = {key: payload.get(key) for key in COMPARED}
    ours = {
        key: _plain(value) for key, value in values.items() if value not in (None, False, [], "")
    }
    if "default_member_permissions" in ours:
        ours["default_member_permissions"] = str(ours["default_member_permissions"])
    return ours


def _plain(value: Any) -> object:
    if isinstance(value, list):
        return [_part(item) if isinstance(item, dict) else item for item in value]
    return value
