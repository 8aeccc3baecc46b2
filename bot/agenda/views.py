"""The agenda as messages: what is coming, by the page, and what goes with an event's file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.agenda import texts
from bot.agenda.actions import AgendaPage
from bot.cards.actions import Keep, Show
from bot.cards.citing import registration, to_keep
from bot.cards.entries import KEEP
from bot.cards.events import CANCELLED, when_and_where
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
        sections=(*map(_dated, (one for one in shown if one.start)), *_undated(shown)),
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


def _dated(event: Event) -> Section:
    return Section(event.title, lines=when_and_where(event))


def _undated(shown: Sequence[Event]) -> tuple[Section, ...]:
    lines = tuple(
        ". ".join((texts.recurs(one.title, one.recurrence or ""), *_off(one)))
        for one in shown
        if not one.start
    )
    return (Section(texts.UNDATED, lines=lines),) if lines else ()


def _off(event: Event) -> tuple[str, ...]:
    return (CANCELLED,) if event.cancelled else ()


def _keep(event: Event) -> Button:
    return Button(KEEP, Keep(event.id), Weight.PRIMARY)


def _open(event: Event) -> Button:
    return Button(texts.OPEN_EVENT, Show(event.id))
