"""Names as people type them: the id of what is meant, or which ones may be meant."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from knowledge.answering.completing import Choices, Named
from knowledge.catalogue import Catalogue
from knowledge.entry import Kind
from knowledge.format.fields import ENTRIES, KIND_KEY, Field, Refers

NEAREST = 3
LEAVE_OUT = ""
"""What is chosen in the place of a name that should go."""
_CHOICES = {
    Refers.THEME: "themes",
    Refers.ORGANISATION: "organisations",
    Refers.AUTHOR: "authors",
    Refers.ENTRY: "items",
}
"""Where a catalogue has the names of what a field refers to."""


@dataclass(frozen=True, slots=True)
class UnknownName:
    """A name in a field that is nobody's, and what may be meant."""

    field: str
    typed: str
    near: tuple[Named, ...]


def names_for(refers: Refers, catalogue: Catalogue) -> Choices:
    choices: Choices = getattr(catalogue, _CHOICES[refers])
    return choices


def name_of(refers: Refers, own: str, catalogue: Catalogue) -> str:
    """Return what an id is called; one that isn't known is what was typed."""
    known = _known(refers, catalogue).get(own)
    return own if known is None else str(getattr(known, "name", None) or known.heading)


def resolve_name(refers: Refers, typed: str, catalogue: Catalogue) -> str:
    """Return the id of what is named; else what was typed, to be asked about."""
    found = names_for(refers, catalogue).resolve(typed)
    return typed if found is None else found.key


def read_names(refers: Refers, text: str, catalogue: Catalogue) -> list[str]:
    """Return the ids of names on lines or with commas between them; a whole line goes first."""
    names = names_for(refers, catalogue)
    typed: list[str] = []
    for line in text.splitlines():
        whole = line.strip()
        split = refers is not Refers.ENTRY and names.resolve(whole) is None
        typed += whole.replace(";", ",").split(",") if split else [whole]
    ids = (resolve_name(refers, name.strip(), catalogue) for name in typed if name.strip())
    return list(dict.fromkeys(ids))


def unknown_names(fields: Mapping[str, Any], catalogue: Catalogue) -> tuple[UnknownName, ...]:
    """Return every name in the fields that is nobody's, with at most three that are near."""
    found = dict.fromkeys(
        (key, refers, typed)
        for key, refers, typed in _references(fields)
        if typed not in _known(refers, catalogue)
    )
    return tuple(
        UnknownName(key, typed, tuple(names_for(refers, catalogue).complete(typed, NEAREST)))
        for key, refers, typed in found
    )


def replace_name(fields: Mapping[str, Any], unknown: UnknownName, own: str) -> dict[str, Any]:
    """Return the fields with an id in the place of a name that was unknown, or without it."""
    spec = _specs(fields)[unknown.field]
    value = fields[unknown.field]
    rest = {key: kept for key, kept in fields.items() if key != unknown.field}
    if not spec.many:
        return rest | ({unknown.field: own} if own else {})
    taken = [own if one == unknown.typed else one for one in value]
    kept = list(dict.fromkeys(one for one in taken if one))
    return rest | ({unknown.field: kept} if kept else {})


def without_unknown_names(
    fields: Mapping[str, Any], unknowns: tuple[UnknownName, ...]
) -> dict[str, Any]:
    """Return the fields without the names that nobody knows, to be shown."""
    kept = dict(fields)
    for one in unknowns:
        kept = replace_name(kept, one, LEAVE_OUT)
    return kept


def references(kind: Kind) -> dict[str, Field]:
    """Return the fields of a kind in which something is named."""
    return {key: spec for key, spec in ENTRIES[kind].fields.items() if spec.refers is not None}


def _specs(fields: Mapping[str, Any]) -> dict[str, Field]:
    return references(Kind(fields[KIND_KEY]))


def _references(fields: Mapping[str, Any]) -> Iterator[tuple[str, Refers, str]]:
    for key, spec in _specs(fields).items():
        value = fields.get(key)
        assert spec.refers is not None, "only what refers is looked at"
        for one in value if isinstance(value, list) else [value]:
            if one:
                yield key, spec.refers, one


def _known(refers: Refers, catalogue: Catalogue) -> Mapping[str, Any]:
    if refers is Refers.ENTRY:
        return catalogue.entries
    known: Mapping[str, Any] = getattr(catalogue.taxonomy, _CHOICES[refers])
    return known
