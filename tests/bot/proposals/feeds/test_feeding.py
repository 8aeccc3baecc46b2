"""From a feed on a server to what moderators see, and from there to an entry."""

import logging
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from bot.app import App
from bot.curation.drafts import Card, Saved, save
from bot.privacy.erasing import forget_what_is_old
from bot.proposals.deciding import decline, take_up
from bot.proposals.feeding import MOST_WAITING, read_feed
from bot.proposals.feeds.fetching import LARGEST
from bot.proposals.feeds.listing import Feed
from bot.proposals.queue_views import feed_section
from knowledge.entry import Kind
from storage.feeds import REMEMBERED_FOR
from storage.proposals import Proposal, Texts
from tests.bot.apps import Clock, opened
from tests.bot.proposals.feeds.builders import BOMB, HERE, article, feed, ics, rss, vevent
from tests.bot.proposals.feeds.server import FeedServer, local_session
from tests.knowledge.builders import publication

THERE, MOD = 8, 3


class Reader:
    """A feed of a server, read again and again as time passes."""

    def __init__(self, app: App, clock: Clock, server: FeedServer) -> None:
        self.app = app
        self.clock = clock
        self.server = server
        self.feed = feed(url=server.url())

    def of(self, **changes: Any) -> Feed:
        return feed(**{"url": self.server.url(), **changes})

    async def read(self, own: Feed | None = None) -> int | None:
        async with local_session() as session:
            return await read_feed(self.app, own or self.feed, session, lambda: 0.5)

    async def later(self, content: str = "", **by: float) -> int | None:
        """Read the feed after an hour or so, with this in it if given."""
        if content:
            self.server.serve(content)
        self.clock.move(**(by or {"hours": 1}))
        return await self.read()

    async def waiting(self, guild: int = HERE) -> tuple[Proposal, ...]:
        return await self.app.stores.proposals.waiting(guild)

    async def headings(self) -> set[str]:
        return {one.texts.heading for one in await self.waiting()}

    async def take_up(self, kind: Kind | None = None) -> Card:
        (one,) = await self.waiting()
        card = await take_up(self.app, HERE, MOD, one.key, kind)
        assert isinstance(card, Card)
        return card

    async def publish(self, kind: Kind | None = None) -> Saved:
        card = await self.take_up(kind)
        saved = await save(self.app, HERE, MOD, card.draft.key, card.draft.written)
        assert isinstance(saved, Saved), saved
        return saved


@pytest.fixture
async def reader(tmp_path: Path, server: FeedServer) -> AsyncIterator[Reader]:
    clock = Clock()
    async with opened(tmp_path / "wijkbot.db", clock) as app:
        yield Reader(app, clock, server)


def dinner(**lines: str) -> str:
    return ics(vevent("a", URL="https://example.org/feest", DESCRIPTION="Samen eten.", **lines))


async def test_what_is_new_is_proposed_and_not_published(reader: Reader) -> None:
    """With its texts, link, day and organisation; of nobody, from the feed."""
    reader.server.serve(rss(article("a")))
    before = reader.app.catalogue.for_guild(HERE).entries.keys()

    done = await reader.read(reader.of(organisation="movisie"))

    (one,) = await reader.waiting()
    assert done == 1
    assert (one.proposer, one.feed, one.item_id) == (None, "Nieuws", None)
    assert one.texts == Texts(heading="Titel a", body="Wat er is.", source="https://example.org/a")
    assert one.found == {
        "url": "https://example.org/a",
        "datum": "2025-03-10",
        "organisaties": ["movisie"],
    }
    assert reader.app.catalogue.for_guild(HERE).entries.keys() == before


async def test_nothing_is_proposed_twice(reader: Reader) -> None:
    """Not after a decision, a restart, an edit, nor under another id at the same address."""
    reader.server.serve(rss(article("a"), article("b")))
    await reader.read()
    for one in await reader.waiting():
        await decline(reader.app, HERE, one.key, "Niet voor ons.")
    renamed = article("b").replace(">b</guid>", ">b-2</guid>")

    done = await reader.later(rss(article("a", title="Anders"), renamed, article("c")))

    assert done == 1
    assert await reader.headings() == {"Titel c"}


