"""`/beheer`: what a server's managers set. Without options each shows what is set."""

import asyncio
import logging
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import UTC
from functools import partial
from typing import Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.administration import views
from bot.administration.statistics import TOO_FEW, Period, chart, statistics_of, statistics_view
from bot.administration.views import EndSilence
from bot.app import App
from bot.cards.moments import no_moment, zone_named, zone_names
from bot.discord.commands import command
from bot.discord.managing import (
    is_silent,
    managing,
    show,
    silence_sentence,
    with_warnings,
    write_line,
)
from bot.discord.options import NameOption
from bot.discord.presses import press
from bot.discord.rights import TO_POST, lacking
from bot.discord.sending import Channel, Interaction, hold, respond, think
from bot.dutch import size
from bot.view import Button, Refused, notice
from knowledge.moments.outcome import Understood
from knowledge.moments.reading import read_moment
from storage.channels import ChannelMode, Mode
from storage.engine.address import file_of
from storage.engine.copying import free_path
from storage.engine.errors import StorageError
from storage.guilds import GuildSettings

log = logging.getLogger(__name__)

LEAST, MOST = 0.30, 0.95
"""Below it an answer would be a guess, above it there would be none."""
CLEAR = "Haal weg wat er stond"
BY_MODE = {views.MODES[mode]: mode for mode in Mode}
BY_PERIOD = {period.label: period for period in Period}
MODE_CHOICES = [app_commands.Choice(name=word, value=word) for word in BY_MODE]
PERIOD_CHOICES = [app_commands.Choice(name=word, value=word) for word in BY_PERIOD]
Zone = app_commands.Transform[
    str | None, NameOption("een tijdzone", lambda _: zone_names(), optional=True)
]


