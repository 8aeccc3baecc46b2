"""Whether the one who acts moderates the server: asked at each command, press and form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.discord import errors_texts as errors
from bot.discord.rights import may_moderate
from bot.discord.sending import respond
from bot.view import refusal

if TYPE_CHECKING:
    import discord

    from bot.app import App
    from bot.discord.kinds import Interaction


async def is_moderator(app: App, interaction: Interaction) -> bool:
    """Return whether the one who acts is a moderator of the server where they do."""
    if interaction.guild_id is None:
        return False
    settings = await app.stores.guilds.get(interaction.guild_id)
    return may_moderate(interaction, settings.moderator_role_id)


async def moderated(app: App, interaction: Interaction) -> discord.Guild | None:
    """Return the server where the one who acts is a moderator; else refuse, and return None."""
    if interaction.guild is None:
        await respond(interaction, refusal(errors.ONLY_ON_SERVER))
        return None
    if not await is_moderator(app, interaction):
        await respond(interaction, refusal(errors.NOT_MODERATOR))
        return None
    return interaction.guild
