"""Imports that wait to be confirmed: of one server, for ten minutes, as they were shown."""

from datetime import timedelta

from storage.engine.database import Database
from storage.imports import OFFERED_FOR, PendingItem
from storage.stores import Stores
from tests.storage.builders import NOW

HERE, THERE = 7, 8
ITEMS = (
    PendingItem({"id": "egel", "vraag": "Hoe help je egels ‘s nachts?", "online": True}, 0),
    PendingItem({"id": "das", "bronnen": [{"titel": "één"}]}, 12),
)


async def offer(db: Database, stores: Stores, key: str = "i1") -> None:
    async with db.transaction() as conn:
        await stores.imports.offer(conn, key, HERE, ITEMS, NOW)


async def test_what_is_offered_comes_back_as_it_was(db: Database, stores: Stores) -> None:
    """Every field, in order, with the revision that each is based on."""
    await offer(db, stores)

    assert await stores.imports.get("i1", HERE, NOW) == ITEMS
    assert list((await stores.imports.get("i1", HERE, NOW) or ITEMS)[1].fields) == ["id", "bronnen"]


async def test_an_offer_is_of_one_server(db: Database, stores: Stores) -> None:
    """Another can neither see nor drop it, whatever key it gives."""
    await offer(db, stores)

    async with db.transaction() as conn:
        dropped = await stores.imports.drop(conn, "i1", THERE)

    assert await stores.imports.get("i1", THERE, NOW) is None
    assert await stores.imports.get("i2", HERE, NOW) is None
    assert not dropped
    assert await stores.imports.get("i1", HERE, NOW) == ITEMS


async def test_an_offer_lasts_ten_minutes(db: Database, stores: Stores) -> None:
    """To the second; then it can be forgotten."""
    await offer(db, stores)
    end = NOW + OFFERED_FOR

    assert await stores.imports.get("i1", HERE, end) == ITEMS
    assert await stores.imports.get("i1", HERE, end + timedelta(seconds=1)) is None
    async with db.transaction() as conn:
        assert await stores.imports.forget_older_than(conn, NOW) == 0
        assert await stores.imports.forget_older_than(conn, NOW + timedelta(seconds=1)) == 1


async def test_who_drops_it_is_the_only_one(db: Database, stores: Stores) -> None:
    """Once it is gone, and a second time it says that it was."""
    await offer(db, stores)

    async with db.transaction() as conn:
        assert await stores.imports.drop(conn, "i1", HERE)
        assert not await stores.imports.drop(conn, "i1", HERE)

    assert await stores.imports.get("i1", HERE, NOW) is None
