"""`/voorstel` and *Maak kennisvoorstel*, for anyone; `/kennis voorstellen`, for moderators."""

from collections.abc import Iterable

import discord
from discord import app_commands
from discord.ext import commands

from bot.app import App
from bot.cards.entries import reportable
from bot.curation.draft_views import card_view
from bot.curation.drafts import Card
from bot.delivery import is_closed
from bot.discord.commands import add_menu, attach, command
from bot.discord.managing import log_change
from bot.discord.messages import question_in, words_of
from bot.discord.options import NameOption, view_of
from bot.discord.people import fetch_server, respond_with_undelivered
from bot.discord.presses import (
    Form,
    TextField,
    ask_text,
    form,
    present,
    press,
    typed_text,
    typed_texts,
)
from bot.discord.rights import moderating
from bot.discord.sending import Client, Interaction, hold, respond, think
from bot.dutch import AN_ITEM, clean, cut
from bot.proposals import deciding, proposing, queue_views, views
from bot.view import Refused, View, notice
from knowledge.entry import Kind
from knowledge.format.fields import SHORT
from knowledge.personal.scrubbing import Personal
from storage.proposals import Proposal, State, Texts

HEADING, BODY, SOURCE, WHY = "heading", "body", "source", "why"
SHOWN = 100
"""Characters of a question that fit below a label."""
NOTHING_YET = Texts(heading="", body="")
FORMS = {
    views.AskProposer: (
        "Vraag iets bij dit voorstel",
        "Je vraag",
        "Wie het voorstelde, krijgt hem in een privébericht, zonder jouw naam",
    ),
    views.DeclineProposal: (
        "Wijs dit voorstel af",
        "Waarom niet?",
        "Wie het voorstelde, leest dit, zonder jouw naam; zeg ook wat wel kan helpen",
    ),
}
"""What each form is called, and what its field asks."""
ItemToImprove = app_commands.Transform[
    str, NameOption(AN_ITEM, lambda at: view_of(at).items, views.Propose)
]


