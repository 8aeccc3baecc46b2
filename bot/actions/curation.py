"""An entry as a moderator sees and changes it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class UndoChange:
    """Maak ongedaan: take back the revision of an entry, if it is the newest."""

    entry: str
    revision: str


@dataclass(frozen=True, slots=True)
class EditEntry:
    """Bewerken."""

    entry: str


@dataclass(frozen=True, slots=True)
class CheckEntry:
    """Gecontroleerd: `entry` is right as it is at this revision."""

    entry: str
    revision: str


@dataclass(frozen=True, slots=True)
class ArchiveEntry:
    """Archiveren: take `entry`, as it is at this revision, out of what can be found."""

    entry: str
    revision: str


@dataclass(frozen=True, slots=True)
class HideEntry:
    """Verbergen: the same for an entry that all servers share, on this one."""

    entry: str
    revision: str


@dataclass(frozen=True, slots=True)
class OpenEntry:
    """Show `entry` as a moderator sees it."""

    entry: str


@dataclass(frozen=True, slots=True)
class EntryHistory:
    """Geschiedenis: a page, from 0, of what was done to `entry`."""

    entry: str
    page: str


FOR_ALL = "all"
"""Stands for the revision of the form that all servers have."""


@dataclass(frozen=True, slots=True)
class ReturnTo:
    """Herstel: give `entry` the form that it had at a revision; `seen` is the newest one shown."""

    entry: str
    revision: str
    seen: str


@dataclass(frozen=True, slots=True)
class UpkeepPage:
    """Show a page, from 0, of what needs care: a `Care` of `bot.use_cases.upkeep`."""

    care: str
    page: str


CurationAction = (
    UndoChange
    | EditEntry
    | CheckEntry
    | ArchiveEntry
    | HideEntry
    | OpenEntry
    | EntryHistory
    | ReturnTo
    | UpkeepPage
)

VERBS: dict[str, type[CurationAction]] = {
    "unchange": UndoChange,
    "edit": EditEntry,
    "check": CheckEntry,
    "archive": ArchiveEntry,
    "hide": HideEntry,
    "entry": OpenEntry,
    "history": EntryHistory,
    "return": ReturnTo,
    "upkeep": UpkeepPage,
}
