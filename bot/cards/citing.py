"""The sources and facts of an entry in words: what it rests on, what it is, when and where."""

import re
from collections.abc import Iterable
from datetime import date, datetime
from urllib.parse import urlsplit

from babel.dates import format_date

from bot.cards.actions import IntoCalendar, Keep
from bot.dutch import DUTCH, KINDS, clock, cut, joined, minutes, one_line, partial_date
from bot.view import Button, Choice, Link, Section
from knowledge.agenda import day_of, local
from knowledge.answer import Reason, ReasonKind
from knowledge.answering.reading_time import ReadingTime, reading_time
from knowledge.catalogue import Catalogue
from knowledge.entry import ElsewhereEntry, Entry, Event, QuestionEntry, Source

OPEN_SOURCE = "Open de bron"
OPEN_PAGE = "Open de pagina"
NEWER = "Er is een nieuwere uitgave"
ONLINE, CANCELLED = "Online", "Gaat niet door"
MOST_TOPICS = 2
A_LINE, SHORTEST, LONGEST_NAME = 58, 20, 400
"""Characters of small type in a line of a phone; how many of a title stay at least; and at most."""
_ABOUT = (ReasonKind.THEME, ReasonKind.WORD, ReasonKind.REPAIRED, ReasonKind.SYNONYM)
_OF_A_FIGURE = re.compile(
    r"(?:De|Het|Die|Dat|Deze) (?:(?:getal|cijfer|bedrag|percentage) van )?"
    r"(\d(?:[\d.,]*\d)?|twee|drie|vier|vijf|zes|zeven|acht|negen|tien)\b"
)
_OF_FIGURES = re.compile(
    r"(?:De|Het|Die|Deze) (?:cijfer|getal|aantal|percentage|bedrag)\w*\b|Hoe(?:veel| vaak)\b"
)
"""How a remark begins that is about one figure, or about figures."""
_FIGURE = re.compile(
    r"\d|procent|helft|kwart|miljoen|miljard|duizend|honderd|\b(?:een|één) op de\b"
    r"|\b(?:half|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|twintig|dertig|veertig|vijftig)\b"
)
_NEXT_REMARK = re.compile(r"(?<=[.!?]) (?=[A-Z])(?!(?:Ze|Die|Dat|Dit)\b)")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def grounds(entry: Entry, catalogue: Catalogue) -> tuple[Section, ...]:
    """Return the reservations about an answer at a glance, and its primary source."""
    shown = f"{entry.heading} {entry.body[0]}"
    return (*reservation(entry, shown), *source_line(entry, catalogue))


def reservation(entry: Entry, shown: str) -> tuple[Section, ...]:
    """Return the remarks that concern the text `shown`, not those about figures left out of it."""
    remarks = _NEXT_REMARK.split(entry.note or "")
    text = " ".join(remark for remark in remarks if _concerns(remark, shown))
    return (Section("", f"Let op: {text}"),) if text else ()


def source_line(entry: Entry, catalogue: Catalogue) -> tuple[Section, ...]:
    """Return the primary source in one line with its year, and a link to its page beside it."""
    if not entry.sources:
        return ()
    first = entry.sources[0]
    url = source_url(first, catalogue)
    text = f"Bron: {source_name(first, catalogue, A_LINE - len('Bron: '))}"
    return (Section("", text, button=Link(OPEN_SOURCE, url) if url else None, small=True),)


def source_sections(entry: Entry, catalogue: Catalogue) -> tuple[Section, ...]:
    """Return the primary source with its year and page, and below it the names of the others."""
    if not entry.sources:
        return ()
    first, *others = entry.sources
    cited = catalogue.entries.get(first.item) if first.item else None
    name = source_name(first, catalogue)
    names = dict.fromkeys(source_name(source, catalogue) for source in others)
    also = tuple(other for other in names if other != name)
    about = (facts(cited) if cited else "", "Ook gebruikt:" if also else "")
    text = "\n".join(filter(None, about))
    return (Section(f"Bron: {name}", text, lines=also, url=source_url(first, catalogue)),)


def all_sources(entry: Entry, catalogue: Catalogue) -> tuple[Section, ...]:
    return tuple(
        Section(source_name(source, catalogue), url=source_url(source, catalogue))
        for source in entry.sources
    )


def source_name(source: Source, catalogue: Catalogue, most: int = LONGEST_NAME) -> str:
    """Return 'Title (year), bladzijde 3', with the site's name where there is no title.

    A title is cut where all of it would be longer than `most`.
    """
    cited = catalogue.entries.get(source.item) if source.item else None
    name = source.title or (cited.heading if cited else "") or _site(source.url) or source.item
    year = source.year or (_year(cited) if cited else None)
    dated = f" ({year})" if year and f"({year})" not in (name or "") else ""
    where = f"{dated}, bladzijde {source.page}" if source.page else dated
    return f"{cut(one_line(name or ''), max(most - len(where), SHORTEST))}{where}"


