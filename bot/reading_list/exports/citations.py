"""A reading list for who cites: BibTeX (LaTeX, JabRef), CSL-JSON (Zotero, pandoc) and RIS.

In RIS a line that begins with a tag starts a field, so every value stands on one line there: line
breaks in the summary and the note become spaces.
"""

import json
from collections.abc import Sequence

from bibtexparser.entrypoint import write_string
from bibtexparser.library import Library
from bibtexparser.middlewares import AddEnclosingMiddleware, MonthAbbreviationMiddleware
from bibtexparser.model import Entry, Field
from rispy import RisWriter, dumps

from bot.dutch import KINDS, long_date, one_line
from bot.reading_list.exports.reference import PersonName, Reference, WorkType, partial
from knowledge.entry import PartialDate

TYPES = {
    WorkType.REPORT: ("techreport", "report", "RPRT"),
    WorkType.PAGE: ("misc", "webpage", "ELEC"),  # @online is biblatex's alone
    WorkType.EVENT: ("misc", "event", "CONF"),
    WorkType.ANSWER: ("misc", "entry", "ELEC"),
}
"""What BibTeX, CSL and RIS call each sort of work."""
_ESCAPED = str.maketrans(
    {
        **{mark: f"\\{mark}" for mark in "&%#_$"},
        # BibTeX counts braces, escaped or not; an invisible partner keeps them in balance.
        "{": r"\{\vphantom{\}}",
        "}": r"\vphantom{\{}\}",
        "\\": r"{\textbackslash}",
        "~": r"{\textasciitilde}",
        "^": r"{\textasciicircum}",
        "<": r"{\textless}",
        ">": r"{\textgreater}",
        "|": r"{\textbar}",
    }
)


def to_bibtex(references: Sequence[Reference]) -> str:
    in_braces = AddEnclosingMiddleware(
        reuse_previous_enclosing=False, enclose_integers=True, default_enclosing="{"
    )
    stack = [MonthAbbreviationMiddleware(), in_braces]
    return write_string(Library([_entry(item) for item in references]), unparse_stack=stack)


def _entry(item: Reference) -> Entry:
    fields = {
        "author": " and ".join([*map(_person, item.authors), *map(_whole, item.corporate_authors)]),
        "title": _whole(item.full_title),
        "shorttitle": _whole(item.title) if item.subtitle else "",
        **_publishing(item),
        **_dates(item),
        "venue": _escape(item.place or ""),
        "pagetotal": str(item.pages or ""),
        "isbn": _escape(item.isbn or ""),
        "doi": _verbatim(item.doi or ""),
        "url": _verbatim(item.url or ""),
        "urldate": item.accessed.isoformat() if item.url else "",
        "language": "dutch",
        "langid": "dutch",
        "keywords": _escape(", ".join(name.replace(",", " /") for name in item.themes)),
        "abstract": _escape(item.abstract),
        "annote": _escape(item.note or ""),  # `note` would be printed in the list of references
        "comment": _escape("\n".join(item.all_remarks)),
    }
    written = [Field(name, text) for name, text in fields.items() if text]
    return Entry(TYPES[item.work][0], item.id, written)


def _publishing(item: Reference) -> dict[str, str]:
    name = _whole(item.publisher) if item.organisations else ""
    if item.work is WorkType.REPORT:  # 'Technical Report' is printed where there is no type
        return {"institution": name, "type": _escape(KINDS[item.kind].capitalize())}
    return {"howpublished": _escape(item.container or ""), "organization": name}


def _dates(item: Reference) -> dict[str, str]:
    published = item.published
    return {
        "year": f"{published.year:04}" if published else "",
        "month": str(published.month or "") if published else "",
        "day": str(published.day or "") if published else "",
        "eventdate": "/".join(day.isoformat() for day in item.days),
    }


def _person(name: PersonName) -> str:
    """'van der Velden, Jeroen'; a family name of several words is kept together."""
    family = _whole(name.family) if " " in name.family else _name(name.family)
    surname = f"{name.particle} {family}".strip()
    return f"{surname}, {_name(name.given)}" if name.given else _whole(name.surname)


def _name(text: str) -> str:
    return _whole(text) if "," in text or " and " in f" {text.lower()} " else _escape(text)


