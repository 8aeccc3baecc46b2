"""Writes entries as they are read: as fields by their Dutch keys, and as the YAML of a pack.

What is written is read back as the same entries, and written again it is the same to the byte.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from enum import StrEnum
from typing import Any

import yaml

from knowledge.entry import Entry, PartialDate, Source
from knowledge.format.fields import ENTRIES, KIND_KEY, SOURCE, FieldForm, Shape

Fields = dict[str, Any]

WIDTH = 110
ORDER = (
    "id", "soort", "spoed", "vraag", "titel", "ondertitel", "begin", "einde", "afgelast",
    "plaats", "online", "datum", "terugkeer", "aanmelden", "antwoord", "praatje", "verdieping",
    "auteurs", "organisaties", "themas", "url", "samenvatting", "kernpunten", "isbn", "paginas",
    "bronnen", "lezen", "leestijd", "bewijs", "zekerheid", "noot", "gelezen", "vervangt",
    "vernieuwd", "eigenaar", "opgeschreven", "gecontroleerd", "controleer_voor", "formuleringen",
    "gouden_vragen",
)  # fmt: skip
"""The order of fields in a pack: what the entry is, what it says, its sources, how it is found."""


def fields_of(entry: Entry) -> Fields:
    """Return the fields that an entry fills, in the packs' order, as JSON takes them."""
    filled = {KIND_KEY: entry.kind.value} | _fields(entry, ENTRIES[entry.kind])
    return {key: filled[key] for key in ORDER if key in filled}


def as_pack(entries: Iterable[Entry]) -> str:
    items = ["\n".join(_item(fields_of(entry), ENTRIES[entry.kind])) for entry in entries]
    return "\n\n".join(["items:" if items else "items: []", *items]) + "\n"


def as_texts(section: str, texts: Mapping[str, Iterable[str]]) -> str:
    """Return a section of a pack with texts by the id of their item; "" where there are none."""
    rows = [line for own, of in texts.items() for line in _list(f"  {own}:", list(of), ids=False)]
    return "\n".join([f"{section}:", *rows]) + "\n" if rows else ""


def _fields(value: object, shape: Shape) -> Fields:
    found = ((key, getattr(value, field.attribute)) for key, field in shape.fields.items())
    return {key: _plain(one) for key, one in found if one not in (None, (), False)}


def _plain(value: object) -> object:
    match value:
        case tuple():
            return [_plain(one) for one in value]
        case Source():
            return _fields(value, SOURCE)
        case StrEnum():
            return value.value
        case datetime():
            whole = not value.second and not value.microsecond
            return value.isoformat(" ", "minutes" if whole else "auto")
        case date() | PartialDate():
            return str(value)
        case _:
            return value


def _item(fields: Mapping[str, Any], shape: Shape) -> Iterator[str]:
    for number, (key, value) in enumerate(fields.items()):
        lead = "  " if number else "- "
        if isinstance(value, list):
            ids = key in shape.fields and shape.fields[key].form is FieldForm.ID
            yield from _list(f"{lead}{key}:", value, ids=ids)
        else:
            yield from _lines(f"{lead}{key}:", value, 4)


def _list(head: str, values: list[Any], *, ids: bool) -> Iterator[str]:
    flow = f"{head} [{', '.join(map(_short, values))}]" if ids else ""
    if flow and len(flow) <= WIDTH:
        yield flow
        return
    yield head
    for value in values:
        if not isinstance(value, dict):
            yield from _lines("  -", value, 4)
            continue
        for number, (key, one) in enumerate(value.items()):
            yield from _lines(f"{'    ' if number else '  - '}{key}:", one, 6)


def _lines(head: str, value: object, indent: int) -> Iterator[str]:
    """Give the lines of a value: after its key where it fits there, else as a block below it."""
    if not isinstance(value, str):
        yield f"{head} {str(value).lower()}"
        return
    line = f"{head} {_short(value)}"
    if "\n" not in value and len(line) <= WIDTH:
        yield line
        return
    for sign, block in ((">-", _wrapped(value, WIDTH - indent)), ("|-", value.split("\n"))):
        body = "\n".join(" " * indent + one if one else "" for one in block)
        if _reads_as(f"{sign}\n{body}", value):
            yield f"{head} {sign}\n{body}"
            return
    yield line


def _short(text: str) -> str:
    """Return a text on one line: plain, or in quotes where it would be read as something else."""
    quoted = "'" + text.replace("'", "''") + "'"
    for written in (text, quoted):
        if "\n" not in text and _reads_as(written, text):
            return written
    escaped: str = yaml.dump(text, default_style='"', allow_unicode=True, width=10**6)
    return escaped.strip()


def _wrapped(text: str, width: int) -> list[str]:
    """Return a text as lines, broken at single spaces only, since a break is read as a space."""
    lines = [""]
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}" if lines[-1] else word
        fits = len(longer) <= width or not word or not lines[-1] or lines[-1].endswith(" ")
        if fits:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _reads_as(written: str, text: str) -> bool:
    """Return whether YAML is read as this text, and not as a number, a date or null."""
    if "\t" in written:  # readers differ
        return False
    try:
        read = yaml.load(f"- {written}\n- b\n", Loader=yaml.CSafeLoader)
    except (yaml.YAMLError, ValueError):  # a date that doesn't exist is a ValueError
        return False
    return bool(read == [text, "b"])
