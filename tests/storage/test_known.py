"""What is known of the packs, so that only what differs is news."""

from storage.engine.database import Database
from storage.stores import Stores


async def test_what_the_packs_have_is_known(db: Database, stores: Stores) -> None:
    """Each entry by its newest edition."""
    async with db.transaction() as conn:
        await stores.known.know(conn, {"boek": "", "gids": ""})
        await stores.known.know(conn, {"boek": "2026-01-01"})

    assert await stores.known.entries() == {"boek": "2026-01-01", "gids": ""}


async def test_how_events_are_is_known(db: Database, stores: Stores) -> None:
    """Each as it was noted last."""
    async with db.transaction() as conn:
        await stores.known.know_events(conn, {"dag": "hier", "feest": "daar"})
        await stores.known.know_events(conn, {"dag": "daar"})

    assert await stores.known.events() == {"dag": "daar", "feest": "daar"}
