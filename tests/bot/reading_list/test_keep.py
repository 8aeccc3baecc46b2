"""What someone keeps to read: added, marked, noted, taken off and put back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.app import App
from bot.reading_list.keep import (
    Addition,
    AskAgain,
    Marking,
    NotKept,
    Removal,
    empty,
    keep,
    mark,
    remove,
    tidy,
    undo,
    write_note,
)
from storage.engine.errors import StorageError
from storage.questions import new_key
from storage.reading_lists import ListedItem
from storage.reminders import Reminder
from tests.bot.apps import Clock

ANNA, CAS = 1, 2


async def ids(app: App, user: int = ANNA) -> list[str]:
    return [item.item_id for item in await app.stores.reading_lists.of_user(user)]


async def item(app: App, own: str = "boek") -> ListedItem:
    found = await app.stores.reading_lists.get(ANNA, own)
    assert found is not None
    return found


async def fill(app: App, count: int, user: int = ANNA) -> None:
    async with app.database.transaction() as connection:
        for number in range(count):
            await app.stores.reading_lists.add(
                connection,
                user,
                ListedItem(
                    item_id=f"stuk-{number:04}",
                    title=f"Stuk {number}",
                    url=None,
                    kind="publicatie",
                    added_at=app.now(),
                ),
            )


async def removed(app: App, own: str = "boek") -> Removal:
    found = await remove(app, ANNA, own)
    assert isinstance(found, Removal)
    return found


async def test_keeping(app: App, clock: Clock) -> None:
    """It is on the list of the one who kept it, unread, as it is called now."""
    kept = await keep(app, ANNA, None, "boek", " Voor dinsdag ")

    assert isinstance(kept, Addition)
    assert kept.item == await item(app)
    assert (kept.item.title, kept.item.kind) == ("Gezonde huizen", "publicatie")
    assert (kept.item.note, kept.item.read, kept.item.added_at) == (
        "Voor dinsdag",
        False,
        clock.now,
    )
    assert await ids(app, CAS) == []


async def test_keeping_twice(app: App, clock: Clock) -> None:
    """Is no error; what was read stays read, and only a note that comes along changes."""
    await keep(app, ANNA, None, "boek", "Eerst")
    await mark(app, ANNA, "boek", read=True)
    clock.move(days=1)

    again = await keep(app, ANNA, None, "boek")
    noted = await keep(app, ANNA, None, "boek", "Daarna")

    assert isinstance(again, Addition)
    assert (again.item.note, again.item.read, again.new_note) == ("Eerst", True, False)
    assert again.again
    assert isinstance(noted, Addition)
    assert (noted.item.note, noted.new_note) == ("Daarna", True)
    assert await ids(app) == ["boek"]


@pytest.mark.parametrize("own", ["nergens", "", "weer", "'; DROP TABLE listed_items; --"])
async def test_what_can_not_be_found(app: App, own: str) -> None:
    """What isn't known here, or isn't of the field, is not kept."""
    assert await keep(app, ANNA, None, own) is NotKept.NOT_FOUND
    assert await ids(app) == []


async def test_a_note_that_is_too_long(app: App) -> None:
    """No option or form on Discord takes it; if one did, nothing would change."""
    with pytest.raises(StorageError):
        await keep(app, ANNA, None, "boek", "x" * 1001)
    assert await ids(app) == []

    await keep(app, ANNA, None, "boek", "x" * 1000)

    with pytest.raises(StorageError):
        await write_note(app, ANNA, "boek", "y" * 1001)
    assert (await item(app)).note == "x" * 1000


async def test_marking(app: App, clock: Clock) -> None:
    """Read, and to read again; marked as it is, it keeps the day it became so."""
    await keep(app, ANNA, None, "boek")

    first = await mark(app, ANNA, "boek", read=True)
    clock.move(days=1)
    second = await mark(app, ANNA, "boek", read=True)
    back = await mark(app, ANNA, "boek", read=False)
    again = await mark(app, ANNA, "boek", read=False)

    assert isinstance(first, Marking)
    assert isinstance(second, Marking)
    assert (first.before, second.before) == (False, True)
    assert first.item.read_at == second.item.read_at
    assert isinstance(back, Marking)
    assert isinstance(again, Marking)
    assert (back.item.read_at, back.before, again.before) == (None, False, True)


async def test_what_is_not_on_the_list(app: App) -> None:
    """Someone else's item, a bad id and nothing at all are all the same: not on the list."""
    await keep(app, CAS, None, "boek", "Van Cas")

    for own in ("boek", "nergens", ""):
        assert await mark(app, ANNA, own, read=True) is NotKept.NOT_LISTED
        assert await write_note(app, ANNA, own, "hallo") is NotKept.NOT_LISTED
        assert await remove(app, ANNA, own) is NotKept.NOT_LISTED
    cas = await app.stores.reading_lists.get(CAS, "boek")
    assert cas is not None
    assert (cas.note, cas.read) == ("Van Cas", False)


@given(st.text(st.characters(codec=None, exclude_categories=())))
def test_a_tidy_note_can_be_kept(text: str) -> None:
    """Whatever someone writes, a column takes it, and tidying it twice changes nothing."""
    note = tidy(text)

    note.encode()
    assert "\0" not in note
    assert note == tidy(note)
    assert len(note) <= len(text)


async def test_reminders_go_and_come_with_the_item(app: App, clock: Clock) -> None:
    """As far as their time is still to come."""
    await keep(app, ANNA, None, "boek")
    soon, later = (
        Reminder(
            key=new_key(),
            user_id=ANNA,
            item_id="boek",
            due_at=clock.now.replace(hour=clock.now.hour + 1, minute=minute),
            zone="Europe/Amsterdam",
        )
        for minute in (0, 59)
    )
    async with app.database.transaction() as connection:
        await app.stores.reminders.set(connection, soon, clock.now)
        await app.stores.reminders.set(connection, later, clock.now)
    clock.now = soon.due_at.replace(minute=0)
    clock.move(minutes=-5)

    key = (await removed(app)).undo_key
    assert await app.stores.reminders.of_user(ANNA) == ()
    clock.move(minutes=9)
    await undo(app, ANNA, key)

    assert [one.due_at for one in await app.stores.reminders.of_user(ANNA)] == [later.due_at]


async def test_emptying_by_an_old_question(app: App, clock: Clock) -> None:
    """Ten minutes later, or from the future, it asks again."""
    await fill(app, 3)
    asked = clock.now

    clock.move(minutes=10)

    assert await empty(app, ANNA, asked) == AskAgain(3)
    clock.move(minutes=-20)
    assert await empty(app, ANNA, asked) == AskAgain(3)
    assert len(await ids(app)) == 3
