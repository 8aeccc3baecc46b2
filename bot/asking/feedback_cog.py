"""*Nuttig*, *Niet nuttig* and its reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from discord.ext import commands

from bot.asking import feedback_texts as texts
from bot.asking.actions import WhyNot
from bot.asking.answers_view import thanks_view, why_not_view
from bot.asking.feedback import judge
from bot.cards.actions import NotUseful, Useful
from bot.discord.sending import hold, respond, think
from bot.view import notice
from storage.feedback import Given, Verdict

if TYPE_CHECKING:
    from bot.app import App
    from bot.discord.kinds import Interaction
    from bot.discord.presses import Presses

USEFUL = {
    Given.NEW: texts.THANKS_USEFUL,
    Given.CHANGED: texts.CHANGED,
    Given.SAME: texts.ALREADY,
    Given.FORGOTTEN: texts.FORGOTTEN,
}


class Feedback(commands.Cog):
    """What people think of an answer."""

    def __init__(self, app: App, presses: Presses) -> None:
        self.app = app
        presses.on(Useful, self.useful)
        presses.on(NotUseful, self.not_useful)
        presses.on(WhyNot, self.why_not)

    async def useful(self, interaction: Interaction, action: Useful) -> None:
        """Keep that it helped; a second press says that it was kept already."""
        await think(interaction)
        given = await judge(self.app, action.key, action.entry, Verdict.USEFUL, interaction.user.id)
        await respond(interaction, notice(USEFUL[given]))

    async def not_useful(self, interaction: Interaction, action: NotUseful) -> None:
        """Keep that it didn't help, and ask why: who doesn't say why has been heard too."""
        await think(interaction)
        given = await judge(
            self.app, action.key, action.entry, Verdict.NOT_USEFUL, interaction.user.id
        )
        forgotten = given is Given.FORGOTTEN
        view = notice(texts.FORGOTTEN) if forgotten else why_not_view(action.key, action.entry)
        await respond(interaction, view)

    async def why_not(self, interaction: Interaction, action: WhyNot) -> None:
        """Keep the reason, in the message that asked for it."""
        await hold(interaction)
        reason = action.reason if action.reason in texts.REASONS else None
        given = await judge(
            self.app,
            action.key,
            action.entry,
            Verdict.NOT_USEFUL,
            interaction.user.id,
            reason,
        )
        forgotten = given is Given.FORGOTTEN
        view = notice(texts.FORGOTTEN) if forgotten else thanks_view(reason, action.entry)
        await respond(interaction, view)
