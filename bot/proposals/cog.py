"""`/voorstel` and *Maak kennisvoorstel*: what anyone knows, and how it fares."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord
from discord import app_commands
from discord.ext import commands

from bot import command_texts
from bot.cards.moderators import Unreachable
from bot.discord.forms import present
from bot.discord.messages import question_in, words_of
from bot.discord.options import completions, resolve
from bot.discord.sending import respond, think
from bot.discord.undelivered import respond_with_undelivered
from bot.dutch import AN_ITEM, CHOOSE_FROM_LIST, clean
from bot.proposals import texts
from bot.proposals.actions import Propose
from bot.proposals.forms_cog import NOTHING_YET, proposal_form
from bot.proposals.own_cog import Own
from bot.proposals.own_view import no_room_view, sent_view
from bot.proposals.proposing import improvable, room
from bot.view import refusal
from storage.proposals import Room, Texts

if TYPE_CHECKING:
    from bot.app import App
    from bot.discord.kinds import Interaction
    from bot.discord.presses import Presses


@app_commands.allowed_contexts(guilds=True, dms=True, private_channels=False)
class Proposals(commands.GroupCog, group_name="voorstel", group_description=command_texts.PROPOSE):
    """Someone's own proposals: each reply is for them alone."""

    def __init__(self, bot: commands.Bot, app: App, presses: Presses) -> None:
        self.bot = bot
        self.app = app
        self.own = Own(bot, app, presses)
        self.menu = app_commands.ContextMenu(
            name=command_texts.PROPOSE_MENU,
            callback=self.propose_message,
            type=discord.AppCommandType.message,
        )
        presses.on(Propose, self.propose)

    async def cog_load(self) -> None:
        self.bot.tree.add_command(self.menu)

    async def cog_unload(self) -> None:
        self.bot.tree.remove_command(self.menu.name, type=self.menu.type)

    @app_commands.command(name="kennis", description=command_texts.PROPOSE_KNOWLEDGE)
    async def knowledge(self, interaction: Interaction) -> None:
        await self._begin(interaction, NOTHING_YET)

    @app_commands.command(name="verbetering", description=command_texts.PROPOSE_IMPROVEMENT)
    @app_commands.describe(item=command_texts.PROPOSE_ITEM)
    async def improvement(self, interaction: Interaction, item: str) -> None:
        names = self.app.catalogue.for_guild(interaction.guild_id).items
        chosen = resolve(names, item, AN_ITEM, Propose)
        if isinstance(chosen, str):
            await self.propose(interaction, Propose(chosen))
        else:
            view = chosen.view if chosen else refusal(CHOOSE_FROM_LIST)
            await respond(interaction, view)

    @improvement.autocomplete("item")
    async def complete_item(
        self, interaction: Interaction, typed: str
    ) -> list[app_commands.Choice[str]]:
        return completions(self.app.catalogue.for_guild(interaction.guild_id).items, typed)

    @app_commands.command(name="mijn", description=command_texts.PROPOSE_OWN)
    async def mine(self, interaction: Interaction) -> None:
        await think(interaction)
        view = await self.own.view(interaction, 0)
        await respond_with_undelivered(self.app, interaction, view)

    async def propose(self, interaction: Interaction, action: Propose) -> None:
        """Show the form for new knowledge, or for what is to be better in an entry."""
        if action.entry:
            entry = improvable(self.app, interaction.guild_id, action.entry)
            if isinstance(entry, Unreachable):
                await respond(interaction, sent_view(entry))
                return
        await self._begin(interaction, NOTHING_YET, action.entry)

    async def propose_message(self, interaction: Interaction, message: discord.Message) -> None:
        """Show the form for new knowledge, with what a message says and where it is."""
        said = clean(question_in(words_of(message)))
        if not said:
            await respond(interaction, refusal(texts.EMPTY_MESSAGE))
            return
        where = message.jump_url if interaction.guild_id is not None else ""
        await self._begin(interaction, Texts(heading="", body=said, source=where))

    async def _begin(self, interaction: Interaction, begun: Texts, item: str = "") -> None:
        """Show a form, unless what would be sent in can't be taken."""
        free = await room(self.app, interaction.user.id, interaction.guild_id)
        if free is not Room.FREE:
            await respond(interaction, no_room_view(free))
            return
        form = proposal_form(Propose(item), begun, improvement=bool(item))
        await present(interaction, form)
