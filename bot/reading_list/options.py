"""What `/leeslijst` takes: items of the own list, anything that is known, how the list is shown."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from discord import app_commands

from bot.cards.actions import Keep
from bot.discord.options import MOST_CHOICES, NameOption, ThemeOf, completions, view_of
from bot.discord.sending import Interaction
from bot.dutch import AN_ITEM
from bot.reading_list.arrange import ListPage, ReadingItem, Sort, items_of
from bot.reading_list.keep import MarkRead, Remove, WriteNote
from bot.reading_list.views import SORTS, STATUSES
from bot.view import Refused, Section
from knowledge.answering.completing import Choices, Named
from storage.reading_lists import MOST_NOTE

STATUS_CHOICES = [app_commands.Choice(name=word, value=word) for word in STATUSES.values()]
STATUS_CODES = {word: status.value for status, word in STATUSES.items()}
SORT_CODES = {word: sort.value for sort, (word, _) in SORTS.items()}
SORT_CHOICES = [
    app_commands.Choice(name=f"{word}: {order}", value=word) for word, order in SORTS.values()
]
Note = app_commands.Range[str, 1, MOST_NOTE]
CHOOSE_TITLE = "De titel of de vraag; typ een paar letters en kies"
CHOOSE_LISTED = "Iets van je leeslijst; typ een paar letters en kies"


def names_of(items: Iterable[ReadingItem]) -> Choices:
    """Items to be completed: by the title of now, or by that of when it was added."""
    return Choices.of(
        Named(item.id, item.title, (item.listed.title,) if item.listed.title != item.title else ())
        for item in items
    )


async def own_items(interaction: Interaction) -> list[ReadingItem]:
    """What is on the list of who acts: what is to be read first, newest addition first."""
    app = interaction.client.app
    items = await items_of(app, interaction.user.id, interaction.guild_id)
    return [item for read in (False, True) for item in reversed(items) if item.listed.read is read]


async def own_names(interaction: Interaction) -> Choices:
    return names_of(await own_items(interaction))


class ItemOption(NameOption):
    """An item; what was written with it is shown again where it isn't known: no button holds it."""

    async def transform(self, interaction: Any, value: Any, /) -> str | Refused | None:
        chosen = await self._chosen(interaction, value)
        note = interaction.namespace.notitie or interaction.namespace.tekst
        if not note or not isinstance(chosen, Refused):
            return chosen
        later = Section("Je notitie is nog niet bewaard. Dit schreef je:", note)
        return Refused(replace(chosen.view, sections=(*chosen.view.sections, later)))

    async def _chosen(self, interaction: Any, value: str) -> str | Refused | None:
        return await super().transform(interaction, value)


class AnyItemOption(ItemOption):
    """Anything that is known here; a link to it will do."""

    async def _chosen(self, interaction: Any, value: str) -> str | Refused | None:
        chosen = await super()._chosen(interaction, value)
        linked = view_of(interaction).mentions.named_in(value)
        return linked[0] if isinstance(chosen, Refused) and len(linked) == 1 else chosen


class UnreadOption(ItemOption):
    """Something of the own list: what is to be read is offered first, however it matches."""

    async def autocomplete(self, interaction: Any, value: Any, /) -> list[Any]:
        items = await own_items(interaction)
        unread = names_of(item for item in items if not item.listed.read)
        read = names_of(item for item in items if item.listed.read)
        return [*completions(unread, value), *completions(read, value)][:MOST_CHOICES]


class RemindableOption(ItemOption):
    """Something of the own list, which holds what is gone too, or else of all that is known."""

    async def _chosen(self, interaction: Any, value: str) -> str | Refused | None:
        chosen = await super()._chosen(interaction, value)
        return await KNOWN.transform(interaction, value) if isinstance(chosen, Refused) else chosen


LISTED = "iets van je leeslijst"
KNOWN = NameOption(AN_ITEM, lambda at: view_of(at).items)
AnyItem = app_commands.Transform[str, AnyItemOption(AN_ITEM, lambda at: view_of(at).items, Keep)]
OfTheme = app_commands.Transform[
    str | None, ThemeOf(lambda chosen: page_of(chosen.status, chosen.sorteer, chosen.max_leestijd))
]
ToRead = app_commands.Transform[str, UnreadOption(LISTED, own_names, MarkRead)]
ToNote = app_commands.Transform[str, ItemOption(LISTED, own_names, WriteNote)]
ToRemove = app_commands.Transform[str, ItemOption(LISTED, own_names, Remove)]
ToRemind = app_commands.Transform[str, RemindableOption(LISTED, own_names)]


def page_of(status: str | None, sort: str | None, minutes: int | None) -> ListPage:
    order = SORT_CODES.get(sort or "", Sort.ADDED.value)
    return ListPage(0, STATUS_CODES.get(status or "", ""), "", order, minutes)
