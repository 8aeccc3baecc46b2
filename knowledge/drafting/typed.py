"""What stands in the fields of a form, from an entry's fields and back.

What wasn't touched stays as it is, whatever a form would make of it. What can't be right stays as
it was typed: checking says what is wrong with it.
"""

import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from knowledge.catalogue import Catalogue
from knowledge.drafting.naming import name_of, read_names
from knowledge.entry import Kind
from knowledge.format.days import as_kept, as_written
from knowledge.format.fields import DATES, ENTRIES, KIND_KEY, Field, FieldForm
from knowledge.format.values import as_address
from knowledge.moments.outcome import Unclear
from knowledge.moments.parts import take_apart
from knowledge.moments.reading import read_moment

YES, NO = "ja", "nee"
BEGINS = "begin"
_DAY = re.compile(r"\d{4}-")
_BAR = " | "
_YEAR = re.compile(r"\d{4}")
_PAGE = re.compile(r"(?:bladzijde|blz|pagina|pag|p)\b\.?\s*(.+)", re.IGNORECASE)


def as_typed(fields: Mapping[str, Any], key: str, catalogue: Catalogue) -> str:
    """Return a field as it stands in a form; empty where it holds nothing."""
    value = fields.get(key)
    if value is None:
        return ""
    spec = _spec(fields, key)
    rows = value if isinstance(value, list) else [value]
    return "\n".join(_shown(spec, row, catalogue) for row in rows)


def with_typed(
    fields: Mapping[str, Any], typed: Mapping[str, str], catalogue: Catalogue, now: datetime
) -> dict[str, Any]:
    """Return the fields after a form was sent in `now`, by the clock of who fills it in.

    A field that is empty now is gone.
    """
    after = dict(fields)
    for key, text in typed.items():
        if _tidy(text) == _tidy(as_typed(fields, key, catalogue)):
            continue
        value = _read(after, key, _tidy(text), catalogue, now)
        after.pop(key, None)
        if value:
            after[key] = value
    return after


def lines_of(text: str) -> list[str]:
    """Return the texts on the lines, each once."""
    return list(dict.fromkeys(filter(None, map(str.strip, text.splitlines()))))


def _spec(fields: Mapping[str, Any], key: str) -> Field:
    return ENTRIES[Kind(fields[KIND_KEY])].fields[key]


def _shown(spec: Field, value: Any, catalogue: Catalogue) -> str:
    if spec.form is FieldForm.RECORD:
        return _source_line(value, catalogue)
    if spec.refers is not None:
        return name_of(spec.refers, value, catalogue)
    if isinstance(value, bool):
        return YES if value else NO
    return as_written(str(value)) if spec.form in DATES else str(value)


def _read(
    fields: Mapping[str, Any], key: str, text: str, catalogue: Catalogue, now: datetime
) -> Any:
    spec = _spec(fields, key)
    if spec.form is FieldForm.RECORD:
        known = {_source_line(one, catalogue): one for one in fields.get(key) or ()}
        return [known.get(line) or _read_source(line, catalogue) for line in lines_of(text)]
    if spec.refers is not None:
        ids = read_names(spec.refers, text, catalogue)
        return ids if spec.many else next(iter(ids), "")
    if spec.many:
        return lines_of(text)
    if spec.form is FieldForm.CHOICE:
        return text.casefold()
    if spec.form is FieldForm.URL:
        return as_address(text) or text
    if spec.form is FieldForm.MOMENT and text:
        return _when(text, str(fields.get(BEGINS) or ""), now)
    return as_kept(text) if spec.form in DATES else text


def _source_line(source: Mapping[str, Any], catalogue: Catalogue) -> str:
    """Return a source as it is written: 'Title | 2023 | blz. 4 | https://…'."""
    own = source.get("item")
    cited = catalogue.entries.get(own) if own else None
    page = source.get("pagina")
    parts = (
        cited.heading if cited else own,
        source.get("titel"),
        source.get("jaar"),
        f"blz. {page}" if page else None,
        source.get("url"),
    )
    return _BAR.join(str(part) for part in parts if part)


def _read_source(line: str, catalogue: Catalogue) -> dict[str, Any]:
    """Return the source that a line says; a title that is a record's is that record."""
    source: dict[str, Any] = {}
    titles: list[str] = []
    for part in filter(None, map(str.strip, line.split("|"))):
        if " " not in part and (address := as_address(part)):
            source["url"] = address
        elif titles and _YEAR.fullmatch(part):
            source["jaar"] = part
        elif titles and (page := _PAGE.fullmatch(part)):
            source["pagina"] = page[1]
        else:
            titles.append(part)
    title = _BAR.join(titles)
    known = catalogue.records.resolve(title) if title else None
    if known is not None:
        return {"item": known.key} | source
    return ({"titel": title} if title else {}) | source


def _when(text: str, begins: str, now: datetime) -> str:
    """Return a moment as a pack has it: as it is written, or else said, the first to come.

    A time alone is one of the day on which it `begins`.
    """
    kept, parts = as_kept(text), take_apart(text)
    if _DAY.match(kept) or isinstance(parts, Unclear):
        return kept
    said = read_moment(f"{begins[:10]} {text}" if begins and not parts.day else text, now)
    if isinstance(said, Unclear):
        return kept
    day_alone = not (parts.timed or parts.part or parts.minutes)
    return f"{said.at:%Y-%m-%d}" if day_alone else f"{said.at:%Y-%m-%d %H:%M}"


def _tidy(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()
