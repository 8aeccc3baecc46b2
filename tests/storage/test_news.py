"""News: to each follower once, in batches."""

import pytest

from storage.digests import Put
from storage.engine.database import Database
from storage.engine.transactions import Connection
from storage.follows import Subject, SubjectKind
from storage.news import NewsReason
from storage.stores import Stores
from tests.storage.builders import NOW, fresh
from tests.storage.spreading import (
    ANNA,
    BEA,
    CAS,
    GELD,
    SECOND,
    WONEN,
    entries,
    follow,
    spread,
    told,
    without_turn,
)

MAKER = Subject(SubjectKind.AUTHOR, "wonen")


async def test_who_follows_gets_it_once(db: Database, stores: Stores) -> None:
    """Whatever of it they follow; who follows something else gets nothing."""
    await follow(db, stores, ANNA, WONEN, GELD, MAKER)
    await follow(db, stores, BEA, GELD)
    await follow(db, stores, CAS, MAKER)

    await told(db, stores, fresh("boek", WONEN, GELD))

    (item,) = await stores.digests.waiting(ANNA)
    assert (item.entry_id, item.made_at) == ("boek", NOW)
    assert item.subjects == {WONEN, GELD}
    assert await entries(stores, BEA) == ["boek"]
    assert await entries(stores, CAS) == []


async def test_who_follows_later_gets_no_archive(db: Database, stores: Stores) -> None:
    """What was there already is no news, even if it isn't given to everyone yet."""
    async with db.transaction() as conn:
        await stores.news.write(conn, fresh("boek"), NOW)
        await stores.follows.add(conn, ANNA, WONEN, NOW + SECOND)

    await spread(db, stores)

    assert await entries(stores, ANNA) == []


async def test_the_same_edition_is_told_once(db: Database, stores: Stores) -> None:
    """Another renewal is told again."""
    await follow(db, stores, ANNA)
    async with db.transaction() as conn:
        first = await stores.news.write(conn, fresh("boek"), NOW)
        again = await stores.news.write(conn, fresh("boek"), NOW)
        renewed = await stores.news.write(conn, fresh("boek", edition="renewed"), NOW)

    await spread(db, stores)

    assert (first, again, renewed) == (True, False, True)
    assert await entries(stores, ANNA) == ["boek", "boek"]


async def test_of_many_at_once_what_was_told_is_not_told_again(
    db: Database, stores: Stores
) -> None:
    """Not to who follows something that it wasn't about before either."""
    geld = Subject(SubjectKind.THEME, "geld")
    await follow(db, stores, ANNA)
    async with db.transaction() as conn:
        await stores.news.write(conn, fresh("boek", geld), NOW)

        every = [fresh("boek"), fresh("gids"), fresh("folder", geld)]
        await stores.news.write_all(conn, every, NOW)

    await spread(db, stores)
    assert await entries(stores, ANNA) == ["gids"]


async def test_a_server_tells_its_own(db: Database, stores: Stores) -> None:
    """Only who spoke of following there; what it shares with all later isn't told them twice."""
    for user in (ANNA, BEA):
        await follow(db, stores, user)
    async with db.transaction() as conn:
        await stores.follows.add_place(conn, ANNA, 7, NOW)
        await stores.follows.add_place(conn, BEA, 8, NOW)

    await told(db, stores, fresh("boek", guild_id=7))
    before = [await entries(stores, user) for user in (ANNA, BEA)]
    await told(db, stores, fresh("boek"))

    assert before == [["boek"], []]
    assert await entries(stores, ANNA) == ["boek"]
    assert await entries(stores, BEA) == ["boek"]


@pytest.mark.parametrize("most", [1, 2, 3, 7, 50])
async def test_batches_of_any_size_reach_everyone(db: Database, stores: Stores, most: int) -> None:
    """Each follower of each subject once, none left out, and nobody twice."""
    for user in range(20):
        await follow(db, stores, user, *([WONEN] if user % 2 else [GELD, MAKER]))
    await follow(db, stores, 20, WONEN, GELD)

    await told(db, stores, fresh("boek", WONEN, GELD), most=most)

    assert [await entries(stores, user) for user in range(21)] == [["boek"]] * 21
    assert await without_turn(stores) == list(range(21))


