"""Reading feeds by the clock; each is due at its own time, about once an hour."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from bot.clock import mishaps_logged
from bot.discord.managing import log_change
from bot.proposals.feeding import WasRead, read_feed
from bot.proposals.feeds.fetching import Fetcher
from bot.proposals.queue_views import log_fed

if TYPE_CHECKING:
    from collections.abc import Sequence

    import discord

    from bot.app import App
    from bot.proposals.feeds.listing import Feed

log = logging.getLogger(__name__)


class ReadingFeeds:
    """Looks every few minutes which feeds are due, and reads them one after another."""

    def __init__(self, app: App, client: discord.Client, feeds: Sequence[Feed]) -> None:
        self.app = app
        self.client = client
        self.feeds = feeds

    async def read(self) -> None:
        async with Fetcher.open() as fetcher:
            for feed in self.feeds:
                await self.read_one(feed, fetcher)

    async def read_one(self, feed: Feed, fetcher: Fetcher) -> None:
        """Read one feed; a mistake of ours over it keeps none of the others from being read."""
        done = None
        with mishaps_logged(log, "The feed %s could not be taken in", feed.name):
            done = await read_feed(self.app, feed, fetcher)
        guild = self.client.get_guild(feed.guild)
        if isinstance(done, WasRead) and done.proposed and guild is not None:
            await log_change(self.app, guild, log_fed(feed.name, done.proposed))
