"""An event as a file that Outlook, Google's and Apple's calendars take (iCalendar, RFC 5545).

It names no METHOD: it is for whoever opens it, and invites nobody.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import icalendar

from bot.cards.events import CANCELLED, where
from bot.discord.message import web_address
from bot.dutch import clean, one_line
from bot.view import Attachment
from knowledge.agenda import A_DAY, ZONE, day_of, local
from knowledge.entry import EVERYWHERE

if TYPE_CHECKING:
    from bot.app import App
    from knowledge.catalogue import Catalogue
    from knowledge.entry import Event

WINTER, SUMMER = timedelta(hours=1), timedelta(hours=2)


def to_calendar(event: Event, catalogue: Catalogue, *, sequence: int, now: datetime) -> Attachment:
    """The file of a dated event, named after it.

    `sequence` grows when it changes: a calendar that has it already takes the newer one.
    """
    calendar = icalendar.Calendar()
    calendar.add("prodid", "-//Wijkbot//Agenda//NL")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    if isinstance(event.start, datetime):
        calendar.add_component(_dutch_time())
    calendar.add_component(_event(event, catalogue, sequence, now))
    return Attachment(f"{event.id}.ics", calendar.to_ical())


def _event(event: Event, catalogue: Catalogue, sequence: int, now: datetime) -> icalendar.Event:
    made = icalendar.Event()
    made.add("uid", f"{event.id}@wijkbot")
    made.add("dtstamp", now.astimezone(UTC).replace(microsecond=0))
    made.add("sequence", sequence)
    _add_times(made, event)
    title = one_line(event.title)
    made.add("summary", f"{CANCELLED}: {title}" if event.cancelled else title)
    made.add("status", "CANCELLED" if event.cancelled else "CONFIRMED")
    made.add("description", _description(event))
    themes = catalogue.taxonomy.themes
    optional = {
        "location": one_line(where(event)),
        "url": web_address(event.url) or web_address(event.registration_url),
        "categories": [one_line(themes[theme].name) for theme in event.themes if theme in themes],
    }
    for name, value in optional.items():
        if value:
            made.add(name, value)
    return made


def _add_times(made: icalendar.Event, event: Event) -> None:
    """Add begin and end, both days or both moments; the end is the first one after it.

    A moment without an end stays without, since nobody knows it.
    """
    start, end = event.start, event.end
    assert start is not None, "an event without a date has no place in a calendar"
    if not isinstance(start, datetime):
        made.add("dtstart", start)
        made.add("dtend", day_of(end or start) + A_DAY)
        return
    made.add("dtstart", local(start))
    if end is not None and end != start:
        made.add("dtend", _moment(end))


def _moment(end: date | datetime) -> datetime:
    if isinstance(end, datetime):
        return local(end)
    after = end + A_DAY
    return datetime(after.year, after.month, after.day, tzinfo=ZONE)


def _description(event: Event) -> str:
    return "\n\n".join(filter(None, (clean(event.summary), *addresses_of(event))))


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


async def changes_of(app: App, guild: int | None, entry_id: str) -> int:
    """A number that grows with each change of an event as `guild` sees it.

    Moderators' changes are counted by their revisions, those of the packs by the news that they
    made: of when and where an event is, and whether it is on. A DM (None) sees what the home server
    does.

    The sum never falls, for neither part does. What a server sees changes only by a revision that
    is newer than all before it, the one that leads back to the shared form included. The newest
    correction of an event is never forgotten, so that the next has a higher number.
    """
    here = app.settings.home_guild if guild is None else guild
    seen = await app.stores.entries.seen(EVERYWHERE if here is None else here, entry_id)
    return (seen.revision if seen else 0) + await app.stores.news.last_correction(
        EVERYWHERE, entry_id
    )
