"""The outbox: who gets their turn, what is held back, and what is forgotten."""

from datetime import datetime, timedelta

import pytest

from storage.engine.database import Database
from storage.engine.errors import StorageError
from storage.outbox import Notice, UnreachablePerson
from storage.stores import Stores
from tests.storage.builders import NOW, notice

HOUR = timedelta(hours=1)


async def write(db: Database, stores: Stores, *notices: Notice) -> list[bool]:
    async with db.transaction() as conn:
        return [await stores.outbox.write(conn, one) for one in notices]


async def claim(db: Database, stores: Stores, key: str = "n1", now: datetime = NOW) -> bool:
    async with db.transaction() as conn:
        return await stores.outbox.claim(conn, key, now)


async def send(db: Database, stores: Stores, key: str = "n1", now: datetime = NOW) -> None:
    assert await claim(db, stores, key, now)
    async with db.transaction() as conn:
        await stores.outbox.note_sent(conn, key, 1_300_000_000_000_000_001, now)


async def close(db: Database, stores: Stores, key: str = "n1", now: datetime = NOW) -> None:
    assert await claim(db, stores, key, now)
    async with db.transaction() as conn:
        await stores.outbox.note_unreachable(conn, 1, key, now)


async def due(stores: Stores, now: datetime = NOW, most: int = 100) -> list[str]:
    return [one.key for one in await stores.outbox.due(now, most)]


async def test_a_notice_comes_back_as_it_was_written(db: Database, stores: Stores) -> None:
    """All of it is kept, whatever its subject holds."""
    one = notice(subject={"item": "café", "items": ["a", "b"], "more": 7, "zone": None})

    assert await write(db, stores, one) == [True]

    assert await stores.outbox.due(NOW, 10) == (one,)


async def test_a_cause_is_written_once(db: Database, stores: Stores) -> None:
    """The same key again changes nothing, wherever the first one is by now."""
    await write(db, stores, notice())

    again = await write(db, stores, notice(kind="digest", due_at=NOW + HOUR))
    kinds = [one.kind for one in await stores.outbox.due(NOW, 10)]
    await send(db, stores)

    assert (again, kinds) == ([False], ["reminder"])
    assert await write(db, stores, notice()) == [False]
    assert await due(stores) == []


async def test_a_notice_waits_until_it_is_due(db: Database, stores: Stores) -> None:
    """Not a second earlier, not by claiming it either; and it is known when the next is due."""
    await write(db, stores, notice("late", due_at=NOW + 2 * HOUR), notice(due_at=NOW + HOUR))

    assert await stores.outbox.next_due(NOW) == NOW + HOUR
    assert await due(stores, NOW + HOUR - timedelta(seconds=1)) == []
    assert not await claim(db, stores, "n1", NOW + HOUR - timedelta(seconds=1))
    assert await due(stores, NOW + HOUR) == ["n1"]
    assert await stores.outbox.next_due(NOW + 3 * HOUR) == NOW + 3 * HOUR


async def test_an_empty_outbox_waits_for_nothing(db: Database, stores: Stores) -> None:
    """With nothing to send there is no next, nor while all is being sent."""
    before = await stores.outbox.next_due(NOW)
    await write(db, stores, notice())
    await claim(db, stores)

    assert before is None
    assert await stores.outbox.next_due(NOW) is None


async def test_the_oldest_goes_first(db: Database, stores: Stores) -> None:
    """Of one moment by key, so that the order is always the same; and no more than asked for."""
    await write(
        db,
        stores,
        notice("c", user_id=3),
        notice("b", user_id=2),
        notice("a", user_id=1, due_at=NOW - HOUR),
    )

    assert await due(stores) == ["a", "b", "c"]
    assert await due(stores, most=2) == ["a", "b"]
    assert await due(stores, most=0) == []


async def test_nobody_holds_up_another(db: Database, stores: Stores) -> None:
    """Five hundred notices to one person leave everyone else's turn where it was."""
    many = [notice(f"m{number:03}", due_at=NOW - HOUR) for number in range(500)]
    few = [notice(f"f{user_id}", user_id=user_id) for user_id in range(2, 10)]
    await write(db, stores, *many, *few, notice("second", user_id=2))

    first = await due(stores, most=11)

    assert first == ["m000", *[one.key for one in few], "m001", "second"]
    assert len(await due(stores, most=1000)) == 509


async def test_a_claimed_notice_is_nobody_elses(db: Database, stores: Stores) -> None:
    """Of all who try, one gets it; it is known since when it is being tried, and how often."""
    await write(db, stores, notice())

    claims = [await claim(db, stores) for _ in range(3)]

    assert claims == [True, False, False]
    assert await due(stores) == []
    assert await stores.outbox.unconfirmed() == (notice(attempts=1, tried_at=NOW),)


