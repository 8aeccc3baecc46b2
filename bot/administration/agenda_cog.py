"""`/beheer agenda`: the server's agenda as Discord's own events, on or off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.administration.replies_cog import managed, saved, show
from bot.agenda import server_agenda_texts as texts
from bot.agenda.server_agenda import NotAllowedError, UnclearError
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

    async def command(self, interaction: Interaction, on: bool | None) -> None:
        """Turn it on or off, or show which it is."""
        guild = await managed(interaction)
        if guild is None:
            return
        is_on = await self.app.stores.server_agendas.get(guild.id) is not None
        if on is None and not is_on:
            await show(self.app, interaction, texts.OFF, hints=(texts.TURN_ON,))
        elif on is None:
            await show(self.app, interaction, texts.ON, hints=self._lacking(guild))
        elif on:
            await self._begin(interaction, guild)
        elif is_on:
            await self._end(interaction, guild)
        else:
            await show(self.app, interaction, texts.OFF)

    async def _begin(self, interaction: Interaction, guild: discord.Guild) -> None:
        await self.agendas.begin(guild.id)
        try:
            hints = self._what_came(await self.agendas.keep_in_step(guild.id, ServerEvents(guild)))
        except NotAllowedError:
            hints = (texts.NOT_ALLOWED,)
        except UnclearError:
            hints = (texts.UNCLEAR,)
        lacking = tuple(one for one in self._lacking(guild) if one not in hints)
        await saved(self.app, interaction, texts.ON, hints=(*hints, *lacking))

    async def _end(self, interaction: Interaction, guild: discord.Guild) -> None:
        await self.agendas.end(guild.id)
        try:
            await self.agendas.keep_in_step(guild.id, ServerEvents(guild))
        except (NotAllowedError, UnclearError):
            await saved(self.app, interaction, texts.WILL_END)
        else:
            await saved(self.app, interaction, texts.ENDED)

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
