"""The agenda by the page, what goes with an event's file, and when and where in words."""

from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import pytest

from bot.actions import Action
from bot.agenda.views import (
    ONLINE_CODES,
    PERIODS,
    AgendaPage,
    agenda_view,
    calendar_view,
    filters_of,
    undated_view,
)
from bot.cards.actions import IntoCalendar, Keep, Show
from bot.cards.citing import event_buttons, when, when_and_where, where
from bot.cards.entries import answer_card
from bot.discord.message import IN_A_LIST
from bot.view import Button, Tone, View
from knowledge.agenda import Agenda, AgendaFilters, AgendaPeriod
from knowledge.answer import Match
from tests.bot.answers import KEY, catalogue
from tests.knowledge.builders import event

NOW = datetime(2027, 3, 17, 9, 0, tzinfo=UTC)
DAY = date(2027, 4, 3)
NOTHING_LIKE_THAT = (
    "Bij deze keuze staat er niets op de agenda. Kies een langere periode, of haal een filter weg."
)
OPEN_FILE = (
    "Open het bestand, dan kun je het evenement in je agenda zetten. Dat werkt met Outlook, Google "
    "Agenda en de agenda van Apple."
)
EAST = timezone(timedelta(hours=5))


def dutch(*when: int) -> datetime:
    """Return a moment as a pack says it: without a zone."""
    return datetime(*when)  # type: ignore[arg-type]  # noqa: DTZ001  a pack has no zone


def dated(count: int) -> Agenda:
    return Agenda(tuple(event(f"dag-{n}", title=f"Dag {n}", start=DAY) for n in range(count)))


def shown(found: Agenda, page: int = 0, **wanted: Any) -> View:
    return agenda_view(found, AgendaPage(page, **wanted), None)


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (DAY, None, "zaterdag 3 april 2027"),
        (DAY, DAY, "zaterdag 3 april 2027"),
        (DAY, date(2027, 4, 4), "zaterdag 3 april 2027 tot en met zondag 4 april 2027"),
        (dutch(2027, 4, 3, 10), None, "zaterdag 3 april 2027 om 10:00 uur"),
        (dutch(2027, 4, 3, 10), dutch(2027, 4, 3, 10), "zaterdag 3 april 2027 om 10:00 uur"),
        (
            dutch(2027, 4, 3, 10),
            dutch(2027, 4, 3, 16),
            "zaterdag 3 april 2027, 10:00 tot 16:00 uur",
        ),
        (
            dutch(2027, 3, 27, 22),
            dutch(2027, 3, 28, 4),
            "zaterdag 27 maart 2027 om 22:00 uur tot zondag 28 maart 2027 om 04:00 uur",
        ),
        (
            dutch(2027, 4, 3, 10),
            date(2027, 4, 4),
            "zaterdag 3 april 2027 om 10:00 uur tot en met zondag 4 april 2027",
        ),
        (
            datetime(2027, 4, 3, 22, 30, tzinfo=UTC),
            datetime(2027, 4, 4, 4, tzinfo=EAST),
            "zondag 4 april 2027, 00:30 tot 01:00 uur",
        ),
    ],
)
def test_when_in_words(start: date, end: date | None, words: str) -> None:
    """With the day of the week, in Dutch time, and no day or time twice."""
    assert when(event(start=start, end=end)) == words


@pytest.mark.parametrize(
    ("place", "online", "words"),
    [
        ("Utrecht", False, "Utrecht"),
        (None, True, "Online"),
        ("Utrecht", True, "Utrecht, en ook online"),
        (None, False, ""),
    ],
)
def test_where_in_words(place: str | None, online: bool, words: str) -> None:
    """A place, a screen, both, or nothing where it isn't known."""
    assert where(event(place=place, online=online)) == words


def test_a_cancelled_event_says_so_first() -> None:
    """Before when and where, which may be kept in a calendar."""
    off = event(start=DAY, place="Utrecht", cancelled=True)

    assert when_and_where(off) == ("Gaat niet door", "zaterdag 3 april 2027", "Utrecht")


def opened(view: View) -> list[Action]:
    """Return what the buttons beside the parts of a view do."""
    return [one.button.action for one in view.sections if isinstance(one.button, Button)]


def test_five_events_a_page_each_to_be_opened_or_kept() -> None:
    """The page says where it stands in the whole, and turns both ways."""
    view = shown(dated(12), page=1, period="year", theme="wonen", online="no")

    assert view.text == "12 evenementen, bladzijde 2 van 3."
    assert [section.heading for section in view.sections] == [f"Dag {n}" for n in range(5, 10)]
    assert view.sections[0].text == "zaterdag 3 april 2027"
    assert [one.button and one.button.label for one in view.sections] == ["Bekijk"] * 5
    assert opened(view) == [Show(f"dag-{n}") for n in range(5, 10)]
    assert [choice.action for choice in view.keeping] == [Keep(f"dag-{n}") for n in range(5, 10)]
    assert [(button.label, button.action) for button in view.buttons] == [
        ("Vorige", AgendaPage(0, "wonen", "year", "no")),
        ("Volgende", AgendaPage(2, "wonen", "year", "no")),
    ]


def test_what_has_no_date_stands_below_under_its_own_heading() -> None:
    """After all that has one, with the words on when it recurs."""
    undated = event("buren", title="Burendag", recurrence="elk jaar in september")
    found = Agenda(dated(2).dated, (undated,))

    view = shown(found)

    headings = [section.heading for section in view.sections]
    assert headings == ["Dag 0", "Dag 1", "Nog zonder datum", "Burendag"]
    assert view.sections[-1].text == "elk jaar in september"
    assert opened(view)[-1] == Show("buren")
    assert view.text == "3 evenementen."


