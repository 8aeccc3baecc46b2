"""Reading lists: what is kept of an item, and that taking it off can be undone."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from storage.engine.database import Database
from storage.engine.errors import StorageError
from storage.questions import new_key
from storage.reading_lists import MOST_NOTE, UNDO, AddOutcome, ListedItem, UndoneRemoval
from storage.stores import Stores
from tests.storage.builders import NOW, item, reminder

LATER = NOW + timedelta(minutes=5)


async def add(
    db: Database, stores: Stores, *items: ListedItem, user_id: int = 1
) -> list[AddOutcome]:
    async with db.transaction() as conn:
        return [await stores.reading_lists.add(conn, user_id, one) for one in items]


async def remove(
    db: Database, stores: Stores, item_ids: Sequence[str] | None, undo_key: str = "u1"
) -> int:
    async with db.transaction() as conn:
        return await stores.reading_lists.remove(conn, 1, item_ids, undo_key, NOW)


async def undo(
    db: Database, stores: Stores, undo_key: str = "u1", user_id: int = 1, now: datetime = LATER
) -> UndoneRemoval | None:
    async with db.transaction() as conn:
        return await stores.reading_lists.undo(conn, user_id, undo_key, now)


async def remind(db: Database, stores: Stores, key: str, item_id: str) -> None:
    async with db.transaction() as conn:
        await stores.reminders.set(conn, reminder(key, item_id=item_id), NOW)


async def ids(stores: Stores, user_id: int = 1) -> list[str]:
    return [one.item_id for one in await stores.reading_lists.of_user(user_id)]


@pytest.mark.parametrize(
    "one", [item(), item(url=None, read_at=LATER, note="Voor het overleg"), item(title="’t Zand")]
)
async def test_an_item_comes_back_as_it_was_added(
    db: Database, stores: Stores, one: ListedItem
) -> None:
    """All of an item is kept, whether it was read and its note included."""
    (added,) = await add(db, stores, one)

    assert added is AddOutcome.NEW
    assert await stores.reading_lists.get(1, one.item_id) == one
    assert await stores.reading_lists.of_user(1) == (one,)
    assert one.read == (one.read_at is not None)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50)
@given(
    note=st.text(
        st.characters(exclude_categories=["Cs"], exclude_characters="\0"),
        min_size=1,
        max_size=MOST_NOTE,
    )
)
async def test_any_note_comes_back(db: Database, stores: Stores, note: str) -> None:
    """No character of a note is lost or read as SQL."""
    item_id = new_key()
    await add(db, stores, item(item_id))

    async with db.transaction() as conn:
        written = await stores.reading_lists.write_note(conn, 1, item_id, note)

    found = await stores.reading_lists.get(1, item_id)
    assert written
    assert found == item(item_id, note=note)


async def test_the_list_is_in_the_order_of_adding(db: Database, stores: Stores) -> None:
    """What was added first comes first; of one second by id."""
    await add(db, stores, item("c", added_at=LATER), item("b"), item("a"))

    assert await ids(stores) == ["a", "b", "c"]


async def test_adding_again_renews_the_words_only(db: Database, stores: Stores) -> None:
    """The title, link and kind are the newest; when it was added, whether it was read, and a note
    that got no other stay."""
    await add(db, stores, item(read_at=LATER, note="Lezen"))
    newer: dict[str, Any] = {"title": "Eenzaamheid", "url": None, "kind": "artikel"}

    again = await add(db, stores, item(added_at=LATER, **newer))
    kept = await stores.reading_lists.get(1, "eenzaamheid")
    noted = await add(db, stores, item(added_at=LATER, note="Gelezen", **newer))

    assert (again, noted) == ([AddOutcome.AGAIN], [AddOutcome.AGAIN])
    assert kept == item(read_at=LATER, note="Lezen", **newer)
    assert await stores.reading_lists.get(1, "eenzaamheid") == replace(kept, note="Gelezen")


async def test_a_list_has_an_end(
    db: Database, stores: Stores, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A full list takes nothing new and still renews what is on it; another's list has room."""
    monkeypatch.setattr("storage.reading_lists.MOST_ITEMS", 2)
    await add(db, stores, item("a"), item("b"))

    added = await add(db, stores, item("c"), item("a", title="Anders"))

    assert added == [AddOutcome.FULL, AddOutcome.AGAIN]
    assert await ids(stores) == ["a", "b"]
    assert await add(db, stores, item("c"), user_id=2) == [AddOutcome.NEW]


