"""Telling channels by the clock what is new, and their servers what stands in the way."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from bot.clock import mishaps_logged
from bot.discord.log_channel import log_change
from bot.discord.rights import TO_ANSWER, lacking_in
from bot.following import channel_news_texts as texts
from bot.following.posting import Posting, Reach, theme_name

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    import discord

    from bot.app import App
    from storage.channel_news import ChannelTheme

log = logging.getLogger(__name__)


class ChannelPosts:
    """Makes posts ready for the outbox; what stands in the way of one is said once."""

    def __init__(self, app: App, client: discord.Client) -> None:
        self.app = app
        self.client = client
        self.posting = Posting(app, self.reach)
        self._said: frozenset[tuple[int, int]] = frozenset()

    async def make(self) -> datetime | None:
        """Make ready what is due, and return when there is more; a mistake of ours is logged."""
        with mishaps_logged(log, "Posts for channels could not be made ready"):
            done = await self.posting.run()
            await self._say_gone(done.gone)
            await self._say_lacking(done.lacking)
            return done.due_at
        return None

    def reach(self, guild_id: int, channel_id: int) -> Reach:
        """Return whether a channel can be posted in."""
        if not self.client.is_ready():
            return Reach.NOT_YET
        guild = self.client.get_guild(guild_id)
        if guild is None or guild.unavailable:
            return Reach.AWAY
        channel = guild.get_channel(channel_id)
        if channel is None:
            return Reach.GONE
        return Reach.LACKING if lacking_in(channel, TO_ANSWER) else Reach.HERE

    async def _say_gone(self, gone: Iterable[ChannelTheme]) -> None:
        channels: dict[tuple[int, int], list[str]] = {}
        for one in gone:
            name = theme_name(self.app, one.theme_id)
            channels.setdefault((one.guild_id, one.channel_id), []).append(name)
        for (guild_id, channel_id), themes in channels.items():
            guild = self.client.get_guild(guild_id)
            if guild is not None:
                line = texts.channel_gone(channel_id, tuple(themes))
                await log_change(self.app, guild, line)

    async def _say_lacking(self, lacking: tuple[tuple[int, int], ...]) -> None:
        new, self._said = set(lacking) - self._said, frozenset(lacking)
        for guild_id, channel_id in sorted(new):
            guild = self.client.get_guild(guild_id)
            channel = None if guild is None else guild.get_channel(channel_id)
            if guild is not None and channel is not None:
                rights = lacking_in(channel, TO_ANSWER)
                await log_change(self.app, guild, texts.cannot_post(f"#{channel.name}", rights))
