"""`/agenda`: what is coming, and an event as a file for one's own calendar."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from discord import app_commands
from discord.ext import commands

from bot.agenda.views import (
    PERIODS,
    AgendaPage,
    agenda_view,
    calendar_view,
    changes_of,
    page_of,
    to_calendar,
    undated_view,
    wanted_by,
)
from bot.cards.actions import IntoCalendar
from bot.cards.entries import GONE
from bot.discord.commands import command
from bot.discord.options import NameOption, completions, resolve, view_of
from bot.discord.presses import press
from bot.discord.sending import hold, respond, think
from bot.dutch import A_THEME
from bot.view import Refused
from knowledge.agenda import AgendaFilters, AgendaPeriod, agenda
from knowledge.answering.completing import Choices, Named
from knowledge.entry import Event

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.app import App
    from bot.discord.kinds import Interaction
    from bot.discord.presses import Presses
    from bot.view import View

PERIODS_BY_WORD = {word: period for period, word in PERIODS.items()}
PERIOD_CHOICES = [app_commands.Choice(name=word, value=word) for word in PERIODS_BY_WORD]


class EventOption(NameOption):
    """Any event; those that are coming are offered, the first one first."""

    async def autocomplete(self, interaction: Any, value: Any, /) -> list[Any]:
        entries, now = view_of(interaction).entries.values(), interaction.client.app.now()
        return completions(_names_of(agenda(entries, AgendaFilters(), now).dated), value)


class AgendaThemeOption(NameOption):
    """A theme; choosing a near one shows the agenda as it was asked for."""

    async def transform(self, interaction: Any, value: Any, /) -> str | Refused | None:
        options = interaction.namespace  # None for what wasn't chosen
        wanted = _wanted(options.periode, options.online)
        themes = view_of(interaction).themes
        return resolve(
            themes, value, A_THEME, lambda theme: page_of(replace(wanted, theme=theme), 0)
        )


AnEvent = app_commands.Transform[
    str,
    EventOption(
        "een evenement",
        lambda at: _names_of(e for e in view_of(at).entries.values() if isinstance(e, Event)),
        IntoCalendar,
    ),
]
OfTheme = app_commands.Transform[
    str | None, AgendaThemeOption(A_THEME, lambda at: view_of(at).themes, optional=True)
]


@app_commands.allowed_contexts(guilds=True, dms=True, private_channels=False)
class AgendaCog(
    commands.GroupCog,
    group_name="agenda",
    group_description="Wat eraan komt: bekijk evenementen en zet ze in je eigen agenda",
):
    """Events, for the one who asks."""

    def __init__(self, app: App, presses: Presses) -> None:
        self.app = app
        presses.register(self)

    @command(name="toon", description="Bekijk de evenementen die eraan komen")
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
        await think(interaction)
        wanted = replace(_wanted(period, online), theme=theme)
        await respond(interaction, self._agenda(interaction, wanted, 0))

    @command(
        name="kalender",
        description="Krijg een evenement als bestand, om in je eigen agenda te zetten",
    )
    @app_commands.rename(event="evenement")
    @app_commands.describe(event="De naam van het evenement; typ een paar letters en kies")
    async def calendar(self, interaction: Interaction, event: AnEvent) -> None:
        await self._send_file(interaction, event)

    @press(AgendaPage, waits=hold)
    async def press_page(self, interaction: Interaction, action: AgendaPage) -> None:
        await respond(interaction, self._agenda(interaction, wanted_by(action), action.page))

    @press(IntoCalendar)
    async def press_into_calendar(self, interaction: Interaction, action: IntoCalendar) -> None:
        await self._send_file(interaction, action.entry)

    def _agenda(self, interaction: Interaction, wanted: AgendaFilters, page: int) -> View:
        catalogue = view_of(interaction)
        coming = agenda(catalogue.entries.values(), wanted, self.app.now())
        theme = catalogue.taxonomy.themes.get(wanted.theme or "")
        return agenda_view(coming, wanted, page=page, theme=theme.name if theme else None)

    async def _send_file(self, interaction: Interaction, entry_id: str) -> None:
        await think(interaction)
        catalogue, now = view_of(interaction), self.app.now()
        match catalogue.entries.get(entry_id):
            case None:
                raise Refused(GONE)
            case Event(start=None) as event:
                raise Refused(undated_view(event))
            case Event() as event:
                sequence = await changes_of(self.app, interaction.guild_id, entry_id)
                file = to_calendar(event, catalogue, sequence=sequence, now=now)
                await respond(interaction, calendar_view(event, now), files=(file,))
            case _:
                raise Refused("Dit is geen evenement. Met /agenda toon zie je wat eraan komt.")


def _wanted(period: str | None, online: bool | None) -> AgendaFilters:
    return AgendaFilters(period=PERIODS_BY_WORD.get(period or "", AgendaPeriod.ALL), online=online)


def _names_of(events: Iterable[Event]) -> Choices:
    return Choices.of(Named(event.id, event.title) for event in events)