async def test_what_is_an_entry_already_is_not_proposed(reader: Reader) -> None:
    """By the address of its page, in whatever spelling."""
    known = publication(url="https://www.example.org/a/")
    reader.app.catalogue = reader.app.catalogue.with_changes([known])
    reader.server.serve(rss(article("a")))

    assert await reader.read() == 0
    assert await reader.waiting() == ()


async def test_a_feed_is_for_one_server(reader: Reader) -> None:
    """Two servers may have the same one: each gets what it brings."""
    reader.server.serve(rss(article("a")))

    await reader.read()
    await reader.read(reader.of(guild=THERE))

    assert [len(await reader.waiting(guild)) for guild in (HERE, THERE)] == [1, 1]


async def test_a_feed_is_read_when_it_is_due(reader: Reader) -> None:
    """About once an hour, and in between nobody is asked for anything."""
    reader.server.serve(rss())

    results = [await reader.read(), await reader.later(minutes=59), await reader.later(minutes=1)]

    assert results == [0, None, 0]
    assert len(reader.server.asked) == 2


async def test_what_did_not_change_is_not_sent_again(reader: Reader) -> None:
    """What the server said of it is kept; its items are known for as long as they are in it."""
    reader.server.serve(rss(article("a")), ETag='"1"')
    await reader.read()

    for _ in range(2):
        assert await reader.later(days=300) == 0
        await forget_what_is_old(reader.app)

    assert reader.server.asked[-1].headers["If-None-Match"] == '"1"'
    assert await reader.later(rss(article("a"))) == 0
    assert len(await reader.waiting()) == 1


async def test_what_left_its_feed_long_ago_is_forgotten(reader: Reader) -> None:
    """A year later there is nothing of it."""
    reader.server.serve(rss(article("a")))
    await reader.read()
    await reader.later(rss(article("b")))

    reader.clock.move(days=REMEMBERED_FOR.days - 1)
    await reader.read()
    reader.clock.move(days=2)
    await forget_what_is_old(reader.app)

    assert {*await reader.app.stores.feeds.known_items(HERE, reader.feed.url)} == {"b"}


async def test_a_queue_that_nobody_looks_at_stops_growing(reader: Reader) -> None:
    """What there was no room for comes as soon as there is, whether or not the feed changed."""
    reader.server.serve(rss())
    await reader.read()
    many = rss(*(article(f"{own}") for own in range(MOST_WAITING + 1)))
    reader.server.serve(many, ETag='"1"')
    reader.clock.move(hours=1)

    counts = []
    for _ in range(4):
        await reader.read()
        counts.append(len(await reader.waiting()))
        reader.clock.move(hours=1)
    await decline(reader.app, HERE, (await reader.waiting())[0].key, "Nee.")
    await reader.read()

    assert counts == [20, 40, MOST_WAITING, MOST_WAITING]
    assert len(await reader.waiting()) == MOST_WAITING


async def test_an_article_is_taken_up_with_all_that_is_known(reader: Reader) -> None:
    """The draft has its title, summary, source, address and day."""
    reader.server.serve(rss(article("a")))
    await reader.read()

    card = await reader.take_up(Kind.ARTICLE)

    assert card.whole
    assert {key: card.draft.fields[key] for key in card.draft.fields if key != "id"} == {
        "soort": "artikel",
        "titel": "Titel a",
        "samenvatting": "Wat er is.",
        "bronnen": [{"url": "https://example.org/a"}],
        "url": "https://example.org/a",
        "datum": "2025-03-10",
    }


async def test_taken_up_as_something_else_it_has_what_that_can_have(reader: Reader) -> None:
    """A question has no place; what it is called is then the question."""
    reader.server.serve(dinner())
    await reader.read()

    card = await reader.take_up(Kind.QUESTION)

    assert card.draft.fields["vraag"] == "Feest a"
    assert not {"plaats", "begin", "titel"} & card.draft.fields.keys()


