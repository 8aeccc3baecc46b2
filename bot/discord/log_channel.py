"""The log channel of a server: a line for each change, for as long as the bot may write there."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING

import discord

from bot.discord.rights import TO_POST, lacking_in
from bot.discord.sending import post
from bot.view import notice

if TYPE_CHECKING:
    from bot.app import App

log = logging.getLogger(__name__)

A_LINE = 10.0
"""Seconds that whoever changed something waits for its line at most."""


async def log_change(app: App, guild: discord.Guild, line: str) -> None:
    """Write a line in the server's log channel; without one, or where it may not, write none."""
    settings = await app.stores.guilds.get(guild.id)
    await write_line(guild, settings.log_channel_id, line)


async def write_line(guild: discord.Guild, channel_id: int | None, line: str) -> None:
    """Write a line in a channel of the server, mentioning nobody; what goes wrong is only logged.

    `/beheer` looks for itself whether the channel is there and the bot may write in it.
    """
    channel = guild.get_channel_or_thread(channel_id) if channel_id else None
    if not isinstance(channel, discord.abc.Messageable) or lacking_in(channel, TO_POST):
        return
    try:
        async with asyncio.timeout(A_LINE):
            await post(channel, notice(line))
    except (discord.DiscordException, TimeoutError, OSError) as error:
        log.warning("A line in a log channel could not be written (%s)", type(error).__name__)
