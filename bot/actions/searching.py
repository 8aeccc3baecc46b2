"""To an entry, a theme, or a page of what was found, wherever it is listed."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Show:
    """Show an entry, wherever it was listed."""

    entry: str


@dataclass(frozen=True, slots=True)
class Page:
    """Show a page, from 0, of the search kept under `key`."""

    key: str
    page: str


@dataclass(frozen=True, slots=True)
class ShowTheme:
    """Show a theme."""

    theme: str


SearchAction = Show | Page | ShowTheme

VERBS: dict[str, type[SearchAction]] = {
    "show": Show,
    "page": Page,
    "theme": ShowTheme,
}
