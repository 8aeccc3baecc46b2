"""The forms of a draft: the essentials, one part, or some of many texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.curation import drafting_texts as texts
from bot.curation.drafting_actions import BeginDraft, EditDraft
from bot.discord.forms import Form, TextField
from bot.dutch import units
from knowledge.drafting.parts import FIRST, PAGED, PARTS, Part, body_field, heading_field
from knowledge.drafting.typed import written
from knowledge.fields import ENTRIES, SHORT
from knowledge.fields import Form as Shape

if TYPE_CHECKING:
    from bot.curation.drafting import Card
    from bot.curation.drafting_actions import EditDraftPage
    from knowledge.entry import Kind

LONGEST_INPUT, LONGEST_ADDRESS = 4000, 512
TEXTS = "texts"
"""What the field of a form with many texts is called."""


def first_form(kind: Kind) -> Form:
    """Return the form with the essentials of a new entry."""
    needed = (heading_field(kind), body_field(kind))
    fields = tuple(_field(kind, key, "", required=key in needed) for key in FIRST[kind])
    return Form(texts.first_title(kind), BeginDraft(kind.value), fields)


def part_form(card: Card, part: Part) -> Form | None:
    """Return the form of a part as it stands; None where it holds more than a form can."""
    kind, draft = card.kind, card.draft
    fields = tuple(
        _field(kind, key, written(draft.fields, key, card.view), required=False)
        for key in PARTS[kind][part]
    )
    if any(units(field.value) > field.most for field in fields):
        return None
    return Form(texts.PARTS[part], EditDraft(draft.key, part), fields)


def texts_form(card: Card, action: EditDraftPage, page: range) -> Form:
    """Return the form with some of many texts; an empty range adds to them."""
    name = PAGED[Part(action.part)]
    held = list(card.draft.fields.get(name) or ())
    label = texts.LABELS[name]
    field = TextField(
        name=TEXTS,
        label=label.text,
        help=label.help,
        most=LONGEST_INPUT,
        value="\n".join(held[page.start : page.stop]),
        required=False,
        long=True,
    )
    return Form(texts.PARTS[Part(action.part)], action, (field,))


def _field(kind: Kind, key: str, value: str, *, required: bool) -> TextField:
    spec = ENTRIES[kind].fields[key]
    long = spec.many or (spec.form is Shape.TEXT and spec.most > SHORT)
    if spec.many:
        most = LONGEST_INPUT
    elif spec.form is Shape.TEXT and spec.refers is None:
        most = spec.most
    else:
        most = LONGEST_ADDRESS
    label = texts.LABELS[key]
    return TextField(
        name=key,
        label=label.text,
        help=label.help,
        most=most,
        value=value,
        required=required,
        long=long,
    )
