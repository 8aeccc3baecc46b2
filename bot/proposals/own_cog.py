"""The forms and buttons of who proposes: sent in, advised, changed, answered, taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.discord.forms import present
from bot.discord.managing import log_change
from bot.discord.sending import hold, respond, think
from bot.proposals import texts
from bot.proposals.actions import (
    AnswerAsked,
    EditProposal,
    OwnProposal,
    OwnProposals,
    Propose,
    SendAnswer,
    SendProposal,
    WithdrawProposal,
)
from bot.proposals.forms_cog import answer_form, proposal_form, said, written
from bot.proposals.own_view import (
    answered_view,
    gone_own_view,
    own_card,
    own_view,
    sent_view,
    withdrawn_view,
)
from bot.proposals.proposing import (
    Answered,
    Gone,
    Proposed,
    answer,
    change,
    own,
    personal_in,
    propose,
    send,
    send_answer,
    to_answer,
    unsent,
    withdraw,
)
from storage.proposals import ProposalKind

if TYPE_CHECKING:
    from discord.ext import commands

    from bot.app import App
    from bot.discord.kinds import Interaction
    from bot.discord.presses import Presses
    from bot.proposals.proposing import Sent
    from bot.view import View
    from storage.proposals import Proposal


class Own:
    """Whose a proposal is, is asked again at each step."""

    def __init__(self, bot: commands.Bot, app: App, presses: Presses) -> None:
        self.bot = bot
        self.app = app
        presses.on_form(Propose, self.sent_in)
        presses.on(EditProposal, self.edit)
        presses.on_form(EditProposal, self.edited)
        presses.on(SendProposal, self.send)
        presses.on(WithdrawProposal, self.withdraw)
        presses.on(OwnProposals, self.page)
        presses.on(OwnProposal, self.open)
        presses.on(AnswerAsked, self.begin_answer)
        presses.on_form(AnswerAsked, self.answer)
        presses.on(SendAnswer, self.send_answer)

    async def view(self, interaction: Interaction, page: int) -> View:
        """Return a page of what someone proposed."""
        proposals = await self.app.stores.proposals.of_proposer(interaction.user.id)
        catalogue = self.app.catalogue.for_guild(interaction.guild_id)
        return own_view(proposals, catalogue, page)

    async def sent_in(self, interaction: Interaction, action: Propose) -> None:
        """Keep a proposal; with something personal in it, say so first."""
        await think(interaction)
        user, guild = interaction.user.id, interaction.guild_id
        sent = await propose(self.app, user, guild, action.entry, written(interaction))
        await self._tell(interaction, sent, again=action.entry)

    async def edit(self, interaction: Interaction, action: EditProposal) -> None:
        """Show the form of a proposal that wasn't sent yet, as it stands."""
        proposal = await unsent(self.app, interaction.user.id, action.key)
        if isinstance(proposal, Gone):
            await respond(interaction, gone_own_view())
            return
        better = proposal.kind is ProposalKind.IMPROVEMENT
        await present(interaction, proposal_form(action, proposal.texts, improvement=better))

    async def edited(self, interaction: Interaction, action: EditProposal) -> None:
        """Take in what was made of it."""
        await hold(interaction)
        user = interaction.user.id
        await self._tell(
            interaction, await change(self.app, user, action.key, written(interaction))
        )

    async def send(self, interaction: Interaction, action: SendProposal) -> None:
        """Let the moderators have it as it is."""
        await hold(interaction)
        await self._tell(interaction, await send(self.app, interaction.user.id, action.key))

    async def withdraw(self, interaction: Interaction, action: WithdrawProposal) -> None:
        """Take it back."""
        await hold(interaction)
        gone = await withdraw(self.app, interaction.user.id, action.key)
        await respond(interaction, gone_own_view() if isinstance(gone, Gone) else withdrawn_view())

    async def page(self, interaction: Interaction, action: OwnProposals) -> None:
        """Turn to a page; a message with news stays as it is."""
        await (think(interaction) if action.key else hold(interaction))
        page = int(action.page) if action.page.isdecimal() else 0
        await respond(interaction, await self.view(interaction, page))

    async def open(self, interaction: Interaction, action: OwnProposal) -> None:
        """Show one of them."""
        await hold(interaction)
        proposal = await own(self.app, interaction.user.id, action.key)
        if isinstance(proposal, Gone):
            await respond(interaction, gone_own_view())
            return
        catalogue = self.app.catalogue.for_guild(interaction.guild_id)
        found = personal_in(proposal.texts)
        await respond(interaction, own_card(proposal, catalogue, found))

    async def begin_answer(self, interaction: Interaction, action: AnswerAsked) -> None:
        """Show the form for an answer, unless the question isn't open any more."""
        user = interaction.user.id
        proposal = await to_answer(self.app, user, action.proposal, action.key)
        asked = None if isinstance(proposal, Gone) else proposal.open_question
        if asked is None:
            await respond(interaction, answered_view(Gone(), action.key, action.proposal))
            return
        await present(interaction, answer_form(action, asked.question, asked.answer or ""))

    async def answer(self, interaction: Interaction, action: AnswerAsked) -> None:
        """Give the moderators an answer; with something personal in it, say so first."""
        await think(interaction)
        text, user = said(interaction), interaction.user.id
        given = await answer(self.app, user, action.proposal, action.key, text)
        await respond(interaction, answered_view(given, action.key, action.proposal))
        if isinstance(given, Answered):
            await self._log(given.proposal, texts.log_answered(given.proposal.texts.heading))

    async def send_answer(self, interaction: Interaction, action: SendAnswer) -> None:
        """Let the moderators have the answer as it is."""
        await hold(interaction)
        user = interaction.user.id
        given = await send_answer(self.app, user, action.proposal, action.key)
        await respond(interaction, answered_view(given, action.key, action.proposal))
        if isinstance(given, Answered):
            await self._log(given.proposal, texts.log_answered(given.proposal.texts.heading))

    async def _tell(
        self, interaction: Interaction, sent: Sent | Gone, *, again: str | None = None
    ) -> None:
        closed = await self.app.stores.outbox.closed(interaction.user.id) is not None
        await respond(interaction, sent_view(sent, closed=closed, again=again))
        if isinstance(sent, Proposed):
            proposal = sent.proposal
            better = proposal.kind is ProposalKind.IMPROVEMENT
            line = texts.log_proposed(proposal.texts.heading, improvement=better)
            await self._log(proposal, line)

    async def _log(self, proposal: Proposal, line: str) -> None:
        """Write a line where the moderators of a proposal are, wherever it was made."""
        guild = self.bot.get_guild(proposal.guild_id)
        if guild is not None:
            await log_change(self.app, guild, line)
