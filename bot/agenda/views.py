"""The agenda as messages: what is coming, by the page, and an event as a file for any calendar."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

import icalendar

from bot.actions import Action, verb
from bot.cards.actions import Keep, Show
from bot.cards.citing import CANCELLED, ONLINE, registration, to_keep, when_and_where, where
from bot.cards.entries import KEEP
from bot.discord.texts import web_address
from bot.dutch import ZONE, clean, counted, one_line, paragraphs
from bot.view import Attachment, Button, Section, Tone, View, Weight, paged
from knowledge.agenda import A_DAY, Agenda, AgendaFilters, AgendaPeriod, day_of, is_over, local
from knowledge.catalogue import Catalogue
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
A_MINUTE = 60
"""Seconds. The later file has the higher number: a calendar that has the event takes the newer."""
WINTER, SUMMER = timedelta(hours=1), timedelta(hours=2)


@verb("agenda")
class AgendaPage(Action):
    """Show a page, from 0, of the agenda; empty parts are no filter, `online` is yes or no."""

    page: int
    theme: str = ""
    period: str = ""
    online: str = ""


def agenda_view(coming: Agenda, page: AgendaPage, theme: str | None) -> View:
    filters = filters_of(page)
    narrowed = (
        PERIODS[filters.period] if filters.period is not AgendaPeriod.ALL else "",
        f"thema {theme}" if theme else "",
        "" if filters.online is None else ONLINE.lower() if filters.online else "niet online",
    )
    title = ": ".join(filter(None, ("Agenda", ", ".join(filter(None, narrowed)))))
    events = (*coming.dated, *coming.undated)
    if not events:
        nothing = "Er staat nu niets op de agenda."
        if filters != AgendaFilters():
            nothing = (
                "Bij deze keuze staat er niets op de agenda. Kies een langere periode, of haal een "
                "filter weg."
            )
        return View(tone=Tone.UNKNOWN, title=title, text=nothing)
    here = paged(events, page.page, A_PAGE)
    turned = f", bladzijde {here.number} van {here.pages}" if here.pages > 1 else ""
    many = counted(len(events), "evenement", "evenementen")
    none_dated = "" if coming.dated else "Nu staat er niets met een datum op de agenda. "
    return View(
        tone=Tone.CHOICE,
        title=title,
        text=f"{none_dated}{many}{turned}.",
        sections=(
            *(_event_section(event, when_and_where(event)) for event in here.shown if event.start),
            *_undated(here.shown),
        ),
        keeping=to_keep(here.shown),
        buttons=here.turning(lambda to: replace(page, page=to)),
    )


def filters_of(page: AgendaPage) -> AgendaFilters:
    """What a page is narrowed down to; what can't be read is no filter."""
    return AgendaFilters(
        theme=page.theme or None,
        period=next((period for period in AgendaPeriod if period == page.period), AgendaPeriod.ALL),
        online={"yes": True, "no": False}.get(page.online),
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
    return _event_view(event, Tone.ANSWER, was, "\n".join(when_and_where(event)), what)


def undated_view(event: Event) -> View:
    why = "Dit evenement heeft nog geen datum, dus ik kan het niet in je agenda zetten."
    return _event_view(event, Tone.REFUSAL, why, event.recurrence or "")


def _event_view(event: Event, tone: Tone, *texts: str) -> View:
    return View(
        tone=tone,
        title=event.title,
        text=paragraphs(*texts),
        buttons=(
            Button(KEEP, Keep(event.id), Weight.PRIMARY),
            Button("Bekijk het evenement", Show(event.id)),
        ),
        links=registration(event),
    )


def _undated(events: Sequence[Event]) -> tuple[Section, ...]:
    sections = tuple(
        _event_section(event, (event.recurrence or "", *((CANCELLED,) if event.cancelled else ())))
        for event in events
        if not event.start
    )
    return (Section("Nog zonder datum"), *sections) if sections else ()


def _event_section(event: Event, lines: tuple[str, ...]) -> Section:
    return Section(event.title, "\n".join(lines), button=Button("Bekijk", Show(event.id)))


def to_calendar(event: Event, catalogue: Catalogue, now: datetime) -> Attachment:
    """The file of a dated event, named after it."""
    calendar = icalendar.Calendar()
    calendar.add("prodid", "-//Wijkbot//Agenda//NL")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    if isinstance(event.start, datetime):
        calendar.add_component(_dutch_time())
    calendar.add_component(_event(event, catalogue, now))
    return Attachment(f"{event.id}.ics", calendar.to_ical())


def _event(event: Event, catalogue: Catalogue, now: datetime) -> icalendar.Event:
    component = icalendar.Event()
    component.add("uid", f"{event.id}@wijkbot")
    component.add("dtstamp", now.astimezone(UTC).replace(microsecond=0))
    component.add("sequence", int(now.timestamp()) // A_MINUTE)
    _add_times(component, event)
    title = one_line(event.title)
    component.add("summary", _text(f"{CANCELLED}: {title}" if event.cancelled else title))
    component.add("status", "CANCELLED" if event.cancelled else "CONFIRMED")
    component.add("description", _text(paragraphs(clean(event.summary), *addresses_of(event))))
    themes = catalogue.taxonomy.themes
    optional = {
        "location": _text(one_line(where(event))),
        "url": web_address(event.url) or web_address(event.registration_url),
        "categories": [
            _text(one_line(themes[theme].name)) for theme in event.themes if theme in themes
        ],
    }
    for name, value in optional.items():
        if value:
            component.add(name, value)
    return component


def _text(text: str) -> str:
    r"""Return the text without a literal ``\N``, which icalendar would write as a line break."""
    return text.replace(r"\N", r"\n")


def _add_times(component: icalendar.Event, event: Event) -> None:
    """Add begin and end, both days or both moments; the end is the first one after it.

    A moment without an end stays without, since nobody knows it.
    """
    start, end = event.start, event.end
    assert start is not None, "an event without a date has no place in a calendar"
    if not isinstance(start, datetime):
        component.add("dtstart", start)
        component.add("dtend", day_of(end or start) + A_DAY)
        return
    component.add("dtstart", local(start))
    if isinstance(end, datetime) and end != start:
        component.add("dtend", local(end))
    elif end is not None and not isinstance(end, datetime):
        component.add("dtend", datetime.combine(end + A_DAY, time(), ZONE))


def addresses_of(event: Event) -> tuple[str, ...]:
    """Where to register, unless it is off, and where to read more."""
    register = None if event.cancelled else web_address(event.registration_url)
    page = web_address(event.url)
    return (
        *((f"Aanmelden: {register}",) if register else ()),
        *((f"Meer informatie: {page}",) if page and page != register else ()),
    )


def _dutch_time() -> icalendar.Timezone:
    """Dutch time as rules that repeat: Outlook doesn't take a list of changes."""
    zone = icalendar.Timezone()
    zone.add("tzid", ZONE.key)
    for part, name, since, before, after in (
        (icalendar.TimezoneDaylight(), "CEST", datetime(1970, 3, 29, 2), WINTER, SUMMER),  # noqa: DTZ001  as clocks say
        (icalendar.TimezoneStandard(), "CET", datetime(1970, 10, 25, 3), SUMMER, WINTER),  # noqa: DTZ001  as clocks say
    ):
        part.add("tzname", name)
        part.add("dtstart", since)
        part.add("tzoffsetfrom", before)
        part.add("tzoffsetto", after)
        part.add("rrule", {"freq": "yearly", "bymonth": since.month, "byday": "-1su"})
        zone.add_component(part)
    return zone
