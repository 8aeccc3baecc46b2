"""The text in the fields of a form, from the fields of an entry and back.

A field that wasn't changed in the form stays as it is. Text that can't be right stays as it was
typed: checking says what is wrong with it.
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
    """Return a field as text in a form; empty where it holds nothing."""
    value = fields.get(key)
    if value is None:
        return ""
    spec = _spec(fields, key)
    rows = value if isinstance(value, list) else [value]
    return "\n".join(_as_typed(spec, row, catalogue) for row in rows)


def with_typed(
    fields: Mapping[str, Any], typed: Mapping[str, str], catalogue: Catalogue, now: datetime
) -> dict[str, Any]:
    """Return the fields with the texts of a form, sent at `now` in the moderator's time zone.

    A field that was emptied is removed.
    """
    after = dict(fields)
    for key, text in typed.items():
        if _tidy(text) == _tidy(as_typed(fields, key, catalogue)):
            continue
        value = _from_typed(after, key, _tidy(text), catalogue, now)
        after.pop(key, None)
        if value:
            after[key] = value
    return after


def lines_of(text: str) -> list[str]:
    """Return the lines of a text, each once, without empty ones."""
    return list(dict.fromkeys(filter(None, map(str.strip, text.splitlines()))))


def _spec(fields: Mapping[str, Any], key: str) -> Field:
    return ENTRIES[Kind(fields[KIND_KEY])].fields[key]


def _as_typed(spec: Field, value: Any, catalogue: Catalogue) -> str:
    if spec.form is FieldForm.RECORD:
        return _source_line(value, catalogue)
    if spec.refers is not None:
        return name_of(spec.refers, value, catalogue)
    if isinstance(value, bool):
        return YES if value else NO
    return as_written(str(value)) if spec.form in DATES else str(value)


def _from_typed(
    fields: Mapping[str, Any], key: str, text: str, catalogue: Catalogue, now: datetime
) -> Any:
    spec = _spec(fields, key)
    if spec.form is FieldForm.RECORD:
        unchanged = {_source_line(source, catalogue): source for source in fields.get(key) or ()}
        return [unchanged.get(line) or _read_source(line, catalogue) for line in lines_of(text)]
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
        return _moment_from_typed(text, str(fields.get(BEGINS) or ""), now)
    return as_kept(text) if spec.form in DATES else text


def _source_line(source: Mapping[str, Any], catalogue: Catalogue) -> str:
    """Return a source as one line: 'Title | 2023 | blz. 4 | https://…'."""
    item = source.get("item")
    cited = catalogue.entries.get(item) if item else None
    page = source.get("pagina")
    parts = (
        cited.heading if cited else item,
        source.get("titel"),
        source.get("jaar"),
        f"blz. {page}" if page else None,
        source.get("url"),
    )
    return _BAR.join(str(part) for part in parts if part)


def _read_source(line: str, catalogue: Catalogue) -> dict[str, Any]:
    """Return the source in a line; a title of a record becomes that record."""
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
    record = catalogue.records.resolve(title) if title else None
    if record is not None:
        return {"item": record.key} | source
    return ({"titel": title} if title else {}) | source


def _moment_from_typed(text: str, begins: str, now: datetime) -> str:
    """Return a moment as a pack writes it: typed as a date, or in words as the first to come.

    A time alone is on the day on which the event `begins`.
    """
    day, parts = as_kept(text), take_apart(text)
    if _DAY.match(day) or isinstance(parts, Unclear):
        return day
    moment = read_moment(f"{begins[:10]} {text}" if begins and not parts.day else text, now)
    if isinstance(moment, Unclear):
        return day
    day_alone = not (parts.timed or parts.part or parts.minutes)
    return f"{moment.at:%Y-%m-%d}" if day_alone else f"{moment.at:%Y-%m-%d %H:%M}"


def _tidy(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()