def source_url(source: Source, catalogue: Catalogue) -> str | None:
    """Return the address of a source; that of the entry it cites where it has none itself."""
    cited = catalogue.entries.get(source.item) if source.item else None
    return source.url or (cited.url if cited else None)


def links(entry: Entry, catalogue: Catalogue) -> tuple[Link, ...]:
    if entry.url:
        return (Link(OPEN_PAGE, entry.url), *registration(entry))
    url = source_url(entry.sources[0], catalogue) if entry.sources else None
    return (*((Link(OPEN_SOURCE, url),) if url else ()), *registration(entry))


def registration(entry: Entry) -> tuple[Link, ...]:
    if not isinstance(entry, Event) or entry.cancelled or not entry.registration_url:
        return ()
    return (Link("Meld je aan", entry.registration_url),)


def facts(entry: Entry) -> str:
    timed = not isinstance(entry, QuestionEntry | ElsewhereEntry)
    length = time_in_line(reading_time(entry)) if timed else ""
    return ", ".join(filter(None, (kind_and_date(entry), length)))


def kind_and_date(entry: Entry) -> str:
    word = KINDS[entry.kind].capitalize()
    if isinstance(entry, ElsewhereEntry) or entry.published is None:
        return word
    return f"{word}, {partial_date(entry.published)}"


def newer_edition(entry: Entry) -> Section:
    return Section(NEWER, f"{entry.heading} ({facts(entry)})", url=entry.url)


def newer_editions(entry: Entry, catalogue: Catalogue) -> tuple[Section, ...]:
    return tuple(
        newer_edition(other) for other in catalogue.entries.values() if other.replaces == entry.id
    )


def time_in_line(time: ReadingTime) -> str:
    """Return '25 minuten lezen' for a whole work; a summary's time says little in a list."""
    return f"{minutes(time.minutes)} lezen" if time.whole else ""


def because(reasons: tuple[Reason, ...]) -> str:
    """Return in one line why something is shown: "Gaat ook over schimmel"."""
    about = [_in_sentence(reason.text) for reason in reasons if reason.kind in _ABOUT]
    sentences = (
        [f"Gaat ook over {joined(tuple(dict.fromkeys(about))[:MOST_TOPICS])}"] if about else []
    )
    if any(reason.kind is ReasonKind.SOURCE for reason in reasons):
        sentences.append("Bron van dit antwoord")
    return ". ".join(sentences) or "Uitgekozen bij dit antwoord"


def to_keep(entries: Iterable[Entry]) -> tuple[Choice, ...]:
    return tuple(
        Choice(entry.heading, Keep(entry.id))
        for entry in entries
        if not isinstance(entry, ElsewhereEntry)
    )


def event_buttons(event: Event) -> tuple[Button, ...]:
    return (Button("In mijn agenda", IntoCalendar(event.id)),) if event.start else ()


def when_and_where(event: Event) -> tuple[str, ...]:
    off = CANCELLED if event.cancelled else ""
    return tuple(filter(None, (off, when(event), where(event))))


def when(event: Event) -> str:
    """Return 'zaterdag 3 april 2027, 10:00 tot 16:00 uur', or in words when it recurs."""
    start, end = event.start, event.end
    if start is None:
        return event.recurrence or ""
    if end is None or end == start:
        return _moment(start)
    if day_of(start) != day_of(end):
        until = "tot" if isinstance(end, datetime) else "tot en met"
        return f"{_moment(start)} {until} {_moment(end)}"
    if isinstance(start, datetime) and isinstance(end, datetime):
        return f"{_day(start)}, {clock(local(start)).split()[0]} tot {clock(local(end))}"
    return _moment(start)


def where(event: Event) -> str:
    """Return 'Utrecht', 'Online' or 'Utrecht, en ook online'; nothing where it isn't known."""
    if not event.place:
        return ONLINE if event.online else ""
    return f"{event.place}, en ook {ONLINE.lower()}" if event.online else event.place


def _concerns(remark: str, shown: str) -> bool:
    if figure := _OF_A_FIGURE.match(remark):
        return figure[1] in shown
    return not _OF_FIGURES.match(remark) or bool(_FIGURE.search(_YEAR.sub("", shown)))


def _site(url: str | None) -> str:
    try:
        return (urlsplit(url or "").hostname or "").removeprefix("www.")
    except ValueError:  # an address as broken as 'http://[' has no host
        return ""


def _year(entry: Entry) -> int | None:
    if isinstance(entry, ElsewhereEntry) or entry.published is None:
        return None
    return entry.published.year


def _in_sentence(topic: str) -> str:
    """Return a topic as it stands within a sentence: an abbreviation keeps its capitals."""
    return topic if topic[1:2].isupper() else topic[:1].lower() + topic[1:]


def _moment(when: date | datetime) -> str:
    return f"{_day(when)} om {clock(local(when))}" if isinstance(when, datetime) else _day(when)


def _day(when: date | datetime) -> str:
    return format_date(day_of(when), "EEEE d MMMM y", locale=DUTCH)
