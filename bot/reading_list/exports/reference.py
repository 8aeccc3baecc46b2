"""What an export says of an item on a reading list: one bibliographic description.

Every text in it is clean (see `bot.dutch.clean`): no control characters, line breaks only in the
summary and the note, and there as a line feed.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import Enum, auto
from urllib.parse import unquote
from zlib import crc32

from stdnum import isbn

from bot.cards.citing import CANCELLED, ONLINE, source_name, source_url
from bot.discord.texts import web_address
from bot.dutch import clean, joined, moment, one_line, partial_date
from bot.reading_list.arrange import ReadingItem
from knowledge.agenda import day_of
from knowledge.answering.reading_time import reading_time
from knowledge.catalogue import Catalogue
from knowledge.entry import (
    Author,
    ElsewhereEntry,
    Entry,
    Event,
    Kind,
    Organisation,
    PartialDate,
    QuestionEntry,
    Record,
    Source,
    Theme,
)

_ENDED = (".", "?", "!", "…", ":")
KNOWLEDGE = "Wijkbot"
"""The work that a question with its answer is an entry of."""
ONLY_KEPT = (
    "Dit staat hier niet of niet meer in de kennis van Wijkbot. "
    "Je ziet alleen wat op je leeslijst is bewaard."
)
CITED = "Bron van een antwoord op deze leeslijst"


class WorkType(Enum):
    """What sort of work it is to whoever cites it.

    What an entry rests on, its evidence, says nothing of that: figures stand in reports, on pages
    and in dashboards alike.
    """

    REPORT = auto()
    PAGE = auto()
    EVENT = auto()
    ANSWER = auto()


@dataclass(frozen=True, slots=True)
class Cited:
    """What an answer rests on."""

    name: str
    url: str | None

    @property
    def line(self) -> str:
        return f"Bron: {self.name}, {self.url}" if self.url else f"Bron: {self.name}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """The description that all formats are written from."""

    id: str
    kind: Kind
    title: str
    subtitle: str | None = None
    authors: "tuple[PersonName, ...]" = ()
    organisations: tuple[str, ...] = ()
    container: str | None = None
    """The work that this is a part of."""
    published: PartialDate | None = None
    start: date | datetime | None = None
    end: date | datetime | None = None
    place: str | None = None
    url: str | None = None
    doi: str | None = None
    isbn: str | None = None
    pages: int | None = None
    minutes: int | None = None
    """How long the whole takes to read, where that is known."""
    abstract: str = ""
    themes: tuple[str, ...] = ()
    sources: tuple[Cited, ...] = ()
    remarks: tuple[str, ...] = ()
    """What no format has a field for."""
    note: str | None = None
    added: date
    read: date | None = None

    @property
    def work(self) -> WorkType:
        match self.kind:
            case Kind.EVENT:
                return WorkType.EVENT
            case Kind.QUESTION | Kind.ELSEWHERE:
                return WorkType.ANSWER
            case _:  # an article is known by its address, a tool is a page to open, unless printed
                printed = self.kind is Kind.PUBLICATION or self.isbn or self.pages
                return WorkType.REPORT if printed else WorkType.PAGE

    @property
    def full_title(self) -> str:
        """The title with the subtitle after a colon, unless the title ends in a mark."""
        if not self.subtitle:
            return self.title
        return f"{self.title}{' ' if self.title.endswith(_ENDED) else ': '}{self.subtitle}"

    @property
    def corporate_authors(self) -> tuple[str, ...]:
        """The organisations, where no person is named."""
        return () if self.authors else self.organisations

    @property
    def publisher(self) -> str:
        """The organisations in one field, as styles want several publishers."""
        return "; ".join(self.organisations)

    @property
    def days(self) -> tuple[date, ...]:
        """The first and the last day of an event, the one day, or none."""
        if self.start is None:
            return ()
        first, last = day_of(self.start), day_of(self.end or self.start)
        return (first, last) if last > first else (first,)

    @property
    def dated(self) -> str:
        """The date in words, as precise as it is known; an event says when it is instead."""
        return partial_date(self.published) if self.published and self.start is None else ""

    @property
    def when_and_where(self) -> str:
        """'19 november 2025 tot en met 21 november 2025, Utrecht' of an event."""
        start, end = self.start, self.end
        until = "" if start is None or end in (None, start) else f" tot en met {moment(end)}"
        return ", ".join(filter(None, (f"{moment(start)}{until}" if start else "", self.place)))

    @property
    def accessed(self) -> date:
        """When the reader saw it: read it, or else put it on the list."""
        return self.read or self.added

    @property
    def all_remarks(self) -> tuple[str, ...]:
        """The remarks and the sources, a line each."""
        return (*self.remarks, *(source.line for source in self.sources))


def partial(day: date) -> PartialDate:
    return PartialDate(day.year, day.month, day.day)


_PARTICLES = frozenset(
    (
        *("'s", "'t", "aan", "al", "af", "ben", "bij", "bin", "d'", "da", "dal", "de", "degli"),
        *("dei", "del", "della", "den", "der", "des", "di", "die", "do", "dos", "du", "el", "het"),
        *("in", "la", "le", "les", "lo", "los", "onder", "op", "over", "te", "ten", "ter", "toe"),
        *("tot", "uit", "van", "vom", "von", "voor", "zu", "zum", "zur"),
    )
)
"""The single words of the prefixes that Dutch civil registration knows, those in use."""


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name's parts; `particle` ('van der') belongs to the family name but isn't sorted by."""

    given: str
    particle: str
    family: str

    @property
    def surname(self) -> str:
        return f"{self.particle} {self.family}".strip()

    @property
    def spoken(self) -> str:
        return f"{self.given} {self.surname}".strip()


