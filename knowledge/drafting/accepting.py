"""What a moderator fills in, to an entry that may stand in a catalogue, or every fault.

Checking looks at what the fields themselves name, so that it costs what they hold; only where
something is wrong are all ids of the catalogue looked at, to say what may have been meant.
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
"""How the ids about the first article's parts begin, and no others."""
ITEMS = "items"
LONGEST_NAME = 40
_OWN = "eigen"
_NO_LETTERS = re.compile(r"[^a-z0-9]+")


def accept(
    fields: Mapping[str, Any], catalogue: Catalogue
) -> tuple[Entry | None, tuple[Fault, ...]]:
    """Return the entry that `fields` describe beside a catalogue's, or None, and every fault.

    The fields are those of one item of a pack; an entry of the same id is the one being changed.
    """
    entries, faults = accept_rows([fields], catalogue)
    return next(iter(entries), None), faults


def accept_rows(
    rows: Iterable[Mapping[str, Any]], catalogue: Catalogue
) -> tuple[tuple[Entry, ...], tuple[Fault, ...]]:
    """Do the same for the fields of many, which may name each other."""
    items = [located(dict(row), Place(str(row.get("id", "")), 1)) for row in rows]
    return accept_all([pack_of(items, Place(ITEMS, 1))], catalogue)


def accept_all(
    packs: Sequence[Located], catalogue: Catalogue
) -> tuple[tuple[Entry, ...], tuple[Fault, ...]]:
    """Do the same for all that packs of items hold."""
    named = {one.id: one for fields in _fields(packs) for one in related_entries(fields, catalogue)}
    near_by = Library(tuple(named.values()), catalogue.taxonomy)
    entries, faults = check_items(packs, near_by)
    return (entries, ()) if not faults else check_items(packs, near_by, catalogue.entries)


def pack_of(items: Sequence[Located], place: Place) -> Located:
    return Located({ITEMS: Located(list(items), place)}, place)


def entry_id(heading: str, ending: str) -> str:
    """Return a new entry's id: its heading's words, and an ending that makes it the only one."""
    name = _NO_LETTERS.sub("-", plain(heading)).strip("-")
    if len(name) > LONGEST_NAME:
        name = name[:LONGEST_NAME].rpartition("-")[0] or name[:LONGEST_NAME]
    if not name or name.partition("-")[0] in RESERVED:
        name = f"{_OWN}-{name}".rstrip("-")
    return f"{name}-{ending}"


def related_entries(fields: Mapping[str, Any], catalogue: Catalogue) -> Iterator[Entry]:
    """Give the entries that an item's fields name, and those asked for in the same words."""
    ids = dict.fromkeys((*_named(fields), *_called(fields, catalogue)))
    return (catalogue.entries[own] for own in ids if own in catalogue.entries)


def _named(fields: Mapping[str, Any]) -> Iterator[str]:
    sources = [one.get("item") for one in _rows(fields, "bronnen") if isinstance(one, dict)]
    values = (*_rows(fields, "lezen"), *sources, fields.get("vervangt"))
    return (value.strip() for value in values if isinstance(value, str))


def _called(fields: Mapping[str, Any], catalogue: Catalogue) -> Iterator[str]:
    texts = (*_rows(fields, "formuleringen"), *_rows(fields, "gouden_vragen"))
    asked = [canonical(words(str(text))) for text in texts]
    for index in (catalogue.matcher.base, *catalogue.matcher.overlays):
        yield from (index.entries[number].id for number in index.whole.find(asked))


def _rows(fields: Mapping[str, Any], key: str) -> list[Any]:
    rows = fields.get(key)
    return rows if isinstance(rows, list) else []


def _fields(packs: Sequence[Located]) -> Iterator[dict[str, Any]]:
    """Give what stands in each item, and in each list of texts that stands apart."""
    for pack in packs:
        for row in section_rows(pack, ITEMS):
            fields = _plain(row)
            if isinstance(fields, dict):
                yield fields
    for section, _, texts in texts_apart(packs):
        yield {section: _plain(texts)}


def _plain(value: Located) -> Any:
    """Return a value without its places."""
    if isinstance(value.value, dict):
        return {key: _plain(one) for key, one in value.value.items()}
    return [*map(_plain, value.value)] if isinstance(value.value, list) else value.value


def texts_apart(packs: Iterable[Located]) -> Iterator[tuple[str, str, Located]]:
    """Give each list of texts that stands apart from its item: its section, the item's id, it."""
    for pack in packs:
        sections = pack.value if isinstance(pack.value, dict) else {}
        for section in TEXT_SECTIONS:
            rows = sections.get(section)
            if rows is not None and isinstance(rows.value, dict):
                yield from ((section, item, texts) for item, texts in rows.value.items())
