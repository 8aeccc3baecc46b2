"""A reading list as CSV for a Dutch Excel: a BOM, semicolons, and no cell that is a formula."""

from __future__ import annotations

import csv
from datetime import datetime
from io import StringIO
from typing import TYPE_CHECKING

from bot.dutch import KINDS, ZONE
from bot.reading_list import exporting_texts as exporting

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from bot.reading_list.exports.reference import Reference

BOM = "\ufeff"
"""Without it Excel doesn't read UTF-8."""
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
_BETWEEN = "; "


def to_csv(references: Sequence[Reference]) -> str:
    """Return the list as a table with a heading; line breaks within a cell stay."""
    out = StringIO()
    rows = csv.DictWriter(out, exporting.COLUMNS, delimiter=";", lineterminator="\r\n")
    rows.writerow(exporting.COLUMNS)
    for one in references:
        rows.writerow({name: _cell(value) for name, value in _row(one).items()})
    return BOM + out.getvalue()


def _row(one: Reference) -> dict[str, str | int | None]:
    return {
        "title": one.title,
        "subtitle": one.subtitle,
        "kind": KINDS[one.kind],
        "status": exporting.READ if one.read else exporting.TO_READ,
        "note": one.note,
        "authors": _BETWEEN.join(name.spoken for name in one.authors),
        "organisations": _BETWEEN.join(one.organisations),
        "year": one.published.year if one.published else None,
        "published": str(one.published) if one.published else None,
        "url": one.url,
        "minutes": one.minutes,
        "themes": _BETWEEN.join(one.themes),
        "summary": one.abstract,
        "sources": "\n".join(exporting.source(cited.name, cited.url) for cited in one.sources),
        "starts": _moment(one.start),
        "ends": _moment(one.end),
        "place": one.place,
        "pages": one.pages,
        "isbn": one.isbn,
        "doi": one.doi,
        "remarks": "\n".join(one.remarks),
        "added": one.added.isoformat(),
        "read": one.read.isoformat() if one.read else None,
        "id": one.id,
    }


def _cell(value: str | int | None) -> str | int | None:
    """Return text that a spreadsheet shows and never computes."""
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value


def _moment(when: date | datetime | None) -> str | None:
    """Return a day, with the time in the Netherlands where that is known, as Excel sorts it."""
    if not isinstance(when, datetime):
        return when.isoformat() if when else None
    return f"{(when.astimezone(ZONE) if when.tzinfo else when):%Y-%m-%d %H:%M}"
