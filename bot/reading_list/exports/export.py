"""A reading list as a file, in the format that someone asked for."""

import csv
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime
from enum import StrEnum
from io import BytesIO, StringIO
from typing import TYPE_CHECKING

from bot.cards.citing import time_in_line
from bot.dutch import KINDS, counted, joined, long_date, minutes, one_line, paragraphs
from bot.reading_list.arrange import ExportAs, ReadingItem
from bot.reading_list.exports.citations import to_bibtex, to_csl, to_ris
from bot.reading_list.exports.reference import (
    Cited,
    PersonName,
    Reference,
    WorkType,
    cited_works,
    describe,
)
from bot.view import Attachment, Choice, Tone, View, notice
from knowledge.agenda import day_of, local
from knowledge.answering.reading_time import ReadingTime
from knowledge.catalogue import Catalogue
from knowledge.format.spreadsheet import guarded_lists

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph


class Format(StrEnum):
    """The formats, by the word that someone chooses on Discord."""

    MARKDOWN = "markdown"
    CSV = "csv"
    RIS = "ris"
    BIBTEX = "bibtex"
    CSL_JSON = "csl-json"
    DOCX = "docx"


FORMATS = {
    Format.DOCX: "docx: voor Word, met samenvattingen en bronnen",
    Format.MARKDOWN: "markdown: tekst om te lezen of te delen",
    Format.CSV: "csv: voor Excel en andere rekenbladen",
    Format.RIS: "ris: voor Zotero, EndNote en Mendeley",
    Format.BIBTEX: "bibtex: voor LaTeX en JabRef",
    Format.CSL_JSON: "csl-json: voor Zotero en Pandoc",
}
TO_READ, READ = "Te lezen", "Gelezen"
BETWEEN = "; "


def export(
    file_format: Format, items: Sequence[ReadingItem], catalogue: Catalogue, now: datetime
) -> Attachment:
    """The file of a list; who cites gets what its answers rest on too."""
    day = day_of(now)
    references = tuple(describe(item, catalogue) for item in items)
    cited = cited_works(items, catalogue)
    content: str | bytes
    match file_format:
        case Format.MARKDOWN:
            ending, content = "md", to_markdown(references, day)
        case Format.CSV:
            ending, content = "csv", to_csv(references)
        case Format.RIS:
            ending, content = "ris", to_ris((*references, *cited))
        case Format.BIBTEX:
            ending, content = "bib", to_bibtex((*references, *cited))
        case Format.CSL_JSON:
            ending, content = "json", to_csl((*references, *cited))
        case Format.DOCX:
            ending, content = "docx", to_docx(references, cited, day)
    file = content.encode() if isinstance(content, str) else content
    return Attachment(f"leeslijst-{day.isoformat()}.{ending}", file)


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
    return notice(f"Je leeslijst als bestand: {counted(count, 'stuk', 'stukken')}.")


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
    return paragraphs(*blocks) + "\n"


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


COLUMNS: dict[str, Callable[[Reference], str | int | None]] = {
    "Titel": lambda item: item.title,
    "Ondertitel": lambda item: item.subtitle,
    "Soort": lambda item: KINDS[item.kind],
    "Status": lambda item: READ if item.read else TO_READ,
    "Notitie": lambda item: item.note,
    "Auteurs": lambda item: BETWEEN.join(name.spoken for name in item.authors),
    "Organisaties": lambda item: BETWEEN.join(item.organisations),
    "Jaar": lambda item: item.published.year if item.published else None,
    "Datum": lambda item: str(item.published or ""),
    "Link": lambda item: item.url,
    "Leestijd in minuten": lambda item: item.minutes,
    "Thema's": lambda item: BETWEEN.join(item.themes),
    "Samenvatting": lambda item: item.abstract,
    "Bronnen": lambda item: "\n".join(cited.line for cited in item.sources),
    "Begin": lambda item: _moment(item.start),
    "Einde": lambda item: _moment(item.end),
    "Plaats": lambda item: item.place,
    "Bladzijden": lambda item: item.pages,
    "ISBN": lambda item: item.isbn,
    "DOI": lambda item: item.doi,
    "Opmerking": lambda item: "\n".join(item.remarks),
    "Op de lijst sinds": lambda item: item.added.isoformat(),
    "Gelezen op": lambda item: item.read.isoformat() if item.read else None,
    "Naam in Wijkbot": lambda item: item.id,
}
"""The columns of a spreadsheet, in their order."""
BOM = "\ufeff"
"""Without it Excel doesn't read UTF-8."""
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def to_csv(references: Sequence[Reference]) -> str:
    out = StringIO()
    rows = csv.writer(out, delimiter=";", lineterminator="\r\n")
    rows.writerow(COLUMNS)
    rows.writerows([_cell(value(item)) for value in COLUMNS.values()] for item in references)
    return BOM + out.getvalue()


