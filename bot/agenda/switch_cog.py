"""`/beheer agenda`: the server's agenda as Discord's own events, on or off."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from discord import app_commands

from bot.agenda import server_agenda_texts as texts
from bot.agenda.server_agenda import NotAllowedError, UnclearError
from bot.discord.commands import attach
from bot.discord.managing import managing, saved, show
from bot.discord.server_events import ServerEvents

if TYPE_CHECKING:
    import discord

    from bot.agenda.server_agenda import InStep, ServerAgendas
    from bot.app import App
    from bot.discord.kinds import Interaction


class AgendaSwitch:
    """Turns it on and off, and says what came of it at once."""

    def __init__(self, app: App, agendas: ServerAgendas) -> None:
        self.app = app
        self.agendas = agendas

    def attach(self, tree: app_commands.CommandTree[Any]) -> None:
        """Add the command to `/beheer`."""
        description = (
            "Houd de agenda ook bij als evenementen van Discord; zonder keuze zie je of dat zo is"
        )
        attach(tree, "beheer", "agenda", description, self.switch)

    @app_commands.rename(on="aan")
    @app_commands.describe(
        on="True zet elk evenement dat komt erbij; False haalt weg wat ik erbij zette"
    )
    async def switch(self, interaction: Interaction, on: bool | None = None) -> None:
        """Turn it on or off, or show which it is."""
        guild = await managing(interaction)
        is_on = await self.app.stores.server_agendas.get(guild.id) is not None
        if on is None and not is_on:
            await show(interaction, texts.OFF, hints=(texts.TURN_ON,))
        elif on is None:
            await show(interaction, texts.ON, hints=self._lacking(guild))
        elif on:
            await self._begin(interaction, guild)
        elif is_on:
            await self._end(interaction, guild)
        else:
            await show(interaction, texts.OFF)

    async def _begin(self, interaction: Interaction, guild: discord.Guild) -> None:
        await self.agendas.begin(guild.id)
        try:
            hints = self._what_came(await self.agendas.keep_in_step(guild.id, ServerEvents(guild)))
        except NotAllowedError:
            hints = (texts.NOT_ALLOWED,)
        except UnclearError:
            hints = (texts.UNCLEAR,)
        lacking = tuple(one for one in self._lacking(guild) if one not in hints)
        await saved(interaction, texts.ON, hints=(*hints, *lacking))

    async def _end(self, interaction: Interaction, guild: discord.Guild) -> None:
        await self.agendas.end(guild.id)
        try:
            await self.agendas.keep_in_step(guild.id, ServerEvents(guild))
        except (NotAllowedError, UnclearError):
            await saved(interaction, texts.WILL_END)
        else:
            await saved(interaction, texts.ENDED)

    def _what_came(self, done: InStep) -> tuple[str, ...]:
        entries = self.app.catalogue.entries
        titles = ", ".join(entries[one].heading if one in entries else one for one in done.refused)
        said = (
            texts.brought(done.made, done.changed, done.removed),
            texts.left_out(done.left_out) if done.left_out else "",
            texts.refused(titles) if titles else "",
        )
        return tuple(filter(None, said))

    def _lacking(self, guild: discord.Guild) -> tuple[str, ...]:
        allowed = guild.me.guild_permissions.manage_events
        return () if allowed else (texts.NOT_ALLOWED,)
