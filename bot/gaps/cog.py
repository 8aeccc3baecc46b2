"""`/onbeantwoord`, for moderators; *Laat het me weten* and *Meld onjuist*, which lead to it."""

import discord
from discord import app_commands
from discord.ext import commands

from bot.app import App
from bot.cards.actions import ReadAnswer, ReportWrong, TellMe
from bot.cards.entries import REPORT_WRONG, answer_card, reportable
from bot.curation.draft_views import LONGEST_INPUT, card_view, entry_field
from bot.curation.drafts import begin_draft
from bot.curation.examining import Invalid
from bot.delivery import is_closed
from bot.discord.commands import add_menu, command
from bot.discord.managing import log_by
from bot.discord.messages import named_in
from bot.discord.options import ModeratorOption, TypedOption, resolve, view_of
from bot.discord.people import catalogue_with
from bot.discord.presses import Form, ask_text, form, present, press, typed_text, typed_texts
from bot.discord.rights import moderating
from bot.discord.sending import Client, Interaction, hold, respond, think
from bot.dutch import CHOOSE_FROM_LIST
from bot.gaps import awaiting, deciding, views
from bot.gaps.queue import Gap, GapPage, candidates, queue
from bot.view import Refused, notice, refusal
from knowledge.answering.completing import Choices, Named
from knowledge.entry import Kind

PERIODS = [
    app_commands.Choice(name=word, value=days)
    for word, days in (("vandaag en gisteren", 2), ("een week", 7), ("vier weken", 28))
]
MOST_NAME, MOST_CHOICES = 200, 25
DESCRIBED = "De open vraag; typ een paar letters en kies"


async def open_gaps(interaction: Interaction) -> Choices:
    gaps = await queue(interaction.client.app, interaction.guild_id or 0)
    return Choices.of(Named(gap.key, views.name(gap), gap.phrasings) for gap in gaps)


Question = app_commands.Transform[str, ModeratorOption("een open vraag", open_gaps, views.OpenGap)]
Answer = app_commands.Transform[str, TypedOption("een antwoord", lambda at: view_of(at).items)]


@app_commands.default_permissions(manage_messages=True)
@app_commands.guild_only()
class Gaps(
    commands.GroupCog,
    group_name="onbeantwoord",
    group_description="Vragen zonder goed antwoord: bekijk ze, en geef er een antwoord bij",
):
    """Each step checks the right itself; a press changes the message that it stands in."""

    def __init__(self, app: App) -> None:
        self.app = app

    @command("lijst", "Bekijk wat nog geen goed antwoord heeft, het belangrijkste bovenaan")
    @app_commands.rename(days="periode")
    @app_commands.describe(days="Hoe ver terug; anders alles wat er nog is, hoogstens vier weken")
    @app_commands.choices(days=PERIODS)
    async def show_list(self, interaction: Interaction, days: int | None = None) -> None:
        await self._show(interaction, await moderating(interaction, think), 0, days)

    @command("koppel", "Maak van een open vraag een formulering bij een antwoord dat er al is")
    @app_commands.rename(question="vraag", item="item")
    @app_commands.describe(
        question=DESCRIBED, item="Het antwoord dat erbij past; typ een paar letters en kies"
    )
    async def link(self, interaction: Interaction, question: Question, item: Answer) -> None:
        await self._link_named(interaction, await moderating(interaction, think), question, item)

    @command("beantwoord", "Schrijf een antwoord bij een open vraag")
    @app_commands.rename(question="vraag")
    @app_commands.describe(question=DESCRIBED)
    async def answer(self, interaction: Interaction, question: Question) -> None:
        await self.begin_answer(interaction, views.AnswerGap(question))

    @command("negeer", "Haal een open vraag uit de lijst; je kunt dat ongedaan maken")
    @app_commands.rename(question="vraag")
    @app_commands.describe(question=DESCRIBED)
    async def ignore(self, interaction: Interaction, question: Question) -> None:
        await self._set_aside(interaction, await moderating(interaction, think), question)

    @press(GapPage)
    async def turn_page(self, interaction: Interaction, action: GapPage) -> None:
        guild = await moderating(interaction, hold)
        await self._show(interaction, guild, action.page, action.days)

    @press(views.OpenGap)
    async def open(self, interaction: Interaction, action: views.OpenGap) -> None:
        guild = await moderating(interaction, hold)
        gap = await deciding.open_gap(self.app, guild.id, action.key)
        catalogue = view_of(interaction)
        await respond(interaction, views.gap_view(gap, candidates(catalogue, gap), catalogue))

    @press(views.LinkGap)
    async def link_chosen(self, interaction: Interaction, action: views.LinkGap) -> None:
        guild = await moderating(interaction, hold)
        await self._link(interaction, guild, action.key, action.entry)

    @press(views.LinkOther)
    async def ask_which(self, interaction: Interaction, action: views.LinkOther) -> None:
        await moderating(interaction)
        title, label = "Koppel aan een ander antwoord", "Welk antwoord past erbij?"
        about = "De titel of de vraag, of een deel ervan"
        await ask_text(interaction, title, action, label, about, MOST_NAME)

    @form(views.LinkOther, waits=think)
    async def link_typed(self, interaction: Interaction, action: views.LinkOther) -> None:
        guild = await moderating(interaction)
        await self._link_named(interaction, guild, action.key, typed_text(interaction))

    @press(views.AnswerGap)
    async def begin_answer(self, interaction: Interaction, action: views.AnswerGap) -> None:
        guild = await moderating(interaction)
        gap = await deciding.open_gap(self.app, guild.id, action.key)
        if gap.about:
            raise deciding.cannot(deciding.IS_ABOUT_ENTRY)
        await present(interaction, _answer_form(gap))

    @form(views.AnswerGap, waits=think)
    async def write_answer(self, interaction: Interaction, _action: views.AnswerGap) -> None:
        guild, typed = await moderating(interaction), typed_texts(interaction)
        user = interaction.user.id
        card = await begin_draft(self.app, guild.id, user, Kind.QUESTION, typed)
        await respond(interaction, card_view(card))

    @press(views.SetAside)
    async def set_aside(self, interaction: Interaction, action: views.SetAside) -> None:
        await self._set_aside(interaction, await moderating(interaction, hold), action.key)

    @press(views.Reopen)
    async def reopen(self, interaction: Interaction, action: views.Reopen) -> None:
        guild = await moderating(interaction, hold)
        done = await deciding.undo(self.app, guild.id, interaction.user.id, action.key)
        await respond(interaction, views.reopened_view(done))
        await log_by(interaction, "draaide een besluit over een open vraag terug.")

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
        done = await deciding.link(self.app, guild.id, interaction.user.id, key, entry)
        if isinstance(done, Invalid):
            raise Refused(views.invalid_link_view(done.faults))
        await respond(interaction, views.linked_view(done))
        await log_by(interaction, f"koppelde een open vraag aan ‘{done.entry.heading}’.")

    async def _set_aside(self, interaction: Interaction, guild: discord.Guild, key: str) -> None:
        done = await deciding.set_aside(self.app, guild.id, key)
        await respond(interaction, views.set_aside_view(done))
        # What people asked or said stays out of a channel that nobody empties.
        what = f"opmerkingen over ‘{done.gap.text}’" if done.gap.about else "een open vraag"
        await log_by(interaction, f"haalde {what} uit de lijst.")