def split_name(name: str) -> PersonName:
    """The parts of a name that is written as it is spoken.

    A capital makes a particle part of the name itself, as in Flanders: 'Van den Berg'.
    """
    words = name.split()
    start = next((i for i in range(1, len(words) - 1) if _is_particle(words[i])), None)
    if start is None:
        return PersonName(" ".join(words[:-1]), "", " ".join(words[-1:]))
    family = start
    while family < len(words) - 1 and words[family].islower() and _is_particle(words[family]):
        family += 1
    return PersonName(
        " ".join(words[:start]), " ".join(words[start:family]), " ".join(words[family:])
    )


def _is_particle(word: str) -> bool:
    return word.replace("’", "'").lower() in _PARTICLES


_DOI = re.compile(r"https?://(?:dx\.|www\.)?doi\.org/(10\.\d{4,9}/\S+)", re.IGNORECASE)


def describe(item: ReadingItem, catalogue: Catalogue) -> Reference:
    listed = item.listed
    reference = Reference(
        id=listed.item_id,
        kind=Kind(listed.kind),
        title=one_line(listed.title) or listed.item_id,
        url=web_address(listed.url),
        note=clean(listed.note or "") or None,
        added=day_of(listed.added_at),
        read=day_of(listed.read_at) if listed.read_at else None,
    )
    if item.entry is None:
        return replace(reference, remarks=(ONLY_KEPT,))
    return _with_entry(reference, item.entry, catalogue)


def cited_works(items: Iterable[ReadingItem], catalogue: Catalogue) -> tuple[Reference, ...]:
    """What the answers on a list rest on and isn't on it by itself, each once."""
    items = tuple(items)
    works = {
        work.id: work
        for item in items
        if isinstance(item.entry, QuestionEntry)
        for work in (_cited_work(source, item, catalogue) for source in item.entry.sources)
    }
    listed_ids = {item.id for item in items}
    return tuple(work for work in works.values() if work.id not in listed_ids)


def _cited_work(source: Source, item: ReadingItem, catalogue: Catalogue) -> Reference:
    day, url = day_of(item.listed.added_at), web_address(source.url)
    record = catalogue.entries.get(source.item) if source.item else None
    if record is not None:
        reference = Reference(id=record.id, kind=record.kind, title="", added=day)
        work = _with_entry(reference, record, catalogue)
    else:
        name = one_line(source.title or source_name(source, catalogue))
        work = Reference(
            id=f"bron-{crc32((url or name).encode()):08x}",
            kind=Kind.ARTICLE if url else Kind.PUBLICATION,
            title=name,
            published=PartialDate(source.year) if source.year else None,
            url=url,
            added=day,
        )
    return replace(work, remarks=(*work.remarks, CITED))


def _with_entry(reference: Reference, entry: Entry, catalogue: Catalogue) -> Reference:
    taxonomy = catalogue.taxonomy
    described = replace(
        reference,
        kind=entry.kind,
        title=one_line(entry.heading) or reference.title,
        authors=tuple(map(split_name, _names(map(taxonomy.authors.get, entry.authors)))),
        organisations=_names(map(taxonomy.organisations.get, entry.organisations)),
        themes=_names(map(taxonomy.themes.get, entry.themes)),
        url=web_address(entry.url) or reference.url,
        doi=_doi(entry.url),
    )
    if isinstance(entry, QuestionEntry | ElsewhereEntry):
        return _with_answer(described, entry, catalogue)
    return _with_record(described, entry)


def _with_answer(
    reference: Reference, entry: QuestionEntry | ElsewhereEntry, catalogue: Catalogue
) -> Reference:
    sources = tuple(_cited(source, catalogue) for source in entry.sources)
    return replace(
        reference,
        container=KNOWLEDGE,
        published=entry.published if isinstance(entry, QuestionEntry) else None,
        url=reference.url or next((source.url for source in sources if source.url), None),
        minutes=reading_time(entry).minutes,
        abstract=clean("\n\n".join(entry.body)),
        sources=sources,
    )


def _with_record(reference: Reference, record: Record) -> Reference:
    described = replace(
        reference,
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
            *((f"Wanneer: {one_line(event.recurrence)}",) if event.recurrence else ()),
        ),
    )


def _names(subjects: Iterable[Author | Organisation | Theme | None]) -> tuple[str, ...]:
    return tuple(filter(None, (one_line(subject.name) for subject in subjects if subject)))


def _cited(source: Source, catalogue: Catalogue) -> Cited:
    name = one_line(source_name(source, catalogue))
    return Cited(name, web_address(source_url(source, catalogue)))


def _doi(url: str | None) -> str | None:
    match = _DOI.fullmatch(url or "")
    return one_line(unquote(match[1])) if match else None


def _isbn(written: str | None) -> str | None:
    """The number with its dashes, which keep a spreadsheet from taking it for a sum."""
    if not written:
        return None
    return str(isbn.format(written)) if isbn.is_valid(written) else one_line(written)
