"""The buttons of `/beheer`: a threshold set or left as it is, a silence ended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.administration import shown_cog as shown
from bot.administration import texts
from bot.administration.actions import EndSilence, LeaveThreshold, SetThreshold
from bot.administration.configuring import set_silence, set_threshold
from bot.administration.replies_cog import managed, saved, show
from bot.cards import channels as channel_texts
from bot.cards.channel_modes import is_silent
from bot.discord.sending import hold, respond
from bot.view import notice

if TYPE_CHECKING:
    import discord

    from bot.app import App
    from bot.discord.kinds import Interaction
    from bot.discord.presses import Presses


class Buttons:
    """What happens at a press; the right is checked again, and the message tells what it did."""

    def __init__(self, app: App, presses: Presses) -> None:
        self.app = app
        presses.on(SetThreshold, self.set_threshold)
        presses.on(LeaveThreshold, self.leave_threshold)
        presses.on(EndSilence, self.end_silence)

    async def set_threshold(self, interaction: Interaction, action: SetThreshold) -> None:
        """Set a threshold, as messages of before offered."""
        guild = await managed(interaction, hold)
        if guild is not None:
            share = None if action.thousandths is None else action.thousandths / 1000
            settings = await set_threshold(self.app, guild.id, share)
            await saved(self.app, interaction, shown.threshold(settings))

    async def leave_threshold(self, interaction: Interaction, _action: LeaveThreshold) -> None:
        """Leave the threshold as it was."""
        if await managed(interaction, hold) is not None:
            await respond(interaction, notice(texts.THRESHOLD_LEFT))

    async def end_silence(self, interaction: Interaction, _action: EndSilence) -> None:
        """Answer in channels again."""
        guild = await managed(interaction, hold)
        if guild is not None:
            await self.end_silence_here(interaction, guild)

    async def end_silence_here(self, interaction: Interaction, guild: discord.Guild) -> None:
        """End the silence of a server, or say that it was over."""
        before = await self.app.stores.guilds.get(guild.id)
        await set_silence(self.app, guild.id, None)
        if is_silent(before, self.app.now()):
            await saved(self.app, interaction, channel_texts.SILENCE_ENDED)
        else:
            await show(self.app, interaction, channel_texts.SILENCE_OVER)
