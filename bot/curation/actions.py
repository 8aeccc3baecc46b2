"""What a moderator presses: on an entry, on a draft of one, and on a file of many."""

from __future__ import annotations

from bot.actions import Action, verb


@verb("unchange")
class UndoChange(Action):
    """Maak ongedaan: take back the revision of an entry, if it is the newest."""

    entry: str
    revision: int


@verb("edit")
class EditEntry(Action):
    """Bewerken."""

    entry: str


@verb("check")
class CheckEntry(Action):
    """Gecontroleerd: `entry` is right as it is at this revision."""

    entry: str
    revision: int


@verb("archive")
class ArchiveEntry(Action):
    """Archiveren: take `entry`, as it is at this revision, out of what can be found."""

    entry: str
    revision: int


@verb("hide")
class HideEntry(Action):
    """Verbergen: the same for an entry that all servers share, on this one."""

    entry: str
    revision: int


@verb("entry")
class OpenEntry(Action):
    """Show `entry` as a moderator sees it."""

    entry: str


@verb("history")
class EntryHistory(Action):
    """Geschiedenis: a page, from 0, of what was done to `entry`."""

    entry: str
    page: int


FOR_ALL = "all"
"""Stands for the revision of the form that all servers have."""


@verb("return")
class ReturnTo(Action):
    """Herstel: give `entry` the form that it had at a revision; `seen` is the newest one shown."""

    entry: str
    revision: str
    seen: int


@verb("upkeep")
class UpkeepPage(Action):
    """Show a page, from 0, of what needs care: a `Care` of `bot.curation.examining`."""

    care: str
    page: int


@verb("newdraft")
class BeginDraft(Action):
    """Begin a new entry of this kind: the form with the essentials is sent in as this."""

    kind: str


@verb("draft")
class OpenDraft(Action):
    """Show the draft `key` as it is now."""

    key: str


@verb("editdraft")
class EditDraft(Action):
    """Change a part of a draft, of `knowledge.drafting.parts`; also what its form is sent in as."""

    key: str
    part: str


@verb("draftname")
class NameInDraft(Action):
    """Bedoel je: `own` is meant by the unknown name of that number; empty leaves it out."""

    key: str
    number: int
    own: str


@verb("savedraft")
class SaveDraft(Action):
    """Opslaan: publish a draft; `written` is how often it was when its review was accepted."""

    key: str
    written: int | None = None


@verb("overdraft")
class OverwriteDraft(Action):
    """Mijn versie opslaan: publish a draft over the revision of another that was shown."""

    key: str
    revision: int


@verb("dropdraft")
class DropDraft(Action):
    """Annuleren: forget a draft."""

    key: str


@verb("import")
class ConfirmImport(Action):
    """Importeren: write what was shown under `key`."""

    key: str


@verb("noimport")
class CancelImport(Action):
    """Annuleren: forget what was shown under `key`."""

    key: str


@verb("unimport")
class UndoImport(Action):
    """Maak ongedaan: take back the revisions `first` to `last`, written in that UTC second."""

    first: int
    last: int
    second: int
