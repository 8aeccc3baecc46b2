"""*Vraag een mens*: sent with a yes, answered by who the server chose, and talked about shortly."""

import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import datetime, timedelta

import discord
from discord.ext import commands

from bot.app import App
from bot.cards.actions import AskHuman
from bot.cards.entries import ASK_HUMAN, answer_card, shown_in
from bot.conversations import Conversations, Thread
from bot.delivery import is_closed
from bot.discord import messages
from bot.discord.options import view_of
from bot.discord.presses import ask_text, form, press, typed_text
from bot.discord.sending import Client, Interaction, hold, respond, tell, think
from bot.helping import requesting, views
from bot.helping.desks import Desks
from bot.helping.requesting import LONGEST_REMARK, LONGEST_REQUEST, Desk, HelpEvent
from bot.pacing import Pace
from bot.view import Refused, notice
from knowledge.catalogue import CONTACT
from storage.engine.errors import StorageError
from storage.help_requests import HelpRequest, RequestState

log = logging.getLogger(__name__)
A_BATCH = 25


class Helping(commands.Cog):
    def __init__(
        self,
        app: App,
        conversations: Conversations,
        desks: Desks,
        deliver: Callable[[], Awaitable[object]],
    ) -> None:
        self.app, self.conversations, self.desks = app, conversations, desks
        self._deliver_now = deliver
        self.by_person = Pace(times=3, period=timedelta(hours=1))

    @press(AskHuman, waits=think)
    async def ask_human(self, interaction: Interaction, action: AskHuman) -> None:
        user, url = interaction.user.id, _seen_by_all(interaction)
        public = bool(url) and await _asked_publicly(interaction)
        guild, channel = interaction.guild_id, interaction.channel_id
        if not action.key:
            text = self._discussed(interaction)
            view = await self.desks.begin(user, text, guild, channel, public=public, url=url)
            await respond(interaction, view)
            return
        question = await self.app.stores.questions.get(action.key)
        if question is None:
            raise Refused(views.FORGOTTEN)
        going = await self.app.stores.help_requests.going_on(user, action.key)
        if going is not None and going.state is RequestState.OPEN:
            await respond(interaction, views.asker_view(going, going.key))
            return
        if await self.app.stores.questions.human_wanted_at(action.key) is not None:
            raise Refused(notice(requesting.ALREADY))
        view = await self.desks.begin(
            user, question.text, guild, channel, about=action.key, public=public, url=url
        )
        await respond(interaction, view)

    @press(views.ShowContact, waits=think)
    async def show_contact(self, interaction: Interaction, _action: views.ShowContact) -> None:
        catalogue = view_of(interaction)
        await respond(interaction, answer_card(*shown_in(catalogue, CONTACT), catalogue, key=None))

    @press(views.ChooseServer)
    async def choose_server(self, interaction: Interaction, action: views.ChooseServer) -> None:
        await self._own(interaction, action.key)
        await hold(interaction)
        desk = await self._desk(interaction, action.guild)
        await respond(interaction, await self.desks.preview(action.key, interaction.user.id, desk))

    @press(views.EditRequest)
    async def edit(self, interaction: Interaction, action: views.EditRequest) -> None:
        request = await self._own(interaction, action.key)
        label, most = "Wat wil je vragen?", LONGEST_REQUEST
        text = "Schrijf kort waar het over gaat. Zet er geen namen in."
        await ask_text(interaction, ASK_HUMAN, action, label, text, most, request.question)

    @form(views.EditRequest)
    async def rewrite(self, interaction: Interaction, action: views.EditRequest) -> None:
        await self._own(interaction, action.key)
        await hold(interaction)
        user, text = interaction.user.id, typed_text(interaction)
        try:
            request = await requesting.rewrite(self.app, user, action.key, text)
        except Refused as refused:
            await tell(interaction, refused.view)
            return
        desk = await self._desk(interaction, request.guild_id)
        await respond(interaction, await self.desks.preview(action.key, user, desk))

    @press(views.DropRequest)
    async def drop(self, interaction: Interaction, action: views.DropRequest) -> None:
        await self._own(interaction, action.key)
        await hold(interaction)
        await requesting.drop(self.app, interaction.user.id, action.key)
        await respond(interaction, notice(views.DROPPED))

    @press(views.SendRequest)
    async def send(self, interaction: Interaction, action: views.SendRequest) -> None:
        request, user = await self._own(interaction, action.key), interaction.user.id
        await hold(interaction)
        desk = await self._desk(interaction, request.guild_id)
        if not self.by_person.allows(user, self.app.now()):
            raise Refused(views.failed_view(request, views.TOO_OFTEN))
        try:
            sent = await requesting.send(self.app, user, action.key, desk)
        except Refused:
            self.by_person.take_back(user)
            raise
        await self._deliver()
        if not await requesting.confirm_sent(self.app, sent, desk):
            self.by_person.take_back(user)
            raise Refused(views.failed_view(request, views.FAILED))
        await respond(interaction, views.sent_view(sent, desk))

    @press(views.TakeRequest)
    async def take(self, interaction: Interaction, action: views.TakeRequest) -> None:
        request = await self._helped_by(interaction, action.key)
        await hold(interaction)
        if request.state is RequestState.OPEN:
            request = await requesting.take(self.app, interaction.user.id, action.key)
        await respond(interaction, views.desk_view(request, action.notice))

    @press(views.AnswerRequest)
    async def write_answer(self, interaction: Interaction, action: views.AnswerRequest) -> None:
        requesting.still_open(await self._helped_by(interaction, action.key))
        label = "Je antwoord"
        text = "Wie het vroeg, krijgt dit van mij, zonder je naam."
        await ask_text(interaction, "Antwoord", action, label, text, LONGEST_REMARK)

    @form(views.AnswerRequest)
    async def answer(self, interaction: Interaction, action: views.AnswerRequest) -> None:
        request = await self._helped_by(interaction, action.key)
        await hold(interaction)
        text = typed_text(interaction)
        try:
            answered = await requesting.answer(self.app, interaction.user.id, action.key, text)
        except Refused as refused:
            await tell(interaction, views.unsaid_view(refused.view, text))
            return
        by_message = request.public_channel_id is None
        waits = by_message and await is_closed(self.app, request.asker_user_id)
        status = views.WAITS_FOR_ASKER if waits else views.DELIVERED
        await respond(interaction, views.desk_view(answered, action.notice, status=status))
        await self._deliver()

    @press(views.CloseRequest)
    async def close(self, interaction: Interaction, action: views.CloseRequest) -> None:
        request = await self._helped_by(interaction, action.key)
        await hold(interaction)
        if request.state is RequestState.OPEN:
            request = await requesting.close(self.app, action.key, HelpEvent.CLOSED)
        await respond(interaction, views.desk_view(request, action.notice))
        await self._deliver()

    @press(views.ReplyToHelper)
    async def write_reply(self, interaction: Interaction, action: views.ReplyToHelper) -> None:
        requesting.still_open(await self._own(interaction, action.key))
        label = "Wat wil je terugschrijven?"
        text = "Wie je helpt, ziet dit. Wil je gebeld worden? Zet je nummer erbij."
        await ask_text(interaction, "Antwoord terug", action, label, text, LONGEST_REMARK)

    @form(views.ReplyToHelper, waits=think)
    async def reply(self, interaction: Interaction, action: views.ReplyToHelper) -> None:
        text = typed_text(interaction)
        try:
            replied = await requesting.reply(self.app, interaction.user.id, action.key, text)
        except Refused as refused:
            raise Refused(views.unsaid_view(refused.view, text)) from refused
        await respond(interaction, views.replied_view(replied))
        await self._deliver()

    @press(views.EndRequest)
    async def end(self, interaction: Interaction, action: views.EndRequest) -> None:
        await self._own(interaction, action.key)
        await hold(interaction)
        request = await requesting.close(self.app, action.key, HelpEvent.ENDED)
        await respond(interaction, views.asker_view(request, action.notice))
        await self._deliver()

    @press(views.ShowRequest, waits=think)
    async def show(self, interaction: Interaction, action: views.ShowRequest) -> None:
        request = await self._request(action.key)
        if request.asker_user_id == interaction.user.id:
            await respond(interaction, views.asker_view(request, action.notice))
            return
        await self._helped_by(interaction, action.key)
        await respond(interaction, views.conversation_view(request))

    async def _desk(self, interaction: Interaction, guild: int | None) -> Desk:
        """Return whom the asker chose, as that is now; raises `Refused` where nobody is left."""
        here = interaction.guild_id
        for desk in await self.desks.of(here, interaction.user.id, interaction.channel_id):
            if desk.guild_id == guild:
                return desk
        raise Refused(self.desks.nobody(here))

    def _discussed(self, interaction: Interaction) -> str:
        """Return what was asked last below the message with the button, or by whoever presses."""
        talk, message = messages.talk_in(interaction), interaction.message
        places = (Thread(message.id), talk) if message else (talk,)
        context = self.conversations.recall(self.app.now(), *places)
        if context is None:
            raise Refused(views.FORGOTTEN)
        return context.last or context.question

    async def _own(self, interaction: Interaction, key: str) -> HelpRequest:
        """Return the request of whoever presses; raises `Refused` where it isn't theirs."""
        request = await self._request(key)
        if request.asker_user_id != interaction.user.id:
            raise Refused(requesting.NOT_YOURS)
        return request

    async def _helped_by(self, interaction: Interaction, key: str) -> HelpRequest:
        """Return the request that whoever presses may answer; raises `Refused` for anyone else."""
        request = await self._request(key)
        if not await self.desks.may_help(interaction, request):
            raise Refused(views.NOT_A_HELPER)
        return request

    async def _request(self, key: str) -> HelpRequest:
        request = await self.app.stores.help_requests.get(key)
        if request is None:
            raise Refused(requesting.GONE)
        return request

    async def _deliver(self) -> None:
        with suppress(StorageError):  # the outbox tries again by the clock
            await self._deliver_now()


async def bring_up_waiting(app: App, client: Client, desks: Desks) -> datetime | None:
    """Bring up again what waits too long for an answer; return when there is more."""
    if not client.is_ready():
        return None
    requests = app.stores.help_requests
    for request in await requests.to_raise(app.now(), A_BATCH):
        managers, channel = await desks.managers(request.guild_id or 0)
        await requesting.bring_up(app, request.key, managers, channel=channel)
    return await requests.next_raise()


def _seen_by_all(interaction: Interaction) -> str:
    """Return the address of the message with the button; empty where one person sees it."""
    message = interaction.message
    if message is None or interaction.guild_id is None or message.flags.ephemeral:
        return ""
    return message.jump_url


async def _asked_publicly(interaction: Interaction) -> bool:
    """Return whether the message with the button replies to whoever presses, for all to see."""
    reference = interaction.message.reference if interaction.message else None
    if reference is None or reference.message_id is None:
        return False
    question = reference.resolved
    channel = interaction.channel
    if question is None and isinstance(channel, discord.abc.Messageable):
        with suppress(discord.HTTPException):  # then the answer comes by direct message
            question = await channel.fetch_message(reference.message_id)
    return isinstance(question, discord.Message) and question.author.id == interaction.user.id