def test_an_undated_event_that_is_off_says_so() -> None:
    """It stays until someone takes it away, so it must not look as if it goes on."""
    off = event(title="Burendag", recurrence="elk jaar", cancelled=True)

    assert shown(Agenda((), (off,))).sections[1].text == "elk jaar\nGaat niet door"


def test_only_what_has_no_date_is_said_to_be_all() -> None:
    """Nobody has to guess whether something is missing."""
    undated = event(recurrence="elk jaar")

    assert shown(Agenda((), (undated,))).text.startswith(
        "Nu staat er niets met een datum op de agenda."
    )


@pytest.mark.parametrize(
    ("wanted", "said"),
    [({}, "Er staat nu niets op de agenda."), ({"theme": "wonen"}, NOTHING_LIKE_THAT)],
)
def test_an_empty_agenda_says_what_to_try(wanted: dict[str, Any], said: str) -> None:
    """Where filters may be the reason, it says to take one away."""
    view = shown(Agenda(), **wanted)

    assert (view.tone, view.text) == (Tone.UNKNOWN, said)
    assert opened(view) == []


@pytest.mark.parametrize(
    ("period", "theme", "online", "title"),
    [
        ("all", None, "", "Agenda"),
        ("week", None, "", "Agenda: deze week"),
        ("all", "Wonen", "yes", "Agenda: thema Wonen, online"),
        ("quarter", "Wonen", "no", "Agenda: dit kwartaal, thema Wonen, niet online"),
    ],
)
def test_the_title_says_what_it_is_narrowed_to(
    period: str, theme: str | None, online: str, title: str
) -> None:
    """Every filter, in words."""
    view = agenda_view(Agenda(), AgendaPage(0, "", period, online), theme)

    assert view.title == title


@pytest.mark.parametrize("period", AgendaPeriod)
@pytest.mark.parametrize("theme", [None, "wonen"])
@pytest.mark.parametrize("online", [True, False, None])
def test_a_button_shows_the_same_agenda(
    period: AgendaPeriod, theme: str | None, online: bool | None
) -> None:
    """What it was narrowed to comes back."""
    page = AgendaPage(3, theme or "", period.value, ONLINE_CODES[online])

    assert filters_of(page) == AgendaFilters(period=period, theme=theme, online=online)


def test_a_button_that_makes_no_sense_shows_an_agenda() -> None:
    """A custom_id can be anything; what can't be read is no filter."""
    assert filters_of(AgendaPage(0, "", "eeuw", "misschien")) == AgendaFilters()


def test_every_period_has_its_word_and_they_fit_in_a_list() -> None:
    """The words are those that someone chooses, so no two are the same."""
    assert set(PERIODS) == set(AgendaPeriod)
    assert len(set(PERIODS.values())) == len(AgendaPeriod) <= IN_A_LIST


def test_under_an_event_it_can_be_put_in_a_calendar_or_kept() -> None:
    """Beside each other, after a question and without one."""
    one = event(start=DAY)

    for key in (KEY, None):
        view = answer_card(Match(one, 1.0), (), catalogue(), key=key)
        labels = [button.label for button in view.buttons]
        at = labels.index("In mijn agenda")
        assert view.buttons[at].action == IntoCalendar("dag")
        assert labels[at + 1] == "Op leeslijst"


def test_what_has_no_date_has_no_place_in_a_calendar() -> None:
    """There is no button that leads nowhere."""
    assert event_buttons(event(recurrence="elk jaar")) == ()


def test_what_is_off_has_no_registering() -> None:
    """The link would lead to a closed door; what it was is still to be read."""
    off = event(start=DAY, cancelled=True, registration_url="https://example.org/aanmelden")

    view = answer_card(Match(off, 1.0), (), catalogue(), key=KEY)

    assert "Meld je aan" not in [link.label for link in view.links]
    assert view.sections[0].lines[0] == "Gaat niet door"


def test_what_goes_with_a_file() -> None:
    """When and where, what to do with the file, and what else can be done."""
    one = event(start=DAY, place="Utrecht", registration_url="https://example.org/aanmelden")

    view = calendar_view(one, NOW)

    assert view.title == "Dag van de wijk"
    assert view.text == f"zaterdag 3 april 2027\nUtrecht\n\n{OPEN_FILE}"
    assert [button.action for button in view.buttons] == [Keep("dag"), Show("dag")]
    assert [link.label for link in view.links] == ["Meld je aan"]


def test_what_goes_with_the_file_of_something_that_was() -> None:
    """It can still be put in a calendar, by who knows that it was."""
    assert calendar_view(event(start=date(2027, 3, 16)), NOW).text.startswith(
        "Dit evenement is al geweest."
    )


def test_what_goes_with_the_file_of_something_that_is_off() -> None:
    """The file is there to say so in the calendar too."""
    view = calendar_view(event(start=DAY, cancelled=True), NOW)

    assert "Dit evenement gaat niet door" in view.text
    assert "Gaat niet door" in view.text


def test_without_a_date_there_is_no_file_and_why() -> None:
    """With the words on when it recurs, and what can be done instead."""
    view = undated_view(event(recurrence="elk jaar in september"))

    assert view.tone is Tone.REFUSAL
    assert "elk jaar in september" in view.text
    assert [button.action for button in view.buttons] == [Keep("dag"), Show("dag")]
