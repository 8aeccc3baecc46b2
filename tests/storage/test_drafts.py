"""What the store of drafts promises."""

from dataclasses import replace
from datetime import timedelta

from storage.drafts import new_draft_key
from storage.engine.database import Database
from storage.stores import Stores
from tests.storage.builders import NOW, draft

HOUR = timedelta(hours=1)


async def test_a_draft_comes_back_as_it_was(db: Database, stores: Stores) -> None:
    """Whatever was typed in it."""
    typed = draft(fields={"soort": "vraag", "vraag": "‘Kip’ 🐔\nx", "themas": ["Wónen"]})
    async with db.transaction() as conn:
        await stores.drafts.begin(conn, typed)

    assert await stores.drafts.get("c1") == typed
    assert await stores.drafts.get("c2") is None


async def test_writing_on_is_counted(db: Database, stores: Stores) -> None:
    """The fields are the new ones; one that is gone isn't written."""
    async with db.transaction() as conn:
        await stores.drafts.begin(conn, draft())
        assert await stores.drafts.rewrite(conn, "c1", {"soort": "vraag"}, 9, NOW + HOUR)
        assert not await stores.drafts.rewrite(conn, "c2", {"soort": "vraag"}, 9, NOW)

    assert await stores.drafts.get("c1") == replace(
        draft(), fields={"soort": "vraag"}, based_on=9, written=2, updated_at=NOW + HOUR
    )


async def test_each_has_their_own(db: Database, stores: Stores) -> None:
    """On each server; the last written first."""
    async with db.transaction() as conn:
        await stores.drafts.begin(conn, draft("a"))
        await stores.drafts.begin(conn, draft("b", updated_at=NOW + HOUR))
        await stores.drafts.begin(conn, draft("c", moderator=1))
        await stores.drafts.begin(conn, draft("d", guild_id=8))

    assert [one.key for one in await stores.drafts.of_moderator(2, 7)] == ["b", "a"]
    assert [one.key for one in await stores.drafts.of_moderator(2, 8)] == ["d"]
    assert await stores.drafts.of_moderator(3, 7) == ()


async def test_a_dropped_draft_is_gone(db: Database, stores: Stores) -> None:
    """It can be dropped once."""
    async with db.transaction() as conn:
        await stores.drafts.begin(conn, draft())
        assert await stores.drafts.drop(conn, "c1")
        assert not await stores.drafts.drop(conn, "c1")

    assert await stores.drafts.get("c1") is None


async def test_old_drafts_are_forgotten(db: Database, stores: Stores) -> None:
    """Those that were written before the moment, not at it."""
    async with db.transaction() as conn:
        await stores.drafts.begin(conn, draft("old", updated_at=NOW - HOUR))
        await stores.drafts.begin(conn, draft("new"))
        assert await stores.drafts.forget_older_than(conn, NOW) == 1

    assert await stores.drafts.get("old") is None
    assert await stores.drafts.get("new") is not None


def test_a_key_fits_beside_an_id() -> None:
    """Twelve characters that can stand in a button, and never the same twice."""
    keys = {new_draft_key() for _ in range(100)}

    assert {len(key) for key in keys} == {12}
    assert len(keys) == 100
