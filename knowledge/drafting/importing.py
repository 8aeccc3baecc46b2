"""Uploaded files become a server's entries: they are read, given ids, and checked.

An item keeps its id where that is free. One without an id is the entry of its kind with the same
heading, or a new one, so that a table that is uploaded twice changes nothing the second time.
Fields that a table has no column for stay as they are.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import PurePath

from knowledge.catalogue import Catalogue
from knowledge.drafting.accepting import ITEMS, RESERVED, accept_all, pack_of, texts_apart
from knowledge.drafting.naming import read_names
from knowledge.entry import Entry
from knowledge.format.checking import TEXT_SECTIONS, section_rows, text_of
from knowledge.format.decoding import Encoding, decode
from knowledge.format.faults import BrokenKnowledgeError, Fault, Place, Problem, fault
from knowledge.format.fields import KIND_KEY, SECTIONS, Refers
from knowledge.format.loading import PackFile, read_located
from knowledge.format.located import Located, located
from knowledge.format.shaping import MOST_FAULTS
from knowledge.format.spreadsheet import read_csv
from knowledge.format.writing import fields_of
from knowledge.language.normalising import fold

TABLES, PACKS = (".csv",), (".yaml", ".yml")
"""The suffixes of files that can be read."""
_HEADINGS = ("vraag", "titel")
_NAMED = {"themas": Refers.THEME, "organisaties": Refers.ORGANISATION, "auteurs": Refers.AUTHOR}
"""Columns in which a table may have names in place of ids."""


@dataclass(frozen=True, slots=True)
class Pack:
    """The content of one file; of a table also the fields that have a column."""

    content: Located
    columns: frozenset[str] | None = None

    @property
    def items(self) -> list[Located]:
        return section_rows(self.content, ITEMS)


@dataclass(frozen=True, slots=True)
class Upload:
    """The content of uploaded files, their faults, and the encodings of those not in UTF-8."""

    packs: tuple[Pack, ...]
    faults: tuple[Fault, ...]
    encodings: tuple[tuple[str, Encoding], ...]


@dataclass(frozen=True, slots=True)
class Existing:
    """The ids that exist: in a server's catalogue, once on the server, and on other servers."""

    catalogue: Catalogue
    own: Collection[str]
    elsewhere: Collection[str]


def is_readable(name: str) -> bool:
    return PurePath(name).suffix.lower() in (*TABLES, *PACKS)


def read_upload(files: Iterable[PackFile], most: int | None = None) -> Upload:
    """Return the content of files: YAML, or a table where the name says so.

    A file of more than `most` items is refused, and not read any further.
    """
    packs: list[Pack] = []
    faults: list[Fault] = []
    encodings: list[tuple[str, Encoding]] = []
    for file in files:
        try:
            text, encoding = decode(file)
            if encoding is not Encoding.UTF_8:
                encodings.append((file.name, encoding))
            if PurePath(file.name).suffix.lower() in TABLES:
                table, wrong = read_csv(file.name, text, most)
                faults += wrong
                packs.append(Pack(pack_of(table.items, Place(file.name, 1)), table.keys))
            else:
                located, doubled = read_located(PackFile(file.name, text.encode()), most)
                faults += doubled
                packs.append(Pack(located))
        except BrokenKnowledgeError as error:
            faults += error.faults
    contents = [pack.content for pack in packs]
    faults += [fault for content in contents for fault in _sections_amiss(content)]
    faults += _texts_astray(contents)
    return Upload(tuple(packs), tuple(faults), tuple(encodings))


def check_upload(
    upload: Upload, existing: Existing, new_id: Callable[[str], str]
) -> tuple[tuple[Entry, ...], tuple[Fault, ...]]:
    """Return the uploaded entries, and every fault in order of place.

    `new_id` makes an id for an item of this heading.
    """
    packs = _with_ids(upload.packs, existing, new_id)
    entries, faults = accept_all(packs, existing.catalogue)
    return entries, tuple(sorted((*upload.faults, *faults), key=lambda fault: fault.place))


def _sections_amiss(pack: Located) -> Iterator[Fault]:
    """Give a fault for each section that a server can't have, or that has the wrong form."""
    if not isinstance(pack.value, dict):
        yield fault(pack.place, "file", Problem.NOT_MAPPING)
        return
    if not pack.value.keys() & {ITEMS, *TEXT_SECTIONS}:
        yield fault(pack.place, ITEMS, Problem.MISSING)
    for section, rows in islice(pack.value.items(), MOST_FAULTS):
        if section == ITEMS and not isinstance(rows.value, list):
            yield fault(rows.place, section, Problem.NOT_LIST)
        elif section not in SECTIONS:
            yield fault(rows.place, section, Problem.UNKNOWN_KEY, hint="")
        elif section not in (ITEMS, *TEXT_SECTIONS):
            yield fault(rows.place, section, Problem.NOT_OF_SERVER)


def _texts_astray(packs: Sequence[Located]) -> Iterator[Fault]:
    """Give a fault for each list of texts whose item isn't in the upload."""
    ids = {text_of(row, "id") for pack in packs for row in section_rows(pack, ITEMS)}
    for section, item, texts in texts_apart(packs):
        if item not in ids:
            yield fault(
                texts.place, section, Problem.UNKNOWN_REFERENCE, value=item, what="entry", hint=""
            )


