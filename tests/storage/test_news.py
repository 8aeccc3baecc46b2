"""News: to each follower once, in batches, and into one digest at a time."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from storage.follows import Subject, SubjectKind
from storage.news import Put, Why
from storage.rhythms import Frequency, Rhythm
from tests.storage.builders import NOW, fresh

if TYPE_CHECKING:
    from storage.database import Database
    from storage.news import Fresh
    from storage.stores import Stores

SECOND, DAY = timedelta(seconds=1), timedelta(days=1)
WONEN, GELD = Subject(SubjectKind.THEME, "wonen"), Subject(SubjectKind.THEME, "geld")
MAKER = Subject(SubjectKind.AUTHOR, "wonen")
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
    return [item.entry_id for item in await stores.news.waiting(user)]


async def test_who_follows_gets_it_once(db: Database, stores: Stores) -> None:
    """Whatever of it they follow; who follows something else gets nothing."""
    await follow(db, stores, ANNA, WONEN, GELD, MAKER)
    await follow(db, stores, BEA, GELD)
    await follow(db, stores, CAS, MAKER)

    await told(db, stores, fresh("boek", WONEN, GELD))

    (item,) = await stores.news.waiting(ANNA)
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
        await stores.follows.be_in(conn, ANNA, 7, NOW)
        await stores.follows.be_in(conn, BEA, 8, NOW)

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
    people = await stores.news.to_schedule(100)
    assert [one.user_id for one in people] == list(range(21))


async def test_no_server_is_kept_waiting(db: Database, stores: Stores) -> None:
    """Of each server the first goes before any other's second."""
    await follow(db, stores, ANNA)
    async with db.transaction() as conn:
        for number in range(3):
            await stores.news.write(conn, fresh(f"a{number}", guild_id=7), NOW)
        await stores.news.write(conn, fresh("b", guild_id=8), NOW)

    assert await stores.news.to_spread() == (1, 4)


async def test_what_came_at_once_is_told_at_once(db: Database, stores: Stores) -> None:
    """Nobody's turn comes while more of the same server is still to be given out."""
    await follow(db, stores, ANNA)
    async with db.transaction() as conn:
        await stores.news.write(conn, fresh("een"), NOW)
        await stores.news.write(conn, fresh("twee"), NOW)
        await stores.news.spread(conn, 1, 10, NOW)
        await stores.news.schedule(conn, {ANNA: NOW})

    early = await stores.news.due(NOW, 10)
    await spread(db, stores)

    assert early == ()
    (one,) = await stores.news.due(NOW, 10)
    assert (one.user_id, one.follows, one.rhythm) == (ANNA, (WONEN,), Rhythm())
    assert [item.entry_id for item in one.items] == ["een", "twee"]


async def test_what_others_come_with_is_left_out(db: Database, stores: Stores) -> None:
    """Of a server that is still giving out; what another server brought is told."""
    await follow(db, stores, ANNA)
    await told(db, stores, fresh("een"))
    async with db.transaction() as conn:
        await stores.follows.be_in(conn, ANNA, 7, NOW)
        for name in ("twee", "drie"):
            await stores.news.write(conn, fresh(name, guild_id=7), NOW)
        await stores.news.spread(conn, 2, 10, NOW)
        await stores.news.schedule(conn, {ANNA: NOW})

    (one,) = await stores.news.due(NOW, 10)

    assert [item.entry_id for item in one.items] == ["een"]
    assert await entries(stores, ANNA) == ["een", "twee"]


