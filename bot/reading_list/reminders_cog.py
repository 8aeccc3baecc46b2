"""The buttons on reminders: what sets one, the list of them, and the message that comes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from discord.ext import commands

from bot.delivery.notices import is_closed
from bot.discord.people import respond_with_undelivered
from bot.discord.presses import Form, TextField, filled, form, present, press
from bot.discord.sending import hold, respond, tell, think
from bot.reading_list.arrange import items_of
from bot.reading_list.reminder_views import (
    MOST_LISTED,
    cancel_view,
    read_view,
    reminder_set_view,
    reminders_view,
    which_to_remind_view,
)
from bot.reading_list.reminders import (
    AskRemind,
    CancelReminder,
    ReadReminded,
    Remind,
    RemindWhen,
    Snooze,
    cancel,
    read_reminded,
    remind,
    remind_in_a_week,
    reminders_of,
    snooze,
)
from bot.view import Tone

if TYPE_CHECKING:
    from bot.app import App
    from bot.discord.kinds import Interaction
    from bot.discord.presses import Presses
    from bot.reading_list.reminders import NotReminded, ReminderSet
    from bot.view import View
    from knowledge.moments.outcome import Past, Unclear


WHEN, LONGEST_WHEN = "when", 200


class Reminders(commands.Cog):
    """Each acts for whoever presses."""

    def __init__(self, app: App, presses: Presses) -> None:
        self.app = app
        presses.register(self)

    @press(Remind, waits=think)
    async def press_remind(self, interaction: Interaction, action: Remind) -> None:
        outcome = await remind_in_a_week(
            self.app, interaction.user.id, interaction.guild_id, action.entry
        )
        await reply_reminder(interaction, outcome)

    @press(AskRemind, waits=think)
    async def press_which(self, interaction: Interaction, _action: AskRemind) -> None:
        items = await items_of(self.app, interaction.user.id, interaction.guild_id)
        unread = [item for item in reversed(items) if not item.listed.read]
        await respond(interaction, which_to_remind_view(unread[:MOST_LISTED]))

    @press(RemindWhen)
    async def press_when(self, interaction: Interaction, action: RemindWhen) -> None:
        field = TextField(
            name=WHEN,
            label="Wanneer?",
            help="Bijvoorbeeld: morgen om 9 uur, of volgende week dinsdag",
            most=LONGEST_WHEN,
        )
        await present(interaction, Form("Herinner mij", action, (field,)))

    @form(RemindWhen, waits=think)
    async def take_when(self, interaction: Interaction, action: RemindWhen) -> None:
        user, when = interaction.user.id, filled(interaction).get(WHEN, "")
        outcome = await remind(self.app, user, interaction.guild_id, action.entry, when)
        await reply_reminder(interaction, outcome)

    @press(CancelReminder, waits=hold)
    async def press_cancel(self, interaction: Interaction, action: CancelReminder) -> None:
        outcome = await cancel(self.app, interaction.user.id, action.key)
        view = cancel_view(outcome)
        if "values" in (interaction.data or {}):  # chosen from the list: it shows what is left
            view = await list_reminders(interaction, view.text)
        await renew(interaction, view)

    @press(ReadReminded, waits=think)
    async def press_read(self, interaction: Interaction, action: ReadReminded) -> None:
        message = interaction.message.id if interaction.message else None
        outcome = await read_reminded(self.app, interaction.user.id, action.key, message)
        await respond(interaction, read_view(outcome))

    @press(Snooze, waits=think)
    async def press_snooze(self, interaction: Interaction, action: Snooze) -> None:
        message = interaction.message.id if interaction.message else None
        outcome = await snooze(self.app, interaction.user.id, action.key, message)
        await reply_reminder(interaction, outcome)


async def list_reminders(interaction: Interaction, done: str = "") -> View:
    app, user = interaction.client.app, interaction.user.id
    closed = await is_closed(app, user)
    return reminders_view(await reminders_of(app, user), done=done, closed=closed)


async def reply_reminder(
    interaction: Interaction, outcome: ReminderSet | NotReminded | Past | Unclear
) -> None:
    app, user = interaction.client.app, interaction.user.id
    closed = await is_closed(app, user)
    await respond_with_undelivered(interaction, reminder_set_view(outcome, closed=closed))


async def renew(interaction: Interaction, view: View) -> None:
    await (tell if view.tone is Tone.REFUSAL else respond)(interaction, view)
