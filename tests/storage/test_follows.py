"""What people follow, and when they want to hear of it."""

from datetime import timedelta

import pytest

from storage.engine.database import Database
from storage.engine.errors import StorageError
from storage.follows import Subject, SubjectKind
from storage.rhythms import Frequency, Quiet, Rhythm
from storage.stores import Stores
from tests.storage.builders import NOW

WONEN = Subject(SubjectKind.THEME, "wonen")
MAKER = Subject(SubjectKind.ORGANISATION, "wonen")
ANNA, BEA = 1, 2


async def test_what_is_followed_is_kept_in_order(db: Database, stores: Stores) -> None:
    """A theme and an organisation of one id are two; following twice is following once."""
    async with db.transaction() as conn:
        first = await stores.follows.add(conn, ANNA, MAKER, NOW)
        second = await stores.follows.add(conn, ANNA, WONEN, NOW + timedelta(seconds=1))
        again = await stores.follows.add(conn, ANNA, MAKER, NOW + timedelta(days=1))

    assert (first, second, again) == (True, True, False)
    assert await stores.follows.of_user(ANNA) == (MAKER, WONEN)
    assert await stores.follows.of_user(BEA) == ()


async def test_following_ends(db: Database, stores: Stores) -> None:
    """One's own, once."""
    async with db.transaction() as conn:
        await stores.follows.add(conn, ANNA, WONEN, NOW)
        await stores.follows.add(conn, BEA, WONEN, NOW)
        ended = await stores.follows.remove(conn, ANNA, WONEN)
        again = await stores.follows.remove(conn, ANNA, WONEN)

    assert (ended, again) == (True, False)
    assert await stores.follows.of_user(ANNA) == ()
    assert await stores.follows.of_user(BEA) == (WONEN,)


@pytest.mark.parametrize(
    "rhythm",
    [
        Rhythm(frequency=Frequency.NEVER),
        Rhythm(frequency=Frequency.MONTH, day=31, minute=0, zone="America/Curacao"),
        Rhythm(quiet=Quiet(1320, 420), paused_until=NOW + timedelta(days=9)),
    ],
)
async def test_a_rhythm_comes_back_as_it_was(db: Database, stores: Stores, rhythm: Rhythm) -> None:
    """With the moment from which it holds, in place of the one before."""
    async with db.transaction() as conn:
        await stores.rhythms.save(conn, ANNA, Rhythm(minute=1), NOW - timedelta(days=1))
        await stores.rhythms.save(conn, ANNA, rhythm, NOW)

    kept = await stores.rhythms.get(ANNA)

    assert kept.changed_at == NOW
    assert kept == Rhythm(
        frequency=rhythm.frequency,
        day=rhythm.day,
        minute=rhythm.minute,
        quiet=rhythm.quiet,
        paused_until=rhythm.paused_until,
        zone=rhythm.zone,
        changed_at=NOW,
    )
    assert await stores.rhythms.get(BEA) == Rhythm()


async def test_quiet_all_day_is_not_kept(db: Database, stores: Stores) -> None:
    """Whoever lets it come this far made a mistake."""
    with pytest.raises(StorageError):
        async with db.transaction() as conn:
            await stores.rhythms.save(conn, ANNA, Rhythm(quiet=Quiet(60, 60)), NOW)
