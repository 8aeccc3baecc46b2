"""An entry as a message: what it says, its sources, when it was checked, what to read beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.cards.actions import AskHuman, FollowFrom, Keep, NotUseful, ReportWrong, Share, Useful
from bot.cards.citing import because, facts, links, source_sections
from bot.cards.events import event_buttons, when_and_where
from bot.dutch import CERTAINTY, EVIDENCE, PART_READ, joined, long_date, minutes
from bot.view import Button, Section, Tone, View, Weight
from knowledge.entry import ElsewhereEntry, Event, QuestionEntry
from knowledge.reading_time import reading_time

if TYPE_CHECKING:
    from knowledge.answer import Match, Reading
    from knowledge.catalogue import Catalogue
    from knowledge.entry import Entry, Record

SEPARATOR = " · "
MOST_READING = 3
SHARE = "Deel in kanaal"
USEFUL, NOT_USEFUL = "Nuttig", "Niet nuttig"
KEEP = "Op leeslijst"
ASK_HUMAN = "Vraag een mens"
FOLLOW = "Volg"
REPORT_WRONG = "Meld onjuist"
TELL_ME = "Laat het me weten"
GONE = "Dit staat niet meer in mijn kennis. Zoek iets anders met /zoek."
REASONS: dict[str, str] = {
    "onderw": "Het gaat over iets anders",
    "onjuist": "Het klopt niet",
    "oud": "Het is verouderd",
    "algemeen": "Het is te algemeen",
    "moeilijk": "Het is te moeilijk",
}
"""Why an answer was no use, by the short key that a button holds; a key keeps its meaning."""


def entry_view(
    match: Match,
    reading: tuple[Reading, ...],
    catalogue: Catalogue,
    *,
    key: str | None,
    public: bool,
) -> View:
    """An entry in full, as the answer to the question kept under `key`.

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
            *_reading_sections(entry, reading),
        ),
        footer=footer(entry),
        buttons=_answer_buttons(entry, key, public=public),
        links=links(entry, catalogue),
    )


def body_sections(entry: Entry, catalogue: Catalogue) -> tuple[Section, ...]:
    """What an entry says below its first text: the deeper part, or a record's key points."""
    match entry:
        case ElsewhereEntry():
            return ()
        case QuestionEntry():
            return (Section("Meer hierover", entry.detail),) if entry.detail else ()
        case _:
            when = when_and_where(entry) if isinstance(entry, Event) else ()
            points = entry.key_points
            listed = (Section("De belangrijkste punten", lines=points),) if points else ()
            dated = (Section("Wanneer en waar", lines=when),) if when else ()
            return (*dated, *listed, Section("Wat het is", _about(entry, catalogue)))


def footer(entry: Entry) -> str:
    """When the entry was checked, how long it takes to read, and what it rests on."""
    evidence = EVIDENCE[entry.evidence] if entry.evidence else ""
    parts = (
        _dated(entry),
        "" if isinstance(entry, Event) else _time_to_read(entry),
        evidence[:1].upper() + evidence[1:],
        CERTAINTY[entry.certainty] if entry.certainty else "",
    )
    return SEPARATOR.join(filter(None, parts))


def _dated(entry: Entry) -> str:
    """What was done on the day that is shown: held beside its source, or written."""
    if entry.checked_on:
        return f"Nagekeken op {long_date(entry.checked_on)}"
    if entry.written_on:
        return f"Opgeschreven op {long_date(entry.written_on)}, uit een bewaarde pagina"
    return ""


def _reservations(entry: Entry) -> tuple[Section, ...]:
    """What a reader is to know before taking it for sure."""
    lines = (entry.note or "", PART_READ.get(entry.part_read, "") if entry.part_read else "")
    told = tuple(filter(None, lines))
    return (Section("Let op", lines=told),) if told else ()


def _reading_sections(entry: Entry, reading: tuple[Reading, ...]) -> tuple[Section, ...]:
    """At most three records worth reading, each with one line why; not the primary source."""
    primary = entry.sources[0].item if entry.sources else None
    beside = [work for work in reading if work.entry.id != primary]
    return tuple(
        Section(
            f"Lees ook: {work.entry.heading}",
            lines=(facts(work.entry), because(work.reasons)),
            url=work.entry.url,
        )
        for work in beside[:MOST_READING]
    )


def _answer_buttons(entry: Entry, key: str | None, *, public: bool) -> tuple[Button, ...]:
    share = () if public else (Button(SHARE, Share(key or "", entry.id), Weight.PRIMARY),)
    if isinstance(entry, ElsewhereEntry):
        return share if key is None else (*share, *_feedback(entry, key), _person(key))
    dated = event_buttons(entry) if isinstance(entry, Event) else ()
    keep = (*dated, Button(KEEP, Keep(entry.id)))
    can_follow = entry.themes or entry.organisations or entry.authors
    follow = (Button(FOLLOW, FollowFrom(entry.id)),) if can_follow else ()
    if key is None:
        return (*share, *keep, *follow, Button(REPORT_WRONG, ReportWrong(entry.id)))
    return (*share, *_feedback(entry, key), *keep, _person(key), *follow)


def _feedback(entry: Entry, key: str) -> tuple[Button, Button]:
    useful = Button(USEFUL, Useful(key, entry.id))
    return useful, Button(NOT_USEFUL, NotUseful(key, entry.id))


def _person(key: str) -> Button:
    return Button(ASK_HUMAN, AskHuman(key))


def _about(record: Record, catalogue: Catalogue) -> str:
    """What kind of thing a record is, of whom, by whom and from when."""
    taxonomy = catalogue.taxonomy
    of = tuple(taxonomy.organisations[own].name for own in record.organisations)
    by = tuple(taxonomy.authors[own].name for own in record.authors)
    parts = (
        record.subtitle or "",
        facts(record),
        f"Van {joined(of)}" if of else "",
        f"Door {joined(by)}" if by else "",
    )
    return "\n".join(filter(None, parts))


def _newer_editions(entry: Entry, catalogue: Catalogue) -> tuple[Section, ...]:
    newer = (other for other in catalogue.entries.values() if other.replaces == entry.id)
    return tuple(
        Section("Er is een nieuwere uitgave", f"{other.heading} ({facts(other)})", url=other.url)
        for other in newer
    )


def _time_to_read(entry: Entry) -> str:
    time = reading_time(entry)
    return f"Leestijd{'' if time.whole else ' van de samenvatting'}: {minutes(time.minutes)}"
