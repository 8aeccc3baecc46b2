"""`/beheer`: what a server's managers set. Without options each shows what is set."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord
from discord import app_commands
from discord.ext import commands

from bot.interaction.people import member
from bot.interaction.rights import bot_may_post_in, may_manage
from bot.interaction.sending import respond, think
from bot.rendering.notices import notice, refusal
from bot.texts import administration as texts
from bot.texts import commands as command_texts
from bot.texts import errors
from bot.use_cases.configuring import (
    LEAST,
    MOST,
    Whom,
    set_human,
    set_moderators,
    set_threshold,
)
from knowledge.answering import Thresholds

if TYPE_CHECKING:
    from bot.app import App
    from bot.interaction.kinds import Interaction
    from storage.guilds import GuildSettings

Chosen = discord.TextChannel | discord.Thread


@app_commands.default_permissions(manage_guild=True)
@app_commands.guild_only()
class Administration(
    commands.GroupCog, group_name="beheer", group_description=command_texts.MANAGE
):
    """Settings of a server; each step checks the right itself."""

    def __init__(self, app: App) -> None:
        self.app = app

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
        guild = await _managed(interaction)
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
            settings = await self.app.stores.guilds.get(guild.id)
            await respond(interaction, notice(await _human(guild, settings)))
            return
        settings = await set_human(self.app, guild.id, whom, anew=clear)
        await respond(interaction, notice(texts.saved(await _human(guild, settings))))

    @app_commands.command(name="rol", description=command_texts.MANAGE_ROLE)
    @app_commands.rename(role="rol", clear="wissen")
    @app_commands.describe(role=command_texts.MANAGE_ROLE_ROLE, clear=command_texts.MANAGE_CLEAR)
    async def moderators(
        self, interaction: Interaction, role: discord.Role | None = None, clear: bool = False
    ) -> None:
        guild = await _managed(interaction)
        if guild is None:
            return
        if role is None and not clear:
            settings = await self.app.stores.guilds.get(guild.id)
            await respond(interaction, notice(_moderators(guild, settings)))
        elif role is not None and role.is_default():
            await respond(interaction, refusal(texts.EVERYONE_ROLE))
        else:
            settings = await set_moderators(self.app, guild.id, role.id if role else None)
            await respond(interaction, notice(texts.saved(_moderators(guild, settings))))

    @app_commands.command(name="drempel", description=command_texts.MANAGE_THRESHOLD)
    @app_commands.rename(share="zekerheid", clear="wissen")
    @app_commands.describe(
        share=command_texts.MANAGE_THRESHOLD_SHARE, clear=command_texts.MANAGE_CLEAR
    )
    async def threshold(
        self, interaction: Interaction, share: float | None = None, clear: bool = False
    ) -> None:
        guild = await _managed(interaction)
        if guild is None:
            return
        if share is None and not clear:
            settings = await self.app.stores.guilds.get(guild.id)
            await respond(interaction, notice(_threshold(settings)))
            return
        if share is not None:
            share = share if share <= 1 else share / 100  # 0.8 means what 80 does
            if not LEAST <= share <= MOST:
                await respond(interaction, refusal(texts.THRESHOLD_RANGE))
                return
        settings = await set_threshold(self.app, guild.id, share)
        await respond(interaction, notice(texts.saved(_threshold(settings))))


async def _managed(interaction: Interaction) -> discord.Guild | None:
    """Return the server where the one who acts is a manager; else refuse, and return None."""
    guild = interaction.guild
    if guild is None:
        await respond(interaction, refusal(errors.ONLY_ON_SERVER))
        return None
    if not may_manage(interaction):
        await respond(interaction, refusal(errors.NOT_ALLOWED))
        return None
    await think(interaction)
    return guild


def _wrong_human(
    role: discord.Role | None,
    channel: Chosen | None,
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


async def _human(guild: discord.Guild, settings: GuildSettings) -> str:
    """Return in words whom *Vraag een mens* reaches; by name, since a mention would notify."""
    role = guild.get_role(settings.human_role_id) if settings.human_role_id else None
    channel = (
        guild.get_channel_or_thread(settings.human_channel_id)
        if settings.human_channel_id
        else None
    )
    parts = []
    if settings.human_role_id:
        parts.append(texts.role_named(role.name if role else None))
    if settings.human_user_id:
        person = await member(guild, settings.human_user_id)
        parts.append(texts.person_named(person.display_name if person else None))
    if settings.human_channel_id:
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


def _moderators(guild: discord.Guild, settings: GuildSettings) -> str:
    if settings.moderator_role_id is None:
        return texts.MODERATORS_NOT_SET
    role = guild.get_role(settings.moderator_role_id)
    return texts.moderators_are(f"‘{role.name}’") if role else texts.MODERATORS_GONE


def _threshold(settings: GuildSettings) -> str:
    shipped = settings.threshold is None
    share = Thresholds().found if settings.threshold is None else settings.threshold
    return texts.threshold_is(share, shipped=shipped)
