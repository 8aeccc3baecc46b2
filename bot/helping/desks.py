"""Whom a server lets answer, as it is on Discord now; who may answer, and who manages it."""

from collections import OrderedDict
from collections.abc import AsyncIterator, Awaitable, Callable, Hashable
from datetime import datetime, timedelta
from functools import partial
from typing import Generic, TypeVar

import discord

from bot.app import App
from bot.cards.actions import AskHuman
from bot.delivery import is_closed
from bot.discord.people import fetch_member, fetch_server
from bot.discord.rights import TO_POST, lacking, may_manage, may_moderate, may_post
from bot.discord.sending import Client, Interaction
from bot.helping.requesting import LONGEST_REQUEST, Desk, choose_server
from bot.helping.views import nobody_view, preview_view, servers_view, without_person
from bot.view import View
from knowledge.catalogue import CONTACT
from knowledge.personal.scrubbing import scrub
from storage.engine.errors import StorageError
from storage.guilds import GuildSettings
from storage.help_requests import HelpRequest
from storage.questions import new_key

REMEMBERED_FOR = timedelta(minutes=10)
"""So long it is remembered what Discord said, for what is offered below an answer."""
MOST_REMEMBERED, MOST_SERVERS = 5_000, 25
K = TypeVar("K", bound=Hashable)
V = TypeVar("V")
Writable = discord.TextChannel | discord.VoiceChannel | discord.StageChannel | discord.Thread


class Recent(Generic[K, V]):
    """A cache of what Discord answered in the last minutes."""

    def __init__(self) -> None:
        self._answers: OrderedDict[K, tuple[V, datetime]] = OrderedDict()

    async def of(self, key: K, now: datetime, ask: Callable[[], Awaitable[V]]) -> V:
        """Return the cached answer, else what `ask` gives now."""
        if key in self._answers and now - self._answers[key][1] < REMEMBERED_FOR:
            return self._answers[key][0]
        answer = await ask()
        self._answers[key] = (answer, now)
        if len(self._answers) > MOST_REMEMBERED:
            self._answers.popitem(last=False)
        return answer

    def forget(self, is_gone: Callable[[K], bool]) -> None:
        for key in [key for key in self._answers if is_gone(key)]:
            del self._answers[key]


