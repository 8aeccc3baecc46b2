"""Digests: at whose turn, of what waits for them, one at a time."""

from storage.digests import Put
from storage.engine.database import Database
from storage.news import NewsReason
from storage.rhythms import Frequency, Rhythm
from storage.stores import Stores
from tests.storage.builders import NOW, fresh
from tests.storage.spreading import (
    ANNA,
    BEA,
    CAS,
    DAY,
    GELD,
    SECOND,
    WONEN,
    entries,
    follow,
    spread,
    told,
    without_turn,
)

DIRK = 4


async def test_what_came_at_once_is_told_at_once(db: Database, stores: Stores) -> None:
    """Nobody's turn comes while more of the same server is still to be given out."""
    await follow(db, stores, ANNA)
    async with db.transaction() as conn:
        await stores.news.write(conn, fresh("een"), NOW)
        await stores.news.write(conn, fresh("twee"), NOW)
        await stores.news.spread(conn, 1, 10, NOW)
        await stores.digests.schedule(conn, {ANNA: NOW})

    (early,) = await stores.digests.due(NOW, 10)
    await spread(db, stores)

    assert (early.items, early.spreading) == ((), True)
    (one,) = await stores.digests.due(NOW, 10)
    assert (one.user_ids, one.rhythm, one.spreading) == ((ANNA,), Rhythm(), False)
    assert [item.entry_id for item in one.items] == ["een", "twee"]


async def test_what_others_come_with_is_left_out(db: Database, stores: Stores) -> None:
    """Of a server that is still giving out; what another server brought is told."""
    await follow(db, stores, ANNA)
    await told(db, stores, fresh("een"))
    async with db.transaction() as conn:
        await stores.follows.add_place(conn, ANNA, 7, NOW)
        for name in ("twee", "drie"):
            await stores.news.write(conn, fresh(name, guild_id=7), NOW)
        await stores.news.spread(conn, 2, 10, NOW)
        await stores.digests.schedule(conn, {ANNA: NOW})

    (one,) = await stores.digests.due(NOW, 10)

    assert [item.entry_id for item in one.items] == ["een"]
    assert one.spreading
    assert await entries(stores, ANNA) == ["een", "twee"]


async def test_whose_turn_it_is(db: Database, stores: Stores) -> None:
    """Unknown until it is worked out, with what is needed for that; then at its moment."""
    await follow(db, stores, ANNA)
    await follow(db, stores, BEA)
    async with db.transaction() as conn:
        await stores.rhythms.save(conn, BEA, Rhythm(frequency=Frequency.NEVER), NOW)
    await told(db, stores, fresh("boek"))

    anna, bea = await stores.digests.due(NOW, 10)
    async with db.transaction() as conn:
        await stores.digests.schedule(conn, {ANNA: NOW + SECOND, BEA: None})

    assert (anna.user_ids, anna.rhythm, bea.user_ids) == ((ANNA,), Rhythm(), (BEA,))
    assert bea.rhythm.frequency is Frequency.NEVER
    assert await without_turn(stores) == []
    assert (await stores.digests.work()).due_at == NOW + SECOND
    assert await stores.digests.due(NOW, 10) == ()
    assert [one.user_ids for one in await stores.digests.due(NOW + SECOND, 10)] == [(ANNA,)]
    assert await entries(stores, BEA) == ["boek"]


async def test_who_is_alike_comes_together(db: Database, stores: Stores) -> None:
    """For whom the same waits at the same rhythm: not who stopped following what it is about, nor
    who wants to hear at another moment; when a rhythm began, or a pause ended, doesn't matter."""
    for user in (ANNA, BEA, CAS, DIRK):
        await follow(db, stores, user, GELD if user == BEA else WONEN)
    async with db.transaction() as conn:
        for user, pause in {ANNA: None, BEA: NOW - DAY, CAS: NOW + DAY, DIRK: None}.items():
            rhythm = Rhythm(paused_until=pause)
            await stores.rhythms.save(conn, user, rhythm, NOW - user * DAY)
    await told(db, stores, fresh("boek", WONEN, GELD))
    async with db.transaction() as conn:
        await stores.follows.remove(conn, DIRK, WONEN)

    people = await stores.digests.due(NOW, 10)

    assert [one.user_ids for one in people] == [(ANNA, BEA), (CAS,), (DIRK,)]
    assert [one.rhythm.paused_until for one in people] == [None, NOW + DAY, None]
    assert [one.unfollowed for one in people] == [frozenset(), frozenset(), frozenset({1})]


async def test_a_turn_for_which_nothing_waits(db: Database, stores: Stores) -> None:
    """Comes too, so that it can be ended."""
    await follow(db, stores, ANNA)
    await told(db, stores, fresh("boek"))
    async with db.transaction() as conn:
        await stores.digests.schedule(conn, {ANNA: NOW})
        await stores.digests.drop(conn, {ANNA: {1}})

    (one,) = await stores.digests.due(NOW, 10)

    assert (one.user_ids, one.items, one.spreading) == ((ANNA,), (), False)


