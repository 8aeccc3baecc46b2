"""A reading list as messages: the list by the page, and one item of it."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from bot.cards.actions import Keep, Show
from bot.cards.citing import NEWER, OPEN_PAGE, facts, kind_and_date, newer_edition, registration
from bot.cards.entries import SEPARATOR
from bot.dutch import (
    KINDS,
    ZONE,
    counted,
    cut,
    long_date,
    minutes,
    number,
    one_line,
    one_paragraph,
    paragraphs,
)
from bot.reading_list.arrange import (
    AskFormat,
    AskOrder,
    Contents,
    ListPage,
    ReadingItem,
    ShowListed,
    Sort,
    Status,
)
from bot.reading_list.keep import MarkRead, MarkUnread, Remove, WriteNote
from bot.reading_list.reminders import AskRemind, Remind
from bot.view import CHOOSE_TO_KEEP, Button, Choice, Link, Section, Tone, View, Weight, paged
from knowledge.entry import Entry, Kind

A_PAGE = 10
NOTE_IN_LIST = 80
"""So much of a note is shown in a list."""
MOST_NEWER = 5

READ = "Gelezen"
YOUR_NOTE = "Je notitie"
CHOOSE_LISTED = "Kies iets om te bekijken"
STATUSES = {Status.UNREAD: "te lezen", Status.READ: "gelezen"}
SORTS = {
    Sort.ADDED: ("toegevoegd", "het nieuwste eerst"),
    Sort.YEAR: ("jaar", "het nieuwste eerst"),
    Sort.TIME: ("leestijd", "het kortste eerst"),
    Sort.THEME: ("thema", "van A tot Z"),
}
"""The word that someone chooses, and what it does."""
ARCHIVED = "Dit is gearchiveerd: het staat niet meer in mijn kennis. Je kunt het hier nog lezen."
ARCHIVED_IN_LIST = (
    "Dit is gearchiveerd: elders kan ik het niet (meer) openen, maar hier kun je het nog lezen."
)
GONE = "Dit kan ik hier niet (meer) openen. De titel, de link en je notitie blijven bewaard."
NOT_LISTED = "Dit staat niet op je leeslijst. Typ /leeslijst toon om te zien wat er wel op staat."


def list_view(
    contents: Contents,
    page: ListPage,
    theme: str | None,
    archived: Collection[str] = (),
) -> View:
    """A page of a list; `archived` are the ids of what can't be found but can still be read."""
    status = STATUSES[Status(page.status)] if page.status in set(Status) else ""
    narrowed = ", ".join(filter(None, (status, theme and f"thema {theme}")))
    title = f"Je leeslijst: {narrowed}" if narrowed else "Je leeslijst"
    if not contents.items:
        return View(tone=Tone.NOTICE, title=title, text=_nothing(contents, page.minutes))
    here = paged(contents.items, page.page, A_PAGE)
    return View(
        tone=Tone.CHOICE,
        title=title,
        text=f"{_totals(contents, page.minutes)}{here.where}",
        sections=tuple(_item_section(item, archived) for item in here.shown),
        choices=tuple(Choice(item.title, ShowListed(item.id)) for item in here.shown),
        choosing=CHOOSE_LISTED,
        buttons=(
            *here.turning(lambda number: replace(page, page=number)),
            Button("Sorteer", AskOrder(page.status, page.theme, page.minutes)),
            Button("Herinner", AskRemind()),
            Button("Exporteer", AskFormat()),
            *_newer(here.shown),
        ),
    )


def item_view(item: ReadingItem, *, done: str = "", past: Entry | None = None) -> View:
    """An item with all that can be done with it; `past` is what it said, where it is archived."""
    listed = item.listed
    about = SEPARATOR.join((_kind(item), *_time(item)))
    since = f"Op je leeslijst sinds {_day(listed.added_at)}"
    state = SEPARATOR.join((_status(listed.read_at), since))
    gone = "" if item.entry else ARCHIVED if past else GONE
    note = (Section(YOUR_NOTE, listed.note),) if listed.note else ()
    newer = (newer_edition(item.newer),) if item.newer else ()
    was = (Section("Dit stond erin", paragraphs(*past.body)),) if past else ()
    return View(
        tone=Tone.ANSWER,
        title=item.title,
        text=paragraphs(done, f"{state}\n{about}", gone),
        sections=(*note, *newer, *was),
        buttons=_item_buttons(item),
        links=(
            *((Link(OPEN_PAGE, item.url),) if item.url else ()),
            *(registration(item.entry) if item.entry else ()),
        ),
    )


