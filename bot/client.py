"""The Discord client: `create_bot` makes it, `run_bot` keeps it running."""

import asyncio
import gc
import logging
import sys
from collections.abc import Callable
from contextlib import AsyncExitStack, suppress
from datetime import datetime
from functools import cache, partial
from pathlib import Path
from typing import Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.administration.cog import Administration
from bot.agenda.cog import AgendaCog
from bot.asking.buttons_cog import AnswerButtons
from bot.asking.cog import Asking
from bot.clock import Beat, Job, running
from bot.conversations import Conversations
from bot.curation.cog import Curation
from bot.delivery import SHORTEST_PAUSE, Rounds, note_presence
from bot.discord.commands import shorten, sync
from bot.discord.failures import report
from bot.discord.people import DirectMessages, tell_undelivered
from bot.discord.presses import Presses
from bot.discord.sending import Client, Interaction
from bot.following.channels_cog import ChannelNews, ChannelPosts
from bot.following.cog import Following, Notifications
from bot.following.digests import DigestRounds
from bot.gaps.awaiting import ask_again
from bot.gaps.cog import Awaiting, Gaps
from bot.gaps.queue import Grouping
from bot.help.cog import Help
from bot.helping.cog import Helping, bring_up_waiting
from bot.helping.desks import Desks
from bot.opening import build_catalogue, open_app, utc_now
from bot.privacy.cog import Privacy
from bot.privacy.erasing import Memory, forget_what_is_old
from bot.proposals.cog import Proposals, ProposalsQueue
from bot.proposals.feeding import read_feeds
from bot.proposals.feeds.listing import Feed, load_feeds
from bot.reading_list.cog import ReadingList
from bot.running import MISSING_TOKEN, WRONGLY_SET, Arrivals, keep_running, stop_on_signals
from bot.searching.cog import Searching
from bot.settings import Settings
from knowledge.catalogue import Catalogue
from storage.engine.errors import StorageError
from storage.engine.holding import running_on
from storage.shards import ALL

log = logging.getLogger(__name__)


def create_bot(
    settings: Settings,
    *,
    now: Callable[[], datetime] = utc_now,
    build: Callable[[Settings], Catalogue] = build_catalogue,
    sharded: bool = False,
) -> "Wijkbot":
    """Return the bot, not started; `build` is for who has a catalogue already.

    `sharded` gives it as many connections as Discord asks for, or those that are set.
    """
    shards = settings.shards
    if shards is not None:
        sharding = {"shard_ids": list(shards.numbers), "shard_count": shards.total}
        return ShardedWijkbot(settings, now, build, **sharding)
    return (ShardedWijkbot if sharded else Wijkbot)(settings, now, build)


def run_bot(settings: Settings) -> int:
    token = settings.discord_token.get_secret_value().strip() if settings.discord_token else ""
    if not token:
        log.error(MISSING_TOKEN)
        return WRONGLY_SET

    @cache  # another try needs no other catalogue
    def build(settings: Settings) -> Catalogue:
        catalogue = build_catalogue(settings)
        gc.freeze()  # it stays, so no collection need look at it again
        return catalogue

    async def until_stopped() -> int:
        make = partial(create_bot, settings, build=build)
        sharded = partial(make, sharded=True)
        return await keep_running(make, token, stop=stop_on_signals(), sharded=sharded)

    return asyncio.run(until_stopped())


class Tree(app_commands.CommandTree[Client]):
    """The commands, with our own last word on errors."""

    async def on_error(
        self, interaction: Interaction, error: app_commands.AppCommandError, /
    ) -> None:
        await report(interaction, error)

    async def interaction_check(self, interaction: Interaction, /) -> bool:
        """Let everything go on, with no option longer than what is looked at."""
        data: dict[str, Any] = dict(interaction.data or {})
        shorten(data.get("options") or [])
        return True


