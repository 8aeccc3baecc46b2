"""A reading list as CSL-JSON, which Zotero, pandoc and other citation processors read."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from bot.reading_list.exports.reference import Work, partial

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.reading_list.exports.names import PersonName
    from bot.reading_list.exports.reference import Reference
    from knowledge.entry import PartialDate

TYPES: dict[Work, str] = {
    Work.REPORT: "report",
    Work.PAGE: "webpage",
    Work.EVENT: "event",
    Work.ANSWER: "entry",
}


def to_csl(references: Sequence[Reference]) -> str:
    """Return the list as JSON text."""
    return json.dumps([_item(one) for one in references], ensure_ascii=False, indent=2) + "\n"


def _item(one: Reference) -> dict[str, object]:
    fields: dict[str, object] = {
        "id": one.id,
        "type": TYPES[one.work],
        "title": one.full_title,
        "title-short": one.title if one.subtitle else None,
        "author": [*map(_person, one.authors), *map(_body, one.corporate_authors)],
        "container-title": one.container,
        "publisher": one.publisher,
        "issued": _dates(one.published) if one.published else None,
        "event-date": _dates(*map(partial, one.days)) if one.days else None,
        "event-place": one.place,
        "URL": one.url,
        "accessed": _dates(partial(one.accessed)) if one.url else None,
        "DOI": one.doi,
        "ISBN": one.isbn,
        "number-of-pages": one.pages,
        "abstract": one.abstract,
        "keyword": "; ".join(one.themes),
        "language": "nl",
        "note": one.note,
        "annote": "\n".join(one.all_remarks),
    }
    return {name: value for name, value in fields.items() if value}


def _person(name: PersonName) -> dict[str, str]:
    parts = {
        "family": name.family,
        "given": name.given,
        "non-dropping-particle": name.particle,
    }
    return {part: text for part, text in parts.items() if text}


def _body(name: str) -> dict[str, str]:
    return {"literal": name}


def _dates(*known: PartialDate) -> dict[str, object]:
    """Return one date, or the first and the last of a period."""
    parts = ((one.year, one.month, one.day) for one in known)
    return {"date-parts": [[part for part in date if part is not None] for date in parts]}
