"""The commands and buttons of `/kennis` that change an entry in one step, each undoable."""

from __future__ import annotations

from typing import TYPE_CHECKING

from discord import app_commands

from bot import command_texts
from bot.actions import number_of
from bot.curation import texts
from bot.curation.actions import ArchiveEntry, CheckEntry, HideEntry, ReturnTo, UndoChange
from bot.curation.choosing_cog import (
    A_VERSION,
    everything,
    revision_of,
    versions,
)
from bot.curation.naming_cog import Naming
from bot.curation.publishing import archive, go_back, hide, share, undo
from bot.curation.replies_cog import change, held
from bot.curation.saving import phrase
from bot.curation.standing import Refused
from bot.curation.upkeep import check_today, next_check
from bot.curation.views import refused_view
from bot.discord.options import completions, resolve
from bot.discord.rights import is_moderator
from bot.discord.sending import respond
from bot.dutch import AN_ITEM
from bot.view import refusal
from knowledge.fields import SHORT

if TYPE_CHECKING:
    from collections.abc import Awaitable

    import discord

    from bot.app import App
    from bot.curation.drafts_cog import Drafts
    from bot.curation.examining import Examined
    from bot.curation.standing import Outcome
    from bot.discord.kinds import Interaction
    from bot.discord.presses import Presses

Completed = list[app_commands.Choice[str]]
Phrasing = app_commands.Range[str, 1, SHORT]


class Changes:
    """What happens at a change; a press checks the right itself, for a command its caller does."""

    def __init__(self, app: App, presses: Presses) -> None:
        self.app = app
        presses.on(CheckEntry, self.check_pressed)
        presses.on(ArchiveEntry, self.archive_pressed)
        presses.on(HideEntry, self.hide_pressed)
        presses.on(ReturnTo, self.return_pressed)
        presses.on(UndoChange, self.undo_pressed)

    async def check_pressed(self, interaction: Interaction, action: CheckEntry) -> None:
        """Mark an entry as checked, as it was when the button was shown."""
        guild = await held(self.app, interaction)
        if guild is not None:
            await self.check(interaction, guild, action.entry, number_of(action.revision))

    async def archive_pressed(self, interaction: Interaction, action: ArchiveEntry) -> None:
        """Archive an entry, as it was when the button was shown."""
        guild = await held(self.app, interaction)
        if guild is not None:
            await self.archive(interaction, guild, action.entry, number_of(action.revision))

    async def hide_pressed(self, interaction: Interaction, action: HideEntry) -> None:
        """Hide an entry here, as it was when the button was shown."""
        guild = await held(self.app, interaction)
        if guild is not None:
            await self.hide(interaction, guild, action.entry, number_of(action.revision))

    async def return_pressed(self, interaction: Interaction, action: ReturnTo) -> None:
        """Go back to a version, unless there is a newer one than was shown."""
        guild = await held(self.app, interaction)
        if guild is not None:
            revision, seen = revision_of(action.revision), number_of(action.seen)
            await self.go_back(interaction, guild, action.entry, revision, seen)

    async def undo_pressed(self, interaction: Interaction, action: UndoChange) -> None:
        """Take back the change that the message tells of, unless another came after it."""
        guild = await held(self.app, interaction)
        if guild is None:
            return
        user, revision = interaction.user.id, number_of(action.revision)

        def make(found: Examined) -> Awaitable[Outcome]:
            return undo(self.app, guild.id, user, found.entry_id, revision)

        await change(self.app, interaction, guild, action.entry, make, texts.undone)

    async def check(
        self, interaction: Interaction, guild: discord.Guild, own: str, seen: int | None = None
    ) -> None:
        """Mark an entry as checked today; with `seen` only as it was at that revision."""
        user = interaction.user.id

        def make(found: Examined) -> Awaitable[Outcome]:
            return check_today(self.app, guild.id, user, found.entry_id, seen)

        again = await next_check(self.app, guild.id, own)
        await change(
            self.app, interaction, guild, own, make, lambda name: texts.check_done(name, again)
        )

    async def archive(
        self, interaction: Interaction, guild: discord.Guild, own: str, seen: int | None = None
    ) -> None:
        """Take a server's own entry out of what can be found."""
        user = interaction.user.id

        def make(found: Examined) -> Awaitable[Outcome]:
            based_on = found.seen if seen is None else seen
            return archive(self.app, guild.id, user, found.entry_id, based_on)

        await change(self.app, interaction, guild, own, make, texts.archived)

    async def hide(
        self, interaction: Interaction, guild: discord.Guild, own: str, seen: int | None = None
    ) -> None:
        """Take an entry that all servers share out of what can be found on this one."""
        user = interaction.user.id

        def make(found: Examined) -> Awaitable[Outcome]:
            based_on = found.seen if seen is None else seen
            return hide(self.app, guild.id, user, found.entry_id, based_on)

        await change(self.app, interaction, guild, own, make, texts.hidden)

    async def share(self, interaction: Interaction, guild: discord.Guild, own: str) -> None:
        """Give an entry of the home server to all."""
        user = interaction.user.id

        def make(found: Examined) -> Awaitable[Outcome]:
            return share(self.app, guild.id, user, found.entry_id, found.seen)

        await change(self.app, interaction, guild, own, make, texts.shared)

    async def go_back(
        self,
        interaction: Interaction,
        guild: discord.Guild,
        own: str,
        revision: int | None,
        seen: int | None = None,
    ) -> None:
        """Give an entry the form that it had, or (None) has on all servers."""
        user = interaction.user.id

        def make(found: Examined) -> Awaitable[Outcome]:
            based_on = found.seen if seen is None else seen
            return go_back(self.app, guild.id, user, found.entry_id, revision, based_on)

        said = texts.returned_to_shared if revision is None else texts.returned
        await change(self.app, interaction, guild, own, make, said)


