"""What a moderator fills in, to an entry that may stand in a catalogue, or every fault.

Checking looks at what the fields themselves name, so that it costs what they hold; only where
something is wrong is all of the catalogue looked at, to say what may have been meant.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from knowledge.checking import check_entry
from knowledge.entry import Library
from knowledge.faults import Place
from knowledge.language.normalising import fold, plain
from knowledge.located import located

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from knowledge.catalogue import Catalogue
    from knowledge.entry import Entry
    from knowledge.faults import Fault

RESERVED = (
    "overzicht",
    "problemen",
    "samenwerking",
    "bewoners",
    "interventies",
    "professionals",
    "continuiteit",
    "middelen",
    "rijksoverheid",
    "artikel",
    "contact",
    "account",
)
"""How the ids about the first article's parts begin, and no others."""
LONGEST_NAME = 40
_OWN = "eigen"
_NO_LETTERS = re.compile(r"[^a-z0-9]+")


def accept(
    fields: Mapping[str, Any], catalogue: Catalogue
) -> tuple[Entry | None, tuple[Fault, ...]]:
    """Return the entry that `fields` describe beside a catalogue's, or None, and every fault.

    The fields are those of one item of a pack; an entry of the same id is the one being changed.
    """
    row = located(dict(fields), Place(str(fields.get("id", "")), 1))
    few = Library(tuple(near(fields, catalogue)), catalogue.taxonomy)
    entry, faults = check_entry(row, few)
    if not faults:
        return entry, ()
    return check_entry(row, Library(tuple(catalogue.entries.values()), catalogue.taxonomy))


def entry_id(heading: str, ending: str) -> str:
    """Return a new entry's id: its heading's words, and an ending that makes it the only one."""
    name = _NO_LETTERS.sub("-", plain(heading)).strip("-")
    if len(name) > LONGEST_NAME:
        name = name[:LONGEST_NAME].rpartition("-")[0] or name[:LONGEST_NAME]
    if not name or name.partition("-")[0] in RESERVED:
        name = f"{_OWN}-{name}".rstrip("-")
    return f"{name}-{ending}"


def near(fields: Mapping[str, Any], catalogue: Catalogue) -> Iterator[Entry]:
    """Give the entries that an item's fields name, and those asked for in the same words."""
    ids = dict.fromkeys((*_named(fields), *_called(fields, catalogue)))
    return (catalogue.entries[own] for own in ids if own in catalogue.entries)


def _named(fields: Mapping[str, Any]) -> Iterator[str]:
    sources = [one.get("item") for one in _rows(fields, "bronnen") if isinstance(one, dict)]
    values = (*_rows(fields, "lezen"), *sources, fields.get("vervangt"))
    return (value.strip() for value in values if isinstance(value, str))


def _called(fields: Mapping[str, Any], catalogue: Catalogue) -> Iterator[str]:
    texts = (*_rows(fields, "formuleringen"), *_rows(fields, "gouden_vragen"))
    asked = [fold(str(text)) for text in texts]
    for index in (catalogue.matcher.base, *catalogue.matcher.overlays):
        yield from (index.entries[number].id for number in index.whole.find(asked))


def _rows(fields: Mapping[str, Any], key: str) -> list[Any]:
    rows = fields.get(key)
    return rows if isinstance(rows, list) else []