class Desks:
    """Finds whom someone can ask; only who is on which server is cached, for minutes."""

    def __init__(self, client: Client, app: App) -> None:
        self.client, self.app = client, app
        self._members = Recent[tuple[int, int], discord.Member | None]()
        self._far_servers = Recent[int, discord.Guild | None]()

    def forget(self, user: int) -> None:
        self._members.forget(lambda who: who[1] == user)

    async def drop_vain_offer(
        self, view: View, guild: int | None, user: int, channel: int | None
    ) -> View:
        """Return the view without *Vraag een mens* where nobody would get the question."""
        if not any(isinstance(button.action, AskHuman) for button in view.buttons):
            return view
        try:
            async for _ in self._of(guild, user, channel, by_name=False):
                return view
        except StorageError as error:  # an answer needs no disk; to ask a person does
            self.app.disk.failed(error, self.app.now())
        contact = self.app.catalogue.for_guild(guild).entries.get(CONTACT)
        return without_person(view, contact, in_dm=guild is None)

    async def begin(
        self,
        user: int,
        text: str,
        guild: int | None,
        channel: int | None,
        *,
        about: str | None = None,
        public: bool = False,
        url: str = "",
    ) -> View:
        """Return what of `text` would be sent to whom, for a yes.

        `about` is the kept question's key; where it is `public` the answer comes there too.
        """
        desks = await self.of(guild, user, channel)
        if not desks:
            return self.nobody(guild)
        now = self.app.now()
        request = HelpRequest(
            key=new_key(),
            asker_user_id=user,
            question=await self.app.crowd.in_thread(scrub, text[:LONGEST_REQUEST]),
            question_key=about,
            public_channel_id=channel if public else None,
            url=url,
            made_at=now,
            touched_at=now,
        )
        async with self.app.database.transaction() as connection:
            await self.app.stores.help_requests.keep(connection, request)
        if len(desks) > 1:
            return servers_view(request, desks)
        return await self.preview(request.key, user, desks[0])

    async def preview(self, key: str, user: int, desk: Desk) -> View:
        """Return what goes to a desk of what `user` asks, for a yes; it is chosen by this."""
        request = await choose_server(self.app, user, key, desk)
        return preview_view(request, desk, closed=await is_closed(self.app, user))

    def nobody(self, guild: int | None) -> View:
        contact = self.app.catalogue.for_guild(guild).entries.get(CONTACT)
        return nobody_view(contact, in_dm=guild is None)

    async def of(self, guild: int | None, user: int, channel: int | None) -> tuple[Desk, ...]:
        """Return who can answer what was asked in a channel, or, in a direct message, anywhere."""
        return tuple([desk async for desk in self._of(guild, user, channel)])

    async def managers(self, guild_id: int) -> tuple[int | None, bool]:
        """Return whom to tell that nobody answers, and whether that is a channel."""
        guild = await fetch_server(self.client, guild_id)
        if guild is None:
            return None, False
        settings = await self.app.stores.guilds.get(guild_id)
        logs = _writable(guild, settings.log_channel_id)
        return (logs.id, True) if logs else (guild.owner_id, False)

    async def may_help(self, interaction: Interaction, request: HelpRequest) -> bool:
        guild, user = await fetch_server(self.client, request.guild_id or 0), interaction.user
        if guild is None:
            return False
        settings = await self.app.stores.guilds.get(guild.id)
        helper = user if isinstance(user, discord.Member) else await fetch_member(guild, user.id)
        if helper is None or helper.guild.id != guild.id:
            return False
        if user.id in (settings.human_user_id, guild.owner_id):
            return True
        if settings.human_role_id and helper.get_role(settings.human_role_id):
            return True
        if interaction.guild_id == guild.id and (
            may_manage(interaction) or may_moderate(interaction, settings.moderator_role_id)
        ):
            return True
        for_all = not (settings.human_role_id or settings.human_user_id)
        return for_all and interaction.channel_id == request.channel_id and may_post(interaction)

    async def _of(
        self, guild: int | None, user: int, channel: int | None, *, by_name: bool = True
    ) -> AsyncIterator[Desk]:
        """Find desks one by one; what the asker can see of them is looked up if `by_name`."""
        home = self.app.settings.home_guild
        ids = (guild,) if guild is not None else await self._servers(home)
        for guild_id in ids:
            for_all = guild_id in (guild, home)
            server = await self._server(guild_id)
            if server is None:
                continue
            settings = await self.app.stores.guilds.get(guild_id)
            asker = await self._member(server, user) if by_name or not for_all else None
            if asker is None and not for_all:
                continue
            desk = await self._desk(server, settings, asker, channel)
            if desk is not None:
                yield desk

    async def _servers(self, home: int | None) -> tuple[int, ...]:
        guilds = await self.app.stores.guilds.with_people(MOST_SERVERS)
        return tuple(sorted(guilds, key=lambda guild: guild != home))

    async def _desk(
        self,
        guild: discord.Guild,
        settings: GuildSettings,
        asker: discord.Member | None,
        asked_in: int | None,
    ) -> Desk | None:
        role = guild.get_role(settings.human_role_id or 0)
        person = await self._member(guild, settings.human_user_id or 0)
        channel = _writable(guild, settings.human_channel_id)
        by_message = person is not None and not await is_closed(self.app, person.id)
        if channel is None and (role or person) and not by_message:
            channel = _writable(guild, asked_in)
        if channel is None and not by_message:
            return None
        sees = channel and asker and channel.permissions_for(asker).view_channel
        visible = channel if sees else None
        return Desk(
            guild_id=guild.id,
            server=guild.name,
            whom=_whom(guild, role, person, visible, hidden=channel is not None),
            channel_id=channel.id if channel else None,
            role_id=role.id if role else None,
            person_user_id=person.id if person else None,
        )

    async def _server(self, guild_id: int) -> discord.Guild | None:
        """Return a server; of one that another process has, as it was minutes ago at most."""
        if self.app.shards.owns(guild_id):
            return self.client.get_guild(guild_id)
        ask = partial(fetch_server, self.client, guild_id)
        return await self._far_servers.of(guild_id, self.app.now(), ask)

    async def _member(self, guild: discord.Guild, user: int) -> discord.Member | None:
        if not user:
            return None
        ask = partial(fetch_member, guild, user)
        try:
            return await self._members.of((guild.id, user), self.app.now(), ask)
        except discord.HTTPException:  # Discord can't say now; the press asks again
            return None


def _writable(guild: discord.Guild, channel_id: int | None) -> Writable | None:
    channel = guild.get_channel_or_thread(channel_id or 0)
    return channel if isinstance(channel, Writable) and not lacking(channel, TO_POST) else None


def _whom(
    guild: discord.Guild,
    role: discord.Role | None,
    person: discord.Member | None,
    channel: Writable | None,
    *,
    hidden: bool,
) -> str:
    """Return who gets the question, by name; of a channel that the asker can't see no name."""
    who = f"de rol ‘{role.name}’" if role else person.display_name if person else ""
    if channel is None and (who or not hidden):
        return f"{who} van {guild.name}"
    if channel is None:
        return f"de mensen van {guild.name} die vragen beantwoorden"
    return f"{who}, in #{channel.name}" if who else f"wie meeleest in #{channel.name}"