async def test_an_item_is_marked_and_noted(db: Database, stores: Stores) -> None:
    """Read, to be read again, with a note and without; and what isn't on the list says so."""
    await add(db, stores, item())

    async with db.transaction() as conn:
        lists = stores.reading_lists
        steps = [
            (await change, await lists.get(1, "eenzaamheid", conn))
            for change in (
                lists.mark(conn, 1, "eenzaamheid", LATER),
                lists.write_note(conn, 1, "eenzaamheid", "Lezen"),
                lists.mark(conn, 1, "eenzaamheid", None),
                lists.write_note(conn, 1, "eenzaamheid", None),
                lists.mark(conn, 1, "ander", LATER),
                lists.write_note(conn, 2, "eenzaamheid", "Van een ander"),
            )
        ]

    assert steps == [
        (True, item(read_at=LATER)),
        (True, item(read_at=LATER, note="Lezen")),
        (True, item(note="Lezen")),
        (True, item()),
        (False, item()),
        (False, item()),
    ]


@pytest.mark.parametrize("note", ["", "a" * (MOST_NOTE + 1)])
async def test_a_note_has_words_and_an_end(db: Database, stores: Stores, note: str) -> None:
    """An empty note is no note, and one that is too long is never kept."""
    with pytest.raises(StorageError):
        await add(db, stores, item(note=note))

    assert await add(db, stores, item(note="é" * MOST_NOTE)) == [AddOutcome.NEW]


async def test_people_have_lists_of_their_own(db: Database, stores: Stores) -> None:
    """What one does to an item changes nothing on another's list."""
    await add(db, stores, item(), user_id=1)
    await add(db, stores, item(), user_id=2)

    async with db.transaction() as conn:
        await stores.reading_lists.mark(conn, 1, "eenzaamheid", NOW)
        await stores.reading_lists.remove(conn, 1, None, "u1", NOW)

    assert await stores.reading_lists.of_user(1) == ()
    assert await stores.reading_lists.of_user(2) == (item(),)


async def test_what_was_removed_comes_back_as_it_was(db: Database, stores: Stores) -> None:
    """Undoing a removal brings back its items whole, once; what wasn't there counts for none."""
    kept = item("a", read_at=LATER, note="Lezen")
    await add(db, stores, kept, item("b"), item("c"))

    gone = await remove(db, stores, ["a", "c", "a", "ander"])
    left = await ids(stores)
    undone = await undo(db, stores)

    assert (gone, left) == (2, ["b"])
    assert undone == UndoneRemoval(items=2, already=0, reminders=())
    assert await stores.reading_lists.of_user(1) == (kept, item("b"), item("c"))
    assert await undo(db, stores) is None


async def test_a_list_that_was_emptied_comes_back(db: Database, stores: Stores) -> None:
    """All can be removed at once, and what was added again meanwhile stays as it is."""
    await add(db, stores, item("a", note="Oud"), item("b"))

    gone = await remove(db, stores, None)
    await add(db, stores, item("a", note="Nieuw"))

    assert gone == 2
    assert await undo(db, stores) == UndoneRemoval(items=1, already=1, reminders=())
    assert await stores.reading_lists.of_user(1) == (item("a", note="Nieuw"), item("b"))


async def test_a_note_comes_back_with_what_was_added_again(db: Database, stores: Stores) -> None:
    """Undoing loses no note: what was added again without one gets the one that it had."""
    await add(db, stores, item("a", note="Oud"), item("b", note="Van b"))
    await add(db, stores, item("a"), user_id=2)
    await remove(db, stores, None)
    await add(db, stores, item("a"))

    late = await undo(db, stores, now=NOW + UNDO + timedelta(seconds=1))
    untouched = await stores.reading_lists.get(1, "a")
    await undo(db, stores)

    assert (late, untouched) == (None, item("a"))
    assert await stores.reading_lists.of_user(1) == (
        item("a", note="Oud"),
        item("b", note="Van b"),
    )
    assert await stores.reading_lists.of_user(2) == (item("a"),)


async def test_a_removal_is_undone_by_who_did_it_and_in_time(db: Database, stores: Stores) -> None:
    """Nobody else can, nor anyone later than ten minutes, nor with a key that is none."""
    await add(db, stores, item())
    await remove(db, stores, None)

    assert await undo(db, stores, user_id=2) is None
    assert await undo(db, stores, "ander") is None
    assert await undo(db, stores, now=NOW + UNDO + timedelta(seconds=1)) is None
    assert await undo(db, stores, now=NOW + UNDO) is not None


