"""Finding someone on a server, of whose members the bot remembers none."""

from __future__ import annotations

import discord


async def member(guild: discord.Guild, user: int) -> discord.Member | None:
    """Return the member with this id, None where they are not on the server."""
    try:
        return guild.get_member(user) or await guild.fetch_member(user)
    except discord.NotFound:
        return None
