"""What is new for a channel, as a message: the first ten, the reasons, and what can be done."""

import pytest

from bot.discord.message import to_message
from bot.following.channels import ThemeSchedule
from bot.following.digests import News, NewsItem
from bot.following.news_views import (
    AboutPost,
    PostPage,
    StopTelling,
    about_view,
    first_moment,
    news_view,
    schedule_sentence,
    schedules_view,
    sent_view,
)
from knowledge.entry import Taxonomy, Theme
from storage.channel_news import MOST_TOLD
from storage.follows import Subject, SubjectKind
from storage.news import NewsReason
from storage.rhythms import Frequency
from tests.bot.rendered import read
from tests.knowledge.builders import publication
from tests.storage.builders import NOW, told_theme

NAMES = {"wonen": "Wonen", "geld": "Armoede"}
TAXONOMY = Taxonomy({own: Theme(id=own, name=NAMES[own], description="") for own in NAMES}, {}, {})


def news(count: int, *themes: str, why: NewsReason = NewsReason.NEW) -> News:
    reasons = tuple(Subject(SubjectKind.THEME, own) for own in themes or ("geld",))
    items = tuple(
        NewsItem(publication(f"p{number}", title=f"Gids {number}"), why, reasons, 7, open=True)
        for number in range(count)
    )
    return News(key="k" * 22, guild=7, channel=5, items=items, taxonomy=TAXONOMY)


def told(
    theme: str = "geld", frequency: Frequency = Frequency.WEEK, channel: int = 5
) -> ThemeSchedule:
    set_to = told_theme(theme, frequency=frequency, channel_id=channel)
    return ThemeSchedule(theme=set_to, name=NAMES.get(theme, theme), next_at=NOW)


def test_a_post() -> None:
    """Ten at most, why each is there, and a button for the rest; the key is always in a button."""
    view = sent_view(news(12, "geld", "wonen"))

    assert view.title == "12 nieuwe stukken"
    assert len(view.sections) == 10
    assert view.sections[0].text.split("\n")[1].startswith("Nieuw bij Armoede en Wonen: ")
    assert [one.label for one in view.buttons] == [
        "+2 meer",
        "Over dit bericht",
        "Volg Armoede",
        "Volg Wonen",
    ]
    assert view.buttons[0].action == PostPage("k" * 22, 1)
    assert sent_view(news(1)).buttons[0].action == AboutPost("k" * 22)


@pytest.mark.parametrize(
    ("why", "word"),
    [
        (NewsReason.NEW, "Nieuw"),
        (NewsReason.RENEWED, "Vernieuwd"),
        (NewsReason.SOON, "Binnenkort"),
        (NewsReason.NEAR, "Bijna zover"),
        (NewsReason.CHANGED, "Veranderd"),
        (NewsReason.CANCELLED, "Afgelast"),
    ],
)
def test_each_says_what_makes_it_news(why: NewsReason, word: str) -> None:
    """In the same words as to people."""
    view = sent_view(news(1, why=why))

    assert view.sections[0].text.split("\n")[1].startswith(f"{word} bij Armoede: ")


@pytest.mark.parametrize("page", [-1, 0, 1, 2, 99])
def test_the_pages(page: int) -> None:
    """Each thing is on one; one beyond the last shows the last."""
    view = news_view(news(25), page)

    shown = min(max(page, 0), 2)
    assert view.text == f"Bladzijde {shown + 1} van 3."
    assert [one.heading for one in view.sections] == [
        f"Gids {number}" for number in range(shown * 10, min(shown * 10 + 10, 25))
    ]


def test_why_it_came() -> None:
    """Only who manages the server gets the buttons that end it."""
    seen = about_view(news(1), (told(),), "#nieuws", manages=False)
    managed = about_view(news(1), (told(),), "#nieuws", manages=True)

    assert "op donderdag om 09:00 uur, wat er nieuw is bij Armoede" in seen.text
    assert [one.label for one in seen.buttons] == ["Volg Armoede"]
    assert managed.buttons[-1].action == StopTelling(5, "geld")
    assert "geen berichten meer" in about_view(news(1), (), "#nieuws", manages=True).text


@pytest.mark.parametrize(
    ("frequency", "words", "moment"),
    [
        (Frequency.DIRECT, "plaats ik meteen", False),
        (Frequency.DAY, "elke dag om 09:00 uur", True),
        (Frequency.WEEK, "eens per week, op donderdag om 09:00 uur", True),
        (Frequency.MONTH, "eens per maand, op dag 1 om 09:00 uur", True),
    ],
)
def test_how_often(frequency: Frequency, words: str, moment: bool) -> None:
    """In words, with the first moment where that is not at once."""
    assert words in schedule_sentence(told(frequency=frequency), "#nieuws")
    assert bool(first_moment(told(frequency=frequency))) is moment


def test_all_of_a_server_fits() -> None:
    """As many as there can be, with the longest names that Discord takes: each can be ended."""
    many = tuple(told(f"thema-{number}", channel=number) for number in range(MOST_TOLD))
    names = dict.fromkeys(range(MOST_TOLD), "#" + "k" * 100)

    view = schedules_view(many, names)
    rest = b"".join(file.content for file in to_message(view).files)
    said = f"{read(view)}{rest.decode()}"

    assert len(view.choices) == MOST_TOLD
    assert all(f"thema-{number} in #k" in said for number in range(MOST_TOLD))
    assert schedules_view((), {}).text.startswith("Ik plaats in geen kanaal")
    assert "een kanaal dat niet meer bestaat" in schedules_view(many, {}).choices[0].label
