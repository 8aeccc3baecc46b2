"""An entry as a message: what it says, its sources, when it was checked, and what to read more."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import accumulate

from bot.app import App
from bot.cards import citing
from bot.cards.actions import (
    AskHuman,
    FollowFrom,
    Keep,
    NotUseful,
    ReadAlso,
    ReadMore,
    ReadOn,
    ReportWrong,
    Share,
    Show,
    ShowTheme,
    Useful,
    WhatElse,
)
from bot.dutch import (
    CERTAINTY,
    EVIDENCE,
    PART,
    PART_READ,
    gist,
    in_short,
    joined,
    long_date,
    minutes,
)
from bot.view import Button, Choice, Link, Refused, Section, Tone, View, Weight
from knowledge.answer import Match, Reading
from knowledge.answering.reading_time import reading_time
from knowledge.catalogue import Catalogue
from knowledge.entry import ElsewhereEntry, Entry, Event, QuestionEntry, Record
from knowledge.language.normalising import sentences

SEPARATOR = " · "
MOST_READING, MOST_WORDS = 3, 4
MOST_SUMMARY, MOST_SHOWN = 35, 65
"""Words of a record's summary on its card, and of all text there."""
POINTS = "De belangrijkste punten"
EXAMPLES = ("wijk-achteruit-wat-doen", "continuiteit-hoe-lang", "straatfeest-geld")
THEMES_TO_START = ("wonen", "veiligheid")
READ_MORE, READ_WORK, READ_ALSO, MORE = "Meer uitleg", "Lees meer", "Lees ook", "Meer"
SHARE = "Deel in kanaal"
USEFUL, NOT_USEFUL = "Nuttig", "Niet nuttig"
KEEP = "Op leeslijst"
ASK_HUMAN = "Vraag een mens"
PERSON = Button(ASK_HUMAN, AskHuman(""))
"""The button below a reply to which no question is kept."""
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
"""Why an answer was no use, by the key that stands in a button; a key never changes its meaning."""
TELLING_WAITS = timedelta(seconds=30)
"""How long a decision can be taken back before anyone hears of it."""


def shown_in(catalogue: Catalogue, entry_id: str) -> tuple[Match, tuple[Reading, ...]]:
    """Return an entry and what to read beside it; raises `Refused` where it is gone."""
    shown = catalogue.show(entry_id)
    if shown is None:
        raise Refused(GONE)
    return shown


def answer_card(
    match: Match,
    reading: tuple[Reading, ...],
    catalogue: Catalogue,
    *,
    key: str | None,
    asked: str = "",
) -> View:
    """Show an entry at a glance, as the answer to the question `asked` and kept under `key`.

    Without a key nothing was asked. A record shows what it is about and its first points; buttons
    lead to the rest, to the deeper part of an answer and to what to read beside it.
    """
    entry = match.entry
    if isinstance(entry, ElsewhereEntry):
        return replace(signpost(entry, catalogue, key=key), asked=asked)
    text, sections = entry.body[0], citing.grounds(entry, catalogue)
    if not isinstance(entry, QuestionEntry):
        text, sections = _record_in_short(entry, catalogue)
    return View(
        tone=Tone.ANSWER,
        asked="" if same_words(asked, entry.heading) else asked,
        title=entry.heading,
        text=text,
        sections=sections,
        footer=dated(entry, from_part=True),
        buttons=_card_buttons(entry, reading, key),
        links=citing.registration(entry),
    )


def signpost(entry: ElsewhereEntry, catalogue: Catalogue, *, key: str | None) -> View:
    """Show where to go with a subject that isn't ours, a sentence a line, and offer a person.

    Where someone may need help now, the number to call is the title, and no person to wait for.
    """
    first, *others = sentences(entry.answer)
    title, text = (first, others) if entry.urgent else ("", (first, *others))
    return View(
        tone=Tone.ANSWER,
        title=title,
        text="\n".join(text),
        sections=citing.source_line(entry, catalogue),
        footer=dated(entry),
        buttons=_card_buttons(entry, (), None if entry.urgent else key),
    )


def simpler_view(entry: Entry, catalogue: Catalogue, key: str) -> View:
    """Show an answer that was too hard in one sentence, explain its words, and offer a person."""
    whole = "\n".join((entry.heading, *entry.body))
    first, _ = in_short(entry.body[0])
    hard = tuple(
        f"{term.term}: {term.explanation}"
        for term in catalogue.taxonomy.terms
        if term.explanation and re.search(rf"(?i)\b{re.escape(term.term)}", whole)
    )
    return View(
        tone=Tone.NOTICE,
        title="In het kort",
        text=f"{first}\n\nIs dit nog te moeilijk? Vraag het een mens.",
        sections=(Section("Wat betekent dat?", lines=hard[:MOST_WORDS]),) if hard else (),
        buttons=(Button(ASK_HUMAN, AskHuman(key), Weight.PRIMARY),),
    )


