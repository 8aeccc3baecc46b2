"""Reading along: in a channel that a manager opened to it, real questions that it is sure of."""

from __future__ import annotations

import logging
from dataclasses import replace
from typing import TYPE_CHECKING

import discord
from discord.ext import commands

from bot.asking.answers_view import answer_view
from bot.asking.asking import context_after, keep
from bot.asking.conversations import Thread
from bot.asking.listening import AN_HOUR, MOST_AN_HOUR, Exchanges, sure_answer
from bot.cards import channels as texts
from bot.cards.presence import mode_now
from bot.discord.messages import asked as asked_in
from bot.discord.messages import is_to_others, parent_of, places, said_by_someone, speaks_to
from bot.discord.rights import may_write
from bot.discord.sending import post
from bot.pacing import Pace
from knowledge.answer import Question
from knowledge.language.questions import reads_as_question
from storage.channels import Mode

if TYPE_CHECKING:
    from bot.app import App
    from bot.asking.conversations import Conversations
    from knowledge.answer import Found

log = logging.getLogger(__name__)


class Listening(commands.Cog):
    """What people ask each other, answered now and then; nothing else of it is kept."""

    def __init__(self, bot: commands.Bot, app: App, conversations: Conversations) -> None:
        self.bot = bot
        self.app = app
        self.conversations = conversations
        self.by_channel = Pace(times=MOST_AN_HOUR, period=AN_HOUR)
        self.exchanges = Exchanges()

    @commands.Cog.listener()
    async def on_message(self, message: discord.Message) -> None:
        if message.guild is None or not self.app.settings.message_content:
            return
        if not said_by_someone(message) or not await self._listens(message, message.guild):
            return
        # Every message counts as a turn in a talk, those that are not looked at further too.
        author, channel = message.author.id, message.channel.id
        between_two = self.exchanges.between_two(channel, author, self.app.now())
        if not between_two and self._is_open_question(message):
            await self._answer(message, message.guild)

    async def _listens(self, message: discord.Message, guild: discord.Guild) -> bool:
        channel, parent = message.channel, parent_of(message.channel)
        if await mode_now(self.app, guild.id, channel.id, parent) is not Mode.LISTENING:
            return False
        rights = channel.permissions_for(guild.me)
        return may_write(rights, channel) and rights.embed_links and rights.read_message_history

    def _is_open_question(self, message: discord.Message) -> bool:
        """Return whether it is for whoever knows: not for the bot, and not for somebody else."""
        assert self.bot.user is not None, "a message arrives after the login"
        if speaks_to(message, self.bot.user) or is_to_others(message):
            return False
        return reads_as_question(asked_in(message.content))

    async def _answer(self, message: discord.Message, guild: discord.Guild) -> None:
        question = Question(asked_in(message.content), guild.id)
        answer = await sure_answer(self.app, question)
        where = parent_of(message.channel) or message.channel.id
        if answer is None or not self.by_channel.allows(where, self.app.now()):
            return
        try:
            await self._reply(message, question, answer)
        except discord.HTTPException as error:  # such as a message that is gone; nobody asked us
            self.by_channel.take_back(where)
            log.warning("A question could not be answered unasked (code %s)", error.code)

    async def _reply(self, message: discord.Message, question: Question, answer: Found) -> None:
        asked = await keep(self.app, question, answer, message.author.id)
        catalogue = self.app.catalogue.for_guild(question.guild)
        view = answer_view(asked, catalogue, public=True)
        view = replace(view, footer="\n".join(filter(None, (view.footer, texts.UNASKED))))
        sent = await post(message.channel, view, reply_to=message.to_reference())
        context = context_after(answer)
        self.conversations.remember(context, self.app.now(), *places(message), Thread(sent.id))
