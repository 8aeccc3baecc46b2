"""`/kennis`: moderators add to what is known on their server, and keep it true."""

from __future__ import annotations

from typing import TYPE_CHECKING

from discord import app_commands
from discord.ext import commands

from bot import command_texts
from bot.curation.actions import EditEntry
from bot.curation.changing_cog import Changes, Changing
from bot.curation.choosing_cog import editable
from bot.curation.drafts_cog import Drafts
from bot.curation.forms_cog import first_form
from bot.curation.looking_cog import Looking, Looks
from bot.discord.forms import present
from bot.discord.options import completions, resolve
from bot.discord.rights import is_moderator, moderated
from bot.discord.sending import think
from bot.dutch import AN_ITEM, KINDS
from knowledge.entry import Kind

if TYPE_CHECKING:
    from bot.app import App
    from bot.discord.kinds import Interaction
    from bot.discord.presses import Presses

Completed = list[app_commands.Choice[str]]
KIND_CHOICES = [app_commands.Choice(name=KINDS[kind], value=kind.value) for kind in Kind]


@app_commands.default_permissions(manage_messages=True)
@app_commands.guild_only()
class Curation(
    Changing,
    Looking,
    commands.GroupCog,
    group_name="kennis",
    group_description=command_texts.KNOWLEDGE,
):
    """The moderators' own; each step checks the right itself."""

    def __init__(self, app: App, presses: Presses) -> None:
        self.app = app
        self.drafts = Drafts(app, presses)
        self.changes = Changes(app, presses)
        self.looks = Looks(app, presses)

    @app_commands.command(name="toevoegen", description=command_texts.KNOWLEDGE_ADD)
    @app_commands.rename(kind="soort")
    @app_commands.describe(kind=command_texts.KNOWLEDGE_KIND)
    @app_commands.choices(kind=KIND_CHOICES)
    async def add(self, interaction: Interaction, kind: str) -> None:
        if await moderated(self.app, interaction) is not None:
            await present(interaction, first_form(Kind(kind)))

    @app_commands.command(name="bewerken", description=command_texts.KNOWLEDGE_EDIT)
    @app_commands.describe(item=command_texts.KNOWLEDGE_ITEM)
    async def edit(self, interaction: Interaction, item: str) -> None:
        await think(interaction)
        guild = await moderated(self.app, interaction)
        if guild is None:
            return
        names = await editable(self.app, guild.id, interaction.user.id)
        chosen = resolve(names, item, AN_ITEM, EditEntry)
        if not isinstance(chosen, str):
            await self.unnamed(interaction, guild, item, chosen)
            return
        await self.drafts.edit(interaction, guild, chosen)

    @edit.autocomplete("item")
    async def complete_editable(self, interaction: Interaction, typed: str) -> Completed:
        if interaction.guild_id is None or not await is_moderator(self.app, interaction):
            return []
        return completions(
            await editable(self.app, interaction.guild_id, interaction.user.id), typed
        )
