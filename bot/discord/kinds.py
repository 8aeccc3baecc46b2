"""Discord's things as ours: the client with its app, an interaction, a channel."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord
from discord.ext import commands

if TYPE_CHECKING:
    from bot.app import App


class Client(commands.Bot):
    """A client with the app that is open while it runs."""

    app: App


Interaction = discord.Interaction[Client]
Channel = (
    discord.TextChannel
    | discord.VoiceChannel
    | discord.StageChannel
    | discord.ForumChannel
    | discord.Thread
)
"""Where people write, or start to."""
