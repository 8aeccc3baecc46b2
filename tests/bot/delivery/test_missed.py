"""What could not be sent, for someone who is here now."""

from datetime import UTC, datetime

from bot.delivery import MOST_UNDELIVERED, undelivered_section
from bot.following.digests import News, NewsItem
from bot.following.news_views import news_in_line
from bot.reading_list.change_views import reminder_in_line
from bot.reading_list.reminders import DueReminder
from knowledge.entry import Taxonomy
from storage.news import NewsReason
from tests.knowledge.builders import publication
from tests.storage.builders import item, reminder


def reminded(zone: str = "Europe/Amsterdam") -> DueReminder:
    due_at = datetime(2026, 11, 24, 23, 30, tzinfo=UTC)
    return DueReminder(
        reminder=reminder(due_at=due_at, zone=zone),
        item=item(title="Verdwenen gids"),
        entry=None,
        late=True,
    )


def test_what_could_not_be_sent() -> None:
    """Each reminder by its title and its moment, by the clock by which it was meant."""
    lines = tuple(map(reminder_in_line, (reminded(), reminded("America/Curacao"))))
    (section,) = undelivered_section(lines)

    assert section.lines == (
        "Herinnering aan ‘Verdwenen gids’, voor woensdag 25 november 2026 om 00:30 uur",
        "Herinnering aan ‘Verdwenen gids’, voor dinsdag 24 november 2026 om 19:30 uur",
    )
    assert "privéberichten aan" in section.text


def test_news_that_could_not_be_sent() -> None:
    """How much there is, and how to see it here."""
    item = NewsItem(publication(), why=NewsReason.NEW, reasons=(), guild=0, open=True)
    news = News("k" * 22, (item, item), Taxonomy({}, {}, {}))

    assert news_in_line(news) == "2 nieuwe stukken voor jou; typ /meldingen nu om het te zien"


def test_nothing_is_left_to_say() -> None:
    """Then nothing is said."""
    assert undelivered_section(()) == ()


def test_many_that_could_not_be_sent() -> None:
    """They fit in a reply."""
    (section,) = undelivered_section([reminder_in_line(reminded())] * 99)

    assert len(section.lines) == MOST_UNDELIVERED
