"""Pseudonyms: the same within a period, unknowable after it."""

from datetime import datetime, timedelta

from storage.engine.database import Database
from storage.pseudonyms import KEY_DAYS, Pseudonym
from storage.stores import Stores
from tests.storage.builders import NOW

LATER = NOW + timedelta(days=KEY_DAYS)
DAY = NOW.timestamp() // 86_400


async def of(db: Database, stores: Stores, user_id: int, now: datetime = NOW) -> Pseudonym:
    async with db.transaction() as conn:
        return await stores.pseudonyms.of(conn, user_id, now)


async def see(db: Database, stores: Stores, user_id: int, now: datetime = NOW) -> None:
    async with db.transaction() as conn:
        await stores.pseudonyms.count_person(conn, user_id, 7, now)


async def keys(db: Database) -> list[str]:
    return [row[0] for row in await db.read.execute_fetchall("SELECT secret FROM pseudonym_keys")]


async def test_a_person_is_the_same_within_a_period(db: Database, stores: Stores) -> None:
    """Two presses are known to be of one person, and of two people to be of two."""
    first, again = await of(db, stores, 1), await of(db, stores, 1)
    other = await of(db, stores, 2)

    assert (first,) == (again,) == await stores.pseudonyms.traceable(1, NOW)
    assert other != first


async def test_the_key_is_thrown_away_after_its_period(db: Database, stores: Stores) -> None:
    """In the next period a person is another, and the key that could tell is gone."""
    first = await of(db, stores, 1)
    (old_key,) = await keys(db)

    second = await of(db, stores, 1, LATER)

    assert second.value != first.value
    assert len(await keys(db)) == 1
    assert old_key not in await keys(db)


async def test_a_key_lives_for_28_days(db: Database, stores: Stores) -> None:
    """Over a year no key is older than its period, and one a period is enough."""
    periods = {
        (await of(db, stores, 1, NOW + timedelta(days=day))).value for day in range(10 * KEY_DAYS)
    }

    assert len(periods) in (10, 11)
    assert len(await keys(db)) == 1


async def test_the_job_throws_away_without_anyone_pressing(db: Database, stores: Stores) -> None:
    """Where nothing happens, the key goes all the same, and goes once."""
    await of(db, stores, 1)

    async with db.transaction() as conn:
        counts = [await stores.pseudonyms.rotate(conn, LATER) for _ in range(2)]

    assert counts == [1, 0]
    assert await keys(db) == []
    assert await stores.pseudonyms.traceable(1, LATER) == ()


async def test_whoever_can_still_be_told_is_found(db: Database, stores: Stores) -> None:
    """Until the job ran, the past period's key still leads to someone; after it no longer."""
    old = await of(db, stores, 1)

    assert await stores.pseudonyms.traceable(1, LATER) == (old,)
    new = await of(db, stores, 1, LATER)
    assert await stores.pseudonyms.traceable(1, LATER) == (new,)


async def test_people_of_a_day_are_counted_once(db: Database, stores: Stores) -> None:
    """A day's people are as many as there were, also once only the total is left."""
    for user_id in (1, 2, 1, 3):
        await see(db, stores, user_id)
    before = await stores.statistics.people(7, NOW.date(), NOW.date())

    async with db.transaction() as conn:
        await stores.pseudonyms.rotate(conn, LATER)

    assert before == 3
    assert await stores.statistics.people(7, NOW.date(), NOW.date()) == 3
    assert await stores.statistics.people(8, NOW.date(), NOW.date()) == 0
    assert not list(await db.read.execute_fetchall("SELECT 1 FROM people_days"))


async def test_a_person_sees_and_erases_their_days(db: Database, stores: Stores) -> None:
    """Someone's days can be shown and erased, and nobody else's."""
    await see(db, stores, 1)
    await see(db, stores, 2)

    held = await stores.pseudonyms.held(1, NOW)
    async with db.transaction() as conn:
        gone = await stores.pseudonyms.erase(conn, 1, NOW)

    assert held == {"people_days": [{"day": NOW.date().isoformat(), "guild_id": "7"}]}
    assert gone == {"people_days": 1}
    assert await stores.pseudonyms.held(1, NOW) == {"people_days": []}
    assert await stores.statistics.people(7, NOW.date(), NOW.date()) == 1
