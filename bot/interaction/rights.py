"""What someone, and the bot, may do where an interaction came from; checked at every step.

`default_permissions` of a command is only a hint, which a server can override.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord

if TYPE_CHECKING:
    from bot.interaction.kinds import Interaction


def may_manage(interaction: Interaction) -> bool:
    """Return whether the one who acts may set things for this server."""
    rights = interaction.permissions
    return interaction.guild_id is not None and (rights.manage_guild or rights.administrator)


def may_write(rights: discord.Permissions, channel: object) -> bool:
    """Return whether these rights are enough to write in this channel or thread."""
    if rights.administrator:
        return True
    in_thread = isinstance(channel, discord.Thread)
    write = rights.send_messages_in_threads if in_thread else rights.send_messages
    return rights.view_channel and write


def may_post(interaction: Interaction) -> bool:
    """Return whether the one who acts could have posted in this channel themselves."""
    return may_write(interaction.permissions, interaction.channel)


def bot_may_post(interaction: Interaction) -> bool:
    """Return whether the bot may post an answer in this channel."""
    rights = interaction.app_permissions
    return may_write(rights, interaction.channel) and rights.embed_links


def bot_may_post_in(channel: discord.abc.GuildChannel | discord.Thread) -> bool:
    """Return whether the bot may post an answer in another channel."""
    rights = channel.permissions_for(channel.guild.me)
    return may_write(rights, channel) and rights.embed_links
