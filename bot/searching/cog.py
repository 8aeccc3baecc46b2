"""Searching: `/zoek` with its pages, `/publicatie`, `/thema`, and opening what was listed."""

from functools import partial

from discord import app_commands
from discord.ext import commands

from bot.app import App
from bot.cards.actions import Show, ShowTheme
from bot.cards.entries import GONE, answer_card, shown_in
from bot.conversations import Conversations
from bot.discord.commands import command
from bot.discord.messages import talk_in
from bot.discord.options import (
    VISIBLE,
    NameOption,
    ThemeNamed,
    TypedOption,
    is_public,
    resolve,
    view_of,
)
from bot.discord.people import catalogue_with
from bot.discord.presses import press
from bot.discord.sending import Interaction, hold, respond, tell, think
from bot.dutch import A_THEME, AN_AUTHOR, AN_ORGANISATION, KINDS
from bot.pacing import Budget
from bot.searching import views
from bot.searching.search import SearchResults, about_theme, refine, search, search_again
from bot.view import Refused, View, refusal
from knowledge.answer import Context
from knowledge.answering.seeking import Filters
from knowledge.entry import Kind
from storage.questions import new_key

KIND_CHOICES = [
    app_commands.Choice(name=KINDS[kind], value=kind.value)
    for kind in Kind
    if kind is not Kind.ELSEWHERE
]
FIRST_YEAR, LAST_YEAR, MOST_MINUTES = 1900, 2100, 24 * 60


InTheme = app_commands.Transform[
    str | None, TypedOption(A_THEME, lambda at: view_of(at).themes, optional=True)
]
ByOrganisation = app_commands.Transform[
    str | None, TypedOption(AN_ORGANISATION, lambda at: view_of(at).organisations, optional=True)
]
ByAuthor = app_commands.Transform[
    str | None, TypedOption(AN_AUTHOR, lambda at: view_of(at).authors, optional=True)
]
RecordNamed = app_commands.Transform[
    str, NameOption(views.A_RECORD, lambda at: view_of(at).records, Show)
]


class Searching(commands.Cog):
    def __init__(self, app: App, conversations: Conversations) -> None:
        self.app, self.conversations = app, conversations

    @command("zoek", "Zoek in alle antwoorden, publicaties, artikelen en hulpmiddelen", waits=think)
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
        from_year: app_commands.Range[int, FIRST_YEAR, LAST_YEAR] | None = None,
        most_minutes: app_commands.Range[int, 1, MOST_MINUTES] | None = None,
    ) -> None:
        self._spend(interaction)
        catalogue, key, in_thread = view_of(interaction), new_key(), self.app.crowd.in_thread
        typed = (
            ("theme", catalogue.themes, theme, A_THEME),
            ("organisation", catalogue.organisations, organisation, AN_ORGANISATION),
            ("author", catalogue.authors, author, AN_AUTHOR),
        )
        values = {
            name: await in_thread(resolve, names, text, what, partial(views.FilterBy, key, name))
            for name, names, text, what in typed
        }
        filters = Filters(
            kind=Kind(kind) if kind else None,
            from_year=from_year,
            most_minutes=most_minutes,
            **{name: value for name, value in values.items() if isinstance(value, str)},
        )
        results = await search(self.app, catalogue, words, filters, key)
        for refused in values.values():
            if isinstance(refused, Refused):
                raise refused
        await respond(interaction, views.search_view(results, catalogue, 0))

    @command("publicatie", "Bekijk een publicatie, artikel, hulpmiddel of evenement")
    @app_commands.rename(title="titel", visible="zichtbaar")
    @app_commands.describe(
        title="De titel; typ een paar letters en kies",
        visible="Wie het antwoord ziet: alleen jij, of iedereen in het kanaal",
    )
    @app_commands.choices(visible=VISIBLE)
    async def record(
        self, interaction: Interaction, title: RecordNamed, visible: str | None = None
    ) -> None:
        public = is_public(interaction, visible)
        await think(interaction, public=public)
        await respond(interaction, await self._entry(interaction, title))

    @command(
        "thema", "Bekijk een thema: wat het is, de vragen en de nieuwste rapporten", waits=think
    )
    @app_commands.rename(name="naam")
    @app_commands.describe(name="De naam van het thema; typ een paar letters en kies")
    async def theme(self, interaction: Interaction, name: ThemeNamed) -> None:
        await respond(interaction, await self._theme(interaction, name))

    @press(views.Page)
    async def turn_page(self, interaction: Interaction, action: views.Page) -> None:
        self._spend(interaction)
        await hold(interaction)
        results = await search_again(self.app, view_of(interaction), action.key)
        await self._show_results(interaction, results, action.page)

    @press(views.DropFilter, views.FilterBy)
    async def refine(
        self, interaction: Interaction, action: views.DropFilter | views.FilterBy
    ) -> None:
        self._spend(interaction)
        await hold(interaction)
        value = action.value if isinstance(action, views.FilterBy) else None
        results = await refine(self.app, view_of(interaction), action.key, action.name, value)
        await self._show_results(interaction, results, 0)

    @press(Show, waits=think)
    async def show(self, interaction: Interaction, action: Show) -> None:
        await respond(interaction, await self._entry(interaction, action.entry))

    @press(views.ThemePage, waits=hold)
    async def turn_theme(self, interaction: Interaction, action: views.ThemePage) -> None:
        await respond(interaction, await self._theme(interaction, action.theme, action.page))

    @press(ShowTheme, waits=think)
    async def show_theme(self, interaction: Interaction, action: ShowTheme) -> None:
        await respond(interaction, await self._theme(interaction, action.theme))

    async def _entry(self, interaction: Interaction, entry_id: str) -> View:
        """Return an entry, and remember that it is what the next "bron?" is about."""
        catalogue = await catalogue_with(interaction, entry_id)
        shown = shown_in(catalogue, entry_id)
        entry = shown[0].entry
        talk = talk_in(interaction)
        self.conversations.remember(Context(entry.heading, entry.id), self.app.now(), talk)
        return answer_card(*shown, catalogue, key=None)

    def _spend(self, interaction: Interaction) -> None:
        self.app.budgets.spend(Budget.SEARCH, interaction.user.id, self.app.now())

    async def _show_results(
        self, interaction: Interaction, results: SearchResults | None, page: int
    ) -> None:
        if results is None:
            await tell(interaction, refusal(views.EXPIRED))
        else:
            await respond(interaction, views.search_view(results, view_of(interaction), page))

    async def _theme(self, interaction: Interaction, theme_id: str, page: int = 0) -> View:
        """Return a theme, and what of it the one who asks has on their list; only they see it."""
        catalogue = view_of(interaction)
        theme = catalogue.taxonomy.themes.get(theme_id)
        if theme is None:
            raise Refused(GONE)
        items = await self.app.stores.reading_lists.of_user(interaction.user.id)
        entries = (catalogue.entries.get(item.item_id) for item in reversed(items))
        titles = tuple(entry.heading for entry in entries if entry and theme_id in entry.themes)
        about = await self.app.crowd.in_thread(about_theme, catalogue, theme)
        return views.theme_view(theme, about, page, titles)
