"""News and following as messages, within what Discord takes."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.cards.actions import Follow
from bot.following.digests import News, NewsItem
from bot.following.follow import FollowedSubject, NewFollow
from bot.following.news_views import NewsPage, news_view, nothing_view
from bot.following.schedule import NewsSettings
from bot.following.views import (
    A_PAGE,
    Follows,
    Unfollow,
    follow_view,
    followable_view,
    how_often,
    overview_view,
    settings_view,
)
from knowledge.entry import Event, Taxonomy, Theme
from storage.follows import Subject, SubjectKind
from storage.news import NewsReason
from storage.rhythms import Frequency, Quiet, Rhythm
from tests.bot.rendered import every, read
from tests.knowledge.builders import publication

NOW = datetime(2026, 11, 26, 12, tzinfo=UTC)
KEY = "k" * 22
THEMES = [Subject(SubjectKind.THEME, f"thema-{number}") for number in range(40)]
TAXONOMY = Taxonomy(
    themes={one.id: Theme(id=one.id, name=f"T{one.id[1:]}", description="") for one in THEMES},
    organisations={},
    authors={},
)


def fresh(
    number: int,
    *reasons: Subject,
    title: str = "",
    why: NewsReason = NewsReason.NEW,
    dm: bool = True,
) -> NewsItem:
    entry = publication(f"boek-{number}", title=title or f"Boek {number}")
    return NewsItem(entry=entry, why=why, reasons=reasons or (THEMES[0],), guild=0, open=dm)


def news(*items: NewsItem) -> News:
    return News(KEY, items, TAXONOMY)


def test_ten_items_and_how_many_more() -> None:
    """The rest is a button away, page by page; each item is in one of them."""
    items = [fresh(number) for number in range(27)]

    sent = news_view(news(*items), sent=True)
    pages = [news_view(news(*items), page) for page in range(3)]

    assert len(sent.sections) == 10
    assert (sent.buttons[0].label, sent.buttons[0].action) == ("+17 meer", NewsPage(KEY, 1))
    headings = [section.heading for page in pages for section in page.sections]
    assert headings == [one.entry.heading for one in items]
    assert news_view(news(*items), 99) == pages[2]


def test_each_item_says_why() -> None:
    """All that is followed of it, and whether it is new or renewed."""
    view = news_view(
        news(fresh(1, THEMES[0], THEMES[1]), fresh(2, why=NewsReason.RENEWED)), sent=True
    )

    first, second = view.sections
    says, about = first.text.split("\n")
    assert says == "Over wonen zonder vocht."
    assert about == "Nieuw: Publicatie. Omdat je Thema-0 en Thema-1 volgt"
    assert second.text.split("\n")[1].startswith("Vernieuwd: ")
    assert view.title == "2 stukken over wat je volgt"
    assert news_view(news(fresh(1)), sent=True).title == "1 nieuw stuk voor jou"


def test_an_event_says_when_it_is() -> None:
    """Whether it is new or comes soon."""
    event = Event(
        id="dag",
        title="Buurtdag",
        summary="Buiten.",
        start=datetime(2026, 12, 3, 13, tzinfo=UTC),
        place="Utrecht",
    )
    one = NewsItem(event, why=NewsReason.SOON, reasons=(THEMES[0],), guild=0, open=True)

    (section,) = news_view(news(one), sent=True).sections

    when, about = section.text.split("\n")
    assert about.startswith("Binnenkort: Evenement")
    assert "3 december 2026" in when
    assert "Utrecht" in when


def test_each_reason_can_be_stopped() -> None:
    """That of most items first; with very many the rest is behind *Wat ik volg*, which has the
    key that the message is found back by."""
    view = news_view(news(fresh(1, *THEMES[:9]), fresh(2, THEMES[8])), sent=True)

    stops = [one.action for one in view.buttons if isinstance(one.action, Unfollow)]
    assert stops[0] == Unfollow("theme", "thema-8")
    assert stops == [one.action for one in view.buttons[-2:]]
    assert view.buttons[0].action == Follows(0, KEY)


def test_what_a_server_has_of_its_own_is_opened_in_a_dm_but_not_kept() -> None:
    """A list is read everywhere, and would have it nowhere else."""
    view = news_view(news(fresh(1, dm=False), fresh(2)), sent=True)

    assert [one.button and one.button.label for one in view.sections] == ["Open", "Open"]
    assert [one.label for one in view.keeping] == [view.sections[1].heading]


def test_ten_works_have_each_its_button_on_discord() -> None:
    """With all that can stand below them: nothing becomes a list to choose from."""
    view = news_view(news(*(fresh(number, *THEMES[:9]) for number in range(27))), sent=True)

    buttons = [one["label"] for one in every(view) if one["type"] == 2]
    assert buttons.count("Open") == 10
    assert buttons[-2:] == ["Stop met volgen: Thema-0", "Stop met volgen: Thema-1"]


@pytest.mark.parametrize("title", ["Boek", "a" * 300, "@everyone [x](https://y.nl) **vet**"])
def test_it_fits_on_discord(title: str) -> None:
    """With the most there can be in one message, and whatever a title holds."""
    items = [fresh(number, *THEMES[:10], title=title, dm=number % 2 == 0) for number in range(300)]

    for view in (news_view(news(*items), sent=True), news_view(news(*items), 3)):
        text = read(view)
        assert "](https://y.nl)" not in text
        assert "**vet**" not in text


def test_nothing_new() -> None:
    """What was told last can be seen again; who follows nothing hears how to begin."""
    before = nothing_view(KEY, follows=True)
    never = nothing_view(None, follows=False)

    assert [one.action for one in before.buttons] == [NewsPage(KEY, 0)]
    assert never.buttons == ()
    assert "/volg thema" in never.text


def test_an_overview_of_very_much() -> None:
    """Page by page, each to be stopped; a page beyond the last is the last."""
    follows = tuple(FollowedSubject(one, one.id, number) for number, one in enumerate(THEMES))

    first, last = overview_view(follows, 0), overview_view(follows, 99)

    assert len(first.choices) == A_PAGE
    assert [choice.action for choice in (*first.choices, *last.choices)] == [
        Unfollow("theme", one.id) for one in THEMES
    ]
    assert [one.action for one in last.buttons] == [Follows(0)]
    assert "Dit is bladzijde 2 van 2." in last.text


def test_what_of_an_entry_to_follow() -> None:
    """What is followed already isn't offered; where that is all, it is said."""
    some = ((THEMES[0], "Een", True), (THEMES[1], "Twee", False))

    view = followable_view(some)

    assert [(one.label, one.action) for one in view.choices] == [
        ("Volg Twee", Follow("theme", "thema-1"))
    ]
    assert "al" in followable_view(((THEMES[0], "Een", True),)).text