async def test_removals_are_undone_apart(db: Database, stores: Stores) -> None:
    """Each removal has its own undoing, of the same item too."""
    await add(db, stores, item("a", note="Eerst"), item("b"))
    await remove(db, stores, ["a"], "u1")
    await add(db, stores, item("a", note="Later"))
    await remove(db, stores, ["a"], "u2")
    await remove(db, stores, ["b"], "u3")

    assert await undo(db, stores, "u2") == UndoneRemoval(items=1, already=0, reminders=())
    assert await undo(db, stores, "u1") == UndoneRemoval(items=0, already=1, reminders=())
    assert await stores.reading_lists.of_user(1) == (item("a", note="Later"),)


async def test_nothing_to_remove_is_nothing_to_undo(db: Database, stores: Stores) -> None:
    """Removing what isn't there counts none, and pressing undo then finds nothing."""
    assert await remove(db, stores, ["ander"]) == 0
    assert await remove(db, stores, None, "u2") == 0
    assert await remove(db, stores, [], "u3") == 0
    assert [await undo(db, stores, key) for key in ("u1", "u2", "u3")] == [None, None, None]


async def test_reminders_go_and_come_with_their_item(db: Database, stores: Stores) -> None:
    """Removed, its reminder doesn't go out; set again after undoing, it does, under its own key."""
    await add(db, stores, item("a"), item("b"))
    await remind(db, stores, "ra", "a")
    await remind(db, stores, "rb", "b")
    after = NOW + timedelta(days=3)

    await remove(db, stores, ["a"])
    meanwhile = [one.key for one in await stores.outbox.due(after, 10)]
    undone = await undo(db, stores)
    assert undone is not None
    async with db.transaction() as conn:
        back = [await stores.reminders.set(conn, one, LATER) for one in undone.reminders]

    assert meanwhile == ["rb"]
    assert undone.reminders == tuple(back) == (reminder("ra", item_id="a"),)
    assert [one.key for one in await stores.reminders.of_user(1)] == ["ra", "rb"]
    assert [one.key for one in await stores.outbox.due(after, 10)] == ["ra", "rb"]


async def test_a_reminder_that_is_not_set_again_stays_away(db: Database, stores: Stores) -> None:
    """Undoing alone sends nothing: whether a reminder still makes sense is for the caller."""
    await add(db, stores, item("a"))
    await remind(db, stores, "ra", "a")

    await remove(db, stores, None)
    await undo(db, stores)

    assert await stores.reminders.of_user(1) == ()
    assert await stores.reminders.get("ra") is None
    assert await stores.outbox.due(NOW + timedelta(days=3), 10) == ()


async def test_a_reminder_on_its_way_arrives(db: Database, stores: Stores) -> None:
    """What is being sent when its item goes can't be stopped, and isn't half forgotten."""
    await add(db, stores, item("a"))
    await remind(db, stores, "ra", "a")
    async with db.transaction() as conn:
        await stores.outbox.claim(conn, "ra", NOW + timedelta(days=2))

    await remove(db, stores, None)

    assert await undo(db, stores) == UndoneRemoval(items=1, already=0, reminders=())
    assert await stores.reminders.of_user(1) == (reminder("ra", item_id="a"),)


async def test_what_cannot_be_undone_any_more_is_forgotten(db: Database, stores: Stores) -> None:
    """Removed items and their reminders go for good; the list and a fresh removal stay."""
    await add(db, stores, item("a"), item("b"), item("c"))
    await remind(db, stores, "ra", "a")
    await remind(db, stores, "rb", "b")
    await remove(db, stores, ["a"], "u1")
    async with db.transaction() as conn:
        await stores.reading_lists.remove(conn, 1, ["b"], "u2", LATER)

        gone = await stores.reading_lists.forget_removed(conn, LATER)

    assert gone == 1
    assert await undo(db, stores, "u1", now=NOW) is None
    assert await undo(db, stores, "u2") == UndoneRemoval(
        items=1, already=0, reminders=(reminder("rb", item_id="b"),)
    )
    assert await ids(stores) == ["b", "c"]
    assert not list(await db.read.execute_fetchall("SELECT 1 FROM reminders WHERE key = 'ra'"))
