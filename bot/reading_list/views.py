"""A reading list as messages: the list by the page, one item of it, and what changed on it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, assert_never

from bot.cards.actions import Keep, Show
from bot.cards.citing import OPEN_PAGE, because, facts, kind_and_date, registration
from bot.cards.entries import SEPARATOR
from bot.dutch import KINDS, ZONE, cut, long_date, minutes, number, one_line
from bot.reading_list.arrange import ShowListed, Sort, Status
from bot.reading_list.keep import (
    Addition,
    AskAgain,
    EditionSwap,
    EmptyList,
    Marking,
    MarkRead,
    MarkUnread,
    NoteChange,
    NoteTooLong,
    NotKept,
    Removal,
    Remove,
    Swap,
    Undo,
    WriteNote,
)
from bot.reading_list.reminders import Remind
from bot.view import (
    CHOOSE_TO_KEEP,
    Button,
    Choice,
    Link,
    Section,
    Tone,
    View,
    Weight,
    notice,
    paged,
    refusal,
)
from knowledge.entry import Kind
from storage.reading_lists import MOST_NOTE

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from bot.reading_list.arrange import Contents, ListPage, ReadingItem
    from bot.reading_list.keep import Change
    from knowledge.answer import Reading
    from knowledge.answering.reading_time import ReadingTime
    from knowledge.entry import Entry
    from storage.reading_lists import UndoneRemoval

A_PAGE = 10
NOTE_IN_LIST = 80
"""So much of a note is shown in a list."""
MOST_SWAPS = 5

READ = "Gelezen"
YOUR_NOTE = "Je notitie"
CHOOSE_LISTED = "Kies iets om te bekijken"
STATUSES = {Status.UNREAD: "te lezen", Status.READ: "gelezen"}
SORTS = {
    Sort.ADDED: "toegevoegd",
    Sort.YEAR: "jaar",
    Sort.TIME: "leestijd",
    Sort.THEME: "thema",
}
"""The words that someone chooses."""
GONE = "Dit kan ik hier niet (meer) openen. De titel, de link en je notitie blijven bewaard."
NEWER = "Er is een nieuwere uitgave"
UNDO_FOR = "Binnen tien minuten kun je dit ongedaan maken."
ALREADY_EMPTY = "Je leeslijst is al leeg."
NOT_LISTED = "Dit staat niet op je leeslijst. Typ /leeslijst toon om te zien wat er wel op staat."
SAYS = {
    NotKept.NOT_FOUND: (
        "Dit staat niet (meer) in mijn kennis. Zoek iets anders met /zoek, of typ /leeslijst "
        "toevoegen en kies een titel."
    ),
    NotKept.NOT_LISTED: NOT_LISTED,
    NotKept.NO_NEWER: (
        "Hier is geen nieuwere uitgave (meer) van. Je leeslijst blijft zoals hij was."
    ),
    NotKept.FULL: "Je leeslijst is vol. Haal er eerst iets af met /leeslijst verwijder.",
}


def list_view(contents: Contents, shown: ListPage, theme: str | None) -> View:
    status = STATUSES[Status(shown.status)] if shown.status in set(Status) else ""
    narrowed = ", ".join(filter(None, (status, theme and f"thema {theme}")))
    title = f"Je leeslijst: {narrowed}" if narrowed else "Je leeslijst"
    if not contents.items:
        return View(tone=Tone.NOTICE, title=title, text=_nothing(contents, shown.minutes))
    here = paged(contents.items, shown.page, A_PAGE)
    also = contents.also if here.index == 0 else ()
    return View(
        tone=Tone.CHOICE,
        title=title,
        text=f"{_totals(contents, shown.minutes)}{here.where}",
        sections=(*map(_listed, here.shown), *_also_sections(also)),
        choices=(
            *(Choice(item.title, ShowListed(item.id)) for item in here.shown),
            *_also_choices(also),
        ),
        choosing=CHOOSE_LISTED,
        buttons=(
            *here.turning(lambda page: replace(shown, page=page)),
            *_swaps(here.shown),
        ),
    )


def item_view(item: ReadingItem, *, done: str = "", also: Sequence[Reading] = ()) -> View:
    listed = item.listed
    about = SEPARATOR.join((_kind(item), *_time(item)))
    since = f"Op je leeslijst sinds {_day(listed.added_at)}"
    state = SEPARATOR.join((_status(listed.read_at), since))
    note = (Section(YOUR_NOTE, listed.note),) if listed.note else ()
    newer = (Section(NEWER, _named(item.newer), url=item.newer.url),) if item.newer else ()
    return View(
        tone=Tone.ANSWER,
        title=item.title,
        text="\n\n".join(filter(None, (done, f"{state}\n{about}", "" if item.entry else GONE))),
        sections=(*note, *newer, *_also_sections(also)),
        choices=_also_choices(also),
        choosing=CHOOSE_LISTED,
        buttons=_item_buttons(item),
        links=(
            *((Link(OPEN_PAGE, item.url),) if item.url else ()),
            *(registration(item.entry) if item.entry else ()),
        ),
    )


def change_view(change: Change) -> View:
    match change:
        case Addition():
            stands = "stond al" if change.again else "staat"
            note = " Je nieuwe notitie heb ik erbij gezet." if change.noted else ""
            done = f"{_quoted(change.item)} {stands} op je leeslijst.{note}"
            return item_view(change.item, done=done, also=change.also)
        case Marking():
            state = STATUSES[Status.READ if change.item.listed.read else Status.UNREAD]
            stands = "stond al" if change.before else "staat nu"
            return item_view(change.item, done=f"{_quoted(change.item)} {stands} op ‘{state}’.")
        case NoteChange():
            title = _quoted(change.item)
            kept = f"Je notitie bij {title} is bewaard."
            done = kept if change.item.listed.note else f"Bij {title} staat nu geen notitie."
            return item_view(change.item, done=done)
        case EditionSwap():
            view = item_view(change.item, done=_swap_sentence(change))
            undo = Button("Zet de oude terug", Undo(change.undo_key))
            return replace(view, buttons=(*view.buttons, undo))
        case NoteTooLong(length):
            return refusal(
                f"Je notitie is te lang: {number(length)} tekens. Er passen er "
                f"{number(MOST_NOTE)} in. Er is niets veranderd. Maak je notitie korter en probeer "
                "het opnieuw."
            )
        case NotKept():
            return refusal(SAYS[change])
        case _:
            assert_never(change)


def keep_publicly_view(change: Addition | NoteTooLong | NotKept) -> View:
    if isinstance(change, Addition):
        return notice(f"{_quoted(change.item)} staat op je leeslijst.")
    if change is NotKept.NOT_FOUND:
        return refusal(SAYS[change])
    return refusal("Dat lukte niet. Typ /leeslijst toon voor je leeslijst.")


def removal_view(removal: Removal | NotKept) -> View:
    if isinstance(removal, NotKept):
        return refusal(SAYS[removal])
    (item,) = removal.items
    return _with_undo(f"‘{item.title}’ staat niet meer op je leeslijst. {UNDO_FOR}", removal)


def emptying_view(removal: Removal | AskAgain | NotKept, now: datetime) -> View:
    match removal:
        case Removal(items):
            done = f"Je leeslijst is leeg: {_pieces(len(items))} eraf. {UNDO_FOR}"
            return _with_undo(done, removal)
        case AskAgain(count):
            return ask_to_empty(count, now)
        case _:
            return refusal(ALREADY_EMPTY)


def ask_to_empty(count: int, now: datetime) -> View:
    if not count:
        return notice(ALREADY_EMPTY)
    return View(
        tone=Tone.CHOICE,
        text=(
            f"Er {'staat' if count == 1 else 'staan'} {_pieces(count)} op je leeslijst. Weet je "
            "zeker dat alles eraf mag? Je notities en herinneringen gaan dan ook weg."
        ),
        buttons=(Button("Leeg mijn leeslijst", EmptyList(int(now.timestamp())), Weight.DANGER),),
    )


def undo_view(undone: UndoneRemoval | None) -> View:
    if undone is None:
        return refusal(
            "Dit kun je niet meer ongedaan maken: het is al gedaan, of het is te lang geleden."
        )
    items, already = undone.items, undone.already
    back = f"{_pieces(items)} {'staat' if items == 1 else 'staan'} weer op je leeslijst."
    if not already:
        return notice(f"Ongedaan gemaakt: {back}")
    there = f"{_pieces(already)} {'stond' if already == 1 else 'stonden'} er al weer op."
    return notice(f"Ongedaan gemaakt: {back} {there}" if items else f"Niet nodig: {there}")


def which_view(entries: Iterable[Entry]) -> View:
    return View(
        tone=Tone.CHOICE,
        title="Welke wil je op je leeslijst?",
        text="In dit bericht herken ik meer dan één stuk. Kies wat je wilt bewaren.",
        choices=tuple(Choice(entry.heading, Keep(entry.id), facts(entry)) for entry in entries),
        choosing=CHOOSE_TO_KEEP,
    )


def export_view(count: int) -> View:
    if not count:
        return notice(
            "Er staat nog niets op je leeslijst, dus er is niets om mee te nemen. Typ eerst "
            "/leeslijst toevoegen en kies een titel."
        )
    return notice(f"Je leeslijst als bestand: {_pieces(count)}, met je notities.")


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
        counted = f"{_pieces(len(items))}, samen {total} van je {number(within)} {unit}."
    else:
        unread = contents.unread
        state = f"{number(unread)} nog te lezen" if unread else "alles gelezen"
        items = tuple(item for item in items if not item.listed.read) or items
        time = minutes(sum(item.minutes for item in items)).removeprefix("ongeveer ")
        together = f"samen ongeveer {time}" if any(item.minutes for item in items) else ""
        counted = ", ".join(filter(None, (_pieces(len(contents.items)), state, together))) + "."
    short = sum(item.time is not None and not item.time.whole for item in items)
    unknown = sum(item.time is None for item in items)
    sentences = (
        counted,
        f"Van {_pieces(short)} tel ik alleen de samenvatting." if short else "",
        f"Van {_pieces(unknown)} weet ik de leestijd niet." if unknown else "",
    )
    return " ".join(filter(None, sentences))


def _listed(item: ReadingItem) -> Section:
    note = one_line(item.listed.note or "")
    lines = (
        SEPARATOR.join((_status(item.listed.read_at), _kind(item), *_time(item))),
        f"{YOUR_NOTE}: {cut(note, NOTE_IN_LIST)}" if note else "",
        f"{NEWER}: ‘{item.newer.heading}’." if item.newer else "",
        "" if item.entry else GONE,
    )
    return Section(item.title, "\n".join(filter(None, lines)), url=item.url)


def _status(read_at: datetime | None) -> str:
    return f"Gelezen op {_day(read_at)}" if read_at else "Te lezen"


def _kind(item: ReadingItem) -> str:
    return kind_and_date(item.entry) if item.entry else KINDS[Kind(item.listed.kind)].capitalize()


def _time(item: ReadingItem) -> tuple[str, ...]:
    return (_time_to_read(item.time),) if item.time else ()


def _time_to_read(time: ReadingTime) -> str:
    words = f"{minutes(time.minutes)} lezen"
    return words if time.whole else f"samenvatting {words}"


def _also_sections(also: Sequence[Reading]) -> tuple[Section, ...]:
    lines = tuple(f"{_named(reading.entry)}. {because(reading.reasons)}" for reading in also)
    return (Section("Ook lezenswaard", lines=lines),) if lines else ()


def _also_choices(also: Sequence[Reading]) -> tuple[Choice, ...]:
    return tuple(Choice(reading.entry.heading, Show(reading.entry.id)) for reading in also)


def _swaps(items: Sequence[ReadingItem]) -> tuple[Button, ...]:
    newer = ((item.newer, Swap(item.id)) for item in items if item.newer)
    return tuple(Button(f"Nieuwe uitgave: {new.heading}", action) for new, action in newer)[
        :MOST_SWAPS
    ]


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
        *((Button("Neem de nieuwe uitgave", Swap(item.id)),) if item.newer else ()),
    )


def _swap_sentence(swap: EditionSwap) -> str:
    old, new = swap.old.title, swap.item.listed.title
    if old == new:
        done = f"De nieuwe uitgave van ‘{new}’ staat nu op je leeslijst, de oude niet."
    else:
        done = f"‘{new}’ staat nu op je leeslijst, in plaats van ‘{old}’."
    return f"{done} Wil je ze allebei houden? Dan kun je de oude tien minuten lang terugzetten."


def _with_undo(done: str, removal: Removal) -> View:
    undo = Button("Maak ongedaan", Undo(removal.undo_key))
    return View(tone=Tone.NOTICE, text=done, buttons=(undo,))


def _quoted(item: ReadingItem) -> str:
    return f"‘{item.listed.title}’"


def _named(entry: Entry) -> str:
    return f"{entry.heading} ({facts(entry)})"


def _pieces(count: int) -> str:
    return "1 stuk" if count == 1 else f"{number(count)} stukken"


def _day(moment: datetime) -> str:
    return long_date(moment.astimezone(ZONE))
