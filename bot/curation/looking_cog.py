"""The commands and buttons of `/kennis` that only show: an entry, its past, what needs care."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from discord import app_commands

from bot import command_texts
from bot.actions import number_of
from bot.curation import texts
from bot.curation.actions import EntryHistory, OpenEntry, UpkeepPage
from bot.curation.examining import examine, story
from bot.curation.naming_cog import Naming
from bot.curation.replies_cog import held
from bot.curation.standing import NotFound
from bot.curation.upkeep import Care, in_need
from bot.curation.views import examined_view, golden_view, history_view, upkeep_view
from bot.discord import failures as errors
from bot.discord.rights import moderated
from bot.discord.sending import respond, think
from bot.view import refusal
from knowledge.reviewing.golden import prove

if TYPE_CHECKING:
    import discord

    from bot.app import App
    from bot.discord.kinds import Interaction
    from bot.discord.presses import Presses

Completed = list[app_commands.Choice[str]]


class Looks:
    """What is shown; a press checks the right itself, for a command its caller does."""

    def __init__(self, app: App, presses: Presses) -> None:
        self.app = app
        presses.on(OpenEntry, self.entry_pressed)
        presses.on(EntryHistory, self.history_pressed)
        presses.on(UpkeepPage, self.upkeep_pressed)

    async def entry_pressed(self, interaction: Interaction, action: OpenEntry) -> None:
        """Show an entry in a message of its own: the list it was on, or the way back, stays."""
        await think(interaction)
        guild = await moderated(self.app, interaction)
        if guild is not None:
            await self.entry(interaction, guild, action.entry)

    async def history_pressed(self, interaction: Interaction, action: EntryHistory) -> None:
        """Turn to a page of the past of an entry."""
        guild = await held(self.app, interaction)
        if guild is not None:
            await self.history(interaction, guild, action.entry, number_of(action.page))

    async def upkeep_pressed(self, interaction: Interaction, action: UpkeepPage) -> None:
        """Turn to a page of what needs care, or to another list."""
        guild = await held(self.app, interaction)
        if guild is None:
            return
        if action.care in set(Care):
            await self.upkeep(interaction, guild, Care(action.care), number_of(action.page))
        else:
            await respond(interaction, refusal(errors.BUTTON_TOO_OLD))

    async def entry(self, interaction: Interaction, guild: discord.Guild, own: str) -> None:
        """Show an entry as a moderator sees it."""
        found = await examine(self.app, guild.id, own)
        if isinstance(found, NotFound):
            await respond(interaction, refusal(texts.NOT_FOUND))
        else:
            await respond(interaction, examined_view(found))

    async def history(
        self, interaction: Interaction, guild: discord.Guild, own: str, page: int
    ) -> None:
        """Show what was done to an entry."""
        found = await story(self.app, guild.id, own)
        if isinstance(found, NotFound):
            await respond(interaction, refusal(texts.NOT_FOUND))
        else:
            await respond(interaction, history_view(*found, page))

    async def upkeep(
        self, interaction: Interaction, guild: discord.Guild, care: Care, page: int
    ) -> None:
        """Show what needs this care."""
        worn = await in_need(self.app, guild.id, care)
        await respond(interaction, upkeep_view(worn, care, page))


class Looking(Naming):
    """The commands; each step checks the right itself."""

    looks: Looks

    @app_commands.command(name="bekijk", description=command_texts.KNOWLEDGE_VIEW)
    @app_commands.describe(item=command_texts.KNOWLEDGE_ITEM)
    async def look(self, interaction: Interaction, item: str) -> None:
        chosen = await self.named(interaction, item, past=True, action=OpenEntry)
        if chosen is not None:
            await self.looks.entry(interaction, *chosen)

    @app_commands.command(name="geschiedenis", description=command_texts.KNOWLEDGE_HISTORY)
    @app_commands.describe(item=command_texts.KNOWLEDGE_ITEM)
    async def history(self, interaction: Interaction, item: str) -> None:
        chosen = await self.named(interaction, item, past=True, action=_past)
        if chosen is not None:
            await self.looks.history(interaction, *chosen, 0)

    @app_commands.command(name="verouderd", description=command_texts.KNOWLEDGE_UPKEEP)
    async def upkeep(self, interaction: Interaction) -> None:
        await think(interaction)
        guild = await moderated(self.app, interaction)
        if guild is not None:
            await self.looks.upkeep(interaction, guild, Care.DUE, 0)

    @app_commands.command(name="test", description=command_texts.KNOWLEDGE_TEST)
    async def test(self, interaction: Interaction) -> None:
        await think(interaction)
        guild = await moderated(self.app, interaction)
        if guild is None:
            return
        view = self.app.catalogue.for_guild(guild.id)
        results = await asyncio.to_thread(prove, tuple(view.entries.values()), view)
        await respond(interaction, golden_view(results, view))

    @look.autocomplete("item")
    @history.autocomplete("item")
    async def complete_everything(self, interaction: Interaction, typed: str) -> Completed:
        return await self.offered(interaction, typed, past=True)


def _past(own: str) -> EntryHistory:
    return EntryHistory(own, "0")