def which_view(entries: Iterable[Entry]) -> View:
    return View(
        tone=Tone.CHOICE,
        title="Welke wil je op je leeslijst?",
        text="In dit bericht herken ik meer dan één stuk. Kies wat je wilt bewaren.",
        choices=tuple(Choice(entry.heading, Keep(entry.id), facts(entry)) for entry in entries),
        choosing=CHOOSE_TO_KEEP,
    )


def order_view(action: AskOrder) -> View:
    return View(
        tone=Tone.CHOICE,
        text="In welke volgorde wil je je leeslijst zien?",
        choices=tuple(
            Choice(
                f"{word.capitalize()}: {order}",
                ListPage(0, action.status, action.theme, sort.value, action.minutes),
            )
            for sort, (word, order) in SORTS.items()
        ),
    )


def _nothing(contents: Contents, within: int | None) -> str:
    if not contents.total:
        return (
            "Er staat nog niets op je leeslijst. Druk onder een antwoord op de knop ‘Op "
            "leeslijst’, of typ /leeslijst toevoegen en kies een titel. Staat er in een bericht "
            "een link of een titel? Kies dan in het menu Apps voor ‘Zet op leeslijst’."
        )
    if within is None:
        return (
            "Op je leeslijst staat niets dat bij deze keuze past. Typ /leeslijst toon zonder keuze "
            "om alles te zien."
        )
    none = f"In {minutes(within)} past helaas niets van je leeslijst."
    shortest = contents.shortest
    if shortest is None:
        return f"{none} Van wat erop staat, weet ik de leestijd niet."
    return f"{none} Het kortste is ‘{shortest.title}’: dat duurt {minutes(shortest.minutes)}."


def _totals(contents: Contents, within: int | None) -> str:
    items = contents.items
    if within is not None:
        unit = "minuut" if within == 1 else "minuten"
        total = number(sum(item.minutes for item in items))
        what = f"{pieces(len(items))}, samen {total} van je {number(within)} {unit}."
    else:
        unread = contents.unread
        state = f"{number(unread)} nog te lezen" if unread else "alles gelezen"
        items = tuple(item for item in items if not item.listed.read) or items
        time = minutes(sum(item.minutes for item in items)).removeprefix("ongeveer ")
        together = f"samen ongeveer {time}" if any(item.minutes for item in items) else ""
        what = ", ".join(filter(None, (pieces(len(contents.items)), state, together))) + "."
    short = sum(item.time is not None and not item.time.whole for item in items)
    unknown = sum(item.time is None for item in items)
    return one_paragraph(
        what,
        f"Van {pieces(short)} tel ik alleen de samenvatting." if short else "",
        f"Van {pieces(unknown)} weet ik de leestijd niet." if unknown else "",
    )


def _item_section(item: ReadingItem, archived: Collection[str]) -> Section:
    note = one_line(item.listed.note or "")
    gone = ARCHIVED_IN_LIST if item.id in archived else GONE
    lines = (
        SEPARATOR.join((_status(item.listed.read_at), _kind(item), *_time(item))),
        f"{YOUR_NOTE}: {cut(note, NOTE_IN_LIST)}" if note else "",
        f"{NEWER}: ‘{item.newer.heading}’." if item.newer else "",
        "" if item.entry else gone,
    )
    return Section(item.title, "\n".join(filter(None, lines)), url=item.url)


def _status(read_at: datetime | None) -> str:
    return f"Gelezen op {_day(read_at)}" if read_at else "Te lezen"


def _kind(item: ReadingItem) -> str:
    return kind_and_date(item.entry) if item.entry else KINDS[Kind(item.listed.kind)].capitalize()


def _time(item: ReadingItem) -> tuple[str, ...]:
    if item.time is None:
        return ()
    return (f"{'' if item.time.whole else 'samenvatting '}{minutes(item.minutes)} lezen",)


def _newer(items: Sequence[ReadingItem]) -> tuple[Button, ...]:
    newer = [item.newer for item in items if item.newer][:MOST_NEWER]
    return tuple(Button(f"Nieuwe uitgave: {entry.heading}", Show(entry.id)) for entry in newer)


def _item_buttons(item: ReadingItem) -> tuple[Button, ...]:
    mark = (
        Button("Toch nog lezen", MarkUnread(item.id))
        if item.listed.read
        else Button(READ, MarkRead(item.id), Weight.PRIMARY)
    )
    return (
        mark,
        Button("Notitie", WriteNote(item.id)),
        Button("Herinner me over een week", Remind(item.id)),
        Button("Verwijder", Remove(item.id), Weight.DANGER),
        *((Button("Bekijk", Show(item.id)),) if item.entry else ()),
        *((Button("Bekijk de nieuwe uitgave", Show(item.newer.id)),) if item.newer else ()),
    )


def pieces(count: int) -> str:
    return counted(count, "stuk", "stukken")


def _day(moment: datetime) -> str:
    return long_date(moment.astimezone(ZONE))
