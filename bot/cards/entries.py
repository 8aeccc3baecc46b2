"""An entry as a message: what it says, its sources, when it was checked, what to read beside it."""

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
"""So many words of a record's summary stand on its card, and so many of all that is said of it."""
POINTS = "De belangrijkste punten"
EXAMPLES = ("wijk-achteruit-wat-doen", "continuiteit-hoe-lang", "straatfeest-geld")
THEMES_TO_START = ("wonen", "veiligheid")
READ_MORE, READ_WORK, READ_ALSO, MORE = "Meer uitleg", "Lees meer", "Lees ook", "Meer"
SHARE = "Deel in kanaal"
USEFUL, NOT_USEFUL = "Nuttig", "Niet nuttig"
KEEP = "Op leeslijst"
ASK_HUMAN = "Vraag een mens"
PERSON = Button(ASK_HUMAN, AskHuman(""))
"""Below what keeps no question."""
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
TELLING_WAITS = timedelta(seconds=30)
"""So long a decision can be taken back before anyone hears of it."""


def shown_in(catalogue: Catalogue, entry_id: str) -> tuple[Match, tuple[Reading, ...]]:
    """An entry, and what is worth reading beside it; raises `Refused` where it is gone."""
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
    """An entry at a glance, as the answer to the question `asked` and kept under `key`.

    Without a key nothing was asked. A record says what it is about and its first points; the rest,
    the deeper part of an answer and what is worth reading come when they are asked for.
    """
    entry = match.entry
    if isinstance(entry, ElsewhereEntry):
        return replace(signpost(entry, catalogue, key=key), asked=asked)
    text, sections = entry.body[0], citing.grounds(entry, catalogue)
    if not isinstance(entry, QuestionEntry):
        text, sections = _first_of_record(entry, catalogue)
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


def _first_of_record(record: Record, catalogue: Catalogue) -> tuple[str, tuple[Section, ...]]:
    """How its summary begins; then when it is, its first points in short, and what it is."""
    said = " ".join(_as_many(sentences(record.summary), MOST_SUMMARY))
    gists = tuple(map(gist, record.key_points))
    remarks = citing.reservation(record, " ".join((record.heading, said, *gists)))
    when = _when_and_where(record)
    beside = (part for one in (*when, *remarks) for part in (one.text, *one.lines))
    above = " ".join((record.heading, said, *beside))
    points = _as_many(gists, MOST_SHOWN - len(above.split()))
    page = Link(citing.OPEN_PAGE, record.url) if record.url else None
    return said, (
        *when,
        *((Section(POINTS, lines=points),) if points else ()),
        *remarks,
        *_newer_editions(record, catalogue),
        Section("", citing.facts(record), button=page, small=True),
    )


def _as_many(texts: Sequence[str], words: int) -> tuple[str, ...]:
    """Return the first texts of so many words together; the first one always."""
    so_far = accumulate(len(text.split()) for text in texts)
    fitting = sum(count <= words for count in so_far)
    return tuple(texts[: max(fitting, 1)])


def signpost(entry: ElsewhereEntry, catalogue: Catalogue, *, key: str | None) -> View:
    """Whose a subject is, a line a sentence: what one can do first, whom to call; and a person.

    Where someone may need help now, the number to call stands above all, and nothing to wait for.
    """
    first, *rest = sentences(entry.answer)
    title, text = (first, rest) if entry.urgent else ("", (first, *rest))
    return View(
        tone=Tone.ANSWER,
        title=title,
        text="\n".join(text),
        sections=citing.source_line(entry, catalogue),
        footer=dated(entry),
        buttons=_card_buttons(entry, (), None if entry.urgent else key),
    )


def simpler_view(entry: Entry, catalogue: Catalogue, key: str) -> View:
    """An answer that was too hard in one sentence, with its hard words explained; and a person."""
    said = "\n".join((entry.heading, *entry.body))
    first, _ = in_short(entry.body[0])
    hard = tuple(
        f"{term.term}: {term.explanation}"
        for term in catalogue.taxonomy.terms
        if term.explanation and re.search(rf"(?i)\b{re.escape(term.term)}", said)
    )
    return View(
        tone=Tone.NOTICE,
        title="In het kort",
        text=f"{first}\n\nIs dit nog te moeilijk? Vraag het een mens.",
        sections=(Section("Wat betekent dat?", lines=hard[:MOST_WORDS]),) if hard else (),
        buttons=(Button(ASK_HUMAN, AskHuman(key), Weight.PRIMARY),),
    )


