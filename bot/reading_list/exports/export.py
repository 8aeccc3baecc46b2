"""A reading list as a file, in the format that someone asked for."""

from __future__ import annotations

import csv
import re
from datetime import datetime
from enum import StrEnum
from io import StringIO
from typing import TYPE_CHECKING, assert_never

from bot.cards.citing import time_in_line
from bot.dutch import KINDS, ZONE, counted, joined, long_date, minutes, one_line
from bot.reading_list.arrange import ExportAs
from bot.reading_list.exports.citations import to_bibtex, to_csl, to_ris
from bot.reading_list.exports.document import to_docx
from bot.reading_list.exports.reference import WorkType, cite, cited_works, day_of, describe
from bot.view import Attachment, Choice, Tone, View, notice
from knowledge.answering.reading_time import ReadingTime
from knowledge.format.spreadsheet import guarded_lists

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from bot.reading_list.arrange import ReadingItem
    from bot.reading_list.exports.reference import Cited, Reference
    from knowledge.catalogue import Catalogue


class Format(StrEnum):
    """The formats, by the word that someone chooses on Discord."""

    MARKDOWN = "markdown"
    CSV = "csv"
    RIS = "ris"
    BIBTEX = "bibtex"
    CSL_JSON = "csl-json"
    DOCX = "docx"


ENDINGS = {
    Format.MARKDOWN: "md",
    Format.CSV: "csv",
    Format.RIS: "ris",
    Format.BIBTEX: "bib",
    Format.CSL_JSON: "json",
    Format.DOCX: "docx",
}
FORMATS = {
    Format.DOCX: "docx: voor Word, met samenvattingen en bronnen",
    Format.MARKDOWN: "markdown: tekst om te lezen of te delen",
    Format.CSV: "csv: voor Excel en andere rekenbladen",
    Format.RIS: "ris: voor Zotero, EndNote en Mendeley",
    Format.BIBTEX: "bibtex: voor LaTeX en JabRef",
    Format.CSL_JSON: "csl-json: voor Zotero en Pandoc",
}
TO_READ, READ = "Te lezen", "Gelezen"


def export(
    wanted: Format, items: Sequence[ReadingItem], catalogue: Catalogue, now: datetime
) -> Attachment:
    day = day_of(now)
    described = tuple(describe(item, catalogue) for item in items)
    content = _written(wanted, described, cited_works(items, catalogue), day)
    if isinstance(content, str):
        content = content.encode()
    return Attachment(f"leeslijst-{day.isoformat()}.{ENDINGS[wanted]}", content)


def formats_view() -> View:
    return View(
        tone=Tone.CHOICE,
        text="Als wat voor bestand wil je je leeslijst?",
        choices=tuple(Choice(name, ExportAs(code.value)) for code, name in FORMATS.items()),
        choosing="Kies een soort bestand",
    )


def export_view(count: int) -> View:
    if not count:
        return notice(
            "Er staat nog niets op je leeslijst, dus er is niets om mee te nemen. Typ eerst "
            "/leeslijst toevoegen en kies een titel."
        )
    return notice(
        f"Je leeslijst als bestand: {counted(count, 'stuk', 'stukken')}, met je notities."
    )


def _written(
    wanted: Format, references: Sequence[Reference], cited: Sequence[Reference], day: date
) -> str | bytes:
    """Return the file of a list; who cites gets what its answers rest on, `cited`, too."""
    match wanted:
        case Format.MARKDOWN:
            return to_markdown(references, day)
        case Format.CSV:
            return to_csv(references)
        case Format.RIS:
            return to_ris((*references, *cited))
        case Format.BIBTEX:
            return to_bibtex((*references, *cited))
        case Format.CSL_JSON:
            return to_csl((*references, *cited))
        case Format.DOCX:
            return to_docx(references, cited, day)
        case _:
            assert_never(wanted)


_ANYWHERE = re.compile(
    r"[\\`*_\[\]<#~@$]"  # GitHub makes a formula of $x$
    r"|&(?=#?\w+;)"
    r"|/(?=/)|\.(?=[^\W\d_]{2})"  # and a link of https://… and www.voorbeeld.nl
)
_AT_START = re.compile(r"^(\d*)([>+=:|.)-])")
_ENTITY = re.compile(r"&(?=#?\w+;)")
_BLANK_LINE = re.compile(r"\n\s*\n")
_LINE_END = "  \n"
"""Two spaces: the next line begins below, not behind."""


def to_markdown(references: Sequence[Reference], day: date) -> str:
    to_read = [item for item in references if item.read is None]
    read = [item for item in references if item.read is not None]
    blocks = ["# Leeslijst", f"Zo stond je leeslijst er op {long_date(day)} bij."]
    blocks += _part(TO_READ, to_read) if to_read else ()
    blocks += _part(READ, read) if read else ()
    if not references:
        blocks.append("Er staat nog niets op je leeslijst.")
    return "\n\n".join(filter(None, blocks)) + "\n"