def _whole(text: str) -> str:
    """Text whose capitals, commas and 'and' stay as they are: no first and last name."""
    return f"{{{_escape(text)}}}" if text else ""


def _verbatim(address: str) -> str:
    """An address or DOI, in which nothing is escaped, without what would end the field."""
    return address.replace("{", "%7B").replace("}", "%7D").replace("\\", "%5C")


def _escape(text: str) -> str:
    return text.translate(_ESCAPED)


def to_csl(references: Sequence[Reference]) -> str:
    return json.dumps([_item(item) for item in references], ensure_ascii=False, indent=2) + "\n"


def _item(item: Reference) -> dict[str, object]:
    fields: dict[str, object] = {
        "id": item.id,
        "type": TYPES[item.work][1],
        "title": item.full_title,
        "title-short": item.title if item.subtitle else None,
        "author": [
            *map(_name_parts, item.authors),
            *({"literal": name} for name in item.corporate_authors),
        ],
        "container-title": item.container,
        "publisher": item.publisher,
        "issued": _date_parts(item.published) if item.published else None,
        "event-date": _date_parts(*map(partial, item.days)) if item.days else None,
        "event-place": item.place,
        "URL": item.url,
        "accessed": _date_parts(partial(item.accessed)) if item.url else None,
        "DOI": item.doi,
        "ISBN": item.isbn,
        "number-of-pages": item.pages,
        "abstract": item.abstract,
        "keyword": "; ".join(item.themes),
        "language": "nl",
        "note": item.note,
        "annote": "\n".join(item.all_remarks),
    }
    return {name: value for name, value in fields.items() if value}


def _name_parts(name: PersonName) -> dict[str, str]:
    parts = {"family": name.family, "given": name.given, "non-dropping-particle": name.particle}
    return {part: text for part, text in parts.items() if text}


def _date_parts(*dates: PartialDate) -> dict[str, object]:
    """One date, or the first and the last of a period."""
    parts = ((item.year, item.month, item.day) for item in dates)
    return {"date-parts": [[part for part in date if part is not None] for date in parts]}


class _Writer(RisWriter):  # type: ignore[misc]  # rispy ships no types
    NEWLINE = "\r\n"

    def set_header(self, count: int) -> str:
        """Nothing: a number before each reference is no part of the format."""
        del count
        return ""


def to_ris(references: Sequence[Reference]) -> str:
    return str(dumps([_fields(item) for item in references], implementation=_Writer))


def _fields(item: Reference) -> dict[str, str | list[str]]:
    until = f"tot en met {long_date(item.days[-1])}" if len(item.days) > 1 else ""
    fields: dict[str, str | list[str] | None] = {
        "type_of_reference": TYPES[item.work][2],
        "id": item.id,
        "title": item.full_title,
        "short_title": item.title if item.subtitle else None,
        "authors": [*filter(None, (*_people(item), *map(_without_commas, item.corporate_authors)))],
        "secondary_title": item.container,
        "publisher": item.publisher,
        "year": f"{item.published.year:04}" if item.published else None,
        "date": _date(item.published, until) if item.published else None,
        "place_published": item.place,
        "start_page": str(item.pages) if item.pages else None,
        "issn": item.isbn,
        "doi": item.doi,
        "urls": [item.url.replace(";", "%3B")] if item.url else None,  # it sets apart addresses
        "access_date": _date(partial(item.accessed)) if item.url else None,
        "language": "nl",
        "keywords": list(item.themes),
        "abstract": one_line(item.abstract),
        "notes": [*([one_line(item.note)] if item.note else []), *item.all_remarks],
    }
    return {name: value for name, value in fields.items() if value}


def _people(item: Reference) -> list[str]:
    return [
        ", ".join(filter(None, (_without_commas(name.surname), _without_commas(name.given))))
        for name in item.authors
    ]


def _without_commas(name: str) -> str:
    """A name without commas: in this field they set apart given names."""
    return name.replace(",", "")


def _date(when: PartialDate, more: str = "") -> str:
    """'year/month/day/words', each part empty where it isn't known."""
    month, day = (f"{part:02}" if part else "" for part in (when.month, when.day))
    return f"{when.year:04}/{month}/{day}/{more}"
