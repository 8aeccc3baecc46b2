"""What an entry rests on and what kind of thing it is, in words: sources, facts, reasons."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never
from urllib.parse import urlsplit

from bot.cards.actions import Keep
from bot.dutch import KINDS, minutes, partial_date
from bot.view import Choice, Link, Section
from knowledge.answer import Reason, ReasonKind
from knowledge.entry import ElsewhereEntry, Event, QuestionEntry
from knowledge.reading_time import reading_time

if TYPE_CHECKING:
    from collections.abc import Iterable

    from knowledge.catalogue import Catalogue
    from knowledge.entry import Entry, Source
    from knowledge.reading_time import ReadingTime

OPEN_SOURCE = "Open de bron"
OPEN_PAGE = "Open de pagina"


def source_sections(entry: Entry, catalogue: Catalogue) -> tuple[Section, ...]:
    """The primary source with its year and page, and below it the others by name."""
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
    """Every source as a part of its own, the primary one first."""
    return tuple(
        Section(source_name(source, catalogue), url=source_url(source, catalogue))
        for source in entry.sources
    )


def source_name(source: Source, catalogue: Catalogue) -> str:
    """Return 'Title (year), bladzijde 3', with the site's name where there is no title."""
    cited = catalogue.entries.get(source.item) if source.item else None
    name = source.title or (cited.heading if cited else "") or _site(source.url) or source.item
    year = source.year or (_year(cited) if cited else None)
    dated = f"{name} ({year})" if year and f"({year})" not in (name or "") else name or ""
    return f"{dated}, bladzijde {source.page}" if source.page else dated


def source_url(source: Source, catalogue: Catalogue) -> str | None:
    """The page of a source, that of the cited entry where it has none itself."""
    cited = catalogue.entries.get(source.item) if source.item else None
    return source.url or (cited.url if cited else None)


def links(entry: Entry, catalogue: Catalogue) -> tuple[Link, ...]:
    """The pages to open: its own or the primary source's, and where to register."""
    if entry.url:
        return (Link(OPEN_PAGE, entry.url), *registration(entry))
    url = source_url(entry.sources[0], catalogue) if entry.sources else None
    return (*((Link(OPEN_SOURCE, url),) if url else ()), *registration(entry))


def registration(entry: Entry) -> tuple[Link, ...]:
    """Where to register for an event, if it says and it isn't off."""
    if not isinstance(entry, Event) or entry.cancelled or not entry.registration_url:
        return ()
    return (Link("Meld je aan", entry.registration_url),)


def facts(entry: Entry) -> str:
    """The kind of thing it is, its date, and how long it takes to read."""
    timed = not isinstance(entry, QuestionEntry | ElsewhereEntry)
    length = time_in_line(reading_time(entry)) if timed else ""
    return ", ".join(filter(None, (kind_and_date(entry), length)))


def kind_and_date(entry: Entry) -> str:
    word = KINDS[entry.kind].capitalize()
    if isinstance(entry, ElsewhereEntry) or entry.published is None:
        return word
    return f"{word}, {partial_date(entry.published)}"


def time_in_line(time: ReadingTime) -> str:
    """Return '25 minuten lezen' for a whole work; a summary's time says little in a list."""
    return f"{minutes(time.minutes)} lezen" if time.whole else ""


def because(reasons: tuple[Reason, ...]) -> str:
    """One line why something is shown: "Omdat: thema Wonen, woord ‘schimmel’"."""
    return f"Omdat: {', '.join(map(_reason, reasons)) or 'uitgekozen bij dit antwoord'}"


def to_keep(entries: Iterable[Entry]) -> tuple[Choice, ...]:
    """What keeps each of these; what isn't of the field can't be kept."""
    return tuple(
        Choice(entry.heading, Keep(entry.id))
        for entry in entries
        if not isinstance(entry, ElsewhereEntry)
    )


def _site(url: str | None) -> str:
    """The name of the site that an address is on."""
    try:
        return (urlsplit(url or "").hostname or "").removeprefix("www.")
    except ValueError:  # an address as broken as 'http://[' has no host
        return ""


def _year(entry: Entry) -> int | None:
    if isinstance(entry, ElsewhereEntry) or entry.published is None:
        return None
    return entry.published.year


def _reason(reason: Reason) -> str:
    match reason.kind:
        case ReasonKind.THEME:
            return f"thema {reason.text}"
        case ReasonKind.WORD:
            return f"woord ‘{reason.text}’"
        case ReasonKind.NAME:
            return f"naam ‘{reason.text}’"
        case ReasonKind.REPAIRED:
            return f"woord ‘{reason.text}’ (je typte ‘{reason.asked}’)"
        case ReasonKind.SYNONYM:
            return f"woord ‘{reason.text}’ (hoort bij ‘{reason.asked}’)"
        case ReasonKind.SOURCE:
            return "bron van dit antwoord"
        case ReasonKind.ORGANISATION:
            return f"ook van {reason.text}"
        case _:
            assert_never(reason.kind)