async def test_a_digest_goes_out_as_a_notice(db: Database, stores: Stores) -> None:
    """What is put in it waits no longer; what is left has its turn again when it was told."""
    await follow(db, stores, ANNA)
    await told(db, stores, fresh("een"), fresh("twee"), fresh("drie"))
    async with db.transaction() as conn:
        await stores.digests.put_together(conn, [Put(ANNA, "d1", frozenset({1, 2}))], NOW)

    (notice,) = await stores.outbox.due(NOW, 10)
    user, items = await stores.digests.of_digest("d1") or (0, ())

    assert (notice.key, notice.kind, notice.user_id) == ("d1", "news", ANNA)
    assert (user, [item.entry_id for item in items]) == (ANNA, ["een", "twee"])
    assert await entries(stores, ANNA) == ["drie"]
    assert await without_turn(stores) == []
    async with db.transaction() as conn:
        await stores.digests.note_told(conn, "d1", NOW)
    assert await without_turn(stores) == [ANNA]


async def test_a_digest_that_was_told_stays_to_be_seen(db: Database, stores: Stores) -> None:
    """It is the last that was told, and keeps no other waiting."""
    await follow(db, stores, ANNA)
    await told(db, stores, fresh("een"), fresh("twee"))
    async with db.transaction() as conn:
        await stores.digests.put_together(conn, [Put(ANNA, "d1", frozenset({1}))], NOW)
        await stores.digests.reschedule(conn, ANNA)
        (before,) = await stores.digests.due(NOW, 10, conn)
        await stores.outbox.claim(conn, "d1", NOW)
        await stores.outbox.note_sent(conn, "d1", 9, NOW)
        await stores.digests.note_told(conn, "d1", NOW)

    (after,) = await stores.digests.due(NOW, 10)
    assert (before.under_way, after.under_way) == (True, False)
    assert await stores.digests.last_told(ANNA) == "d1"
    assert await stores.digests.last_told(BEA) is None
    assert await stores.digests.of_digest("d1") is not None
    assert await stores.digests.count_brought(ANNA, NOW) == {WONEN: 2}
    assert await stores.digests.count_brought(ANNA, NOW + SECOND) == {}


async def test_what_is_taken_back_waits_again(db: Database, stores: Stores) -> None:
    """With its notice gone; what is being sent by then stays where it is."""
    for user in (ANNA, BEA):
        await follow(db, stores, user)
    await told(db, stores, fresh("een"))
    async with db.transaction() as conn:
        await stores.digests.put_together(conn, [Put(ANNA, "d1", frozenset({1}))], NOW)
        await stores.digests.put_together(conn, [Put(BEA, "d2", frozenset({1}))], NOW)
        await stores.outbox.claim(conn, "d2", NOW)
        await stores.digests.take_back(conn, ANNA)
        await stores.digests.take_back(conn, BEA)

    assert await entries(stores, ANNA) == ["een"]
    assert await entries(stores, BEA) == []
    assert await stores.outbox.due(NOW, 10) == ()
    assert await without_turn(stores) == [ANNA]


async def test_what_is_shown_needs_no_notice(db: Database, stores: Stores) -> None:
    """It is told, and nothing goes out."""
    await follow(db, stores, ANNA)
    await told(db, stores, fresh("een"))
    async with db.transaction() as conn:
        await stores.digests.show(conn, Put(ANNA, "d1", frozenset({1})), NOW)

    assert await stores.digests.last_told(ANNA) == "d1"
    assert await stores.outbox.due(NOW, 10) == ()
    assert await without_turn(stores) == []


async def test_what_is_old_is_forgotten(db: Database, stores: Stores) -> None:
    """What was told weeks ago, what nobody asked for in a year, and news that nobody has."""
    for user in (ANNA, BEA):
        await follow(db, stores, user)
    await told(db, stores, fresh("een"), fresh("twee"))
    async with db.transaction() as conn:
        await stores.digests.show(conn, Put(ANNA, "d1", frozenset({1})), NOW)
        gone = await stores.digests.forget_older_than(conn, NOW + SECOND, NOW, NOW)

    assert gone == 1
    assert await stores.digests.of_digest("d1") is None
    assert await entries(stores, ANNA) == ["twee"]
    async with db.transaction() as conn:
        await stores.digests.forget_older_than(conn, NOW + SECOND, NOW + SECOND, NOW)
        await stores.news.forget_older_than(conn, NOW + SECOND, NOW)
    assert await entries(stores, BEA) == []
    assert not list(await db.read.execute_fetchall("SELECT 1 FROM news"))
    assert await without_turn(stores) == []


async def test_what_is_urgent_has_its_own_turn(db: Database, stores: Stores) -> None:
    """Though it was worked out already when the turn is."""
    await follow(db, stores, ANNA)
    await told(db, stores, fresh("boek"))
    async with db.transaction() as conn:
        await stores.digests.schedule(conn, {ANNA: NOW + SECOND})
    await told(db, stores, fresh("gids"))
    before = await without_turn(stores)

    await told(db, stores, fresh("dag", edition="near", why=NewsReason.NEAR))

    assert before == []
    assert await without_turn(stores) == [ANNA]


async def test_who_was_told_of_an_event_is_known_until_it_is_over(
    db: Database, stores: Stores
) -> None:
    """To tell them when it is changed; then it goes as all else."""
    await follow(db, stores, ANNA)
    await told(db, stores, fresh("dag", over_at=NOW + SECOND))
    async with db.transaction() as conn:
        await stores.digests.show(conn, Put(ANNA, "d1", frozenset({1})), NOW)
        gone = []
        for over in (NOW, NOW + SECOND):
            gone.append(await stores.digests.forget_older_than(conn, NOW + DAY, NOW - DAY, over))
            await stores.news.forget_older_than(conn, NOW + DAY, over)

    assert gone == [0, 1]
    assert not list(await db.read.execute_fetchall("SELECT 1 FROM news"))
