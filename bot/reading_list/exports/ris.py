"""A reading list as RIS, which EndNote, Mendeley, Zotero and RefWorks read.

A line that begins with a tag starts a field, so every value stands on one line: line breaks in the
summary and the note become spaces.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rispy import RisWriter, dumps

from bot.dutch import long_date
from bot.reading_list.exports.reference import Work, partial

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.reading_list.exports.reference import Reference
    from knowledge.entry import PartialDate

TYPES: dict[Work, str] = {
    Work.REPORT: "RPRT",
    Work.PAGE: "ELEC",
    Work.EVENT: "CONF",
    Work.ANSWER: "ELEC",
}


class _Writer(RisWriter):  # type: ignore[misc]  # rispy ships no types
    NEWLINE = "\r\n"

    def set_header(self, count: int) -> str:
        """Return nothing: a number before each reference is no part of the format."""
        del count
        return ""


def to_ris(references: Sequence[Reference]) -> str:
    """Return the list as RIS text."""
    return str(dumps([_fields(one) for one in references], implementation=_Writer))


def _fields(one: Reference) -> dict[str, str | list[str]]:
    fields: dict[str, str | list[str] | None] = {
        "type_of_reference": TYPES[one.work],
        "id": one.id,
        "title": one.full_title,
        "short_title": one.title if one.subtitle else None,
        "authors": [*filter(None, (*_people(one), *map(_body, one.corporate_authors)))],
        "secondary_title": one.container,
        "publisher": one.publisher,
        "year": f"{one.published.year:04}" if one.published else None,
        "date": _date(one.published, _more_days(one)) if one.published else None,
        "place_published": one.place,
        "start_page": str(one.pages) if one.pages else None,
        "issn": one.isbn,
        "doi": one.doi,
        "urls": [_url(one.url)] if one.url else None,
        "access_date": _date(partial(one.accessed)) if one.url else None,
        "language": "nl",
        "keywords": list(one.themes),
        "abstract": _one_line(one.abstract),
        "notes": [*([_one_line(one.note)] if one.note else []), *one.all_remarks],
    }
    return {name: value for name, value in fields.items() if value}


def _people(one: Reference) -> list[str]:
    return [
        ", ".join(filter(None, (_body(name.surname), _body(name.given)))) for name in one.authors
    ]


def _body(name: str) -> str:
    """Return a name without commas: in this field they set apart given names."""
    return name.replace(",", "")


def _date(known: PartialDate, more: str = "") -> str:
    """Return 'year/month/day/words', each part empty where it isn't known."""
    month, day = (f"{part:02}" if part else "" for part in (known.month, known.day))
    return f"{known.year:04}/{month}/{day}/{more}"


def _more_days(one: Reference) -> str:
    return f"tot en met {long_date(one.days[-1])}" if len(one.days) > 1 else ""


def _url(url: str) -> str:
    """Return the address with its semicolons encoded, since they set apart addresses."""
    return url.replace(";", "%3B")


def _one_line(text: str) -> str:
    return " ".join(text.split())