class Awaiting(commands.Cog):
    """Buttons to wait for an answer, to read it, and to report what is wrong in an entry."""

    def __init__(self, bot: Client, app: App) -> None:
        self.bot, self.app = bot, app
        add_menu(bot.tree, REPORT_WRONG, self.report_message)

    @press(TellMe, waits=think)
    async def tell_me(self, interaction: Interaction, action: TellMe) -> None:
        user = interaction.user.id
        result = await awaiting.tell_me(self.app, user, interaction.guild_id, action.key)
        closed = await is_closed(self.app, user)
        await respond(interaction, views.awaits_view(result, action.key, closed=closed))

    @press(views.StopWaiting, waits=hold)
    async def stop_waiting(self, interaction: Interaction, action: views.StopWaiting) -> None:
        stopped = await awaiting.stop_waiting(self.app, interaction.user.id, action.key)
        await respond(interaction, notice(views.STOPPED if stopped else views.NOT_WAITING))

    @press(ReadAnswer, waits=think)
    async def read_answer(self, interaction: Interaction, action: ReadAnswer) -> None:
        """Show the answer to whoever may see it: in every DM, or as a member of its server."""
        catalogue = await catalogue_with(interaction, action.entry)
        shown = catalogue.show(action.entry)
        if shown is None:
            raise Refused(views.ANSWER_GONE)
        await respond(interaction, answer_card(*shown, catalogue, key=None))

    @press(ReportWrong)
    async def ask_what_is_wrong(self, interaction: Interaction, action: ReportWrong) -> None:
        reportable(self.app, interaction.guild_id, action.entry)
        label, most = "Wat klopt er niet?", awaiting.LONGEST_REPORT
        about = "Schrijf wat er anders moet zijn, en hoe je dat weet. Zet er geen namen in."
        await ask_text(interaction, REPORT_WRONG, action, label, about, most)

    @form(ReportWrong, waits=think)
    async def report(self, interaction: Interaction, action: ReportWrong) -> None:
        text, user = typed_text(interaction), interaction.user.id
        await awaiting.report(self.app, user, interaction.guild_id, action.entry, text)
        await respond(interaction, notice(views.REPORTED))

    async def report_message(self, interaction: Interaction, message: discord.Message) -> None:
        """Show the form for the entry in an answer; where there are more, ask which."""
        assert self.bot.user is not None, "an interaction arrives after the login"
        catalogue = view_of(interaction)
        ours = message.author.id == self.bot.user.id
        named = named_in(message, self.bot.user, catalogue.mentions) if ours else ()
        if not named:
            await respond(interaction, refusal(views.NONE_IN_MESSAGE))
        elif len(named) == 1:
            await self.ask_what_is_wrong(interaction, ReportWrong(named[0]))
        else:
            entries = [catalogue.entries[entry_id] for entry_id in named[:MOST_CHOICES]]
            await respond(interaction, views.which_to_report(entries))


def _answer_form(gap: Gap) -> Form:
    asked = deciding.phrasings_of(gap)
    values = {
        "vraag": "".join(asked[:1]),
        "formuleringen": "\n".join(asked)[:LONGEST_INPUT],
    }
    needed = ("vraag", "antwoord")
    fields = tuple(
        entry_field(Kind.QUESTION, key, values.get(key, ""), required=key in needed)
        for key in (*needed, "bronnen", "themas", "formuleringen")
    )
    return Form("Schrijf een antwoord", views.AnswerGap(gap.key), fields)
