"""What is set on a server, in words; roles, people and channels by name, since mentions notify."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.administration import texts
from bot.cards import channels as channel_texts
from bot.cards import moments
from bot.cards.channel_modes import is_silent
from bot.cards.zones import zone_named
from bot.discord.people import member
from bot.discord.rights import TO_ANSWER, TO_POST, lacking_in
from knowledge.answering import Thresholds
from storage.channels import Mode

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    import discord

    from bot.discord.kinds import Channel
    from storage.channels import ChannelMode
    from storage.guilds import GuildSettings


async def human(guild: discord.Guild, settings: GuildSettings) -> str:
    """Return whom *Vraag een mens* reaches."""
    role = guild.get_role(settings.human_role_id) if settings.human_role_id else None
    parts = []
    if settings.human_role_id:
        parts.append(texts.role_named(role.name if role else None))
    if settings.human_user_id:
        person = await member(guild, settings.human_user_id)
        parts.append(texts.person_named(person.display_name if person else None))
    if settings.human_channel_id:
        channel = guild.get_channel_or_thread(settings.human_channel_id)
        parts.append(texts.channel_named(channel.name if channel else None))
    if not parts:
        return texts.HUMAN_NOT_SET
    said = texts.human_is(", ".join(parts))
    hints = []
    if not settings.human_channel_id:
        hints.append(texts.WHERE_ASKED)
    if role is not None and not (role.mentionable or guild.me.guild_permissions.mention_everyone):
        hints.append(texts.ROLE_NOT_MENTIONABLE)
    return " ".join((said, *hints))


def moderators(guild: discord.Guild, settings: GuildSettings) -> str:
    """Return who the moderators are."""
    if settings.moderator_role_id is None:
        return texts.MODERATORS_NOT_SET
    role = guild.get_role(settings.moderator_role_id)
    if role is None:
        return texts.MODERATORS_GONE
    said = texts.moderators_are(f"‘{role.name}’")
    # Discord hides the commands from who lacks this right, whatever the bot would let them do.
    return said if role.permissions.manage_messages else f"{said} {texts.MODERATORS_SEE_NOTHING}"


def threshold(settings: GuildSettings) -> str:
    """Return from which confidence the bot answers."""
    shipped = settings.threshold is None
    share = Thresholds().found if settings.threshold is None else settings.threshold
    return texts.threshold_is(share, shipped=shipped)


def time_zone(settings: GuildSettings, now: datetime) -> str:
    """Return in which zone times are meant."""
    zone = zone_named(settings.time_zone)
    return texts.zone_is(zone.key, now.astimezone(zone), shipped=settings.time_zone is None)


def silence(settings: GuildSettings, now: datetime) -> str:
    """Return until when the bot says nothing in channels."""
    if settings.silent_until is None or not is_silent(settings, now):
        return channel_texts.SILENCE_NOT_SET
    at = settings.silent_until.astimezone(zone_named(settings.time_zone))
    return channel_texts.silent_until(moments.told(at))


def log_channel(guild: discord.Guild, settings: GuildSettings) -> str:
    """Return where a line comes for each change; `warnings` say where that fails."""
    if settings.log_channel_id is None:
        return channel_texts.LOG_NOT_SET
    channel = guild.get_channel_or_thread(settings.log_channel_id)
    return channel_texts.log_is(channel_texts.named(channel.name)) if channel else ""


def modes(guild: discord.Guild, set_to: Iterable[ChannelMode]) -> tuple[str, tuple[str, ...]]:
    """Return what is said of all channels, and a line for each that was set and can be seen."""
    seen = [(guild.get_channel_or_thread(one.channel_id), one.mode) for one in set_to]
    lines = tuple(
        channel_texts.mode_in_line(channel_texts.named(channel.name), mode)
        for channel, mode in seen
        if channel is not None
    )
    return channel_texts.ELSEWHERE_ON_REQUEST if lines else channel_texts.ALL_ON_REQUEST, lines


def mode(channel: Channel, set_to: Mode) -> str:
    """Return what the bot does in one channel."""
    return channel_texts.mode_is(channel_texts.named(channel.name), set_to)


def mode_hints(channel: Channel, set_to: Mode, *, message_content: bool) -> tuple[str, ...]:
    """Return what stands in the way of what was set: rights there, or what the bot gets to see."""
    hints = []
    lacking = lacking_in(channel, TO_ANSWER) if set_to is not Mode.OFF else ()
    if lacking:
        hints.append(channel_texts.lacking(channel_texts.named(channel.name), lacking))
    if set_to is Mode.LISTENING and not message_content:
        hints.append(channel_texts.NO_MESSAGE_CONTENT)
    return tuple(hints)


def warnings(guild: discord.Guild, settings: GuildSettings, now: datetime) -> tuple[str, ...]:
    """Return what a manager must know whatever they came for: a silence, a log that can't be."""
    said = []
    if is_silent(settings, now):
        said.append(silence(settings, now))
    if settings.log_channel_id is not None:
        channel = guild.get_channel_or_thread(settings.log_channel_id)
        lacking = lacking_in(channel, TO_POST) if channel else ()
        if channel is None:
            said.append(channel_texts.LOG_GONE)
        elif lacking:
            said.append(channel_texts.log_lacks(channel_texts.named(channel.name), lacking))
    return tuple(said)
