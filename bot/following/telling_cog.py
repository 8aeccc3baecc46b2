"""`/beheer kanaalbericht`: which channels are told what is new, and the buttons that end it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.cards.channels import lacking
from bot.delivery.subjects import channel_news_of
from bot.discord import failures as errors
from bot.discord.commands import attach
from bot.discord.log_channel import log_change
from bot.discord.managing import managing, saved, show, with_warnings
from bot.discord.options import (
    InTheme,  # noqa: TC001  (discord.py reads the annotations)
)
from bot.discord.presses import press
from bot.discord.rights import TO_ANSWER, lacking_in, may_manage
from bot.discord.sending import hold, respond, think
from bot.following import channel_news_texts as texts
from bot.following.channel_news_actions import AboutPost, PostPage, StopTelling
from bot.following.channel_news_view import (
    about_view,
    first_moment,
    how_often,
    page_view,
    stops,
    told_view,
)
from bot.following.news_texts import FREQUENCIES
from bot.following.posting import (
    TooManyTold,
    channel_is_gone,
    stop_telling,
    tell_channel,
    theme_name,
    told_on,
)
from bot.view import Refused, refusal
from storage.rhythms import Frequency

if TYPE_CHECKING:
    from bot.app import App
    from bot.discord.kinds import Interaction
    from bot.discord.presses import Presses

BY_WORD = {FREQUENCIES[one]: one for one in Frequency}


class Telling(commands.Cog):
    """What a server's channels are told; the right is checked again at every step."""

    def __init__(self, app: App, presses: Presses) -> None:
        self.app = app
        presses.register(self)

    def attach(self, tree: app_commands.CommandTree[Any]) -> None:
        """Add the command to `/beheer`."""
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
        """Set, stop or show what a channel is told."""
        guild = await managing(interaction)
        match channel, theme, frequency:
            case None, None, None:
                await self._show_all(interaction, guild)
            case None, _, _:
                raise Refused(texts.CHOOSE_CHANNEL)
            case _, None, None:
                await self._show_one(interaction, channel)
            case _, None, _:
                raise Refused(texts.CHOOSE_THEME)
            case _, _, None:
                raise Refused(texts.CHOOSE_FREQUENCY)
            case _:
                await self._set(interaction, channel, theme, BY_WORD[frequency])

    @press(StopTelling)
    async def stop(self, interaction: Interaction, action: StopTelling) -> None:
        """End what one channel is told of one theme."""
        guild = await managing(interaction, hold)
        channel = int(action.channel) if action.channel.isdecimal() else 0
        await self._stop(interaction, guild, channel, action.theme)

    @press(AboutPost)
    async def about(self, interaction: Interaction, action: AboutPost) -> None:
        """Say why a channel was told something, to whoever asks."""
        await think(interaction)
        if interaction.guild is None:
            await respond(interaction, refusal(errors.ONLY_ON_SERVER))
            return
        news = await channel_news_of(self.app, action.key, interaction.guild.id, all_told=True)
        if news is None:
            await respond(interaction, refusal(texts.GONE))
            return
        told = await told_on(self.app, interaction.guild.id, news.channel)
        name = _name(interaction.guild, news.channel)
        said = tuple(how_often(one, name) for one in told)
        view = about_view(said, news, told, manages=may_manage(interaction))
        await respond(interaction, view)

    @press(PostPage)
    async def page(self, interaction: Interaction, action: PostPage) -> None:
        """Turn the page of what a channel was told, beside the message in it."""
        message = interaction.message
        ephemeral = message is not None and message.flags.ephemeral
        await (hold if ephemeral else think)(interaction)
        guild = interaction.guild_id
        news = None
        if guild is not None:
            news = await channel_news_of(self.app, action.key, guild, all_told=True)
        if news is None or not news.items:
            await respond(interaction, refusal(texts.GONE))
            return
        page = int(action.page[:4]) if action.page.isdecimal() else 0
        await respond(interaction, page_view(news, page))

    @commands.Cog.listener()
    async def on_guild_channel_delete(self, channel: discord.abc.GuildChannel) -> None:
        """Tell a channel that was removed nothing more, and the server that it is so."""
        gone = await channel_is_gone(self.app, channel.guild.id, channel.id)
        if gone:
            themes = tuple(theme_name(self.app, one.theme_id) for one in gone)
            await log_change(self.app, channel.guild, texts.channel_gone(channel.id, themes))

    async def _show_all(self, interaction: Interaction, guild: discord.Guild) -> None:
        told = await told_on(self.app, guild.id)
        names = {one.id: f"#{one.name}" for one in guild.text_channels}
        view = told_view(told, names)
        await respond(interaction, await with_warnings(interaction, view))

    async def _show_one(self, interaction: Interaction, channel: discord.TextChannel) -> None:
        told = await told_on(self.app, channel.guild.id, channel.id)
        lines = tuple(how_often(one, f"#{channel.name}") for one in told)
        said = "\n\n".join(lines) or texts.NOTHING_TOLD_HERE
        hints = _lacking(channel) if told else ()
        await show(interaction, said, hints=hints, buttons=stops(told))

    async def _set(
        self,
        interaction: Interaction,
        channel: discord.TextChannel,
        theme: str,
        frequency: Frequency,
    ) -> None:
        if frequency is Frequency.NEVER:
            await self._stop(interaction, channel.guild, channel.id, theme)
            return
        told = await tell_channel(self.app, channel.guild.id, channel.id, theme, frequency)
        if isinstance(told, TooManyTold):
            await respond(interaction, refusal(texts.TOO_MANY))
            return
        said = how_often(told, f"#{channel.name}")
        hints = tuple(filter(None, (first_moment(told), *_lacking(channel))))
        await saved(interaction, said, hints=hints, buttons=stops((told,)))

    async def _stop(
        self, interaction: Interaction, guild: discord.Guild, channel: int, theme: str
    ) -> None:
        """End it, and say so, or that it wasn't so."""
        stopped = await stop_telling(self.app, guild.id, channel, theme)
        name, what = _name(guild, channel), theme_name(self.app, theme)
        if stopped:
            await saved(interaction, texts.stopped(name, what))
        else:
            await show(interaction, texts.was_not_told(name, what))


def _name(guild: discord.Guild, channel: int) -> str:
    found = guild.get_channel(channel)
    return f"#{found.name}" if found is not None else texts.GONE_CHANNEL


def _lacking(channel: discord.TextChannel) -> tuple[str, ...]:
    """Return what stands in the way of posting there."""
    rights = lacking_in(channel, TO_ANSWER)
    return (lacking(f"#{channel.name}", rights),) if rights else ()
