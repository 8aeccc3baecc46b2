"""The kind of interaction that is ours, without tying a cog to the client's module."""

from __future__ import annotations

import discord
from discord.ext import commands

Interaction = discord.Interaction[commands.Bot]
