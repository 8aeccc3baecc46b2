"""What the store of searches promises."""

from datetime import timedelta

from storage.engine.database import Database
from storage.searches import KeptSearch
from storage.stores import Stores
from tests.storage.builders import NOW


async def test_a_search_comes_back_as_it_was_kept(db: Database, stores: Stores) -> None:
    """Words and every filter are there for the next page."""
    search = KeptSearch(
        key="s1",
        words="schimmel",
        theme="wonen",
        kind="publicatie",
        organisation="platform31",
        author="jan-jansen",
        from_year=2020,
        most_minutes=20,
    )

    async with db.transaction() as conn:
        await stores.searches.keep(conn, search, NOW)

    assert await stores.searches.get("s1") == search


async def test_an_unknown_search_is_none(stores: Stores) -> None:
    """A button whose search was forgotten finds nothing."""
    assert await stores.searches.get("weg") is None


async def test_old_searches_are_forgotten(db: Database, stores: Stores) -> None:
    """Those up to a day go, the next day's stay."""
    async with db.transaction() as conn:
        await stores.searches.keep(conn, KeptSearch(key="old"), NOW)
        await stores.searches.keep(conn, KeptSearch(key="new"), NOW + timedelta(days=1))

        gone = await stores.searches.forget_older_than(conn, NOW)

    assert gone == 1
    assert await stores.searches.get("old") is None
    assert await stores.searches.get("new") is not None
