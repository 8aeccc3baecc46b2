"""`/privacy`: someone's own data explained, shown and erased; on no server too."""

import asyncio
from collections.abc import Sequence

from discord import app_commands
from discord.ext import commands

from bot.actions import moment_of
from bot.app import App
from bot.discord.commands import command
from bot.discord.people import names_of
from bot.discord.presses import press
from bot.discord.sending import (
    Interaction,
    fits,
    hold,
    hold_if_private,
    respond,
    tell,
    think,
    zipped,
)
from bot.privacy import views
from bot.privacy.erasing import Memory, ask_to_erase, erase, gather_held
from bot.view import Refused, notice, refusal


@app_commands.allowed_installs(guilds=True, users=True)
@app_commands.allowed_contexts(guilds=True, dms=True, private_channels=True)
class Privacy(
    commands.GroupCog,
    group_name="privacy",
    group_description="Jouw gegevens: wat ik van je bewaar, alles bekijken en alles wissen",
):
    """Everyone's own data; each reply is for them alone."""

    def __init__(self, app: App, memories: Sequence[Memory]) -> None:
        self.app = app
        self.memories = memories

    @command("uitleg", "Lees wat ik van je bewaar, waarom, hoelang en wie het ziet", waits=think)
    async def explain(self, interaction: Interaction) -> None:
        names = await names_of(interaction.client, sorted(self.app.settings.operators))
        await respond(interaction, views.explanation_view(names))

    @command("inzage", "Krijg alles wat ik van jou bewaar in een bestand")
    async def show(self, interaction: Interaction) -> None:
        await self.show_held(interaction, views.ShowHeld())

    @command("wissen", "Wis alles wat ik van jou bewaar; ik vraag eerst of je het zeker weet")
    async def erase(self, interaction: Interaction) -> None:
        await self.ask(interaction, views.AskErase())

    @press(views.ShowHeld, waits=think)
    async def show_held(self, interaction: Interaction, _action: views.ShowHeld) -> None:
        held_rows = await gather_held(self.app, interaction.user.id)
        if not held_rows.counts:
            await respond(interaction, views.held_view(held_rows))
            return
        file = await asyncio.to_thread(views.held_file, held_rows)
        packed = not fits(file)
        if packed:
            file = await asyncio.to_thread(zipped, (file,))
        if not fits(file):
            raise Refused(views.TOO_LARGE)
        await respond(interaction, views.held_view(held_rows, packed=packed), files=(file,))

    @press(views.AskErase, waits=think)
    async def ask(self, interaction: Interaction, _action: views.AskErase) -> None:
        user = interaction.user.id
        question = await ask_to_erase(self.app, user, self.memories)
        await respond(interaction, views.asked_view(question, user, self.app.now()))

    @press(views.EraseNothing, waits=hold_if_private)
    async def keep(self, interaction: Interaction, _action: views.EraseNothing) -> None:
        await respond(interaction, notice(views.NOT_ERASED))

    @press(views.ExplainAll, waits=hold_if_private)
    async def read_on(self, interaction: Interaction, action: views.ExplainAll) -> None:
        await respond(interaction, views.details_view(action.page))

    @press(views.EraseAll)
    async def erase_all(self, interaction: Interaction, action: views.EraseAll) -> None:
        """Erase what is of the one who was asked, where the question stood; of nobody else."""
        user = interaction.user.id
        if action.user != user:
            await tell(interaction, refusal(views.NOT_YOURS))
            return
        # only the one who pressed sees the message with the button
        alone = interaction.message is not None and interaction.message.flags.ephemeral
        await (hold(interaction) if alone else think(interaction))
        erased = await erase(self.app, user, moment_of(action.asked_at), self.memories)
        view = views.erased_view(erased, user, self.app.now())
        if alone and not erased.counts:  # a second press leaves what the first one said
            await tell(interaction, view)
        else:
            await respond(interaction, view)
