"""`/beheer kanaalbericht`: which channels are told what is new, the buttons, what hinders."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from enum import Enum, auto
from typing import Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.app import App
from bot.discord import failures
from bot.discord.commands import attach
from bot.discord.managing import log_change, managing, show, with_warnings
from bot.discord.options import InTheme
from bot.discord.presses import press
from bot.discord.rights import TO_ANSWER, lacking, may_manage
from bot.discord.sending import Interaction, hold, hold_if_ephemeral, respond, think
from bot.dutch import joined
from bot.following import channels, news_views
from bot.following.views import BY_WORD
from bot.view import Refused
from storage.rhythms import Frequency

LOOK = timedelta(minutes=5)
"""So long what nobody changed here, as a silence that ends, may go unseen."""
TOO_OLD = "Dit bericht is te oud om er nog meer van te laten zien."


class ChannelNews(commands.Cog):
    """What a server's channels are told; the right is checked again at every step."""

    def __init__(self, app: App) -> None:
        self.app = app

    def attach(self, tree: app_commands.CommandTree[Any]) -> None:
        description = (
            "Plaats in een kanaal wat er nieuw is bij een thema; zonder keuze zie je wat er staat"
        )
        attach(tree, "beheer", "kanaalbericht", description, self.tell)

    @app_commands.rename(channel="kanaal", theme="thema", frequency="frequentie")
    @app_commands.describe(
        channel="Het kanaal waar het bericht komt",
        theme="Het thema; typ een paar letters en kies",
        frequency="Hoe vaak: direct, of eens per dag, week of maand; nooit stopt ermee",
    )
    @app_commands.choices(
        frequency=[app_commands.Choice(name=word, value=word) for word in BY_WORD]
    )
    async def tell(
        self,
        interaction: Interaction,
        channel: discord.TextChannel | None = None,
        theme: InTheme = None,
        frequency: str | None = None,
    ) -> None:
        guild = await managing(interaction)
        match channel, theme, frequency:
            case None, None, None:
                view = news_views.schedules_view(
                    await channels.schedules_of(self.app, guild.id),
                    {channel.id: f"#{channel.name}" for channel in guild.text_channels},
                )
                await respond(interaction, await with_warnings(interaction, view))
            case None, _, _:
                raise Refused("Kies ook een kanaal: waar moet ik het plaatsen?")
            case _, None, None:
                await self._show_one(interaction, channel)
            case _, None, _:
                raise Refused("Kies ook een thema: waarover moet het gaan?")
            case _, _, None:
                raise Refused(
                    "Kies ook hoe vaak: direct, of eens per dag, week of maand. ‘Nooit’ stopt "
                    "ermee."
                )
            case _:
                await self._set(interaction, channel, theme, BY_WORD[frequency])

    @press(news_views.StopTelling)
    async def press_stop(self, interaction: Interaction, action: news_views.StopTelling) -> None:
        guild = await managing(interaction, hold)
        await self._stop(interaction, guild, action.channel, action.theme)

    @press(news_views.AboutPost, waits=think)
    async def press_about(self, interaction: Interaction, action: news_views.AboutPost) -> None:
        guild = interaction.guild
        if guild is None:
            raise Refused(failures.ONLY_ON_SERVER)
        news = await channels.channel_news_of(self.app, action.key, guild.id, all_told=True)
        if news is None or news.channel is None:
            raise Refused(TOO_OLD)
        schedules = await channels.schedules_of(self.app, guild.id, news.channel)
        name, manages = _name(guild, news.channel), may_manage(interaction)
        await respond(interaction, news_views.about_view(news, schedules, name, manages=manages))

    @press(news_views.PostPage, waits=hold_if_ephemeral)
    async def press_page(self, interaction: Interaction, action: news_views.PostPage) -> None:
        guild = interaction.guild_id
        news = guild and await channels.channel_news_of(self.app, action.key, guild, all_told=True)
        if not news or not news.items:
            raise Refused(TOO_OLD)
        await respond(interaction, news_views.news_view(news, action.page))

    @commands.Cog.listener()
    async def on_guild_channel_delete(self, channel: discord.abc.GuildChannel) -> None:
        await _forget(self.app, channel.guild, channel.guild.id, channel.id)

    async def _show_one(self, interaction: Interaction, channel: discord.TextChannel) -> None:
        schedules = await channels.schedules_of(self.app, channel.guild.id, channel.id)
        name = f"#{channel.name}"
        sentences = [news_views.schedule_sentence(schedule, name) for schedule in schedules]
        text = "\n\n".join(sentences) or "In dit kanaal plaats ik niet wat er nieuw is."
        hints = (lacking(channel, TO_ANSWER),) if schedules else ()
        await show(interaction, text, hints=hints, buttons=news_views.stop_buttons(schedules))

    async def _set(
        self,
        interaction: Interaction,
        channel: discord.TextChannel,
        theme: str,
        frequency: Frequency,
    ) -> None:
        guild = channel.guild
        if frequency is Frequency.NEVER:
            await self._stop(interaction, guild, channel.id, theme)
            return
        schedule = await channels.tell_channel(self.app, guild.id, channel.id, theme, frequency)
        if schedule is None:
            raise Refused(
                "Deze server heeft al zo veel kanaalberichten dat er geen bij kan. Stop eerst met "
                "een ervan: kies bij frequentie ‘nooit’."
            )
        hints = (news_views.first_moment(schedule), lacking(channel, TO_ANSWER))
        sentence = news_views.schedule_sentence(schedule, f"#{channel.name}")
        buttons = news_views.stop_buttons((schedule,))
        await show(interaction, sentence, changed=True, hints=hints, buttons=buttons)

    async def _stop(
        self, interaction: Interaction, guild: discord.Guild, channel: int, theme: str
    ) -> None:
        stopped = await channels.stop_telling(self.app, guild.id, channel, theme)
        name, what = _name(guild, channel), channels.theme_name(self.app, theme)
        sentence = f"In {name} plaatste ik niet wat er nieuw is bij {what}."
        if stopped:
            sentence = f"In {name} plaats ik niet meer wat er nieuw is bij {what}."
        await show(interaction, sentence, changed=stopped)


