"""What is held of someone is shown whole, and erased whole or not at all."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.app import App
from bot.privacy.erasing import (
    CONFIRM_WITHIN,
    AskFirst,
    Erased,
    ask_to_erase,
    erase,
    forget_what_is_old,
    gather_held,
)
from storage.engine.errors import StorageError
from tests.bot.apps import Clock, opened
from tests.storage.builders import NOW, item, question
from tests.storage.test_personal import fill

ANNA, BAS, CAS = (1_200_000_000_000_000_000 + own for own in (1, 2, 3))
SECOND = timedelta(seconds=1)


class Remembering:
    """Something in memory that knows of people."""

    def __init__(self, *people: int) -> None:
        self.people = set(people)

    def forget(self, user: int) -> None:
        self.people.discard(user)


@pytest.fixture
async def app(tmp_path: Path, clock: Clock) -> AsyncIterator[App]:
    """Of Anna and of Bas there is something in every table about people."""
    async with opened(tmp_path / "wijkbot.db", clock) as app:
        await fill(app.database, app.stores, ANNA)
        await fill(app.database, app.stores, BAS)
        yield app


def tables(app: App) -> set[str]:
    return {table for store in app.stores.personal for table in store.tables}


async def test_two_presses_at_once(app: App) -> None:
    """One of them erases, the other finds nothing left."""
    counts = (await gather_held(app, ANNA)).counts

    both = await asyncio.gather(erase(app, ANNA, NOW, ()), erase(app, ANNA, NOW, ()))

    assert Erased(counts=counts) in both
    assert Erased(counts={}) in both


async def test_where_only_memory_knows_someone(app: App) -> None:
    """There is nothing to ask for: it is dropped at once."""
    memory = Remembering(3)

    assert await ask_to_erase(app, 3, (memory,)) == AskFirst(counts={})
    assert memory.people == set()


async def test_the_last_moment_of_a_button(app: App) -> None:
    """It still works then."""
    asked_at = NOW - CONFIRM_WITHIN + SECOND

    assert isinstance(await erase(app, ANNA, asked_at, ()), Erased)


async def test_all_goes_or_nothing_does(app: App) -> None:
    """Where the database gives out halfway, every row is there still, and so is what is in memory:
    erasing can be tried again as if it never began."""
    memory, before = Remembering(ANNA), await gather_held(app, ANNA)
    async with app.database.transaction() as connection:
        await connection.execute(
            "CREATE TRIGGER broken BEFORE UPDATE ON guild_settings "
            "BEGIN SELECT RAISE(ABORT, 'broken'); END"
        )

    with pytest.raises(StorageError):
        await erase(app, ANNA, NOW, (memory,))

    assert await gather_held(app, ANNA) == before
    assert memory.people == {ANNA}


async def test_with_a_question_is_what_came_of_it(app: App) -> None:
    """How it was answered, what was chosen, and whether a person was wanted for it."""
    now = app.now()
    async with app.database.transaction() as connection:
        kept = question("mijn-vraag", guild_id=7, entry_ids=("vocht", "boek"))
        await app.stores.questions.keep(connection, kept)
        await app.stores.gaps.count_asker(connection, kept.key, CAS, now)
        await app.stores.questions.choose(connection, kept.key, "boek", now)
        await app.stores.questions.want_human(connection, kept.key, now)

    (row,) = (await gather_held(app, CAS)).tables["askers"]

    assert row["outcome"] == kept.outcome
    assert (row["entry_ids"], row["chosen"]) == (["vocht", "boek"], ["boek"])
    assert row["human_wanted_at"] == now.isoformat()
    await erase(app, CAS, now, ())
    assert not (await gather_held(app, CAS)).counts


async def test_erased_and_forgotten_stand_in_no_file(
    app: App, clock: Clock, tmp_path: Path
) -> None:
    """Neither in the database nor in the log beside it, as soon as it is said to be gone."""
    own, asked = "een eigen notitie over thuis", "een vraag van lang geleden"
    async with app.database.transaction() as connection:
        await app.stores.reading_lists.add(connection, CAS, item("boek"))
        await app.stores.reading_lists.write_note(connection, CAS, "boek", own)
        await app.stores.questions.keep(connection, question("oud", text=asked))

    def standing() -> set[str]:
        files = [one.read_bytes() for one in tmp_path.glob("wijkbot.db*")]
        return {text for text in (own, asked) if any(text.encode() in one for one in files)}

    assert standing() == {own, asked}
    assert isinstance(await erase(app, CAS, clock.now, ()), Erased)
    assert standing() == {asked}

    clock.move(days=29)
    await forget_what_is_old(app)

    assert standing() == set()