async def test_whose_turn_it_is(db: Database, stores: Stores) -> None:
    """Unknown until it is worked out, with what is needed for that; then at its moment."""
    await follow(db, stores, ANNA)
    await follow(db, stores, BEA)
    async with db.transaction() as conn:
        await stores.rhythms.save(conn, BEA, Rhythm(frequency=Frequency.NEVER), NOW)
    await told(db, stores, fresh("boek"))

    anna, bea = await stores.news.to_schedule(10)
    async with db.transaction() as conn:
        await stores.news.schedule(conn, {ANNA: NOW + SECOND, BEA: None})

    assert (anna.user_id, anna.since, anna.rhythm) == (ANNA, NOW, Rhythm())
    assert bea.rhythm.frequency is Frequency.NEVER
    assert await stores.news.to_schedule(10) == ()
    assert (await stores.news.work()).due_at == NOW + SECOND
    assert await stores.news.due(NOW, 10) == ()
    assert [one.user_id for one in await stores.news.due(NOW + SECOND, 10)] == [ANNA]
    assert await entries(stores, BEA) == ["boek"]


async def test_a_digest_goes_out_as_a_notice(db: Database, stores: Stores) -> None:
    """What is put in it waits no longer; what came since has its turn again."""
    await follow(db, stores, ANNA)
    await told(db, stores, fresh("een"), fresh("twee"), fresh("drie"))
    async with db.transaction() as conn:
        await stores.news.put_together(conn, [Put(ANNA, "d1", frozenset({1, 2}))], NOW)

    (notice,) = await stores.outbox.due(NOW, 10)
    user, items = await stores.news.of_digest("d1") or (0, ())

    assert (notice.key, notice.kind, notice.user_id) == ("d1", "news", ANNA)
    assert (user, [item.entry_id for item in items]) == (ANNA, ["een", "twee"])
    assert await entries(stores, ANNA) == ["drie"]
    assert await stores.news.is_under_way(ANNA)
    assert [one.user_id for one in await stores.news.to_schedule(10)] == [ANNA]


async def test_a_digest_that_was_told_stays_to_be_seen(db: Database, stores: Stores) -> None:
    """It is under way no longer, and is the last that was told."""
    await follow(db, stores, ANNA)
    await told(db, stores, fresh("een"))
    async with db.transaction() as conn:
        await stores.news.put_together(conn, [Put(ANNA, "d1", frozenset({1}))], NOW)
        await stores.outbox.claim(conn, "d1", NOW)
        await stores.outbox.sent(conn, "d1", 9, NOW)
        await stores.news.told(conn, "d1", NOW)

    assert not await stores.news.is_under_way(ANNA)
    assert await stores.news.last_told(ANNA) == "d1"
    assert await stores.news.last_told(BEA) is None
    assert await stores.news.of_digest("d1") is not None
    assert await stores.news.brought(ANNA, NOW) == {WONEN: 1}
    assert await stores.news.brought(ANNA, NOW + SECOND) == {}


async def test_what_is_taken_back_waits_again(db: Database, stores: Stores) -> None:
    """With its notice gone; what is being sent by then stays where it is."""
    for user in (ANNA, BEA):
        await follow(db, stores, user)
    await told(db, stores, fresh("een"))
    async with db.transaction() as conn:
        await stores.news.put_together(conn, [Put(ANNA, "d1", frozenset({1}))], NOW)
        await stores.news.put_together(conn, [Put(BEA, "d2", frozenset({1}))], NOW)
        await stores.outbox.claim(conn, "d2", NOW)
        await stores.news.take_back(conn, ANNA)
        await stores.news.take_back(conn, BEA)

    assert await entries(stores, ANNA) == ["een"]
    assert await entries(stores, BEA) == []
    assert await stores.outbox.due(NOW, 10) == ()
    assert [one.user_id for one in await stores.news.to_schedule(10)] == [ANNA]


async def test_what_is_shown_needs_no_notice(db: Database, stores: Stores) -> None:
    """It is told, and nothing goes out."""
    await follow(db, stores, ANNA)
    await told(db, stores, fresh("een"))
    async with db.transaction() as conn:
        await stores.news.show(conn, Put(ANNA, "d1", frozenset({1})), NOW)

    assert await stores.news.last_told(ANNA) == "d1"
    assert await stores.outbox.due(NOW, 10) == ()
    assert await stores.news.to_schedule(10) == ()


