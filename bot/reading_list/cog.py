"""`/leeslijst` and *Zet op leeslijst*: everyone's own list, seen by nobody else."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import discord
from discord import app_commands
from discord.ext import commands

from bot import command_texts
from bot.cards.actions import Keep
from bot.delivery.undelivered import respond_with_undelivered
from bot.discord.messages import named_in
from bot.discord.options import MOST_CHOICES, Unresolved, completions, resolve
from bot.discord.sending import fits, respond, think
from bot.dutch import A_THEME, CHOOSE_FROM_LIST
from bot.reading_list import texts
from bot.reading_list.actions import MarkRead, Remove, WriteNote
from bot.reading_list.buttons_cog import Buttons
from bot.reading_list.choosing_cog import (
    MOST_MINUTES,
    SORTS,
    STATUSES,
    named,
    own_items,
    own_names,
)
from bot.reading_list.exports.exporting import Format
from bot.reading_list.keeping import mark, write_note
from bot.reading_list.list_changes_view import removed_view
from bot.reading_list.reminding_cog import Reminding
from bot.reading_list.removing import remove
from bot.reading_list.replies_cog import (
    asked_to_empty,
    changed,
    exported,
    kept,
    kept_one_of,
    the_list,
)
from bot.reading_list.shelf import Shown, Sort
from bot.reading_list.views import page_of
from bot.view import Section, refusal
from storage.reading_lists import MOST_NOTE

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.actions import Action
    from bot.app import App
    from bot.discord.kinds import Interaction
    from bot.discord.presses import Presses
    from bot.view import View

Completed = list[app_commands.Choice[str]]
STATUS_CHOICES = [app_commands.Choice(name=word, value=word) for word in STATUSES]
SORT_CHOICES = [
    app_commands.Choice(name=texts.SORT_NAMES[sort], value=word) for word, sort in SORTS.items()
]
FORMAT_CHOICES = [app_commands.Choice(name=texts.FORMATS[one], value=one.value) for one in Format]
Note = app_commands.Range[str, 1, MOST_NOTE]


@app_commands.allowed_contexts(guilds=True, dms=True, private_channels=False)
class ReadingList(commands.GroupCog, group_name="leeslijst", group_description=command_texts.LIST):
    """Someone's own list: each reply is for them alone."""

    def __init__(self, bot: commands.Bot, app: App, presses: Presses) -> None:
        self.bot = bot
        self.app = app
        self.buttons = Buttons(app, presses)
        self.reminding = Reminding(app, presses)
        self.menu = app_commands.ContextMenu(
            name=command_texts.KEEP_MENU,
            callback=self.keep_message,
            type=discord.AppCommandType.message,
        )

    async def cog_load(self) -> None:
        self.bot.tree.add_command(self.menu)

    async def cog_unload(self) -> None:
        self.bot.tree.remove_command(self.menu.name, type=self.menu.type)

    @app_commands.command(name="toon", description=command_texts.LIST_SHOW)
    @app_commands.rename(theme="thema", sort="sorteer", minutes="max_leestijd")
    @app_commands.describe(
        status=command_texts.LIST_STATUS,
        theme=command_texts.LIST_THEME,
        sort=command_texts.LIST_SORT,
        minutes=command_texts.LIST_MINUTES,
    )
    @app_commands.choices(status=STATUS_CHOICES, sort=SORT_CHOICES)
    async def show(
        self,
        interaction: Interaction,
        status: str | None = None,
        theme: str | None = None,
        sort: str | None = None,
        minutes: app_commands.Range[int, 1, MOST_MINUTES] | None = None,
    ) -> None:
        await think(interaction)
        shown = Shown(
            status=STATUSES[status] if status else None,
            sort=SORTS[sort] if sort else Sort.ADDED,
            minutes=minutes,
        )
        themes = self.app.catalogue.for_guild(interaction.guild_id).themes
        chosen = resolve(themes, theme, A_THEME, lambda own: page_of(replace(shown, theme=own), 0))
        if isinstance(chosen, Unresolved):
            await respond(interaction, chosen.view)
            return
        shown = replace(shown, theme=chosen)
        await self._reply(interaction, await the_list(self.app, *_who(interaction), shown, 0))

    @app_commands.command(name="toevoegen", description=command_texts.LIST_ADD)
    @app_commands.rename(note="notitie")
    @app_commands.describe(item=command_texts.LIST_ADD_ITEM, note=command_texts.LIST_ADD_NOTE)
    async def add(self, interaction: Interaction, item: str, note: Note | None = None) -> None:
        await think(interaction)
        catalogue = self.app.catalogue.for_guild(interaction.guild_id)
        chosen = resolve(catalogue.items, item, texts.AN_ITEM, Keep)
        if isinstance(chosen, Unresolved):
            linked = catalogue.mentions.named_in(item)
            if len(linked) != 1:
                await respond(interaction, _with_note(chosen.view, note))
                return
            chosen = linked[0]
        if chosen is None:
            await respond(interaction, refusal(CHOOSE_FROM_LIST))
            return
        user, guild = _who(interaction)
        await self._reply(interaction, await kept(self.app, user, guild, chosen, note or ""))

    @add.autocomplete("item")
    async def complete_any(self, interaction: Interaction, typed: str) -> Completed:
        return completions(self.app.catalogue.for_guild(interaction.guild_id).items, typed)

    @app_commands.command(name="gelezen", description=command_texts.LIST_READ)
    @app_commands.describe(item=command_texts.LIST_ITEM)
    async def read(self, interaction: Interaction, item: str) -> None:
        await think(interaction)
        own = await self._own(interaction, item, MarkRead)
        if own is not None:
            user, guild = _who(interaction)
            change = await mark(self.app, user, own, read=True)
            await self._reply(interaction, await changed(self.app, user, guild, change))

    @read.autocomplete("item")
    async def complete_unread(self, interaction: Interaction, typed: str) -> Completed:
        unread, read = await own_items(self.app, *_who(interaction))
        found = [*completions(named(unread), typed), *completions(named(read), typed)]
        return found[:MOST_CHOICES]

    @app_commands.command(name="notitie", description=command_texts.LIST_NOTE)
    @app_commands.rename(text="tekst")
    @app_commands.describe(item=command_texts.LIST_ITEM, text=command_texts.LIST_NOTE_TEXT)
    async def note(self, interaction: Interaction, item: str, text: Note) -> None:
        await think(interaction)
        own = await self._own(interaction, item, WriteNote, text)
        if own is not None:
            user, guild = _who(interaction)
            change = await write_note(self.app, user, own, text)
            await self._reply(interaction, await changed(self.app, user, guild, change))

    @app_commands.command(name="herinner", description=command_texts.LIST_REMIND)
    @app_commands.rename(when="wanneer")
    @app_commands.describe(item=command_texts.LIST_ITEM, when=command_texts.LIST_REMIND_WHEN)
    async def remind(self, interaction: Interaction, item: str, when: str) -> None:
        await self.reminding.remind(interaction, item, when)

    @app_commands.command(name="herinneringen", description=command_texts.LIST_REMINDERS)
    async def reminders(self, interaction: Interaction) -> None:
        await self.reminding.reminders(interaction)

    @app_commands.command(name="verwijder", description=command_texts.LIST_REMOVE)
    @app_commands.describe(item=command_texts.LIST_ITEM)
    async def remove(self, interaction: Interaction, item: str) -> None:
        await think(interaction)
        own = await self._own(interaction, item, Remove)
        if own is not None:
            removed = await remove(self.app, interaction.user.id, own)
            await self._reply(interaction, removed_view(removed))

    @note.autocomplete("item")
    @remind.autocomplete("item")
    @remove.autocomplete("item")
    async def complete_own(self, interaction: Interaction, typed: str) -> Completed:
        return completions(await own_names(self.app, *_who(interaction)), typed)

    @show.autocomplete("theme")
    async def complete_theme(self, interaction: Interaction, typed: str) -> Completed:
        return completions(self.app.catalogue.for_guild(interaction.guild_id).themes, typed)

    @app_commands.command(name="exporteer", description=command_texts.LIST_EXPORT)
    @app_commands.rename(wanted="formaat")
    @app_commands.describe(wanted=command_texts.LIST_FORMAT)
    @app_commands.choices(wanted=FORMAT_CHOICES)
    async def export(self, interaction: Interaction, wanted: str) -> None:
        await think(interaction)
        view, file = await exported(self.app, *_who(interaction), Format(wanted))
        if file is not None and not fits(file):
            view, file = refusal(texts.TOO_LARGE), None
        await respond(interaction, view, files=(file,) if file else ())

    @app_commands.command(name="leegmaken", description=command_texts.LIST_EMPTY)
    async def empty(self, interaction: Interaction) -> None:
        await think(interaction)
        await self._reply(interaction, await asked_to_empty(self.app, interaction.user.id))

    async def keep_message(self, interaction: Interaction, message: discord.Message) -> None:
        """Put what someone's message names on the list of the one who chose the menu."""
        await think(interaction)
        assert self.bot.user is not None, "a menu is chosen after the login"
        user, guild = _who(interaction)
        mentions = self.app.catalogue.for_guild(guild).mentions
        found = named_in(message, self.bot.user, mentions)
        await self._reply(interaction, await kept_one_of(self.app, user, guild, found))

    async def _own(
        self,
        interaction: Interaction,
        item: str,
        action: Callable[[str], Action],
        note: str | None = None,
    ) -> str | None:
        """Return the id of what was named of the own list; else offer what is near, and None."""
        names = await own_names(self.app, *_who(interaction))
        chosen = resolve(names, item, texts.LISTED_ITEM, action)
        if isinstance(chosen, str):
            return chosen
        view = chosen.view if chosen else refusal(CHOOSE_FROM_LIST)
        await respond(interaction, _with_note(view, note))
        return None

    async def _reply(self, interaction: Interaction, view: View) -> None:
        await respond_with_undelivered(self.app, interaction, view)


def _who(interaction: Interaction) -> tuple[int, int | None]:
    return interaction.user.id, interaction.guild_id


def _with_note(view: View, note: str | None) -> View:
    """Return a question about what is meant, with the note that can't come along in a button."""
    if not note:
        return view
    return replace(view, sections=(*view.sections, Section(texts.NOTE_FOR_LATER, note)))