def _with_ids(
    packs: Sequence[Pack], existing: Existing, new_id: Callable[[str], str]
) -> tuple[Located, ...]:
    """Return the packs with an id for each item, and references by these ids.

    Fields that a table has no column for are filled in from the existing entry.
    """
    # Of two with the same heading the first counts.
    ids_by_heading = {
        (entry.kind.value, fold(entry.heading)): entry.id
        for entry in reversed([*existing.catalogue.entries.values()])
    }
    renamed: dict[str, str] = {}
    ids: list[list[str | None]] = []
    for pack in packs:
        ids.append([])
        for row in pack.items:
            item_id = text_of(row, "id")
            free = item_id is not None and _is_free(item_id, existing)
            if free or not isinstance(row.value, dict):
                ids[-1].append(item_id)
                continue
            heading = next(filter(None, (text_of(row, key) for key in _HEADINGS)), "")
            key = (text_of(row, KIND_KEY) or "", fold(heading))
            new = ids_by_heading.setdefault(key, new_id(heading)) if heading else new_id("")
            ids[-1].append(new)
            if item_id is not None:
                renamed[item_id] = new
    numbered = zip(packs, ids, strict=True)
    return tuple(
        _rewritten(pack, pack_ids, renamed, existing.catalogue) for pack, pack_ids in numbered
    )


def _is_free(item_id: str, existing: Existing) -> bool:
    """Return whether an item can have this id: it is that of an entry here, or unused."""
    if item_id in existing.catalogue.entries or item_id in existing.own:
        return True
    return item_id not in existing.elsewhere and item_id.partition("-")[0] not in RESERVED


def _rewritten(
    pack: Pack, ids: Sequence[str | None], renamed: Mapping[str, str], catalogue: Catalogue
) -> Located:
    content = pack.content
    if not isinstance(content.value, dict):
        return content
    sections = dict(content.value)
    if ids:
        rows = zip(pack.items, ids, strict=True)
        items = [_with_id(row, item_id, renamed) for row, item_id in rows]
        if pack.columns is not None:
            items = [_completed(_by_id(row, catalogue), pack.columns, catalogue) for row in items]
        sections[ITEMS] = Located(items, sections[ITEMS].place)
    for section in TEXT_SECTIONS:
        texts = sections.get(section)
        if texts is not None and isinstance(texts.value, dict):
            named = {renamed.get(item, item): rows for item, rows in texts.value.items()}
            sections[section] = Located(named, texts.place)
    return Located(sections, content.place)


def _with_id(row: Located, item_id: str | None, renamed: Mapping[str, str]) -> Located:
    if not isinstance(row.value, dict) or item_id is None:
        return row
    values = {key: _with_new_ids(key, value, renamed) for key, value in row.value.items()}
    place = values.pop("id").place if "id" in values else row.place
    return Located({"id": Located(item_id, place)} | values, row.place)


def _by_id(row: Located, catalogue: Catalogue) -> Located:
    """Return a row with ids in place of the names of themes, organisations and authors."""
    if not isinstance(row.value, dict):
        return row
    named = {
        key: _ids(row.value[key], refers, catalogue)
        for key, refers in _NAMED.items()
        if key in row.value
    }
    return Located(row.value | named, row.place)


def _ids(cell: Located, refers: Refers, catalogue: Catalogue) -> Located:
    """Return a cell with ids in place of names, each once, at the place of its first name."""
    ids: dict[str, Located] = {}
    for name in cell.value if isinstance(cell.value, list) else ():
        for entry_id in read_names(refers, str(name.value), catalogue):
            ids.setdefault(entry_id, Located(entry_id, name.place))
    return Located(list(ids.values()), cell.place)


def _completed(row: Located, columns: frozenset[str], catalogue: Catalogue) -> Located:
    """Return a row with the fields of the entry of its id that have no column."""
    entry = catalogue.entries.get(text_of(row, "id") or "")
    if entry is None or not isinstance(row.value, dict):
        return row
    if KIND_KEY in row.value and text_of(row, KIND_KEY) != entry.kind:
        return row
    missing = {key: value for key, value in fields_of(entry).items() if key not in columns}
    return Located(
        {key: located(value, row.place) for key, value in missing.items()} | row.value, row.place
    )


def _with_new_ids(key: str, value: Located, renamed: Mapping[str, str]) -> Located:
    """Return the value of a field with its references by the new ids of items."""
    if isinstance(value.value, list) and key in ("lezen", "bronnen"):
        return Located([_with_new_ids(key, row, renamed) for row in value.value], value.place)
    if isinstance(value.value, dict) and key == "bronnen" and "item" in value.value:
        item = _with_new_ids("item", value.value["item"], renamed)
        return Located(value.value | {"item": item}, value.place)
    if isinstance(value.value, str) and key in ("lezen", "item", "vervangt"):
        return Located(renamed.get(value.value.strip(), value.value), value.place)
    return value
