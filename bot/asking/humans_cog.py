"""*Vraag een mens*: a question passed on to the people a server chose, without who asked."""

from __future__ import annotations

import logging
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, assert_never

import discord
from discord.ext import commands

from bot.asking import humans_texts as texts
from bot.asking.humans import (
    AskedBefore,
    Forgotten,
    Nobody,
    Reach,
    note_asked,
    whom_to_ask,
)
from bot.cards.actions import AskHuman
from bot.discord.people import member
from bot.discord.sending import post, respond, think
from bot.pacing import Pace
from bot.view import Link, Tone, View, notice, refusal

if TYPE_CHECKING:
    from bot.app import App
    from bot.discord.kinds import Interaction
    from bot.discord.presses import Presses

log = logging.getLogger(__name__)


class Humans(commands.Cog):
    """Questions for a person."""

    def __init__(self, bot: commands.Bot, app: App, presses: Presses) -> None:
        self.bot = bot
        self.app = app
        self.by_person = Pace(times=3, period=timedelta(hours=1))
        self.under_way: set[str] = set()
        presses.on(AskHuman, self.ask_human)

    async def ask_human(self, interaction: Interaction, action: AskHuman) -> None:
        """Pass the question on once, and say honestly where that can't be done."""
        await think(interaction)
        if action.key in self.under_way:
            await respond(interaction, notice(texts.ALREADY))
            return
        self.under_way.add(action.key)
        try:
            await respond(interaction, await self._pass_on(interaction, action.key))
        finally:
            self.under_way.discard(action.key)

    async def _pass_on(self, interaction: Interaction, key: str) -> View:
        match await whom_to_ask(self.app, key):
            case Forgotten():
                return refusal(texts.FORGOTTEN)
            case AskedBefore():
                return notice(texts.ALREADY)
            case Nobody(guild=None):
                return refusal(texts.NOT_IN_DM)
            case Nobody():
                return refusal(texts.NOT_SET)
            case Reach() as reach:
                return await self._post(interaction, key, reach)
            case other:
                assert_never(other)

    async def _post(self, interaction: Interaction, key: str, reach: Reach) -> View:
        channel = self.bot.get_channel(reach.channel) if reach.channel else interaction.channel
        if not isinstance(
            channel,
            discord.TextChannel | discord.VoiceChannel | discord.Thread | discord.StageChannel,
        ):
            return refusal(texts.FAILED)
        reach = await _still_there(channel.guild, reach)
        if not (reach.channel or reach.role or reach.user):
            return refusal(texts.GONE)
        if not self.by_person.allows(interaction.user.id, self.app.now()):
            return refusal(texts.TOO_OFTEN)
        try:
            await post(
                channel,
                _request(interaction, reach.question),
                content=_mention(reach),
                mentions=_only(reach),
                embeds=channel.permissions_for(channel.guild.me).embed_links,
            )
        except (discord.Forbidden, discord.NotFound) as error:
            log.warning("A question could not be passed on (code %s)", error.code)
            self.by_person.take_back(interaction.user.id)
            return refusal(texts.FAILED)
        await note_asked(self.app, key)
        whom = _role_name(channel.guild, reach)
        if channel.id == interaction.channel_id:
            return notice(texts.passed_on_here(whom))
        asker = await member(channel.guild, interaction.user.id)
        if asker is None or not channel.permissions_for(asker).view_channel:
            return notice(texts.passed_on_unseen(whom))
        return notice(texts.passed_on(whom, f"#{channel}"))


def _request(interaction: Interaction, question: str) -> View:
    """Return what the people get to see, with a way to where it was asked."""
    url = None
    message = interaction.message
    if message is not None and not message.flags.ephemeral:
        url = message.jump_url
    elif interaction.guild_id is not None and interaction.channel_id is not None:
        url = f"https://discord.com/channels/{interaction.guild_id}/{interaction.channel_id}"
    return View(
        tone=Tone.NOTICE,
        title=texts.REQUEST,
        text=f"{texts.REQUEST_TEXT}\n\n{texts.THE_QUESTION}: {question}",
        links=(Link(texts.WHERE, url),) if url and interaction.guild_id else (),
    )


def _mention(reach: Reach) -> str | None:
    people = (f"<@&{reach.role}>" if reach.role else "", f"<@{reach.user}>" if reach.user else "")
    return " ".join(filter(None, people)) or None


def _only(reach: Reach) -> discord.AllowedMentions:
    """Let nobody be notified but who was chosen, whatever the question says."""
    return discord.AllowedMentions(
        everyone=False,
        replied_user=False,
        users=[discord.Object(reach.user)] if reach.user else False,
        roles=[discord.Object(reach.role)] if reach.role else False,
    )


async def _still_there(guild: discord.Guild, reach: Reach) -> Reach:
    """Return whom to reach without a role that was removed and a person who left."""
    role = reach.role if reach.role and guild.get_role(reach.role) else None
    user = reach.user if reach.user and await member(guild, reach.user) else None
    return replace(reach, role=role, user=user)


def _role_name(guild: discord.Guild, reach: Reach) -> str:
    role = guild.get_role(reach.role) if reach.role else None
    return f"@{role.name}" if role else ""
