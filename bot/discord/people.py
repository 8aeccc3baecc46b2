"""People on Discord: finding them, sending them notices, and telling what did not arrive."""

import asyncio
import logging
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import aiohttp
import discord

from bot import delivery
from bot.actions import custom_id
from bot.app import PostingPlace
from bot.discord.messages import components_of
from bot.discord.sending import Client, Interaction, name_of, post, respond, tell, with_names
from bot.view import Tone, View
from knowledge.catalogue import Catalogue
from storage.outbox import Notice

log = logging.getLogger(__name__)
CLOSED = frozenset({50007, 50278, 50001, 10013, 50033, 10003, 50013})
"""Discord's codes for someone who takes no messages, has no server in common, or doesn't exist; and
for a channel that isn't there, or where the bot may not post."""
TOO_FAST = 40003
"""The code where conversations were opened too fast."""
MOST_SEARCHED = 200
"""Messages of a conversation."""
A_TRY = 60.0
"""Seconds. discord.py tries by itself for half a minute where Discord has an error of its own."""
BETWEEN_TRIES = timedelta(hours=1)
"""Discord shuts out a bot that tries closed messages over and over."""


async def fetch_member(guild: discord.Guild, user: int) -> discord.Member | None:
    try:
        return guild.get_member(user) or await guild.fetch_member(user)
    except discord.NotFound:
        return None


async def is_on_server(client: Client, guild_id: int, user: int) -> bool:
    guild = client.get_guild(guild_id)
    if guild is not None:
        return await fetch_member(guild, user) is not None
    if client.app.shards.owns(guild_id):
        return False
    try:
        await client.http.get_member(guild_id, user)
    except (discord.NotFound, discord.Forbidden):
        return False
    return True


async def fetch_server(client: Client, guild_id: int) -> discord.Guild | None:
    """Return a server, with its roles and channels, also where another process has its shard."""
    guild = client.get_guild(guild_id)
    if guild is not None or client.app.shards.owns(guild_id):
        return guild
    assert client.user is not None, "who asks for a server is logged in"
    try:
        guild = await client.fetch_guild(guild_id, with_counts=False)
        for channel in await guild.fetch_channels():
            guild._add_channel(channel)
        guild._add_member(await guild.fetch_member(client.user.id))
    except (discord.NotFound, discord.Forbidden):
        return None
    return guild


async def catalogue_with(interaction: Interaction, entry: str) -> Catalogue:
    """Return a catalogue that has an entry and that whoever acts may see, else what is seen here.

    In a direct message that is also what a server that they are on has of its own.
    """
    app = interaction.client.app
    here = app.catalogue.for_guild(interaction.guild_id)
    if interaction.guild_id is not None or entry in here.entries:
        return here
    client = interaction.client
    for guild in dict.fromkeys((*(server.id for server in client.guilds), *app.catalogue.own)):
        catalogue = app.catalogue.for_guild(guild)
        if entry in catalogue.entries and await is_on_server(client, guild, interaction.user.id):
            return catalogue
    return here


async def names_of(client: discord.Client, users: Iterable[int]) -> tuple[str, ...]:
    """Return the names on Discord of who has these ids, without those that can't be found now."""
    return tuple(filter(None, [await name_of(client, user) for user in users]))


