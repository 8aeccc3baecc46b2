"""A draft of an entry: written part by part, and saved or dropped."""

from __future__ import annotations

from bot.actions import Action, verb


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


@verb("drafttexts")
class DraftPage(Action):
    """Show a page, from 0, of the many texts of a part of a draft."""

    key: str
    part: str
    page: str


@verb("edittexts")
class EditDraftPage(Action):
    """Change the texts from `first` up to `end` of a part, as they stood after `written` times."""

    key: str
    part: str
    first: str
    end: str
    written: str


@verb("draftname")
class NameInDraft(Action):
    """Bedoel je: `own` is meant by the unknown name of that number; empty leaves it out."""

    key: str
    number: str
    own: str


@verb("savedraft")
class SaveDraft(Action):
    """Opslaan: publish a draft; `written` is how often it was when its review was accepted."""

    key: str
    written: str = ""


@verb("overdraft")
class OverwriteDraft(Action):
    """Mijn versie opslaan: publish a draft over the revision of another that was shown."""

    key: str
    revision: str


@verb("dropdraft")
class DropDraft(Action):
    """Annuleren: forget a draft."""

    key: str
