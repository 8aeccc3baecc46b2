"""An entry as a message: what it says, its sources, when it was checked, what to read beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.agenda.views import event_buttons, when_and_where
from bot.asking import feedback_texts as feedback
from bot.asking import humans_texts as humans
from bot.cards import answering_texts as answering
from bot.cards.actions import AskHuman, Keep, NotUseful, ReportWrong, Share, Useful
from bot.cards.citing import facts, registration, source_link, source_sections
from bot.dutch import CERTAINTY, EVIDENCE, PART_READ, joined, long_date
from bot.following.views import to_follow
from bot.gaps import awaiting_texts as awaiting
from bot.reading_list import texts as reading_list
from bot.view import Button, Link, Section, Tone, View, Weight
from knowledge.entry import ElsewhereEntry, Event, QuestionEntry
from knowledge.reading_time import reading_time

if TYPE_CHECKING:
    from knowledge.answer import Match, Reading
    from knowledge.catalogue import Catalogue
    from knowledge.entry import Entry, Record

SEPARATOR = " · "
MOST_READING = 3


def entry_view(
    match: Match,
    reading: tuple[Reading, ...],
    catalogue: Catalogue,
    *,
    key: str | None,
    public: bool,
) -> View:
    """Return an entry in full, as the answer to the question kept under `key`.

    Without a key nothing was asked: there is no feedback, and *Deel in kanaal* has an empty key.
    """
    entry = match.entry
    return View(
        tone=Tone.ANSWER,
        title=entry.heading,
        text=entry.body[0],
        sections=(
            *_reservations(entry),
            *body_sections(entry, catalogue),
            *source_sections(entry, catalogue),
            *_newer_editions(entry, catalogue),
            *reading_sections(entry, reading),
        ),
        footer=footer(entry),
        buttons=answer_buttons(entry, key, public=public),
        links=links(entry, catalogue),
    )


def body_sections(entry: Entry, catalogue: Catalogue) -> tuple[Section, ...]:
    """Return what an entry says below its first text: the deeper part, or a record's key points."""
    match entry:
        case ElsewhereEntry():
            return ()
        case QuestionEntry():
            return (Section(answering.DEEPER, entry.detail),) if entry.detail else ()
        case _:
            when = when_and_where(entry) if isinstance(entry, Event) else ()
            points = entry.key_points
            listed = (Section(answering.KEY_POINTS, lines=points),) if points else ()
            dated = (Section(answering.WHEN_AND_WHERE, lines=when),) if when else ()
            return (*dated, *listed, Section(answering.ABOUT, _about(entry, catalogue)))


def reading_sections(entry: Entry, reading: tuple[Reading, ...]) -> tuple[Section, ...]:
    """Return at most three records worth reading, each with one line why.

    The primary source is left out: it is shown as such.
    """
    primary = entry.sources[0].item if entry.sources else None
    return tuple(
        Section(
            answering.read_also(one.entry.heading),
            lines=(facts(one.entry), answering.because(one.reasons)),
            url=one.entry.url,
        )
        for one in [one for one in reading if one.entry.id != primary][:MOST_READING]
    )


def footer(entry: Entry) -> str:
    """Return when the entry was checked, how long it takes to read, and what it rests on."""
    parts = (
        _dated(entry),
        "" if isinstance(entry, Event) else answering.time_to_read(reading_time(entry)),
        answering.rests_on(EVIDENCE[entry.evidence]) if entry.evidence else "",
        CERTAINTY[entry.certainty] if entry.certainty else "",
    )
    return SEPARATOR.join(filter(None, parts))


def _dated(entry: Entry) -> str:
    """Return what was done on the day that is shown: held beside its source, or written."""
    if entry.checked_on:
        return answering.checked_on(long_date(entry.checked_on))
    return answering.written_on(long_date(entry.written_on)) if entry.written_on else ""


def _reservations(entry: Entry) -> tuple[Section, ...]:
    """Return what a reader is to know before taking it for sure."""
    lines = (entry.note or "", PART_READ.get(entry.part_read, "") if entry.part_read else "")
    told = tuple(filter(None, lines))
    return (Section(answering.RESERVATION, lines=told),) if told else ()


def answer_buttons(entry: Entry, key: str | None, *, public: bool) -> tuple[Button, ...]:
    """Return what can be done with an answer."""
    share = () if public else (Button(answering.SHARE, Share(key or "", entry.id), Weight.PRIMARY),)
    ours = not isinstance(entry, ElsewhereEntry)
    dated = event_buttons(entry) if isinstance(entry, Event) else ()
    keep = (*dated, Button(reading_list.KEEP, Keep(entry.id))) if ours else ()
    if key is None:
        report = (Button(awaiting.REPORT_WRONG, ReportWrong(entry.id)),) if ours else ()
        return (*share, *keep, *to_follow(entry), *report)
    return (
        *share,
        Button(feedback.USEFUL, Useful(key, entry.id)),
        Button(feedback.NOT_USEFUL, NotUseful(key, entry.id)),
        *keep,
        Button(humans.ASK_HUMAN, AskHuman(key)),
        *to_follow(entry),
    )


def links(entry: Entry, catalogue: Catalogue) -> tuple[Link, ...]:
    """Return the pages to open: the primary source, and where to register."""
    own = Link(answering.OPEN_PAGE, entry.url) if entry.url else source_link(entry, catalogue)
    return (*((own,) if own else ()), *registration(entry))


def _about(record: Record, catalogue: Catalogue) -> str:
    """Return what kind of thing a record is, of whom, by whom and from when."""
    taxonomy = catalogue.taxonomy
    of = tuple(taxonomy.organisations[own].name for own in record.organisations)
    by = tuple(taxonomy.authors[own].name for own in record.authors)
    parts = (
        record.subtitle or "",
        facts(record),
        answering.of_organisations(joined(of)) if of else "",
        answering.by_authors(joined(by)) if by else "",
    )
    return "\n".join(filter(None, parts))


def _newer_editions(entry: Entry, catalogue: Catalogue) -> tuple[Section, ...]:
    newer = (other for other in catalogue.entries.values() if other.replaces == entry.id)
    return tuple(
        Section(answering.NEWER_EDITION, f"{other.heading} ({facts(other)})", url=other.url)
        for other in newer
    )
