"""What is read of feeds, whatever state they are in; apart, so that none keeps the bot busy."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from bot.proposals.feeds.fetching import FeedError
from bot.proposals.feeds.items import FeedItem, fields_of, plain_text
from bot.proposals.feeds.reading import parse_feed, parse_in_process
from knowledge.entry import Kind
from tests.bot.proposals.feeds.builders import (
    BOMB,
    article,
    event,
    feed,
    fetched,
    ics,
    item,
    rss,
    vevent,
)
from tests.storage.builders import NOW

ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><entry>
<id>tag:1</id><title type="html">Wijk &amp;amp; buurt</title>
<updated>2025-03-09T10:00:00+01:00</updated>
<link href="/stuk"/><content type="html">&lt;p&gt;Een&lt;/p&gt;&lt;p&gt;Twee&lt;/p&gt;</content>
</entry></feed>"""
at = datetime.fromisoformat


def read(content: str | bytes, charset: str | None = None) -> tuple[FeedItem, ...]:
    return parse_feed(fetched(content, charset), NOW)


def read_event(**lines: str) -> FeedItem:
    (found,) = read(ics(vevent(**lines)))
    return found


def test_rss() -> None:
    """Title, text without tags, link, date, and what tells it from the others."""
    text = "&lt;p&gt;Meer &lt;b&gt;groen&lt;/b&gt;.&lt;/p&gt;&lt;script&gt;x()&lt;/script&gt;"

    assert read(rss(article("a", text=text))) == (
        FeedItem(
            key="a",
            title="Titel a",
            text="Meer groen.",
            link="https://example.org/a",
            published=NOW,
        ),
    )


def test_atom() -> None:
    """A relative link is that of the feed's own site; paragraphs stay apart."""
    assert read(ATOM) == (
        FeedItem(
            key="tag:1",
            title="Wijk & buurt",
            text="Een\n\nTwee",
            link="https://example.org/stuk",
            published=datetime(2025, 3, 9, 9, tzinfo=UTC),
        ),
    )


@pytest.mark.parametrize(
    ("encoding", "declared", "charset"),
    [
        ("utf-8", "iso-8859-1", "iso-8859-1"),
        ("utf-8", "utf-7", None),
        ("utf-8-sig", "", None),
        ("cp1252", "utf-8", "utf-8"),
        ("cp1252", "", "no-such-charset"),
        ("iso-8859-15", "iso-8859-15", None),
        ("utf-16", "utf-16", None),
    ],
)
def test_an_encoding_that_is_wrongly_declared(
    encoding: str, declared: str, charset: str | None
) -> None:
    """What it is goes before what it says that it is."""
    text = rss(article(title="Eén café € 5")).replace('"1.0"', f'"1.0" encoding="{declared}"', 1)

    (found,) = read(text.encode(encoding), charset)

    assert found.title == "Eén café € 5"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_bomb_is_refused(encoding: str) -> None:
    """No entity is expanded, in whatever encoding it comes."""
    with pytest.raises(FeedError, match="defines entities"):
        read(BOMB.encode(encoding))


@pytest.mark.parametrize("content", ["", "<html><title>Weg</title></html>", "{}", "/etc/passwd"])
def test_what_is_no_feed_is_said_to_be_none(content: str) -> None:
    """A page, nothing at all, or the name of a file, which is never opened."""
    with pytest.raises(FeedError, match="neither RSS, Atom nor iCalendar"):
        read(content)


def test_of_a_broken_feed_what_can_be_read_is_read() -> None:
    """Feeds break now and then; an item with nothing to tell it by is left out."""
    broken = rss(article("a"), "<b>", article("b"), "<item><title>x</title></item>")

    assert [one.key for one in read(broken)] == ["a", "b"]


def test_texts_are_fit_to_show_and_fit_in() -> None:
    """No tags, no text that turns around, nothing longer than a proposal holds."""
    (found,) = read(rss(article("x" * 999, title=f"A\u202e&lt;i&gt;b&lt;/i&gt; {'c ' * 400}")))

    assert len(found.key) == 64
    assert found.title.startswith("Ab c c")
    assert len(found.title) <= 300
    assert found.title.endswith("…")


@pytest.mark.parametrize("link", ["javascript:alert(1)", "ftp://example.org/x", "https://x" * 200])
def test_a_link_that_an_entry_cannot_have_is_left_out(link: str) -> None:
    """The item is proposed without it."""
    (found,) = read(rss(f"<item><title>T</title><guid>g</guid><link>{link}</link></item>"))

    assert found.link is None


