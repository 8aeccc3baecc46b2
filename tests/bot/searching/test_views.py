"""Search results by the page, and a theme."""

from __future__ import annotations

import pytest

from bot.cards.actions import Follow, Keep, Show
from bot.searching.search import Searched
from bot.searching.views import Page, search_view, theme_view
from bot.view import Tone, View
from knowledge.answer import Match, Reason, ReasonKind
from tests.bot.answers import KEY, book, catalogue, damp, guide
from tests.knowledge.builders import THEMES


def results(count: int) -> list[Match]:
    return [Match(guide(title=f"Gids {number}"), 1.0) for number in range(count)]


def found(*matches: Match, words: str = "huis", literal: bool = True) -> Searched:
    return Searched(words=words, matches=matches, literal=literal, key=KEY)


def searched(count: int, page: int = 0, words: str = "huis", *, literal: bool = True) -> View:
    return search_view(found(*results(count), words=words, literal=literal), catalogue(), page)


def test_five_results_a_page_each_to_be_opened() -> None:
    """The page says where it stands in the whole, and turns both ways."""
    view = searched(12, page=1)

    assert view.title == "Gevonden bij ‘huis’"
    assert view.text == "12 gevonden, bladzijde 2 van 3."
    assert [choice.label for choice in view.choices] == [
        f"Gids {number}" for number in range(5, 10)
    ]
    assert all(isinstance(choice.action, Show) for choice in view.choices)
    assert [choice.label for choice in view.keeping] == [choice.label for choice in view.choices]
    assert all(isinstance(choice.action, Keep) for choice in view.keeping)
    assert [(button.label, button.action) for button in view.buttons] == [
        ("Vorige", Page(KEY, 0)),
        ("Volgende", Page(KEY, 2)),
    ]


@pytest.mark.parametrize(("page", "labels"), [(0, ["Volgende"]), (2, ["Vorige"])])
def test_the_first_and_last_page_turn_one_way(page: int, labels: list[str]) -> None:
    """No button leads nowhere."""
    assert [button.label for button in searched(12, page).buttons] == labels


@pytest.mark.parametrize(("page", "first"), [(-3, "Gids 0"), (99, "Gids 10")])
def test_a_page_that_is_gone_shows_the_nearest(page: int, first: str) -> None:
    """An old button on a shorter list is no error."""
    assert searched(12, page).choices[0].label == first


def test_one_page_says_only_how_many() -> None:
    """There is nothing to turn to."""
    view = searched(3)

    assert view.text == "3 gevonden."
    assert view.buttons == ()


def test_a_result_says_what_it_is_and_why_it_is_there() -> None:
    """Kind, date, time, organisation, and the words that matched."""
    match = Match(book(), 1.0, (Reason(ReasonKind.WORD, "huizen"),))

    view = search_view(found(match, words="huizen"), catalogue(), 0)

    assert view.choices[0].text == (
        "Publicatie, mei 2022, ongeveer 1 uur en 10 minuten lezen, Platform31. Gaat ook over huizen"
    )


@pytest.mark.parametrize(
    ("count", "said"), [(2, "Dit lijkt er wel op."), (12, "Bladzijde 1 van 3.")]
)
def test_what_only_comes_near_says_so(count: int, said: str) -> None:
    """That the words stand nowhere; it can be opened and paged as any other."""
    view = searched(count, literal=False)

    assert view.title == "Niets gevonden met ‘huis’"
    assert said in view.text
    assert "gevonden." not in view.text
    assert len(view.choices) == min(count, 5)


def test_nothing_found_says_what_to_try() -> None:
    """With the words, or with the filters where there were none."""
    words, filters = searched(0), searched(0, words=" ")

    assert words.tone is Tone.UNKNOWN
    assert "‘huis’" in words.text
    assert "deze keuze" in filters.text


def test_without_words_everything_is_listed() -> None:
    """The title says in what order, and not that it is all: there may be filters."""
    assert searched(1, words=" ").title == "Het nieuwste eerst"


def test_a_theme_shows_what_it_is_its_questions_and_its_records() -> None:
    """Five of each, saying of how many, and each can be opened."""
    questions = [damp(question=f"Vraag {number}?") for number in range(7)]

    view = theme_view(THEMES["wonen"], questions, [book()])

    assert (view.title, view.text) == ("Wonen", "Huizen.")
    asked, records = view.sections
    assert asked.heading == "Vragen over dit thema (5 van de 7)"
    assert asked.lines == tuple(f"Vraag {number}?" for number in range(5))
    assert records.heading == "De nieuwste rapporten en hulpmiddelen"
    assert len(view.choices) == 6
    assert view.choices[-1].action == Show("boek")
    assert [(one.label, one.action) for one in view.buttons] == [
        ("Volg Wonen", Follow("theme", "wonen"))
    ]


def test_a_theme_shows_what_of_it_is_on_the_list() -> None:
    """Below what there is, five at most, saying of how many; to be opened on the list itself."""
    listed = tuple(f"Stuk {number}" for number in range(6))

    view = theme_view(THEMES["wonen"], [], [], listed)

    (own,) = view.sections
    assert own.heading == "Op je leeslijst (5 van de 6)"
    assert own.lines == listed[:5]


def test_an_empty_theme_says_so() -> None:
    """A theme about which nothing is known yet is no empty page."""
    view = theme_view(THEMES["geld"], [], [])

    assert "nog niets" in view.text
    assert (view.sections, view.choices) == ((), ())