def test_who_is_closed_hears_that_first() -> None:
    """Where messages don't arrive, none is promised."""
    result = NewFollow(subject=THEMES[0], name="Een", again=False, latest=(), rhythm=Rhythm())

    assert "Dat komt als privébericht." in follow_view(result, NOW).text
    closed = follow_view(replace(result, closed=True), NOW).text
    assert "Dat komt als privébericht." not in closed
    assert "geen privéberichten van mij toe" in closed


@pytest.mark.parametrize(
    ("rhythm", "words"),
    [
        (Rhythm(), "op donderdag om 09:00 uur"),
        (Rhythm(frequency=Frequency.DIRECT), "meteen"),
        (Rhythm(frequency=Frequency.DAY, minute=65), "elke dag om 01:05 uur"),
        (Rhythm(frequency=Frequency.MONTH, day=15), "op dag 15 om 09:00 uur"),
        (Rhythm(frequency=Frequency.MONTH, day=31), "op de laatste dag om 09:00 uur"),
        (Rhythm(frequency=Frequency.NEVER), "geen berichten"),
    ],
)
def test_a_rhythm_in_words(rhythm: Rhythm, words: str) -> None:
    """As one would say it."""
    assert words in how_often(rhythm)


def test_a_time_in_quiet_hours_is_explained() -> None:
    """It says that it is put off, and to when; a pause says until when."""
    rhythm = Rhythm(quiet=Quiet(8 * 60, 10 * 60), paused_until=NOW + timedelta(days=1))
    at = datetime(2026, 12, 3, 10, tzinfo=UTC)
    settings = NewsSettings(rhythm=rhythm, next_at=at, waiting=2)

    text = settings_view(settings, NOW).text

    assert "Die tijd valt in je stille uren; daarom komt het om 10:00 uur." in text
    assert "Van 08:00 tot 10:00 uur stuur ik niets." in text
    assert "Tot vrijdag 27 november 2026 om 13:00 uur stuur ik je niets." in text
    assert "2 nieuwe stukken klaar" in text
