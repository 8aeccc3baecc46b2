"""*Beantwoord*: the form for an answer to a group; sent in, it is a draft as any other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.cards.fields import LABELS
from bot.curation.draft_views import card_view
from bot.curation.drafts import begin_draft
from bot.discord.forms import Form, TextField, filled, present
from bot.discord.rights import moderated
from bot.discord.sending import respond, think
from bot.gaps import texts
from bot.gaps.actions import AnswerGap
from bot.gaps.gaps import find
from bot.gaps.linking import phrasings_of
from bot.view import refusal
from knowledge.entry import Kind
from knowledge.fields import ENTRIES, SHORT

if TYPE_CHECKING:
    from bot.app import App
    from bot.discord.kinds import Interaction
    from bot.discord.presses import Presses
    from bot.gaps.gaps import Gap

LONGEST_ANSWER = ENTRIES[Kind.QUESTION].fields["antwoord"].most
LONGEST_TEXTS = 4000


class Writing:
    """Saving the draft takes the group out of the queue, and tells who waits."""

    def __init__(self, app: App, presses: Presses) -> None:
        self.app = app
        presses.on(AnswerGap, self.press)
        presses.on_form(AnswerGap, self.written)

    async def begin(self, interaction: Interaction, gap: Gap) -> None:
        """Show the form, with the question and its variants filled in."""
        if gap.about:
            await respond(interaction, refusal(texts.IS_ABOUT_ENTRY))
            return
        await present(interaction, _form(gap))

    async def press(self, interaction: Interaction, action: AnswerGap) -> None:
        """Show the form, unless the group was decided about meanwhile."""
        guild = await moderated(self.app, interaction)
        if guild is None:
            return
        gap = await find(self.app, guild.id, action.key)
        if gap is None:
            await respond(interaction, refusal(texts.GONE))
            return
        await self.begin(interaction, gap)

    async def written(self, interaction: Interaction, _action: AnswerGap) -> None:
        """Keep what was written as a draft, and show it as people will see it."""
        await think(interaction)
        guild = await moderated(self.app, interaction)
        if guild is None:
            return
        typed = filled(interaction)
        card = await begin_draft(
            self.app, guild.id, interaction.user.id, Kind.QUESTION, typed=typed
        )
        await respond(interaction, card_view(card))


def _form(gap: Gap) -> Form:
    asked = phrasings_of(gap)
    fields = (
        _field("vraag", SHORT, value="".join(asked[:1]), required=True),
        _field("antwoord", LONGEST_ANSWER, required=True, long=True),
        _field("bronnen", LONGEST_TEXTS, long=True),
        _field("themas", LONGEST_TEXTS, long=True),
        _field("formuleringen", LONGEST_TEXTS, value="\n".join(asked), long=True),
    )
    return Form(texts.ANSWER_TITLE, AnswerGap(gap.key), fields)


def _field(
    name: str, most: int, *, value: str = "", required: bool = False, long: bool = False
) -> TextField:
    label = LABELS[name]
    return TextField(
        name=name,
        label=label.text,
        help=label.help,
        most=most,
        value=value[:most],
        required=required,
        long=long,
    )