@app_commands.default_permissions(manage_guild=True)
@app_commands.guild_only()
class Administration(
    commands.GroupCog, group_name="beheer", group_description="Stel de bot in voor deze server"
):
    """Settings of a server; each step checks the right itself."""

    def __init__(self, app: App) -> None:
        self.app = app
        self._backing_up = asyncio.Lock()

    @command(
        "mens", "Wie de vragen krijgt van de knop Vraag een mens; zonder keuze zie je wat er staat"
    )
    @app_commands.rename(role="rol", channel="kanaal", person="persoon", clear="wissen")
    @app_commands.describe(
        role="De rol die een melding krijgt",
        channel="Het kanaal waar de vraag komt te staan",
        person="De persoon die de vraag krijgt",
        clear=CLEAR,
    )
    async def human(
        self,
        interaction: Interaction,
        role: discord.Role | None = None,
        channel: discord.TextChannel | discord.Thread | None = None,
        person: discord.Member | discord.User | None = None,
        clear: bool = False,
    ) -> None:
        guild = await managing(interaction)
        _check_reachable(role, channel, person)
        changes: dict[str, int | None] = {}
        if clear:
            changes = dict.fromkeys(("human_role_id", "human_user_id", "human_channel_id"))
        if role or person:  # either takes the place of the other, a channel adds to them
            changes["human_role_id"] = role.id if role else None
            changes["human_user_id"] = person.id if person else None
        if channel:
            changes["human_channel_id"] = channel.id
        settings = await change_settings(self.app, guild.id, **changes)
        await show(interaction, await views.human(guild, settings), changed=bool(changes))

    @command("rol", "Welke rol iemand moderator maakt; zonder keuze zie je wat er staat")
    @app_commands.rename(role="rol", clear="wissen")
    @app_commands.describe(role="De rol van de moderators", clear=CLEAR)
    async def moderators(
        self, interaction: Interaction, role: discord.Role | None = None, clear: bool = False
    ) -> None:
        guild = await managing(interaction)
        if role is not None and role.is_default():
            raise Refused(views.EVERYONE_ROLE)
        changes = {"moderator_role_id": role.id if role else None} if role or clear else {}
        await self._set(interaction, changes, partial(views.moderators, guild))

    @command(
        "drempel", "Vanaf welke zekerheid ik een antwoord geef; zonder keuze zie je wat er staat"
    )
    @app_commands.rename(share="zekerheid", clear="wissen")
    @app_commands.describe(
        share="Een percentage; hoger is strenger, dan vraag ik vaker wat je bedoelt", clear=CLEAR
    )
    async def threshold(
        self, interaction: Interaction, share: float | None = None, clear: bool = False
    ) -> None:
        await managing(interaction)
        if share is not None:
            share = share if share <= 1 else share / 100  # 0.8 means what 80 does
            if not LEAST <= share <= MOST:
                raise Refused("Kies een getal van 30 tot en met 95.")
        changes = {} if share is None and not clear else {"threshold": share}
        await self._set(interaction, changes, views.threshold)

    @command(
        "tijdzone",
        "De tijdzone van deze server, voor herinneringen; zonder keuze zie je wat er staat",
    )
    @app_commands.rename(zone="zone", clear="wissen")
    @app_commands.describe(
        zone="De naam van een stad, bijvoorbeeld Brussel of Curaçao; typ en kies", clear=CLEAR
    )
    async def time_zone(
        self, interaction: Interaction, zone: Zone = None, clear: bool = False
    ) -> None:
        await managing(interaction)
        changes = {"time_zone": zone} if zone or clear else {}
        await self._set(interaction, changes, lambda it: views.time_zone(it, self.app.now()))

    @command(
        "kanaal",
        "Wat ik in een kanaal doe: niets, op verzoek of meelezen; zonder keuze zie je alles",
    )
    @app_commands.rename(channel="kanaal", mode="stand", clear="wissen")
    @app_commands.describe(
        channel="Het kanaal of de thread",
        mode="Uit: ik zeg niets. Op verzoek: als iemand mij noemt. Meelezen: ook ongevraagd",
        clear=CLEAR,
    )
    @app_commands.choices(mode=MODE_CHOICES)
    async def channel_mode(
        self,
        interaction: Interaction,
        channel: Channel | None = None,
        mode: str | None = None,
        clear: bool = False,
    ) -> None:
        guild, channels = await managing(interaction), self.app.stores.channels
        if channel is None:
            if mode or clear:
                raise Refused("Kies ook een kanaal: bij welk kanaal hoort deze stand?")
            await show(interaction, *views.modes(guild, await channels.of_guild(guild.id)))
            return
        if mode and clear:
            raise Refused("Kies een stand of ‘wissen’, niet allebei.")
        parent = channel.parent_id if isinstance(channel, discord.Thread) else None
        if mode or clear:
            chosen = BY_MODE[mode] if mode else None
            await set_mode(self.app, guild.id, channel.id, chosen, thread=parent is not None)
        holds = await channels.of(guild.id, channel.id, parent)
        content = self.app.settings.message_content
        hints = views.mode_hints(channel, holds, message_content=content)
        changed = clear or mode is not None
        await show(interaction, views.mode(channel, holds), changed=changed, hints=hints)

    @command(
        "logkanaal",
        "Het kanaal met een regel bij elke verandering; zonder keuze zie je wat er staat",
    )
    @app_commands.rename(channel="kanaal", clear="wissen")
    @app_commands.describe(channel="Het kanaal voor de regels", clear=CLEAR)
    async def log_channel(
        self,
        interaction: Interaction,
        channel: discord.TextChannel | discord.Thread | None = None,
        clear: bool = False,
    ) -> None:
        guild = await managing(interaction)
        before = (await self._settings(guild)).log_channel_id
        if channel is not None and (lacks := lacking(channel, TO_POST)):
            raise Refused(lacks)
        chosen = channel.id if channel else None
        changes = {"log_channel_id": chosen} if channel or clear else {}
        settings = await self._set(interaction, changes, partial(views.log_channel, guild))
        if settings.log_channel_id != before:  # whoever reads the old one must know
            line = f"{interaction.user.display_name}: {views.log_channel(guild, settings)}"
            await write_line(guild, before, line)

    @command(
        "stil", "Laat mij een tijd niets zeggen in de kanalen; zonder keuze zie je wat er staat"
    )
    @app_commands.rename(until="tot", clear="wissen")
    @app_commands.describe(
        until="Tot wanneer, bijvoorbeeld: morgen om 9 uur, of over twee weken", clear=CLEAR
    )
    async def silence(
        self, interaction: Interaction, until: str | None = None, clear: bool = False
    ) -> None:
        guild = await managing(interaction)
        settings, now = await self._settings(guild), self.app.now()
        if until is None and clear:
            await self._end_silence(interaction, guild)
            return
        if until is not None:
            moment = read_moment(until, now.astimezone(zone_named(settings.time_zone)))
            if not isinstance(moment, Understood):
                raise Refused(no_moment(moment))
            at = moment.at.astimezone(UTC)
            settings = await change_settings(self.app, guild.id, silent_until=at)
        end = Button("Stilte opheffen", EndSilence())
        buttons, changed = (end,) if is_silent(settings, now) else (), until is not None
        await show(interaction, silence_sentence(settings, now), changed=changed, buttons=buttons)

    @command("statistiek", "Hoeveel vragen er waren en wat ervan kwam, met een grafiek")
    @app_commands.rename(period="periode")
    @app_commands.describe(period="Hoe ver terug; anders 28 dagen")
    @app_commands.choices(period=PERIOD_CHOICES)
    async def statistics(self, interaction: Interaction, period: str | None = None) -> None:
        guild = await managing(interaction)
        chosen = BY_PERIOD[period] if period else Period.MONTH
        statistics = await statistics_of(self.app, guild.id, chosen)
        if statistics is None:
            await show(interaction, TOO_FEW)
            return
        picture = await asyncio.to_thread(chart, statistics)
        view = await with_warnings(interaction, statistics_view(statistics))
        await respond(interaction, view, files=(picture,))

    @command("backup", "Schrijf een reservekopie op de schijf; alleen voor wie mij draait")
    async def backup(self, interaction: Interaction) -> None:
        if interaction.user.id not in self.app.settings.operators:
            raise Refused("Een reservekopie maken mag alleen wie mij draait (WIJKBOT_OPERATORS).")
        await think(interaction)
        try:
            async with self._backing_up:  # one at a time, each in a file of its own
                database, now = file_of(self.app.settings.database), self.app.now()
                path = await asyncio.to_thread(free_path, database, now)
                await self.app.database.backup(path)
        except StorageError as error:
            log.error("A backup failed: %s", error)  # noqa: TRY400  the sentence says all
            raise Refused(
                "De reservekopie is niet gelukt; er staat geen half bestand. In mijn logboek staat "
                "waarom."
            ) from error
        with suppress(StorageError):  # what was erased while it was read waited for that
            await self.app.database.overwrite_erased()
        bytes_written = (await asyncio.to_thread(path.stat)).st_size
        where = f"{path.parent.name}/{path.name}"
        await respond(interaction, notice(views.backed_up(where, size(bytes_written))))

    @press(EndSilence)
    async def end_silence(self, interaction: Interaction, _action: EndSilence) -> None:
        await self._end_silence(interaction, await managing(interaction, hold))

    @commands.Cog.listener()
    async def on_guild_channel_delete(self, channel: discord.abc.GuildChannel) -> None:
        await set_mode(self.app, channel.guild.id, channel.id, None)

    @commands.Cog.listener()
    async def on_raw_thread_delete(self, thread: discord.RawThreadDeleteEvent) -> None:
        await set_mode(self.app, thread.guild_id, thread.thread_id, None)

    async def _settings(self, guild: discord.Guild) -> GuildSettings:
        return await self.app.stores.guilds.get(guild.id)

    async def _set(
        self,
        interaction: Interaction,
        changes: Mapping[str, Any],
        in_words: Callable[[GuildSettings], str],
    ) -> GuildSettings:
        """Keep these changes and say what is set now; without any only say it."""
        assert interaction.guild_id is not None, "only a server is managed"
        settings = await change_settings(self.app, interaction.guild_id, **changes)
        await show(interaction, in_words(settings), changed=bool(changes))
        return settings

    async def _end_silence(self, interaction: Interaction, guild: discord.Guild) -> None:
        before = await self._settings(guild)
        await change_settings(self.app, guild.id, silent_until=None)
        ended = is_silent(before, self.app.now())
        now = "Ik ben niet meer stil: in de kanalen antwoord ik weer."
        was = "Ik was al niet meer stil. In de kanalen antwoord ik."
        await show(interaction, now if ended else was, changed=ended)


