"""*Laat het me weten* and the answer that came of it; *Meld onjuist*, its form and its menu."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord  # noqa: TC002  (discord.py reads the annotations)
from discord.ext import commands

from bot.cards.actions import ReadAnswer, ReportWrong, TellMe
from bot.cards.entries import REPORT_WRONG, NotReportable, answer_card, reportable
from bot.delivery.notices import is_closed
from bot.discord.commands import add_menu
from bot.discord.messages import named_in
from bot.discord.options import view_of
from bot.discord.people import member
from bot.discord.presses import Form, TextField, filled, form, present, press
from bot.discord.sending import hold, respond, think
from bot.gaps import views
from bot.gaps.awaiting import LONGEST_REPORT, report, stop_waiting, tell_me
from bot.view import Refused, notice, refusal

if TYPE_CHECKING:
    from bot.app import App
    from bot.discord.kinds import Interaction
    from bot.discord.presses import Presses
    from knowledge.catalogue import Catalogue

WRONG = "wrong"
MOST_CHOICES = 25


class Awaiting(commands.Cog):
    """What people leave for the moderators, and hear back."""

    def __init__(self, bot: commands.Bot, app: App, presses: Presses) -> None:
        self.bot, self.app = bot, app
        add_menu(bot.tree, REPORT_WRONG, self.report_message)
        presses.register(self)

    @press(TellMe, waits=think)
    async def tell_me(self, interaction: Interaction, action: TellMe) -> None:
        user = interaction.user.id
        result = await tell_me(self.app, user, interaction.guild_id, action.key)
        closed = await is_closed(self.app, user)
        await respond(interaction, views.awaits_view(result, action.key, closed=closed))

    @press(views.StopWaiting, waits=hold)
    async def stop_waiting(self, interaction: Interaction, action: views.StopWaiting) -> None:
        stopped = await stop_waiting(self.app, interaction.user.id, action.key)
        await respond(interaction, notice(views.STOPPED if stopped else views.NOT_WAITING))

    @press(ReadAnswer, waits=think)
    async def read_answer(self, interaction: Interaction, action: ReadAnswer) -> None:
        """Show the answer to whoever may see it: in every DM, or as a member of its server."""
        catalogue = await self._where_seen(interaction, action.entry)
        shown = catalogue.show(action.entry) if catalogue else None
        if shown is None or catalogue is None:
            raise Refused(views.ANSWER_GONE)
        await respond(interaction, answer_card(*shown, catalogue, key=None))

    @press(ReportWrong)
    async def ask_what_is_wrong(self, interaction: Interaction, action: ReportWrong) -> None:
        entry = reportable(self.app, interaction.guild_id, action.entry)
        if isinstance(entry, NotReportable):
            raise Refused(views.reported_view(entry))
        field = TextField(
            name=WRONG,
            label="Wat klopt er niet?",
            help="Schrijf wat er anders moet zijn, en hoe je dat weet. Zet er geen namen in.",
            most=LONGEST_REPORT,
            long=True,
        )
        await present(interaction, Form(REPORT_WRONG, action, (field,)))

    @form(ReportWrong, waits=think)
    async def report(self, interaction: Interaction, action: ReportWrong) -> None:
        text, user = filled(interaction).get(WRONG, ""), interaction.user.id
        why_not = await report(self.app, user, interaction.guild_id, action.entry, text)
        await respond(interaction, views.reported_view(why_not))

    async def report_message(self, interaction: Interaction, message: discord.Message) -> None:
        """Show the form for the entry in an answer; where there are more, ask which."""
        assert self.bot.user is not None, "an interaction arrives after the login"
        catalogue = view_of(interaction)
        ours = message.author.id == self.bot.user.id
        named = named_in(message, self.bot.user, catalogue.mentions) if ours else ()
        if not named:
            await respond(interaction, refusal(views.NONE_IN_MESSAGE))
        elif len(named) == 1:
            await self.ask_what_is_wrong(interaction, ReportWrong(named[0]))
        else:
            entries = [catalogue.entries[one] for one in named[:MOST_CHOICES]]
            await respond(interaction, views.which_to_report(entries))

    async def _where_seen(self, interaction: Interaction, entry: str) -> Catalogue | None:
        """Return a catalogue that has the entry and that whoever acts may see; None where none."""
        here = view_of(interaction)
        if entry in here.entries:
            return here
        for guild in self.bot.guilds:
            catalogue = self.app.catalogue.for_guild(guild.id)
            if entry in catalogue.entries and await member(guild, interaction.user.id):
                return catalogue
        return None