class ChannelReach(Enum):
    """Whether the bot can post in a channel now."""

    HERE = auto()
    LACKING = auto()
    """It lacks rights there."""
    GONE = auto()
    """The channel isn't there any more."""
    AWAY = auto()
    """The server can't be seen now, or the bot isn't on it."""
    NOT_YET = auto()
    """The bot isn't connected."""


class ChannelPosts:
    """Makes posts ready for the outbox when there may be something; remembers when that is.

    What stands in the way of one is said once.
    """

    def __init__(self, app: App, client: discord.Client) -> None:
        self.app = app
        self.client = client
        self._seen: tuple[int, ...] = ()
        self._due_at: datetime | None = None
        self._looked_at: datetime | None = None
        self._lacking: frozenset[tuple[int, int]] = frozenset()

    async def make(self) -> datetime | None:
        """Put what is due into the outbox; return when there is more.

        Raises `StorageError`: what was not done is done by a later call.
        """
        now, state = self.app.now(), await self.app.stores.channel_news.state()
        if self._may_be_due(state, now):
            self._looked_at = None  # where this fails it is done again
            self._due_at = await self._look(now)
            self._seen, self._looked_at = state, now
        return self._due_at

    def _may_be_due(self, state: tuple[int, ...], now: datetime) -> bool:
        if self._looked_at is None or state != self._seen:
            return True
        due = self._due_at is not None and self._due_at <= now
        return due or not self._looked_at <= now < self._looked_at + LOOK

    async def _look(self, now: datetime) -> datetime | None:
        moments: list[datetime] = []
        lacking = set()
        for guild, channel in await self.app.stores.channel_news.waiting():
            match self.reach(guild, channel):
                case ChannelReach.HERE:
                    due_at = await channels.put_together(self.app, guild, channel, now)
                    moments += filter(None, [due_at])
                case ChannelReach.GONE:
                    await _forget(self.app, self.client.get_guild(guild), guild, channel)
                case ChannelReach.LACKING:
                    lacking.add((guild, channel))
                case ChannelReach.NOT_YET:
                    moments.append(now)
                case ChannelReach.AWAY:
                    pass
        await self._say_lacking(sorted(lacking - self._lacking))
        self._lacking = frozenset(lacking)
        return min(moments, default=None)

    def reach(self, guild_id: int, channel_id: int) -> ChannelReach:
        if not self.client.is_ready():
            return ChannelReach.NOT_YET
        guild = self.client.get_guild(guild_id)
        if guild is None or guild.unavailable:
            return ChannelReach.AWAY
        channel = guild.get_channel(channel_id)
        if channel is None:
            return ChannelReach.GONE
        return ChannelReach.LACKING if lacking(channel, TO_ANSWER) else ChannelReach.HERE

    async def _say_lacking(self, places: Iterable[tuple[int, int]]) -> None:
        for guild_id, channel_id in places:
            guild = self.client.get_guild(guild_id)
            channel = guild.get_channel(channel_id) if guild else None
            if guild and channel:
                later = "Wat er nieuw is, bewaar ik tot ik het daar kan plaatsen."
                line = f"{lacking(channel, TO_ANSWER)} {later}"
                await log_change(self.app, guild, line)


async def _forget(app: App, server: discord.Guild | None, guild: int, channel: int) -> None:
    """Tell a channel that is gone nothing any more, and say so in the log channel."""
    themes = await channels.forget_channel(app, guild, channel)
    names = tuple(channels.theme_name(app, theme.theme_id) for theme in themes)
    if names and server is not None:
        line = (
            f"Het kanaal met nummer {channel} bestaat niet meer. Ik plaats daar dus niet meer wat "
            f"er nieuw is bij {joined(names)}."
        )
        await log_change(app, server, line)


def _name(guild: discord.Guild, channel_id: int) -> str:
    channel = guild.get_channel(channel_id)
    return f"#{channel.name}" if channel is not None else news_views.GONE_CHANNEL
