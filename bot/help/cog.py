"""`/hulp`: how to begin, what the bot is, and how to use it."""

from discord import app_commands
from discord.ext import commands

from bot.discord.commands import command
from bot.discord.options import TypedOption, view_of
from bot.discord.presses import press
from bot.discord.rights import is_moderator, may_manage
from bot.discord.sending import Interaction, hold, respond, think
from bot.help.views import NAMES, ReadHelp, help_view
from bot.view import View

AboutTopic = app_commands.Transform[
    str | None, TypedOption("een onderwerp", lambda _: NAMES, optional=True)
]


class Help(commands.Cog):
    @command(
        "hulp", "Lees wat ik kan, hoe je een vraag stelt en hoe je een mens bereikt", waits=think
    )
    @app_commands.rename(topic="onderwerp")
    @app_commands.describe(topic="Waar je hulp bij wilt")
    @app_commands.allowed_contexts(guilds=True, dms=True, private_channels=False)
    async def show_help(self, interaction: Interaction, topic: AboutTopic = None) -> None:
        await respond(interaction, await self._view(interaction, topic))

    @press(ReadHelp, waits=hold)
    async def read_help(self, interaction: Interaction, action: ReadHelp) -> None:
        await respond(interaction, await self._view(interaction, action.topic))

    async def _view(self, interaction: Interaction, topic: str | None) -> View:
        return help_view(
            topic,
            view_of(interaction),
            moderates=await is_moderator(interaction),
            manages=may_manage(interaction),
        )
