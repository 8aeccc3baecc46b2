"""Reminders: set once, put off once, and in the outbox for as long as they are to come."""

from datetime import datetime, timedelta

import pytest

from storage.engine.database import Database
from storage.reminders import Reminder, TooManyReminders
from storage.stores import Stores
from tests.storage.builders import NOW, item, notice, reminder

DUE = reminder().due_at
WEEK = timedelta(weeks=1)


async def put(
    db: Database, stores: Stores, *reminders: Reminder
) -> list[Reminder | TooManyReminders]:
    async with db.transaction() as conn:
        return [await stores.reminders.set(conn, one, NOW) for one in reminders]


async def cancel(db: Database, stores: Stores, key: str, user_id: int = 1) -> bool:
    async with db.transaction() as conn:
        return await stores.reminders.cancel(conn, user_id, key)


async def deliver(db: Database, stores: Stores, key: str, at: datetime = DUE) -> None:
    async with db.transaction() as conn:
        assert await stores.outbox.claim(conn, key, at)
        await stores.outbox.note_sent(conn, key, 9, at)
        await stores.reminders.note_sent(conn, key, at)


async def snooze(
    db: Database,
    stores: Stores,
    new_key: str,
    due_at: datetime = DUE + WEEK,
    user_id: int = 1,
    now: datetime = DUE,
) -> Reminder | TooManyReminders | None:
    async with db.transaction() as conn:
        return await stores.reminders.snooze(conn, user_id, "r1", due_at, new_key, now)


async def keys(stores: Stores, now: datetime) -> list[str]:
    return [one.key for one in await stores.outbox.due(now, 10)]


async def test_a_reminder_is_kept_with_its_notice(db: Database, stores: Stores) -> None:
    """It comes back as it was set, and one notice under its key is due when it is."""
    one = reminder(zone="America/Paramaribo")

    assert await put(db, stores, one) == [one]

    assert await stores.reminders.get("r1") == one
    assert await stores.reminders.of_user(1) == (one,)
    assert await stores.outbox.due(DUE - timedelta(seconds=1), 10) == ()
    assert await stores.outbox.due(DUE, 10) == (notice("r1", due_at=DUE),)


async def test_setting_twice_reminds_once(db: Database, stores: Stores) -> None:
    """The same item and moment give the reminder that is there; others are others."""
    found = await put(
        db,
        stores,
        reminder("r1"),
        reminder("r2"),
        reminder("r3", due_at=DUE + WEEK),
        reminder("r4", item_id="ander"),
        reminder("r5", user_id=2),
    )

    assert [one.key for one in found if isinstance(one, Reminder)] == ["r1", "r1", "r3", "r4", "r5"]
    assert [one.key for one in await stores.reminders.of_user(1)] == ["r1", "r4", "r3"]
    assert sorted(await keys(stores, DUE + WEEK)) == ["r1", "r3", "r4", "r5"]


async def test_a_reminder_undone_with_its_transaction_sends_nothing(
    db: Database, stores: Stores
) -> None:
    """A reminder and its notice are kept together or not at all."""
    with pytest.raises(LookupError):
        await _set_and_fail(db, stores)

    assert await stores.reminders.get("r1") is None
    assert await stores.outbox.due(DUE, 10) == ()


async def test_a_cancelled_reminder_does_not_go_out(db: Database, stores: Stores) -> None:
    """Once cancelled it is gone with its notice; cancelling again finds nothing."""
    await put(db, stores, reminder())

    assert await cancel(db, stores, "r1")

    assert await stores.reminders.of_user(1) == ()
    assert await stores.outbox.due(DUE, 10) == ()
    assert not await cancel(db, stores, "r1")
    assert await put(db, stores, reminder("r2")) == [reminder("r2")]


async def test_only_ones_own_reminder_is_cancelled(db: Database, stores: Stores) -> None:
    """Who knows another's key can do nothing with it."""
    await put(db, stores, reminder())

    assert not await cancel(db, stores, "r1", user_id=2)
    assert not await cancel(db, stores, "ander")

    assert await stores.reminders.of_user(1) == (reminder(),)


