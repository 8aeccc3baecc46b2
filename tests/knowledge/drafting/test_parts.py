"""The parts in which an entry is written: all of it, in forms that Discord takes."""

from collections import Counter

import pytest

from knowledge.drafting.parts import FIRST, PARTS, body_field, heading_field
from knowledge.entry import Kind
from knowledge.format.fields import ENTRIES


@pytest.mark.parametrize("kind", Kind)
def test_every_field_is_in_one_part(kind: Kind) -> None:
    """All but the id can be written, each in one place."""
    written = Counter(key for fields in PARTS[kind].values() for key in fields)

    assert set(written) == set(ENTRIES[kind].fields) - {"id"}
    assert set(written.values()) == {1}


@pytest.mark.parametrize("kind", Kind)
def test_a_form_has_five_fields_at_most(kind: Kind) -> None:
    """The first one has what an entry of that kind can't do without."""
    for fields in (FIRST[kind], *PARTS[kind].values()):
        assert 1 <= len(fields) <= 5
    needed = {key for key, field in ENTRIES[kind].fields.items() if field.required} - {"id"}
    assert needed <= set(FIRST[kind])
    assert {heading_field(kind), body_field(kind)} <= set(FIRST[kind])