async def test_a_batch_is_as_large_however_many_subjects_there_are(
    db: Database, stores: Stores
) -> None:
    """No more followers than asked for, and not far fewer."""
    subjects = [Subject(SubjectKind.THEME, f"t{number}") for number in range(5)]
    for user in range(50):
        await follow(db, stores, user, subjects[user % 5])

    async with db.transaction() as conn:
        await stores.news.write(conn, fresh("boek", *subjects), NOW)

    sizes = []
    more = True
    while more:
        async with db.transaction() as conn:
            before = await given(conn)
            more = await stores.news.spread(conn, 1, 10, NOW)
            sizes.append(await given(conn) - before)

    assert sum(sizes) == 50
    assert max(sizes) <= 10
    assert len(sizes) <= 10


async def given(conn: Connection) -> int:
    """To how many followers news was given."""
    ((count,),) = await conn.execute_fetchall("SELECT COUNT(*) FROM news_items")
    return int(count)


async def test_no_server_is_kept_waiting(db: Database, stores: Stores) -> None:
    """Of each server the first goes before any other's second."""
    await follow(db, stores, ANNA)
    async with db.transaction() as conn:
        for number in range(3):
            await stores.news.write(conn, fresh(f"a{number}", guild_id=7), NOW)
        await stores.news.write(conn, fresh("b", guild_id=8), NOW)

    assert await stores.news.to_spread() == (1, 4)


async def test_a_correction_is_for_who_was_told(db: Database, stores: Stores) -> None:
    """Not for who follows and never heard of it, nor for who stopped following."""
    for user in (ANNA, BEA, CAS):
        await follow(db, stores, user)
    await told(db, stores, fresh("dag"))
    async with db.transaction() as conn:
        await stores.digests.show(conn, Put(ANNA, "d1", frozenset({1})), NOW)
        await stores.digests.show(conn, Put(BEA, "d2", frozenset({1})), NOW)
        await stores.follows.remove(conn, BEA, WONEN)

    await told(db, stores, fresh("dag", edition="2", why=NewsReason.CHANGED))

    assert [await entries(stores, user) for user in (ANNA, BEA, CAS)] == [["dag"], [], ["dag"]]
    assert [one.why for one in await stores.digests.waiting(CAS)] == [NewsReason.NEW]


@pytest.mark.parametrize(
    ("why", "edition", "came"),
    [
        (NewsReason.NEW, "new", True),
        (NewsReason.RENEWED, "renewed 2025-03-10", True),
        (NewsReason.CHANGED, "changed 4", True),
        (NewsReason.NEAR, "new", True),
        (NewsReason.NEAR, "near 2025-03-11", False),
        (NewsReason.SOON, "soon 2025-03-17", False),
        (NewsReason.CANCELLED, "cancelled 4", False),
    ],
)
async def test_what_makes_an_entry_newer(
    db: Database, stores: Stores, why: NewsReason, edition: str, *, came: bool
) -> None:
    """That it is new, renewed or moved, from that moment on and there; not a reminder of it."""
    async with db.transaction() as conn:
        await stores.news.write(conn, fresh("dag", why=why, edition=edition), NOW)

    assert await stores.news.came_since(0, "dag", NOW) is came
    assert not await stores.news.came_since(0, "dag", NOW + SECOND)
    assert not await stores.news.came_since(7, "dag", NOW)
    assert not await stores.news.came_since(0, "boek", NOW)


async def test_what_the_packs_have_is_known(db: Database, stores: Stores) -> None:
    """Each entry by its newest edition."""
    async with db.transaction() as conn:
        await stores.news.note_pack_editions(conn, {"boek": "", "gids": ""})
        await stores.news.note_pack_editions(conn, {"boek": "2026-01-01"})

    assert await stores.news.pack_editions() == {"boek": "2026-01-01", "gids": ""}


async def test_how_events_are_is_known(db: Database, stores: Stores) -> None:
    """Each as it was noted last."""
    async with db.transaction() as conn:
        await stores.news.note_event_states(conn, {"dag": "hier", "feest": "daar"})
        await stores.news.note_event_states(conn, {"dag": "daar"})

    assert await stores.news.event_states() == {"dag": "daar", "feest": "daar"}
