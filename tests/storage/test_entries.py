"""Revisions of entries: numbered in order, the newest holds, none is ever rewritten."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from knowledge.entry import EVERYWHERE
from storage.engine.database import Database
from storage.engine.errors import StorageError
from storage.entries import Act, RevisedEntry, Revision
from storage.stores import Stores
from tests.storage.builders import NOW, revision

HERE, THERE = 7, 8


async def write(
    db: Database,
    stores: Stores,
    guild_id: int = HERE,
    entry_id: str = "egel",
    said: tuple[Act, RevisedEntry] | None = None,
) -> Revision:
    async with db.transaction() as conn:
        return await stores.entries.write(conn, guild_id, entry_id, *(said or revision()), 1, NOW)


async def test_what_was_written_is_read_back(db: Database, stores: Stores) -> None:
    """Every value of a revision comes back as it went in, lists and accents included."""
    said = revision(formuleringen=["egels ‘s nachts", "één egel"], jaar=2024, online=True)

    written = await write(db, stores, said=said)

    assert (written.revision, written.version, written.made_by) == (1, 1, 1)
    assert (written.guild_id, written.entry_id, written.made_at) == (HERE, "egel", NOW)
    assert (written.act, written.standing) == said
    assert await stores.entries.get(1) == written
    assert await stores.entries.newest(HERE, "egel") == written


async def test_revisions_count_over_all_and_versions_within_an_entry(
    db: Database, stores: Stores
) -> None:
    """A later change has a higher number than any before; an entry's versions have no gaps."""
    places = [(HERE, "egel"), (THERE, "egel"), (HERE, "das"), (HERE, "egel"), (EVERYWHERE, "egel")]

    written = [await write(db, stores, *place) for place in places]

    assert [one.revision for one in written] == [1, 2, 3, 4, 5]
    assert [one.version for one in written] == [1, 1, 1, 2, 1]


async def test_many_at_once_are_as_many_one_by_one(tmp_path: Path) -> None:
    """In number, version and value; an entry that has revisions gets its next."""
    said = {"das": revision(jaar=2024)[1], "egel": RevisedEntry(shown=False), "uil": RevisedEntry()}
    kept = []
    for name in ("one by one", "at once"):
        async with Database.open(tmp_path / f"{name}.db") as db:
            stores = Stores.over(db)
            await write(db, stores)
            async with db.transaction() as conn:
                if name == "at once":
                    await stores.entries.write_all(conn, HERE, Act.PUBLISHED, said, 1, NOW)
                for own, standing in said.items() if name == "one by one" else ():
                    act = Act.PUBLISHED
                    await stores.entries.write(conn, HERE, own, act, standing, 1, NOW)
            kept.append(await stores.entries.since(0))

    assert kept[0] == kept[1]
    assert [(one.entry_id, one.version) for one in kept[1]] == [("das", 1), ("egel", 2), ("uil", 1)]


async def test_what_was_written_at_once_is_found_by_whose_it_is(
    db: Database, stores: Stores
) -> None:
    """Of that person, server and moment only, with what was there before."""
    first = await write(db, stores)
    said = {"das": RevisedEntry(), "egel": RevisedEntry(shown=False)}
    async with db.transaction() as conn:
        batch = await stores.entries.write_all(conn, HERE, Act.PUBLISHED, said, 2, NOW)
        await stores.entries.write(conn, HERE, "egel", *revision(), 2, NOW)
    later = replace(batch, made_at=NOW + timedelta(seconds=1))

    async with db.transaction() as conn:
        found = await stores.entries.of_batch(conn, HERE, batch, 2)
        nothing = [
            await stores.entries.of_batch(conn, *wrong)
            for wrong in ((THERE, batch, 2), (HERE, batch, 1), (HERE, later, 2))
        ]
        before = await stores.entries.before_batch(conn, HERE, batch)

    assert [(one.revision, one.entry_id) for one in found] == [(2, "das"), (3, "egel")]
    assert nothing == [(), (), ()]
    assert before == {"egel": first}


