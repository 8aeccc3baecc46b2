"""Search results by the page, and a theme."""

from typing import Any

import pytest

from bot.cards.actions import Follow, Keep, Show
from bot.searching.search import SearchResults
from bot.searching.views import DropFilter, Page, ThemePage, search_view, theme_view
from bot.view import Tone, View
from knowledge.answer import Match
from knowledge.answering.seeking import Filters
from knowledge.entry import Kind
from tests.bot.answers import KEY, book, catalogue, damp, guide
from tests.knowledge.builders import THEMES


def results(count: int) -> list[Match]:
    return [Match(guide(title=f"Gids {number}"), 1.0) for number in range(count)]


def found(
    *matches: Match, words: str = "huis", literal: bool = True, **given: Any
) -> SearchResults:
    return SearchResults(words=words, matches=matches, literal=literal, key=KEY, **given)


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


def test_one_page_says_only_how_many() -> None:
    """There is nothing to turn to."""
    view = searched(3)

    assert view.text == "3 gevonden."
    assert view.buttons == ()


def test_a_result_says_what_it_is_and_what_it_says() -> None:
    """Kind, date, time and organisations, that of the filter first; then its first sentence."""
    work = book(
        summary="Dit boek gaat over huizen zonder vocht. Het heeft tien delen.",
        organisations=("scp", "p31"),
    )
    filters = Filters(organisation="p31")

    view = search_view(found(Match(work, 1.0), filters=filters), catalogue(), 0)

    what, gist = view.choices[0].text.split("\n")
    assert what.startswith("Publicatie, mei 2022, ongeveer 1 uur en 10 minuten lezen, Platform31")
    assert gist == "Dit boek gaat over huizen zonder vocht."


def test_filters_are_said_and_each_can_be_dropped() -> None:
    """A line says what the list is narrowed down to, a button a filter takes it away."""
    filters = Filters(theme="wonen", kind=Kind.PUBLICATION, from_year=2020, most_minutes=20)

    view = search_view(found(*results(2), filters=filters), catalogue(), 0)

    assert "Alleen thema Wonen, soort publicatie, vanaf 2020 en hoogstens 20 minuten" in view.text
    assert [(one.label, one.action) for one in view.buttons] == [
        ("Zonder thema Wonen", DropFilter(KEY, "theme")),
        ("Zonder soort publicatie", DropFilter(KEY, "kind")),
        ("Zonder vanaf 2020", DropFilter(KEY, "from_year")),
        ("Zonder hoogstens 20 minuten lezen", DropFilter(KEY, "most_minutes")),
    ]


def test_a_search_by_time_says_of_what_only_the_summary_is_counted() -> None:
    """A work whose length isn't known passes for as long as its summary; that is said."""
    works = (Match(book(pages=None), 1.0), Match(book(id="kort", reading_minutes=5), 1.0))
    timed = found(*works, filters=Filters(most_minutes=10))

    assert (
        "Van 1 ken ik alleen de leestijd van de samenvatting."
        in search_view(timed, catalogue(), 0).text
    )
    assert "samenvatting" not in search_view(found(*works), catalogue(), 0).text


def test_nothing_found_says_which_filter_did_it() -> None:
    """What there is without each, with its button; nothing of one that makes no difference."""
    filters = Filters(theme="wonen", from_year=2020)
    nothing = found(filters=filters, without={"theme": 5, "": 12})

    view = search_view(nothing, catalogue(), 0)

    (without,) = view.sections
    assert without.lines == ("Zonder thema Wonen: 5 gevonden", "Zonder filters: 12 gevonden")
    assert [one.action for one in view.buttons] == [DropFilter(KEY, "theme"), DropFilter(KEY, "")]
    assert "andere woorden" not in view.text


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


def test_a_theme_shows_what_it_is_and_all_that_there_is() -> None:
    """By the page: its questions, then its records, each to be opened and kept."""
    asked = [damp(id=f"v{n}", question=f"Vraag {n}?") for n in range(7)]

    first, last = (theme_view(THEMES["wonen"], [*asked, book()], page) for page in (0, 1))

    assert first.title == "Wonen"
    assert first.text == "Huizen.\n\n7 vragen en 1 rapport of hulpmiddel. Bladzijde 1 van 2."
    assert [one.label for one in first.choices] == [f"Vraag {n}?" for n in range(5)]
    assert [one.action for one in first.buttons] == [
        ThemePage("wonen", 1),
        Follow("theme", "wonen"),
    ]
    assert last.choices[-1].action == Show("boek")
    assert last.keeping[-1].action == Keep("boek")


def test_a_theme_shows_what_of_it_is_on_the_list() -> None:
    """On the first page, five at most, saying of how many; to be opened on the list itself."""
    listed = tuple(f"Stuk {number}" for number in range(6))

    view = theme_view(THEMES["wonen"], [], 0, listed)

    (own,) = view.sections
    assert own.heading == "Op je leeslijst (5 van de 6)"
    assert own.lines == listed[:5]


def test_an_empty_theme_says_so() -> None:
    """A theme about which nothing is known yet is no empty page."""
    view = theme_view(THEMES["geld"], [])

    assert "nog niets" in view.text
    assert (view.sections, view.choices) == ((), ())
