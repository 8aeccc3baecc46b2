"""Checks fields and makes entries of them, or gives every fault: of packs, forms and tables."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from knowledge.agenda import ends_before
from knowledge.entry import Entry, Kind, Library, Taxonomy
from knowledge.format.faults import Fault, Place, Problem, fault
from knowledge.format.fields import ENTRIES, KIND_KEY, SECTIONS, Field, Refers
from knowledge.format.located import Located
from knowledge.format.shaping import (
    MOST_FAULTS,
    Findings,
    check_shape,
    check_value,
    hint_of,
    unknown_key,
)
from knowledge.language.normalising import fold
from knowledge.upkeep import needs_term

_SECTION_IDS = {
    "themas": Refers.THEME,
    "organisaties": Refers.ORGANISATION,
    "auteurs": Refers.AUTHOR,
}
TEXT_SECTIONS = {"formuleringen": "phrasings", "gouden_vragen": "golden"}
_TEXT = Field("text")
_MOST_HINTS = 50
"""The most unknown ids that get a hint, since one among thousands takes tens of milliseconds."""


def check_packs(
    packs: Iterable[tuple[str, Located]], *, strict: bool = False
) -> tuple[Library, tuple[Fault, ...]]:
    """Return the valid part of packs, each a name and its located values, and every fault.

    A `strict` check also demands a date by which to check entries about what changes.
    """
    found = Findings()
    for name, pack in packs:
        _check_pack(found, name, pack)
    _join_texts(found)
    _check_references(found)
    _check_phrasings(found)
    made = found.made
    taxonomy = Taxonomy(
        themes={theme.id: theme for theme in made["themas"]},
        organisations={organisation.id: organisation for organisation in made["organisaties"]},
        authors={author.id: author for author in made["auteurs"]},
        terms=tuple(made["begrippen"]),
        groups=tuple(made["groepen"]),
        confusions=tuple(made["verwarring"]),
    )
    library = Library(_entries(found), taxonomy)
    return library, (*found.faults, *(_without_term(found, library) if strict else ()))


def _without_term(found: Findings, library: Library) -> Iterator[Fault]:
    for entry in library.entries:
        if entry.check_by is None and needs_term(entry, library.taxonomy.themes):
            place = found.entries[entry.id][2]
            yield fault(place, "controleer_voor", Problem.NO_TERM)


def check_items(
    packs: Iterable[Located], library: Library, others: Iterable[str] = ()
) -> tuple[tuple[Entry, ...], tuple[Fault, ...]]:
    """Return the entries that packs of items describe beside those of `library`, and every fault.

    The packs hold only items and their texts; items may name each other. Entries of the library
    with the same ids are the ones being changed. `others` are ids of more entries, whose texts
    differ from these. After `MOST_FAULTS` no further item is read.
    """
    found = Findings()
    for other in others:
        found.ids[Refers.ENTRY][other] = Place(other, 1)
    _know(found, library)
    packs = tuple(packs)
    rows = [row for pack in packs for row in section_rows(pack, "items")]
    own = {name: row.place for row in rows if (name := text_of(row, "id")) is not None}
    for name in own:
        found.ids[Refers.ENTRY].pop(name, None)
        found.texts.pop(name, None)
    for row in rows:
        if len(found.faults) < MOST_FAULTS:
            _check_entry(found, row)
    for pack in packs:
        for section, texts in _sections(pack).items():
            if section in TEXT_SECTIONS:
                _check_texts(found, section, texts)
    # An item with faults may be referred to.
    found.ids[Refers.ENTRY] = own | found.ids[Refers.ENTRY]
    _join_texts(found)
    _check_references(found)
    _check_phrasings(found)
    return _entries(found), tuple(sorted(found.faults, key=lambda one: one.place)[:MOST_FAULTS])


def section_rows(pack: Located, section: str) -> list[Located]:
    """Return the rows of a section of a pack; none where it isn't a list."""
    rows = _sections(pack).get(section)
    return rows.value if rows is not None and isinstance(rows.value, list) else []