async def test_what_is_out_cannot_be_cancelled(db: Database, stores: Stores) -> None:
    """While it is being sent, and once it was, cancelling says that it is too late."""
    await put(db, stores, reminder())
    async with db.transaction() as conn:
        await stores.outbox.claim(conn, "r1", DUE)
    being_sent = await cancel(db, stores, "r1")
    async with db.transaction() as conn:
        await stores.outbox.put_back(conn, "r1", DUE)
    await deliver(db, stores, "r1")

    assert not being_sent
    assert not await cancel(db, stores, "r1")
    assert await stores.reminders.get("r1") == reminder()


async def test_what_could_not_be_delivered_can_be_cancelled(db: Database, stores: Stores) -> None:
    """Someone whose messages are closed still has, and can cancel, what waits for them."""
    await put(db, stores, reminder())
    async with db.transaction() as conn:
        await stores.outbox.claim(conn, "r1", DUE)
        await stores.outbox.note_unreachable(conn, 1, "r1", DUE)

    listed = await stores.reminders.of_user(1)

    assert listed == (reminder(),)
    assert await cancel(db, stores, "r1")
    assert await stores.outbox.waiting_for(1, DUE) == ()


async def test_a_delivered_reminder_is_no_longer_to_come(db: Database, stores: Stores) -> None:
    """It leaves the list, and is still known to its message's buttons."""
    await put(db, stores, reminder())

    await deliver(db, stores, "r1")

    assert await stores.reminders.of_user(1) == ()
    assert await stores.reminders.get("r1") == reminder()


async def test_putting_off_twice_sets_one(db: Database, stores: Stores) -> None:
    """Whatever is chosen at a second press, there is one following reminder: the first."""
    await put(db, stores, reminder(zone="America/Paramaribo"))
    await deliver(db, stores, "r1")

    first = await snooze(db, stores, "r2")
    again = await snooze(db, stores, "r3", DUE + 2 * WEEK, now=DUE + timedelta(hours=1))

    assert first == reminder("r2", due_at=DUE + WEEK, zone="America/Paramaribo")
    assert again == first
    assert await stores.reminders.of_user(1) == (first,)
    assert await keys(stores, DUE + 3 * WEEK) == ["r2"]


async def test_putting_off_twice_sets_one_after_it_was_delivered(
    db: Database, stores: Stores
) -> None:
    """An old message's button makes no third one, and the following one can be put off itself."""
    await put(db, stores, reminder())
    await deliver(db, stores, "r1")
    await snooze(db, stores, "r2")
    await deliver(db, stores, "r2", DUE + WEEK)

    late = await snooze(db, stores, "r3", DUE + 2 * WEEK, now=DUE + WEEK)

    assert late == reminder("r2", due_at=DUE + WEEK)
    assert await stores.reminders.of_user(1) == ()


async def test_a_cancelled_following_reminder_can_be_set_again(
    db: Database, stores: Stores
) -> None:
    """Who cancels what they put off, can put it off again."""
    await put(db, stores, reminder())
    await deliver(db, stores, "r1")
    await snooze(db, stores, "r2")
    await cancel(db, stores, "r2")

    assert await snooze(db, stores, "r3") == reminder("r3", due_at=DUE + WEEK)


async def test_putting_off_to_a_moment_that_is_taken(db: Database, stores: Stores) -> None:
    """Where the item has a reminder at that moment already, that is the following one."""
    taken = reminder("r0", due_at=DUE + WEEK)
    await put(db, stores, reminder(), taken)
    await deliver(db, stores, "r1")

    assert await snooze(db, stores, "r2") == taken
    assert await snooze(db, stores, "r3", DUE + 2 * WEEK) == taken
    assert await stores.reminders.of_user(1) == (taken,)


