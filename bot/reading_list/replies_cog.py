"""What the reading list answers to each command and press: plain values in, a message out."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from bot.reading_list import texts
from bot.reading_list.exports.describing import Exported
from bot.reading_list.exports.exporting import export
from bot.reading_list.keeping import Added, AlreadyThere, Marked, Noted, keep
from bot.reading_list.list_changes_view import ask_to_empty, change_view, which_view
from bot.reading_list.removing import AskAgain, Swapped
from bot.reading_list.shelf import read_item, read_shelf, shelve
from bot.reading_list.views import item_view, list_view
from bot.view import notice, refusal
from knowledge.entry import Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.app import App
    from bot.reading_list.exports.exporting import ExportedFile, Format
    from bot.reading_list.list_changes_view import Change
    from bot.reading_list.shelf import Shelved, Shown
    from bot.view import View


async def the_list(app: App, user: int, guild: int | None, shown: Shown, page: int) -> View:
    """Return a page of the list of `user`."""
    catalogue = app.catalogue.for_guild(guild)
    shelf = await read_shelf(app, catalogue, user, shown)
    theme = catalogue.taxonomy.themes.get(shown.theme or "")
    return list_view(shelf, page=page, theme=theme.name if theme else None)


async def the_item(app: App, user: int, guild: int | None, item_id: str) -> View:
    """Return an item of the list of `user`."""
    placed = await read_item(app, app.catalogue.for_guild(guild), user, item_id)
    return item_view(placed.one) if placed else refusal(texts.NOT_LISTED)


async def kept(app: App, user: int, guild: int | None, item_id: str, note: str = "") -> View:
    """Put an entry on the list of `user`, and return how it stands there."""
    return await changed(app, user, guild, await keep(app, user, guild, item_id, note))


async def kept_one_of(app: App, user: int, guild: int | None, named: Sequence[str]) -> View:
    """Put the one that a message names on the list; where it names more, return which to choose."""
    if len(named) == 1:
        return await kept(app, user, guild, named[0])
    entries = app.catalogue.for_guild(guild).entries
    return which_view([entries[own] for own in named]) if named else refusal(texts.NONE_IN_MESSAGE)


async def changed(app: App, user: int, guild: int | None, change: Change) -> View:
    """Return what was changed as it stands on the list; after an addition with more to read."""
    placed = None
    if isinstance(change, Added | AlreadyThere | Marked | Noted | Swapped):
        catalogue = app.catalogue.for_guild(guild)
        placed = await read_item(app, catalogue, user, change.item.item_id)
    return change_view(change, placed, also=isinstance(change, Added))


async def asked_to_empty(app: App, user: int) -> View:
    """Return the question whether all may go."""
    count = len(await app.stores.reading_lists.of_user(user))
    return ask_to_empty(AskAgain(count), app.now())


async def exported(
    app: App, user: int, guild: int | None, wanted: Format
) -> tuple[View, ExportedFile | None]:
    """Return the list of `user` as a file, with what to say of it; None where there is nothing."""
    catalogue = app.catalogue.for_guild(guild)
    items = shelve(await app.stores.reading_lists.of_user(user), catalogue)
    if not items:
        return notice(texts.NOTHING_TO_EXPORT), None
    rows = [_exported(one) for one in items]
    file = await asyncio.to_thread(export, wanted, rows, catalogue, app.now())
    return notice(texts.exported(len(items))), file


def _exported(one: Shelved) -> Exported:
    item = one.item
    return Exported(
        item_id=item.item_id,
        title=item.title,
        url=item.url,
        kind=Kind(item.kind),
        entry=one.entry,
        note=item.note,
        added_at=item.added_at,
        read_at=item.read_at,
    )
