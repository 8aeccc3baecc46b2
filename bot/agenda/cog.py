"""`/agenda`: what is coming, and an event as a file for one's own calendar."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from discord import app_commands
from discord.ext import commands

from bot import command_texts
from bot.agenda import texts
from bot.agenda.actions import AgendaPage
from bot.agenda.agenda import changes_of
from bot.agenda.calendar_view import to_calendar
from bot.agenda.views import agenda_view, calendar_view, page_of, read_page, undated_view
from bot.cards.actions import IntoCalendar
from bot.cards.entries import GONE
from bot.discord.options import Unresolved, completions, resolve
from bot.discord.sending import hold, respond, think
from bot.dutch import A_THEME, CHOOSE_FROM_LIST
from bot.view import refusal
from knowledge.agenda import Period, Wanted, agenda
from knowledge.completing import Choices, Named
from knowledge.entry import Event

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.app import App
    from bot.discord.kinds import Interaction
    from bot.discord.presses import Presses
    from bot.view import View
    from knowledge.catalogue import Catalogue
    from knowledge.entry import Entry

PERIODS = {word: period for period, word in texts.PERIODS.items()}
PERIOD_CHOICES = [app_commands.Choice(name=word, value=word) for word in PERIODS]


@app_commands.allowed_contexts(guilds=True, dms=True, private_channels=False)
class AgendaCog(commands.GroupCog, group_name="agenda", group_description=command_texts.AGENDA):
    """Events, for the one who asks."""

    def __init__(self, app: App, presses: Presses) -> None:
        self.app = app
        presses.on(AgendaPage, self.page)
        presses.on(IntoCalendar, self.into_calendar)

    @app_commands.command(name="toon", description=command_texts.AGENDA_SHOW)
    @app_commands.rename(theme="thema", period="periode", online="online")
    @app_commands.describe(
        theme=command_texts.AGENDA_THEME,
        period=command_texts.AGENDA_PERIOD,
        online=command_texts.AGENDA_ONLINE,
    )
    @app_commands.choices(period=PERIOD_CHOICES)
    async def show(
        self,
        interaction: Interaction,
        theme: str | None = None,
        period: str | None = None,
        online: bool | None = None,
    ) -> None:
        await think(interaction)
        wanted = Wanted(period=PERIODS[period] if period else Period.ALL, online=online)
        chosen = resolve(
            self._catalogue(interaction).themes,
            theme,
            A_THEME,
            lambda own: page_of(replace(wanted, theme=own), 0),
        )
        if isinstance(chosen, Unresolved):
            await respond(interaction, chosen.view)
            return
        await respond(interaction, self._agenda(interaction, replace(wanted, theme=chosen), 0))

    @show.autocomplete("theme")
    async def complete_theme(
        self, interaction: Interaction, typed: str
    ) -> list[app_commands.Choice[str]]:
        return completions(self._catalogue(interaction).themes, typed)

    @app_commands.command(name="kalender", description=command_texts.AGENDA_CALENDAR)
    @app_commands.rename(event="evenement")
    @app_commands.describe(event=command_texts.AGENDA_EVENT)
    async def calendar(self, interaction: Interaction, event: str) -> None:
        await think(interaction)
        names = _events(self._catalogue(interaction))
        chosen = resolve(names, event, texts.AN_EVENT, IntoCalendar)
        if isinstance(chosen, Unresolved):
            await respond(interaction, chosen.view)
        elif chosen is None:
            await respond(interaction, refusal(CHOOSE_FROM_LIST))
        else:
            await self._send_file(interaction, chosen)

    @calendar.autocomplete("event")
    async def complete_event(
        self, interaction: Interaction, typed: str
    ) -> list[app_commands.Choice[str]]:
        coming = agenda(self._entries(interaction), Wanted(), self.app.now()).dated
        return completions(_named(coming), typed)

    async def page(self, interaction: Interaction, action: AgendaPage) -> None:
        """Turn the page, where the agenda stands."""
        await hold(interaction)
        await respond(interaction, self._agenda(interaction, *read_page(action)))

    async def into_calendar(self, interaction: Interaction, action: IntoCalendar) -> None:
        """Give the file of an event to the one who pressed."""
        await think(interaction)
        await self._send_file(interaction, action.entry)

    def _agenda(self, interaction: Interaction, wanted: Wanted, page: int) -> View:
        catalogue = self._catalogue(interaction)
        found = agenda(catalogue.entries.values(), wanted, self.app.now())
        theme = catalogue.taxonomy.themes.get(wanted.theme or "")
        return agenda_view(found, wanted, page=page, theme=theme.name if theme else None)

    async def _send_file(self, interaction: Interaction, own: str) -> None:
        catalogue, now = self._catalogue(interaction), self.app.now()
        match catalogue.entries.get(own):
            case None:
                await respond(interaction, refusal(GONE))
            case Event(start=None) as event:
                await respond(interaction, undated_view(event))
            case Event() as event:
                sequence = await changes_of(self.app, interaction.guild_id, own)
                file = to_calendar(event, catalogue, sequence=sequence, now=now)
                await respond(interaction, calendar_view(event, now), files=(file,))
            case _:
                await respond(interaction, refusal(texts.NO_EVENT))

    def _catalogue(self, interaction: Interaction) -> Catalogue:
        return self.app.catalogue.for_guild(interaction.guild_id)

    def _entries(self, interaction: Interaction) -> Iterable[Entry]:
        return self._catalogue(interaction).entries.values()


def _events(catalogue: Catalogue) -> Choices:
    """Return every event by name, also one that was or has no date yet."""
    return _named(one for one in catalogue.entries.values() if isinstance(one, Event))


def _named(events: Iterable[Event]) -> Choices:
    return Choices.of(Named(one.id, one.title) for one in events)
