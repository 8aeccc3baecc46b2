"""*Vraag een mens*: a question passed on to the people a server chose, without who asked."""

from __future__ import annotations

import logging
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

import discord
from discord.ext import commands

from bot.cards.actions import AskHuman
from bot.discord.people import member
from bot.discord.presses import press
from bot.discord.sending import post, respond, think
from bot.pacing import Pace
from bot.view import Link, Refused, Tone, View, notice

if TYPE_CHECKING:
    from bot.app import App
    from bot.discord.kinds import Interaction
    from bot.discord.presses import Presses

log = logging.getLogger(__name__)

ALREADY = "Deze vraag is al doorgegeven. Je hoeft niets meer te doen."
FORGOTTEN = "Deze vraag is al gewist. Stel je vraag opnieuw, dan kan ik die doorgeven."
NOT_SET = (
    "Op deze server is nog niet ingesteld wie zulke vragen krijgt, dus ik kan je vraag aan "
    "niemand doorgeven. Vraag het aan een moderator; die kan dit instellen met /beheer mens."
)
NOT_IN_DM = (
    "In een privébericht kan ik je vraag aan niemand doorgeven. "
    "Stel je vraag op de server waar je mij gevonden hebt, dan kan het daar wel."
)
TOO_OFTEN = "Je hebt net al een paar vragen doorgegeven. Probeer het over een uur nog eens."
FAILED = (
    "Het lukte niet om je vraag door te geven: ik mag niet schrijven op de plek die is ingesteld. "
    "Vraag een moderator om dat na te kijken."
)
LEFT = (
    "De rol of persoon die hier zulke vragen kreeg, is er niet meer, dus ik kan je vraag aan "
    "niemand doorgeven. Vraag het aan een moderator; die kan dit instellen met /beheer mens."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """Whom to reach: someone or a role to mention, in a channel or (None) where it was asked."""

    question: str
    channel: int | None = None
    role: int | None = None
    user: int | None = None


class Humans(commands.Cog):
    """Questions for a person."""

    def __init__(self, bot: commands.Bot, app: App, presses: Presses) -> None:
        self.bot, self.app = bot, app
        self.by_person = Pace(times=3, period=timedelta(hours=1))
        self.under_way: set[str] = set()
        presses.register(self)

    @press(AskHuman)
    async def ask_human(self, interaction: Interaction, action: AskHuman) -> None:
        await think(interaction)
        if action.key in self.under_way:
            await respond(interaction, notice(ALREADY))
            return
        self.under_way.add(action.key)
        try:
            reach = await self._whom_to_ask(action.key)
            await respond(interaction, await self._pass_on(interaction, action.key, reach))
        finally:
            self.under_way.discard(action.key)

    async def _whom_to_ask(self, key: str) -> Reach:
        """Return whom the question kept under `key` goes to; raises `Refused` for nobody.

        In a DM the home server's people are asked, and only in a channel that was chosen for it.
        """
        questions, in_dm = self.app.stores.questions, False
        kept = await questions.get(key)
        if kept is None:
            raise Refused(FORGOTTEN)
        if await questions.human_wanted_at(key) is not None:
            raise Refused(notice(ALREADY))
        in_dm = kept.guild_id is None
        guild = self.app.settings.home_guild if in_dm else kept.guild_id
        if guild is None:
            raise Refused(NOT_IN_DM)
        settings = await self.app.stores.guilds.get(guild)
        reach = Reach(
            question=kept.text,
            channel=settings.human_channel_id,
            role=settings.human_role_id,
            user=settings.human_user_id,
        )
        if not reach.channel and (in_dm or not (reach.role or reach.user)):
            raise Refused(NOT_IN_DM if in_dm else NOT_SET)
        return reach

    async def _pass_on(self, interaction: Interaction, key: str, reach: Reach) -> View:
        channel = self.bot.get_channel(reach.channel) if reach.channel else interaction.channel
        if not isinstance(
            channel,
            discord.TextChannel | discord.VoiceChannel | discord.Thread | discord.StageChannel,
        ):
            raise Refused(FAILED)
        reach = await _still_there(channel.guild, reach)
        if not (reach.channel or reach.role or reach.user):
            raise Refused(LEFT)
        if not self.by_person.allows(interaction.user.id, self.app.now()):
            raise Refused(TOO_OFTEN)
        try:
            await post(
                channel,
                _request(interaction, reach.question),
                above=_mention(reach),
                mentions=_only(reach),
            )
        except (discord.Forbidden, discord.NotFound) as error:
            log.warning("A question could not be passed on (code %s)", error.code)
            self.by_person.take_back(interaction.user.id)
            raise Refused(FAILED) from error
        async with self.app.database.transaction() as connection:
            await self.app.stores.questions.want_human(connection, key, self.app.now())
        return await _passed_on(interaction, channel, reach)


async def _passed_on(
    interaction: Interaction,
    channel: discord.TextChannel | discord.VoiceChannel | discord.Thread | discord.StageChannel,
    reach: Reach,
) -> View:
    role = channel.guild.get_role(reach.role) if reach.role else None
    sentence = f"Ik heb je vraag{f' aan @{role.name}' if role else ''} doorgegeven"
    if channel.id == interaction.channel_id:
        return notice(f"{sentence} in dit kanaal, zonder je naam. Daar kan iemand je antwoorden.")
    asker = await member(channel.guild, interaction.user.id)
    if asker is not None and channel.permissions_for(asker).view_channel:
        return notice(f"{sentence} in #{channel}, zonder je naam. Daar kan iemand je antwoorden.")
    return notice(
        f"{sentence}, zonder je naam. Het kanaal waar hij staat, kun je zelf niet zien, "
        "en niemand daar weet dat de vraag van jou is. "
        "Hoor je niets? Vraag er dan een moderator naar."
    )


def _request(interaction: Interaction, question: str) -> View:
    url = None
    message = interaction.message
    if message is not None and not message.flags.ephemeral:
        url = message.jump_url
    elif interaction.guild_id is not None and interaction.channel_id is not None:
        url = f"https://discord.com/channels/{interaction.guild_id}/{interaction.channel_id}"
    return View(
        tone=Tone.NOTICE,
        title="Iemand zoekt een antwoord van een mens",
        text=f"Mijn antwoord was nog niet genoeg. Kan iemand helpen?\n\nDe vraag: {question}",
        links=(Link("Ga naar het gesprek", url),) if url and interaction.guild_id else (),
    )


def _mention(reach: Reach) -> str:
    people = (f"<@&{reach.role}>" if reach.role else "", f"<@{reach.user}>" if reach.user else "")
    return " ".join(filter(None, people))


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
