"""Files that someone hands in, to a server's entries: read, named beside what is there, checked.

An item's id is its own where that is free; one without an id is the entry of its kind that asks
the same, or a new one. Thus a table that comes in twice changes nothing the second time. What a
table has no column for stays as it is.
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
from knowledge.format.loading import LARGEST_FILE, PackFile, read_located
from knowledge.format.located import Located, located
from knowledge.format.shaping import MOST_FAULTS
from knowledge.format.spreadsheet import read_csv
from knowledge.format.writing import fields_of
from knowledge.language.normalising import fold

TABLES, PACKS = (".csv",), (".yaml", ".yml")
"""How the names of files end that can be read."""
_HEADINGS = ("vraag", "titel")
_NAMED = {"themas": Refers.THEME, "organisaties": Refers.ORGANISATION, "auteurs": Refers.AUTHOR}
"""What a table may name as people call it."""


@dataclass(frozen=True, slots=True)
class Pack:
    """What one file holds; of a table also the fields that it has a column for."""

    content: Located
    columns: frozenset[str] | None = None

    @property
    def items(self) -> list[Located]:
        return section_rows(self.content, ITEMS)


@dataclass(frozen=True, slots=True)
class Upload:
    """What files hold; what is wrong with them; which were not in UTF-8."""

    packs: tuple[Pack, ...]
    faults: tuple[Fault, ...]
    encodings: tuple[tuple[str, Encoding], ...]


@dataclass(frozen=True, slots=True)
class Known:
    """What is there already: a server's catalogue, ids it once had, ids that others have."""

    catalogue: Catalogue
    own: Collection[str]
    elsewhere: Collection[str]


def is_readable(name: str) -> bool:
    return PurePath(name).suffix.lower() in (*TABLES, *PACKS)


def read_upload(files: Iterable[PackFile], most: int | None = None) -> Upload:
    """Return what files hold: YAML, or a table where the name says so.

    With `most` a file of more items is refused, and not read any further.
    """
    packs: list[Pack] = []
    faults: list[Fault] = []
    encodings: list[tuple[str, Encoding]] = []
    for file in files:
        try:
            decoded = decode(file, LARGEST_FILE)
            if decoded.encoding is not Encoding.UTF_8:
                encodings.append((file.name, decoded.encoding))
            if PurePath(file.name).suffix.lower() in TABLES:
                table, wrong = read_csv(file.name, decoded.text, most)
                faults += wrong
                packs.append(Pack(pack_of(table.items, Place(file.name, 1)), table.keys))
            else:
                located, doubled = read_located(decoded.file, most)
                faults += doubled
                packs.append(Pack(located))
        except BrokenKnowledgeError as error:
            faults += error.faults
    contents = [pack.content for pack in packs]
    faults += [one for content in contents for one in _sections_amiss(content)]
    faults += _texts_astray(contents)
    return Upload(tuple(packs), tuple(faults), tuple(encodings))


def check_upload(
    upload: Upload, known: Known, new_id: Callable[[str], str]
) -> tuple[tuple[Entry, ...], tuple[Fault, ...]]:
    """Return the entries that are handed in, and every fault by its place.

    `new_id` gives an id of its own to what is called so.
    """
    packs = _named(upload.packs, known, new_id)
    entries, faults = accept_all(packs, known.catalogue)
    return entries, tuple(sorted((*upload.faults, *faults), key=lambda one: one.place))


def _sections_amiss(pack: Located) -> Iterator[Fault]:
    """Give a fault for each section that isn't a server's, or isn't what it should be."""
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
    """Give a fault for each list of texts whose item isn't handed in with it."""
    own = {text_of(row, "id") for pack in packs for row in section_rows(pack, ITEMS)}
    for section, item, texts in texts_apart(packs):
        if item not in own:
            yield fault(
                texts.place, section, Problem.UNKNOWN_REFERENCE, value=item, what="entry", hint=""
            )


