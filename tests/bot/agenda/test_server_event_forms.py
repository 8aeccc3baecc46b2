"""An event as Discord takes it: nothing too long, nothing missing."""

from datetime import UTC, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.agenda.server_events import to_form
from bot.dutch import units
from knowledge.entry import Event

START = datetime(2026, 5, 1, 12, 0, tzinfo=UTC)
END = START + timedelta(hours=2)


def event(**fields: object) -> Event:
    values: dict[str, object] = {"id": "dag", "title": "Buurtdag", "summary": "Een dag buiten."}
    return Event(**(values | fields))  # type: ignore[arg-type]  # a builder


def test_what_it_says() -> None:
    """The title, what it is, where to register and read more, and where it is."""
    form = to_form(
        event(
            place="Het Buurthuis",
            online=True,
            url="https://example.org/dag",
            registration_url="https://example.org/aanmelden",
        ),
        START,
        END,
    )

    assert (form.name, form.place) == ("Buurtdag", "Het Buurthuis, en ook online")
    assert form.description == (
        "Een dag buiten.\n\n"
        "Aanmelden: https://example.org/aanmelden\nMeer informatie: https://example.org/dag"
    )


def test_a_place_that_nobody_knows() -> None:
    """Discord wants one."""
    assert to_form(event(), START, END).place == "Nog niet bekend"


ADDRESS = st.text(max_size=1500).map("https://e.org/".__add__)


@settings(deadline=None)
@given(st.text(min_size=1), st.text(), st.text(), ADDRESS)
def test_it_fits(title: str, summary: str, place: str, url: str) -> None:
    """Whatever someone wrote: never empty where Discord wants something, never too long."""
    many = event(title=title * 9, summary=summary * 99, place=place * 20, registration_url=url)

    form = to_form(many, START, END)

    assert 1 <= units(form.name) <= 100
    assert units(form.description) <= 1000
    assert 1 <= units(form.place) <= 100
    assert len(form.sent.split(" ", 2)) == 3