@app_commands.allowed_contexts(guilds=True, dms=True, private_channels=False)
class Proposals(
    commands.GroupCog,
    group_name="voorstel",
    group_description="Stel kennis of een verbetering voor, en kijk hoe het daarmee staat",
):
    """Only the proposer sees the replies; each step checks whose the proposal is."""

    def __init__(self, bot: Client, app: App) -> None:
        self.bot, self.app = bot, app
        add_menu(bot.tree, "Maak kennisvoorstel", self.propose_message)

    @command("kennis", "Vertel wat je weet en hier nog niet staat; de moderators bekijken het")
    async def knowledge(self, interaction: Interaction) -> None:
        await self._show_form(interaction, NOTHING_YET)

    @command("verbetering", "Vertel wat er in een antwoord of publicatie anders moet")
    @app_commands.describe(item="De titel of de vraag; typ een paar letters en kies")
    async def improvement(self, interaction: Interaction, item: ItemToImprove) -> None:
        await self.begin(interaction, views.Propose(item))

    @command("mijn", "Bekijk je voorstellen, beantwoord een vraag of trek er een in", waits=think)
    async def mine(self, interaction: Interaction) -> None:
        await respond_with_undelivered(interaction, await self._list_own(interaction, 0))

    async def propose_message(self, interaction: Interaction, message: discord.Message) -> None:
        text = clean(question_in(words_of(message)))
        if not text:
            raise Refused(views.EMPTY_MESSAGE)
        where = message.jump_url if interaction.guild_id is not None else ""
        await self._show_form(interaction, Texts(heading="", body=text, source=where))

    @press(views.Propose)
    async def begin(self, interaction: Interaction, action: views.Propose) -> None:
        if action.entry:
            reportable(self.app, interaction.guild_id, action.entry)
        await self._show_form(interaction, NOTHING_YET, action.entry)

    @form(views.Propose, waits=think)
    async def propose(self, interaction: Interaction, action: views.Propose) -> None:
        user, guild = interaction.user.id, interaction.guild_id
        texts = _texts_in(interaction)
        sent = await proposing.propose(self.app, user, guild, action.entry, texts)
        await self._show_sent(interaction, *sent)

    @press(views.EditProposal)
    async def edit(self, interaction: Interaction, action: views.EditProposal) -> None:
        proposal = await proposing.find_unsent_proposal(self.app, interaction.user.id, action.key)
        better = proposal.improves
        await present(interaction, _proposal_form(action, proposal.texts, improvement=better))

    @form(views.EditProposal, waits=hold)
    async def rewrite(self, interaction: Interaction, action: views.EditProposal) -> None:
        user, texts = interaction.user.id, _texts_in(interaction)
        sent = await proposing.rewrite(self.app, user, action.key, texts)
        await self._show_sent(interaction, *sent)

    @press(views.SendProposal, waits=hold)
    async def send(self, interaction: Interaction, action: views.SendProposal) -> None:
        sent = await proposing.send(self.app, interaction.user.id, action.key)
        await self._show_sent(interaction, sent)

    @press(views.WithdrawProposal, waits=hold)
    async def withdraw(self, interaction: Interaction, action: views.WithdrawProposal) -> None:
        await proposing.withdraw(self.app, interaction.user.id, action.key)
        done = "Je voorstel is ingetrokken en wat je schreef is gewist."
        await respond(interaction, notice(done, views.MINE))

    @press(views.OwnProposals)
    async def turn_page(self, interaction: Interaction, action: views.OwnProposals) -> None:
        await (think(interaction) if action.key else hold(interaction))
        await respond(interaction, await self._list_own(interaction, action.page))

    @press(views.OwnProposal, waits=hold)
    async def open(self, interaction: Interaction, action: views.OwnProposal) -> None:
        proposal = await proposing.find_own_proposal(self.app, interaction.user.id, action.key)
        personal = proposing.personal_in(proposal.texts)
        await respond(interaction, views.own_card(proposal, view_of(interaction), personal))

    @press(views.AnswerAsked)
    async def begin_answer(self, interaction: Interaction, action: views.AnswerAsked) -> None:
        user, key = interaction.user.id, action.key
        _, question = await proposing.find_open_question(self.app, user, action.proposal, key)
        title, label, most = "Antwoord op de vraag", "Je antwoord", proposing.LONGEST_ANSWER
        about, begin_with = cut(question.question, SHOWN), question.answer or ""
        await ask_text(interaction, title, action, label, about, most, begin_with)

    @form(views.AnswerAsked, waits=think)
    async def answer(self, interaction: Interaction, action: views.AnswerAsked) -> None:
        text, user = clean(typed_text(interaction)), interaction.user.id
        proposal, personal = await proposing.answer(
            self.app, user, action.proposal, action.key, text
        )
        if personal:
            await respond(interaction, views.answer_advice_view(personal, text, action))
        else:
            await self._show_answered(interaction, proposal)

    @press(views.SendAnswer, waits=hold)
    async def send_answer(self, interaction: Interaction, action: views.SendAnswer) -> None:
        user = interaction.user.id
        proposal = await proposing.send_answer(self.app, user, action.proposal, action.key)
        await self._show_answered(interaction, proposal)

    async def _show_form(self, interaction: Interaction, texts: Texts, item: str = "") -> None:
        await proposing.check_room(self.app, interaction.user.id, interaction.guild_id)
        await present(
            interaction, _proposal_form(views.Propose(item), texts, improvement=bool(item))
        )

    async def _list_own(self, interaction: Interaction, page: int) -> View:
        proposals = await self.app.stores.proposals.of_proposer(interaction.user.id)
        return views.own_view(proposals, view_of(interaction), page)

    async def _show_sent(
        self, interaction: Interaction, sent: Proposal, personal: Iterable[Personal] = ()
    ) -> None:
        closed = await is_closed(self.app, interaction.user.id)
        await respond(interaction, views.sent_view(sent, personal, closed=closed))
        if sent.state is not State.UNSENT:
            await self._log(sent, views.log_proposed(sent))

    async def _show_answered(self, interaction: Interaction, proposal: Proposal) -> None:
        sentence = "Dank je. De moderators zien je antwoord bij je voorstel."
        await respond(interaction, notice(sentence))
        line = "Bij een voorstel is een vraag beantwoord. Zie /kennis voorstellen."
        await self._log(proposal, line)

    async def _log(self, proposal: Proposal, line: str) -> None:
        guild = await fetch_server(self.bot, proposal.guild_id)
        if guild is not None:
            await log_change(self.app, guild, line)