def _named(
    packs: Sequence[Pack], known: Known, new_id: Callable[[str], str]
) -> tuple[Located, ...]:
    """Return the packs with an id for each item, and each item named by the id that it has.

    What a table has no column for is filled in as it is.
    """
    asked = {(one.kind.value, fold(one.heading)): own for own, one in _entries(known.catalogue)}
    renamed: dict[str, str] = {}
    ids: list[list[str | None]] = []
    for pack in packs:
        ids.append([])
        for row in pack.items:
            own = text_of(row, "id")
            if not isinstance(row.value, dict) or (own is not None and _is_free(own, known)):
                ids[-1].append(own)
                continue
            heading = next(filter(None, (text_of(row, key) for key in _HEADINGS)), "")
            key = (text_of(row, KIND_KEY) or "", fold(heading))
            given = asked.setdefault(key, new_id(heading)) if heading else new_id("")
            ids[-1].append(given)
            if own is not None:
                renamed[own] = given
    return tuple(
        _rewritten(pack, given, renamed, known.catalogue)
        for pack, given in zip(packs, ids, strict=True)
    )


def _entries(catalogue: Catalogue) -> Iterable[tuple[str, Entry]]:
    return reversed(list(catalogue.entries.items()))  # the first of two that ask the same counts


def _is_free(own: str, known: Known) -> bool:
    """Return whether an item can have this id: it is that entry, or nobody's."""
    if own in known.catalogue.entries or own in known.own:
        return True
    return own not in known.elsewhere and own.partition("-")[0] not in RESERVED


def _rewritten(
    pack: Pack, ids: Sequence[str | None], renamed: Mapping[str, str], catalogue: Catalogue
) -> Located:
    content = pack.content
    if not isinstance(content.value, dict):
        return content
    sections = dict(content.value)
    if ids:
        rows = zip(pack.items, ids, strict=True)
        items = [_with_id(row, own, renamed) for row, own in rows]
        if pack.columns is not None:
            items = [_completed(_by_id(row, catalogue), pack.columns, catalogue) for row in items]
        sections[ITEMS] = Located(items, sections[ITEMS].place)
    for section in TEXT_SECTIONS:
        texts = sections.get(section)
        if texts is not None and isinstance(texts.value, dict):
            named = {renamed.get(item, item): one for item, one in texts.value.items()}
            sections[section] = Located(named, texts.place)
    return Located(sections, content.place)


def _with_id(row: Located, own: str | None, renamed: Mapping[str, str]) -> Located:
    if not isinstance(row.value, dict) or own is None:
        return row
    values = {key: _renamed(key, value, renamed) for key, value in row.value.items()}
    place = values.pop("id").place if "id" in values else row.place
    return Located({"id": Located(own, place)} | values, row.place)


def _by_id(row: Located, catalogue: Catalogue) -> Located:
    """Return a row with the ids of the themes, organisations and authors that it names."""
    if not isinstance(row.value, dict):
        return row
    named = {
        key: _ids(row.value[key], refers, catalogue)
        for key, refers in _NAMED.items()
        if key in row.value
    }
    return Located(row.value | named, row.place)


def _ids(cell: Located, refers: Refers, catalogue: Catalogue) -> Located:
    """Return a cell with the ids of what it names, each of them once, where it is named first."""
    ids: dict[str, Located] = {}
    for one in cell.value if isinstance(cell.value, list) else ():
        for own in read_names(refers, str(one.value), catalogue):
            ids.setdefault(own, Located(own, one.place))
    return Located(list(ids.values()), cell.place)


def _completed(row: Located, columns: frozenset[str], catalogue: Catalogue) -> Located:
    """Return a row with what the entry of its id has in the fields without a column."""
    entry = catalogue.entries.get(text_of(row, "id") or "")
    if entry is None or not isinstance(row.value, dict):
        return row
    if KIND_KEY in row.value and text_of(row, KIND_KEY) != entry.kind:
        return row
    kept = {key: value for key, value in fields_of(entry).items() if key not in columns}
    return Located(
        {key: located(one, row.place) for key, one in kept.items()} | row.value, row.place
    )


def _renamed(key: str, value: Located, renamed: Mapping[str, str]) -> Located:
    """Return a field's value with the items that it names by the ids that they have now."""
    if isinstance(value.value, list) and key in ("lezen", "bronnen"):
        return Located([_renamed(key, one, renamed) for one in value.value], value.place)
    if isinstance(value.value, dict) and key == "bronnen" and "item" in value.value:
        item = _renamed("item", value.value["item"], renamed)
        return Located(value.value | {"item": item}, value.place)
    if isinstance(value.value, str) and key in ("lezen", "item", "vervangt"):
        return Located(renamed.get(value.value.strip(), value.value), value.place)
    return value