async def change_settings(app: App, guild: int, **changes: Any) -> GuildSettings:
    """Return what is set on a server, with these changes kept."""
    if not changes:
        return await app.stores.guilds.get(guild)
    async with app.database.transaction() as connection:
        settings = replace(await app.stores.guilds.get(guild, connection), **changes)
        await app.stores.guilds.save(connection, settings, app.now())
    return settings


async def set_mode(
    app: App, guild: int, channel: int, mode: Mode | None, *, thread: bool = False
) -> None:
    """Set what the bot does in a channel or thread; None clears it.

    In a channel the default clears it too; in a thread that may differ from its channel.
    """
    async with app.database.transaction() as connection:
        if mode is None or (mode is Mode.ON_REQUEST and not thread):
            await app.stores.channels.clear(connection, guild, channel)
        else:
            set_to = ChannelMode(channel, mode)
            await app.stores.channels.set(connection, guild, set_to, app.now())


def _check_reachable(
    role: discord.Role | None,
    channel: discord.TextChannel | discord.Thread | None,
    person: discord.Member | discord.User | None,
) -> None:
    if role is not None and role.is_default():
        raise Refused(views.EVERYONE_ROLE)
    if person is not None and person.bot:
        raise Refused("Een bot is geen mens. Kies een persoon.")
    if isinstance(person, discord.User):
        raise Refused("Deze persoon is niet op deze server. Kies iemand die hier wel is.")
    if channel is not None and lacking(channel, TO_POST):
        raise Refused(
            "In dat kanaal mag ik geen berichten plaatsen. "
            "Geef mij daar de rechten ‘Kanaal bekijken’ en ‘Berichten versturen’."
        )
