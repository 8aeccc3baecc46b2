"""Asking: `/vraag`, a mention, a DM, the message menu, and reading along in a channel."""

import logging
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import replace
from datetime import timedelta

import discord
from discord import app_commands
from discord.ext import commands

from bot.app import App
from bot.asking import views
from bot.asking.ask import ask, choose, cut_to_limit, keep, look_up
from bot.asking.greeting import greet
from bot.asking.listening import AN_HOUR, MOST_AN_HOUR, Exchanges, sure_answer
from bot.cards.entries import shown_in
from bot.conversations import Conversations, Place, Talk, Thread
from bot.discord import messages
from bot.discord.commands import add_menu, command
from bot.discord.failures import report_message
from bot.discord.managing import log_change, mode_now
from bot.discord.options import VISIBLE, AboutTheme, is_public, view_of
from bot.discord.presses import press
from bot.discord.rights import may_write
from bot.discord.sending import Interaction, post, respond, think, thinking
from bot.dutch import split_context
from bot.helping.desks import Desks
from bot.pacing import Budget, Pace
from bot.reading_list import keep as reading_list
from bot.reading_list.change_views import change_view, keep_publicly_view
from bot.view import Refused, View, notice
from knowledge.answer import Context, Found, Intent, Question, Wish
from knowledge.answering.conversing import context_after
from knowledge.language.questions import reads_as_question
from storage.channels import Mode
from storage.engine.errors import StorageError

log = logging.getLogger(__name__)