def starts(catalogue: Catalogue) -> tuple[Button, ...]:
    """Return buttons to a question and two themes, for who doesn't know what to ask."""
    themes = (catalogue.taxonomy.themes.get(theme_id) for theme_id in THEMES_TO_START)
    return (
        *(Button(entry.heading, Show(entry.id)) for entry in examples(catalogue)[:1]),
        *(Button(theme.name, ShowTheme(theme.id)) for theme in themes if theme),
    )


def examples(catalogue: Catalogue) -> tuple[Entry, ...]:
    """Three questions that show what can be asked."""
    return tuple(catalogue.entries[key] for key in EXAMPLES if key in catalogue.entries)


def entry_view(entry: Entry, catalogue: Catalogue) -> View:
    return View(
        tone=Tone.ANSWER,
        title=entry.heading,
        text=entry.body[0],
        more=ReadOn(entry.id, 1),
        sections=(
            *_reservations(entry),
            *body_sections(entry, catalogue),
            *citing.source_sections(entry, catalogue),
            *citing.newer_editions(entry, catalogue),
        ),
        footer=footer(entry),
        links=citing.links(entry, catalogue),
    )


def deeper_view(
    entry: Entry, reading: tuple[Reading, ...], catalogue: Catalogue, key: str | None
) -> View:
    buttons = _card_buttons(entry, reading, key)
    left = tuple(button for button in buttons if not isinstance(button.action, ReadMore))
    return replace(entry_view(entry, catalogue), buttons=left)


def rest_view(entry: Entry, catalogue: Catalogue, part: int) -> View:
    """Show a further part, from 1, of an entry that is too long for one message."""
    return replace(entry_view(entry, catalogue), part=part, more=ReadOn(entry.id, part + 1))


def reading_view(entry: Entry, works: tuple[Reading, ...]) -> View:
    text = "Deze passen bij het antwoord. Kies er een om te zien wat erin staat."
    return View(
        tone=Tone.ANSWER,
        title=f"Om te lezen bij: {entry.heading}",
        text=text if works else "Hier heb ik geen rapporten bij.",
        choices=_works(works),
        keeping=citing.to_keep(work.entry for work in works),
    )


def reading_below(card: View, works: tuple[Reading, ...]) -> View:
    left = tuple(button for button in card.buttons if not isinstance(button.action, ReadAlso))
    return replace(card, choices=_works(works), buttons=left)


def what_else_view(entry: Entry, key: str | None, *, private: bool) -> View:
    """Offer what else can be done with an answer; one that others see already can't be shared."""
    ours = not isinstance(entry, ElsewhereEntry)
    can_follow = ours and (entry.themes or entry.organisations or entry.authors)
    judging = (
        (Button(USEFUL, Useful(key, entry.id)), Button(NOT_USEFUL, NotUseful(key, entry.id)))
        if key
        else ()
    )
    return View(
        tone=Tone.CHOICE,
        title=entry.heading,
        text="Wat wil je doen?",
        buttons=(
            *judging,
            *((Button(SHARE, Share(key or "", entry.id)),) if private else ()),
            *((Button(FOLLOW, FollowFrom(entry.id)),) if can_follow else ()),
            *((Button(REPORT_WRONG, ReportWrong(entry.id)),) if ours else ()),
        ),
    )


def whose(app: App, guild: int | None) -> int | None:
    """Return the server whose moderators see what is asked on a server, or in a DM (None)."""
    return app.settings.home_guild if guild is None else guild


def moderated(app: App, guild: int | None) -> int:
    """Return the server whose moderators see what is sent in; raises `Refused` for none."""
    server = whose(app, guild)
    if server is None:
        raise Refused(
            "In een privébericht komt dit bij niemand terecht. Doe het op de server waar je mij "
            "gevonden hebt; daar kan het wel."
        )
    return server


def reportable(app: App, guild: int | None, entry_id: str) -> Entry:
    """Return an entry to report as wrong or to improve; raises `Refused` where that can't be."""
    moderated(app, guild)
    entry = app.catalogue.for_guild(guild).entries.get(entry_id)
    if entry is None or isinstance(entry, ElsewhereEntry):
        raise Refused(GONE)
    return entry


def body_sections(entry: Entry, catalogue: Catalogue) -> tuple[Section, ...]:
    """Show what an entry says below its first text: the deeper part, or a record's key points."""
    match entry:
        case ElsewhereEntry():
            return ()
        case QuestionEntry():
            return (Section("Meer hierover", entry.detail),) if entry.detail else ()
        case _:
            points = entry.key_points
            listed = (Section(POINTS, lines=points),) if points else ()
            about = Section("Wat het is", _about(entry, catalogue))
            return (*_when_and_where(entry), *listed, about)


def footer(entry: Entry) -> str:
    evidence = EVIDENCE[entry.evidence] if entry.evidence else ""
    parts = (
        dated(entry),
        "" if isinstance(entry, Event) else _time_to_read(entry),
        evidence[:1].upper() + evidence[1:],
        CERTAINTY[entry.certainty] if entry.certainty else "",
    )
    return SEPARATOR.join(filter(None, parts))


