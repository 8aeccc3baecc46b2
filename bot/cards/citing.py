"""Where an entry's words stand, and what kind of thing an entry is, in a line."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from bot.cards import answering_texts as answering
from bot.dutch import KINDS, partial_date
from bot.view import Link, Section
from knowledge.entry import ElsewhereEntry, Event, QuestionEntry
from knowledge.reading_time import reading_time

if TYPE_CHECKING:
    from collections.abc import Iterable

    from knowledge.catalogue import Catalogue
    from knowledge.entry import Entry, Source


def source_sections(entry: Entry, catalogue: Catalogue) -> tuple[Section, ...]:
    """Return the primary source with its year and page, and below it the others by name."""
    if not entry.sources:
        return ()
    first, *others = entry.sources
    cited = catalogue.entries.get(first.item) if first.item else None
    name = source_name(first, catalogue)
    named = tuple(one for one in _names(others, catalogue) if one != name)
    about = (facts(cited) if cited else "", answering.ALSO_SOURCES if named else "")
    return (
        Section(
            answering.source_heading(name),
            "\n".join(filter(None, about)),
            lines=named,
            url=source_url(first, catalogue),
        ),
    )


def all_sources(entry: Entry, catalogue: Catalogue) -> tuple[Section, ...]:
    """Return every source as a part of its own, the primary one first."""
    return tuple(
        Section(source_name(source, catalogue), url=source_url(source, catalogue))
        for source in entry.sources
    )


def source_name(source: Source, catalogue: Catalogue) -> str:
    """Return 'Title (year), bladzijde 3', with the site's name where there is no title."""
    cited = catalogue.entries.get(source.item) if source.item else None
    name = source.title or (cited.heading if cited else "") or site(source.url) or source.item or ""
    year = source.year or (_year(cited) if cited else None)
    dated = f"{name} ({year})" if year and f"({year})" not in name else name
    return f"{dated}, {answering.page(source.page)}" if source.page else dated


def source_url(source: Source, catalogue: Catalogue) -> str | None:
    """Return the page of a source, that of the cited entry where it has none itself."""
    cited = catalogue.entries.get(source.item) if source.item else None
    return source.url or (cited.url if cited else None)


def source_link(entry: Entry, catalogue: Catalogue) -> Link | None:
    """Return the page of the primary source, None where it has none."""
    url = source_url(entry.sources[0], catalogue) if entry.sources else None
    return Link(answering.OPEN_SOURCE, url) if url else None


def registration(entry: Entry) -> tuple[Link, ...]:
    """Return where to register for an event, if it says and it isn't off."""
    if not isinstance(entry, Event) or entry.cancelled or not entry.registration_url:
        return ()
    return (Link(answering.REGISTER, entry.registration_url),)


def site(url: str | None) -> str:
    """Return the name of the site that an address is on."""
    try:
        return (urlsplit(url or "").hostname or "").removeprefix("www.")
    except ValueError:  # an address as broken as 'http://[' has no host
        return ""


def facts(entry: Entry) -> str:
    """Return the kind of thing it is, its date, and how long it takes to read."""
    time = reading_time(entry)
    timed = not isinstance(entry, QuestionEntry | ElsewhereEntry)
    length = answering.time_in_line(time) if timed else ""
    return ", ".join(filter(None, (kind_and_date(entry), length)))


def kind_and_date(entry: Entry) -> str:
    """Return the kind of thing it is, and its date."""
    word = KINDS[entry.kind].capitalize()
    if isinstance(entry, ElsewhereEntry) or entry.published is None:
        return word
    return f"{word}, {partial_date(entry.published)}"


def _names(sources: Iterable[Source], catalogue: Catalogue) -> Iterable[str]:
    return dict.fromkeys(source_name(source, catalogue) for source in sources)


def _year(entry: Entry) -> int | None:
    if isinstance(entry, ElsewhereEntry) or entry.published is None:
        return None
    return entry.published.year
