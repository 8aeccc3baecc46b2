"""`/onbeantwoord`: what has no good answer yet, for the moderators of a server."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from discord import app_commands
from discord.ext import commands

from bot.curation.draft_views import LONGEST_INPUT, card_view, entry_field
from bot.curation.drafts import begin_draft
from bot.curation.examining import Invalid
from bot.discord.commands import command
from bot.discord.managing import log_change
from bot.discord.options import ModeratorOption, NameOption, resolve, view_of
from bot.discord.presses import Form, TextField, filled, form, present, press
from bot.discord.rights import moderating, moderating_press
from bot.discord.sending import respond, think
from bot.dutch import CHOOSE_FROM_LIST
from bot.gaps import deciding, views
from bot.gaps.queue import candidates, find, queue
from bot.view import Refused
from knowledge.answering.completing import Choices, Named
from knowledge.entry import Kind

if TYPE_CHECKING:
    import discord

    from bot.app import App
    from bot.discord.kinds import Interaction
    from bot.discord.presses import Presses
    from bot.gaps.queue import Gap

PERIODS = [
    app_commands.Choice(name=word, value=days)
    for word, days in (("vandaag en gisteren", 2), ("een week", 7), ("vier weken", 28))
]
ENTRY, MOST_NAME = "entry", 200
DESCRIBED = "De open vraag; typ een paar letters en kies"


async def open_gaps(interaction: Interaction) -> Choices:
    gaps = await queue(interaction.client.app, interaction.guild_id or 0)
    return Choices.of(Named(gap.key, views.name(gap), gap.phrasings) for gap in gaps)


class AnswerOption(NameOption):
    """The entry that answers, given as it was typed: what is near depends on the question."""

    async def transform(self, _interaction: Any, value: Any, /) -> str:
        return str(value)


Question = app_commands.Transform[str, ModeratorOption("een open vraag", open_gaps, views.OpenGap)]
Answer = app_commands.Transform[str, AnswerOption("een antwoord", lambda at: view_of(at).items)]


@app_commands.default_permissions(manage_messages=True)
@app_commands.guild_only()
class Gaps(
    commands.GroupCog,
    group_name="onbeantwoord",
    group_description="Vragen zonder goed antwoord: bekijk ze, en geef er een antwoord bij",
):
    """Each step checks the right itself; a press changes the message that it stands in."""

    def __init__(self, app: App, presses: Presses) -> None:
        self.app = app
        presses.register(self)

    @command(
        name="lijst",
        description="Bekijk wat nog geen goed antwoord heeft, het belangrijkste bovenaan",
    )
    @app_commands.rename(days="periode")
    @app_commands.describe(days="Hoe ver terug; anders alles wat er nog is, hoogstens vier weken")
    @app_commands.choices(days=PERIODS)
    async def show_list(self, interaction: Interaction, days: int | None = None) -> None:
        await think(interaction)
        await self._show(interaction, await moderating(interaction), 0, days)

    @command(
        name="koppel",
        description="Maak van een open vraag een formulering bij een antwoord dat er al is",
    )
    @app_commands.rename(question="vraag", item="item")
    @app_commands.describe(
        question=DESCRIBED, item="Het antwoord dat erbij past; typ een paar letters en kies"
    )
    async def link(self, interaction: Interaction, question: Question, item: Answer) -> None:
        await think(interaction)
        await self._link_named(interaction, await moderating(interaction), question, item)

    @command(name="beantwoord", description="Schrijf een antwoord bij een open vraag")
    @app_commands.rename(question="vraag")
    @app_commands.describe(question=DESCRIBED)
    async def answer(self, interaction: Interaction, question: Question) -> None:
        await self.begin_answer(interaction, views.AnswerGap(question))

    @command(
        name="negeer",
        description="Haal een open vraag uit de lijst; je kunt dat ongedaan maken",
    )
    @app_commands.rename(question="vraag")
    @app_commands.describe(question=DESCRIBED)
    async def ignore(self, interaction: Interaction, question: Question) -> None:
        await think(interaction)
        await self._set_aside(interaction, await moderating(interaction), question)

    @press(views.GapPage)
    async def turn_page(self, interaction: Interaction, action: views.GapPage) -> None:
        guild = await moderating_press(interaction)
        await self._show(interaction, guild, action.page, action.days)

    @press(views.OpenGap)
    async def open(self, interaction: Interaction, action: views.OpenGap) -> None:
        guild = await moderating_press(interaction)
        gap = await find(self.app, guild.id, action.key)
        if gap is None:
            raise Refused(views.not_decided_view(deciding.NotDecided.GONE))
        catalogue = view_of(interaction)
        await respond(interaction, views.gap_view(gap, candidates(catalogue, gap), catalogue))

    @press(views.LinkGap)
    async def link_chosen(self, interaction: Interaction, action: views.LinkGap) -> None:
        guild = await moderating_press(interaction)
        await self._link(interaction, guild, action.key, action.entry)

    @press(views.LinkOther)
    async def ask_which(self, interaction: Interaction, action: views.LinkOther) -> None:
        await moderating(interaction)
        field = TextField(
            name=ENTRY,
            label="Welk antwoord past erbij?",
            help="De titel of de vraag, of een deel ervan",
            most=MOST_NAME,
        )
        await present(interaction, Form("Koppel aan een ander antwoord", action, (field,)))

    @form(views.LinkOther, waits=think)
    async def link_typed(self, interaction: Interaction, action: views.LinkOther) -> None:
        guild = await moderating(interaction)
        await self._link_named(interaction, guild, action.key, filled(interaction).get(ENTRY, ""))

    @press(views.AnswerGap)
    async def begin_answer(self, interaction: Interaction, action: views.AnswerGap) -> None:
        guild = await moderating(interaction)
        gap = await find(self.app, guild.id, action.key)
        if gap is None:
            raise Refused(views.NOT_DECIDED[deciding.NotDecided.GONE])
        if gap.about:
            raise Refused(views.NOT_DECIDED[deciding.NotDecided.IS_ABOUT_ENTRY])
        await present(interaction, _answer_form(gap))

    @form(views.AnswerGap, waits=think)
    async def write_answer(self, interaction: Interaction, _action: views.AnswerGap) -> None:
        guild, typed = await moderating(interaction), filled(interaction)
        user = interaction.user.id
        card = await begin_draft(self.app, guild.id, user, Kind.QUESTION, typed=typed)
        await respond(interaction, card_view(card))

    @press(views.SetAside)
    async def set_aside(self, interaction: Interaction, action: views.SetAside) -> None:
        await self._set_aside(interaction, await moderating_press(interaction), action.key)

    @press(views.Reopen)
    async def reopen(self, interaction: Interaction, action: views.Reopen) -> None:
        guild = await moderating_press(interaction)
        done = await deciding.undo(self.app, guild.id, interaction.user.id, action.key)
        if isinstance(done, deciding.NotDecided):
            raise Refused(views.not_decided_view(done))
        await respond(interaction, views.reopened_view(done))
        who = interaction.user.display_name
        await log_change(self.app, guild, f"{who} draaide een besluit over een open vraag terug.")

    async def _show(
        self, interaction: Interaction, guild: discord.Guild, page: int, days: int | None
    ) -> None:
        gaps = await queue(self.app, guild.id, days)
        await respond(
            interaction, views.queue_view(gaps, view_of(interaction), page=page, days=days)
        )

    async def _link_named(
        self, interaction: Interaction, guild: discord.Guild, key: str, typed: str
    ) -> None:
        items = view_of(interaction).items
        chosen = resolve(items, typed, "een antwoord", lambda own: views.LinkGap(key, own))
        if not isinstance(chosen, str):
            raise chosen or Refused(CHOOSE_FROM_LIST)
        await self._link(interaction, guild, key, chosen)

    async def _link(
        self, interaction: Interaction, guild: discord.Guild, key: str, entry: str
    ) -> None:
        match await deciding.link(self.app, guild.id, interaction.user.id, key, entry):
            case deciding.GapAnswered() as done:
                await respond(interaction, views.linked_view(done))
                linked = f"een open vraag aan ‘{done.entry.heading}’"
                who = interaction.user.display_name
                await log_change(self.app, guild, f"{who} koppelde {linked}.")
            case deciding.NotDecided() as why:
                raise Refused(views.not_decided_view(why))
            case Invalid(faults):
                raise Refused(views.invalid_link_view(faults))

    async def _set_aside(self, interaction: Interaction, guild: discord.Guild, key: str) -> None:
        done = await deciding.set_aside(self.app, guild.id, key)
        if isinstance(done, deciding.NotDecided):
            raise Refused(views.not_decided_view(done))
        await respond(interaction, views.set_aside_view(done))
        # What people asked or said stays out of a channel that nobody empties.
        what = f"opmerkingen over ‘{done.gap.text}’" if done.gap.about else "een open vraag"
        line = f"{interaction.user.display_name} haalde {what} uit de lijst."
        await log_change(self.app, guild, line)


def _answer_form(gap: Gap) -> Form:
    asked = deciding.phrasings_of(gap)
    known = {"vraag": "".join(asked[:1]), "formuleringen": "\n".join(asked)[:LONGEST_INPUT]}
    needed = ("vraag", "antwoord")
    fields = tuple(
        entry_field(Kind.QUESTION, key, known.get(key, ""), required=key in needed)
        for key in (*needed, "bronnen", "themas", "formuleringen")
    )
    return Form("Schrijf een antwoord", views.AnswerGap(gap.key), fields)
