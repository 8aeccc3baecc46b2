"""What someone, and the bot, may do where an interaction came from; checked at every step.

`default_permissions` of a command is only a hint, which a server can override.
"""

from collections.abc import Sequence

import discord

from bot.discord import failures
from bot.discord.sending import Interaction, Waits
from bot.dutch import joined
from bot.view import Refused

TO_POST = ("view_channel", "send_messages")
TO_ANSWER = (*TO_POST, "read_message_history")
"""What the bot needs in a channel; the last to show which message it replies to."""
_RIGHTS = {
    "view_channel": "Kanaal bekijken",
    "send_messages": "Berichten versturen",
    "send_messages_in_threads": "Berichten versturen in threads",
    "read_message_history": "Berichtgeschiedenis lezen",
}
"""Discord's Dutch names of what the bot needs in a channel."""


def may_manage(interaction: Interaction) -> bool:
    rights = interaction.permissions
    return interaction.guild_id is not None and (rights.manage_guild or rights.administrator)


def may_moderate(interaction: Interaction, role: int | None) -> bool:
    """Return whether the one who acts is a moderator here; `role` is what the server chose, if it.

    Without a chosen role whoever may manage messages is one; with it nobody else.
    """
    if interaction.guild is None or not isinstance(interaction.user, discord.Member):
        return False
    if role is not None:
        return interaction.user.get_role(role) is not None
    rights = interaction.permissions
    return rights.manage_messages or rights.administrator


def may_write(rights: discord.Permissions, channel: object) -> bool:
    if rights.administrator:
        return True
    in_thread = isinstance(channel, discord.Thread)
    write = rights.send_messages_in_threads if in_thread else rights.send_messages
    return rights.view_channel and write


def may_post(interaction: Interaction) -> bool:
    """Return whether the one who acts could have posted in this channel themselves."""
    return may_write(interaction.permissions, interaction.channel)


def bot_may_post(interaction: Interaction) -> bool:
    return may_write(interaction.app_permissions, interaction.channel)


def lacking(channel: discord.abc.GuildChannel | discord.Thread, needed: Sequence[str]) -> str:
    """Say what the bot is to be given in a channel; empty where it may do what is wanted."""
    rights = channel.permissions_for(channel.guild.me)  # all of them for an administrator
    in_threads = isinstance(channel, discord.Thread | discord.ForumChannel)
    names = [
        "send_messages_in_threads" if in_threads and name == "send_messages" else name
        for name in needed
    ]
    lacks = tuple(f"‘{_RIGHTS[name]}’" for name in names if not getattr(rights, name))
    if not lacks:
        return ""
    what = f"{'het recht' if len(lacks) == 1 else 'de rechten'} {joined(lacks)}"
    return f"Let op: in #{channel.name} mis ik {what}. Geef mij die, anders lukt het niet."


async def is_moderator(interaction: Interaction) -> bool:
    if interaction.guild_id is None:
        return False
    settings = await interaction.client.app.stores.guilds.get(interaction.guild_id)
    return may_moderate(interaction, settings.moderator_role_id)


async def moderating(interaction: Interaction, acknowledge: Waits | None = None) -> discord.Guild:
    """Return the server that the one who acts moderates; raises `Refused` for anyone else."""
    if interaction.guild is None:
        raise Refused(failures.ONLY_ON_SERVER)
    if not await is_moderator(interaction):
        raise Refused(failures.NOT_MODERATOR)
    if acknowledge is not None:
        await acknowledge(interaction)
    return interaction.guild
