"""The forms and buttons of a draft. Each step checks the right itself, and whose draft it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.actions import number_of
from bot.curation import drafting_texts as texts
from bot.curation.actions import EditEntry
from bot.curation.choosing_cog import DRAFT
from bot.curation.drafting import (
    Card,
    Gone,
    begin_draft,
    begin_edit,
    choose_name,
    drop,
    fill_in,
    fill_page,
    open_draft,
    rebase,
)
from bot.curation.drafting_actions import (
    BeginDraft,
    DraftPage,
    DropDraft,
    EditDraft,
    EditDraftPage,
    NameInDraft,
    OpenDraft,
    OverwriteDraft,
    SaveDraft,
)
from bot.curation.drafting_view import (
    card_view,
    conflict_view,
    dropped_view,
    page_view,
    review_view,
    saved_already_view,
    saved_view,
)
from bot.curation.forms_cog import TEXTS, part_form, texts_form
from bot.curation.replies_cog import held
from bot.curation.saving import (
    Saved,
    SavedAlready,
    SavedByOther,
    ToConfirm,
    Unfinished,
    save,
)
from bot.curation.standing import NotFound
from bot.discord import failures as errors
from bot.discord.forms import filled, present
from bot.discord.log_channel import log_change
from bot.discord.rights import moderated
from bot.discord.sending import hold, respond, think
from bot.view import refusal
from knowledge.drafting.pages import pages_of
from knowledge.drafting.parts import PAGED, PARTS, Part
from knowledge.entry import Kind

if TYPE_CHECKING:
    import discord

    from bot.app import App
    from bot.curation.saving import Save
    from bot.discord.kinds import Interaction
    from bot.discord.presses import Presses


class Drafts:
    """What happens at each form and press; the card changes in its own message."""

    def __init__(self, app: App, presses: Presses) -> None:
        self.app = app
        presses.on_form(BeginDraft, self.begun)
        presses.on(EditEntry, self.edit_pressed)
        presses.on(OpenDraft, self.open)
        presses.on(EditDraft, self.edit_part)
        presses.on_form(EditDraft, self.part_written)
        presses.on(DraftPage, self.page)
        presses.on(EditDraftPage, self.edit_texts)
        presses.on_form(EditDraftPage, self.texts_written)
        presses.on(NameInDraft, self.name)
        presses.on(SaveDraft, self.save)
        presses.on(OverwriteDraft, self.overwrite)
        presses.on(DropDraft, self.drop)

    async def begun(self, interaction: Interaction, action: BeginDraft) -> None:
        """Keep the essentials of a new entry, and show them as a card."""
        await think(interaction)
        guild = await moderated(self.app, interaction)
        if guild is None:
            return
        if action.kind not in set(Kind):
            await respond(interaction, refusal(errors.BUTTON_TOO_OLD))
            return
        kind, typed = Kind(action.kind), filled(interaction)
        card = await begin_draft(self.app, guild.id, interaction.user.id, kind, typed=typed)
        await respond(interaction, card_view(card))

    async def edit(self, interaction: Interaction, guild: discord.Guild, own: str) -> None:
        """Show the card of an entry, or of the draft that was chosen; it was announced already."""
        user = interaction.user.id
        if own.startswith(DRAFT):
            key = own.removeprefix(DRAFT)
            await _show(interaction, await open_draft(self.app, guild.id, user, key))
            return
        card = await begin_edit(self.app, guild.id, user, own)
        if isinstance(card, NotFound):
            await respond(interaction, refusal(texts.NO_ENTRY))
        else:
            await _show(interaction, card)

    async def edit_pressed(self, interaction: Interaction, action: EditEntry) -> None:
        """Show the card of an entry, in a message of its own."""
        await think(interaction)
        guild = await moderated(self.app, interaction)
        if guild is not None:
            await self.edit(interaction, guild, action.entry)

    async def open(self, interaction: Interaction, action: OpenDraft) -> None:
        """Show the card."""
        guild = await held(self.app, interaction)
        if guild is not None:
            card = await open_draft(self.app, guild.id, interaction.user.id, action.key)
            await _show(interaction, card)

    async def edit_part(self, interaction: Interaction, action: EditDraft) -> None:
        """Show the form of a part as it stands."""
        card = await self._card(interaction, action.key)
        if card is None:
            return
        part = _part(action.part, card)
        if part is None:
            await respond(interaction, refusal(errors.BUTTON_TOO_OLD))
            return
        if part in PAGED and len(pages_of(card.draft.fields.get(PAGED[part]) or ())) > 1:
            await hold(interaction)
            await respond(interaction, page_view(card, part, 0))
            return
        form = part_form(card, part)
        if form is None:
            await respond(interaction, refusal(texts.TOO_LONG_FOR_FORM))
        else:
            await present(interaction, form)

    async def part_written(self, interaction: Interaction, action: EditDraft) -> None:
        """Take a part in, and show the card as it is then."""
        guild = await held(self.app, interaction)
        if guild is None:
            return
        part = _part(action.part)
        if part is None:
            await respond(interaction, refusal(errors.BUTTON_TOO_OLD))
            return
        typed, user = filled(interaction), interaction.user.id
        await _show(interaction, await fill_in(self.app, guild.id, user, action.key, part, typed))

    async def page(self, interaction: Interaction, action: DraftPage) -> None:
        """Turn to a page of many texts."""
        guild = await held(self.app, interaction)
        if guild is None:
            return
        card = await open_draft(self.app, guild.id, interaction.user.id, action.key)
        part = _part(action.part)
        if isinstance(card, Gone) or part not in PAGED:
            await respond(interaction, refusal(texts.GONE))
        else:
            await respond(interaction, page_view(card, part, number_of(action.page)))

    async def edit_texts(self, interaction: Interaction, action: EditDraftPage) -> None:
        """Show the form with the texts of a page; if they changed since, show the page anew."""
        card = await self._card(interaction, action.key)
        part = _part(action.part)
        if card is None:
            return
        if part not in PAGED:
            await respond(interaction, refusal(errors.BUTTON_TOO_OLD))
            return
        if number_of(action.written) != card.draft.written:
            await hold(interaction)
            await respond(interaction, page_view(card, part, 0))
            return
        await present(interaction, texts_form(card, action, _range(action)))

    async def texts_written(self, interaction: Interaction, action: EditDraftPage) -> None:
        """Take in the texts of a page, and show what there is then."""
        guild = await held(self.app, interaction)
        part = _part(action.part)
        if guild is None or part not in PAGED:
            return
        page, typed = _range(action), filled(interaction).get(TEXTS, "")
        card = await fill_page(
            self.app,
            guild.id,
            interaction.user.id,
            action.key,
            part,
            page,
            number_of(action.written),
            typed,
        )
        if isinstance(card, Gone):
            await respond(interaction, refusal(texts.GONE))
            return
        pages = pages_of(card.draft.fields.get(PAGED[part]) or ())
        here = next((place for place, one in enumerate(pages) if page.start in one), len(pages))
        await respond(interaction, page_view(card, part, here))

    async def name(self, interaction: Interaction, action: NameInDraft) -> None:
        """Take what was meant by an unknown name."""
        guild = await held(self.app, interaction)
        if guild is not None:
            user, number = interaction.user.id, number_of(action.number)
            card = await choose_name(self.app, guild.id, user, action.key, number, action.own)
            await _show(interaction, card)

    async def save(self, interaction: Interaction, action: SaveDraft) -> None:
        """Publish, after a look at what that changes."""
        guild = await held(self.app, interaction)
        if guild is None:
            return
        confirmed = number_of(action.written) if action.written else None
        done = await save(self.app, guild.id, interaction.user.id, action.key, confirmed)
        await self.tell(interaction, guild, done)

    async def overwrite(self, interaction: Interaction, action: OverwriteDraft) -> None:
        """Publish over what another changed, which was shown; not over what came after that."""
        guild = await held(self.app, interaction)
        if guild is None:
            return
        user, seen = interaction.user.id, number_of(action.revision)
        card = await rebase(self.app, guild.id, user, action.key, seen)
        if isinstance(card, Gone):
            await respond(interaction, refusal(texts.GONE))
            return
        done = await save(self.app, guild.id, user, action.key, card.draft.written)
        await self.tell(interaction, guild, done)

    async def drop(self, interaction: Interaction, action: DropDraft) -> None:
        """Forget a draft."""
        guild = await held(self.app, interaction)
        if guild is None:
            return
        draft = await drop(self.app, guild.id, interaction.user.id, action.key)
        if draft is None:
            await respond(interaction, refusal(texts.GONE))
        else:
            await respond(interaction, dropped_view(draft, self.app.catalogue.for_guild(guild.id)))

    async def tell(self, interaction: Interaction, guild: discord.Guild, done: Save) -> None:
        """Say what came of saving, and log it where something was."""
        match done:
            case Saved():
                view = self.app.catalogue.for_guild(guild.id)
                await respond(interaction, saved_view(done, view))
                say = texts.log_added if done.is_new else texts.log_changed
                line = say(interaction.user.display_name, done.entry.heading)
                await log_change(self.app, guild, line)
            case SavedAlready():
                await respond(interaction, saved_already_view(done))
            case Unfinished(card):
                await respond(interaction, card_view(card, refused=True))
            case ToConfirm():
                await respond(interaction, review_view(done))
            case SavedByOther():
                await respond(interaction, conflict_view(done))
            case Gone():
                await respond(interaction, refusal(texts.GONE))
            case NotFound():
                await respond(interaction, refusal(texts.NO_ENTRY))

    async def _card(self, interaction: Interaction, key: str) -> Card | None:
        """Return a draft before a form is shown, which has to be the first answer; else say no."""
        guild = await moderated(self.app, interaction)
        if guild is None:
            return None
        card = await open_draft(self.app, guild.id, interaction.user.id, key)
        if isinstance(card, Gone):
            await respond(interaction, refusal(texts.GONE))
            return None
        return card


async def _show(interaction: Interaction, card: Card | Gone) -> None:
    view = refusal(texts.GONE) if isinstance(card, Gone) else card_view(card)
    await respond(interaction, view)


def _part(text: str, card: Card | None = None) -> Part | None:
    """Return the part that a button names; None where there is none of that name."""
    if text not in set(Part):
        return None
    part = Part(text)
    return part if card is None or part in PARTS[card.kind] else None


def _range(action: EditDraftPage) -> range:
    return range(number_of(action.first), number_of(action.end))
