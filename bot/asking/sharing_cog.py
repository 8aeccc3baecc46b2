"""*Deel in kanaal*: an answer that one person saw, posted for all, without who asked."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import discord
from discord.ext import commands

from bot.cards import answering_texts as answering
from bot.cards.actions import Share
from bot.cards.entries import entry_view
from bot.discord import failures as errors
from bot.discord.rights import bot_may_post, may_post
from bot.discord.sending import post, respond, think
from bot.pacing import Pace
from bot.searching import texts as searching
from bot.view import notice, refusal

if TYPE_CHECKING:
    from bot.app import App
    from bot.discord.kinds import Interaction
    from bot.discord.presses import Presses
    from knowledge.answer import Match, Reading


class Sharing(commands.Cog):
    """Answers posted for a whole channel."""

    def __init__(self, app: App, presses: Presses) -> None:
        self.app = app
        self.by_answer = Pace(times=1, period=timedelta(minutes=10))
        self.by_person = Pace(times=5, period=timedelta(minutes=10))
        presses.on(Share, self.share)

    async def share(self, interaction: Interaction, action: Share) -> None:
        """Post the answer as a message of its own: an interaction's reply names who pressed."""
        await think(interaction)
        shown = self.app.catalogue.for_guild(interaction.guild_id).show(action.entry)
        said = self._refused(interaction, action, shown)
        if said is not None or shown is None:
            await respond(interaction, refusal(said or searching.GONE))
            return
        assert isinstance(interaction.channel, discord.abc.Messageable), "checked by `_refused`"
        catalogue = self.app.catalogue.for_guild(interaction.guild_id)
        view = entry_view(*shown, catalogue, key=action.key or None, public=True)
        try:
            await post(interaction.channel, view)
        except Exception:  # what isn't there may be shared again
            self.by_answer.take_back((action, interaction.channel.id))
            self.by_person.take_back(interaction.user.id)
            raise
        await respond(interaction, notice(answering.SHARED))

    def _refused(
        self,
        interaction: Interaction,
        action: Share,
        shown: tuple[Match, tuple[Reading, ...]] | None,
    ) -> str | None:
        """Return why it can't be posted, or None; the paces come last, since they count."""
        channel, now = interaction.channel, self.app.now()
        if interaction.guild_id is None or not isinstance(channel, discord.abc.Messageable):
            return answering.NO_CHANNEL_TO_SHARE
        if shown is None:
            return searching.GONE
        if not may_post(interaction):
            return errors.YOU_CANNOT_WRITE_HERE
        if not bot_may_post(interaction):
            return errors.CANNOT_WRITE_HERE
        if not self.by_answer.allows((action, channel.id), now):
            return answering.SHARED_BEFORE
        if not self.by_person.allows(interaction.user.id, now):
            return errors.TOO_FAST
        return None
