"""The forms and buttons of a draft; each step checks the right itself, and whose draft it is."""

from bot.app import App
from bot.curation import actions, draft_views, drafts
from bot.curation.publishing import NOT_FOUND
from bot.discord.failures import BUTTON_TOO_OLD
from bot.discord.managing import log_by
from bot.discord.options import view_of
from bot.discord.presses import form, present, press, typed_texts
from bot.discord.rights import moderating
from bot.discord.sending import Interaction, hold, respond, think
from bot.view import Refused
from knowledge.drafting.parts import PARTS, Part
from knowledge.entry import Kind

DRAFT = "concept."
"""Before the key of a draft in the list of what can be edited; ids have no dots."""


class Drafts:
    """What the forms and buttons of a draft do; its card changes in its own message."""

    def __init__(self, app: App) -> None:
        self.app = app

    @form(actions.BeginDraft, waits=think)
    async def begin(self, interaction: Interaction, action: actions.BeginDraft) -> None:
        guild = await moderating(interaction)
        if action.kind not in set(Kind):
            raise Refused(BUTTON_TOO_OLD)
        kind, typed = Kind(action.kind), typed_texts(interaction)
        card = await drafts.begin_draft(self.app, guild.id, interaction.user.id, kind, typed)
        await respond(interaction, draft_views.card_view(card))

    @press(actions.EditEntry, waits=think)
    async def edit_entry(self, interaction: Interaction, action: actions.EditEntry) -> None:
        await self.edit(interaction, action.entry)

    async def edit(self, interaction: Interaction, chosen: str) -> None:
        guild, user = await moderating(interaction), interaction.user.id
        if chosen.startswith(DRAFT):
            key = chosen.removeprefix(DRAFT)
            await _show(interaction, await drafts.open_draft(self.app, guild.id, user, key))
        elif (card := await drafts.begin_edit(self.app, guild.id, user, chosen)) is not None:
            await _show(interaction, card)
        else:
            raise Refused(NOT_FOUND)

    @press(actions.OpenDraft)
    async def open(self, interaction: Interaction, action: actions.OpenDraft) -> None:
        guild = await moderating(interaction, hold)
        card = await drafts.open_draft(self.app, guild.id, interaction.user.id, action.key)
        await _show(interaction, card)

    @press(actions.EditDraft)
    async def edit_part(self, interaction: Interaction, action: actions.EditDraft) -> None:
        """Show the form of a part as it stands; it has to be the first answer."""
        guild = await moderating(interaction)
        card = await drafts.open_draft(self.app, guild.id, interaction.user.id, action.key)
        part = _part(action)
        if part not in PARTS[card.draft.kind]:
            raise Refused(BUTTON_TOO_OLD)
        part_form = draft_views.part_form(card, part)
        if part_form is None:
            raise Refused(draft_views.TOO_LONG_FOR_FORM)
        await present(interaction, part_form)

    @form(actions.EditDraft)
    async def write_part(self, interaction: Interaction, action: actions.EditDraft) -> None:
        guild, part = await moderating(interaction, hold), _part(action)
        typed, user = typed_texts(interaction), interaction.user.id
        card = await drafts.fill_in(self.app, guild.id, user, action.key, part, typed)
        await _show(interaction, card)

    @press(actions.NameInDraft)
    async def choose_name(self, interaction: Interaction, action: actions.NameInDraft) -> None:
        guild, user = await moderating(interaction, hold), interaction.user.id
        card = await drafts.choose_name(
            self.app, guild.id, user, action.key, action.number, action.target
        )
        await _show(interaction, card)

    @press(actions.SaveDraft)
    async def save(self, interaction: Interaction, action: actions.SaveDraft) -> None:
        guild, user = await moderating(interaction, hold), interaction.user.id
        result = await drafts.save(self.app, guild.id, user, action.key, action.written)
        await self.show_result(interaction, result)

    @press(actions.OverwriteDraft)
    async def overwrite(self, interaction: Interaction, action: actions.OverwriteDraft) -> None:
        """Publish over what another changed, which was shown; not over what came after that."""
        guild, user = await moderating(interaction, hold), interaction.user.id
        result = await drafts.save(self.app, guild.id, user, action.key, over=action.revision)
        await self.show_result(interaction, result)

    @press(actions.DropDraft)
    async def drop(self, interaction: Interaction, action: actions.DropDraft) -> None:
        guild = await moderating(interaction, hold)
        draft = await drafts.drop(self.app, guild.id, interaction.user.id, action.key)
        await respond(interaction, draft_views.dropped_view(draft, view_of(interaction)))

    async def show_result(self, interaction: Interaction, result: drafts.SaveOutcome) -> None:
        match result:
            case drafts.Saved():
                await respond(interaction, draft_views.saved_view(result, view_of(interaction)))
                did = "voegde ‘{}’ toe" if result.is_new else "wijzigde ‘{}’"
                await log_by(interaction, f"{did.format(result.entry.heading)}.")
            case drafts.SavedAlready():
                await respond(interaction, draft_views.saved_already_view(result))
            case drafts.Card():
                await respond(interaction, draft_views.card_view(result, refused=True))
            case drafts.ToConfirm():
                await respond(interaction, draft_views.review_view(result))
            case drafts.SavedByOther():
                await respond(interaction, draft_views.conflict_view(result))


async def _show(interaction: Interaction, card: drafts.Card) -> None:
    await respond(interaction, draft_views.card_view(card))


def _part(action: actions.EditDraft) -> Part:
    if action.part not in set(Part):
        raise Refused(BUTTON_TOO_OLD)
    return Part(action.part)
