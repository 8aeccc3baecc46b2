"""`/agenda`, an event as a file, and `/beheer agenda`: what is coming as Discord's own events."""

import logging
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.agenda import views
from bot.agenda.server_events import (
    AgendaChanges,
    NotAllowedError,
    ServerAgendas,
    ServerEvents,
    UnclearError,
)
from bot.app import App
from bot.cards.actions import IntoCalendar
from bot.cards.entries import GONE
from bot.discord.commands import attach, command
from bot.discord.managing import log_change, managing, show
from bot.discord.options import NameOption, ThemeOf, completions, view_of
from bot.discord.presses import press
from bot.discord.sending import Interaction, hold, respond, think
from bot.dutch import counted
from bot.logs import mishaps_logged
from bot.view import Refused, View
from knowledge.agenda import AgendaFilters, AgendaPeriod, agenda
from knowledge.answering.completing import Choices, Named
from knowledge.entry import Event
from knowledge.shared import Shared

log = logging.getLogger(__name__)
ON = "De agenda van deze server staat ook bij de evenementen van Discord, en ik houd die bij."
OFF = "De agenda van deze server staat niet bij de evenementen van Discord."
NOT_ALLOWED = (
    "Let op: ik mag hier geen evenementen maken. Geef mij het recht ‘Evenementen beheren’; dan zet "
    "ik de agenda er binnen een uur bij."
)
BETWEEN_LOOKS = timedelta(hours=1)
UNTIL_READY = 0.5
"""Seconds between two looks whether the servers are known yet."""
TROUBLE = "not allowed"
"""What is noted where the right is missing, so that it is said once."""
PERIODS_BY_WORD = {word: period for period, word in views.PERIODS.items()}
PERIOD_CHOICES = [app_commands.Choice(name=word, value=word) for word in PERIODS_BY_WORD]


class EventOption(NameOption):
    """Any event; those that are coming are offered, the first one first."""

    async def autocomplete(self, interaction: Any, value: Any, /) -> list[Any]:
        entries, now = view_of(interaction).entries.values(), interaction.client.app.now()
        return completions(_names_of(agenda(entries, AgendaFilters(), now).dated), value)


AnEvent = app_commands.Transform[
    str,
    EventOption(
        "een evenement",
        lambda at: _names_of(e for e in view_of(at).entries.values() if isinstance(e, Event)),
        IntoCalendar,
    ),
]
OfTheme = app_commands.Transform[
    str | None, ThemeOf(lambda chosen: _page(chosen.periode, chosen.online))
]


