"""`/kennis`: moderators add to what is known on their server, keep it true, import and export."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from functools import partial
from typing import Any

import aiohttp
import discord
from discord import app_commands
from discord.ext import commands

from bot.actions import number_of
from bot.app import App
from bot.curation import actions, examining, file_views, importing, publishing, undoing, views
from bot.curation.draft_views import draft_name, first_form
from bot.curation.drafts import phrase
from bot.curation.drafts_cog import DRAFT, Drafts
from bot.discord.commands import command
from bot.discord.failures import BUTTON_TOO_OLD
from bot.discord.managing import log_by, log_change
from bot.discord.options import ModeratorOption, view_of
from bot.discord.presses import present, press
from bot.discord.rights import is_moderator, moderating
from bot.discord.sending import Interaction, fits, hold, respond, think, zipped
from bot.dutch import AN_ITEM, KINDS, number
from bot.view import Attachment, Refused, notice
from knowledge.answering.completing import Choices, Named
from knowledge.drafting.importing import is_readable
from knowledge.entry import Kind
from knowledge.format.fields import SHORT
from knowledge.format.loading import LARGEST_FILE, PackFile
from knowledge.reviewing.golden import ask_golden_questions
from storage.entries import Batch

EntryStep = Callable[[App, int, int, str, int], Awaitable[publishing.Outcome]]

log = logging.getLogger(__name__)
STEPS: dict[type, EntryStep] = {
    actions.CheckEntry: publishing.check,
    actions.ArchiveEntry: publishing.archive,
    actions.HideEntry: publishing.hide,
    actions.UndoChange: publishing.undo,
}
"""What each button of an entry does, as it was when the button was shown."""

VERSION = "revisie."
"""Before the number of a revision that was chosen from the list; people type *versie 2*."""
DESCRIBED = "De titel of de vraag; typ een paar letters en kies"
KIND_CHOICES = [app_commands.Choice(name=KINDS[kind], value=kind.value) for kind in Kind]


def visible_entries(interaction: Interaction) -> Choices:
    view = view_of(interaction)
    others = (entry for entry in view.entries.values() if entry.kind is Kind.ELSEWHERE)
    return view.items.with_changes((), (Named(entry.id, entry.heading) for entry in others))


async def all_entries(interaction: Interaction) -> Choices:
    """Return the names of all entries of a server, archived and hidden ones too."""
    assert interaction.guild_id is not None, "a moderator is on a server"
    hidden = await examining.hidden_headings(interaction.client.app, interaction.guild_id)
    return visible_entries(interaction).with_changes((), (Named(*row) for row in hidden.items()))


async def entries_and_drafts(interaction: Interaction) -> Choices:
    stored = interaction.client.app.stores.drafts
    drafts = await stored.of_moderator(interaction.user.id, interaction.guild_id or 0)
    front = Choices.of(Named(f"{DRAFT}{draft.key}", draft_name(draft.heading)) for draft in drafts)
    entries = visible_entries(interaction)
    return Choices(
        (*front.named, *entries.named),
        (*front.spellings, *entries.spellings),
        (*front.owners, *(len(drafts) + owner for owner in entries.owners)),
    )


async def versions(interaction: Interaction) -> Choices:
    """Return the versions of the entry that was filled in before."""
    app, guild = interaction.client.app, interaction.guild_id or 0
    item = (await all_entries(interaction)).resolve(str(getattr(interaction.namespace, "item", "")))
    state = None if item is None else await examining.examine(app, guild, item.key)
    if state is None:
        return Choices.of(())
    named = [
        Named(
            f"{VERSION}{step.revision.revision}",
            views.version_name(step),
            (str(step.revision.version), views.version_label(step.revision.version)),
        )
        for step in await examining.history(app, guild, state.entry_id)
    ]
    shared = [Named(f"{VERSION}{actions.FOR_ALL}", views.AS_ON_ALL)] if state.differs_here else []
    return Choices.of([*named, *shared])


class VisibleEntryOption(ModeratorOption):
    """An entry that can be found; for an archived or hidden one it says how to bring it back."""

    async def transform(self, interaction: Any, value: Any, /) -> str | Refused | None:
        key = await super().transform(interaction, value)
        if isinstance(key, Refused) and await is_moderator(interaction):
            hidden = (await all_entries(interaction)).resolve(value)
            if hidden is not None:
                why = f"‘{hidden.name}’ is hier gearchiveerd of verborgen."
                return Refused(f"{why} Zet het eerst terug met /kennis herstel.")
        return key


EntryToEdit = app_commands.Transform[
    str, VisibleEntryOption(AN_ITEM, entries_and_drafts, actions.EditEntry)
]
VisibleEntry = app_commands.Transform[str, VisibleEntryOption(AN_ITEM, visible_entries)]
EntryToOpen = app_commands.Transform[str, ModeratorOption(AN_ITEM, all_entries, actions.OpenEntry)]
EntryWithHistory = app_commands.Transform[
    str, ModeratorOption(AN_ITEM, all_entries, lambda key: actions.EntryHistory(key, 0))
]
AnyEntry = app_commands.Transform[str, ModeratorOption(AN_ITEM, all_entries)]
Version = app_commands.Transform[str, ModeratorOption(views.A_VERSION, versions)]
Phrasing = app_commands.Range[str, 1, SHORT]


@app_commands.default_permissions(manage_messages=True)
@app_commands.guild_only()
class Curation(
    commands.GroupCog, group_name="kennis", group_description="Houd de kennis van deze server bij"
):
    """The moderators' commands; each step checks the right itself."""

    def __init__(self, app: App, ask_again: Callable[[App, int], Awaitable[int]]) -> None:
        """`ask_again` answers the open questions to which an import has the answer."""
        self.app, self._ask_again = app, ask_again
        self.drafts = Drafts(app)
        self._reading = asyncio.Lock()

    @command("bekijk", "Bekijk een item zoals het er staat, met wat je ermee kunt doen")
    @app_commands.describe(item=DESCRIBED)
    async def look(self, interaction: Interaction, item: EntryToOpen) -> None:
        await self.open(interaction, actions.OpenEntry(item))

    @command("geschiedenis", "Bekijk wat er aan een item is veranderd, door wie en wanneer")
    @app_commands.describe(item=DESCRIBED)
    async def history(self, interaction: Interaction, item: EntryWithHistory) -> None:
        await self._show_history(interaction, await moderating(interaction, think), item, 0)

    @command("verouderd", "Bekijk wat nagekeken moet worden, wat gemeld is en wat niemand gebruikt")
    async def upkeep(self, interaction: Interaction) -> None:
        guild = await moderating(interaction, think)
        entries = await examining.in_need(self.app, guild.id, examining.Care.DUE)
        await respond(interaction, views.upkeep_view(entries, examining.Care.DUE, 0))

    @command("test", "Probeer alle gouden vragen en bekijk welke het goede antwoord niet vinden")
    async def test(self, interaction: Interaction) -> None:
        await moderating(interaction, think)
        view = view_of(interaction)
        results = await asyncio.to_thread(ask_golden_questions, tuple(view.entries.values()), view)
        await respond(interaction, views.golden_view(results, view))

    @command("formulering", "Zet een formulering bij een item: zo vragen mensen het ook")
    @app_commands.rename(text="tekst")
    @app_commands.describe(item=DESCRIBED, text="De vraag, in de woorden van wie hem stelt")
    async def add_phrasing(
        self, interaction: Interaction, item: VisibleEntry, text: Phrasing
    ) -> None:
        guild = await moderating(interaction, think)
        result = await phrase(self.app, guild.id, interaction.user.id, item, text.strip())
        if isinstance(result, examining.Invalid):
            raise Refused(views.invalid_view(result.faults, view_of(interaction)))
        await self.drafts.show_result(interaction, result)

    @command("controleer", "Geef aan dat je een item vandaag hebt nagekeken en dat het klopt")
    @app_commands.describe(item=DESCRIBED)
    async def check(self, interaction: Interaction, item: VisibleEntry) -> None:
        await self._change(interaction, item, publishing.check)

    @command("archiveer", "Haal een item van deze server weg; je kunt dat ongedaan maken")
    @app_commands.describe(item=DESCRIBED)
    async def archive(self, interaction: Interaction, item: VisibleEntry) -> None:
        await self._change(interaction, item, publishing.archive)

    @command("verberg", "Laat een item dat alle servers delen hier niet meer zien")
    @app_commands.describe(item=DESCRIBED)
    async def hide(self, interaction: Interaction, item: VisibleEntry) -> None:
        await self._change(interaction, item, publishing.hide)

    @command("deel", "Deel een item met alle servers; kan alleen op de server van wie mij draait")
    @app_commands.describe(item=DESCRIBED)
    async def share(self, interaction: Interaction, item: VisibleEntry) -> None:
        await self._change(interaction, item, publishing.share)

    @command("herstel", "Zet een eerdere versie van een item terug")
    @app_commands.rename(version="versie")
    @app_commands.describe(item=DESCRIBED, version="De versie; kies eerst het item")
    async def go_back(self, interaction: Interaction, item: AnyEntry, version: Version) -> None:
        await self._change(interaction, item, _back_to(version.removeprefix(VERSION)))

    @command(
        "toevoegen", "Voeg kennis toe: vul een formulier in en bekijk het voordat je het opslaat"
    )
    @app_commands.rename(kind="soort")
    @app_commands.describe(kind="Wat voor kennis het is")
    @app_commands.choices(kind=KIND_CHOICES)
    async def add(self, interaction: Interaction, kind: str) -> None:
        await moderating(interaction)
        await present(interaction, first_form(Kind(kind)))

    @command("bewerken", "Pas iets aan, of ga verder met een concept", waits=think)
    @app_commands.describe(item=DESCRIBED)
    async def edit(self, interaction: Interaction, item: EntryToEdit) -> None:
        await self.drafts.edit(interaction, item)

    @command("importeer", "Neem kennis op uit een bestand; je ziet eerst wat er verandert")
    @app_commands.rename(upload="bestand")
    @app_commands.describe(
        upload=(
            "Een bestand dat eindigt op .yaml, .yml of .csv, met hoogstens "
            f"{number(importing.MOST_AT_ONCE)} items"
        )
    )
    async def import_file(self, interaction: Interaction, upload: discord.Attachment) -> None:
        guild = await moderating(interaction, think)
        if not is_readable(upload.filename):
            raise Refused(file_views.WRONG_SORT)
        async with self._reading:  # one at a time: a large one takes much memory
            file = await _fetch(upload)
            planned = await importing.plan(self.app, guild.id, [file], importing.MOST_AT_ONCE)
        if isinstance(planned, importing.Broken):
            await respond(
                interaction,
                file_views.broken_view(planned),
                files=_sendable(file_views.faults_file(planned)),
            )
            return
        key = await importing.offer(self.app, guild.id, planned) if planned.changing else None
        view = file_views.plan_view(planned, upload.filename, key)
        await respond(interaction, view, files=_sendable(file_views.changes_file(planned)))

    @command("exporteer", "Krijg de eigen kennis van deze server als bestand")
    async def export(self, interaction: Interaction) -> None:
        exported = await examining.export(self.app, (await moderating(interaction, think)).id)
        files = await asyncio.to_thread(file_views.export_files, exported, self.app.now())
        if not all(map(fits, files)):
            files = (await asyncio.to_thread(zipped, files),)
        if not all(map(fits, files)):
            raise Refused(file_views.TOO_LARGE)
        await respond(interaction, file_views.export_view(exported), files=files)

    @press(actions.OpenEntry, waits=think)
    async def open(self, interaction: Interaction, action: actions.OpenEntry) -> None:
        """Show an entry in a message of its own: the list it was on, or the way back, stays."""
        guild = await moderating(interaction)
        await respond(interaction, views.examined_view(await self._examine(guild, action.entry)))

    @press(actions.EntryHistory)
    async def turn_history(self, interaction: Interaction, action: actions.EntryHistory) -> None:
        guild = await moderating(interaction, hold)
        await self._show_history(interaction, guild, action.entry, action.page)

    @press(actions.UpkeepPage)
    async def turn_upkeep(self, interaction: Interaction, action: actions.UpkeepPage) -> None:
        guild = await moderating(interaction, hold)
        if action.care not in set(examining.Care):
            raise Refused(BUTTON_TOO_OLD)
        care = examining.Care(action.care)
        entries = await examining.in_need(self.app, guild.id, care)
        await respond(interaction, views.upkeep_view(entries, care, action.page))

    @press(*STEPS)
    async def step_seen(self, interaction: Interaction, action: Any) -> None:
        await self._change(interaction, action.entry, STEPS[type(action)], action.revision)

    @press(actions.ReturnTo)
    async def return_to(self, interaction: Interaction, action: actions.ReturnTo) -> None:
        await self._change(interaction, action.entry, _back_to(action.revision), action.seen)

    @press(actions.ConfirmImport)
    async def confirm_import(self, interaction: Interaction, action: actions.ConfirmImport) -> None:
        guild = await moderating(interaction, hold)
        match await importing.carry_out(self.app, guild.id, interaction.user.id, action.key):
            case importing.Imported() as done:
                await respond(interaction, file_views.imported_view(done))
                if done.written:
                    what = file_views.items(done.written)
                    await log_by(interaction, f"heeft uit een bestand geïmporteerd: {what}.")
                    if answered := await self._ask_again(self.app, guild.id):
                        await log_change(self.app, guild, file_views.log_answered(answered))
            case importing.Conflicts() as conflicts:
                await respond(interaction, file_views.conflicts_view(conflicts))
            case examining.Invalid() as invalid:
                await respond(interaction, file_views.no_longer_valid_view(invalid))

    @press(actions.CancelImport)
    async def cancel_import(self, interaction: Interaction, action: actions.CancelImport) -> None:
        guild = await moderating(interaction, hold)
        await importing.drop(self.app, guild.id, action.key)
        await respond(interaction, notice(file_views.CANCELLED))

    @press(actions.UndoImport)
    async def undo_import(self, interaction: Interaction, action: actions.UndoImport) -> None:
        guild = await moderating(interaction, hold)
        batch = Batch(action.first, action.last, datetime.fromtimestamp(action.second, UTC))
        undone = await undoing.undo_import(self.app, guild.id, interaction.user.id, batch)
        await respond(interaction, file_views.import_undone_view(undone))
        if undone.undone:
            what = file_views.items(undone.undone)
            await log_by(interaction, f"heeft een import uit een bestand teruggedraaid: {what}.")

    async def _change(
        self, interaction: Interaction, entry_id: str, step: EntryStep, seen: int | None = None
    ) -> None:
        """Take a step on an entry, show what came of it and log it.

        `seen` is the revision that a button was shown with; None takes the entry as it is.
        """
        guild = await moderating(interaction, think if seen is None else hold)
        state = await self._examine(guild, entry_id)
        based_on = state.seen_revision if seen is None else seen
        outcome = await step(self.app, guild.id, interaction.user.id, entry_id, based_on)
        await respond(interaction, views.outcome_view(outcome, state))
        if isinstance(outcome, publishing.Published):
            did = f"‘{state.heading}’ {views.ACTS[outcome.revision.act]}"
            await log_change(self.app, guild, f"{interaction.user.display_name}: {did}.")

    async def _show_history(
        self, interaction: Interaction, guild: discord.Guild, entry_id: str, page: int
    ) -> None:
        state = await self._examine(guild, entry_id)
        steps = await examining.history(self.app, guild.id, entry_id)
        await respond(interaction, views.history_view(state, steps, page))

    async def _examine(self, guild: discord.Guild, entry_id: str) -> examining.EntryState:
        state = await examining.examine(self.app, guild.id, entry_id)
        if state is None:
            raise Refused(publishing.NOT_FOUND)
        return state


def _back_to(revision: str) -> EntryStep:
    number = None if revision == actions.FOR_ALL else number_of(revision)
    return partial(publishing.go_back, revision=number)


async def _fetch(upload: discord.Attachment) -> PackFile:
    if upload.size > LARGEST_FILE:
        raise Refused(file_views.too_large_line(LARGEST_FILE))
    try:
        return PackFile(upload.filename, await upload.read())
    except (discord.DiscordException, aiohttp.ClientError, OSError) as error:
        log.warning("An import could not be fetched (%s)", type(error).__name__)
        raise Refused(file_views.NOT_FETCHED) from error


def _sendable(file: Attachment | None) -> tuple[Attachment, ...]:
    return (file,) if file is not None and fits(file) else ()