class Changing(Naming):
    """The commands; each step checks the right itself."""

    changes: Changes
    drafts: Drafts

    @app_commands.command(name="formulering", description=command_texts.KNOWLEDGE_PHRASING)
    @app_commands.rename(text="tekst")
    @app_commands.describe(
        item=command_texts.KNOWLEDGE_ITEM, text=command_texts.KNOWLEDGE_PHRASING_TEXT
    )
    async def add_phrasing(self, interaction: Interaction, item: str, text: Phrasing) -> None:
        chosen = await self.named(interaction, item)
        if chosen is None:
            return
        guild, own = chosen
        done = await phrase(self.app, guild.id, interaction.user.id, own, text.strip())
        if isinstance(done, Refused):
            view = self.app.catalogue.for_guild(guild.id)
            await respond(interaction, refused_view(done.faults, view))
        else:
            await self.drafts.tell(interaction, guild, done)

    @app_commands.command(name="controleer", description=command_texts.KNOWLEDGE_CHECK)
    @app_commands.describe(item=command_texts.KNOWLEDGE_ITEM)
    async def check(self, interaction: Interaction, item: str) -> None:
        chosen = await self.named(interaction, item)
        if chosen is not None:
            await self.changes.check(interaction, *chosen)

    @app_commands.command(name="archiveer", description=command_texts.KNOWLEDGE_ARCHIVE)
    @app_commands.describe(item=command_texts.KNOWLEDGE_ITEM)
    async def archive(self, interaction: Interaction, item: str) -> None:
        chosen = await self.named(interaction, item)
        if chosen is not None:
            await self.changes.archive(interaction, *chosen)

    @app_commands.command(name="verberg", description=command_texts.KNOWLEDGE_HIDE)
    @app_commands.describe(item=command_texts.KNOWLEDGE_ITEM)
    async def hide(self, interaction: Interaction, item: str) -> None:
        chosen = await self.named(interaction, item)
        if chosen is not None:
            await self.changes.hide(interaction, *chosen)

    @app_commands.command(name="deel", description=command_texts.KNOWLEDGE_SHARE)
    @app_commands.describe(item=command_texts.KNOWLEDGE_ITEM)
    async def share(self, interaction: Interaction, item: str) -> None:
        chosen = await self.named(interaction, item)
        if chosen is not None:
            await self.changes.share(interaction, *chosen)

    @app_commands.command(name="herstel", description=command_texts.KNOWLEDGE_RETURN)
    @app_commands.rename(version="versie")
    @app_commands.describe(
        item=command_texts.KNOWLEDGE_ITEM, version=command_texts.KNOWLEDGE_VERSION
    )
    async def go_back(self, interaction: Interaction, item: str, version: str) -> None:
        chosen = await self.named(interaction, item, past=True)
        if chosen is None:
            return
        guild, own = chosen
        wanted = resolve(await versions(self.app, guild.id, own), version, texts.A_VERSION)
        if isinstance(wanted, str):
            revision = revision_of(wanted.removeprefix(A_VERSION))
            await self.changes.go_back(interaction, guild, own, revision)
        else:
            await respond(interaction, wanted.view if wanted else refusal(texts.NO_VERSION))

    @add_phrasing.autocomplete("item")
    @check.autocomplete("item")
    @archive.autocomplete("item")
    @hide.autocomplete("item")
    @share.autocomplete("item")
    async def complete_curated(self, interaction: Interaction, typed: str) -> Completed:
        return await self.offered(interaction, typed)

    @go_back.autocomplete("item")
    async def complete_past(self, interaction: Interaction, typed: str) -> Completed:
        return await self.offered(interaction, typed, past=True)

    @go_back.autocomplete("version")
    async def complete_version(self, interaction: Interaction, typed: str) -> Completed:
        if interaction.guild_id is None or not await is_moderator(self.app, interaction):
            return []
        item = str(getattr(interaction.namespace, "item", ""))
        names = await everything(self.app, interaction.guild_id)
        own = resolve(names, item, AN_ITEM)
        if not isinstance(own, str):
            return []
        return completions(await versions(self.app, interaction.guild_id, own), typed)
