"""News given to its followers, for tests of what becomes of it."""

from datetime import timedelta

from storage.engine.database import Database
from storage.follows import Subject, SubjectKind
from storage.news import Fresh
from storage.stores import Stores
from tests.storage.builders import NOW

SECOND, DAY = timedelta(seconds=1), timedelta(days=1)
WONEN, GELD = Subject(SubjectKind.THEME, "wonen"), Subject(SubjectKind.THEME, "geld")
ANNA, BEA, CAS = 1, 2, 3


async def follow(db: Database, stores: Stores, user: int, *subjects: Subject) -> None:
    async with db.transaction() as conn:
        for subject in subjects or (WONEN,):
            await stores.follows.add(conn, user, subject, NOW - SECOND)


async def told(db: Database, stores: Stores, *news: Fresh, most: int = 1000) -> None:
    """Write news and give it to all of its followers."""
    async with db.transaction() as conn:
        for one in news:
            await stores.news.write(conn, one, NOW)
    await spread(db, stores, most)


async def spread(db: Database, stores: Stores, most: int = 1000) -> int:
    """Give all news to its followers; in how many batches."""
    batches = 0
    while numbers := await stores.news.to_spread():
        for number in numbers:
            batches += 1
            async with db.transaction() as conn:
                await stores.news.spread(conn, number, most, NOW)
    return batches


async def entries(stores: Stores, user: int) -> list[str]:
    return [item.entry_id for item in await stores.digests.waiting(user)]


async def without_turn(stores: Stores) -> list[int]:
    """For whom news waits, and it isn't worked out when their turn is."""
    people = await stores.digests.due(NOW - DAY, 100)
    return sorted(user for one in people for user in one.user_ids)
