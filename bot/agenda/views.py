"""The agenda as messages: what is coming, by the page, and what goes with an event's file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.agenda import texts
from bot.agenda.actions import AgendaPage
from bot.cards.actions import IntoCalendar, Keep, Show
from bot.cards.citing import registration
from bot.cards.keeping import to_keep
from bot.reading_list import texts as reading_list
from bot.view import Button, Choice, Section, Tone, View, Weight, paged
from knowledge.agenda import Period, Wanted, is_over

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from knowledge.agenda import Agenda
    from knowledge.entry import Event

A_PAGE = 5
ONLINE_WORDS = {True: "yes", False: "no", None: ""}


def agenda_view(found: Agenda, wanted: Wanted, *, page: int, theme: str | None) -> View:
    """Return a page, from 0, of an agenda; one beyond the last shows the last.

    `theme` is the name of the theme that it is narrowed to.
    """
    title = texts.title(wanted.period, theme, wanted.online)
    events = (*found.dated, *found.undated)
    if not events:
        everything = wanted == Wanted()
        said = texts.NOTHING_COMING if everything else texts.NOTHING_LIKE_THAT
        return View(tone=Tone.UNKNOWN, title=title, text=said)
    here = paged(events, page, A_PAGE)
    shown = here.shown
    counted = texts.how_many(len(events), here.number, here.pages)
    return View(
        tone=Tone.CHOICE,
        title=title,
        text=counted if found.dated else f"{texts.NONE_DATED} {counted}",
        sections=(*map(_dated, filter(_has_date, shown)), *_undated(shown)),
        choices=tuple(Choice(one.title, Show(one.id)) for one in shown),
        choosing=texts.CHOOSE_EVENT,
        keeping=to_keep(shown),
        buttons=here.turning(lambda to: page_of(wanted, to)),
    )


def page_of(wanted: Wanted, page: int) -> AgendaPage:
    """Return what shows a page of the same agenda."""
    return AgendaPage(
        page=str(page),
        theme=wanted.theme or "",
        period=wanted.period,
        online=ONLINE_WORDS[wanted.online],
    )


def read_page(action: AgendaPage) -> tuple[Wanted, int]:
    """Return which agenda a button shows and which page; what can't be read is nothing."""
    online = {word: wanted for wanted, word in ONLINE_WORDS.items()}
    wanted = Wanted(
        theme=action.theme or None,
        period=Period(action.period) if action.period in set(Period) else Period.ALL,
        online=online.get(action.online),
    )
    page = action.page[:4]
    return wanted, int(page) if page.isascii() and page.isdecimal() else 0


def calendar_view(event: Event, now: datetime) -> View:
    """Return what goes with the file of an event."""
    said = texts.WAS if is_over(event, now) else ""
    what = texts.CANCELLED_FILE if event.cancelled else texts.OPEN_FILE
    return View(
        tone=Tone.ANSWER,
        title=event.title,
        text="\n\n".join(filter(None, (said, "\n".join(when_and_where(event)), what))),
        buttons=(_keep(event), _open(event)),
        links=registration(event),
    )


def undated_view(event: Event) -> View:
    """Return why an event can't be put in a calendar, and what can be done instead."""
    return View(
        tone=Tone.REFUSAL,
        title=event.title,
        text="\n\n".join(filter(None, (texts.NO_DATE, event.recurrence))),
        buttons=(_keep(event), _open(event)),
        links=registration(event),
    )


def event_buttons(event: Event) -> tuple[Button, ...]:
    """Return what can be done with an event besides what can be done with any entry."""
    return (Button(texts.INTO_CALENDAR, IntoCalendar(event.id)),) if _has_date(event) else ()


def when_and_where(event: Event) -> tuple[str, ...]:
    """Return whether it is off, when it is and where, a line each."""
    off = texts.CANCELLED if event.cancelled else ""
    return tuple(filter(None, (off, texts.when(event), texts.where(event))))


def _dated(event: Event) -> Section:
    return Section(event.title, lines=when_and_where(event))


def _undated(shown: Sequence[Event]) -> tuple[Section, ...]:
    lines = tuple(
        ". ".join((texts.recurs(one.title, one.recurrence or ""), *_off(one)))
        for one in shown
        if not _has_date(one)
    )
    return (Section(texts.UNDATED, lines=lines),) if lines else ()


def _off(event: Event) -> tuple[str, ...]:
    return (texts.CANCELLED,) if event.cancelled else ()


def _has_date(event: Event) -> bool:
    return event.start is not None


def _keep(event: Event) -> Button:
    return Button(reading_list.KEEP, Keep(event.id), Weight.PRIMARY)


def _open(event: Event) -> Button:
    return Button(texts.OPEN_EVENT, Show(event.id))
