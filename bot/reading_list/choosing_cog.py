"""What the options and buttons of the reading list offer and mean."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from bot.reading_list import texts
from bot.reading_list.shelf import Shown, Sort, Status, shelve
from knowledge.completing import Choices, Named

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.app import App
    from bot.reading_list.actions import ListPage
    from bot.reading_list.shelf import Shelved

STATUSES = {texts.STATUSES[status]: status for status in Status}
SORTS = {texts.SORTS[sort]: sort for sort in Sort}
"""By the word that someone chooses."""
MOST_MINUTES = 24 * 60


async def own_items(app: App, user: int, guild: int | None) -> tuple[list[Shelved], list[Shelved]]:
    """Return what of the list of `user` is to be read, and what is read; newest addition first."""
    catalogue = app.catalogue.for_guild(guild)
    items = shelve(reversed(await app.stores.reading_lists.of_user(user)), catalogue)
    read = [one for one in items if one.item.read]
    return [one for one in items if not one.item.read], read


async def own_names(app: App, user: int, guild: int | None) -> Choices:
    """Return the names of all that is on the list of `user`, what is to be read first."""
    unread, read = await own_items(app, user, guild)
    return named((*unread, *read))


def named(items: Iterable[Shelved]) -> Choices:
    """Return items to be completed: by the title of now, or by that of when it was added."""
    return Choices.of(
        Named(one.item.item_id, one.title, (one.item.title,) if one.item.title != one.title else ())
        for one in items
    )


def read_page(action: ListPage) -> tuple[Shown, int]:
    """Return which list a button shows and which page, from 0; what can't be read is nothing."""
    shown = Shown(
        status=Status(action.status) if action.status in set(Status) else None,
        theme=action.theme or None,
        sort=Sort(action.sort) if action.sort in set(Sort) else Sort.ADDED,
        minutes=_number(action.minutes) or None,
    )
    return shown, _number(action.page)


def asked_at(text: str) -> datetime:
    """Return the moment that a button holds as seconds; long ago where it holds none."""
    return datetime.fromtimestamp(_number(text), UTC)


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= 11 else 0
