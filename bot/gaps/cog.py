"""`/onbeantwoord`: what has no good answer yet, for the moderators of a server."""

from __future__ import annotations

from typing import TYPE_CHECKING

from discord import app_commands
from discord.ext import commands

from bot import command_texts
from bot.discord.options import completions
from bot.discord.rights import is_moderator, moderated
from bot.discord.sending import think
from bot.gaps import texts
from bot.gaps.buttons_cog import Buttons
from bot.gaps.deciding_cog import link_named, named, names_of, put_aside, show
from bot.gaps.gaps import queue
from bot.gaps.writing_cog import Writing

if TYPE_CHECKING:
    from bot.app import App
    from bot.discord.kinds import Interaction
    from bot.discord.presses import Presses

PERIODS = [app_commands.Choice(name=word, value=days) for word, days in texts.PERIODS.items()]


@app_commands.default_permissions(manage_messages=True)
@app_commands.guild_only()
class Gaps(commands.GroupCog, group_name="onbeantwoord", group_description=command_texts.GAPS):
    """The moderators' queue; each step checks the right itself."""

    def __init__(self, app: App, presses: Presses) -> None:
        self.app = app
        self.buttons = Buttons(app, presses)
        self.writing = Writing(app, presses)

    @app_commands.command(name="lijst", description=command_texts.GAPS_LIST)
    @app_commands.rename(days="periode")
    @app_commands.describe(days=command_texts.GAPS_PERIOD)
    @app_commands.choices(days=PERIODS)
    async def show_list(self, interaction: Interaction, days: int | None = None) -> None:
        await think(interaction)
        guild = await moderated(self.app, interaction)
        if guild is not None:
            await show(self.app, interaction, guild, 0, days)

    @app_commands.command(name="koppel", description=command_texts.GAPS_LINK)
    @app_commands.rename(question="vraag", item="item")
    @app_commands.describe(question=command_texts.GAPS_QUESTION, item=command_texts.GAPS_ITEM)
    async def link(self, interaction: Interaction, question: str, item: str) -> None:
        await think(interaction)
        guild = await moderated(self.app, interaction)
        if guild is None:
            return
        gap = await named(self.app, interaction, guild, question)
        if gap is not None:
            await link_named(self.app, interaction, guild, gap.key, item)

    @app_commands.command(name="beantwoord", description=command_texts.GAPS_ANSWER)
    @app_commands.rename(question="vraag")
    @app_commands.describe(question=command_texts.GAPS_QUESTION)
    async def answer(self, interaction: Interaction, question: str) -> None:
        guild = await moderated(self.app, interaction)  # a form can't follow on an acknowledgement
        if guild is None:
            return
        gap = await named(self.app, interaction, guild, question)
        if gap is not None:
            await self.writing.begin(interaction, gap)

    @app_commands.command(name="negeer", description=command_texts.GAPS_IGNORE)
    @app_commands.rename(question="vraag")
    @app_commands.describe(question=command_texts.GAPS_QUESTION)
    async def ignore(self, interaction: Interaction, question: str) -> None:
        await think(interaction)
        guild = await moderated(self.app, interaction)
        if guild is None:
            return
        gap = await named(self.app, interaction, guild, question)
        if gap is not None:
            await put_aside(self.app, interaction, guild, gap.key)

    @link.autocomplete("question")
    @answer.autocomplete("question")
    @ignore.autocomplete("question")
    async def complete_question(
        self, interaction: Interaction, typed: str
    ) -> list[app_commands.Choice[str]]:
        if interaction.guild_id is None or not await is_moderator(self.app, interaction):
            return []
        return completions(names_of(await queue(self.app, interaction.guild_id)), typed)

    @link.autocomplete("item")
    async def complete_item(
        self, interaction: Interaction, typed: str
    ) -> list[app_commands.Choice[str]]:
        return completions(self.app.catalogue.for_guild(interaction.guild_id).items, typed)
