"""An event's file as two parsers read it: the writer's own library, and one that isn't."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any
from zoneinfo import ZoneInfo

import ical.event
import icalendar
import pytest
from hypothesis import given
from ical.calendar_stream import IcsCalendarStream

from bot.agenda.views import to_calendar
from bot.discord.texts import web_address
from bot.dutch import clean, one_line
from knowledge.catalogue import Catalogue
from knowledge.entry import Event
from tests.bot.answers import catalogue
from tests.bot.strategies import TEXTS, URLS
from tests.knowledge.builders import event
from tests.shipped import shipped_library

NOW = datetime(2027, 1, 5, 8, 15, 30, 999, tzinfo=UTC)
DUTCH = ZoneInfo("Europe/Amsterdam")
EAST = timezone(timedelta(hours=5))
WITHIN = catalogue()


def dutch(*when: int) -> datetime:
    """Return a moment as a pack says it: without a zone."""
    return datetime(*when)  # type: ignore[arg-type]  # noqa: DTZ001  a pack has no zone


def at(*when: int) -> datetime:
    return dutch(*when).replace(tzinfo=DUTCH)


def meeting(**fields: Any) -> Event:
    return event("tegeldag", **({"start": dutch(2027, 4, 3, 10)} | fields))


def written(one: Event, within: Catalogue = WITHIN, now: datetime = NOW) -> bytes:
    return to_calendar(one, within, now).content


def read(content: bytes) -> Any:
    """Return the event in a file; its values have as many types as it has fields."""
    (found,) = icalendar.Calendar.from_ical(content).walk("VEVENT")
    assert isinstance(found, icalendar.Event)
    assert not found.errors
    return found


def read_apart(content: bytes) -> ical.event.Event:
    (found,) = IcsCalendarStream.calendar_from_ics(content.decode()).events
    return found


@pytest.mark.parametrize(
    ("start", "end", "first", "after"),
    [
        (date(2027, 4, 3), None, date(2027, 4, 3), date(2027, 4, 4)),
        (date(2027, 4, 3), date(2027, 4, 3), date(2027, 4, 3), date(2027, 4, 4)),
        (date(2027, 3, 27), date(2027, 3, 29), date(2027, 3, 27), date(2027, 3, 30)),
        (date(2027, 12, 31), date(2028, 1, 1), date(2027, 12, 31), date(2028, 1, 2)),
        (date(2027, 4, 3), dutch(2027, 4, 4, 12), date(2027, 4, 3), date(2027, 4, 5)),
        (dutch(2027, 4, 3, 10), dutch(2027, 4, 3, 16), at(2027, 4, 3, 10), at(2027, 4, 3, 16)),
        (dutch(2027, 3, 27, 22), dutch(2027, 3, 28, 4), at(2027, 3, 27, 22), at(2027, 3, 28, 4)),
        (dutch(2027, 10, 31, 1), dutch(2027, 10, 31, 4), at(2027, 10, 31, 1), at(2027, 10, 31, 4)),
        (dutch(2027, 4, 3, 10), date(2027, 4, 4), at(2027, 4, 3, 10), at(2027, 4, 5)),
        (
            datetime(2027, 7, 3, 10, tzinfo=UTC),
            datetime(2027, 7, 3, 17, tzinfo=EAST),
            at(2027, 7, 3, 12),
            at(2027, 7, 3, 14),
        ),
    ],
)
def test_it_is_when_the_event_is(start: date, end: date | None, first: date, after: date) -> None:
    """Days as days, times in Dutch time; the end is the first day or moment after it."""
    content = written(meeting(start=start, end=end))

    one, apart = read(content), read_apart(content)
    assert (one.decoded("dtstart"), one.decoded("dtend")) == (first, after)
    assert (apart.dtstart, apart.dtend) == (first, after)
    assert type(apart.dtstart) is type(apart.dtend) is type(first)


@pytest.mark.parametrize("end", [None, dutch(2027, 4, 3, 10)])
def test_an_end_that_nobody_knows_is_not_made_up(end: datetime | None) -> None:
    """A begin alone is enough for a calendar; an end at the begin isn't allowed."""
    content = written(meeting(end=end))

    assert "dtend" not in read(content)
    assert read_apart(content).dtend is None


def test_its_time_zone_is_the_dutch_one_for_years_to_come() -> None:
    """The rules in the file say what the clocks do, at every change of them and in between."""
    (zone,) = icalendar.Calendar.from_ical(written(meeting())).walk("VTIMEZONE")
    assert isinstance(zone, icalendar.Timezone)
    told = zone.to_tz(lookup_tzid=False)

    assert zone.tz_name == "Europe/Amsterdam"
    for year in range(2024, 2037):
        for day in range(366):
            moment = datetime(year, 1, 1, 12, tzinfo=UTC) + timedelta(days=day)
            noon = moment.replace(tzinfo=None)
            assert noon.replace(tzinfo=told).utcoffset() == noon.replace(tzinfo=DUTCH).utcoffset()


