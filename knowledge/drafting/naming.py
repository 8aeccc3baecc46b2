"""Names as people type them: the id that is meant, or the names that may be meant."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from knowledge.answering.completing import Choices, Named
from knowledge.catalogue import Catalogue
from knowledge.entry import Kind
from knowledge.format.fields import ENTRIES, KIND_KEY, Field, Refers

NEAREST = 3
LEAVE_OUT = ""
"""The choice to leave an unknown name out."""
_CHOICES = {
    Refers.THEME: "themes",
    Refers.ORGANISATION: "organisations",
    Refers.AUTHOR: "authors",
    Refers.ENTRY: "items",
}
"""The attribute of a catalogue with the names of what a field refers to."""


@dataclass(frozen=True, slots=True)
class UnknownName:
    """A name in a field that isn't known, and the names that may be meant."""

    field: str
    typed: str
    near: tuple[Named, ...]


def names_for(refers: Refers, catalogue: Catalogue) -> Choices:
    choices: Choices = getattr(catalogue, _CHOICES[refers])
    return choices


def name_of(refers: Refers, entry_id: str, catalogue: Catalogue) -> str:
    """Return the name of an id; an unknown one is what was typed, and stays so."""
    named = _known_names(refers, catalogue).get(entry_id)
    return entry_id if named is None else str(getattr(named, "name", None) or named.heading)


def resolve_name(refers: Refers, typed: str, catalogue: Catalogue) -> str:
    """Return the id of a typed name; an unknown one stays as it was typed, to be asked about."""
    choice = names_for(refers, catalogue).resolve(typed)
    return typed if choice is None else choice.key


def read_names(refers: Refers, text: str, catalogue: Catalogue) -> list[str]:
    """Return the ids of names on lines or between commas; a line that is a name isn't split."""
    names = names_for(refers, catalogue)
    typed: list[str] = []
    for line in text.splitlines():
        whole = line.strip()
        split = refers is not Refers.ENTRY and names.resolve(whole) is None
        typed += whole.replace(";", ",").split(",") if split else [whole]
    ids = (resolve_name(refers, name.strip(), catalogue) for name in typed if name.strip())
    return list(dict.fromkeys(ids))


def unknown_names(fields: Mapping[str, Any], catalogue: Catalogue) -> tuple[UnknownName, ...]:
    """Return every unknown name in the fields, each with at most three known ones that are near."""
    references = dict.fromkeys(
        (key, refers, typed)
        for key, refers, typed in _references(fields)
        if typed not in _known_names(refers, catalogue)
    )
    return tuple(
        UnknownName(key, typed, tuple(names_for(refers, catalogue).complete(typed, NEAREST)))
        for key, refers, typed in references
    )


def replace_name(fields: Mapping[str, Any], unknown: UnknownName, chosen: str) -> dict[str, Any]:
    """Return the fields with a chosen id in place of an unknown name, or without that name."""
    spec = _specs(fields)[unknown.field]
    value = fields[unknown.field]
    rest = {key: values for key, values in fields.items() if key != unknown.field}
    if not spec.many:
        return rest | ({unknown.field: chosen} if chosen else {})
    replaced = [chosen if name == unknown.typed else name for name in value]
    values = list(dict.fromkeys(name for name in replaced if name))
    return rest | ({unknown.field: values} if values else {})


def without_unknown_names(
    fields: Mapping[str, Any], unknowns: tuple[UnknownName, ...]
) -> dict[str, Any]:
    """Return the fields without unknown names, so that they can be shown."""
    remaining = dict(fields)
    for unknown in unknowns:
        remaining = replace_name(remaining, unknown, LEAVE_OUT)
    return remaining


def references(kind: Kind) -> dict[str, Field]:
    """Return the fields of a kind that refer to something by name."""
    return {key: spec for key, spec in ENTRIES[kind].fields.items() if spec.refers is not None}


def _specs(fields: Mapping[str, Any]) -> dict[str, Field]:
    return references(Kind(fields[KIND_KEY]))


def _references(fields: Mapping[str, Any]) -> Iterator[tuple[str, Refers, str]]:
    for key, spec in _specs(fields).items():
        value = fields.get(key)
        assert spec.refers is not None, "these fields refer to something"
        for name in value if isinstance(value, list) else [value]:
            if name:
                yield key, spec.refers, name


def _known_names(refers: Refers, catalogue: Catalogue) -> Mapping[str, Any]:
    if refers is Refers.ENTRY:
        return catalogue.entries
    known: Mapping[str, Any] = getattr(catalogue.taxonomy, _CHOICES[refers])
    return known