@app_commands.allowed_contexts(guilds=True, dms=True, private_channels=False)
class AgendaCog(
    commands.GroupCog,
    group_name="agenda",
    group_description="Wat eraan komt: bekijk evenementen en zet ze in je eigen agenda",
):
    def __init__(self, bot: commands.Bot, app: App) -> None:
        self.bot, self.app, self.agendas = bot, app, ServerAgendas(app)
        self._seen: Shared | None = None
        self._looked_at: datetime | None = None

    @command("toon", "Bekijk de evenementen die eraan komen", waits=think)
    @app_commands.rename(theme="thema", period="periode", online="online")
    @app_commands.describe(
        theme="Alleen dit thema",
        period="Alleen in deze periode; anders alles wat eraan komt",
        online="Ja: alleen wat je online kunt volgen. Nee: alleen waar je naartoe kunt",
    )
    @app_commands.choices(period=PERIOD_CHOICES)
    async def show(
        self,
        interaction: Interaction,
        theme: OfTheme = None,
        period: str | None = None,
        online: bool | None = None,
    ) -> None:
        page = replace(_page(period, online), theme=theme or "")
        await respond(interaction, self._agenda(interaction, page))

    @command("kalender", "Krijg een evenement als bestand, om in je eigen agenda te zetten")
    @app_commands.rename(event="evenement")
    @app_commands.describe(event="De naam van het evenement; typ een paar letters en kies")
    async def calendar(self, interaction: Interaction, event: AnEvent) -> None:
        await self._send_file(interaction, event)

    @press(views.AgendaPage, waits=hold)
    async def press_page(self, interaction: Interaction, action: views.AgendaPage) -> None:
        await respond(interaction, self._agenda(interaction, action))

    @press(IntoCalendar)
    async def press_into_calendar(self, interaction: Interaction, action: IntoCalendar) -> None:
        await self._send_file(interaction, action.entry)

    def _agenda(self, interaction: Interaction, page: views.AgendaPage) -> View:
        catalogue = view_of(interaction)
        coming = agenda(catalogue.entries.values(), views.filters_of(page), self.app.now())
        theme = catalogue.taxonomy.themes.get(page.theme)
        return views.agenda_view(coming, page, theme.name if theme else None)

    async def _send_file(self, interaction: Interaction, entry_id: str) -> None:
        await think(interaction)
        catalogue, now = view_of(interaction), self.app.now()
        match catalogue.entries.get(entry_id):
            case None:
                raise Refused(GONE)
            case Event(start=None) as event:
                raise Refused(views.undated_view(event))
            case Event() as event:
                file = views.to_calendar(event, catalogue, now)
                await respond(interaction, views.calendar_view(event, now), files=(file,))
            case _:
                raise Refused("Dit is geen evenement. Met /agenda toon zie je wat eraan komt.")

    def attach(self, tree: app_commands.CommandTree[Any]) -> None:
        description = (
            "Houd de agenda ook bij als evenementen van Discord; zonder keuze zie je of dat zo is"
        )
        attach(tree, "beheer", "agenda", description, self.switch)

    @app_commands.rename(on="aan")
    @app_commands.describe(
        on="True zet elk evenement dat komt erbij; False haalt weg wat ik erbij zette"
    )
    async def switch(self, interaction: Interaction, on: bool | None = None) -> None:
        guild = await managing(interaction)
        is_on = await self.app.stores.server_agendas.get(guild.id) is not None
        if on is None:
            turn_on = ("Kies bij ‘aan’ True, dan zet ik elk evenement dat komt erbij.",)
            hints = _lacking(guild) if is_on else turn_on
            await show(interaction, ON if is_on else OFF, hints=hints)
        elif on:
            await self._begin(interaction, guild)
        elif is_on:
            await self._end(interaction, guild)
        else:
            await show(interaction, OFF)

    async def _begin(self, interaction: Interaction, guild: discord.Guild) -> None:
        await self.agendas.begin(guild.id)
        try:
            hints = self._what_came(await self.agendas.keep_in_step(guild.id, ServerEvents(guild)))
        except NotAllowedError:
            hints = (NOT_ALLOWED,)
        except UnclearError:
            hints = ("Discord gaf nu geen antwoord. Ik probeer het binnen een uur weer.",)
        lacking = tuple(hint for hint in _lacking(guild) if hint not in hints)
        await show(interaction, ON, changed=True, hints=(*hints, *lacking))

    async def _end(self, interaction: Interaction, guild: discord.Guild) -> None:
        await self.agendas.end(guild.id)
        try:
            await self.agendas.keep_in_step(guild.id, ServerEvents(guild))
        except (NotAllowedError, UnclearError):
            rest = "Wat ik daar had gezet, kon ik nog niet weghalen; ik probeer het later weer."
        else:
            rest = "Wat ik daar had gezet en nog moet beginnen, is weg."
        ended = f"Ik houd de evenementen van Discord niet meer bij. {rest}"
        await show(interaction, ended, changed=True)

    def _what_came(self, done: AgendaChanges) -> tuple[str, ...]:
        counts = (
            (done.made, "erbij gezet"),
            (done.changed, "bijgewerkt"),
            (done.removed, "weggehaald"),
        )
        did = ", ".join(f"{_events(count)} {what}" for count, what in counts if count)
        left = "één evenement" if done.left_out == 1 else _events(done.left_out)
        no_room = f"Voor {left} is nog geen plek: Discord neemt er per server honderd."
        entries = self.app.catalogue.entries
        refused = ", ".join(entries[key].heading if key in entries else key for key in done.refused)
        sentences = (
            f"Ik heb {did}." if did else "",
            no_room if left else "",
            f"Discord neemt dit niet aan: {refused}." if refused else "",
        )
        return tuple(filter(None, sentences))

    async def keep_in_step(self) -> float | None:
        """Keep all agendas in step after a change of the catalogue, and every hour in any case."""
        if not self.bot.is_ready():
            return UNTIL_READY
        catalogue, now = self.app.catalogue, self.app.now()
        fresh = self._looked_at is not None and now < self._looked_at + BETWEEN_LOOKS
        if catalogue is self._seen and fresh:
            return None
        answered = True
        for guild_id in await self.agendas.guilds():
            guild = self.bot.get_guild(guild_id)
            if guild is not None and not guild.unavailable:
                answered &= await self._keep_one(guild)
        self._seen, self._looked_at = catalogue if answered else None, now
        return None

    async def _keep_one(self, guild: discord.Guild) -> bool:
        """Keep the agenda of one server; what goes wrong there keeps no other from theirs.

        False where Discord gave no answer: then it is tried again.
        """
        with mishaps_logged(log, "The agenda of a server could not be kept"):
            try:
                done = await self.agendas.keep_in_step(guild.id, ServerEvents(guild))
            except NotAllowedError:
                if await self.agendas.note(guild.id, TROUBLE):
                    await log_change(self.app, guild, NOT_ALLOWED)
            except UnclearError:
                log.warning("Discord gave no answer about the events of a server")
                return False
            else:
                await self.agendas.note(guild.id, None)
                if done.refused:
                    log.error("Discord does not take as an event: %s", ", ".join(done.refused))
        return True


def _page(period: str | None, online: bool | None) -> views.AgendaPage:
    code = PERIODS_BY_WORD.get(period or "", AgendaPeriod.ALL)
    return views.AgendaPage(0, "", code.value, views.ONLINE_CODES[online])


def _names_of(events: Iterable[Event]) -> Choices:
    return Choices.of(Named(event.id, event.title) for event in events)


def _events(count: int) -> str:
    return counted(count, "evenement", "evenementen")


def _lacking(guild: discord.Guild) -> tuple[str, ...]:
    return () if guild.me.guild_permissions.manage_events else (NOT_ALLOWED,)