async def test_what_was_put_back_waits_for_its_moment(db: Database, stores: Stores) -> None:
    """Not sent after all, it is tried again when Discord allows, never a part of a second early."""
    await write(db, stores, notice())
    await claim(db, stores)
    allowed = NOW + HOUR + timedelta(milliseconds=1)

    async with db.transaction() as conn:
        await stores.outbox.put_back(conn, "n1", allowed)

    assert await stores.outbox.unconfirmed() == ()
    assert await due(stores, NOW + HOUR) == []
    assert await stores.outbox.next_due(NOW) == NOW + HOUR + timedelta(seconds=1)
    assert await claim(db, stores, now=NOW + HOUR + timedelta(seconds=1))
    (tried,) = await stores.outbox.unconfirmed()
    assert tried.attempts == 2


async def test_what_was_put_off_waits_without_a_try(db: Database, stores: Stores) -> None:
    """It wasn't claimed, and is due later; never sooner than it was."""
    async with db.transaction() as conn:
        await stores.outbox.write_all(conn, [notice("n1"), notice("n2")])
        await stores.outbox.put_off(conn, "n1", NOW + timedelta(hours=1))
        await stores.outbox.put_off(conn, "n2", NOW - timedelta(hours=1))

    assert [one.key for one in await stores.outbox.due(NOW, 10)] == ["n2"]
    (later,) = [
        one for one in await stores.outbox.due(NOW + timedelta(hours=1), 10) if one.key == "n1"
    ]
    assert later.attempts == 0


async def test_what_was_put_back_is_not_due_sooner(db: Database, stores: Stores) -> None:
    """An earlier moment to try again doesn't make a notice go out before it is due."""
    await write(db, stores, notice())
    await claim(db, stores)

    async with db.transaction() as conn:
        await stores.outbox.put_back(conn, "n1", NOW - HOUR)

    assert await stores.outbox.next_due(NOW - HOUR) == NOW


async def test_what_was_sent_does_not_come_back(db: Database, stores: Stores) -> None:
    """No putting back, withdrawing, writing or opening of messages sends it a second time."""
    await write(db, stores, notice())
    await send(db, stores)

    async with db.transaction() as conn:
        await stores.outbox.put_back(conn, "n1", NOW)
        await stores.outbox.note_unreachable(conn, 1, "n1", NOW)
        await stores.outbox.note_reachable(conn, 1)
        withdrawn = await stores.outbox.withdraw(conn, "n1")

    assert not withdrawn
    assert await write(db, stores, notice()) == [False]
    assert await due(stores, NOW + HOUR) == []
    assert await stores.outbox.unconfirmed() == ()


async def test_a_withdrawn_notice_was_never_written(db: Database, stores: Stores) -> None:
    """It doesn't go out, withdrawing again finds nothing, and its cause can write it anew."""
    await write(db, stores, notice())

    async with db.transaction() as conn:
        withdrawn = [await stores.outbox.withdraw(conn, "n1") for _ in range(2)]

    assert withdrawn == [True, False]
    assert await due(stores) == []
    assert await write(db, stores, notice()) == [True]


async def test_what_is_being_sent_cannot_be_withdrawn(db: Database, stores: Stores) -> None:
    """It may be with its reader already."""
    await write(db, stores, notice())
    await claim(db, stores)

    async with db.transaction() as conn:
        assert not await stores.outbox.withdraw(conn, "n1")

    assert len(await stores.outbox.unconfirmed()) == 1


async def test_closed_messages_hold_all_back(db: Database, stores: Stores) -> None:
    """Someone who can't be reached is not tried again, with what is written later neither."""
    await write(db, stores, notice(), notice("n2"), notice("other", user_id=2))

    await close(db, stores)
    await write(db, stores, notice("n3"))

    assert await due(stores, NOW + HOUR) == ["other"]
    assert not await claim(db, stores, "n2")
    assert await stores.outbox.unconfirmed() == ()
    assert await stores.outbox.unreachable(1) == UnreachablePerson(since=NOW, told_at=None)
    assert await stores.outbox.unreachable(2) is None


async def test_what_is_held_back_is_shown_once_it_is_due(db: Database, stores: Stores) -> None:
    """Where someone is at hand they see what waits for them, and nothing of next week's."""
    await write(
        db, stores, notice(), notice("n2", due_at=NOW - HOUR), notice("n3", due_at=NOW + HOUR)
    )
    await close(db, stores)

    now = [one.key for one in await stores.outbox.waiting_for(1, NOW)]
    later = [one.key for one in await stores.outbox.waiting_for(1, NOW + HOUR)]
    async with db.transaction() as conn:
        await stores.outbox.note_sent(conn, "n2", None, NOW)

    assert (now, later) == (["n2", "n1"], ["n2", "n1", "n3"])
    assert [one.key for one in await stores.outbox.waiting_for(1, NOW)] == ["n1"]
    assert await stores.outbox.waiting_for(2, NOW) == ()


