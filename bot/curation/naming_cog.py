"""What every command of `/kennis` on an entry begins with: the right checked, the entry named."""

from __future__ import annotations

from typing import TYPE_CHECKING

from discord.ext import commands

from bot.curation import texts
from bot.curation.choosing_cog import curated, everything
from bot.discord.options import Unresolved, completions, resolve
from bot.discord.rights import is_moderator, moderated
from bot.discord.sending import respond, think
from bot.dutch import AN_ITEM
from bot.view import refusal

if TYPE_CHECKING:
    from collections.abc import Callable

    import discord
    from discord import app_commands

    from bot.actions import Action
    from bot.app import App
    from bot.discord.kinds import Interaction
    from knowledge.completing import Choices


class Naming(commands.Cog):
    """The base of the commands that name an entry."""

    app: App

    async def named(
        self,
        interaction: Interaction,
        item: str,
        *,
        past: bool = False,
        action: Callable[[str], Action] | None = None,
    ) -> tuple[discord.Guild, str] | None:
        """Return the server and the entry that was named; say why where there is none.

        With `past` one that was archived or hidden too; `action` is what choosing a near one does.
        """
        await think(interaction)
        guild = await moderated(self.app, interaction)
        if guild is None:
            return None
        chosen = resolve(await self._names(guild.id, past), item, AN_ITEM, action)
        if isinstance(chosen, str):
            return guild, chosen
        await self.unnamed(interaction, guild, item, chosen)
        return None

    async def unnamed(
        self, interaction: Interaction, guild: discord.Guild, item: str, near: Unresolved | None
    ) -> None:
        """Say of a name that it is out of sight here, or else what is near it."""
        gone = (await everything(self.app, guild.id)).resolve(item)
        if gone is not None:
            await respond(interaction, refusal(texts.out_of_sight(gone.name)))
        else:
            await respond(interaction, near.view if near else refusal(texts.NOT_FOUND))

    async def offered(
        self, interaction: Interaction, typed: str, *, past: bool = False
    ) -> list[app_commands.Choice[str]]:
        """Return the entries to choose from while a moderator types; nobody else sees any."""
        if interaction.guild_id is None or not await is_moderator(self.app, interaction):
            return []
        return completions(await self._names(interaction.guild_id, past), typed)

    async def _names(self, guild: int, past: bool) -> Choices:
        if past:
            return await everything(self.app, guild)
        return curated(self.app.catalogue.for_guild(guild))
