"""`/beheer`: what a server's managers set. Without options each shows what is set."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING

import discord
from discord import app_commands
from discord.ext import commands

from bot import command_texts
from bot.administration import shown_cog as shown
from bot.administration import statistics_texts, texts
from bot.administration.actions import EndSilence
from bot.administration.agenda_cog import AgendaSwitch
from bot.administration.backing_up import FOLDER, BackingUp
from bot.administration.buttons_cog import Buttons
from bot.administration.chart_view import chart
from bot.administration.configuring import (
    LEAST,
    MOST,
    Whom,
    set_human,
    set_log_channel,
    set_mode,
    set_moderators,
    set_threshold,
    set_time_zone,
    silence_until,
)
from bot.administration.replies_cog import managed, saved, show, with_warnings
from bot.administration.statistics import Period, TooFew, statistics_of
from bot.administration.statistics_view import statistics_view
from bot.administration.telling_cog import BY_WORD, Telling
from bot.cards import channels as channel_texts
from bot.cards.channel_modes import is_silent
from bot.cards.moments import no_moment
from bot.cards.zones import zone_names
from bot.discord.kinds import Channel  # noqa: TC001  (discord.py reads the annotations)
from bot.discord.log_channel import write_line
from bot.discord.options import Unresolved, completions, resolve
from bot.discord.rights import TO_POST, bot_may_post_in, lacking_in
from bot.discord.sending import respond, think
from bot.dutch import size
from bot.view import Button, notice, refusal
from knowledge.language.moments.outcome import Past, Unclear
from storage.channels import Mode
from storage.errors import StorageError

if TYPE_CHECKING:
    from bot.agenda.server_agenda import ServerAgendas
    from bot.app import App
    from bot.discord.kinds import Interaction
    from bot.discord.presses import Presses
    from storage.guilds import GuildSettings

log = logging.getLogger(__name__)

MODES = {channel_texts.MODES[mode]: mode for mode in Mode}
PERIODS = {statistics_texts.PERIODS[period.name]: period for period in Period}
FREQUENCY_CHOICES = [app_commands.Choice(name=word, value=word) for word in BY_WORD]
MODE_CHOICES = [app_commands.Choice(name=word, value=word) for word in MODES]
PERIOD_CHOICES = [app_commands.Choice(name=word, value=word) for word in PERIODS]


@app_commands.default_permissions(manage_guild=True)
@app_commands.guild_only()
class Administration(
    commands.GroupCog, group_name="beheer", group_description=command_texts.MANAGE
):
    """Settings of a server; each step checks the right itself."""

    def __init__(self, app: App, presses: Presses, agendas: ServerAgendas) -> None:
        self.app = app
        self.backing_up = BackingUp(app)
        self.buttons = Buttons(app, presses)
        self.telling = Telling(app, presses)
        self.agenda_switch = AgendaSwitch(app, agendas)

    @app_commands.command(name="mens", description=command_texts.MANAGE_HUMAN)
    @app_commands.rename(role="rol", channel="kanaal", person="persoon", clear="wissen")
    @app_commands.describe(
        role=command_texts.MANAGE_HUMAN_ROLE,
        channel=command_texts.MANAGE_HUMAN_CHANNEL,
        person=command_texts.MANAGE_HUMAN_PERSON,
        clear=command_texts.MANAGE_CLEAR,
    )
    async def human(
        self,
        interaction: Interaction,
        role: discord.Role | None = None,
        channel: discord.TextChannel | discord.Thread | None = None,
        person: discord.Member | discord.User | None = None,
        clear: bool = False,
    ) -> None:
        guild = await managed(interaction)
        if guild is None:
            return
        wrong = _wrong_human(role, channel, person)
        if wrong is not None:
            await respond(interaction, refusal(wrong))
            return
        whom = Whom(
            role=role.id if role else None,
            channel=channel.id if channel else None,
            user=person.id if person else None,
        )
        if whom == Whom() and not clear:
            settings = await self._settings(guild)
            await show(self.app, interaction, await shown.human(guild, settings))
            return
        settings = await set_human(self.app, guild.id, whom, anew=clear)
        await saved(self.app, interaction, await shown.human(guild, settings))

    @app_commands.command(name="rol", description=command_texts.MANAGE_ROLE)
    @app_commands.rename(role="rol", clear="wissen")
    @app_commands.describe(role=command_texts.MANAGE_ROLE_ROLE, clear=command_texts.MANAGE_CLEAR)
    async def moderators(
        self, interaction: Interaction, role: discord.Role | None = None, clear: bool = False
    ) -> None:
        guild = await managed(interaction)
        if guild is None:
            return
        if role is None and not clear:
            settings = await self._settings(guild)
            await show(self.app, interaction, shown.moderators(guild, settings))
        elif role is not None and role.is_default():
            await respond(interaction, refusal(texts.EVERYONE_ROLE))
        else:
            settings = await set_moderators(self.app, guild.id, role.id if role else None)
            await saved(self.app, interaction, shown.moderators(guild, settings))

    @app_commands.command(name="drempel", description=command_texts.MANAGE_THRESHOLD)
    @app_commands.rename(share="zekerheid", clear="wissen")
    @app_commands.describe(
        share=command_texts.MANAGE_THRESHOLD_SHARE, clear=command_texts.MANAGE_CLEAR
    )
    async def threshold(
        self, interaction: Interaction, share: float | None = None, clear: bool = False
    ) -> None:
        guild = await managed(interaction)
        if guild is None:
            return
        if share is None and not clear:
            await show(self.app, interaction, shown.threshold(await self._settings(guild)))
            return
        if share is not None:
            share = share if share <= 1 else share / 100  # 0.8 means what 80 does
            if not LEAST <= share <= MOST:
                await respond(interaction, refusal(texts.THRESHOLD_RANGE))
                return
        settings = await set_threshold(self.app, guild.id, share)
        await saved(self.app, interaction, shown.threshold(settings))

    @app_commands.command(name="tijdzone", description=command_texts.MANAGE_ZONE)
    @app_commands.rename(zone="zone", clear="wissen")
    @app_commands.describe(zone=command_texts.MANAGE_ZONE_ZONE, clear=command_texts.MANAGE_CLEAR)
    async def time_zone(
        self, interaction: Interaction, zone: str | None = None, clear: bool = False
    ) -> None:
        guild = await managed(interaction)
        if guild is None:
            return
        chosen = resolve(zone_names(), zone, texts.A_ZONE)
        if isinstance(chosen, Unresolved):
            await respond(interaction, chosen.view)
        elif chosen is None and not clear:
            settings = await self._settings(guild)
            await show(self.app, interaction, shown.time_zone(settings, self.app.now()))
        else:
            settings = await set_time_zone(self.app, guild.id, chosen)
            await saved(self.app, interaction, shown.time_zone(settings, self.app.now()))

    @time_zone.autocomplete("zone")
    async def complete_zone(
        self, _interaction: Interaction, typed: str
    ) -> list[app_commands.Choice[str]]:
        return completions(zone_names(), typed)

    @app_commands.command(name="kanaal", description=command_texts.MANAGE_CHANNEL)
    @app_commands.rename(channel="kanaal", mode="stand", clear="wissen")
    @app_commands.describe(
        channel=command_texts.MANAGE_CHANNEL_CHANNEL,
        mode=command_texts.MANAGE_CHANNEL_MODE,
        clear=command_texts.MANAGE_CLEAR,
    )
    @app_commands.choices(mode=MODE_CHOICES)
    async def channel_mode(
        self,
        interaction: Interaction,
        channel: Channel | None = None,
        mode: str | None = None,
        clear: bool = False,
    ) -> None:
        guild = await managed(interaction)
        if guild is None:
            return
        if channel is None and (mode or clear):
            await respond(interaction, refusal(channel_texts.CHOOSE_CHANNEL))
        elif channel is None:
            modes = await self.app.stores.channels.of_guild(guild.id)
            await show(self.app, interaction, *shown.modes(guild, modes))
        elif mode and clear:
            await respond(interaction, refusal(channel_texts.MODE_OR_CLEAR))
        else:
            await self._set_mode(interaction, channel, MODES[mode] if mode else None, clear=clear)

    @app_commands.command(name="logkanaal", description=command_texts.MANAGE_LOG)
    @app_commands.rename(channel="kanaal", clear="wissen")
    @app_commands.describe(
        channel=command_texts.MANAGE_LOG_CHANNEL, clear=command_texts.MANAGE_CLEAR
    )
    async def log_channel(
        self,
        interaction: Interaction,
        channel: discord.TextChannel | discord.Thread | None = None,
        clear: bool = False,
    ) -> None:
        guild = await managed(interaction)
        if guild is None:
            return
        before = await self._settings(guild)
        if channel is None and not clear:
            await show(self.app, interaction, shown.log_channel(guild, before))
            return
        lacking = lacking_in(channel, TO_POST) if channel else ()
        if channel is not None and lacking:
            named = channel_texts.named(channel.name)
            await respond(interaction, refusal(channel_texts.lacking(named, lacking)))
            return
        settings = await set_log_channel(self.app, guild.id, channel.id if channel else None)
        said = shown.log_channel(guild, settings)
        if before.log_channel_id != settings.log_channel_id:  # whoever reads the old one must know
            line = channel_texts.changed(interaction.user.display_name, said)
            await write_line(guild, before.log_channel_id, line)
        await saved(self.app, interaction, said)

    @app_commands.command(name="stil", description=command_texts.MANAGE_SILENCE)
    @app_commands.rename(until="tot", clear="wissen")
    @app_commands.describe(
        until=command_texts.MANAGE_SILENCE_UNTIL, clear=command_texts.MANAGE_CLEAR
    )
    async def silence(
        self, interaction: Interaction, until: str | None = None, clear: bool = False
    ) -> None:
        guild = await managed(interaction)
        if guild is None:
            return
        if until is None and not clear:
            settings = await self._settings(guild)
            said = shown.silence(settings, self.app.now())
            await show(self.app, interaction, said, buttons=self._ending(settings))
        elif until is None:
            await self.buttons.end_silence_here(interaction, guild)
        else:
            found = await silence_until(self.app, guild.id, until)
            if isinstance(found, Past | Unclear):
                await respond(interaction, refusal(no_moment(found)))
                return
            said = shown.silence(found, self.app.now())
            await saved(self.app, interaction, said, buttons=self._ending(found))

    @app_commands.command(name="kanaalbericht", description=command_texts.MANAGE_TELLING)
    @app_commands.rename(channel="kanaal", theme="thema", frequency="frequentie")
    @app_commands.describe(
        channel=command_texts.MANAGE_TELLING_CHANNEL,
        theme=command_texts.MANAGE_TELLING_THEME,
        frequency=command_texts.MANAGE_TELLING_FREQUENCY,
    )
    @app_commands.choices(frequency=FREQUENCY_CHOICES)
    async def channel_news(
        self,
        interaction: Interaction,
        channel: discord.TextChannel | None = None,
        theme: str | None = None,
        frequency: str | None = None,
    ) -> None:
        await self.telling.command(interaction, channel, theme, frequency)

    @channel_news.autocomplete("theme")
    async def complete_theme(
        self, interaction: Interaction, typed: str
    ) -> list[app_commands.Choice[str]]:
        return completions(self.app.catalogue.for_guild(interaction.guild_id).themes, typed)

    @app_commands.command(name="agenda", description=command_texts.MANAGE_AGENDA)
    @app_commands.rename(on="aan")
    @app_commands.describe(on=command_texts.MANAGE_AGENDA_ON)
    async def agenda(self, interaction: Interaction, on: bool | None = None) -> None:
        await self.agenda_switch.command(interaction, on)

    @app_commands.command(name="statistiek", description=command_texts.MANAGE_STATISTICS)
    @app_commands.rename(period="periode")
    @app_commands.describe(period=command_texts.MANAGE_STATISTICS_PERIOD)
    @app_commands.choices(period=PERIOD_CHOICES)
    async def statistics(self, interaction: Interaction, period: str | None = None) -> None:
        guild = await managed(interaction)
        if guild is None:
            return
        chosen = PERIODS[period] if period else Period.MONTH
        found = await statistics_of(self.app, guild.id, chosen)
        if isinstance(found, TooFew):
            await show(self.app, interaction, statistics_texts.TOO_FEW)
            return
        picture = await asyncio.to_thread(chart, found)
        view = await with_warnings(self.app, guild, statistics_view(found))
        await respond(interaction, view, files=(picture,))

    @app_commands.command(name="backup", description=command_texts.MANAGE_BACKUP)
    async def backup(self, interaction: Interaction) -> None:
        if interaction.user.id not in self.app.settings.operators:
            await respond(interaction, refusal(texts.OPERATORS_ONLY))
            return
        await think(interaction)
        try:
            done = await self.backing_up.back_up()
        except StorageError as error:
            log.error("A backup failed: %s", error)  # noqa: TRY400  the sentence says all
            await respond(interaction, refusal(texts.BACKUP_FAILED))
            return
        where = f"{FOLDER}/{done.path.name}"
        await respond(interaction, notice(texts.backed_up(where, size(done.size))))

    @commands.Cog.listener()
    async def on_guild_channel_delete(self, channel: discord.abc.GuildChannel) -> None:
        await set_mode(self.app, channel.guild.id, channel.id, None)
        await self.telling.channel_gone(channel)

    @commands.Cog.listener()
    async def on_raw_thread_delete(self, thread: discord.RawThreadDeleteEvent) -> None:
        await set_mode(self.app, thread.guild_id, thread.thread_id, None)

    async def _settings(self, guild: discord.Guild) -> GuildSettings:
        return await self.app.stores.guilds.get(guild.id)

    async def _set_mode(
        self, interaction: Interaction, channel: Channel, mode: Mode | None, *, clear: bool
    ) -> None:
        """Set what the bot does in a channel, or show it where neither was chosen."""
        guild, thread = channel.guild.id, isinstance(channel, discord.Thread)
        if mode or clear:
            await set_mode(self.app, guild, channel.id, mode, thread=thread)
        parent = channel.parent_id if isinstance(channel, discord.Thread) else None
        holds = await self.app.stores.channels.of(guild, channel.id, parent)
        said = shown.mode(channel, holds)
        content = self.app.settings.message_content
        hints = shown.mode_hints(channel, holds, message_content=content)
        reply = saved if mode or clear else show
        await reply(self.app, interaction, said, hints=hints)

    def _ending(self, settings: GuildSettings) -> tuple[Button, ...]:
        """Return the button that ends a silence, where there is one."""
        if not is_silent(settings, self.app.now()):
            return ()
        return (Button(channel_texts.END_SILENCE, EndSilence()),)


def _wrong_human(
    role: discord.Role | None,
    channel: discord.TextChannel | discord.Thread | None,
    person: discord.Member | discord.User | None,
) -> str | None:
    """Return why these can't be reached, or None."""
    if role is not None and role.is_default():
        return texts.EVERYONE_ROLE
    if person is not None and person.bot:
        return texts.HUMAN_IS_BOT
    if isinstance(person, discord.User):
        return texts.PERSON_NOT_HERE
    if channel is not None and not bot_may_post_in(channel):
        return texts.CANNOT_WRITE_THERE
    return None
