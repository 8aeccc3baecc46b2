"""Feeds: how they were last read, what they brought, and how long that is known."""

from datetime import datetime, timedelta
from typing import Any

from storage.engine.database import Database
from storage.feeds import FeedState, KnownItem
from storage.proposals import Texts
from storage.stores import Stores
from tests.storage.builders import NOW, proposal

HERE, THERE = 7, 8
URL, OTHER = "https://example.org/feed", "https://example.org/other"
AFTER = Texts(heading="Egels", body="Een groter gat.", source="https://example.org/egels")


async def remember(
    db: Database, stores: Stores, item: KnownItem, guild: int = HERE, now: datetime = NOW
) -> None:
    async with db.transaction() as conn:
        await stores.feeds.remember(conn, guild, URL, item, now)


async def propose(db: Database, stores: Stores, key: str = "v1", **changes: Any) -> None:
    fed = {"proposer": None, "feed": "Nieuws", **changes}
    async with db.transaction() as conn:
        await stores.proposals.add(conn, proposal(key, **fed))


async def test_how_a_feed_was_read_comes_back(db: Database, stores: Stores) -> None:
    """The last time only, of each server by itself."""
    first = FeedState(next_at=NOW, failures=3)
    last = FeedState(next_at=NOW, read_at=NOW, etag='"1"', last_modified="Mon")

    async with db.transaction() as conn:
        for state in (first, last):
            await stores.feeds.save(conn, HERE, URL, state)
        await stores.feeds.save(conn, THERE, URL, first)

    assert await stores.feeds.get(HERE, URL) == last
    assert await stores.feeds.get(THERE, URL) == first
    assert await stores.feeds.get(HERE, OTHER) is None


async def test_an_item_comes_back_as_it_was(db: Database, stores: Stores) -> None:
    """Of one feed of one server; remembered anew it keeps the proposal that it had."""
    await propose(db, stores)
    before = KnownItem(key="a", link="example.org/a", proposal_key="v1")
    after = KnownItem(key="a", link="example.org/b")

    await remember(db, stores, before)
    assert await stores.feeds.known_items(HERE, URL) == {"a": before}
    await remember(db, stores, after)

    (found,) = (await stores.feeds.known_items(HERE, URL)).values()
    assert (found.link, found.proposal_key) == ("example.org/b", "v1")
    assert (
        await stores.feeds.known_items(THERE, URL)
        == await stores.feeds.known_items(HERE, OTHER)
        == {}
    )


async def test_an_address_is_known_on_its_server(db: Database, stores: Stores) -> None:
    """Whichever feed brought it."""
    await remember(db, stores, KnownItem(key="a", link="example.org/a"))

    assert await stores.feeds.has_link(HERE, "example.org/a")
    assert not await stores.feeds.has_link(THERE, "example.org/a")
    assert not await stores.feeds.has_link(HERE, "example.org/b")


async def test_only_what_is_undecided_waits(db: Database, stores: Stores) -> None:
    """Of this feed, not of others or of people."""
    for key in ("v1", "v2", "v3"):
        await propose(db, stores, key)
    for key in ("v1", "v2"):
        await remember(db, stores, KnownItem(key=key, proposal_key=key))
    async with db.transaction() as conn:
        await stores.proposals.decline(conn, HERE, "v1", "Nee.", NOW)

    assert await stores.feeds.waiting(HERE, URL) == 1
    assert await stores.feeds.waiting(HERE, OTHER) == 0


async def test_what_is_no_longer_in_its_feed_is_forgotten(db: Database, stores: Stores) -> None:
    """A year after it was last seen, and so is a feed that isn't read any more."""
    later = NOW + timedelta(days=1)
    for key in ("gone", "seen"):
        await remember(db, stores, KnownItem(key=key))
    async with db.transaction() as conn:
        await stores.feeds.save(conn, HERE, URL, FeedState(next_at=later))
        await stores.feeds.save(conn, HERE, OTHER, FeedState(next_at=NOW))
        await stores.feeds.see(conn, HERE, URL, ["seen", "unknown"], later)
        await stores.feeds.see(conn, THERE, URL, None, later)

    async with db.transaction() as conn:
        gone = await stores.feeds.forget_older_than(conn, later)

    assert gone == 2
    assert [*await stores.feeds.known_items(HERE, URL)] == ["seen"]
    assert await stores.feeds.get(HERE, OTHER) is None
    assert await stores.feeds.get(HERE, URL) is not None


async def test_a_forgotten_proposal_leaves_its_item_known(db: Database, stores: Stores) -> None:
    """It isn't proposed again because nobody remembers what was decided."""
    await propose(db, stores)
    await remember(db, stores, KnownItem(key="a", proposal_key="v1"))
    async with db.transaction() as conn:
        await stores.proposals.decline(conn, HERE, "v1", "Nee.", NOW)
        await stores.proposals.forget_older_than(conn, NOW + timedelta(days=1), NOW)

    assert await stores.feeds.known_items(HERE, URL) == {"a": KnownItem(key="a")}


async def test_what_a_feed_found_comes_back(db: Database, stores: Stores) -> None:
    """Fields of an entry, whatever stands in them; nothing where nothing was found."""
    found = {"themas": ["wonen"], "online": True, "plaats": None}
    await propose(db, stores, "v1", found=found)
    await propose(db, stores, "v2")

    kept = [await stores.proposals.get(key) for key in ("v1", "v2")]

    assert [one.found for one in kept if one] == [found, {}]