async def test_the_following_one_is_known_after_a_removal_undone(
    db: Database, stores: Stores
) -> None:
    """Gone with its item and set again, it is still the one: a second press sets no other."""
    await put(db, stores, reminder())
    await deliver(db, stores, "r1")
    await snooze(db, stores, "r2")
    async with db.transaction() as conn:
        await stores.reading_lists.add(conn, 1, item())
        await stores.reading_lists.remove(conn, 1, None, "u1", DUE)
        undone = await stores.reading_lists.undo(conn, 1, "u1", DUE)
        assert undone is not None
        for one in undone.reminders:
            await stores.reminders.set(conn, one, DUE)

    assert await snooze(db, stores, "r3", DUE + 2 * WEEK) == reminder("r2", due_at=DUE + WEEK)
    assert await keys(stores, DUE + 3 * WEEK) == ["r2"]


async def test_a_reminder_set_again_after_its_item_went_is_one(
    db: Database, stores: Stores
) -> None:
    """Set by hand for the moment it had, it is back; undoing then has nothing to bring."""
    async with db.transaction() as conn:
        await stores.reading_lists.add(conn, 1, item())
        await stores.reminders.set(conn, reminder(), NOW)
        await stores.reading_lists.remove(conn, 1, None, "u1", NOW)

    (back,) = await put(db, stores, reminder("r2"))
    async with db.transaction() as conn:
        undone = await stores.reading_lists.undo(conn, 1, "u1", NOW)

    assert back == reminder("r1")
    assert undone is not None
    assert undone.reminders == ()
    assert await keys(stores, DUE) == ["r1"]


async def test_only_ones_own_and_arrived_reminder_is_put_off(db: Database, stores: Stores) -> None:
    """Not another's, not one that is still to come, not one that was never there."""
    await put(db, stores, reminder())

    too_soon = await snooze(db, stores, "r2", now=DUE - timedelta(hours=1))
    await deliver(db, stores, "r1")
    of_another = await snooze(db, stores, "r2", user_id=2)

    assert (too_soon, of_another) == (None, None)
    assert await stores.reminders.of_user(1) == ()


async def test_putting_off_to_the_past_is_our_mistake(db: Database, stores: Stores) -> None:
    """The moment was checked before it comes here."""
    await put(db, stores, reminder())

    with pytest.raises(AssertionError, match="to come"):
        await snooze(db, stores, "r2", DUE)


async def test_reminders_have_an_end(
    db: Database, stores: Stores, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who has too many to come gets no more, by setting or by putting off, until one is out."""
    monkeypatch.setattr("storage.reminders.MOST_WAITING", 2)
    await put(db, stores, reminder())
    await deliver(db, stores, "r1")
    await put(db, stores, reminder("a", item_id="a"), reminder("b", item_id="b"))

    found = await put(db, stores, reminder("c", item_id="c"), reminder("d", item_id="a"))

    assert found == [TooManyReminders(), reminder("a", item_id="a")]
    assert await snooze(db, stores, "r2") == TooManyReminders()
    assert await put(db, stores, reminder("c", user_id=2)) == [reminder("c", user_id=2)]
    await cancel(db, stores, "a")
    assert await snooze(db, stores, "r2") == reminder("r2", due_at=DUE + WEEK)


async def test_delivered_reminders_are_forgotten(db: Database, stores: Stores) -> None:
    """Those of long ago go, with their buttons; what followed on them and what waits stays."""
    await put(db, stores, reminder())
    await deliver(db, stores, "r1")
    await snooze(db, stores, "r2")

    async with db.transaction() as conn:
        kept = await stores.reminders.forget_delivered(conn, DUE)
        gone = await stores.reminders.forget_delivered(conn, DUE + timedelta(seconds=1))

    assert (kept, gone) == (0, 1)
    assert await snooze(db, stores, "r3") is None
    assert await stores.reminders.of_user(1) == (reminder("r2", due_at=DUE + WEEK),)


async def _set_and_fail(db: Database, stores: Stores) -> None:
    async with db.transaction() as conn:
        await stores.reminders.set(conn, reminder(), NOW)
        raise LookupError
