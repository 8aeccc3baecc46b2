"""`/leeslijst` and *Zet op leeslijst*: everyone's own list, seen by nobody else.

Its buttons act, wherever they stand, on the list of whoever presses. On a list or an item the
message itself changes; what can't be done is said apart, and leaves the message as it is.
"""

import asyncio
from collections.abc import Sequence
from dataclasses import replace

import discord
from discord import app_commands
from discord.ext import commands

from bot.actions import moment_of
from bot.app import App
from bot.cards.actions import Keep
from bot.delivery import is_closed
from bot.discord.commands import add_menu, command
from bot.discord.messages import named_in
from bot.discord.options import view_of
from bot.discord.people import respond_with_undelivered
from bot.discord.presses import ask_text, form, press, press_several, typed_text
from bot.discord.sending import (
    Interaction,
    fits,
    hold,
    hold_if_private,
    is_private,
    relabel,
    respond,
    tell,
    think,
)
from bot.reading_list import arrange, keep, options, reminders, views
from bot.reading_list import change_views as changes
from bot.reading_list.exports.export import FORMATS, Format, export, export_view, formats_view
from bot.view import Refused, Tone, View, notice, paged, refusal
from storage.reading_lists import MOST_NOTE

MOST_MINUTES = 24 * 60
FORMAT_CHOICES = [
    app_commands.Choice(name=name, value=code.value) for code, name in FORMATS.items()
]
LONGEST_WHEN = 200


