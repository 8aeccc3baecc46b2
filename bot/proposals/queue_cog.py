"""`/kennis voorstellen`: what was proposed, for the moderators of a server to decide about."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, assert_never

from discord import app_commands

from bot import command_texts
from bot.curation.draft_views import card_view
from bot.curation.drafts import Card
from bot.discord.forms import present
from bot.discord.managing import log_change
from bot.discord.rights import moderated
from bot.discord.sending import hold, respond, think
from bot.proposals import texts
from bot.proposals.actions import (
    AskProposer,
    DeclineProposal,
    OpenProposal,
    ProposalDone,
    ProposalQueue,
    TakeUpProposal,
)
from bot.proposals.deciding_proposals import (
    Busy,
    Decided,
    ItemGone,
    NobodyToAsk,
    ask,
    decline,
    find,
    mark_done,
    queue,
    take_up,
)
from bot.proposals.feeding_view import found_sections
from bot.proposals.forms_cog import ask_form, decline_form, said
from bot.proposals.proposing import Gone, NothingSaid
from bot.proposals.queue_view import (
    AS,
    busy_view,
    item_gone_view,
    proposal_view,
    queue_view,
    settled_view,
)
from knowledge.entry import Kind

if TYPE_CHECKING:
    import discord
    from discord.ext import commands

    from bot.app import App
    from bot.discord.kinds import Interaction
    from bot.discord.presses import Presses
    from bot.view import View

GROUP = "kennis"


class Queue:
    """One command of the moderators' group, and its buttons; each step checks the right itself."""

    def __init__(self, app: App, presses: Presses) -> None:
        self.app = app
        presses.on(ProposalQueue, self.page)
        presses.on(OpenProposal, self.open)
        presses.on(TakeUpProposal, self.take_up)
        presses.on(AskProposer, self.begin_asking)
        presses.on_form(AskProposer, self.ask)
        presses.on(DeclineProposal, self.begin_declining)
        presses.on_form(DeclineProposal, self.decline)
        presses.on(ProposalDone, self.done)

    def attach(self, tree: app_commands.CommandTree[commands.Bot]) -> None:
        """Add the command to the group of what moderators do with knowledge, which is there."""
        group = tree.get_command(GROUP)
        assert isinstance(group, app_commands.Group), "the moderators' group comes first"
        command: app_commands.Command[Any, ..., None] = app_commands.Command(
            name="voorstellen", description=command_texts.KNOWLEDGE_PROPOSALS, callback=self.show
        )
        group.add_command(command)

    async def show(self, interaction: Interaction) -> None:
        """Show what waits, the oldest first."""
        await think(interaction)
        guild = await moderated(self.app, interaction)
        if guild is not None:
            await respond(interaction, queue_view(await queue(self.app, guild.id), 0))

    async def page(self, interaction: Interaction, action: ProposalQueue) -> None:
        """Turn to a page."""
        guild = await self._held(interaction)
        if guild is not None:
            page = int(action.page) if action.page.isdecimal() else 0
            await respond(interaction, queue_view(await queue(self.app, guild.id), page))

    async def open(self, interaction: Interaction, action: OpenProposal) -> None:
        """Show one proposal."""
        guild = await self._held(interaction)
        if guild is None:
            return
        found = await find(self.app, guild.id, action.key)
        if isinstance(found, Gone):
            await respond(interaction, _gone())
            return
        catalogue = self.app.catalogue.for_guild(guild.id)
        await respond(interaction, proposal_view(found, found_sections(found, catalogue)))

    async def take_up(self, interaction: Interaction, action: TakeUpProposal) -> None:
        """Show a draft of it below what was proposed."""
        await think(interaction)
        guild = await moderated(self.app, interaction)
        if guild is None:
            return
        kind = Kind(action.kind) if action.kind in AS else None
        user = interaction.user.id
        match await take_up(self.app, guild.id, user, action.key, kind, action.over):
            case Card() as card:
                await respond(interaction, card_view(card))
            case Busy() as busy:
                await respond(interaction, busy_view(busy, action.kind))
            case ItemGone():
                await respond(interaction, item_gone_view(action.key))
            case Gone():
                await respond(interaction, _gone())
            case other:
                assert_never(other)

    async def begin_asking(self, interaction: Interaction, action: AskProposer) -> None:
        """Show the form for a question to the proposer."""
        if await self._open(interaction, action.key):
            await present(interaction, ask_form(action))

    async def ask(self, interaction: Interaction, action: AskProposer) -> None:
        """Let the proposer be asked."""
        guild = await self._held(interaction)
        if guild is None:
            return
        match await ask(self.app, guild.id, action.key, said(interaction)):
            case Decided(proposal):
                await respond(interaction, settled_view(texts.ASKED_DONE))
                await log_change(self.app, guild, texts.log_asked(proposal.texts.heading))
            case NobodyToAsk():
                await respond(interaction, settled_view(texts.NOBODY_TO_ASK, refused=True))
            case NothingSaid():
                await respond(interaction, settled_view(texts.NO_QUESTION, refused=True))
            case Gone():
                await respond(interaction, _gone())
            case other:
                assert_never(other)

    async def begin_declining(self, interaction: Interaction, action: DeclineProposal) -> None:
        """Show the form for the reason."""
        if await self._open(interaction, action.key):
            await present(interaction, decline_form(action))

    async def decline(self, interaction: Interaction, action: DeclineProposal) -> None:
        """Decline it, and let the proposer know why."""
        guild = await self._held(interaction)
        if guild is None:
            return
        match await decline(self.app, guild.id, action.key, said(interaction)):
            case Decided(proposal, told):
                heading = proposal.texts.heading
                await respond(interaction, settled_view(texts.declined(heading, told=told)))
                await log_change(self.app, guild, texts.log_declined(heading))
            case NothingSaid():
                await respond(interaction, settled_view(texts.NO_REASON, refused=True))
            case Gone():
                await respond(interaction, _gone())
            case other:
                assert_never(other)

    async def done(self, interaction: Interaction, action: ProposalDone) -> None:
        """Note that the item is by now as it was wanted."""
        guild = await self._held(interaction)
        if guild is None:
            return
        match await mark_done(self.app, guild.id, action.key):
            case Decided(proposal, told):
                heading = proposal.texts.heading
                await respond(interaction, settled_view(texts.marked_done(heading, told=told)))
                await log_change(self.app, guild, texts.log_done(heading))
            case ItemGone():
                await respond(interaction, item_gone_view(action.key))
            case Gone():
                await respond(interaction, _gone())
            case other:
                assert_never(other)

    async def _open(self, interaction: Interaction, key: str) -> bool:
        """Check the right and that it still waits, before a form is shown."""
        guild = await moderated(self.app, interaction)
        if guild is None:
            return False
        if isinstance(await find(self.app, guild.id, key), Gone):
            await respond(interaction, _gone())
            return False
        return True

    async def _held(self, interaction: Interaction) -> discord.Guild | None:
        """Check the right, and announce that the message with the button is going to change."""
        guild = await moderated(self.app, interaction)
        if guild is not None:
            await hold(interaction)
        return guild


def _gone() -> View:
    return settled_view(texts.GONE, refused=True)