async def test_what_the_packs_have_is_known(db: Database, stores: Stores) -> None:
    """Each entry by its newest edition."""
    async with db.transaction() as conn:
        await stores.news.know(conn, {"boek": "", "gids": ""})
        await stores.news.know(conn, {"boek": "2026-01-01"})

    assert await stores.news.known() == {"boek": "2026-01-01", "gids": ""}


async def test_what_is_old_is_forgotten(db: Database, stores: Stores) -> None:
    """What was told weeks ago, what nobody asked for in a year, and news that nobody has."""
    for user in (ANNA, BEA):
        await follow(db, stores, user)
    await told(db, stores, fresh("een"), fresh("twee"))
    async with db.transaction() as conn:
        await stores.news.show(conn, Put(ANNA, "d1", frozenset({1})), NOW)
        gone = await stores.news.forget_older_than(conn, NOW + SECOND, NOW, NOW)

    assert gone == 1
    assert await stores.news.of_digest("d1") is None
    assert await entries(stores, ANNA) == ["twee"]
    async with db.transaction() as conn:
        await stores.news.forget_older_than(conn, NOW + SECOND, NOW + SECOND, NOW)
    assert await entries(stores, BEA) == []
    assert not list(await db.read.execute_fetchall("SELECT 1 FROM news"))
    assert await stores.news.to_schedule(10) == ()


async def test_a_correction_is_for_who_was_told(db: Database, stores: Stores) -> None:
    """Not for who follows and never heard of it, nor for who stopped following."""
    for user in (ANNA, BEA, CAS):
        await follow(db, stores, user)
    await told(db, stores, fresh("dag"))
    async with db.transaction() as conn:
        await stores.news.show(conn, Put(ANNA, "d1", frozenset({1})), NOW)
        await stores.news.show(conn, Put(BEA, "d2", frozenset({1})), NOW)
        await stores.follows.remove(conn, BEA, WONEN)

    await told(db, stores, fresh("dag", edition="2", why=Why.CHANGED))

    assert [await entries(stores, user) for user in (ANNA, BEA, CAS)] == [["dag"], [], ["dag"]]
    assert [one.why for one in await stores.news.waiting(CAS)] == [Why.NEW]


async def test_what_is_urgent_has_its_own_turn(db: Database, stores: Stores) -> None:
    """Though it was worked out already when the turn is."""
    await follow(db, stores, ANNA)
    await told(db, stores, fresh("boek"))
    async with db.transaction() as conn:
        await stores.news.schedule(conn, {ANNA: NOW + SECOND})
    await told(db, stores, fresh("gids"))
    before = await stores.news.to_schedule(9)

    await told(db, stores, fresh("dag", edition="near", why=Why.NEAR))

    (turn,) = await stores.news.to_schedule(9)
    assert before == ()
    assert (turn.since, turn.urgent_since) == (NOW, NOW)


async def test_who_was_told_of_an_event_is_known_until_it_is_over(
    db: Database, stores: Stores
) -> None:
    """To tell them when it is changed; then it goes as all else."""
    await follow(db, stores, ANNA)
    await told(db, stores, fresh("dag", over_at=NOW + SECOND))
    async with db.transaction() as conn:
        await stores.news.show(conn, Put(ANNA, "d1", frozenset({1})), NOW)
        long_ago = NOW - 90 * DAY
        gone = [
            await stores.news.forget_older_than(conn, NOW + DAY, long_ago, over)
            for over in (NOW, NOW + SECOND)
        ]

    assert gone == [0, 1]
    assert not list(await db.read.execute_fetchall("SELECT 1 FROM news"))


async def test_how_events_are_is_known(db: Database, stores: Stores) -> None:
    """Each as it was noted last."""
    async with db.transaction() as conn:
        await stores.news.know_events(conn, {"dag": "hier", "feest": "daar"})
        await stores.news.know_events(conn, {"dag": "daar"})

    assert await stores.news.known_events() == {"dag": "daar", "feest": "daar"}