def starts(catalogue: Catalogue) -> tuple[Button, ...]:
    """A question and two themes to begin with, for who doesn't know what to ask."""
    themes = (catalogue.taxonomy.themes.get(own) for own in THEMES_TO_START)
    return (
        *(Button(entry.heading, Show(entry.id)) for entry in examples(catalogue)[:1]),
        *(Button(theme.name, ShowTheme(theme.id)) for theme in themes if theme),
    )


def examples(catalogue: Catalogue) -> tuple[Entry, ...]:
    """Three questions that show what can be asked."""
    return tuple(catalogue.entries[own] for own in EXAMPLES if own in catalogue.entries)


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
            *_newer_editions(entry, catalogue),
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
    """A further part, from 1, of an entry that is too long for one message."""
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


def _works(works: tuple[Reading, ...]) -> tuple[Choice, ...]:
    return tuple(
        Choice(
            work.entry.heading,
            Show(work.entry.id),
            f"{citing.facts(work.entry)}. {citing.because(work.reasons)}",
        )
        for work in works
    )


def what_else_view(entry: Entry, key: str | None, *, private: bool) -> View:
    """What else can be done with an answer; shared is only what is `private`."""
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
    """Return the server whose moderators look after what is asked in a server, or in a DM."""
    return app.settings.home_guild if guild is None else guild


def moderated(app: App, guild: int | None) -> int:
    """Return the same; raises `Refused` where there is no server to look after it."""
    server = whose(app, guild)
    if server is None:
        raise Refused(
            "In een privébericht komt dit bij niemand terecht. Doe het op de server waar je mij "
            "gevonden hebt; daar kan het wel."
        )
    return server


def reportable(app: App, guild: int | None, entry_id: str) -> Entry:
    """Return the entry that can be reported as wrong or made better; raises `Refused` for none."""
    moderated(app, guild)
    entry = app.catalogue.for_guild(guild).entries.get(entry_id)
    if entry is None or isinstance(entry, ElsewhereEntry):
        raise Refused(GONE)
    return entry


def body_sections(entry: Entry, catalogue: Catalogue) -> tuple[Section, ...]:
    """What an entry says below its first text: the deeper part, or a record's key points."""
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


def _when_and_where(record: Record) -> tuple[Section, ...]:
    when = citing.when_and_where(record) if isinstance(record, Event) else ()
    return (Section("Wanneer en waar", lines=when),) if when else ()


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
    """What was done on the day that is shown: held beside its source, or written.

    With `from_part` it says of a work that wasn't read whole what was read of it.
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


def _reservations(entry: Entry) -> tuple[Section, ...]:
    """What a reader is to know before taking it for sure."""
    lines = (entry.note or "", PART_READ.get(entry.part_read, "") if entry.part_read else "")
    told = tuple(filter(None, lines))
    return (Section("Let op", lines=told),) if told else ()


def beside(entry: Entry, reading: tuple[Reading, ...]) -> tuple[Reading, ...]:
    primary = entry.sources[0].item if entry.sources else None
    return tuple(work for work in reading if work.entry.id != primary)[:MOST_READING]


def has_more(entry: Entry) -> bool:
    """Return whether there is more to it than its card shows."""
    return not isinstance(entry, QuestionEntry) or bool(entry.detail) or len(entry.sources) > 1


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


def _about(record: Record, catalogue: Catalogue) -> str:
    taxonomy = catalogue.taxonomy
    of = tuple(taxonomy.organisations[own].name for own in record.organisations)
    by = tuple(taxonomy.authors[own].name for own in record.authors)
    parts = (
        record.subtitle or "",
        citing.facts(record),
        f"Van {joined(of)}" if of else "",
        f"Door {joined(by)}" if by else "",
    )
    return "\n".join(filter(None, parts))


def _newer_editions(entry: Entry, catalogue: Catalogue) -> tuple[Section, ...]:
    newer = (other for other in catalogue.entries.values() if other.replaces == entry.id)
    return tuple(
        Section(
            "Er is een nieuwere uitgave", f"{other.heading} ({citing.facts(other)})", url=other.url
        )
        for other in newer
    )


def _time_to_read(entry: Entry) -> str:
    time = reading_time(entry)
    return f"Leestijd{'' if time.whole else ' van de samenvatting'}: {minutes(time.minutes)}"