def test_an_all_day_event_needs_no_time_zone() -> None:
    """A day is a day wherever the calendar is."""
    assert b"VTIMEZONE" not in written(meeting(start=date(2027, 4, 3)))


def test_it_says_what_where_and_how_to_register() -> None:
    """In each place where a calendar may show it: some show no address of a page."""
    content = written(
        meeting(
            place="Marktplein; Utrecht",
            online=True,
            url="https://example.org/dag",
            registration_url="https://example.org/aanmelden",
            themes=("wonen", "geld"),
        )
    )

    one, apart = read(content), read_apart(content)
    assert one["summary"] == apart.summary == "Dag van de wijk"
    assert one["location"] == apart.location == "Marktplein; Utrecht, en ook online"
    assert one["url"] == apart.url == "https://example.org/dag"
    assert one["description"] == apart.description
    assert apart.description == (
        "Een dag voor bewoners.\n\n"
        "Aanmelden: https://example.org/aanmelden\n\n"
        "Meer informatie: https://example.org/dag"
    )
    assert apart.categories == ["Wonen", "Geld"]
    assert (one["status"], apart.status) == ("CONFIRMED", ical.event.EventStatus.CONFIRMED)


def test_a_changed_event_is_the_same_one_anew() -> None:
    """A calendar knows it by its name and takes the one with the higher number."""
    before = written(meeting())
    moved = meeting(start=dutch(2027, 4, 4, 11), title="Tegelweek")
    after = written(moved, now=NOW + timedelta(minutes=1))

    assert read(before)["uid"] == read(after)["uid"] == "tegeldag@wijkbot"
    assert read_apart(before).uid == read_apart(after).uid
    assert 0 < read(before)["sequence"] < read(after)["sequence"]
    numbers = [read_apart(content).sequence or 0 for content in (before, after)]
    assert 0 < numbers[0] < numbers[1]


def test_it_says_when_it_was_made() -> None:
    """In UTC, to the second, as the format asks."""
    content = written(meeting())

    assert read(content).decoded("dtstamp") == NOW.replace(microsecond=0)
    assert b"DTSTAMP:20270105T081530Z\r\n" in content


def test_a_cancelled_event_says_so() -> None:
    """In its status, and in its title for a calendar that shows no status; registering is over."""
    content = written(meeting(cancelled=True, registration_url="https://example.org/aanmelden"))

    one, apart = read(content), read_apart(content)
    assert (one["status"], apart.status) == ("CANCELLED", ical.event.EventStatus.CANCELLED)
    assert apart.summary == "Gaat niet door: Dag van de wijk"
    assert "Aanmelden" not in (apart.description or "")


def test_it_invites_nobody() -> None:
    """Without a method it is a plain appointment; there is no organiser to answer to."""
    content = written(meeting())

    assert b"METHOD" not in content
    assert b"ORGANIZER" not in content


def test_the_file_is_named_after_the_event() -> None:
    """So that it can be found among other downloads."""
    made = to_calendar(meeting(), WITHIN, NOW)

    assert made.name == "tegeldag.ics"


def in_file(text: str) -> str:
    r"""Return a text as a calendar file has it: ``\N`` can't be told from a line break there."""
    return text.replace(r"\N", r"\n")


def test_a_backslash_before_a_capital_n_ends_no_line() -> None:
    """Calendar programs read that as a line break."""
    title = r"Werken op \\Nas\Noord"

    assert read(written(meeting(title=title)))["summary"] == in_file(title)


@given(title=TEXTS, summary=TEXTS, place=TEXTS, url=URLS, register=URLS, theme=TEXTS)
def test_any_text_reads_back(
    title: str, summary: str, place: str, url: str | None, register: str | None, theme: str
) -> None:
    """Nothing that someone wrote ends a line or begins a field; no line is longer than allowed."""
    named = replace(WITHIN.taxonomy.themes["wonen"], name=theme)
    within = replace(WITHIN, taxonomy=replace(WITHIN.taxonomy, themes={"wonen": named}))
    one = meeting(title=title, summary=summary, place=place, url=url, registration_url=register)

    content = written(one, within=within)

    lines = content.split(b"\r\n")
    assert all(len(line) <= 75 for line in lines)
    assert not any(b"\n" in line or b"\r" in line for line in lines)
    assert [line.decode() for line in lines]  # no character is broken over two lines
    found, apart = read(content), read_apart(content)
    assert found["summary"] == in_file(one_line(title))
    assert (apart.summary or "") == in_file(one_line(title))
    assert found["description"].startswith(in_file(clean(summary)))
    assert found.get("location", "") == in_file(one_line(place))
    assert found.get("url") == (web_address(url) or web_address(register))
    assert len(content.split(b"BEGIN:VEVENT")) == 2


@pytest.mark.parametrize(
    "one",
    [one for one in shipped_library().entries if isinstance(one, Event) and one.start],
    ids=lambda one: one.id,
)
def test_every_event_that_ships_reads_back(one: Event) -> None:
    """With its title, in both parsers."""
    content = written(one)

    assert read(content)["summary"] == read_apart(content).summary == one_line(one.title)
