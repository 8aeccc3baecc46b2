"""What stands in the fields of a form, from an entry's fields and back.

What wasn't touched stays as it is, whatever a form would make of it. What can't be right stays as
it was typed: checking says what is wrong with it.
"""

from collections.abc import Mapping
from typing import Any

from knowledge.catalogue import Catalogue
from knowledge.drafting.naming import name_of, read_names
from knowledge.drafting.sources import read_source, source_line
from knowledge.entry import Kind
from knowledge.format.days import as_kept, as_written
from knowledge.format.fields import DATES, ENTRIES, KIND_KEY, Field, FieldForm

YES, NO = "ja", "nee"


def written(fields: Mapping[str, Any], key: str, catalogue: Catalogue) -> str:
    """Return a field as it stands in a form; empty where it holds nothing."""
    value = fields.get(key)
    if value is None:
        return ""
    spec = _spec(fields, key)
    rows = value if isinstance(value, list) else [value]
    return "\n".join(_shown(spec, row, catalogue) for row in rows)


def filled_in(
    fields: Mapping[str, Any], typed: Mapping[str, str], catalogue: Catalogue
) -> dict[str, Any]:
    """Return the fields after a form was sent in; a field that is empty now is gone."""
    after = dict(fields)
    for key, text in typed.items():
        if _tidy(text) == _tidy(written(fields, key, catalogue)):
            continue
        value = _read(fields, key, _tidy(text), catalogue)
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
        return source_line(value, catalogue)
    if spec.refers is not None:
        return name_of(spec.refers, value, catalogue)
    if isinstance(value, bool):
        return YES if value else NO
    return as_written(str(value)) if spec.form in DATES else str(value)


def _read(fields: Mapping[str, Any], key: str, text: str, catalogue: Catalogue) -> Any:
    spec = _spec(fields, key)
    if spec.form is FieldForm.RECORD:
        known = {source_line(one, catalogue): one for one in fields.get(key) or ()}
        return [known.get(line) or read_source(line, catalogue) for line in lines_of(text)]
    if spec.refers is not None:
        ids = read_names(spec.refers, text, catalogue)
        return ids if spec.many else next(iter(ids), "")
    if spec.many:
        return lines_of(text)
    if spec.form is FieldForm.CHOICE:
        return text.casefold()
    return as_kept(text) if spec.form in DATES else text


def _tidy(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()
