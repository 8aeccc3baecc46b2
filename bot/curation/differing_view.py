"""What changed in an entry, as lines: which field, what came and what went."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.curation import differing_texts as texts
from bot.curation.drafting_texts import LABELS
from bot.dutch import cut, one_line, units
from knowledge.drafting.naming import name_of
from knowledge.fields import ENTRIES, KIND_KEY, Form
from knowledge.format.days import as_written

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from knowledge.catalogue import Catalogue
    from knowledge.differences import Difference
    from knowledge.fields import Refers

SHORT, LONG, AROUND = 80, 160, 40
"""So much of a text; of two that are alike, with so much around what differs."""
MOST_TEXTS = 3
OWN = ("id", KIND_KEY)
"""What never changes in an entry."""


def difference_lines(found: Iterable[Difference], view: Catalogue) -> tuple[str, ...]:
    """Return what changed, a line for each text that came, went or became another."""
    return tuple(line for one in found if one.field not in OWN for line in _lines(one, view))


def changed_fields(found: Iterable[Difference]) -> tuple[str, ...]:
    """Return the names of the fields that changed, as they stand in a sentence."""
    return tuple(_label(one.field).lower() for one in found if one.field not in OWN)


def _lines(one: Difference, view: Catalogue) -> Iterator[str]:
    label = _label(one.field)
    if len(one.before) == len(one.after) == 1:
        before, after = (_named(text, one.field, view) for text in (*one.before, *one.after))
        yield texts.became(label, *_apart(before, after))
        return
    added, removed = (
        [_named(text, one.field, view) for text in rows] for rows in (one.added, one.removed)
    )
    if added:
        yield texts.added(label, *_few(added))
    if removed:
        yield texts.removed(label, *_few(removed))
    if not added and not removed:
        yield texts.reordered(label)


def _apart(before: str, after: str) -> tuple[str, str]:
    """Return two texts cut to where they differ, if they are too long to show whole."""
    if max(units(before), units(after)) <= LONG:
        return before, after
    start = _common(before, after)
    left = max(0, start - AROUND)
    lead = "…" if left else ""
    return lead + cut(before[left:], LONG), lead + cut(after[left:], LONG)


def _common(one: str, other: str) -> int:
    for place, (first, second) in enumerate(zip(one, other, strict=False)):
        if first != second:
            return place
    return min(len(one), len(other))


def _few(rows: list[str]) -> tuple[tuple[str, ...], int]:
    return tuple(cut(row, SHORT) for row in rows[:MOST_TEXTS]), max(0, len(rows) - MOST_TEXTS)


def _named(text: str, field: str, view: Catalogue) -> str:
    if field in DAYS:
        return as_written(text)
    refers = REFERS.get(field)
    return one_line(text if refers is None else name_of(refers, text, view))


def _label(field: str) -> str:
    return LABELS[field].text if field in LABELS else field


REFERS: dict[str, Refers] = {
    key: field.refers
    for shape in ENTRIES.values()
    for key, field in shape.fields.items()
    if field.refers is not None
}
"""What the ids in a field refer to."""
DAYS = {
    key
    for shape in ENTRIES.values()
    for key, field in shape.fields.items()
    if field.form in (Form.DAY, Form.PARTIAL_DATE, Form.MOMENT)
}
"""The fields that hold a day, perhaps with a time."""
