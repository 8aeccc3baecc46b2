"""What a moderator presses: on an entry, on a draft of one, and on a file of many.

`entry` is an id, `revision` the one that was shown; pages count from 0.
"""

from __future__ import annotations

from bot.actions import Action, verb


@verb("unchange")
class UndoChange(Action):
    """Maak ongedaan: take back the revision of an entry, if it is the newest."""

    entry: str
    revision: int


@verb("edit")
class EditEntry(Action):
    entry: str


@verb("check")
class CheckEntry(Action):
    entry: str
    revision: int


@verb("archive")
class ArchiveEntry(Action):
    entry: str
    revision: int


@verb("hide")
class HideEntry(Action):
    entry: str
    revision: int


@verb("entry")
class OpenEntry(Action):
    entry: str


@verb("history")
class EntryHistory(Action):
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
    key: str


@verb("import")
class ConfirmImport(Action):
    key: str


@verb("noimport")
class CancelImport(Action):
    key: str


@verb("unimport")
class UndoImport(Action):
    """Maak ongedaan: take back the revisions `first` to `last`, written in that UTC second."""

    first: int
    last: int
    second: int