class ProposalsQueue:
    """`/kennis voorstellen` and its buttons; each step checks the right itself."""

    def __init__(self, app: App) -> None:
        self.app = app

    def attach(self, tree: app_commands.CommandTree[commands.Bot]) -> None:
        described = "Bekijk wat mensen hebben voorgesteld, en neem het op of wijs het af"
        attach(tree, "kennis", "voorstellen", described, self.show)

    async def show(self, interaction: Interaction) -> None:
        guild = await moderating(interaction, think)
        waiting = await self.app.stores.proposals.waiting(guild.id)
        await respond(interaction, queue_views.queue_view(waiting, 0))

    @press(views.ProposalQueue)
    async def turn_page(self, interaction: Interaction, action: views.ProposalQueue) -> None:
        guild = await moderating(interaction, hold)
        waiting = await self.app.stores.proposals.waiting(guild.id)
        await respond(interaction, queue_views.queue_view(waiting, action.page))

    @press(views.OpenProposal)
    async def open(self, interaction: Interaction, action: views.OpenProposal) -> None:
        guild = await moderating(interaction, hold)
        proposal = await deciding.find_proposal(self.app, guild.id, action.key)
        from_feed = queue_views.feed_section(proposal, view_of(interaction))
        await respond(interaction, queue_views.proposal_view(proposal, from_feed))

    @press(views.TakeUpProposal, waits=think)
    async def take_up(self, interaction: Interaction, action: views.TakeUpProposal) -> None:
        guild, user = await moderating(interaction), interaction.user.id
        kind = Kind(action.kind) if action.kind in queue_views.AS else None
        match await deciding.take_up(self.app, guild.id, user, action.key, kind, action.over):
            case Card() as card:
                await respond(interaction, card_view(card))
            case Proposal() as busy:
                await respond(interaction, queue_views.written_by_other_view(busy, action.kind))

    @press(views.AskProposer, views.DeclineProposal)
    async def begin(
        self, interaction: Interaction, action: views.AskProposer | views.DeclineProposal
    ) -> None:
        guild = await moderating(interaction)
        await deciding.find_proposal(self.app, guild.id, action.key)
        title, label, about = FORMS[type(action)]
        await ask_text(interaction, title, action, label, about, deciding.LONGEST_REASON)

    @form(views.AskProposer)
    async def ask(self, interaction: Interaction, action: views.AskProposer) -> None:
        guild = await moderating(interaction, hold)
        question = clean(typed_text(interaction))
        proposal = await deciding.ask(self.app, guild.id, action.key, question)
        sentence = "Je vraag is onderweg: het antwoord komt bij het voorstel te staan."
        logged = "Bij een voorstel is een vraag gesteld."
        await self._show_decided(interaction, proposal, sentence, logged)

    @form(views.DeclineProposal)
    async def decline(self, interaction: Interaction, action: views.DeclineProposal) -> None:
        guild = await moderating(interaction, hold)
        reason = clean(typed_text(interaction))
        proposal = await deciding.decline(self.app, guild.id, action.key, reason)
        logged = "Een voorstel is afgewezen."
        await self._show_decided(interaction, proposal, "‘{}’ is afgewezen.", logged)

    @press(views.ProposalDone)
    async def mark_done(self, interaction: Interaction, action: views.ProposalDone) -> None:
        guild = await moderating(interaction, hold)
        proposal = await deciding.mark_done(self.app, guild.id, action.key)
        sentence, logged = "Het voorstel over ‘{}’ is verwerkt.", "Een voorstel is verwerkt."
        await self._show_decided(interaction, proposal, sentence, logged)

    async def _show_decided(
        self, interaction: Interaction, proposal: Proposal, sentence: str, logged: str
    ) -> None:
        assert interaction.guild is not None, "who moderates is on a server"
        notified = " Wie het voorstelde, krijgt bericht." if proposal.proposer is not None else ""
        text = f"{sentence.format(proposal.texts.heading)}{notified}"
        await respond(interaction, notice(text, queue_views.TO_LIST))
        await log_change(self.app, interaction.guild, logged)


def _proposal_form(
    action: views.Propose | views.EditProposal, texts: Texts, *, improvement: bool
) -> Form:
    where = "Een webadres of de titel van een rapport; leeg als je er geen hebt"
    why = "Voor wie, of wanneer; dit lezen alleen de moderators"
    in_words = "In gewone woorden, hoogstens 1.500 tekens. Zet er geen namen of adressen in."
    source = TextField(SOURCE, "Waar staat dat?", where, SHORT, texts.source, required=False)
    longest, most_why = proposing.LONGEST_BODY, proposing.LONGEST_WHY
    if improvement:
        better = TextField(BODY, "Wat moet er anders?", in_words, longest, texts.body)
        why_better = TextField(WHY, "Hoe weet je dat?", why, most_why, texts.why, required=False)
        return Form("Stel een verbetering voor", action, (better, source, why_better))
    about = "Waar gaat het over? Bijvoorbeeld: Hoe begin je een buurtmoestuin?"
    fields = (
        TextField(HEADING, "De vraag of de titel", about, SHORT, texts.heading),
        TextField(BODY, "Wat weet je erover?", in_words, longest, texts.body),
        source,
        TextField(WHY, "Waarom is het belangrijk?", why, most_why, texts.why, required=False),
    )
    return Form("Stel kennis voor", action, fields)


def _texts_in(interaction: Interaction) -> Texts:
    fields = typed_texts(interaction)
    return Texts(**{name: clean(fields.get(name, "")) for name in (HEADING, BODY, SOURCE, WHY)})
