"""A reading list as BibTeX, for LaTeX (BibTeX and biblatex), JabRef and Zotero."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bibtexparser.entrypoint import write_string
from bibtexparser.library import Library
from bibtexparser.model import Entry, Field

from bot.dutch import KINDS
from bot.reading_list.exports.reference import Work

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.reading_list.exports.names import PersonName
    from bot.reading_list.exports.reference import Reference

TYPES: dict[Work, str] = {
    Work.REPORT: "techreport",
    Work.PAGE: "misc",  # @online is biblatex's alone
    Work.EVENT: "misc",
    Work.ANSWER: "misc",
}
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
"""Words that BibTeX's styles write in the language of the document."""
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
    """Return the list as BibTeX text; an item's id is its citation key."""
    return write_string(Library([_entry(one) for one in references]), unparse_stack=[])


def _entry(one: Reference) -> Entry:
    fields = {
        "author": " and ".join([*map(_person, one.authors), *map(_body, one.corporate_authors)]),
        "title": _whole(one.full_title),
        "shorttitle": _whole(one.title) if one.subtitle else "",
        **_publishing(one),
        **_dates(one),
        "venue": _escape(one.place or ""),
        "pagetotal": str(one.pages or ""),
        "isbn": _escape(one.isbn or ""),
        "doi": _verbatim(one.doi or ""),
        "url": _verbatim(one.url or ""),
        "urldate": one.accessed.isoformat() if one.url else "",
        "language": "dutch",
        "langid": "dutch",
        "keywords": ", ".join(_keyword(name) for name in one.themes),
        "abstract": _escape(one.abstract),
        "annote": _escape(one.note or ""),  # `note` would be printed in the list of references
        "comment": _escape("\n".join(one.all_remarks)),
    }
    written = {name: text for name, text in fields.items() if text}
    return Entry(TYPES[one.work], one.id, [_field(name, text) for name, text in written.items()])


def _field(name: str, text: str) -> Field:
    return Field(name, text if name == "month" else f"{{{text}}}")


def _publishing(one: Reference) -> dict[str, str]:
    """Return who published it, in the field that styles print for its type."""
    name = _whole(one.publisher) if one.organisations else ""
    if one.work is Work.REPORT:  # 'Technical Report' is printed where there is no type
        return {"institution": name, "type": _escape(KINDS[one.kind].capitalize())}
    return {"howpublished": _escape(one.container or ""), "organization": name}


def _dates(one: Reference) -> dict[str, str]:
    known = one.published
    return {
        "year": f"{known.year:04}" if known else "",
        "month": MONTHS[known.month - 1] if known and known.month else "",
        "day": str(known.day or "") if known else "",
        "eventdate": "/".join(day.isoformat() for day in one.days),
    }


def _person(name: PersonName) -> str:
    """Return 'van der Velden, Jeroen'; a family name of several words is kept together."""
    family = _whole(name.family) if " " in name.family else _name(name.family)
    surname = f"{name.particle} {family}".strip()
    return f"{surname}, {_name(name.given)}" if name.given else _whole(name.surname)


def _name(text: str) -> str:
    """Return a part of a name, in braces where BibTeX would split it."""
    return _whole(text) if "," in text or " and " in f" {text.lower()} " else _escape(text)


def _body(name: str) -> str:
    """Return an organisation, which is not to be taken for a first and a last name."""
    return _whole(name)


def _whole(text: str) -> str:
    """Return text whose capitals, commas and 'and' stay as they are."""
    return f"{{{_escape(text)}}}" if text else ""


def _keyword(name: str) -> str:
    """Return a theme's name without commas, which set apart keywords."""
    return _escape(name.replace(",", " /"))


def _verbatim(address: str) -> str:
    """Return an address or DOI, in which nothing is escaped, without what would end the field."""
    return address.replace("{", "%7B").replace("}", "%7D").replace("\\", "%5C")


def _escape(text: str) -> str:
    return text.translate(_ESCAPED)