async def test_the_newest_holds_and_the_older_stay(db: Database, stores: Stores) -> None:
    """The history of an entry on a server is every change there, and none of another's."""
    first = await write(db, stores)
    await write(db, stores, THERE)
    second = await write(db, stores, said=(Act.ARCHIVED, RevisedEntry(shown=False)))

    assert await stores.entries.newest(HERE, "egel") == second
    assert await stores.entries.of_entry(HERE, "egel") == (first, second)
    assert await stores.entries.newest(HERE, "das") is None
    assert await stores.entries.get(99) is None


async def test_who_catches_up_gets_the_newest_of_what_changed(db: Database, stores: Stores) -> None:
    """Since a revision: of each entry and server that changed only the last state, in order."""
    await write(db, stores)
    das = await write(db, stores, entry_id="das")
    newest = await write(db, stores)
    there = await write(db, stores, THERE)

    assert await stores.entries.since(0) == (das, newest, there)
    assert await stores.entries.since(das.revision) == (newest, there)
    assert await stores.entries.since(there.revision) == ()


async def test_an_id_of_another_server_is_known(db: Database, stores: Stores) -> None:
    """Whether an id is taken by another server; one that all have is nobody's."""
    await write(db, stores)
    await write(db, stores, EVERYWHERE, "das")

    assert await stores.entries.is_elsewhere(THERE, "egel")
    assert not await stores.entries.is_elsewhere(HERE, "egel")
    assert not await stores.entries.is_elsewhere(HERE, "das")


async def test_two_processes_never_take_the_same_number(db: Database) -> None:
    """The number is taken under the writer's lock, also where another process writes."""
    async with Database.open(db.address) as other:
        for database in (db, other, db):
            await write(database, Stores.over(database))

        found = await Stores.over(other).entries.of_entry(HERE, "egel")

    assert [one.version for one in found] == [1, 2, 3]


async def test_an_erased_maker_leaves_the_knowledge(db: Database, stores: Stores) -> None:
    """What someone made stays as it was, without their name."""
    before = await write(db, stores)

    async with db.transaction() as conn:
        counts = await stores.entries.erase(conn, 1, NOW + timedelta(days=1))

    after = await stores.entries.get(before.revision)
    assert counts == {"entry_revisions": 1}
    assert after is not None
    assert (after.made_by, after.standing) == (None, before.standing)


async def test_a_change_for_all_is_held_without_a_server(db: Database, stores: Stores) -> None:
    """What someone made for every server is shown as such."""
    await write(db, stores, EVERYWHERE)

    held = await stores.entries.held(1, NOW)

    assert held["entry_revisions"] == [
        {
            "revision": 1,
            "guild_id": None,
            "entry_id": "egel",
            "version": 1,
            "action": "published",
            "made_at": NOW.isoformat(),
        }
    ]


@pytest.mark.parametrize("entry_id", ["", "x" * 61])
async def test_an_id_that_no_button_takes_is_refused(
    db: Database, stores: Stores, entry_id: str
) -> None:
    """An id is 1 to 60 characters."""
    with pytest.raises(StorageError):
        await write(db, stores, entry_id=entry_id)


async def test_how_all_of_a_server_stands(db: Database, stores: Stores) -> None:
    """The newest of each of its entries, and of other servers no more than the ids."""
    for place in [(HERE, "egel"), (HERE, "das"), (THERE, "uil"), (EVERYWHERE, "mol")]:
        await write(db, stores, *place)
    newer = await write(db, stores, said=revision(Act.ARCHIVED, shown=False))

    here = await stores.entries.newest_of_guild(HERE)

    assert set(here) == {"das", "egel"}
    assert here["egel"] == newer
    assert await stores.entries.ids_elsewhere(HERE) == {"uil"}
    assert await stores.entries.ids_elsewhere(THERE) == {"das", "egel"}
