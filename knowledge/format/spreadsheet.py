"""Writes entries as a table for a Dutch Excel, and reads such a table as located fields.

A row is an entry and a column is a field, by the packs' keys. A list has one value a line in its
cell, and a source is written as `titel: … | url: …`. No cell is a formula: an apostrophe is put
before what would be one, and taken off again. Dates and yes and no are read in Excel's forms too.
"""

import csv
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import StringIO
from typing import Any

from knowledge.format.days import as_kept
from knowledge.format.decoding import without_control
from knowledge.format.faults import Fault, Place, Problem, fault
from knowledge.format.fields import DATES, ENTRIES, KIND_KEY, SOURCE, Field, FieldForm
from knowledge.format.located import Located
from knowledge.format.shaping import MOST_FAULTS, unknown_key
from knowledge.format.values import as_address
from knowledge.format.writing import ORDER

BOM = "\ufeff"
"""The mark without which Excel doesn't read UTF-8."""
MOST_LINES = 100_000
MOST_VALUES = 500_000
"""The most filled cells, with each line of a list as one."""
DELIMITERS = ";,\t"
COLUMNS = {KIND_KEY: Field("kind")} | {
    key: field for shape in ENTRIES.values() for key, field in shape.fields.items()
}
_FORMULA = re.compile("'*[=+\\-@\t\r＝＋－＠]")
_GUARDED = re.compile("'+[=+\\-@\t\r＝＋－＠]")
_BETWEEN, _ESCAPED = " | ", re.compile(r"\\([\\n|])")
_SPLIT = re.compile(r"(?<!\\)((?:\\\\)*)\|")
_JOINER = "\u2060"
"""An invisible character that doesn't begin a formula."""
_BEGINS = rf"(?={_JOINER}*(?:[=@＝＠]|[+\-＋－]\S))"
_FORMULA_WITHIN = re.compile(rf"(?<=[,\t]){_BEGINS}")
_GUARDED_WITHIN = re.compile(rf"(?<=[,\t]){_JOINER}{_BEGINS}")
_ROUNDED = re.compile(r"\d[.,]\d+[Ee]\+\d+")
_YES_NO = {"waar": "true", "onwaar": "false"}


def to_csv(rows: Iterable[Mapping[str, Any]]) -> str:
    """Return entries, each as its fields (`writing.fields_of`), as a table with a heading."""
    out = StringIO()
    columns = [key for key in ORDER if key in COLUMNS]
    table = csv.DictWriter(out, columns, delimiter=";", lineterminator="\r\n")
    table.writeheader()
    for row in rows:
        table.writerow({key: _guarded(_written(value)) for key, value in row.items()})
    return BOM + out.getvalue()


@dataclass(frozen=True, slots=True)
class CsvTable:
    """The rows as items of a pack, with each value at its line, and the keys that have a column."""

    items: list[Located]
    keys: frozenset[str]


def read_csv(name: str, text: str, most: int | None = None) -> tuple[CsvTable, list[Fault]]:
    """Return the content of a table, and its faults.

    Columns are divided by semicolons, commas or tabs, whichever the heading has; lines end in line
    feeds. A table of more than `most` items is refused; without a `most`, one of too many lines.
    """
    if most is None and text.count("\n") > MOST_LINES:
        place = Place(name, MOST_LINES + 1)
        return _NOTHING, [fault(place, "file", Problem.TOO_MANY_LINES, limit=MOST_LINES)]
    lines, first = _after_sep(text)
    faults: list[Fault] = []
    rows = _rows(name, lines, first, faults)
    heading = next(rows, None)
    if heading is None:
        if not faults:
            faults.append(fault(Place(name, 1), "file", Problem.NO_HEADING))
        return _NOTHING, faults
    keys = _keys(heading, faults)
    if not any(key in COLUMNS for key in keys):
        return _NOTHING, [fault(heading.place, "file", Problem.NO_HEADING)]
    items: list[Located] = []
    values = 0
    for row in rows:
        if len(items) == most:
            return _NOTHING, [fault(row.place, "file", Problem.TOO_MANY_ITEMS, limit=most)]
        values += sum(1 + cell.count("\n") for cell in row.cells if cell)
        if values > MOST_VALUES:
            faults.append(fault(row.place, "file", Problem.TOO_MANY_VALUES, limit=MOST_VALUES))
        if values > MOST_VALUES or len(faults) > MOST_FAULTS:
            break
        items.append(_item(row, keys, faults))
    return CsvTable(items, frozenset(filter(None, keys))), faults


_NOTHING = CsvTable([], frozenset())


@dataclass(frozen=True, slots=True)
class _Row:
    place: Place
    cells: Sequence[str]


def _after_sep(text: str) -> tuple[str, int]:
    """Return the text without a `sep=` line for Excel, and the number of its first line."""
    head, _, rest = text.partition("\n")
    return (rest, 2) if re.fullmatch('"?sep=[;,\t]"?', head.strip(" ")) else (text, 1)


