"""The kinds of Discord's things that are ours: an interaction, a channel to write in."""

from __future__ import annotations

import discord
from discord.ext import commands

Interaction = discord.Interaction[commands.Bot]
Channel = (
    discord.TextChannel
    | discord.VoiceChannel
    | discord.StageChannel
    | discord.ForumChannel
    | discord.Thread
)
"""Where people write, or start to."""
