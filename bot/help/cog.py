"""`/hulp`: what the bot is, and how to use it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from discord import app_commands
from discord.ext import commands

from bot.discord.options import completions
from bot.discord.sending import respond
from bot.help.views import TOPICS, help_view
from knowledge.answering.completing import Choices, Named

if TYPE_CHECKING:
    from bot.discord.kinds import Interaction

NAMES = Choices.of(Named(topic.name, topic.title) for topic in TOPICS.values())


class Help(commands.Cog):
    """What the bot is and how to use it; nothing is read or kept."""

    @app_commands.command(
        name="hulp",
        description="Lees wat ik kan, hoe je een vraag stelt en hoe je een mens bereikt",
    )
    @app_commands.rename(topic="onderwerp")
    @app_commands.describe(topic="Waar je hulp bij wilt")
    @app_commands.allowed_contexts(guilds=True, dms=True, private_channels=False)
    async def show_help(self, interaction: Interaction, topic: str | None = None) -> None:
        named = NAMES.resolve(topic) if topic else None
        await respond(interaction, help_view(named.key if named else topic))

    @show_help.autocomplete("topic")
    async def complete_topic(
        self, _interaction: Interaction, typed: str
    ) -> list[app_commands.Choice[str]]:
        return completions(NAMES, typed)
