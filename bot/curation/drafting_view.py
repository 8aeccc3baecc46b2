"""A draft as a message: as people will see it, with a button for each part."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.cards.entries import SEPARATOR, entry_view
from bot.curation import drafting_texts as texts
from bot.curation.actions import OpenEntry, UndoChange
from bot.curation.differing_view import difference_lines
from bot.curation.drafting_actions import (
    DraftPage,
    DropDraft,
    EditDraft,
    EditDraftPage,
    NameInDraft,
    OpenDraft,
    OverwriteDraft,
    SaveDraft,
)
from bot.curation.reviewing_view import level_sections, review_sections
from bot.dutch import cut, one_line
from bot.view import Button, Choice, Section, Tone, View, Weight, paged
from knowledge.drafting.naming import LEAVE_OUT
from knowledge.drafting.pages import pages_of
from knowledge.drafting.parts import PAGED, PARTS, Part, body_field

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.curation.drafting import Card
    from bot.curation.saving import Saved, SavedAlready, SavedByOther, ToConfirm
    from knowledge.catalogue import Catalogue
    from storage.drafts import Draft

IN_A_LINE = 90
MOST_FAULTS, MOST_CHOICES = 8, 25


def card_view(card: Card, *, refused: bool = False) -> View:
    """Return a draft: what is in the way first, then as it will be seen, then what can be done.

    `refused` where someone tried to save it.
    """
    shown = _preview(card)
    parts = (Button(texts.PARTS[part], _opens(card, part)) for part in PARTS[card.kind])
    choices = _names_to_choose(card)
    return replace(
        shown,
        tone=Tone.CHOICE,
        title=texts.draft_title(card.heading),
        sections=(*_in_the_way(card, refused), *shown.sections, *_advice(card)),
        footer=SEPARATOR.join(filter(None, (shown.footer, texts.WHERE_TO_FIND))),
        choices=choices,
        choosing=texts.CHOOSE_NAME if choices else "",
        buttons=(
            Button(texts.SAVE, SaveDraft(card.draft.key), Weight.PRIMARY),
            *parts,
            Button(texts.CANCEL, DropDraft(card.draft.key), Weight.DANGER),
        ),
        links=(),
    )


def page_view(card: Card, part: Part, page: int) -> View:
    """Return a page, from 0, of a part with many texts; one beyond the last shows the last."""
    key = card.draft.key
    held = list(card.draft.fields.get(PAGED[part]) or ())
    turned = paged(pages_of(held), page, 1)
    (here,) = turned.shown
    written = str(card.draft.written)
    edit = EditDraftPage(key, part, str(here.start), str(here.stop), written)
    add = EditDraftPage(key, part, str(len(held)), str(len(held)), written)
    return View(
        tone=Tone.CHOICE,
        title=texts.page_title(part, len(held), turned.number, turned.pages),
        sections=(Section("", lines=tuple(held[here.start : here.stop])),),
        buttons=(
            Button(texts.ADJUST, edit, Weight.PRIMARY),
            Button(texts.ADD, add),
            *turned.turning(lambda to: DraftPage(key, part, str(to))),
            Button(texts.BACK, OpenDraft(key)),
        ),
    )


def review_view(asked: ToConfirm) -> View:
    """Return what saving a draft would change for the worse, with the choice."""
    draft = asked.card.draft
    return View(
        tone=Tone.CHOICE,
        title=texts.REVIEW,
        text=texts.REVIEW_TEXT,
        sections=review_sections(asked.review, asked.card.view),
        buttons=(
            Button(texts.SAVE_ANYWAY, SaveDraft(draft.key, str(draft.written)), Weight.PRIMARY),
            Button(texts.ADJUST, OpenDraft(draft.key)),
            Button(texts.CANCEL, DropDraft(draft.key), Weight.DANGER),
        ),
    )


def conflict_view(found: SavedByOther) -> View:
    """Return what another changed while a draft was written, with the choice."""
    key = found.card.draft.key
    newest = found.conflict.newest
    lines = difference_lines(found.conflict.differences, found.card.view)
    seen = str(0 if newest is None else newest.revision)
    return View(
        tone=Tone.CHOICE,
        title=texts.CONFLICT,
        text=texts.CONFLICT_TEXT,
        sections=(
            Section(
                texts.THEIR_CHANGE,
                "" if lines else texts.NO_DIFFERENCE,
                lines=lines,
                person=None if newest is None else newest.made_by,
            ),
        ),
        buttons=(
            Button(texts.OVERWRITE, OverwriteDraft(key, seen), Weight.PRIMARY),
            Button(texts.TAKE_THEIRS, DropDraft(key)),
            Button(texts.ADJUST, OpenDraft(key)),
        ),
    )


def saved_view(done: Saved, view: Catalogue) -> View:
    """Return that an entry is kept, with the way back."""
    own = done.entry.id
    also = texts.also_answers(done.answered) if done.answered else ""
    return View(
        tone=Tone.NOTICE,
        text="\n\n".join(filter(None, (texts.saved(done.entry.heading), also))),
        sections=() if done.review is None else review_sections(done.review, view),
        buttons=(
            Button(texts.UNDO, UndoChange(own, str(done.revision.revision))),
            Button(texts.VIEW, OpenEntry(own)),
        ),
    )


def saved_already_view(done: SavedAlready) -> View:
    """Return that there was nothing to keep."""
    entry = done.entry
    if entry is None:
        return View(tone=Tone.REFUSAL, text=texts.NO_ENTRY)
    look = Button(texts.VIEW, OpenEntry(entry.id))
    return View(tone=Tone.NOTICE, text=texts.saved_already(entry.heading), buttons=(look,))


def dropped_view(draft: Draft, view: Catalogue) -> View:
    """Return that a draft is gone, and where the entry is that it was of."""
    own = str(draft.fields.get("id", ""))
    look = (Button(texts.VIEW, OpenEntry(own)),) if own in view.entries else ()
    return View(tone=Tone.NOTICE, text=texts.DROPPED, buttons=look)


def fault_lines(card: Card) -> tuple[str, ...]:
    """Return all that keeps a draft from being saved, a sentence each."""
    unknown = (
        texts.unknown_line(
            texts.LABELS[one.field].text, one.typed, tuple(near.name for near in one.near)
        )
        for one in card.unknown
    )
    names = _headings(card)
    return (*unknown, *(texts.fault_line(fault, names) for fault in card.faults))


def _preview(card: Card) -> View:
    if card.match is not None:
        return entry_view(card.match.entry, card.view)
    text = str(card.draft.fields.get(body_field(card.kind), ""))
    return View(tone=Tone.CHOICE, text=text or texts.NOTHING_YET)


def _in_the_way(card: Card, refused: bool) -> tuple[Section, ...]:
    lines = fault_lines(card)
    heading = texts.NOT_SAVED if refused else texts.NOT_YET
    return (Section(heading, lines=lines[:MOST_FAULTS]),) if lines else ()


def _advice(card: Card) -> tuple[Section, ...]:
    lines = tuple(texts.MISSING[one] for one in card.missing if one in texts.MISSING)
    return (*((Section(texts.ADVICE, lines=lines),) if lines else ()), *level_sections(card.level))


def _names_to_choose(card: Card) -> tuple[Choice, ...]:
    key = card.draft.key
    choices = []
    for number, one in enumerate(card.unknown):
        typed = cut(one_line(one.typed), IN_A_LINE // 3)
        choices += [
            Choice(texts.takes(typed, near.name), NameInDraft(key, str(number), near.key))
            for near in one.near
        ]
        choices.append(Choice(texts.leaves_out(typed), NameInDraft(key, str(number), LEAVE_OUT)))
    return tuple(choices[:MOST_CHOICES])


def _opens(card: Card, part: Part) -> EditDraft | DraftPage:
    """Return what the button of a part does: a form, or the pages where there are more."""
    held = card.draft.fields.get(PAGED[part], ()) if part in PAGED else ()
    if len(pages_of(held)) > 1:
        return DraftPage(card.draft.key, part, "0")
    return EditDraft(card.draft.key, part)


def _headings(card: Card) -> Mapping[str, str]:
    others = (dict(fault.facts).get("other", "") for fault in card.faults)
    known = card.view.entries
    return {own: known[own].heading for own in others if own in known}