def dated(entry: Entry, *, from_part: bool = False) -> str:
    """Say when an entry was checked, or else written down.

    With `from_part` it adds which part was read of a work that wasn't read whole.
    """
    part = PART.get(entry.part_read, "") if from_part and entry.part_read else ""
    if entry.checked_on:
        return f"Nagekeken op {long_date(entry.checked_on)}{part}"
    if entry.written_on:
        written = f"Opgeschreven op {long_date(entry.written_on)}"
        return f"{written}{part or ', uit een bewaarde pagina'}"
    return ""


def same_words(asked: str, heading: str) -> bool:
    return asked.strip(" ?!.").casefold() == heading.strip(" ?!.").casefold()


def beside(entry: Entry, reading: tuple[Reading, ...]) -> tuple[Reading, ...]:
    primary = entry.sources[0].item if entry.sources else None
    return tuple(work for work in reading if work.entry.id != primary)[:MOST_READING]


def has_more(entry: Entry) -> bool:
    """Return whether an entry has more than its card shows."""
    return not isinstance(entry, QuestionEntry) or bool(entry.detail) or len(entry.sources) > 1


def _record_in_short(record: Record, catalogue: Catalogue) -> tuple[str, tuple[Section, ...]]:
    """Return how a record's summary begins, and sections: when it is, its points, what it is."""
    summary = " ".join(_first_texts(sentences(record.summary), MOST_SUMMARY))
    points = tuple(map(gist, record.key_points))
    remarks = citing.reservation(record, " ".join((record.heading, summary, *points)))
    when = _when_and_where(record)
    beside = (part for one in (*when, *remarks) for part in (one.text, *one.lines))
    before = " ".join((record.heading, summary, *beside))
    points = _first_texts(points, MOST_SHOWN - len(before.split()))
    page = Link(citing.OPEN_PAGE, record.url) if record.url else None
    return summary, (
        *when,
        *((Section(POINTS, lines=points),) if points else ()),
        *remarks,
        *citing.newer_editions(record, catalogue),
        Section("", citing.facts(record), button=page, small=True),
    )


def _first_texts(texts: Sequence[str], words: int) -> tuple[str, ...]:
    """Return the first texts that have so many words together; at least one."""
    so_far = accumulate(len(text.split()) for text in texts)
    fitting = sum(count <= words for count in so_far)
    return tuple(texts[: max(fitting, 1)])


def _when_and_where(record: Record) -> tuple[Section, ...]:
    when = citing.when_and_where(record) if isinstance(record, Event) else ()
    return (Section("Wanneer en waar", lines=when),) if when else ()


def _card_buttons(
    entry: Entry, reading: tuple[Reading, ...], key: str | None
) -> tuple[Button, ...]:
    person = (Button(ASK_HUMAN, AskHuman(key)),) if key else ()
    else_ = Button(MORE, WhatElse(key or "", entry.id))
    if isinstance(entry, ElsewhereEntry):
        return (*person, else_)
    answers = isinstance(entry, QuestionEntry)
    label = READ_MORE if answers else READ_WORK
    more = (
        (Button(label, ReadMore(key or "", entry.id), Weight.PRIMARY),) if has_more(entry) else ()
    )
    works = len(beside(entry, reading))
    also = (Button(f"{READ_ALSO} ({works})", ReadAlso(key or "", entry.id)),) if works else ()
    calendar = citing.event_buttons(entry) if isinstance(entry, Event) else ()
    return (*more, *also, *calendar, Button(KEEP, Keep(entry.id)), *person, else_)


def _reservations(entry: Entry) -> tuple[Section, ...]:
    """Show what a reader is to know before relying on it."""
    lines = (entry.note or "", PART_READ.get(entry.part_read, "") if entry.part_read else "")
    remarks = tuple(filter(None, lines))
    return (Section("Let op", lines=remarks),) if remarks else ()


def _works(works: tuple[Reading, ...]) -> tuple[Choice, ...]:
    return tuple(
        Choice(
            work.entry.heading,
            Show(work.entry.id),
            f"{citing.facts(work.entry)}. {citing.because(work.reasons)}",
        )
        for work in works
    )


def _about(record: Record, catalogue: Catalogue) -> str:
    taxonomy = catalogue.taxonomy
    of = tuple(taxonomy.organisations[key].name for key in record.organisations)
    by = tuple(taxonomy.authors[key].name for key in record.authors)
    parts = (
        record.subtitle or "",
        citing.facts(record),
        f"Van {joined(of)}" if of else "",
        f"Door {joined(by)}" if by else "",
    )
    return "\n".join(filter(None, parts))


def _time_to_read(entry: Entry) -> str:
    time = reading_time(entry)
    return f"Leestijd{'' if time.whole else ' van de samenvatting'}: {minutes(time.minutes)}"
