"""Reads the fields of a row by its shape: the values that they have, and every fault."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any

from knowledge.format.faults import Fault, Place, Problem, fault
from knowledge.format.fields import Field, FieldForm, Refers, Shape
from knowledge.format.located import Located
from knowledge.format.values import LONGEST_VALUE, WrongValueError, read_value

ALIKE = 0.75
"""The least similarity of an unknown word with the known one that may be meant."""
MOST_FAULTS = 1000
"""The most faults of one import."""


@dataclass(slots=True)
class Findings:
    """What checking has found so far: values, known ids, references, texts and faults."""

    made: dict[str, list[Any]] = field(default_factory=lambda: defaultdict(list))
    entries: dict[str, tuple[Shape, dict[str, Any], Place]] = field(default_factory=dict)
    ids: dict[Refers, dict[str, Place]] = field(default_factory=lambda: defaultdict(dict))
    references: list[tuple[Place, str, Refers, str, str]] = field(default_factory=list)
    texts: dict[str, list[tuple[str, str, Place]]] = field(
        default_factory=lambda: defaultdict(list)
    )
    faults: list[Fault] = field(default_factory=list)

    def fault(self, place: Place, name: str, problem: Problem, **facts: object) -> None:
        self.faults.append(fault(place, name, problem, **facts))


def check_shape(found: Findings, shape: Shape, row: Located, name: str) -> dict[str, Any] | None:
    """Return the attributes that a mapping fills; None where a required one isn't usable."""
    if not isinstance(row.value, dict):
        found.fault(row.place, name, Problem.NOT_MAPPING)
        return None
    unknown = [(key, one.place) for key, one in row.value.items() if key not in shape.fields]
    for key, place in unknown[:MOST_FAULTS]:
        found.faults.append(unknown_key(place, key, shape.fields))
    own = row.value.get("id")
    own_id = own.value if own is not None and isinstance(own.value, str) else ""
    values: dict[str, Any] = {}
    whole = True
    for key, spec in shape.fields.items():
        written = row.value.get(key)
        value = None if written is None else _check_field(found, spec, written, key, own_id)
        if value is not None:
            values[spec.attribute] = value
        elif spec.required:
            whole = False
            if written is None:
                found.fault(row.place, key, Problem.MISSING)
    return values if whole else None


def check_value(found: Findings, spec: Field, located: Located, key: str, own: str) -> Any:
    """Return one value of a field; None where it isn't usable. `own` is the id of its row."""
    if spec.form is FieldForm.RECORD:
        return _check_record(found, spec, located, key)
    if not isinstance(located.value, str):
        problem = Problem.EMPTY if located.value is None else Problem.NOT_TEXT
        found.fault(located.place, key, problem)
        return None
    try:
        value = read_value(spec, located.value)
    except WrongValueError as error:
        found.fault(located.place, key, error.problem, **error.facts)
        return None
    if spec.refers is not None:
        itself = own if spec.refers is Refers.ENTRY else ""
        found.references.append((located.place, key, spec.refers, value, itself))
    return value


def unknown_key(place: Place, key: str, known: Iterable[str]) -> Fault:
    """Return the fault of an unknown key, with the known one that may be meant."""
    return fault(place, key, Problem.UNKNOWN_KEY, hint=hint_of(key, known))


def hint_of(value: str, known: Iterable[str]) -> str:
    """Return the known word that may be meant, as the end of a sentence; "" where there is none."""
    near = get_close_matches(value[:LONGEST_VALUE], list(known), n=1, cutoff=ALIKE)
    return f"; did you mean '{near[0]}'?" if near else ""


def _check_field(found: Findings, spec: Field, located: Located, key: str, own: str) -> Any:
    if not spec.many:
        return check_value(found, spec, located, key, own)
    if located.value is None:
        return ()
    if not isinstance(located.value, list):
        found.fault(located.place, key, Problem.NOT_LIST)
        return None
    checked = (check_value(found, spec, row, key, own) for row in located.value)
    return tuple(value for value in checked if value is not None)


def _check_record(found: Findings, spec: Field, located: Located, key: str) -> Any:
    assert spec.shape is not None, "a record needs a shape"
    values = check_shape(found, spec.shape, located, key)
    if values is None:
        return None
    if not values.keys() & {"item", "title", "url"}:
        found.fault(located.place, key, Problem.SOURCE_WITHOUT_PLACE)
        return None
    return spec.shape.makes(**values)
