"""Below an answer: what more there is of it, what people think of it, and *Deel in kanaal*."""

from datetime import timedelta

import discord
from discord.ext import commands

from bot.app import App
from bot.asking import views
from bot.asking.ask import judge
from bot.cards import entries
from bot.cards.actions import NotUseful, ReadAlso, ReadMore, ReadOn, Share, Useful, WhatElse
from bot.discord import failures
from bot.discord.options import view_of
from bot.discord.presses import press
from bot.discord.rights import bot_may_post, may_post
from bot.discord.sending import Interaction, hold, hold_if_private, is_private, post, respond, think
from bot.helping.desks import Desks
from bot.pacing import Pace
from bot.view import Refused, View, notice
from storage.feedback import Verdict, VerdictOutcome

SHARED = "Het antwoord staat nu in het kanaal. Je naam staat er niet bij."


class AnswerButtons(commands.Cog):
    """What is pressed below an answer, but for what other features handle."""

    def __init__(self, app: App, desks: Desks) -> None:
        self.app, self.desks = app, desks
        self.by_answer = Pace(times=1, period=timedelta(minutes=10))
        self.by_person = Pace(times=5, period=timedelta(minutes=10))

    @press(ReadMore, waits=hold_if_private)
    async def read_more(self, interaction: Interaction, action: ReadMore) -> None:
        """Open the deeper part: in place where only the reader sees it, else for them alone."""
        catalogue = view_of(interaction)
        match, reading = entries.shown_in(catalogue, action.entry)
        view = entries.deeper_view(match.entry, reading, catalogue, action.key or None)
        await respond(interaction, await self._drop_vain_offer(interaction, view))

    @press(ReadOn, waits=think)
    async def read_on(self, interaction: Interaction, action: ReadOn) -> None:
        catalogue = view_of(interaction)
        match, _ = entries.shown_in(catalogue, action.entry)
        await respond(interaction, entries.rest_view(match.entry, catalogue, max(action.part, 1)))

    @press(ReadAlso, waits=hold_if_private)
    async def read_also(self, interaction: Interaction, action: ReadAlso) -> None:
        """Open what is worth reading: below the answer where only the reader sees it."""
        catalogue = view_of(interaction)
        match, reading = entries.shown_in(catalogue, action.entry)
        works = entries.beside(match.entry, reading)
        view = entries.reading_view(match.entry, works)
        if is_private(interaction):
            card = entries.answer_card(match, reading, catalogue, key=action.key or None)
            view = entries.reading_below(card, works)
        await respond(interaction, await self._drop_vain_offer(interaction, view))

    @press(WhatElse, waits=think)
    async def what_else(self, interaction: Interaction, action: WhatElse) -> None:
        private = interaction.guild_id is not None and is_private(interaction)
        match, _ = entries.shown_in(view_of(interaction), action.entry)
        await respond(
            interaction, entries.what_else_view(match.entry, action.key or None, private=private)
        )

    @press(Useful, waits=think)
    async def useful(self, interaction: Interaction, action: Useful) -> None:
        user = interaction.user.id
        outcome = await judge(self.app, action.key, action.entry, Verdict.USEFUL, user)
        await respond(interaction, notice(views.THANKS_USEFUL[outcome]))

    @press(NotUseful, waits=think)
    async def not_useful(self, interaction: Interaction, action: NotUseful) -> None:
        await self._keep_no_use(interaction, action.key, action.entry)
        await respond(interaction, views.why_not_view(action.key, action.entry))

    @press(views.WhyNot, waits=hold)
    async def why_not(self, interaction: Interaction, action: views.WhyNot) -> None:
        reason = action.reason if action.reason in entries.REASONS else None
        await self._keep_no_use(interaction, action.key, action.entry, reason)
        view = views.thanks_view(reason, action, view_of(interaction))
        await respond(interaction, await self._drop_vain_offer(interaction, view))

    @press(Share, waits=think)
    async def share(self, interaction: Interaction, action: Share) -> None:
        """Post the answer as a message of its own: an interaction's reply names who pressed."""
        channel = interaction.channel
        if interaction.guild_id is None or not isinstance(channel, discord.abc.Messageable):
            raise Refused("Delen kan alleen in een kanaal op een server.")
        catalogue = view_of(interaction)
        shown = entries.shown_in(catalogue, action.entry)
        self._check_may_share(interaction, action, channel.id)
        view = entries.answer_card(*shown, catalogue, key=action.key or None)
        try:
            await post(channel, await self._drop_vain_offer(interaction, view))
        except Exception:  # what isn't there may be shared again
            self.by_answer.take_back((action, channel.id))
            self.by_person.take_back(interaction.user.id)
            raise
        await respond(interaction, notice(SHARED))

    async def _drop_vain_offer(self, interaction: Interaction, view: View) -> View:
        """Return the view without *Vraag een mens* where nobody would answer."""
        guild, channel = interaction.guild_id, interaction.channel_id
        return await self.desks.drop_vain_offer(view, guild, interaction.user.id, channel)

    async def _keep_no_use(
        self, interaction: Interaction, key: str, entry: str, reason: str | None = None
    ) -> None:
        user = interaction.user.id
        outcome = await judge(self.app, key, entry, Verdict.NOT_USEFUL, user, reason)
        if outcome is VerdictOutcome.FORGOTTEN:
            raise Refused(notice(views.FORGOTTEN))

    def _check_may_share(self, interaction: Interaction, action: Share, channel: int) -> None:
        """Raise `Refused` where it may not be posted; the paces come last, since they count."""
        now = self.app.now()
        if not may_post(interaction):
            raise Refused(failures.YOU_CANNOT_WRITE_HERE)
        if not bot_may_post(interaction):
            raise Refused(failures.CANNOT_WRITE_HERE)
        if not self.by_answer.allows((action, channel), now):
            raise Refused("Dit antwoord staat al in het kanaal.")
        if not self.by_person.allows(interaction.user.id, now):
            raise Refused(failures.TOO_FAST)
