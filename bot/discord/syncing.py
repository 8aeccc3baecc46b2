"""Telling Discord which commands there are, only where that changed."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

import discord

if TYPE_CHECKING:
    from collections.abc import Mapping

    from discord.ext import commands

log = logging.getLogger(__name__)

TOLD = (
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
"""What a command is told by; the rest (ids, versions) is Discord's."""


async def sync(bot: commands.Bot) -> bool:
    """Sync the commands where Discord has others, and return whether that was needed.

    A refusal is logged and no reason not to start: the commands of before keep working.
    """
    assert bot.application_id is not None, "commands are synced after the login"
    try:
        known = await bot.http.get_global_commands(bot.application_id)
        ours = [command.to_dict(bot.tree) for command in bot.tree.get_commands()]
        if _told(known) == _told(ours):
            return False
        await bot.tree.sync()
    except discord.HTTPException as error:
        log.warning("Discord did not take the commands (HTTP %d): %s", error.status, error.text)
        return False
    log.info("Synced %d commands", len(ours))
    return True


def _told(known: list[Any]) -> dict[tuple[str, int], object]:
    return {(one["name"], one.get("type", 1)): _part(one) for one in known}


def _part(one: Mapping[str, Any]) -> dict[str, object]:
    """Return what of a command or option is ours, in one form; what is empty is left out."""
    kept = {key: _plain(one[key]) for key in TOLD if one.get(key) not in (None, False, [], "")}
    if "default_member_permissions" in kept:
        kept["default_member_permissions"] = str(kept["default_member_permissions"])
    return kept


def _plain(value: Any) -> object:
    if isinstance(value, list):
        return [_part(item) if isinstance(item, dict) else item for item in value]
    return value