def text_of(row: Located, key: str) -> str | None:
    """Return the text of a field of a row; None where it has none."""
    field = _sections(row).get(key)
    return field.value.strip() if field is not None and isinstance(field.value, str) else None


def _sections(pack: Located) -> dict[str, Located]:
    return pack.value if isinstance(pack.value, dict) else {}


def check_kept(
    fields: Located, taxonomy: Taxonomy, is_known: Callable[[str], bool]
) -> tuple[Entry | None, tuple[Fault, ...]]:
    """Return the entry of fields that were accepted before, or None, and every fault.

    It may refer to every entry whose id is known, and may by now share a phrasing with another.
    """
    found = Findings()
    _check_entry(found, fields)
    known: dict[Refers, Callable[[str], bool]] = {
        Refers.THEME: taxonomy.themes.__contains__,
        Refers.ORGANISATION: taxonomy.organisations.__contains__,
        Refers.AUTHOR: taxonomy.authors.__contains__,
        Refers.ENTRY: is_known,
    }
    for place, _, refers, value, _ in found.references:
        if known[refers](value):
            found.ids[refers].setdefault(value, place)
    _check_references(found)
    _join_texts(found)
    return next(iter(_entries(found)), None), tuple(found.faults)


def _entries(found: Findings) -> tuple[Entry, ...]:
    return tuple(shape.makes(**values) for shape, values, _ in found.entries.values())


def _know(found: Findings, library: Library) -> None:
    """Make the library's ids and phrasings known, at places named by their entry."""
    taxonomy = library.taxonomy
    for refers, ids in (
        (Refers.THEME, taxonomy.themes),
        (Refers.ORGANISATION, taxonomy.organisations),
        (Refers.AUTHOR, taxonomy.authors),
    ):
        found.ids[refers] = {name: Place(name, 1) for name in ids}
    for entry in library.entries:
        place = Place(entry.id, 1)
        found.ids[Refers.ENTRY][entry.id] = place
        found.texts[entry.id] = [("phrasings", text, place) for text in entry.phrasings]


def _check_pack(found: Findings, name: str, pack: Located) -> None:
    if not isinstance(pack.value, dict):
        found.fault(Place(name, 1), "file", Problem.NOT_MAPPING)
        return
    for section, rows in pack.value.items():
        if section not in SECTIONS:
            found.faults.append(unknown_key(rows.place, section, SECTIONS))
        elif section in TEXT_SECTIONS:
            _check_texts(found, section, rows)
        elif rows.value is None:
            continue
        elif not isinstance(rows.value, list):
            found.fault(rows.place, section, Problem.NOT_LIST)
        else:
            for row in rows.value:
                _check_row(found, section, row)


def _check_row(found: Findings, section: str, row: Located) -> None:
    shape = SECTIONS[section]
    if shape is None:
        _check_entry(found, row)
        return
    values = check_shape(found, shape, row, section)
    refers = _SECTION_IDS.get(section)
    if values is None:
        if refers:
            _claim_unusable(found, refers, row)
        return
    if refers and not _claim(found, refers, values["id"], row.place):
        return
    found.made[section].append(shape.makes(**values))


def _check_entry(found: Findings, row: Located) -> None:
    if not isinstance(row.value, dict):
        found.fault(row.place, "items", Problem.NOT_MAPPING)
        return
    rest = dict(row.value)
    kind_value = rest.pop(KIND_KEY, None)
    if kind_value is None:
        found.fault(row.place, KIND_KEY, Problem.MISSING)
        _claim_unusable(found, Refers.ENTRY, row)
        return
    if kind_value.value not in set(Kind):
        _claim_unusable(found, Refers.ENTRY, row)
        found.fault(
            kind_value.place,
            KIND_KEY,
            Problem.NOT_CHOICE,
            choices=", ".join(Kind),
            value=kind_value.value,
        )
        return
    kind = Kind(str(kind_value.value))
    shape = ENTRIES[kind]
    values = check_shape(found, shape, Located(rest, row.place), kind)
    if values is None:
        if kind is not Kind.ELSEWHERE and "bronnen" not in rest:
            found.fault(row.place, "bronnen", Problem.NO_SOURCE)
        _claim_unusable(found, Refers.ENTRY, row)
        return
    if not _claim(found, Refers.ENTRY, values["id"], row.place):
        return
    if kind is not Kind.ELSEWHERE and not values.get("sources"):
        found.fault(row.place, "bronnen", Problem.NO_SOURCE)
    _check_order(found, values, rest, row.place)
    for key, attribute in TEXT_SECTIONS.items():
        if values.pop(attribute, None) is not None:
            _take_texts(found, values["id"], attribute, rest[key])
    found.entries[values["id"]] = (shape, values, row.place)