async def test_an_event_that_changes_is_left_to_its_moderators(reader: Reader) -> None:
    """What was proposed stays as it was, waiting or published."""
    reader.server.serve(dinner())
    await reader.read()
    (before,) = await reader.waiting()

    while_waiting = await reader.later(dinner(LOCATION="De Hal", SEQUENCE="2"))
    (after,) = await reader.waiting()
    await reader.publish(Kind.EVENT)
    published = await reader.later(dinner(LOCATION="Het plein", SEQUENCE="3"))

    assert (while_waiting, published) == (0, 0)
    assert after == before
    assert await reader.waiting() == ()


async def test_an_operator_hears_once_that_a_feed_breaks_and_once_that_it_is_mended(
    reader: Reader, caplog: pytest.LogCaptureFixture
) -> None:
    """Meanwhile it is tried less and less often; nothing of its address is logged."""
    caplog.set_level(logging.INFO, "bot.proposals.feeding")
    results = [await reader.read(), await reader.later(), await reader.later()]
    results.append(await reader.later(hours=3))
    results.append(await reader.later(rss(), hours=4))

    assert results == [None, None, None, None, 0]
    assert caplog.messages == [
        "The feed Nieuws answers with status 404; it is tried again, less and less often",
        "The feed Nieuws can be read again",
    ]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"x" * (LARGEST + 1), f"is larger than {LARGEST} bytes"),
        (BOMB.encode("utf-16"), "defines entities, which no feed needs and a bomb is made of"),
        (b"<html>Storing</html>", "is neither RSS, Atom nor iCalendar"),
        (b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT", "is a calendar that breaks off"),
    ],
)
async def test_a_feed_that_is_none(
    reader: Reader, caplog: pytest.LogCaptureFixture, content: bytes, said: str
) -> None:
    """Nothing comes of it, and it is tried again after a while."""
    reader.server.serve(content)

    assert await reader.read() is None
    assert f"The feed Nieuws {said}; it is tried again" in caplog.text
    assert await reader.waiting() == ()
    assert await reader.later(rss(article("a")), hours=2) == 1


async def test_a_feed_that_moved_in_another_encoding(reader: Reader) -> None:
    """It is followed to where it is now, and read as what it is."""
    reader.server.serve(path="/feed", status=301, Location="/new")
    content = rss(article("a", title="Eén café")).encode("cp1252")
    reader.server.serve(content, path="/new", Content_Type="text/xml; charset=utf-8")

    await reader.read()

    assert await reader.headings() == {"Eén café"}


async def test_a_broken_feed_loses_nothing(reader: Reader) -> None:
    """What it brought stays, and what is new comes when it is mended."""
    reader.server.serve(rss(article("a")))
    await reader.read()
    await reader.later("<html>Storing</html>")

    await reader.later(rss(article("a"), article("b")), hours=2)

    assert await reader.headings() == {"Titel a", "Titel b"}


async def test_themes_are_suggested_where_it_is_sure(reader: Reader) -> None:
    """Of what the catalogue knows well; a moderator sees them by name."""
    sure, unsure = "Wat helpt tegen schimmel?", "Appeltaart"
    reader.server.serve(rss(article("a", title=sure), article("b", title=unsure)))
    await reader.read()

    found = {one.texts.heading: one for one in await reader.waiting()}

    assert found[sure].found["themas"] == ["wonen"]
    assert "themas" not in found[unsure].found
    section = feed_section(found[sure], reader.app.catalogue.for_guild(HERE))
    assert "Thema’s: Wonen" in section.lines


async def test_a_moderator_reads_what_the_feed_says(reader: Reader) -> None:
    """A line a field, in words; the address stands with the source already."""
    reader.server.serve(dinner())
    await reader.read()
    (new,) = await reader.waiting()

    section = feed_section(new, reader.app.catalogue.for_guild(HERE))

    assert section.lines == ("Begin: 1-4-2025 19:00", "Einde: 1-4-2025 21:00", "Plaats: Buurthuis")