@pytest.mark.parametrize(
    ("lines", "start", "end"),
    [
        ({}, at("2025-04-01 19:00"), at("2025-04-01 21:00")),
        ({"DTEND": "", "DURATION": "PT30M"}, at("2025-04-01 19:00"), at("2025-04-01 19:30")),
        (
            {"DTSTART": "20250330T003000Z", "DTEND": "20250330T013000Z"},
            at("2025-03-30 01:30"),
            at("2025-03-30 03:30"),
        ),
        ({"DTSTART": "20250401T190000", "DTEND": ""}, at("2025-04-01 19:00"), None),
        (
            {"DTSTART": ";VALUE=DATE:20250401", "DTEND": ";VALUE=DATE:20250402"},
            date(2025, 4, 1),
            None,
        ),
        (
            {"DTSTART": ";VALUE=DATE:20250401", "DTEND": ";VALUE=DATE:20250404"},
            date(2025, 4, 1),
            date(2025, 4, 3),
        ),
        ({"DTEND": "20240101T000000Z"}, at("2025-04-01 19:00"), None),
    ],
)
def test_when_an_event_is(lines: dict[str, str], start: Any, end: Any) -> None:
    """In Dutch time, over the clock's change too; the end of a day is its last one."""
    found = read_event(**lines)

    assert (found.start, found.end) == (start, end)


def test_where_an_event_is() -> None:
    """A place, or (an address) online; cancelled or not."""
    there = read_event(STATUS="CANCELLED")
    online = read_event(LOCATION="https://meet.example.org/x", URL="https://example.org/f")

    assert (there.place, there.online, there.cancelled) == ("Buurthuis", False, True)
    assert (online.place, online.online, online.link) == (None, True, "https://example.org/f")


def test_a_series_is_one_event_without_a_date() -> None:
    """Its times come by no more than once, and one that has ended not at all."""
    series = vevent("s", RRULE="FREQ=WEEKLY", DTSTART="20200101T100000Z", DTEND="")
    once = vevent("s", RECURRENCE_ID="20250401T100000Z")
    over = vevent("t", RRULE="FREQ=WEEKLY;UNTIL=20250101T000000Z")

    found = read(ics(series, once, over))

    assert [(one.key, one.start) for one in found] == [("s", None)]


@pytest.mark.parametrize(
    "lines",
    [
        {"DTSTART": "morgen"},
        {"DTSTART": ""},
        {"UID": ""},
        {"SUMMARY": ""},
        {"DTSTART": "99990101T000000Z"},
        {"SEQUENCE": "veel"},
    ],
)
def test_a_broken_event_hides_no_other(lines: dict[str, str]) -> None:
    """Only what can't be used is left out."""
    assert [one.key for one in read(ics(vevent("x", **lines), vevent("b")))][-1] == "b"
    assert len(read(ics(vevent("x", **lines), vevent("b")))) <= 2


def test_half_a_calendar_is_no_calendar() -> None:
    """It is tried again, rather than taken for one without events."""
    with pytest.raises(FeedError, match="breaks off"):
        read(ics(vevent()).removesuffix("END:VCALENDAR\r\n"))


def test_the_fields_of_an_entry() -> None:
    """Those that its kind has, as a pack writes them."""
    meeting = event(start=at("2025-04-01 19:00"), end=date(2025, 4, 2), place="Hal", online=True)
    own = feed(organisation="movisie")

    assert fields_of(item(link="https://example.org/a"), own) == {
        "url": "https://example.org/a",
        "datum": "2025-03-10",
        "organisaties": ["movisie"],
    }
    assert fields_of(meeting, feed(kind=Kind.EVENT)) == {
        "begin": "2025-04-01 19:00",
        "einde": "2025-04-02",
        "plaats": "Hal",
        "online": True,
    }


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a < b & c", "a < b & c"),
        ("R&amp;D", "R&D"),
        ("<ul><li>een<li>twee</ul>", "een\ntwee"),
        ("regel een\n\n\n\nregel  twee", "regel een\n\nregel twee"),
        ("<style>p{}</style><p>zin\nloopt door</p>", "zin loopt door"),
        ("a\x00\u200b\ud800b", "ab"),
    ],
)
def test_plain_text(text: str, said: str) -> None:
    """What a person would read on the page."""
    assert plain_text(text) == said


async def test_apart_it_is_read_the_same() -> None:
    """Every field comes through, of an article and of an event."""
    for content in (ATOM, ics(vevent(SEQUENCE="2"), vevent("b", DTSTART=";VALUE=DATE:20250401"))):
        assert await parse_in_process(fetched(content), NOW) == read(content)


async def test_apart_a_fault_is_said_the_same() -> None:
    """Who runs the bot reads what is wrong."""
    with pytest.raises(FeedError, match="neither RSS, Atom nor iCalendar"):
        await parse_in_process(fetched("\nniets"), NOW)


async def test_what_takes_too_long_is_stopped() -> None:
    """A feed that was made to keep a parser busy keeps nobody waiting."""
    hostile = rss("<a>" * 500_000)

    with pytest.raises(FeedError, match=r"takes longer than 0\.1 seconds to be understood"):
        await parse_in_process(fetched(hostile), NOW, seconds=0.1)
