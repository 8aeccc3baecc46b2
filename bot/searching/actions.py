"""To an entry, a theme, or a page of what was found, wherever it is listed."""

from __future__ import annotations

from bot.actions import Action, verb


@verb("page")
class Page(Action):
    """Show a page, from 0, of the search kept under `key`."""

    key: str
    page: str
