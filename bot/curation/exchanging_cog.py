"""`/kennis importeer` and `exporteer`: a server's knowledge as files, in and out."""

from __future__ import annotations

import asyncio
import logging
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import aiohttp
import discord
from discord import app_commands

from bot import command_texts
from bot.actions import number_of
from bot.curation import exchanging_texts as texts
from bot.curation.exchanging_actions import CancelImport, ConfirmImport, UndoImport
from bot.curation.exchanging_view import (
    broken_view,
    changes_file,
    conflicts_view,
    export_files,
    export_view,
    faults_file,
    imported_view,
    invalid_view,
    packed,
    plan_view,
    taken_back_view,
)
from bot.curation.exporting import export
from bot.curation.importing import (
    MOST_AT_ONCE,
    Broken,
    Conflicts,
    Gone,
    Imported,
    carry_out,
    drop,
    offer,
    plan,
)
from bot.curation.standing import Refused
from bot.curation.undoing_imports import NotTheirs, TakenBack, undo_import
from bot.discord.log_channel import log_change
from bot.discord.rights import moderated
from bot.discord.sending import fits, hold, respond, think
from bot.view import notice, refusal
from knowledge.importing import is_readable
from knowledge.loading import LARGEST_FILE, PackFile
from storage.entries import Batch

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from discord.ext import commands

    from bot.app import App
    from bot.curation.exchanging_view import TextFile
    from bot.discord.kinds import Interaction
    from bot.discord.presses import Presses

log = logging.getLogger(__name__)

GROUP = "kennis"


class Exchanging:
    """Two commands of the moderators' group; each step checks the right itself."""

    def __init__(
        self, app: App, presses: Presses, ask_again: Callable[[App, int], Awaitable[int]]
    ) -> None:
        self.app = app
        self._ask_again = ask_again
        self._reading = asyncio.Lock()
        presses.on(ConfirmImport, self.confirm)
        presses.on(CancelImport, self.cancel)
        presses.on(UndoImport, self.undo)

    def attach(self, tree: app_commands.CommandTree[commands.Bot]) -> None:
        """Add the commands to the group of what moderators do with knowledge."""
        group = tree.get_command(GROUP)
        if not isinstance(group, app_commands.Group):
            group = app_commands.Group(
                name=GROUP,
                description=command_texts.KNOWLEDGE,
                guild_only=True,
                default_permissions=discord.Permissions(manage_messages=True),
            )
            tree.add_command(group)
        for name, description, callback in (
            ("importeer", command_texts.KNOWLEDGE_IMPORT, self.take_in),
            ("exporteer", command_texts.KNOWLEDGE_EXPORT, self.give_out),
        ):
            command: app_commands.Command[Any, ..., None] = app_commands.Command(
                name=name, description=description, callback=callback
            )
            group.add_command(command)

    @app_commands.rename(upload="bestand")
    @app_commands.describe(upload=command_texts.KNOWLEDGE_IMPORT_FILE)
    async def take_in(self, interaction: Interaction, upload: discord.Attachment) -> None:
        """Show what a file would change, with the button that does it."""
        await think(interaction)
        guild = await moderated(self.app, interaction)
        if guild is None:
            return
        if not is_readable(upload.filename):
            await respond(interaction, refusal(texts.WRONG_SORT))
            return
        file = await _fetched(interaction, upload)
        if file is None:
            return
        async with self._reading:  # one at a time: a large one takes much memory
            planned = await plan(self.app, guild.id, [file], MOST_AT_ONCE)
        if isinstance(planned, Broken):
            await respond(interaction, broken_view(planned), files=_sendable(faults_file(planned)))
            return
        key = await offer(self.app, guild.id, planned) if planned.changing else None
        view = plan_view(planned, upload.filename, key)
        await respond(interaction, view, files=_sendable(changes_file(planned)))

    async def give_out(self, interaction: Interaction) -> None:
        """Give the server's own knowledge as files."""
        await think(interaction)
        guild = await moderated(self.app, interaction)
        if guild is None:
            return
        exported = await export(self.app, guild.id)
        now = self.app.now()
        files = await asyncio.to_thread(export_files, exported, now)
        if not all(map(fits, files)):
            files = (await asyncio.to_thread(packed, files, now),)
        if all(map(fits, files)):
            await respond(interaction, export_view(exported), files=files)
        else:
            await respond(interaction, refusal(texts.TOO_LARGE))

    async def confirm(self, interaction: Interaction, action: ConfirmImport) -> None:
        """Write what was shown: all of it or nothing."""
        guild = await self._held(interaction)
        if guild is None:
            return
        match await carry_out(self.app, guild.id, interaction.user.id, action.key):
            case Imported() as imported:
                await respond(interaction, imported_view(imported))
                if imported.written:
                    line = texts.log_imported(interaction.user.display_name, imported.written)
                    await log_change(self.app, guild, line)
                    await self._tell_who_waits(guild)
            case Conflicts() as conflicts:
                await respond(interaction, conflicts_view(conflicts))
            case Refused() as refused:
                await respond(interaction, invalid_view(refused))
            case Gone():
                await respond(interaction, refusal(texts.GONE))

    async def cancel(self, interaction: Interaction, action: CancelImport) -> None:
        """Forget what was shown."""
        guild = await self._held(interaction)
        if guild is None:
            return
        dropped = await drop(self.app, guild.id, action.key)
        await respond(interaction, notice(texts.CANCELLED) if dropped else refusal(texts.GONE))

    async def undo(self, interaction: Interaction, action: UndoImport) -> None:
        """Take back what the message says was imported, as far as nobody changed it since."""
        guild = await self._held(interaction)
        if guild is None:
            return
        match await undo_import(self.app, guild.id, interaction.user.id, _batch(action)):
            case TakenBack() as back:
                await respond(interaction, taken_back_view(back))
                if back.undone:
                    line = texts.log_taken_back(interaction.user.display_name, back.undone)
                    await log_change(self.app, guild, line)
            case NotTheirs():
                await respond(interaction, refusal(texts.NOT_YOURS))

    async def _tell_who_waits(self, guild: discord.Guild) -> None:
        """Answer the open questions to which the import has the answer."""
        if answered := await self._ask_again(self.app, guild.id):
            await log_change(self.app, guild, texts.log_answered(answered))

    async def _held(self, interaction: Interaction) -> discord.Guild | None:
        """Check the right and announce that the message with the button is going to change."""
        guild = await moderated(self.app, interaction)
        if guild is not None:
            await hold(interaction)
        return guild


def _batch(action: UndoImport) -> Batch:
    first, last, second = map(number_of, (action.first, action.last, action.second))
    return Batch(first, last, datetime.fromtimestamp(second, UTC))


async def _fetched(interaction: Interaction, upload: discord.Attachment) -> PackFile | None:
    """Return a file that was handed in; say why where there is none to read."""
    if upload.size > LARGEST_FILE:
        await respond(interaction, refusal(texts.too_large(LARGEST_FILE)))
        return None
    try:
        return PackFile(upload.filename, await upload.read())
    except (discord.DiscordException, aiohttp.ClientError, OSError) as error:
        log.warning("An import could not be fetched (%s)", type(error).__name__)
        await respond(interaction, refusal(texts.NOT_FETCHED))
        return None


def _sendable(file: TextFile | None) -> tuple[TextFile, ...]:
    return (file,) if file is not None and fits(file) else ()
