"""`/kennis voorstellen`: what was proposed, for the moderators of a server to decide about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.curation.draft_views import card_view
from bot.curation.drafts import Card
from bot.discord.commands import attach
from bot.discord.managing import log_change
from bot.discord.options import view_of
from bot.discord.presses import Form, TextField, filled, form, present, press
from bot.discord.rights import moderating, moderating_press
from bot.discord.sending import respond, think
from bot.dutch import clean
from bot.proposals.actions import (
    AskProposer,
    DeclineProposal,
    OpenProposal,
    ProposalDone,
    ProposalQueue,
    TakeUpProposal,
)
from bot.proposals.deciding import (
    LONGEST_REASON,
    CannotDecide,
    WrittenByOther,
    ask,
    decline,
    find_proposal,
    mark_done,
    take_up,
)
from bot.proposals.queue_views import (
    AS,
    asked_view,
    cannot_view,
    found_sections,
    proposal_view,
    queue_view,
    settled_view,
    written_by_other_view,
)
from bot.view import Refused
from knowledge.entry import Kind

if TYPE_CHECKING:
    import discord
    from discord import app_commands
    from discord.ext import commands

    from bot.app import App
    from bot.discord.kinds import Interaction
    from bot.discord.presses import Presses
    from storage.proposals import Proposal

TYPED = "said"


class ProposalsQueue:
    """One command of the moderators' group, and its buttons; each step checks the right itself."""

    def __init__(self, app: App, presses: Presses) -> None:
        self.app = app
        presses.register(self)

    def attach(self, tree: app_commands.CommandTree[commands.Bot]) -> None:
        described = "Bekijk wat mensen hebben voorgesteld, en neem het op of wijs het af"
        attach(tree, "kennis", "voorstellen", described, self.show)

    async def show(self, interaction: Interaction) -> None:
        await think(interaction)
        guild = await moderating(interaction)
        waiting = await self.app.stores.proposals.waiting(guild.id)
        await respond(interaction, queue_view(waiting, 0))

    @press(ProposalQueue)
    async def turn_page(self, interaction: Interaction, action: ProposalQueue) -> None:
        guild = await moderating_press(interaction)
        waiting = await self.app.stores.proposals.waiting(guild.id)
        await respond(interaction, queue_view(waiting, action.page))

    @press(OpenProposal)
    async def open(self, interaction: Interaction, action: OpenProposal) -> None:
        guild = await moderating_press(interaction)
        proposal = await self._find(guild, action.key)
        found = found_sections(proposal, view_of(interaction))
        await respond(interaction, proposal_view(proposal, found))

    @press(TakeUpProposal, waits=think)
    async def take_up(self, interaction: Interaction, action: TakeUpProposal) -> None:
        guild, user = await moderating(interaction), interaction.user.id
        kind = Kind(action.kind) if action.kind in AS else None
        match await take_up(self.app, guild.id, user, action.key, kind, action.over):
            case Card() as card:
                await respond(interaction, card_view(card))
            case WrittenByOther() as busy:
                await respond(interaction, written_by_other_view(busy, action.kind))
            case CannotDecide() as why:
                raise Refused(cannot_view(why, action.key))

    @press(AskProposer)
    async def begin_asking(self, interaction: Interaction, action: AskProposer) -> None:
        await self._find(await moderating(interaction), action.key)
        field = _field(
            "Je vraag", "Wie het voorstelde, krijgt hem in een privébericht, zonder jouw naam"
        )
        await present(interaction, Form("Vraag iets bij dit voorstel", action, (field,)))

    @form(AskProposer)
    async def ask(self, interaction: Interaction, action: AskProposer) -> None:
        guild = await moderating_press(interaction)
        done = await ask(self.app, guild.id, action.key, _typed(interaction))
        if isinstance(done, CannotDecide):
            raise Refused(cannot_view(done, action.key))
        await respond(interaction, asked_view())
        await log_change(self.app, guild, "Bij een voorstel is een vraag gesteld.")

    @press(DeclineProposal)
    async def begin_declining(self, interaction: Interaction, action: DeclineProposal) -> None:
        await self._find(await moderating(interaction), action.key)
        field = _field(
            "Waarom niet?",
            "Wie het voorstelde, leest dit, zonder jouw naam; zeg ook wat wel kan helpen",
        )
        await present(interaction, Form("Wijs dit voorstel af", action, (field,)))

    @form(DeclineProposal)
    async def decline(self, interaction: Interaction, action: DeclineProposal) -> None:
        guild = await moderating_press(interaction)
        done = await decline(self.app, guild.id, action.key, _typed(interaction))
        if isinstance(done, CannotDecide):
            raise Refused(cannot_view(done, action.key))
        title = done.proposal.texts.heading
        await respond(interaction, settled_view(f"‘{title}’ is afgewezen.", told=done.told))
        await log_change(self.app, guild, "Een voorstel is afgewezen.")

    @press(ProposalDone)
    async def mark_done(self, interaction: Interaction, action: ProposalDone) -> None:
        guild = await moderating_press(interaction)
        done = await mark_done(self.app, guild.id, action.key)
        if isinstance(done, CannotDecide):
            raise Refused(cannot_view(done, action.key))
        line = f"Het voorstel over ‘{done.proposal.texts.heading}’ is verwerkt."
        await respond(interaction, settled_view(line, told=done.told))
        await log_change(self.app, guild, "Een voorstel is verwerkt.")

    async def _find(self, guild: discord.Guild, key: str) -> Proposal:
        proposal = await find_proposal(self.app, guild.id, key)
        if proposal is None:
            raise Refused(cannot_view(CannotDecide.GONE, key))
        return proposal


def _field(label: str, about: str) -> TextField:
    return TextField(name=TYPED, label=label, help=about, most=LONGEST_REASON, long=True)


def _typed(interaction: Interaction) -> str:
    return clean(filled(interaction).get(TYPED, ""))