def _part(name: str, references: Sequence[Reference]) -> Iterator[str]:
    """The blocks of what is to be read, or was: a heading, the time it takes, the items."""
    yield f"## {name} ({len(references)})"
    times = [item.minutes for item in references if item.work is not WorkType.EVENT]
    total, unknown = sum(filter(None, times)), times.count(None)
    together = f"Leestijd samen: {minutes(total)}." if total else ""
    yield f"{together} Van {unknown} is de leestijd niet bekend.".strip() if unknown else together
    for item in references:
        yield from _item(item)


def _item(item: Reference) -> Iterator[str]:
    title = _escape(item.full_title)
    yield f"### [{title}]({_address(item.url)})" if item.url else f"### {title}"
    yield _lines(_about(item))
    yield _text(item.abstract)
    yield _lines(item.remarks)
    yield _LINE_END.join(map(_source, item.sources))
    if item.note:
        yield f"Je notitie:\n\n{_quoted(item.note)}"
    since = f"Op de lijst sinds {long_date(item.added)}"
    yield f"{since}, gelezen op {long_date(item.read)}" if item.read else since


def _source(cited: Cited) -> str:
    name = _escape(cited.name)
    return f"Bron: [{name}]({_address(cited.url)})" if cited.url else f"Bron: {name}"


def _about(item: Reference) -> Iterator[str]:
    time = time_in_line(ReadingTime(item.minutes, whole=True)) if item.minutes else ""
    yield ", ".join(filter(None, (KINDS[item.kind].capitalize(), item.dated, time)))
    yield item.when_and_where
    if item.authors:
        yield f"Door {joined(tuple(name.spoken for name in item.authors))}"
    if item.organisations:
        yield f"Van {joined(item.organisations)}"
    if item.themes:
        yield f"Thema's: {'; '.join(item.themes)}"


def _text(text: str) -> str:
    return "\n\n".join(_lines(part.split("\n")) for part in _BLANK_LINE.split(text))


def _quoted(text: str) -> str:
    return "\n".join(f"> {line}" if line else ">" for line in _text(text).split("\n"))


def _lines(lines: Iterable[str]) -> str:
    return _LINE_END.join(filter(None, map(_escape, lines)))


def _escape(line: str) -> str:
    return _AT_START.sub(r"\1\\\2", _ANYWHERE.sub(r"\\\g<0>", one_line(line)))


def _address(url: str) -> str:
    """An address in which no '&copy;' is read as a sign."""
    return _ENTITY.sub(r"\\&", url)


COLUMNS = {
    "title": "Titel",
    "subtitle": "Ondertitel",
    "kind": "Soort",
    "status": "Status",
    "note": "Notitie",
    "authors": "Auteurs",
    "organisations": "Organisaties",
    "year": "Jaar",
    "published": "Datum",
    "url": "Link",
    "minutes": "Leestijd in minuten",
    "themes": "Thema's",
    "summary": "Samenvatting",
    "sources": "Bronnen",
    "starts": "Begin",
    "ends": "Einde",
    "place": "Plaats",
    "pages": "Bladzijden",
    "isbn": "ISBN",
    "doi": "DOI",
    "remarks": "Opmerking",
    "added": "Op de lijst sinds",
    "read": "Gelezen op",
    "id": "Naam in Wijkbot",
}
"""The headings of a spreadsheet, in their order."""
BOM = "\ufeff"
"""Without it Excel doesn't read UTF-8."""
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
_BETWEEN = "; "


def to_csv(references: Sequence[Reference]) -> str:
    out = StringIO()
    rows = csv.DictWriter(out, COLUMNS, delimiter=";", lineterminator="\r\n")
    rows.writerow(COLUMNS)
    for item in references:
        rows.writerow({name: _cell(value) for name, value in _row(item).items()})
    return BOM + out.getvalue()


def _row(item: Reference) -> dict[str, str | int | None]:
    return {
        "title": item.title,
        "subtitle": item.subtitle,
        "kind": KINDS[item.kind],
        "status": READ if item.read else TO_READ,
        "note": item.note,
        "authors": _BETWEEN.join(name.spoken for name in item.authors),
        "organisations": _BETWEEN.join(item.organisations),
        "year": item.published.year if item.published else None,
        "published": str(item.published) if item.published else None,
        "url": item.url,
        "minutes": item.minutes,
        "themes": _BETWEEN.join(item.themes),
        "summary": item.abstract,
        "sources": "\n".join(cite(cited.name, cited.url) for cited in item.sources),
        "starts": _moment(item.start),
        "ends": _moment(item.end),
        "place": item.place,
        "pages": item.pages,
        "isbn": item.isbn,
        "doi": item.doi,
        "remarks": "\n".join(item.remarks),
        "added": item.added.isoformat(),
        "read": item.read.isoformat() if item.read else None,
        "id": item.id,
    }


def _cell(value: str | int | None) -> str | int | None:
    """Text that a spreadsheet shows and never computes."""
    if not isinstance(value, str):
        return value
    return guarded_lists(f"'{value}" if value.startswith(_FORMULA) else value)


def _moment(when: date | datetime | None) -> str | None:
    """A day, with the time in the Netherlands where that is known, as Excel sorts it."""
    if not isinstance(when, datetime):
        return when.isoformat() if when else None
    return f"{(when.astimezone(ZONE) if when.tzinfo else when):%Y-%m-%d %H:%M}"
