"""An entry in full: a question, a record, an event, and one of which there is a newer edition."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from bot.cards.actions import FollowFrom, Keep, ReadMore, ReportWrong, Share, Show, WhatElse
from bot.cards.citing import source_name
from bot.cards.entries import answer_card, beside, entry_view, reading_view, what_else_view
from bot.view import Link, View
from knowledge.answer import Match, Reading
from knowledge.catalogue import Catalogue
from knowledge.entry import Entry, Event, PartialDate, Source
from tests.bot.answers import THEME, book, catalogue, damp, guide
from tests.knowledge.builders import elsewhere


def shown(entry: Entry, *, within: Catalogue | None = None) -> View:
    return entry_view(entry, within or catalogue())


def meeting(**changes: Any) -> Event:
    defaults: dict[str, Any] = {
        "id": "dag",
        "title": "Dag van de wijk",
        "summary": "Samen leren.",
        "sources": (Source(url="https://example.org/dag"),),
    }
    return Event(**(defaults | changes))


def test_a_record_shows_its_summary_and_key_points() -> None:
    """With what it is, whose it is, who wrote it, and what it rests on."""
    view = shown(book())

    assert (view.title, view.text) == ("Gezonde huizen", "Over wonen zonder vocht.")
    points, about, source = view.sections
    assert points.lines == ("Vocht is slecht.", "Lucht is goed.")
    assert about.text == (
        "Een onderzoek\n"
        "Publicatie, mei 2022, ongeveer 1 uur en 10 minuten lezen\n"
        "Van Platform31\n"
        "Door Karin Verbeek"
    )
    assert (source.heading, source.url) == ("Bron: example.org", "https://example.org/boek")
    assert view.footer == "Leestijd: ongeveer 1 uur en 10 minuten · Op basis van onderzoek"
    assert [link.label for link in view.links] == ["Open de pagina"]


def test_the_card_of_a_record_is_its_short_form() -> None:
    """How its summary begins and its first points in short, and what it is with its page."""
    summary = " ".join(f"Zin {number} heeft hier zes woorden." for number in range(20))
    points = tuple(f"Punt {number} zegt dit in een zin. En dit volgt erop." for number in range(5))

    card = answer_card(
        Match(book(summary=summary, key_points=points), 1.0), (), catalogue(), key=None
    )

    listed, about = card.sections
    assert card.text == " ".join(f"Zin {number} heeft hier zes woorden." for number in range(5))
    assert listed.lines[:2] == ("Punt 0 zegt dit in een zin.", "Punt 1 zegt dit in een zin.")
    assert about.text == "Publicatie, mei 2022, ongeveer 1 uur en 10 minuten lezen"
    assert about.button == Link("Open de pagina", "https://example.org/boek")
    assert card.buttons[0].label == "Lees meer"


def test_an_entry_that_nobody_asked_for_has_no_feedback() -> None:
    """Without a question there is nothing to judge or pass on."""
    card = answer_card(Match(book(), 1.0), (), catalogue(), key=None)
    further = what_else_view(book(), None, private=True)

    assert [button.action for button in card.buttons] == [
        ReadMore("", "boek"),
        Keep("boek"),
        WhatElse("", "boek"),
    ]
    assert [button.action for button in further.buttons] == [
        Share("", "boek"),
        FollowFrom("boek"),
        ReportWrong("boek"),
    ]


def test_what_is_not_of_the_field_is_not_kept() -> None:
    """A line that points elsewhere is nothing to read or follow."""
    card = answer_card(Match(elsewhere(), 1.0), (), catalogue(elsewhere()), key=None)

    assert [button.action for button in card.buttons] == [WhatElse("", elsewhere().id)]
    assert what_else_view(elsewhere(), None, private=False).buttons == ()


def test_the_primary_source_is_not_offered_again_to_read() -> None:
    """It stands under its own heading; the other works follow, three at most."""
    others = [Reading(guide(title=f"Gids {number}"), (THEME,)) for number in range(4)]

    works = beside(damp(), (Reading(book(), (THEME,)), *others))

    assert [work.entry.heading for work in works] == ["Gids 0", "Gids 1", "Gids 2"]


def test_a_work_without_a_reason_was_chosen_by_hand() -> None:
    """Every work says why it is shown, and can be opened or kept."""
    view = reading_view(damp(), (Reading(guide(), ()),))

    (choice,) = view.choices
    assert choice.text.endswith("Uitgekozen bij dit antwoord")
    assert (choice.action, view.keeping[0].action) == (Show("gids"), Keep("gids"))


def test_an_entry_without_a_source_shows_none() -> None:
    """No heading without something below it."""
    view = shown(damp(sources=(), detail=None))

    assert view.sections == ()
    assert view.links == ()


def test_a_replaced_edition_points_to_the_newer_one() -> None:
    """Who finds the older edition is told of the newer, with its link."""
    newer = guide(replaces="boek")

    view = shown(book(), within=catalogue(book(), newer))

    assert ("Er is een nieuwere uitgave", newer.url) in [
        (section.heading, section.url) for section in view.sections
    ]


def test_an_event_says_when_and_where_and_links_to_registering() -> None:
    """Times are those of the Netherlands; a reading time would say nothing."""
    event = meeting(
        start=datetime(2027, 3, 4, 13, 30, tzinfo=UTC),
        end=date(2027, 3, 5),
        place="Utrecht",
        online=True,
        registration_url="https://example.org/aanmelden",
    )

    view = shown(event)

    assert view.sections[0].lines == (
        "donderdag 4 maart 2027 om 14:30 uur tot en met vrijdag 5 maart 2027",
        "Utrecht, en ook online",
    )
    assert ("Meld je aan", "https://example.org/aanmelden") in [
        (link.label, link.url) for link in view.links
    ]
    assert "Leestijd" not in view.footer


def test_an_undated_event_says_when_it_recurs() -> None:
    """The words of the pack stand where a date would."""
    view = shown(meeting(recurrence="Elk najaar", published=PartialDate(2024)))

    assert view.sections[0].lines == ("Elk najaar",)


@pytest.mark.parametrize(
    ("source", "name"),
    [
        (Source(item="boek"), "Gezonde huizen (2022)"),
        (Source(item="boek", year=2021, page="3-5"), "Gezonde huizen (2021), bladzijde 3-5"),
        (Source(title="Monitor (2020)", year=2020), "Monitor (2020)"),
        (Source(url="https://www.example.org/a"), "example.org"),
        (Source(url="http://["), ""),
        (Source(item="weg"), "weg"),
    ],
)
def test_a_source_is_named_by_the_best_that_is_known(source: Source, name: str) -> None:
    """Its title, else that of the entry, else the site; the year once."""
    assert source_name(source, catalogue()) == name
