"""A reading list as a note in Word: its works with their summaries, then all references."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from bot.dutch import KINDS, joined, long_date
from bot.reading_list.exports.reference import WorkType

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from docx.document import Document as Written
    from docx.text.paragraph import Paragraph

    from bot.reading_list.exports.reference import PersonName, Reference

HEADING, NOTE, REFERENCES = "Leeslijst", "Eigen notitie: ", "Bronnen"
UNDATED = "z.d."


def to_docx(items: Sequence[Reference], cited: Sequence[Reference], day: date) -> bytes:
    """Return the list as a note, with `cited`: what its saved answers rest on."""
    document = Document()
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
    who = joined(tuple(map(_person, item.authors))) or joined(item.corporate_authors)
    dated = f"({item.published.year if item.published else UNDATED})"
    named = (who, dated, item.full_title) if who else (item.full_title, dated)
    parts = (*named, item.publisher if item.authors else "")
    return " ".join(_ended(part) for part in parts if part) + (" " if item.url else "")


def _add_work(document: Written, item: Reference) -> None:
    _add(document, item.full_title, "Heading2")
    facts = (KINDS[item.kind].capitalize(), item.dated, item.when_and_where)
    document.add_paragraph().add_run(", ".join(filter(None, facts))).italic = True
    for part in (*item.abstract.split("\n\n"), *item.remarks):
        if part.strip():
            document.add_paragraph(part)
    if item.sources:
        named = "; ".join(cited.name for cited in item.sources)
        document.add_paragraph(f"{'Bron' if len(item.sources) == 1 else 'Bronnen'}: {named}")
    if item.note:
        noted = document.add_paragraph()
        noted.add_run(NOTE).bold = True
        noted.add_run(item.note)


def _person(name: PersonName) -> str:
    initials = " ".join(f"{part[0]}." for part in name.given.split() if part[:1].isalpha())
    return ", ".join(filter(None, (name.family, f"{initials} {name.particle}".strip())))


def _ended(text: str) -> str:
    return text if text.endswith((".", "?", "!", "…")) else f"{text}."


def _add(document: Written, text: str, style_id: str) -> Paragraph:
    """Add a paragraph in a style by its id: by its name the library looks through all of them."""
    paragraph = document.add_paragraph(text)
    paragraph._p.style = style_id
    return paragraph


def _add_link(line: Paragraph, url: str) -> None:
    """Add an address that opens, as a field; the library has no words for one."""
    link = OxmlElement("w:fldSimple")
    quoted = url.replace('"', "%22")
    link.set(qn("w:instr"), f'HYPERLINK "{quoted}"')
    run = line.add_run(url)
    run.font.underline = True
    link.append(run._r)
    line._p.append(link)