def _rows(name: str, text: str, first: int, faults: list[Fault]) -> Iterator[_Row]:
    """Give the rows that aren't empty; what can't be read is a fault, after which nothing is."""
    head = next((line for line in StringIO(text) if line.strip(f"{DELIMITERS} \n")), "")
    delimiter = max(DELIMITERS, key=lambda one: _known_in(head, one))
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True)
    while True:
        place = Place(name, reader.line_num + first)
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            faults.append(fault(place, "file", Problem.NOT_CSV, reason=error))
            return
        if any(map(str.strip, cells)):
            yield _Row(place, cells)


def _known_in(head: str, delimiter: str) -> int:
    return sum(_key(cell) in COLUMNS for cell in head.split(delimiter))


def _key(cell: str) -> str:
    return cell.strip().strip('"').strip().lower()


def _keys(heading: _Row, faults: list[Fault]) -> list[str | None]:
    """Return the key of each column: "" where it has none, None where that is a fault."""
    keys: list[str | None] = []
    for key in map(_key, heading.cells):
        if len(faults) > MOST_FAULTS:
            break
        if key and key in keys:
            faults.append(fault(heading.place, key, Problem.DOUBLE_KEY))
        elif key and key not in COLUMNS:
            faults.append(unknown_key(heading.place, key, COLUMNS))
        else:
            keys.append(key)
            continue
        keys.append(None)
    return keys


def _item(row: _Row, keys: Sequence[str | None], faults: list[Fault]) -> Located:
    values: dict[str, Located] = {}
    line = row.place.line
    for number, cell in enumerate(row.cells):
        place = Place(row.place.file, line)
        line += cell.count("\n")
        key = keys[number] if number < len(keys) else ""
        if not cell.strip() or key is None:
            continue
        if not key:
            faults.append(fault(place, "cell", Problem.NO_COLUMN, number=number + 1))
        elif (value := _value(key, _unguarded(cell), place, faults)) is not None:
            values[key] = value
    return Located(values, row.place)


def _value(key: str, cell: str, place: Place, faults: list[Fault]) -> Located | None:
    spec = COLUMNS[key]
    if not spec.many:
        text = _as_it_was(spec, cell.strip()) if key != KIND_KEY else cell.strip().lower()
        if key == "isbn" and _ROUNDED.fullmatch(text):
            faults.append(fault(place, key, Problem.ROUNDED, value=text))
            return None
        return Located(text, place)
    read = _source if spec.form is FieldForm.RECORD else _one
    lines = ((number, line.strip()) for number, line in enumerate(cell.split("\n")))
    rows = [read(line, Place(place.file, place.line + number)) for number, line in lines if line]
    return Located(rows, place)


def _one(line: str, place: Place) -> Located:
    return Located(_unescaped(line), place)


def _source(line: str, place: Place) -> Located:
    """Return `titel: … | url: …` as a source; a title or address may stand without its key."""
    parts = [part.strip() for part in _SPLIT.sub("\\1\n", line).split("\n")]
    named = [_named(part) for part in parts if part]
    values = {key: _one(text, place) for key, text in named}
    return Located(values if len(values) == len(named) else {"titel": _one(line, place)}, place)


def _named(part: str) -> tuple[str, str]:
    key, _, text = (one.strip() for one in part.partition(":"))
    if key.lower() in SOURCE.fields and text:
        return key.lower(), (as_address(text) or text) if key.lower() == "url" else text
    return ("url", address) if (address := as_address(part)) else ("titel", part)


def _as_it_was(spec: Field, text: str) -> str:
    """Return a value as it was before a Dutch spreadsheet changed its notation."""
    if spec.form is FieldForm.YES_NO:
        return _YES_NO.get(text.lower(), text)
    if spec.form is FieldForm.URL:
        return as_address(text) or text
    return as_kept(text) if spec.form in DATES else text


def _written(value: object) -> str:
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if not isinstance(value, list):
        return without_control(str(value))
    return "\n".join(_record(one) if isinstance(one, dict) else _escaped(one) for one in value)


def _record(value: Mapping[str, object]) -> str:
    return _BETWEEN.join(
        f"{key}: {_escaped(text).replace('|', chr(92) + '|')}" for key, text in value.items()
    )


def _escaped(text: object) -> str:
    """Return a text on one line, with its line ends escaped."""
    return without_control(str(text)).replace("\\", "\\\\").replace("\n", "\\n")


def _unescaped(text: str) -> str:
    return _ESCAPED.sub(lambda sign: "\n" if sign[1] == "n" else sign[1], text)


def _guarded(cell: str) -> str:
    return guarded_lists(f"'{cell}" if _FORMULA.match(cell) else cell)


def guarded_lists(cell: str) -> str:
    """Return a cell without formulas, even for a program that also splits it at commas or tabs."""
    return _FORMULA_WITHIN.sub(_JOINER, cell)


def _unguarded(cell: str) -> str:
    cell = _GUARDED_WITHIN.sub("", cell)
    return cell[1:] if _GUARDED.match(cell) else cell
