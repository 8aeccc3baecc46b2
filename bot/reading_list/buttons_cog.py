"""The buttons of the reading list, wherever they stand: each acts on the list of whoever presses.

On a list or an item the message itself changes; what can't be done is said apart, and leaves the
message as it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.cards.actions import Keep
from bot.discord.forms import Form, TextField, filled, present
from bot.discord.sending import hold, respond, tell, think
from bot.reading_list import texts
from bot.reading_list.actions import (
    EmptyList,
    ListPage,
    MarkRead,
    MarkUnread,
    Remove,
    ShowListed,
    Swap,
    Undo,
    WriteNote,
)
from bot.reading_list.choosing_cog import asked_at, read_page
from bot.reading_list.keeping import mark, write_note
from bot.reading_list.list_changes_view import ask_to_empty, removed_view, undone_view
from bot.reading_list.removing import AskAgain, empty, remove, swap, undo
from bot.reading_list.replies_cog import changed, kept, the_item, the_list
from bot.view import Tone, refusal
from storage.reading_lists import MOST_NOTE

if TYPE_CHECKING:
    from bot.app import App
    from bot.discord.kinds import Interaction
    from bot.discord.presses import Presses
    from bot.view import View

NOTE = "note"


class Buttons:
    """What each of them does."""

    def __init__(self, app: App, presses: Presses) -> None:
        self.app = app
        presses.on(Keep, self.keep)
        presses.on(ListPage, self.page)
        presses.on(ShowListed, self.show)
        presses.on(MarkRead, self.mark)
        presses.on(MarkUnread, self.mark)
        presses.on(WriteNote, self.ask_for_note)
        presses.on_form(WriteNote, self.write_note)
        presses.on(Remove, self.remove)
        presses.on(Undo, self.undo)
        presses.on(EmptyList, self.empty)
        presses.on(Swap, self.swap)

    async def keep(self, interaction: Interaction, action: Keep) -> None:
        """Put on the list what an answer was about, seen by the one who pressed only."""
        await think(interaction)
        user, guild = interaction.user.id, interaction.guild_id
        await respond(interaction, await kept(self.app, user, guild, action.entry))

    async def page(self, interaction: Interaction, action: ListPage) -> None:
        """Turn the page, or show the list in another way, where the list stands."""
        await hold(interaction)
        user, guild = interaction.user.id, interaction.guild_id
        await _renew(interaction, await the_list(self.app, user, guild, *read_page(action)))

    async def show(self, interaction: Interaction, action: ShowListed) -> None:
        """Open an item beside the list that it stands on."""
        await think(interaction)
        user, guild = interaction.user.id, interaction.guild_id
        await respond(interaction, await the_item(self.app, user, guild, action.entry))

    async def mark(self, interaction: Interaction, action: MarkRead | MarkUnread) -> None:
        """Mark an item, and show how it stands now."""
        await hold(interaction)
        user, guild = interaction.user.id, interaction.guild_id
        read = isinstance(action, MarkRead)
        change = await mark(self.app, user, action.entry, read=read)
        await _renew(interaction, await changed(self.app, user, guild, change))

    async def ask_for_note(self, interaction: Interaction, action: WriteNote) -> None:
        """Show a form with the note as it is; it can only be the first answer to a press."""
        item = await self.app.stores.reading_lists.get(interaction.user.id, action.entry)
        if item is None:
            await tell(interaction, refusal(texts.NOT_LISTED))
            return
        field = TextField(
            name=NOTE,
            label=texts.NOTE_LABEL,
            help=texts.NOTE_HELP,
            value=item.note or "",
            most=MOST_NOTE,
            required=False,
            long=True,
        )
        await present(interaction, Form(texts.NOTE_TITLE, action, (field,)))

    async def write_note(self, interaction: Interaction, action: WriteNote) -> None:
        """Keep the note of a form that was sent in, and show the item with it."""
        await hold(interaction)
        user, guild = interaction.user.id, interaction.guild_id
        note = filled(interaction).get(NOTE, "")
        change = await write_note(self.app, user, action.entry, note)
        await _renew(interaction, await changed(self.app, user, guild, change))

    async def remove(self, interaction: Interaction, action: Remove) -> None:
        """Take an item off the list; where it stood comes the way back."""
        await hold(interaction)
        removed = await remove(self.app, interaction.user.id, action.entry)
        await _renew(interaction, removed_view(removed))

    async def undo(self, interaction: Interaction, action: Undo) -> None:
        """Put back what was taken off."""
        await hold(interaction)
        undone = await undo(self.app, interaction.user.id, action.key)
        await _renew(interaction, undone_view(undone))

    async def empty(self, interaction: Interaction, action: EmptyList) -> None:
        """Take off everything; who was asked too long ago is asked again."""
        await hold(interaction)
        result = await empty(self.app, interaction.user.id, asked_at(action.asked_at))
        view = (
            ask_to_empty(result, self.app.now())
            if isinstance(result, AskAgain)
            else removed_view(result, everything=True)
        )
        await _renew(interaction, view)

    async def swap(self, interaction: Interaction, action: Swap) -> None:
        """Put the newest edition in the place of an older one, beside the list it stands on."""
        await think(interaction)
        user, guild = interaction.user.id, interaction.guild_id
        change = await swap(self.app, user, guild, action.entry)
        await respond(interaction, await changed(self.app, user, guild, change))


async def _renew(interaction: Interaction, view: View) -> None:
    """Change the message with the button, unless there is only something to refuse."""
    if view.tone is Tone.REFUSAL:
        await tell(interaction, view)
    else:
        await respond(interaction, view)
