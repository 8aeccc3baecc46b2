"""Searching: `/zoek` with its pages, `/publicatie`, `/thema`, and opening what was listed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from discord import app_commands
from discord.ext import commands

from bot import command_texts as texts
from bot.asking.conversations import Talk
from bot.cards.actions import Show, ShowTheme
from bot.cards.entries import entry_view
from bot.discord.options import Unresolved, completions, resolve
from bot.discord.sending import hold, respond, tell, think
from bot.dutch import A_THEME, AN_AUTHOR, AN_ORGANISATION, CHOOSE_FROM_LIST, KINDS
from bot.reading_list.shelf import titles_of_theme
from bot.searching import texts as searching
from bot.searching.actions import Page
from bot.searching.listings_view import search_view, theme_view
from bot.searching.searching import search, search_again
from bot.view import refusal
from knowledge.answer import Context
from knowledge.catalogue import Filters
from knowledge.entry import Kind

if TYPE_CHECKING:
    from bot.app import App
    from bot.asking.conversations import Conversations
    from bot.discord.kinds import Interaction
    from bot.discord.presses import Presses
    from bot.view import View
    from knowledge.catalogue import Catalogue

KIND_CHOICES = [
    app_commands.Choice(name=KINDS[kind], value=kind.value)
    for kind in Kind
    if kind is not Kind.ELSEWHERE
]
VISIBLE = [
    app_commands.Choice(name=name, value=name) for name in (texts.VISIBLE_ME, texts.VISIBLE_CHANNEL)
]


class Searching(commands.Cog):
    """What there is, by words, title or theme."""

    def __init__(self, app: App, conversations: Conversations, presses: Presses) -> None:
        self.app = app
        self.conversations = conversations
        presses.on(Page, self.page)
        presses.on(Show, self.show)
        presses.on(ShowTheme, self.show_theme)

    @app_commands.command(name="zoek", description=texts.SEARCH)
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
        words=texts.SEARCH_WORDS,
        theme=texts.SEARCH_THEME,
        kind=texts.SEARCH_KIND,
        organisation=texts.SEARCH_ORGANISATION,
        author=texts.SEARCH_AUTHOR,
        from_year=texts.SEARCH_FROM_YEAR,
        most_minutes=texts.SEARCH_MOST_MINUTES,
    )
    @app_commands.choices(kind=KIND_CHOICES)
    async def search(
        self,
        interaction: Interaction,
        words: str = "",
        theme: str | None = None,
        kind: str | None = None,
        organisation: str | None = None,
        author: str | None = None,
        from_year: int | None = None,
        most_minutes: int | None = None,
    ) -> None:
        await think(interaction)
        catalogue = self._catalogue(interaction)
        in_theme = resolve(catalogue.themes, theme, A_THEME)
        by_organisation = resolve(catalogue.organisations, organisation, AN_ORGANISATION)
        by_author = resolve(catalogue.authors, author, AN_AUTHOR)
        for name in (in_theme, by_organisation, by_author):
            if isinstance(name, Unresolved):
                await respond(interaction, name.view)
                return
        assert not isinstance(in_theme, Unresolved)
        assert not isinstance(by_organisation, Unresolved)
        assert not isinstance(by_author, Unresolved)
        filters = Filters(
            theme=in_theme,
            kind=Kind(kind) if kind else None,
            organisation=by_organisation,
            author=by_author,
            from_year=from_year,
            most_minutes=most_minutes,
        )
        found = await search(self.app, catalogue, words, filters)
        await respond(interaction, search_view(found, catalogue, 0))

    @search.autocomplete("organisation")
    async def complete_organisation(
        self, interaction: Interaction, typed: str
    ) -> list[app_commands.Choice[str]]:
        return completions(self._catalogue(interaction).organisations, typed)

    @search.autocomplete("author")
    async def complete_author(
        self, interaction: Interaction, typed: str
    ) -> list[app_commands.Choice[str]]:
        return completions(self._catalogue(interaction).authors, typed)

    @app_commands.command(name="publicatie", description=texts.RECORD)
    @app_commands.rename(title="titel", visible="zichtbaar")
    @app_commands.describe(title=texts.RECORD_TITLE, visible=texts.VISIBLE)
    @app_commands.choices(visible=VISIBLE)
    async def record(
        self, interaction: Interaction, title: str, visible: str | None = None
    ) -> None:
        chosen = resolve(self._catalogue(interaction).records, title, searching.A_RECORD, Show)
        public = visible == texts.VISIBLE_CHANNEL and isinstance(chosen, str)
        await think(interaction, public=public)
        await respond(interaction, self._record(interaction, chosen, public=public))

    @record.autocomplete("title")
    async def complete_record(
        self, interaction: Interaction, typed: str
    ) -> list[app_commands.Choice[str]]:
        return completions(self._catalogue(interaction).records, typed)

    @app_commands.command(name="thema", description=texts.THEME)
    @app_commands.rename(name="naam")
    @app_commands.describe(name=texts.THEME_NAME)
    async def theme(self, interaction: Interaction, name: str) -> None:
        await think(interaction)
        catalogue = self._catalogue(interaction)
        chosen = resolve(catalogue.themes, name, A_THEME, ShowTheme)
        await respond(interaction, await self._themed(interaction, chosen))

    @search.autocomplete("theme")
    @theme.autocomplete("name")
    async def complete_theme(
        self, interaction: Interaction, typed: str
    ) -> list[app_commands.Choice[str]]:
        return completions(self._catalogue(interaction).themes, typed)

    async def page(self, interaction: Interaction, action: Page) -> None:
        """Turn the page, in the message where the search stands."""
        await hold(interaction)
        catalogue = self._catalogue(interaction)
        found = await search_again(self.app, catalogue, action.key)
        if found is None or not action.page.isdecimal():
            await tell(interaction, refusal(searching.EXPIRED))
            return
        await respond(interaction, search_view(found, catalogue, int(action.page[:4])))

    async def show(self, interaction: Interaction, action: Show) -> None:
        """Open what was listed."""
        await think(interaction)
        await respond(interaction, self._entry(interaction, action.entry, public=False))

    async def show_theme(self, interaction: Interaction, action: ShowTheme) -> None:
        """Open a theme."""
        await think(interaction)
        await respond(interaction, await self._theme(interaction, action.theme))

    def _catalogue(self, interaction: Interaction) -> Catalogue:
        return self.app.catalogue.for_guild(interaction.guild_id)

    def _record(
        self, interaction: Interaction, chosen: str | Unresolved | None, *, public: bool
    ) -> View:
        if isinstance(chosen, Unresolved):
            return chosen.view
        if chosen is None:
            return refusal(CHOOSE_FROM_LIST)
        return self._entry(interaction, chosen, public=public)

    def _entry(self, interaction: Interaction, own: str, *, public: bool) -> View:
        """Return an entry, and remember that it is what the next "bron?" is about."""
        catalogue = self._catalogue(interaction)
        shown = catalogue.show(own)
        if shown is None:
            return refusal(searching.GONE)
        entry = shown[0].entry
        talk = Talk(interaction.channel_id or 0, interaction.user.id)
        self.conversations.remember(Context(entry.heading, entry.id), self.app.now(), talk)
        public = public or interaction.guild_id is None
        return entry_view(*shown, catalogue, key=None, public=public)

    async def _themed(self, interaction: Interaction, chosen: str | Unresolved | None) -> View:
        if isinstance(chosen, Unresolved):
            return chosen.view
        if chosen is None:
            return refusal(CHOOSE_FROM_LIST)
        return await self._theme(interaction, chosen)

    async def _theme(self, interaction: Interaction, own: str) -> View:
        """Return a theme, and what of it the one who asks has on their list; only they see it."""
        catalogue = self._catalogue(interaction)
        theme = catalogue.taxonomy.themes.get(own)
        if theme is None:
            return refusal(searching.GONE)
        listed = await titles_of_theme(self.app, catalogue, interaction.user.id, own)
        return theme_view(theme, *catalogue.of_theme(own), listed)
