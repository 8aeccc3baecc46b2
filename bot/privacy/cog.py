"""`/privacy`: someone's own data explained, shown and erased; on no server too."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from discord import app_commands
from discord.ext import commands

from bot import command_texts
from bot.discord.people import names_of
from bot.discord.sending import fits, hold, respond, tell, think
from bot.privacy import texts
from bot.privacy.actions import EraseAll
from bot.privacy.held_file_view import held_file, zipped
from bot.privacy.privacy import Nothing, ask_to_erase, erase, held
from bot.privacy.views import asked_view, erased_view, explanation_view, held_view
from bot.view import refusal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.app import App
    from bot.discord.kinds import Interaction
    from bot.discord.presses import Presses
    from bot.privacy.privacy import Memory


@app_commands.allowed_installs(guilds=True, users=True)
@app_commands.allowed_contexts(guilds=True, dms=True, private_channels=True)
class Privacy(commands.GroupCog, group_name="privacy", group_description=command_texts.PRIVACY):
    """Everyone's own data; each reply is for them alone."""

    def __init__(self, app: App, presses: Presses, memories: Sequence[Memory]) -> None:
        self.app = app
        self.memories = memories
        presses.on(EraseAll, self.erase_all)

    @app_commands.command(name="uitleg", description=command_texts.PRIVACY_EXPLAIN)
    async def explain(self, interaction: Interaction) -> None:
        await think(interaction)
        names = await names_of(interaction.client, sorted(self.app.settings.operators))
        await respond(interaction, explanation_view(names))

    @app_commands.command(name="inzage", description=command_texts.PRIVACY_SHOW)
    async def show(self, interaction: Interaction) -> None:
        await think(interaction)
        found = await held(self.app, interaction.user.id)
        if not found.counts:
            await respond(interaction, held_view(found))
            return
        file = await asyncio.to_thread(held_file, found)
        packed = not fits(file)
        if packed:
            file = await asyncio.to_thread(zipped, file)
        if fits(file):
            await respond(interaction, held_view(found, packed=packed), files=(file,))
        else:
            await respond(interaction, refusal(texts.TOO_LARGE))

    @app_commands.command(name="wissen", description=command_texts.PRIVACY_ERASE)
    async def erase(self, interaction: Interaction) -> None:
        await think(interaction)
        user = interaction.user.id
        asked = await ask_to_erase(self.app, user, self.memories)
        await respond(interaction, asked_view(asked, user, self.app.now()))

    async def erase_all(self, interaction: Interaction, action: EraseAll) -> None:
        """Erase what is of the one who was asked, where the question stood; of nobody else."""
        user = interaction.user.id
        if action.user != str(user):
            await tell(interaction, refusal(texts.NOT_YOURS))
            return
        alone = _alone(interaction)
        await (hold(interaction) if alone else think(interaction))
        erased = await erase(self.app, user, _moment(action.asked_at), self.memories)
        view = erased_view(erased, user, self.app.now())
        if alone and isinstance(erased, Nothing):  # a second press leaves what the first one said
            await tell(interaction, view)
        else:
            await respond(interaction, view)


def _alone(interaction: Interaction) -> bool:
    """Return whether only the one who pressed sees the message with the button."""
    return interaction.message is not None and interaction.message.flags.ephemeral


def _moment(text: str) -> datetime:
    """Return the moment that a button holds as seconds; long ago where it holds none."""
    known = text.isascii() and text.isdecimal() and len(text) <= 11
    return datetime.fromtimestamp(int(text) if known else 0, UTC)
