"""Finding people, of whom the bot remembers none: on a server, or by their id alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord

if TYPE_CHECKING:
    from collections.abc import Iterable


async def member(guild: discord.Guild, user: int) -> discord.Member | None:
    """Return the member with this id, None where they are not on the server."""
    try:
        return guild.get_member(user) or await guild.fetch_member(user)
    except discord.NotFound:
        return None


async def shares(client: discord.Client, guild_id: int, user: int) -> bool:
    """Return whether someone is on that server, and the bot too."""
    guild = client.get_guild(guild_id)
    return guild is not None and await member(guild, user) is not None


async def names_of(client: discord.Client, users: Iterable[int]) -> tuple[str, ...]:
    """Return the names on Discord of who has these ids, without those that can't be found now."""
    names = []
    for user in users:
        try:
            found = client.get_user(user) or await client.fetch_user(user)
        except discord.HTTPException:
            continue
        names.append(found.name)
    return tuple(names)