def _cell(value: str | int | None) -> str | int | None:
    """Text that a spreadsheet shows and never computes."""
    if not isinstance(value, str):
        return value
    return guarded_lists(f"'{value}" if value.startswith(_FORMULA) else value)


def _moment(when: date | datetime | None) -> str | None:
    """A day, with the time in the Netherlands where that is known, as Excel sorts it."""
    if isinstance(when, datetime):
        return f"{local(when):%Y-%m-%d %H:%M}"
    return when.isoformat() if when else None


HEADING, NOTE, REFERENCES = "Leeslijst", "Eigen notitie: ", "Bronnen"
UNDATED = "z.d."


def to_docx(items: Sequence[Reference], cited: Sequence[Reference], day: date) -> bytes:
    """Return the list as a note, with `cited`: what its saved answers rest on."""
    import docx  # eight megabytes, of which a bot may never need one

    document = docx.Document()
    document.core_properties.title = HEADING
    document.core_properties.author = ""
    document.core_properties.language = "nl-NL"
    _add(document, HEADING, "Title")
    document.add_paragraph(f"Zo stond je leeslijst er op {long_date(day)} bij.")
    for item in items:
        _add_work(document, item)
    works = [item for item in (*items, *cited) if item.work is not WorkType.ANSWER]
    if works:
        _add(document, REFERENCES, "Heading1")
    for item in sorted(works, key=lambda item: reference_text(item).casefold()):
        line = _add(document, reference_text(item), "ListBullet")
        if item.url:
            _add_link(line, item.url)
    content = BytesIO()
    document.save(content)
    return content.getvalue()


def reference_text(item: Reference) -> str:
    """Return 'Velden, J. van der. (2022). Titel. Uitgever. ', as a list of references has it."""
    who = joined(tuple(map(_with_initials, item.authors))) or joined(item.corporate_authors)
    dated = f"({item.published.year if item.published else UNDATED})"
    in_order = (who, dated, item.full_title) if who else (item.full_title, dated)
    parts = (*in_order, item.publisher if item.authors else "")
    return " ".join(_ended(part) for part in parts if part) + (" " if item.url else "")


def _add_work(document: "Document", item: Reference) -> None:
    _add(document, item.full_title, "Heading2")
    facts = (KINDS[item.kind].capitalize(), item.dated, item.when_and_where)
    document.add_paragraph().add_run(", ".join(filter(None, facts))).italic = True
    for part in (*item.abstract.split("\n\n"), *item.remarks):
        if part.strip():
            document.add_paragraph(part)
    if item.sources:
        names = "; ".join(cited.name for cited in item.sources)
        document.add_paragraph(f"{'Bron' if len(item.sources) == 1 else 'Bronnen'}: {names}")
    if item.note:
        paragraph = document.add_paragraph()
        paragraph.add_run(NOTE).bold = True
        paragraph.add_run(item.note)


def _with_initials(name: PersonName) -> str:
    initials = " ".join(f"{part[0]}." for part in name.given.split() if part[:1].isalpha())
    return ", ".join(filter(None, (name.family, f"{initials} {name.particle}".strip())))


def _ended(text: str) -> str:
    return text if text.endswith((".", "?", "!", "…")) else f"{text}."


def _add(document: "Document", text: str, style_id: str) -> "Paragraph":
    """Add a paragraph in a style by its id: by its name the library looks through all of them."""
    paragraph = document.add_paragraph(text)
    paragraph._p.style = style_id
    return paragraph


def _add_link(line: "Paragraph", url: str) -> None:
    """Add an address that opens, as a field; the library has no words for one."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    link = OxmlElement("w:fldSimple")
    quoted = url.replace('"', "%22")
    link.set(qn("w:instr"), f'HYPERLINK "{quoted}"')
    run = line.add_run(url)
    run.font.underline = True
    link.append(run._r)
    line._p.append(link)
