"""What people leave for moderators about what they see: whose it is, and when they hear back."""

from __future__ import annotations

from datetime import timedelta
from enum import Enum, auto
from typing import TYPE_CHECKING

from knowledge.entry import ElsewhereEntry, Entry

if TYPE_CHECKING:
    from bot.app import App

TELLING_WAITS = timedelta(seconds=30)
"""So long a decision can be taken back before anyone hears of it."""


class NotReportable(Enum):
    """Why nothing can be said of an entry."""

    NO_MODERATORS = auto()
    """There is no server whose moderators could do something about it."""
    NOT_THERE = auto()


def whose(app: App, guild: int | None) -> int | None:
    """Return the server whose moderators look after what is asked in a server, or in a DM."""
    return app.settings.home_guild if guild is None else guild


def reportable(app: App, guild: int | None, entry_id: str) -> Entry | NotReportable:
    """Return the entry that can be reported as wrong or made better, or why none can."""
    if whose(app, guild) is None:
        return NotReportable.NO_MODERATORS
    entry = app.catalogue.for_guild(guild).entries.get(entry_id)
    if entry is None or isinstance(entry, ElsewhereEntry):
        return NotReportable.NOT_THERE
    return entry
