"""What moderators' buttons do: on an entry, on a draft of one, and on an import.

`entry` is an id, `revision` the one that was shown; pages count from 0.
"""

from bot.actions import Action, EntryAction, KeyAction, verb


@verb("unchange")
class UndoChange(EntryAction):
    """Maak ongedaan: take back the revision of an entry, if it is the newest."""

    revision: int


@verb("edit")
class EditEntry(EntryAction):
    """Bewerken: begin a draft of `entry`."""


@verb("check")
class CheckEntry(EntryAction):
    revision: int


@verb("archive")
class ArchiveEntry(EntryAction):
    revision: int


@verb("hide")
class HideEntry(EntryAction):
    revision: int


@verb("entry")
class OpenEntry(EntryAction):
    """Show `entry` as moderators see it."""


@verb("history")
class EntryHistory(EntryAction):
    page: int


FOR_ALL = "all"
"""Stands for the revision of the form that all servers have."""


@verb("return")
class ReturnTo(EntryAction):
    """Herstel: give `entry` the form that it had at a revision; `seen` is the newest one shown."""

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
class OpenDraft(KeyAction):
    """Show the draft `key`."""


@verb("editdraft")
class EditDraft(KeyAction):
    """Change a part of a draft, of `knowledge.drafting.parts`; also what its form is sent in as."""

    part: str


@verb("draftname")
class NameInDraft(KeyAction):
    """Bedoel je: the unknown name of that number means `target`, an id; empty leaves it out."""

    number: int
    target: str


@verb("savedraft")
class SaveDraft(KeyAction):
    """Opslaan: publish a draft; `written` is how often it was when its review was accepted."""

    written: int | None = None


@verb("overdraft")
class OverwriteDraft(KeyAction):
    """Mijn versie opslaan: publish a draft over the revision of another that was shown."""

    revision: int


@verb("dropdraft")
class DropDraft(KeyAction):
    """Annuleren: the draft `key` goes."""


@verb("import")
class ConfirmImport(KeyAction):
    """Importeren: take in the file that is kept under `key`."""


@verb("noimport")
class CancelImport(KeyAction):
    """Annuleren: forget the file that is kept under `key`."""


@verb("unimport")
class UndoImport(Action):
    """Maak ongedaan: take back the revisions `first` to `last`, written in that UTC second."""

    first: int
    last: int
    second: int