class DirectMessages:
    """Discord's direct messages, and posts in channels, as a `Sender`."""

    def __init__(self, bot: Client) -> None:
        self.bot = bot

    async def send(self, notice: Notice, subject: Any) -> delivery.Outcome | None:
        """Send it with its key as nonce: Discord takes a second try for the same message."""
        kind = self.bot.app.notices[notice.kind]
        try:
            async with asyncio.timeout(A_TRY):
                if kind.for_reader is not None:
                    subject = await kind.for_reader(
                        subject, lambda guild: is_on_server(self.bot, guild, notice.user_id)
                    )
                    if subject is None:
                        return None
                view = kind.view(subject)
                assert _marks(notice, view), "a notice is found back by its key in a button"
                channel = await self._channel(notice, subject)
                above, mentions = _called(self._posting(notice, subject))
                view = await with_names(self.bot, view)
                sent = await post(channel, view, above=above, mentions=mentions, nonce=notice.key)
                return delivery.Arrived(sent.id)
        except (discord.DiscordException, aiohttp.ClientError, OSError) as error:
            return failure_of(error)

    async def find(
        self, notice: Notice, subject: Any, since: datetime
    ) -> delivery.Arrived | delivery.Failed | None:
        """Look for a message of ours with one of the notice's own buttons, the newest first."""
        marks = _marks(notice, self.bot.app.notices[notice.kind].view(subject))
        try:
            async with asyncio.timeout(A_TRY):
                channel = await self._channel(notice, subject)
                async for message in channel.history(
                    limit=MOST_SEARCHED, after=since, oldest_first=False
                ):
                    pressed = (getattr(item, "custom_id", None) for item in components_of(message))
                    if marks & set(pressed):
                        return delivery.Arrived(message.id)
        except (discord.DiscordException, aiohttp.ClientError, OSError) as error:
            return failure_of(error)
        return None

    async def _channel(self, notice: Notice, subject: Any) -> discord.abc.Messageable:
        posting = self._posting(notice, subject)
        if posting is None:
            return await self.bot.create_dm(discord.Object(notice.user_id))
        return self.bot.get_partial_messageable(posting.channel, guild_id=posting.guild)

    def _posting(self, notice: Notice, subject: Any) -> PostingPlace | None:
        channel = self.bot.app.notices[notice.kind].channel
        return None if channel is None else channel(subject)


def _called(posting: PostingPlace | None) -> tuple[str, discord.AllowedMentions | None]:
    """Return who is called by name, and that nobody else is, whatever a message says."""
    role = posting.role if posting else None
    person = posting.person if posting else None
    above = " ".join((*((f"<@&{role}>",) if role else ()), *((f"<@{person}>",) if person else ())))
    mentions = discord.AllowedMentions(
        everyone=False,
        replied_user=False,
        users=[discord.Object(person)] if person else False,
        roles=[discord.Object(role)] if role else False,
    )
    return above, mentions if above else None


def failure_of(error: Exception) -> delivery.Failed:
    """Return what an error of discord.py, or of the network below it, says of a message."""
    match error:
        case discord.RateLimited():
            return delivery.Throttled(timedelta(seconds=error.retry_after))
        case discord.HTTPException() if error.status == 429 or error.code == TOO_FAST:
            return delivery.Throttled(_retry_after(error))
        case discord.HTTPException() if error.code in CLOSED:
            return delivery.Failure.CLOSED
        case discord.HTTPException(status=400):
            log.error("Discord does not take a notice (code %s): %s", error.code, error.text)
            return delivery.Failure.REFUSED
        case _:
            return delivery.Failure.UNSURE


def _retry_after(error: discord.HTTPException) -> timedelta | None:
    """Return what Discord's header says; None where there is none, or it is no number."""
    try:
        return timedelta(seconds=float(error.response.headers["Retry-After"]))
    except (KeyError, ValueError, OverflowError):
        return None


def _marks(notice: Notice, view: View) -> set[str]:
    """Return the custom_ids that only this notice's message has."""
    actions = [button.action for button in view.buttons]
    return {text for text in map(custom_id, actions) if notice.key in text.split(":")}


async def respond_with_undelivered(interaction: Interaction, view: View) -> None:
    """Answer with `view`, and above it what could not be sent to who acts, told once.

    Where the answer fails, it waits for the next.
    """
    app = interaction.client.app
    missed = await delivery.find_missed(app, interaction.user.id)
    if missed is None:
        await respond(interaction, view)
        return
    undelivered = delivery.undelivered_section(await delivery.lines_of(app, missed.notices))
    await respond(interaction, replace(view, sections=(*undelivered, *view.sections)))
    await delivery.note_shown(app, missed)


async def tell_undelivered(interaction: Interaction) -> None:
    """Say after any command what could not be sent to who used it, where its reply didn't yet.

    Whoever has a form before them hears it at a later one, as does who was told just now.
    """
    if interaction.response.type is discord.InteractionResponseType.modal:
        return
    app = interaction.client.app
    missed = await delivery.find_missed(app, interaction.user.id)
    if missed is None:
        return
    closed = await app.stores.outbox.unreachable(interaction.user.id)
    if closed and closed.told_at and app.now() - closed.told_at < BETWEEN_TRIES:
        return
    sections = delivery.undelivered_section(await delivery.lines_of(app, missed.notices))
    if sections:
        await tell(interaction, View(tone=Tone.NOTICE, sections=sections))
    await delivery.note_shown(app, missed)
