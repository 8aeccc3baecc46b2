"""A draft of an entry: written part by part, and saved or dropped."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class BeginDraft:
    """Begin a new entry of this kind: the form with the essentials is sent in as this."""

    kind: str


@dataclass(frozen=True, slots=True)
class OpenDraft:
    """Show the draft `key` as it is now."""

    key: str


@dataclass(frozen=True, slots=True)
class EditDraft:
    """Change a part of a draft, of `knowledge.drafting.parts`; also what its form is sent in as."""

    key: str
    part: str


@dataclass(frozen=True, slots=True)
class DraftPage:
    """Show a page, from 0, of the many texts of a part of a draft."""

    key: str
    part: str
    page: str


@dataclass(frozen=True, slots=True)
class EditDraftPage:
    """Change the texts from `first` up to `end` of a part, as they stood after `written` times."""

    key: str
    part: str
    first: str
    end: str
    written: str


@dataclass(frozen=True, slots=True)
class NameInDraft:
    """Bedoel je: `own` is meant by the unknown name of that number; empty leaves it out."""

    key: str
    number: str
    own: str


@dataclass(frozen=True, slots=True)
class SaveDraft:
    """Opslaan: publish a draft; `written` is how often it was when its review was accepted."""

    key: str
    written: str = ""


@dataclass(frozen=True, slots=True)
class OverwriteDraft:
    """Mijn versie opslaan: publish a draft over the revision of another that was shown."""

    key: str
    revision: str


@dataclass(frozen=True, slots=True)
class DropDraft:
    """Annuleren: forget a draft."""

    key: str


DraftAction = (
    BeginDraft
    | OpenDraft
    | EditDraft
    | DraftPage
    | EditDraftPage
    | NameInDraft
    | SaveDraft
    | OverwriteDraft
    | DropDraft
)

VERBS: dict[str, type[DraftAction]] = {
    "newdraft": BeginDraft,
    "draft": OpenDraft,
    "editdraft": EditDraft,
    "drafttexts": DraftPage,
    "edittexts": EditDraftPage,
    "draftname": NameInDraft,
    "savedraft": SaveDraft,
    "overdraft": OverwriteDraft,
    "dropdraft": DropDraft,
}
