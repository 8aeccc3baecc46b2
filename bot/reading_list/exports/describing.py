"""An item on a reading list, with the entry behind it, to the description that is exported."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from urllib.parse import unquote

from stdnum import isbn

from bot.cards.citing import source_name, source_url
from bot.cards.events import CANCELLED, ONLINE
from bot.discord.message import web_address
from bot.dutch import clean, joined, one_line
from bot.reading_list import exporting_texts as exporting
from bot.reading_list.exports.names import split_name
from bot.reading_list.exports.reference import Cited, Reference, Work, day_of, partial
from knowledge.entry import ElsewhereEntry, Event, Kind, QuestionEntry
from knowledge.reading_time import reading_time

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from knowledge.catalogue import Catalogue
    from knowledge.entry import Author, Entry, Organisation, Record, Source, Theme

_DOI = re.compile(r"https?://(?:dx\.|www\.)?doi\.org/(10\.\d{4,9}/\S+)", re.IGNORECASE)
_WORKS: dict[Kind, Work] = {
    Kind.PUBLICATION: Work.REPORT,
    Kind.ARTICLE: Work.PAGE,  # known by its address; nothing recorded tells of print
    Kind.TOOL: Work.PAGE,  # dashboards, plans and collections to open, not software to install
    Kind.EVENT: Work.EVENT,
    Kind.QUESTION: Work.ANSWER,
    Kind.ELSEWHERE: Work.ANSWER,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """An item as it is kept on the list, with its entry where the reader's place has it."""

    item_id: str
    title: str
    url: str | None
    kind: Kind
    entry: Entry | None
    note: str | None
    added_at: datetime
    read_at: datetime | None


def describe(item: Exported, catalogue: Catalogue) -> Reference:
    """Return the description of an item, from what was kept alone where there is no entry."""
    kept = Reference(
        id=item.item_id,
        kind=item.kind,
        work=_WORKS[item.kind],
        title=one_line(item.title) or item.item_id,
        url=web_address(item.url),
        note=clean(item.note or "") or None,
        added=day_of(item.added_at),
        read=day_of(item.read_at) if item.read_at else None,
    )
    if item.entry is None:
        return replace(kept, remarks=(exporting.ONLY_KEPT,))
    return _with_entry(kept, item.entry, catalogue)


def _with_entry(kept: Reference, entry: Entry, catalogue: Catalogue) -> Reference:
    taxonomy = catalogue.taxonomy
    known = replace(
        kept,
        kind=entry.kind,
        work=_WORKS[entry.kind],
        title=one_line(entry.heading) or kept.title,
        authors=tuple(map(split_name, _names(map(taxonomy.authors.get, entry.authors)))),
        organisations=_names(map(taxonomy.organisations.get, entry.organisations)),
        themes=_names(map(taxonomy.themes.get, entry.themes)),
        url=web_address(entry.url) or kept.url,
        doi=_doi(entry.url),
    )
    if isinstance(entry, QuestionEntry | ElsewhereEntry):
        return _with_answer(known, entry, catalogue)
    return _with_record(known, entry)


def _with_answer(
    known: Reference, entry: QuestionEntry | ElsewhereEntry, catalogue: Catalogue
) -> Reference:
    sources = tuple(_cited(one, catalogue) for one in entry.sources)
    return replace(
        known,
        container=exporting.KNOWLEDGE,
        published=entry.published if isinstance(entry, QuestionEntry) else None,
        url=known.url or (sources[0].url if sources else None),
        minutes=reading_time(entry).minutes,
        abstract=clean("\n\n".join(entry.body)),
        sources=sources,
    )


def _with_record(known: Reference, record: Record) -> Reference:
    printed = record.isbn or record.pages
    described = replace(
        known,
        work=Work.REPORT if printed and known.work is Work.PAGE else known.work,
        subtitle=one_line(record.subtitle or "") or None,
        published=record.published,
        isbn=_isbn(record.isbn),
        pages=record.pages,
        abstract=clean(record.summary),
    )
    if isinstance(record, Event):
        return _with_event(described, record)
    time = reading_time(record)
    return replace(described, minutes=time.minutes if time.whole else None)


def _with_event(described: Reference, event: Event) -> Reference:
    where = (one_line(event.place or ""), ONLINE.lower() if event.online else "")
    place = joined(tuple(filter(None, where)))
    return replace(
        described,
        published=partial(day_of(event.start)) if event.start else event.published,
        start=event.start,
        end=event.end if event.start else None,
        place=place[:1].upper() + place[1:] or None,
        remarks=(
            *((CANCELLED,) if event.cancelled else ()),
            *((exporting.recurs(one_line(event.recurrence)),) if event.recurrence else ()),
        ),
    )


def _names(found: Iterable[Author | Organisation | Theme | None]) -> tuple[str, ...]:
    """Return the names of what is known."""
    return tuple(filter(None, (one_line(one.name) for one in found if one)))


def _cited(source: Source, catalogue: Catalogue) -> Cited:
    name = one_line(source_name(source, catalogue))
    return Cited(name, web_address(source_url(source, catalogue)))


def _doi(url: str | None) -> str | None:
    found = _DOI.fullmatch(url or "")
    return one_line(unquote(found[1])) if found else None


def _isbn(written: str | None) -> str | None:
    """Return the number with its dashes, which keep a spreadsheet from taking it for a sum."""
    if not written:
        return None
    return str(isbn.format(written)) if isbn.is_valid(written) else one_line(written)
