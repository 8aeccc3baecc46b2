"""Asking: `/vraag`, a mention, a DM, the message menu, and choosing a suggestion."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord
from discord import app_commands
from discord.ext import commands

from bot import command_texts as texts
from bot.asking.actions import Choose
from bot.asking.answers_view import answer_view, ask_for_question
from bot.asking.asking import ask, context_after
from bot.asking.conversations import Talk, Thread
from bot.asking.feedback import choose
from bot.asking.wishes import carry_out
from bot.cards import answering_texts as answering
from bot.cards.actions import ShowTheme
from bot.cards.entries import entry_view
from bot.cards.presence import mode_now
from bot.discord.failures import report_message
from bot.discord.messages import asked as asked_in
from bot.discord.messages import parent_of, places, speaks_to
from bot.discord.options import Unresolved, completions, resolve
from bot.discord.rights import may_write
from bot.discord.sending import post, respond, think
from bot.dutch import A_THEME
from bot.help import texts as help_texts
from bot.reading_list.list_changes_view import carried_out_view
from bot.searching import texts as searching
from bot.view import notice, refusal
from knowledge.answer import Context, Question
from storage.channels import Mode

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.app import App
    from bot.asking.conversations import Conversations, Place
    from bot.discord.kinds import Interaction
    from bot.discord.presses import Presses
    from bot.view import View

VISIBLE = [
    app_commands.Choice(name=name, value=name) for name in (texts.VISIBLE_ME, texts.VISIBLE_CHANNEL)
]


class Asking(commands.Cog):
    """Questions, whichever way they come in."""

    def __init__(
        self, bot: commands.Bot, app: App, conversations: Conversations, presses: Presses
    ) -> None:
        self.bot = bot
        self.app = app
        self.conversations = conversations
        self.menu = app_commands.ContextMenu(
            name=texts.FIND_ANSWER_MENU,
            callback=self.find_answer,
            type=discord.AppCommandType.message,
        )
        presses.on(Choose, self.choose)

    async def cog_load(self) -> None:
        self.bot.tree.add_command(self.menu)

    async def cog_unload(self) -> None:
        self.bot.tree.remove_command(self.menu.name, type=self.menu.type)

    @app_commands.command(name="vraag", description=texts.ASK)
    @app_commands.rename(question="vraag", theme="thema", visible="zichtbaar")
    @app_commands.describe(
        question=texts.ASK_QUESTION, theme=texts.ASK_THEME, visible=texts.VISIBLE
    )
    @app_commands.choices(visible=VISIBLE)
    @app_commands.allowed_contexts(guilds=True, dms=True, private_channels=False)
    async def ask(
        self,
        interaction: Interaction,
        question: str,
        theme: str | None = None,
        visible: str | None = None,
    ) -> None:
        catalogue = self.app.catalogue.for_guild(interaction.guild_id)
        chosen = resolve(catalogue.themes, theme, A_THEME, ShowTheme)
        public = visible == texts.VISIBLE_CHANNEL and not isinstance(chosen, Unresolved)
        await think(interaction, public=public)
        if isinstance(chosen, Unresolved):
            await respond(interaction, chosen.view)
            return
        await self._answer_here(interaction, asked_in(question), chosen, public=public)

    @ask.autocomplete("theme")
    async def complete_theme(
        self, interaction: Interaction, typed: str
    ) -> list[app_commands.Choice[str]]:
        return completions(self.app.catalogue.for_guild(interaction.guild_id).themes, typed)

    async def find_answer(self, interaction: Interaction, message: discord.Message) -> None:
        """Answer someone's message, for the one who chose the menu only."""
        await think(interaction)
        text = asked_in(message.content)
        if not text:
            await respond(interaction, notice(answering.NO_TEXT_IN_MESSAGE))
            return
        await self._answer_here(interaction, text, None, public=False)

    async def choose(self, interaction: Interaction, action: Choose) -> None:
        """Show a suggestion as the answer, for the one who chose it only."""
        await think(interaction)
        catalogue = self.app.catalogue.for_guild(interaction.guild_id)
        shown = catalogue.show(action.entry)
        if shown is None:
            await respond(interaction, refusal(searching.GONE))
            return
        question = await choose(self.app, action.key, action.entry)
        public = interaction.guild_id is None
        view = entry_view(*shown, catalogue, key=action.key, public=public)
        await respond(interaction, view)
        context = Context(question or shown[0].entry.heading, shown=action.entry)
        self.conversations.remember(context, self.app.now(), _talk(interaction))

    @commands.Cog.listener()
    async def on_message(self, message: discord.Message) -> None:
        assert self.bot.user is not None, "a message arrives after the login"
        if not speaks_to(message, self.bot.user):
            return
        rights = discord.Permissions.all()
        if message.guild is not None:
            rights = message.channel.permissions_for(message.guild.me)
        if not may_write(rights, message.channel):
            return
        try:
            if not await self._is_quiet(message):
                await self._answer_message(message, rights)
        except (discord.Forbidden, discord.NotFound):
            return  # it may not write here, or the channel is gone: there is nobody to say it to
        except Exception as error:  # the last one who can answer the asker
            await report_message(self.bot, message, error)

    async def _is_quiet(self, message: discord.Message) -> bool:
        """Return whether the server wants no answer there, or not now."""
        if message.guild is None:
            return False
        channel, parent = message.channel.id, parent_of(message.channel)
        return await mode_now(self.app, message.guild.id, channel, parent) is Mode.OFF

    async def _answer_message(self, message: discord.Message, rights: discord.Permissions) -> None:
        guild = message.guild.id if message.guild else None
        text = asked_in(message.content)
        where = places(message)
        if text:
            view, context = await self._answer(
                message.author.id, text, guild, where, None, public=True
            )
        else:
            view, context = notice(help_texts.MENTIONED), None
        reply_to = None
        if guild is not None and rights.read_message_history:
            reply_to = message.to_reference(fail_if_not_exists=False)
        sent = await post(message.channel, view, reply_to=reply_to, embeds=rights.embed_links)
        self.conversations.remember(context, self.app.now(), *where, Thread(sent.id))

    async def _answer_here(
        self, interaction: Interaction, text: str, theme: str | None, *, public: bool
    ) -> None:
        if not text:
            await respond(interaction, ask_for_question())
            return
        guild = interaction.guild_id
        talk = _talk(interaction)
        view, context = await self._answer(
            interaction.user.id, text, guild, (talk,), theme, public=public or guild is None
        )
        sent = await respond(interaction, view)
        self.conversations.remember(context, self.app.now(), talk, Thread(sent))

    async def _answer(
        self,
        user: int,
        text: str,
        guild: int | None,
        where: Sequence[Place],
        theme: str | None,
        *,
        public: bool,
    ) -> tuple[View, Context | None]:
        context = self.conversations.recall(self.app.now(), *where)
        asked = await ask(self.app, Question(text, guild, context, theme), user)
        done = await carry_out(self.app, asked.answer, user, guild)
        if done is not None:
            return carried_out_view(done, public=public and guild is not None), None
        catalogue = self.app.catalogue.for_guild(guild)
        return answer_view(asked, catalogue, public=public), context_after(asked.answer)


def _talk(interaction: Interaction) -> Talk:
    return Talk(interaction.channel_id or 0, interaction.user.id)