class Wijkbot(Client):
    """Discord's side of the app: opens it at the start, closes it at the end."""

    def __init__(
        self,
        settings: Settings,
        now: Callable[[], datetime],
        build: Callable[[Settings], Catalogue],
        **sharding: Any,
    ) -> None:
        discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False  # it never speaks
        super().__init__(
            commands.when_mentioned,
            help_command=None,
            tree_cls=Tree,
            allowed_installs=app_commands.AppInstallationType(guild=True, user=False),
            intents=discord.Intents(
                guilds=True, messages=True, message_content=settings.message_content
            ),
            allowed_mentions=discord.AllowedMentions.none(),
            max_messages=None,  # nothing is looked up in old messages
            member_cache_flags=discord.MemberCacheFlags.none(),
            chunk_guilds_at_startup=False,
            **sharding,
        )
        self.settings = settings
        self._now = now
        self._build = build
        self._opened, self._jobs = AsyncExitStack(), AsyncExitStack()
        self._presses = Presses()
        self._connected = False
        self._beat = Beat()
        self._following: set[asyncio.Task[None]] = set()
        self._memories: tuple[Memory, ...] = ()
        self._arrivals = Arrivals()
        self._arrivals.guard(self)

    async def setup_hook(self) -> None:
        shards = self.settings.shards or ALL
        await self._opened.enter_async_context(
            running_on(self.settings.database, shards, self._follow, self._forget, self._let_go)
        )
        self.app = await self._opened.enter_async_context(
            open_app(self.settings, self._now, self._build)
        )
        feeds = await self._load_feeds()
        conversations, agenda = Conversations(), AgendaCog(self, self.app)
        desks, channel_news = Desks(self, self.app), ChannelNews(self.app)
        rounds = self._rounds(desks)
        asking = Asking(self, self.app, conversations, desks)
        answers = AnswerButtons(self.app, desks)
        helping = Helping(self.app, conversations, desks, rounds.delivery.run)
        self._memories = (
            self.app.budgets,
            conversations,
            answers.by_person,
            helping.by_person,
            asking.exchanges,
            asking.told_slower,
            desks,
        )
        curation, queue = Curation(self.app, ask_again), ProposalsQueue(self.app)
        cogs = (
            asking,
            answers,
            helping,
            Searching(self.app, conversations),
            ReadingList(self, self.app),
            Following(self.app),
            Notifications(self.app),
            agenda,
            Awaiting(self, self.app),
            Gaps(self.app),
            Proposals(self, self.app),
            curation,
            Privacy(self.app, self._memories),
            Help(),
            Administration(self.app),
            channel_news,
        )
        for cog in cogs:
            await self.add_cog(cog)
        for pressed in (*cogs, curation.drafts, queue):
            self._presses.register(pressed)
        channel_news.attach(self.tree)
        agenda.attach(self.tree)
        queue.attach(self.tree)
        self.add_dynamic_items(self._presses.item())
        await sync(self)
        for job in self._jobs_of(rounds, agenda, feeds):
            await self._jobs.enter_async_context(running(job))

    def _follow(self) -> None:
        """Take in what another process changed; what comes while it does so, it takes in next."""
        if len(self._following) < 2 and hasattr(self, "app"):
            task = asyncio.create_task(self._catch_up())
            self._following.add(task)
            task.add_done_callback(self._following.discard)

    async def _catch_up(self) -> None:
        with suppress(StorageError):  # the clock does it again
            await self.app.catch_up()

    def _forget(self, user: int) -> None:
        """Drop what is remembered of someone whom another process erased."""
        for memory in self._memories:
            memory.forget(user)

    def _let_go(self) -> None:
        """Stop, and be started anew: another process runs these shards."""
        log.error("Another process took over the shards of this one")
        self._following.add(asyncio.create_task(self.close()))

    async def _load_feeds(self) -> tuple[Feed, ...]:
        """Return the feeds of the servers here; a broken file stops the start, as a pack does."""
        if self.settings.feeds is None:
            return ()
        organisations, home = self.app.catalogue.taxonomy.organisations, self.settings.home_guild
        feeds = await asyncio.to_thread(load_feeds, self.settings.feeds, organisations, home)
        return tuple(feed for feed in feeds if self.app.shards.owns(feed.guild))

    def _rounds(self, desks: Desks) -> Rounds:
        app = self.app
        leading = (DigestRounds(app).make, partial(bring_up_waiting, app, self, desks))
        makers = (ChannelPosts(app, self).make, *(leading if app.shards.leads else ()))
        return Rounds(app, DirectMessages(self), makers, ask_again)

    def _jobs_of(
        self, rounds: Rounds, agenda: AgendaCog, feeds: tuple[Feed, ...]
    ) -> tuple[Job, ...]:
        """All that runs by the clock, and how often in seconds."""
        app = self.app
        return (
            Job(app.get_ready, 1, once=True),
            *((Job(partial(forget_what_is_old, app), 24 * 3600),) if app.shards.leads else ()),
            Job(app.catch_up, 30),
            Job(Grouping(app).group, 30),
            Job(rounds.deliver, SHORTEST_PAUSE),
            Job(agenda.keep_in_step, 5),
            Job(self._show_health, 30),
            *((Job(self._beat.beat, Beat.EVERY),) if self.settings.health_file else ()),
            *((Job(partial(read_feeds, app, self, feeds), 300),) if feeds else ()),
        )

    async def _show_health(self) -> None:
        """Write the health file while connected, so that a supervisor can watch its age."""
        file = self.settings.health_file
        if self.is_connected() and file is not None:
            line = f"longest wait of the loop: {self._beat.take() * 1000:.0f} ms\n"
            await asyncio.to_thread(write_health, file, line)

    def is_connected(self) -> bool:
        return self._connected

    async def close(self) -> None:
        """Finish what was taken in, stop the jobs, leave Discord and close what was opened.

        A second time does nothing.
        """
        await self._arrivals.finish()
        await self._jobs.aclose()
        await super().close()
        await self._opened.aclose()

    async def on_message(self, message: discord.Message, /) -> None:
        """Leave messages to the cogs: there are no text commands."""

    async def on_interaction(self, interaction: Interaction, /) -> None:
        """Take in a form that was sent in; commands and presses find their own way.

        Whoever does any of these is here; by typing alone in an option nobody is.
        """
        if interaction.type is discord.InteractionType.modal_submit:
            await self._presses.submit(interaction)
        if interaction.type is not discord.InteractionType.autocomplete:
            with suppress(StorageError):  # who can't be noted is answered all the same
                await note_presence(self.app, interaction.user.id)

    async def on_app_command_completion(self, interaction: Interaction, _command: Any, /) -> None:
        """Say what could not be sent to who used the command, whichever it was."""
        with suppress(StorageError):  # it waits for the next
            await tell_undelivered(interaction)

    async def on_ready(self) -> None:
        self._connected = True
        log.info("Ready on %d servers", len(self.guilds))

    async def on_resumed(self) -> None:
        self._connected = True

    async def on_disconnect(self) -> None:
        self._connected = False

    async def on_error(self, event_method: str, /, *_args: Any, **_kwargs: Any) -> None:
        """Log what an event's handler raised, never the event: it may hold a question."""
        log.error("The handler of %s failed", event_method, exc_info=sys.exc_info())


class ShardedWijkbot(Wijkbot, commands.AutoShardedBot):
    """The same over several connections, for more servers than Discord lets have one."""

    def is_connected(self) -> bool:
        return self._connected and not any(shard.is_closed() for shard in self.shards.values())


def write_health(file: Path, line: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(line, encoding="utf-8")
