"""Searching: `/zoek` with its pages, `/publicatie`, `/thema`, and opening what was listed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from discord import app_commands
from discord.ext import commands

from bot.cards.actions import Show, ShowTheme
from bot.cards.entries import GONE, answer_card, shown_in
from bot.discord.commands import command
from bot.discord.messages import talk_in
from bot.discord.options import (
    VISIBLE,
    VISIBLE_CHANNEL,
    ByAuthor,
    ByOrganisation,
    InTheme,
    NameOption,
    ThemeNamed,
    view_of,
)
from bot.discord.presses import press
from bot.discord.sending import hold, respond, tell, think
from bot.dutch import KINDS
from bot.searching.search import search, search_again
from bot.searching.views import A_RECORD, EXPIRED, Page, search_view, theme_view
from bot.view import Refused, refusal
from knowledge.answer import Context
from knowledge.answering.seeking import Filters
from knowledge.entry import Kind

if TYPE_CHECKING:
    from bot.app import App
    from bot.conversations import Conversations
    from bot.discord.kinds import Interaction
    from bot.discord.presses import Presses
    from bot.view import View

KIND_CHOICES = [
    app_commands.Choice(name=KINDS[kind], value=kind.value)
    for kind in Kind
    if kind is not Kind.ELSEWHERE
]
RecordNamed = app_commands.Transform[
    str, NameOption(A_RECORD, lambda at: view_of(at).records, Show)
]


class Searching(commands.Cog):
    """What there is, by words, title or theme."""

    def __init__(self, app: App, conversations: Conversations, presses: Presses) -> None:
        self.app, self.conversations = app, conversations
        presses.register(self)

    @command(
        name="zoek", description="Zoek in alle antwoorden, publicaties, artikelen en hulpmiddelen"
    )
    @app_commands.rename(
        words="woorden",
        theme="thema",
        kind="soort",
        organisation="organisatie",
        author="auteur",
        from_year="vanaf_jaar",
        most_minutes="max_leestijd",
    )
    @app_commands.describe(
        words="Woorden om op te zoeken; leeg laat alles zien, het nieuwste eerst",
        theme="Alleen dit thema",
        kind="Alleen deze soort",
        organisation="Alleen van deze organisatie",
        author="Alleen van deze auteur",
        from_year="Alleen vanaf dit jaar, bijvoorbeeld 2020",
        most_minutes="Alleen wat je in zoveel minuten kunt lezen",
    )
    @app_commands.choices(kind=KIND_CHOICES)
    async def search(
        self,
        interaction: Interaction,
        words: str = "",
        theme: InTheme = None,
        kind: str | None = None,
        organisation: ByOrganisation = None,
        author: ByAuthor = None,
        from_year: int | None = None,
        most_minutes: int | None = None,
    ) -> None:
        await think(interaction)
        filters = Filters(
            theme=theme,
            kind=Kind(kind) if kind else None,
            organisation=organisation,
            author=author,
            from_year=from_year,
            most_minutes=most_minutes,
        )
        catalogue = view_of(interaction)
        results = await search(self.app, catalogue, words, filters)
        await respond(interaction, search_view(results, catalogue, 0))

    @command(
        name="publicatie", description="Bekijk een publicatie, artikel, hulpmiddel of evenement"
    )
    @app_commands.rename(title="titel", visible="zichtbaar")
    @app_commands.describe(
        title="De titel; typ een paar letters en kies",
        visible="Wie het antwoord ziet: alleen jij, of iedereen in het kanaal",
    )
    @app_commands.choices(visible=VISIBLE)
    async def record(
        self, interaction: Interaction, title: RecordNamed, visible: str | None = None
    ) -> None:
        public = visible == VISIBLE_CHANNEL
        await think(interaction, public=public)
        await respond(interaction, self._entry(interaction, title))

    @command(
        name="thema", description="Bekijk een thema: wat het is, de vragen en de nieuwste rapporten"
    )
    @app_commands.rename(name="naam")
    @app_commands.describe(name="De naam van het thema; typ een paar letters en kies")
    async def theme(self, interaction: Interaction, name: ThemeNamed) -> None:
        await think(interaction)
        await respond(interaction, await self._theme(interaction, name))

    @press(Page)
    async def turn_page(self, interaction: Interaction, action: Page) -> None:
        await hold(interaction)
        catalogue = view_of(interaction)
        results = await search_again(self.app, catalogue, action.key)
        if results is None:
            await tell(interaction, refusal(EXPIRED))
        else:
            await respond(interaction, search_view(results, catalogue, action.page))

    @press(Show)
    async def show(self, interaction: Interaction, action: Show) -> None:
        await think(interaction)
        await respond(interaction, self._entry(interaction, action.entry))

    @press(ShowTheme)
    async def show_theme(self, interaction: Interaction, action: ShowTheme) -> None:
        await think(interaction)
        await respond(interaction, await self._theme(interaction, action.theme))

    def _entry(self, interaction: Interaction, entry_id: str) -> View:
        """Return an entry, and remember that it is what the next "bron?" is about."""
        catalogue = view_of(interaction)
        shown = shown_in(catalogue, entry_id)
        entry = shown[0].entry
        talk = talk_in(interaction)
        self.conversations.remember(Context(entry.heading, entry.id), self.app.now(), talk)
        return answer_card(*shown, catalogue, key=None)

    async def _theme(self, interaction: Interaction, theme_id: str) -> View:
        """Return a theme, and what of it the one who asks has on their list; only they see it."""
        catalogue = view_of(interaction)
        theme = catalogue.taxonomy.themes.get(theme_id)
        if theme is None:
            raise Refused(GONE)
        items = await self.app.stores.reading_lists.of_user(interaction.user.id)
        entries = (catalogue.entries.get(item.item_id) for item in reversed(items))
        listed = tuple(entry.heading for entry in entries if entry and theme_id in entry.themes)
        return theme_view(theme, *catalogue.of_theme(theme_id), listed)