def _take_texts(found: Findings, own: str, attribute: str, texts: Located) -> None:
    """Add an entry's own texts with their places; values that aren't text are faults already."""
    rows = texts.value if isinstance(texts.value, list) else []  # an empty key is an empty list
    found.texts[own] += [
        (attribute, text.value.strip(), text.place) for text in rows if isinstance(text.value, str)
    ]


def _check_order(
    found: Findings, values: Mapping[str, Any], row: Mapping[str, Located], place: Place
) -> None:
    start, end = values.get("start"), values.get("end")
    if start is not None and end is not None and ends_before(end, start):
        at = row["einde"].place if "einde" in row else place
        found.fault(at, "einde", Problem.END_BEFORE_START, start=start)


def _claim(found: Findings, refers: Refers, own: str, place: Place) -> bool:
    known = found.ids[refers]
    if own in known:
        found.fault(place, "id", Problem.DOUBLE_ID, what=refers, first=known[own])
        return False
    known[own] = place
    return True


def _claim_unusable(found: Findings, refers: Refers, row: Located) -> None:
    """Claim the id of a row with other faults, so that others may refer to it, once."""
    row_id = text_of(row, "id")
    if row_id is not None:
        _claim(found, refers, row_id, row.place)


def _check_texts(found: Findings, section: str, rows: Located) -> None:
    """Add texts that stand apart from their item: a mapping of ids to lists."""
    if not isinstance(rows.value, dict):
        found.fault(rows.place, section, Problem.NOT_MAPPING)
        return
    for item, texts in rows.value.items():
        found.references.append((texts.place, section, Refers.ENTRY, item, ""))
        if not isinstance(texts.value, list | None):
            found.fault(texts.place, f"{section}.{item}", Problem.NOT_LIST)
            continue
        for text in texts.value or ():
            checked = check_value(found, _TEXT, text, f"{section}.{item}", "")
            if checked is not None:
                found.texts[item].append((TEXT_SECTIONS[section], checked, text.place))


def _join_texts(found: Findings) -> None:
    """Give each entry its own texts and those that stand apart, in the order read."""
    for own, (_, values, _) in found.entries.items():
        for attribute in TEXT_SECTIONS.values():
            texts = [text for kind, text, _ in found.texts[own] if kind == attribute]
            if texts:
                values[attribute] = tuple(texts)


def _check_references(found: Findings) -> None:
    hinted = 0
    for place, name, refers, value, own in found.references:
        known = found.ids[refers]
        if value not in known:
            hinted += 1
            hint = hint_of(value, known) if hinted <= _MOST_HINTS else ""
            found.fault(place, name, Problem.UNKNOWN_REFERENCE, value=value, what=refers, hint=hint)
        elif value == own:
            found.fault(place, name, Problem.SELF_REFERENCE)


def _check_phrasings(found: Findings) -> None:
    """Add a fault for phrasings of two entries, and golden questions that are phrasings."""
    owners: dict[str, tuple[str, Place]] = {}
    for own, texts in found.texts.items():
        for attribute, text, place in texts:
            if attribute != "phrasings":
                continue
            other, at = owners.setdefault(fold(text), (own, place))
            if other != own:
                found.fault(
                    place, "formuleringen", Problem.SAME_PHRASING, value=text, other=other, first=at
                )
    for texts in found.texts.values():
        for attribute, text, place in texts:
            if attribute == "golden" and (known := owners.get(fold(text))):
                found.fault(
                    place, "gouden_vragen", Problem.GOLDEN_IS_PHRASING, value=text, first=known[1]
                )