class Asking(commands.Cog):
    """Questions, whichever way they come in."""

    def __init__(
        self, bot: commands.Bot, app: App, conversations: Conversations, desks: Desks
    ) -> None:
        self.bot, self.app, self.conversations, self.desks = bot, app, conversations, desks
        self.by_channel = Pace(times=MOST_AN_HOUR, period=AN_HOUR)
        self.told_slower = Pace(times=1, period=timedelta(minutes=1))
        self.not_allowed = Pace(times=1, period=timedelta(days=1))
        self.exchanges = Exchanges()
        add_menu(bot.tree, "Zoek antwoord", self.find_answer)

    @command("vraag", "Stel een vraag over wat werkt in de wijk en krijg een nagekeken antwoord")
    @app_commands.rename(question="vraag", theme="thema", visible="zichtbaar")
    @app_commands.describe(
        question="Je vraag, in gewone woorden",
        theme="Alleen antwoorden over dit thema",
        visible="Wie het antwoord ziet: alleen jij, of iedereen in het kanaal",
    )
    @app_commands.choices(visible=VISIBLE)
    @app_commands.allowed_contexts(guilds=True, dms=True, private_channels=False)
    async def ask(
        self,
        interaction: Interaction,
        question: str,
        theme: AboutTheme = None,
        visible: str | None = None,
    ) -> None:
        public = is_public(interaction, visible)
        await self._answer_here(interaction, messages.question_in(question), theme, public=public)

    async def find_answer(self, interaction: Interaction, message: discord.Message) -> None:
        text = messages.question_in(message.content)
        if not text:
            raise Refused(notice(views.NO_TEXT_IN_MESSAGE))
        by_asker = message.author.id == interaction.user.id  # another's words aren't kept for them
        await self._answer_here(interaction, text, None, public=False, keeps=by_asker)

    @press(views.Choose, views.ChooseMore, waits=think)
    async def choose(
        self, interaction: Interaction, action: views.Choose | views.ChooseMore
    ) -> None:
        catalogue = view_of(interaction)
        match, _ = shown_in(catalogue, action.entry)
        question, before = split_context(await choose(self.app, action.key, action.entry) or "")
        view = views.chosen_view(action, catalogue, key=action.key, asked=question)
        guild, channel = interaction.guild_id, interaction.channel_id
        view = await self.desks.drop_vain_offer(view, guild, interaction.user.id, channel)
        await respond(interaction, view)
        about = f"{before} {question}".strip() or match.entry.heading
        context = Context(about, shown=action.entry, last=about)
        self.conversations.remember(context, self.app.now(), messages.talk_in(interaction))

    @commands.Cog.listener()
    async def on_message(self, message: discord.Message) -> None:
        """Answer who speaks to the bot; and where it reads along, a question to nobody."""
        assert self.bot.user is not None, "a message arrives after the login"
        if messages.speaks_to(message, self.bot.user):
            await self._answer_speaker(message)
        elif message.guild is not None and messages.said_by_someone(message):
            await self._read_along(message, message.guild)

    async def _answer_speaker(self, message: discord.Message) -> None:
        rights, guild = discord.Permissions.all(), message.guild
        if guild is not None:
            if await self._mode(message, guild) is Mode.OFF:
                return
            rights = message.channel.permissions_for(guild.me)
        if not may_write(rights, message.channel):
            await self._tell_not_allowed(message)
            return
        try:
            await self._answer_message(message, rights)
        except Refused as refused:
            if not self.told_slower.allows(message.author.id, self.app.now()):
                return
            reference = message.to_reference(fail_if_not_exists=False)
            await post(message.channel, refused.view, reply_to=reference)
        except discord.Forbidden:
            await self._tell_not_allowed(message)
        except discord.NotFound:
            log.info("A question was not answered: its channel is gone")
        except Exception as error:  # the last one who can answer the asker
            await report_message(self.bot, message, error)

    async def _tell_not_allowed(self, message: discord.Message) -> None:
        """Say to who manages the server, once a day, where a question could not be answered."""
        guild, channel = message.guild, message.channel
        if guild is None or not self.not_allowed.allows(channel.id, self.app.now()):
            return
        log.warning("A question on server %d was not answered: a right is missing", guild.id)
        line = f"Iemand vroeg mij iets in #{channel}, maar ik mag daar niet schrijven."
        with suppress(StorageError):
            await log_change(self.app, guild, line)

    async def _mode(self, message: discord.Message, guild: discord.Guild) -> Mode:
        """Return what the channel is set to; as it is by itself where that can't be read."""
        channel = message.channel
        try:
            return await mode_now(self.app, guild.id, channel.id, messages.parent_of(channel))
        except StorageError as error:
            self.app.disk.failed(error, self.app.now())
            return Mode.ON_REQUEST

    async def _answer_message(self, message: discord.Message, rights: discord.Permissions) -> None:
        guild = message.guild.id if message.guild else None
        text, where = messages.question_in(message.content), messages.places(message)
        view, context = views.mentioned_view(self.app.catalogue.for_guild(guild)), None
        if text:
            user = message.author.id
            async with self._turn(user):
                view, context = await self._answer(user, text, guild, where, None, message=message)
        reply_to = None
        if guild is not None and rights.read_message_history:
            reply_to = message.to_reference(fail_if_not_exists=False)
        sent = await post(message.channel, view, reply_to=reply_to)
        self.conversations.remember(context, self.app.now(), *where, Thread(sent.id))

    async def _answer_here(
        self,
        interaction: Interaction,
        text: str,
        theme: str | None,
        *,
        public: bool,
        keeps: bool = True,
    ) -> None:
        if not text:
            await respond(interaction, views.ask_for_question(view_of(interaction)))
            return
        guild, user, talk = interaction.guild_id, interaction.user.id, messages.talk_in(interaction)
        async with thinking(interaction, public=public) as acknowledged, self._turn(user):
            await acknowledged  # the others' too go out before anything is computed
            view, context = await self._answer(
                user, text, guild, (talk,), theme, private=not public, keeps=keeps
            )
        sent = await respond(interaction, view)
        self.conversations.remember(context, self.app.now(), talk, Thread(sent))

    @asynccontextmanager
    async def _turn(self, user: int) -> AsyncIterator[None]:
        self.app.budgets.spend(Budget.QUESTION, user, self.app.now())
        async with self.app.asking.turn():
            yield

    async def _answer(
        self,
        user: int,
        text: str,
        guild: int | None,
        where: Sequence[Place],
        theme: str | None,
        *,
        private: bool = False,
        keeps: bool = True,
        message: discord.Message | None = None,
    ) -> tuple[View, Context | None]:
        context = self.conversations.recall(self.app.now(), *where)
        question = Question(text, guild, context, theme)
        result = await (ask(self.app, question, user) if keeps else look_up(self.app, question))
        answer = result.answer
        if isinstance(answer, Intent) and answer.wish is Wish.KEEP and answer.target is not None:
            change = await reading_list.keep(self.app, user, guild, answer.target.id)
            show = change_view if private or guild is None else keep_publicly_view
            return show(change), None
        channel = next((place.channel for place in where if isinstance(place, Talk)), None)
        if isinstance(answer, Intent) and answer.wish is Wish.PERSON:
            about = "\n".join(filter(None, (context.last if context else "", text)))
            url = message.jump_url if message is not None and guild is not None else ""
            view = await self.desks.begin(user, about, guild, channel, public=bool(url), url=url)
            return greet(view, answer), None
        catalogue = self.app.catalogue.for_guild(guild)
        typed = cut_to_limit(question).text if message is None else ""
        view = views.answer_view(result, catalogue, typed=typed)
        after = context_after(answer)
        if after is not None and not keeps:
            entry = catalogue.entries.get(after.shown or "")
            title = entry.heading if entry else ""
            after = replace(after, question=title, last=title)
        return await self.desks.drop_vain_offer(view, guild, user, channel), after

    async def _read_along(self, message: discord.Message, guild: discord.Guild) -> None:
        """Answer a real question that it is sure of, now and then; nothing else of it is kept."""
        if not self.app.settings.message_content or not await self._may_read_along(message, guild):
            return
        # Every message counts as a turn in a talk, those that are not looked at further too.
        author, channel = message.author.id, message.channel.id
        between_two = self.exchanges.between_two(channel, author, self.app.now())
        text = messages.question_in(message.content)
        if between_two or messages.is_to_others(message) or not reads_as_question(text):
            return
        question = cut_to_limit(Question(text, guild.id))
        answer = await sure_answer(self.app, question)
        where = messages.parent_of(message.channel) or channel
        if answer is None or not self.by_channel.allows(where, self.app.now()):
            return
        try:
            await self._answer_unasked(message, question, answer)
        except discord.HTTPException as error:  # such as a message that is gone; nobody asked us
            self.by_channel.take_back(where)
            log.warning("A question could not be answered unasked (code %s)", error.code)

    async def _may_read_along(self, message: discord.Message, guild: discord.Guild) -> bool:
        if await self._mode(message, guild) is not Mode.LISTENING:
            return False
        rights = message.channel.permissions_for(guild.me)
        return may_write(rights, message.channel) and rights.read_message_history

    async def _answer_unasked(
        self, message: discord.Message, question: Question, answer: Found
    ) -> None:
        result = await keep(self.app, question, answer, message.author.id)
        view = views.unasked_view(answer, result.key)
        author, channel = message.author.id, message.channel.id
        view = await self.desks.drop_vain_offer(view, question.guild, author, channel)
        sent = await post(message.channel, view, reply_to=message.to_reference())
        context = context_after(answer)
        self.conversations.remember(
            context, self.app.now(), *messages.places(message), Thread(sent.id)
        )