async def test_open_messages_let_all_go(db: Database, stores: Stores) -> None:
    """Who is back gets what waited, when it is due, but for what they have seen."""
    await write(db, stores, notice(), notice("n2"), notice("n3", due_at=NOW + HOUR))
    await close(db, stores)

    async with db.transaction() as conn:
        await stores.outbox.note_sent(conn, "n2", None, NOW)
        count = await stores.outbox.note_reachable(conn, 1)

    assert count == 2
    assert await stores.outbox.unreachable(1) is None
    assert await due(stores) == ["n1"]
    assert await due(stores, NOW + HOUR) == ["n1", "n3"]


async def test_who_is_at_hand_is_tried_once_more(db: Database, stores: Stores) -> None:
    """It goes out though they are known to be closed; still closed, they aren't told anew."""
    await write(db, stores, notice(), notice("n2"))
    await close(db, stores)
    async with db.transaction() as conn:
        await stores.outbox.note_told(conn, 1, NOW)

    async with db.transaction() as conn:
        count = await stores.outbox.retry(conn, 1)
    found = await due(stores)
    await close(db, stores, now=NOW + HOUR)

    assert (count, found) == (2, ["n1", "n2"])
    assert await due(stores, NOW + HOUR) == []
    assert await stores.outbox.unreachable(1) == UnreachablePerson(NOW, NOW)


async def test_what_was_set_aside_is_only_shown(db: Database, stores: Stores) -> None:
    """It goes out no more, is shown to its person, and holds nothing else up."""
    await write(db, stores, notice(), notice("n2"))
    await claim(db, stores)

    async with db.transaction() as conn:
        await stores.outbox.set_aside(conn, "n1")
        await stores.outbox.set_aside(conn, "n2")

    assert await due(stores, NOW + HOUR) == ["n2"]
    assert [one.key for one in await stores.outbox.waiting_for(1, NOW)] == ["n1"]
    assert await stores.outbox.unreachable(1) is None


async def test_another_try_for_someone_closed_is_held_too(db: Database, stores: Stores) -> None:
    """Of two that were being sent, the one put back doesn't go on trying."""
    await write(db, stores, notice(), notice("n2"))
    await claim(db, stores, "n2")
    await close(db, stores)

    async with db.transaction() as conn:
        await stores.outbox.put_back(conn, "n2", NOW + HOUR)

    assert await due(stores, NOW + HOUR) == []
    assert len(await stores.outbox.waiting_for(1, NOW)) == 2


async def test_someone_is_told_once_that_they_are_closed(db: Database, stores: Stores) -> None:
    """It is known since when, at first, and that they heard it; closing again keeps both."""
    await write(db, stores, notice(), notice("n2"))
    await claim(db, stores, "n2")
    await close(db, stores)

    async with db.transaction() as conn:
        await stores.outbox.note_told(conn, 1, NOW + HOUR)
        await stores.outbox.note_told(conn, 2, NOW + HOUR)
        await stores.outbox.note_unreachable(conn, 1, "n2", NOW + 2 * HOUR)

    assert await stores.outbox.unreachable(1) == UnreachablePerson(NOW, NOW + HOUR)
    assert await stores.outbox.unreachable(2) is None


async def test_only_what_was_sent_is_forgotten(db: Database, stores: Stores) -> None:
    """What was sent before a moment goes; what waits, is being sent or is held back stays."""
    await write(db, stores, *(notice(key) for key in ("old", "new", "hand", "held", "next")))
    await send(db, stores, "old", NOW)
    await send(db, stores, "new", NOW + HOUR)
    await claim(db, stores, "hand", NOW)
    await close(db, stores, "held")

    async with db.transaction() as conn:
        gone = await stores.outbox.purge(conn, NOW + HOUR)

    rows = await db.read.execute_fetchall("SELECT key FROM notices ORDER BY key")
    assert gone == 1
    assert [row["key"] for row in rows] == ["hand", "held", "new", "next"]


@pytest.mark.parametrize("key", ["", "k" * 23])
async def test_a_key_fits_in_a_button(db: Database, stores: Stores, key: str) -> None:
    """A key that no button could name is never kept."""
    with pytest.raises(StorageError):
        await write(db, stores, notice(key))
