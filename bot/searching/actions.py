"""To an entry, a theme, or a page of what was found, wherever it is listed."""

from __future__ import annotations

from bot.actions import Action, verb


@verb("show")
class Show(Action):
    """Show an entry, wherever it was listed."""

    entry: str


@verb("page")
class Page(Action):
    """Show a page, from 0, of the search kept under `key`."""

    key: str
    page: str


@verb("theme")
class ShowTheme(Action):
    """Show a theme."""

    theme: str
