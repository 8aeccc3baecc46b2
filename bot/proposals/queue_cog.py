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
from bot.proposals import actions, deciding, queue_views
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
FORMS = {
    actions.AskProposer: (
        "Vraag iets bij dit voorstel",
        "Je vraag",
        "Wie het voorstelde, krijgt hem in een privébericht, zonder jouw naam",
    ),
    actions.DeclineProposal: (
        "Wijs dit voorstel af",
        "Waarom niet?",
        "Wie het voorstelde, leest dit, zonder jouw naam; zeg ook wat wel kan helpen",
    ),
}
"""What each form is called, and what its field asks."""


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
        await respond(interaction, queue_views.queue_view(waiting, 0))

    @press(actions.ProposalQueue)
    async def turn_page(self, interaction: Interaction, action: actions.ProposalQueue) -> None:
        guild = await moderating_press(interaction)
        waiting = await self.app.stores.proposals.waiting(guild.id)
        await respond(interaction, queue_views.queue_view(waiting, action.page))

    @press(actions.OpenProposal)
    async def open(self, interaction: Interaction, action: actions.OpenProposal) -> None:
        guild = await moderating_press(interaction)
        proposal = await self._find(guild, action.key)
        found = queue_views.found_sections(proposal, view_of(interaction))
        await respond(interaction, queue_views.proposal_view(proposal, found))

    @press(actions.TakeUpProposal, waits=think)
    async def take_up(self, interaction: Interaction, action: actions.TakeUpProposal) -> None:
        guild, user = await moderating(interaction), interaction.user.id
        kind = Kind(action.kind) if action.kind in queue_views.AS else None
        match await deciding.take_up(self.app, guild.id, user, action.key, kind, action.over):
            case Card() as card:
                await respond(interaction, card_view(card))
            case deciding.WrittenByOther() as busy:
                await respond(interaction, queue_views.written_by_other_view(busy, action.kind))
            case deciding.CannotDecide() as why:
                raise Refused(queue_views.cannot_view(why, action.key))

    @press(actions.AskProposer, actions.DeclineProposal)
    async def begin(
        self, interaction: Interaction, action: actions.AskProposer | actions.DeclineProposal
    ) -> None:
        await self._find(await moderating(interaction), action.key)
        title, label, about = FORMS[type(action)]
        most = deciding.LONGEST_REASON
        field = TextField(name=TYPED, label=label, help=about, most=most, long=True)
        await present(interaction, Form(title, action, (field,)))

    @form(actions.AskProposer)
    async def ask(self, interaction: Interaction, action: actions.AskProposer) -> None:
        guild = await moderating_press(interaction)
        done = await deciding.ask(self.app, guild.id, action.key, _typed(interaction))
        sentence = "Je vraag is onderweg: het antwoord komt bij het voorstel te staan."
        logged = "Bij een voorstel is een vraag gesteld."
        await self._tell(interaction, done, action.key, sentence, logged)

    @form(actions.DeclineProposal)
    async def decline(self, interaction: Interaction, action: actions.DeclineProposal) -> None:
        guild = await moderating_press(interaction)
        done = await deciding.decline(self.app, guild.id, action.key, _typed(interaction))
        logged = "Een voorstel is afgewezen."
        await self._tell(interaction, done, action.key, "‘{}’ is afgewezen.", logged)

    @press(actions.ProposalDone)
    async def mark_done(self, interaction: Interaction, action: actions.ProposalDone) -> None:
        guild = await moderating_press(interaction)
        done = await deciding.mark_done(self.app, guild.id, action.key)
        sentence, logged = "Het voorstel over ‘{}’ is verwerkt.", "Een voorstel is verwerkt."
        await self._tell(interaction, done, action.key, sentence, logged)

    async def _tell(
        self,
        interaction: Interaction,
        done: deciding.Decided | deciding.CannotDecide,
        key: str,
        sentence: str,
        logged: str,
    ) -> None:
        assert interaction.guild is not None, "who moderates is on a server"
        if isinstance(done, deciding.CannotDecide):
            raise Refused(queue_views.cannot_view(done, key))
        said = sentence.format(done.proposal.texts.heading)
        await respond(interaction, queue_views.settled_view(said, told=done.told))
        await log_change(self.app, interaction.guild, logged)

    async def _find(self, guild: discord.Guild, key: str) -> Proposal:
        proposal = await deciding.find_proposal(self.app, guild.id, key)
        if proposal is None:
            raise Refused(queue_views.cannot_view(deciding.CannotDecide.GONE, key))
        return proposal


def _typed(interaction: Interaction) -> str:
    return clean(filled(interaction).get(TYPED, ""))