@app_commands.allowed_contexts(guilds=True, dms=True, private_channels=False)
class ReadingList(
    commands.GroupCog,
    group_name="leeslijst",
    group_description="Jouw leeslijst: bewaar wat je wilt lezen; alleen jij ziet hem",
):
    def __init__(self, bot: commands.Bot, app: App) -> None:
        self.bot = bot
        self.app = app
        add_menu(bot.tree, "Zet op leeslijst", self.keep_message)

    @command(
        "toon", "Bekijk je leeslijst, of wat je kunt lezen in de tijd die je hebt", waits=think
    )
    @app_commands.rename(theme="thema", sort="sorteer", minutes="max_leestijd")
    @app_commands.describe(
        status="Alleen wat je nog moet lezen, of alleen wat je gelezen hebt",
        theme="Alleen dit thema",
        sort="In welke volgorde; anders staat bovenaan wat je het laatst hebt toegevoegd",
        minutes="Zoveel minuten heb je: ik kies wat erin past",
    )
    @app_commands.choices(status=options.STATUS_CHOICES, sort=options.SORT_CHOICES)
    async def show(
        self,
        interaction: Interaction,
        status: str | None = None,
        theme: options.OfTheme = None,
        sort: str | None = None,
        minutes: app_commands.Range[int, 1, MOST_MINUTES] | None = None,
    ) -> None:
        page = replace(options.page_of(status, sort, minutes), theme=theme or "")
        await respond_with_undelivered(interaction, await self._list(interaction, page))

    @command("toevoegen", "Zet iets op je leeslijst", waits=think)
    @app_commands.rename(note="notitie")
    @app_commands.describe(
        item=options.CHOOSE_TITLE,
        note="Een notitie voor jezelf, bijvoorbeeld waarom je het wilt lezen",
    )
    async def add(
        self, interaction: Interaction, item: options.AnyItem, note: options.Note | None = None
    ) -> None:
        change = await keep.keep(self.app, *_who(interaction), item, note)
        await respond_with_undelivered(interaction, changes.change_view(change))

    @command("gelezen", "Geef aan dat je iets gelezen hebt", waits=think)
    @app_commands.describe(item=options.CHOOSE_LISTED)
    async def read(self, interaction: Interaction, item: options.ToRead) -> None:
        change = await keep.mark(self.app, interaction.user.id, item, read=True)
        await respond_with_undelivered(interaction, changes.change_view(change))

    @command("notitie", "Schrijf een notitie bij iets op je leeslijst", waits=think)
    @app_commands.rename(text="tekst")
    @app_commands.describe(
        item=options.CHOOSE_LISTED, text="Je notitie; die komt in de plaats van de oude"
    )
    async def note(
        self, interaction: Interaction, item: options.ToNote, text: options.Note
    ) -> None:
        change = await keep.write_note(self.app, interaction.user.id, item, text)
        await respond_with_undelivered(interaction, changes.change_view(change))

    @command(
        "herinner",
        "Krijg een privébericht dat je aan iets herinnert, op het moment dat jij kiest",
        waits=think,
    )
    @app_commands.rename(when="wanneer")
    @app_commands.describe(
        item=options.CHOOSE_LISTED,
        when="Wanneer, bijvoorbeeld: morgen om 9 uur, of volgende week dinsdag",
    )
    async def remind(self, interaction: Interaction, item: options.ToRemind, when: str) -> None:
        outcome = await reminders.remind(self.app, *_who(interaction), item, when)
        await _reply_reminder(interaction, outcome)

    @command("herinneringen", "Bekijk je herinneringen, en haal er een weg", waits=think)
    async def show_reminders(self, interaction: Interaction) -> None:
        await respond_with_undelivered(interaction, await _reminders_view(interaction))

    @command("verwijder", "Haal iets van je leeslijst", waits=think)
    @app_commands.describe(item=options.CHOOSE_LISTED)
    async def remove(self, interaction: Interaction, item: options.ToRemove) -> None:
        removal = await keep.remove(self.app, interaction.user.id, item)
        await respond_with_undelivered(interaction, changes.removal_view(removal))

    @command(
        "exporteer",
        "Neem je leeslijst mee als bestand, bijvoorbeeld voor Word, Excel of Zotero",
        waits=think,
    )
    @app_commands.rename(wanted="formaat")
    @app_commands.describe(wanted="Het soort bestand")
    @app_commands.choices(wanted=FORMAT_CHOICES)
    async def export(self, interaction: Interaction, wanted: str) -> None:
        await self._export(interaction, wanted)

    @press(arrange.AskFormat, waits=think)
    async def press_export(self, interaction: Interaction, _action: arrange.AskFormat) -> None:
        await respond(interaction, formats_view())

    @press(arrange.ExportAs, waits=hold)
    async def press_format(self, interaction: Interaction, action: arrange.ExportAs) -> None:
        await self._export(interaction, action.wanted)

    @press(arrange.AskOrder, waits=hold)
    async def press_order(self, interaction: Interaction, action: arrange.AskOrder) -> None:
        await respond(interaction, views.order_view(action))

    async def _export(self, interaction: Interaction, wanted: str) -> None:
        items = await arrange.items_of(self.app, *_who(interaction))
        if not items:
            await respond(interaction, export_view(0))
            return
        catalogue, now = view_of(interaction), self.app.now()
        file = await asyncio.to_thread(export, Format(wanted), items, catalogue, now)
        if not fits(file):
            raise Refused(
                "Het bestand is te groot voor Discord. Kies een ander formaat, of haal lange "
                "notities weg."
            )
        await respond(interaction, export_view(len(items)), files=(file,))

    @command(
        "leegmaken", "Haal alles van je leeslijst; ik vraag eerst of je het zeker weet", waits=think
    )
    async def empty(self, interaction: Interaction) -> None:
        count = len(await self.app.stores.reading_lists.of_user(interaction.user.id))
        await respond_with_undelivered(interaction, changes.ask_to_empty(count, self.app.now()))

    async def keep_message(self, interaction: Interaction, message: discord.Message) -> None:
        await think(interaction)
        assert self.bot.user is not None, "a menu is chosen after the login"
        catalogue = view_of(interaction)
        match named_in(message, self.bot.user, catalogue.mentions):
            case [item]:
                view = changes.change_view(await keep.keep(self.app, *_who(interaction), item))
            case [*items] if items:
                view = views.which_view([catalogue.entries[item] for item in items])
            case _:
                view = refusal(
                    "In dit bericht herken ik niets uit mijn kennis. Het werkt met een link naar "
                    "een rapport, met een hele titel, en met mijn eigen antwoorden. Zoek anders "
                    "met /leeslijst toevoegen."
                )
        await respond_with_undelivered(interaction, view)

    @press(Keep)
    async def press_keep(self, interaction: Interaction, action: Keep) -> None:
        """Keep it; a button that only this person sees says from then on that it is kept."""
        alone = is_private(interaction) and "values" not in (interaction.data or {})
        await (hold if alone else think)(interaction)
        change = await keep.keep(self.app, *_who(interaction), action.entry)
        view = changes.change_view(change)
        if not alone:
            await respond(interaction, view)
            return
        if isinstance(change, keep.Addition):
            await relabel(interaction, action, changes.KEPT, arrange.ShowListed(action.entry))
        await tell(interaction, view)

    @press_several(Keep, waits=think)
    async def press_keep_several(self, interaction: Interaction, actions: Sequence[Keep]) -> None:
        ids = [action.entry for action in actions]
        additions = await keep.keep_several(self.app, *_who(interaction), ids)
        await respond(interaction, changes.kept_several_view(additions))

    @press(arrange.ListPage, waits=hold_if_private)
    async def press_page(self, interaction: Interaction, action: arrange.ListPage) -> None:
        await respond(interaction, await self._list(interaction, action))

    @press(arrange.ShowListed, waits=think)
    async def press_show(self, interaction: Interaction, action: arrange.ShowListed) -> None:
        item = await self._item(interaction, action.entry)
        if item is None:
            raise Refused(views.NOT_LISTED)
        guild = interaction.guild_id
        past = None if item.entry else await self.app.past_entry(guild, item.id)
        await respond(interaction, views.item_view(item, past=past))

    @press(keep.MarkRead, keep.MarkUnread, waits=hold)
    async def press_mark(
        self, interaction: Interaction, action: keep.MarkRead | keep.MarkUnread
    ) -> None:
        read = isinstance(action, keep.MarkRead)
        change = await keep.mark(self.app, interaction.user.id, action.entry, read=read)
        await self._renew_item(interaction, change)

    @press(keep.WriteNote)
    async def press_note(self, interaction: Interaction, action: keep.WriteNote) -> None:
        item = await self.app.stores.reading_lists.get(interaction.user.id, action.entry)
        if item is None:
            raise Refused(views.NOT_LISTED)
        title, label, note = "Je notitie", "Wat wil je onthouden?", item.note or ""
        about = "Alleen jij ziet dit. Maak het leeg om je notitie weg te halen."
        await ask_text(interaction, title, action, label, about, MOST_NOTE, note, required=False)

    @form(keep.WriteNote, waits=hold)
    async def take_note(self, interaction: Interaction, action: keep.WriteNote) -> None:
        note = typed_text(interaction)
        change = await keep.write_note(self.app, interaction.user.id, action.entry, note)
        await self._renew_item(interaction, change)

    @press(keep.Remove, waits=hold)
    async def press_remove(self, interaction: Interaction, action: keep.Remove) -> None:
        removal = await keep.remove(self.app, interaction.user.id, action.entry)
        await _renew(interaction, changes.removal_view(removal))

    @press(keep.RemoveAdded, waits=hold)
    async def press_remove_added(self, interaction: Interaction, action: keep.RemoveAdded) -> None:
        at = moment_of(action.added_at)
        removal = await keep.remove_added(self.app, interaction.user.id, at)
        await _renew(interaction, changes.removal_view(removal))

    @press(keep.Undo, waits=hold)
    async def press_undo(self, interaction: Interaction, action: keep.Undo) -> None:
        undone = await keep.undo(self.app, interaction.user.id, action.key)
        await _renew(interaction, changes.undo_view(undone))

    @press(keep.EmptyList, waits=hold)
    async def press_empty(self, interaction: Interaction, action: keep.EmptyList) -> None:
        removal = await keep.empty(self.app, interaction.user.id, moment_of(action.asked_at))
        await _renew(interaction, changes.emptying_view(removal, self.app.now()))

    @press(reminders.Remind, waits=think)
    async def press_remind(self, interaction: Interaction, action: reminders.Remind) -> None:
        outcome = await reminders.remind(
            self.app, *_who(interaction), action.entry, reminders.IN_A_WEEK
        )
        await _reply_reminder(interaction, outcome)

    @press(reminders.AskRemind, waits=think)
    async def press_which(self, interaction: Interaction, _action: reminders.AskRemind) -> None:
        items = await arrange.items_of(self.app, *_who(interaction))
        unread = [item for item in reversed(items) if not item.listed.read]
        await respond(interaction, changes.which_to_remind_view(unread))

    @press(reminders.RemindWhen)
    async def press_when(self, interaction: Interaction, action: reminders.RemindWhen) -> None:
        about = "Bijvoorbeeld: morgen om 9 uur, of volgende week dinsdag"
        await ask_text(interaction, "Herinner mij", action, "Wanneer?", about, LONGEST_WHEN)

    @form(reminders.RemindWhen, waits=think)
    async def take_when(self, interaction: Interaction, action: reminders.RemindWhen) -> None:
        when = typed_text(interaction)
        outcome = await reminders.remind(self.app, *_who(interaction), action.entry, when)
        await _reply_reminder(interaction, outcome)

    @press(reminders.CancelReminder, waits=hold)
    async def press_cancel(
        self, interaction: Interaction, action: reminders.CancelReminder
    ) -> None:
        try:
            outcome = await reminders.cancel(self.app, interaction.user.id, action.key)
            view = changes.cancel_view(outcome)
        except Refused as refused:
            view = refused.view
        if "values" in (interaction.data or {}):  # chosen from the list: it shows what is left
            view = await _reminders_view(interaction, view.text)
        await _renew(interaction, view)

    @press(reminders.ReadReminded, waits=think)
    async def press_read(self, interaction: Interaction, action: reminders.ReadReminded) -> None:
        message = interaction.message.id if interaction.message else None
        marking = await reminders.read_reminded(self.app, interaction.user.id, action.key, message)
        await respond(interaction, notice(changes.change_view(marking).text))

    @press(reminders.Snooze, waits=think)
    async def press_snooze(self, interaction: Interaction, action: reminders.Snooze) -> None:
        message = interaction.message.id if interaction.message else None
        outcome = await reminders.snooze(self.app, interaction.user.id, action.key, message)
        await _reply_reminder(interaction, outcome)

    async def _renew_item(self, interaction: Interaction, change: keep.Change) -> None:
        """Show the item as it stands now in its place, or say apart why nothing changed."""
        view = changes.change_view(change)
        item = None
        if not isinstance(change, keep.NotKept):
            item = await self._item(interaction, change.item.item_id)
        await _renew(interaction, views.item_view(item, done=view.text) if item else view)

    async def _item(self, interaction: Interaction, item_id: str) -> arrange.ReadingItem | None:
        items = await arrange.items_of(self.app, *_who(interaction))
        return next((item for item in items if item.id == item_id), None)

    async def _list(self, interaction: Interaction, page: arrange.ListPage) -> View:
        catalogue = view_of(interaction)
        contents = arrange.arrange(
            await arrange.items_of(self.app, *_who(interaction)), page, catalogue
        )
        theme = catalogue.taxonomy.themes.get(page.theme)
        here = paged(contents.items, page.page, views.A_PAGE).shown
        guild, missing = interaction.guild_id, (item.id for item in here if item.entry is None)
        archived = [key for key in missing if await self.app.past_entry(guild, key)]
        return views.list_view(contents, page, theme.name if theme else None, archived)


def _who(interaction: Interaction) -> tuple[int, int | None]:
    return interaction.user.id, interaction.guild_id


async def _reminders_view(interaction: Interaction, done: str = "") -> View:
    app, user = interaction.client.app, interaction.user.id
    closed = await is_closed(app, user)
    return changes.reminders_view(await reminders.reminders_of(app, user), done=done, closed=closed)


async def _reply_reminder(interaction: Interaction, outcome: reminders.ReminderSet) -> None:
    closed = await is_closed(interaction.client.app, interaction.user.id)
    await respond_with_undelivered(interaction, changes.reminder_set_view(outcome, closed=closed))


async def _renew(interaction: Interaction, view: View) -> None:
    await (tell if view.tone is Tone.REFUSAL else respond)(interaction, view)
