"""What every step of `/beheer` does: the right checked, a change logged, the reply; and silence."""

import asyncio
import logging
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

import discord

from bot.app import App
from bot.cards.moments import moment_in_words, zone_named
from bot.discord import failures
from bot.discord.rights import TO_POST, lacking, may_manage
from bot.discord.sending import Interaction, Waits, post, respond, think
from bot.dutch import paragraphs
from bot.view import Button, Refused, Section, Tone, View, notice
from storage.channels import Mode
from storage.guilds import GuildSettings

log = logging.getLogger(__name__)
A_LINE = 10.0
"""Seconds that whoever changed something waits for its line at most."""
LOG_GONE = (
    "Let op: het logkanaal bestaat niet meer, dus er komen geen regels. Kies een ander met "
    "/beheer logkanaal."
)


async def managing(interaction: Interaction, acknowledge: Waits = think) -> discord.Guild:
    """Return the server that the one who acts manages; raises `Refused` for anyone else."""
    if interaction.guild is None:
        raise Refused(failures.ONLY_ON_SERVER)
    if not may_manage(interaction):
        raise Refused(failures.NOT_ALLOWED)
    await acknowledge(interaction)
    return interaction.guild


async def show(
    interaction: Interaction,
    sentence: str,
    lines: Sequence[str] = (),
    *,
    changed: bool = False,
    hints: Sequence[str] = (),
    buttons: Sequence[Button] = (),
) -> None:
    """Say what is set, and after it `hints` and what a manager must know in any case.

    What they `changed` just now is logged as well.
    """
    if changed:
        assert interaction.guild is not None, "only a server is managed"
        line = f"{interaction.user.display_name}: {sentence}"
        await log_change(interaction.client.app, interaction.guild, line)
        sentence = f"Bewaard. {sentence}"
    sections = (Section("", lines=tuple(lines)), Section("", paragraphs(*hints)))
    view = View(tone=Tone.NOTICE, text=sentence, sections=sections, buttons=tuple(buttons))
    await respond(interaction, await with_warnings(interaction, view))


async def with_warnings(interaction: Interaction, view: View) -> View:
    """Return the view with the warnings that a manager must see, unless it says them already."""
    app, guild = interaction.client.app, interaction.guild
    assert guild is not None, "only a server is managed"
    settings = await app.stores.guilds.get(guild.id)
    warnings = [line for line in _warnings(guild, settings, app.now()) if line not in view.text]
    return replace(view, sections=(*view.sections, Section("", paragraphs(*warnings))))


def _warnings(guild: discord.Guild, settings: GuildSettings, now: datetime) -> tuple[str, ...]:
    warnings = [silence_sentence(settings, now)] if is_silent(settings, now) else []
    if settings.log_channel_id is not None:
        channel = guild.get_channel_or_thread(settings.log_channel_id)
        if channel is None:
            warnings.append(LOG_GONE)
        elif lacks := lacking(channel, TO_POST):
            warnings.append(f"{lacks} Tot dan schrijf ik geen regels in het logkanaal.")
    return tuple(warnings)


async def log_by(interaction: Interaction, did: str) -> None:
    """Write in the log channel of their server what the one who acts did."""
    assert interaction.guild is not None, "what is logged is done on a server"
    line = f"{interaction.user.display_name} {did}"
    await log_change(interaction.client.app, interaction.guild, line)


async def log_change(app: App, guild: discord.Guild, line: str) -> None:
    """Write a line in the server's log channel; without one, or where it may not, write none."""
    settings = await app.stores.guilds.get(guild.id)
    await write_line(guild, settings.log_channel_id, line)


async def write_line(guild: discord.Guild, channel_id: int | None, line: str) -> None:
    """Write a line in a channel of the server, mentioning nobody; what goes wrong is only logged.

    `/beheer` looks for itself whether the channel is there and the bot may write in it.
    """
    channel = guild.get_channel_or_thread(channel_id) if channel_id else None
    if not isinstance(channel, discord.abc.Messageable) or lacking(channel, TO_POST):
        return
    try:
        async with asyncio.timeout(A_LINE):
            await post(channel, notice(line))
    except (discord.DiscordException, TimeoutError, OSError) as error:
        log.warning("A line in a log channel could not be written (%s)", type(error).__name__)


def silence_sentence(settings: GuildSettings, now: datetime) -> str:
    if settings.silent_until is None or not is_silent(settings, now):
        return (
            "Ik ben niet stil. Zeg tot wanneer ik in de kanalen niets mag zeggen, bijvoorbeeld "
            "‘morgen om 9 uur’ of ‘over twee weken’."
        )
    when = moment_in_words(settings.silent_until.astimezone(zone_named(settings.time_zone)))
    return f"Ik ben stil tot {when}: in de kanalen zeg ik niets. Commando’s werken gewoon."


async def mode_now(app: App, guild: int, channel: int, parent: int | None = None) -> Mode:
    """Return what holds in a channel, or in a thread of `parent`: nothing during a silence."""
    settings = await app.stores.guilds.get(guild)
    if is_silent(settings, app.now()):
        return Mode.OFF
    return await app.stores.channels.of(guild, channel, parent)


def is_silent(settings: GuildSettings, now: datetime) -> bool:
    return settings.silent_until is not None and now < settings.silent_until
