"""Reminders of what is on someone's list: the commands, and the buttons on what comes of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.delivery.undelivered import respond_with_undelivered
from bot.discord.options import Unresolved, resolve
from bot.discord.sending import hold, respond, tell, think
from bot.reading_list import texts
from bot.reading_list.actions import Remind
from bot.reading_list.choosing_cog import own_names
from bot.reading_list.reminders_actions import CancelReminder, ReadReminded, Snooze
from bot.reading_list.reminding import (
    Cancelled,
    cancel,
    read_reminded,
    remind,
    remind_in_a_week,
    reminders_of,
    snooze,
)
from bot.reading_list.reminding_view import read_view, reminders_view, reminding_view, said_of
from bot.view import notice, refusal

if TYPE_CHECKING:
    from bot.app import App
    from bot.discord.kinds import Interaction
    from bot.discord.presses import Presses
    from bot.reading_list.reminding import Forgotten
    from bot.reading_list.reminding import Reminding as Result
    from bot.view import View


class Reminding:
    """What of the reading list comes back at a moment."""

    def __init__(self, app: App, presses: Presses) -> None:
        self.app = app
        presses.on(Remind, self.remind_in_a_week)
        presses.on(CancelReminder, self.cancel)
        presses.on(ReadReminded, self.read)
        presses.on(Snooze, self.snooze)

    async def remind(self, interaction: Interaction, item: str, when: str) -> None:
        """Set a reminder of what was named, of the list or else of the catalogue."""
        await think(interaction)
        own = await self._named(interaction, item)
        if not isinstance(own, str):
            view = own.view if own else refusal(texts.NOT_LISTED)
            await respond(interaction, view)
            return
        user, guild = interaction.user.id, interaction.guild_id
        await self._reply(interaction, await remind(self.app, user, guild, own, when))

    async def reminders(self, interaction: Interaction) -> None:
        """Show what is to come."""
        await think(interaction)
        view = await self._reminders(interaction.user.id)
        await respond_with_undelivered(self.app, interaction, view)

    async def remind_in_a_week(self, interaction: Interaction, action: Remind) -> None:
        """Set a reminder without asking when."""
        await think(interaction)
        user, guild = interaction.user.id, interaction.guild_id
        await self._reply(interaction, await remind_in_a_week(self.app, user, guild, action.entry))

    async def cancel(self, interaction: Interaction, action: CancelReminder) -> None:
        """Cancel a reminder, and say so where it was listed or where it was just set."""
        await hold(interaction)
        result = await cancel(self.app, interaction.user.id, action.key)
        said = said_of(result)
        if "values" in (interaction.data or {}):  # chosen from the list: it shows what is left
            await respond(interaction, await self._reminders(interaction.user.id, said))
        elif isinstance(result, Cancelled):
            await respond(interaction, notice(said))
        else:
            await tell(interaction, refusal(said))

    async def read(self, interaction: Interaction, action: ReadReminded) -> None:
        """Mark as read what a message reminded of."""
        await think(interaction)
        result = await read_reminded(
            self.app, interaction.user.id, action.key, _message(interaction)
        )
        await respond(interaction, read_view(result))

    async def snooze(self, interaction: Interaction, action: Snooze) -> None:
        """Set the same reminder a week later."""
        await think(interaction)
        await self._reply(
            interaction,
            await snooze(self.app, interaction.user.id, action.key, _message(interaction)),
        )

    async def _named(self, interaction: Interaction, item: str) -> str | Unresolved | None:
        """Return the id of what was named; of the list first, since it holds what is gone too."""
        user, guild = interaction.user.id, interaction.guild_id
        own = resolve(await own_names(self.app, user, guild), item, texts.LISTED_ITEM)
        if isinstance(own, str):
            return own
        return resolve(self.app.catalogue.for_guild(guild).items, item, texts.AN_ITEM)

    async def _reminders(self, user: int, said: str = "") -> View:
        closed = await self.app.stores.outbox.closed(user) is not None
        return reminders_view(await reminders_of(self.app, user), said=said, closed=closed)

    async def _reply(self, interaction: Interaction, result: Result | Forgotten) -> None:
        user = interaction.user.id
        closed = await self.app.stores.outbox.closed(user) is not None
        view = reminding_view(result, closed=closed)
        await respond_with_undelivered(self.app, interaction, view)


def _message(interaction: Interaction) -> int | None:
    return interaction.message.id if interaction.message else None
