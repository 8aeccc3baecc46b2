"""Accepts what a moderator filled in: an entry that may stand in a catalogue, or every fault.

Fields are checked beside the entries that they name, so that checking costs what they hold. Only
where something is wrong all ids of the catalogue are looked at, to say what may have been meant.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from knowledge.catalogue import Catalogue
from knowledge.entry import Entry, Library
from knowledge.format.checking import TEXT_SECTIONS, check_items, section_rows
from knowledge.format.faults import Fault, Place
from knowledge.format.located import Located, located
from knowledge.language.normalising import plain, words
from knowledge.language.questions import canonical

RESERVED = (
    "overzicht", "problemen", "samenwerking", "bewoners", "interventies", "professionals",
    "continuiteit", "middelen", "rijksoverheid", "artikel", "contact", "account",
)  # fmt: skip
"""How the ids of entries about the origin article begin, and no others."""
ITEMS = "items"
LONGEST_NAME = 40
_OWN = "eigen"
_NO_LETTERS = re.compile(r"[^a-z0-9]+")


def accept(
    fields: Mapping[str, Any], catalogue: Catalogue
) -> tuple[Entry | None, tuple[Fault, ...]]:
    """Return the entry that the fields of an item describe, or None, and every fault.

    An entry of the same id in the catalogue is the one being changed.
    """
    entries, faults = accept_rows([fields], catalogue)
    return next(iter(entries), None), faults


def accept_rows(
    rows: Iterable[Mapping[str, Any]], catalogue: Catalogue
) -> tuple[tuple[Entry, ...], tuple[Fault, ...]]:
    """Return the entries of many items, which may name each other, or none, and every fault."""
    items = [located(dict(row), Place(str(row.get("id", "")), 1)) for row in rows]
    return accept_all([pack_of(items, Place(ITEMS, 1))], catalogue)


def accept_all(
    packs: Sequence[Located], catalogue: Catalogue
) -> tuple[tuple[Entry, ...], tuple[Fault, ...]]:
    """Return the entries that packs of items hold, or none, and every fault."""
    related = (
        entry for each in _fields_of_items(packs) for entry in related_entries(each, catalogue)
    )
    near_by = Library(tuple({entry.id: entry for entry in related}.values()), catalogue.taxonomy)
    entries, faults = check_items(packs, near_by)
    return (entries, ()) if not faults else check_items(packs, near_by, catalogue.entries)


def pack_of(items: Sequence[Located], place: Place) -> Located:
    return Located({ITEMS: Located(list(items), place)}, place)


def entry_id(heading: str, ending: str) -> str:
    """Return the id of a new entry: the words of its heading, and an ending to make it unique."""
    name = _NO_LETTERS.sub("-", plain(heading)).strip("-")
    if len(name) > LONGEST_NAME:
        name = name[:LONGEST_NAME].rpartition("-")[0] or name[:LONGEST_NAME]
    if not name or name.partition("-")[0] in RESERVED:
        name = f"{_OWN}-{name}".rstrip("-")
    return f"{name}-{ending}"


def related_entries(fields: Mapping[str, Any], catalogue: Catalogue) -> Iterator[Entry]:
    """Give the entries that an item's fields name, and those that have one of its texts."""
    ids = dict.fromkeys((*_named_ids(fields), *_ids_with_same_text(fields, catalogue)))
    return (catalogue.entries[entry_id] for entry_id in ids if entry_id in catalogue.entries)


def _named_ids(fields: Mapping[str, Any]) -> Iterator[str]:
    sources = [
        source.get("item") for source in _rows(fields, "bronnen") if isinstance(source, dict)
    ]
    values = (*_rows(fields, "lezen"), *sources, fields.get("vervangt"))
    return (value.strip() for value in values if isinstance(value, str))


def _ids_with_same_text(fields: Mapping[str, Any], catalogue: Catalogue) -> Iterator[str]:
    texts = (*_rows(fields, "formuleringen"), *_rows(fields, "gouden_vragen"))
    names = [canonical(words(str(text))) for text in texts]
    for index in (catalogue.matcher.base, *catalogue.matcher.overlays):
        yield from (index.entries[number].id for number in index.whole.find(names))


def _rows(fields: Mapping[str, Any], key: str) -> list[Any]:
    rows = fields.get(key)
    return rows if isinstance(rows, list) else []


def _fields_of_items(packs: Sequence[Located]) -> Iterator[dict[str, Any]]:
    """Give the fields of each item, and each list of texts that stands apart as a field."""
    for pack in packs:
        for row in section_rows(pack, ITEMS):
            fields = _without_places(row)
            if isinstance(fields, dict):
                yield fields
    for section, _, texts in texts_apart(packs):
        yield {section: _without_places(texts)}


def _without_places(value: Located) -> Any:
    """Return a value without its places."""
    if isinstance(value.value, dict):
        return {key: _without_places(child) for key, child in value.value.items()}
    return [*map(_without_places, value.value)] if isinstance(value.value, list) else value.value


def texts_apart(packs: Iterable[Located]) -> Iterator[tuple[str, str, Located]]:
    """Give the section, the item's id and the list for all texts that stand apart from items."""
    for pack in packs:
        sections = pack.value if isinstance(pack.value, dict) else {}
        for section in TEXT_SECTIONS:
            rows = sections.get(section)
            if rows is not None and isinstance(rows.value, dict):
                yield from ((section, item, texts) for item, texts in rows.value.items())
