"""An entry as a moderator sees and changes it."""

from __future__ import annotations

from bot.actions import Action, verb


@verb("unchange")
class UndoChange(Action):
    """Maak ongedaan: take back the revision of an entry, if it is the newest."""

    entry: str
    revision: str


@verb("edit")
class EditEntry(Action):
    """Bewerken."""

    entry: str


@verb("check")
class CheckEntry(Action):
    """Gecontroleerd: `entry` is right as it is at this revision."""

    entry: str
    revision: str


@verb("archive")
class ArchiveEntry(Action):
    """Archiveren: take `entry`, as it is at this revision, out of what can be found."""

    entry: str
    revision: str


@verb("hide")
class HideEntry(Action):
    """Verbergen: the same for an entry that all servers share, on this one."""

    entry: str
    revision: str


@verb("entry")
class OpenEntry(Action):
    """Show `entry` as a moderator sees it."""

    entry: str


@verb("history")
class EntryHistory(Action):
    """Geschiedenis: a page, from 0, of what was done to `entry`."""

    entry: str
    page: str


FOR_ALL = "all"
"""Stands for the revision of the form that all servers have."""


@verb("return")
class ReturnTo(Action):
    """Herstel: give `entry` the form that it had at a revision; `seen` is the newest one shown."""

    entry: str
    revision: str
    seen: str


@verb("upkeep")
class UpkeepPage(Action):
    """Show a page, from 0, of what needs care: a `Care` of `bot.curation.upkeep`."""

    care: str
    page: str
