"""The agenda as messages: what is coming, by the page, and what goes with an event's file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.actions import Action, verb
from bot.cards.actions import Keep, Show
from bot.cards.citing import registration, to_keep
from bot.cards.entries import KEEP
from bot.cards.events import CANCELLED, ONLINE, when_and_where
from bot.dutch import number
from bot.view import Button, Choice, Section, Tone, View, Weight, paged
from knowledge.agenda import AgendaFilters, AgendaPeriod, is_over

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from knowledge.agenda import Agenda
    from knowledge.entry import Event

A_PAGE = 5
ONLINE_CODES = {True: "yes", False: "no", None: ""}
PERIODS = {
    AgendaPeriod.ALL: "alles",
    AgendaPeriod.THIS_WEEK: "deze week",
    AgendaPeriod.NEXT_WEEK: "volgende week",
    AgendaPeriod.THIS_MONTH: "deze maand",
    AgendaPeriod.NEXT_MONTH: "volgende maand",
    AgendaPeriod.THIS_QUARTER: "dit kwartaal",
    AgendaPeriod.THIS_YEAR: "dit jaar",
}


@verb("agenda")
class AgendaPage(Action):
    """Show a page, from 0, of the agenda; empty parts are no filter, `online` is yes or no."""

    page: int
    theme: str = ""
    period: str = ""
    online: str = ""


def agenda_view(coming: Agenda, wanted: AgendaFilters, *, page: int, theme: str | None) -> View:
    """A page, from 0, of an agenda that is narrowed to the theme of that name."""
    narrowed = (
        PERIODS[wanted.period] if wanted.period is not AgendaPeriod.ALL else "",
        f"thema {theme}" if theme else "",
        "" if wanted.online is None else ONLINE.lower() if wanted.online else "niet online",
    )
    title = ": ".join(filter(None, ("Agenda", ", ".join(filter(None, narrowed)))))
    events = (*coming.dated, *coming.undated)
    if not events:
        nothing = "Er staat nu niets op de agenda."
        if wanted != AgendaFilters():
            nothing = (
                "Bij deze keuze staat er niets op de agenda. Kies een langere periode, of haal een "
                "filter weg."
            )
        return View(tone=Tone.UNKNOWN, title=title, text=nothing)
    here = paged(events, page, A_PAGE)
    where = f", bladzijde {here.number} van {here.pages}" if here.pages > 1 else ""
    counted = f"{number(len(events))} {'evenement' if len(events) == 1 else 'evenementen'}{where}."
    none_dated = "" if coming.dated else "Nu staat er niets met een datum op de agenda. "
    dated = (event for event in here.shown if event.start)
    return View(
        tone=Tone.CHOICE,
        title=title,
        text=f"{none_dated}{counted}",
        sections=(
            *(Section(event.title, lines=when_and_where(event)) for event in dated),
            *_undated(here.shown),
        ),
        choices=tuple(Choice(event.title, Show(event.id)) for event in here.shown),
        choosing="Kies een evenement om te bekijken",
        keeping=to_keep(here.shown),
        buttons=here.turning(lambda to: page_of(wanted, to)),
    )


def page_of(wanted: AgendaFilters, page: int) -> AgendaPage:
    return AgendaPage(page, wanted.theme or "", wanted.period, ONLINE_CODES[wanted.online])


def wanted_by(action: AgendaPage) -> AgendaFilters:
    """Which agenda a button shows; what can't be read is no filter."""
    return AgendaFilters(
        theme=action.theme or None,
        period=AgendaPeriod(action.period)
        if action.period in set(AgendaPeriod)
        else AgendaPeriod.ALL,
        online={"yes": True, "no": False}.get(action.online),
    )


def calendar_view(event: Event, now: datetime) -> View:
    was = "Dit evenement is al geweest." if is_over(event, now) else ""
    what = (
        "Open het bestand, dan kun je het evenement in je agenda zetten. Dat werkt met Outlook, "
        "Google Agenda en de agenda van Apple."
    )
    if event.cancelled:
        what = (
            "Dit evenement gaat niet door. Staat het al in je agenda? Open dan het bestand, dan "
            "zie je het daar ook."
        )
    return _about(event, Tone.ANSWER, was, "\n".join(when_and_where(event)), what)


def undated_view(event: Event) -> View:
    """Why an event can't be put in a calendar, and what can be done instead."""
    why = "Dit evenement heeft nog geen datum, dus ik kan het niet in je agenda zetten."
    return _about(event, Tone.REFUSAL, why, event.recurrence or "")


def _about(event: Event, tone: Tone, *paragraphs: str) -> View:
    return View(
        tone=tone,
        title=event.title,
        text="\n\n".join(filter(None, paragraphs)),
        buttons=(
            Button(KEEP, Keep(event.id), Weight.PRIMARY),
            Button("Bekijk het evenement", Show(event.id)),
        ),
        links=registration(event),
    )


def _undated(shown: Sequence[Event]) -> tuple[Section, ...]:
    lines = tuple(
        ". ".join(
            (f"{event.title}: {event.recurrence or ''}", *((CANCELLED,) if event.cancelled else ()))
        )
        for event in shown
        if not event.start
    )
    return (Section("Nog zonder datum", lines=lines),) if lines else ()
