"""A database that another process holds: every method that writes says so, in one way."""

from __future__ import annotations

import inspect
import sqlite3
from contextlib import closing
from dataclasses import fields
from typing import TYPE_CHECKING, Any

import pytest

from storage.errors import StorageError
from storage.guilds import GuildSettings
from storage.pseudonyms import Pseudonym
from storage.restoring import restore
from storage.searches import KeptSearch
from storage.stores import Stores
from tests.storage.builders import NOW, feedback, question

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterator
    from pathlib import Path

    import aiosqlite

    from storage.database import Database

PERSON = Pseudonym(0, "0" * 32)

WRITES: dict[str, Callable[[Stores, aiosqlite.Connection], Awaitable[Any]]] = {
    "questions.keep": lambda s, c: s.questions.keep(c, question("other")),
    "questions.choose": lambda s, c: s.questions.choose(c, "q1", "eenzaamheid", NOW),
    "questions.want_human": lambda s, c: s.questions.want_human(c, "q1", NOW),
    "questions.forget_older_than": lambda s, c: s.questions.forget_older_than(c, NOW),
    "feedback.give": lambda s, c: s.feedback.give(c, feedback(), 1, NOW),
    "feedback.forget_up_to": lambda s, c: s.feedback.forget_up_to(c, NOW),
    "feedback.forget_person": lambda s, c: s.feedback.forget_person(c, PERSON),
    "guilds.save": lambda s, c: s.guilds.save(c, GuildSettings(guild_id=7), NOW),
    "guilds.forget_user": lambda s, c: s.guilds.forget_user(c, 1),
    "pseudonyms.of": lambda s, c: s.pseudonyms.of(c, 1, NOW),
    "pseudonyms.rotate": lambda s, c: s.pseudonyms.rotate(c, NOW),
    "pseudonyms.seen": lambda s, c: s.pseudonyms.seen(c, 1, 7, NOW),
    "pseudonyms.forget_person": lambda s, c: s.pseudonyms.forget_person(c, PERSON),
    "searches.keep": lambda s, c: s.searches.keep(c, KeptSearch(key="s1"), NOW),
    "searches.forget_older_than": lambda s, c: s.searches.forget_older_than(c, NOW),
}


@pytest.fixture
async def kept(db: Database, stores: Stores) -> None:
    async with db.transaction() as conn:
        await stores.questions.keep(conn, question())


@pytest.fixture
def locked(db: Database, kept: None) -> Iterator[None]:  # noqa: ARG001  (kept before it is locked)
    with closing(sqlite3.connect(db.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield
        other.execute("ROLLBACK")


@pytest.mark.parametrize("name", WRITES)
@pytest.mark.usefixtures("locked")
async def test_a_write_says_that_another_process_holds_it(
    db: Database, stores: Stores, name: str
) -> None:
    """No error of the driver comes out, and the sentence says what helps."""
    with pytest.raises(StorageError, match="another process holds it"):
        async with db.transaction() as conn:
            await WRITES[name](stores, conn)


@pytest.mark.parametrize("name", WRITES)
@pytest.mark.usefixtures("kept")
async def test_a_write_that_is_refused_says_so_itself(
    db: Database, stores: Stores, name: str
) -> None:
    """Each method has its own errors come out as ours, whatever connection it is handed."""
    with pytest.raises(StorageError):
        await WRITES[name](stores, db.read)


def test_every_method_that_writes_is_tried_here(stores: Stores) -> None:
    """A new method that takes a connection cannot be left out of the two tests above."""
    found = {
        f"{field.name}.{name}"
        for field in fields(Stores)
        for name, method in inspect.getmembers(getattr(stores, field.name), inspect.ismethod)
        if not name.startswith("_") and "conn" in inspect.signature(method).parameters
    }

    assert found - {"guilds.get"} == set(WRITES)


@pytest.mark.usefixtures("locked")
async def test_a_reader_is_not_kept_waiting(stores: Stores) -> None:
    """Who reads doesn't notice that another process writes."""
    assert await stores.questions.get("q1") == question()


@pytest.mark.usefixtures("locked")
async def test_a_backup_is_not_kept_waiting(db: Database, tmp_path: Path) -> None:
    """A backup can be made while another process writes."""
    await db.backup(tmp_path / "backup.db")

    assert (tmp_path / "backup.db").exists()


@pytest.mark.usefixtures("kept")
async def test_a_restore_gives_up(db: Database, tmp_path: Path) -> None:
    """A restore waits no longer than it was told, and changes nothing."""
    await db.backup(tmp_path / "backup.db")
    epoch = await db.epoch()
    with closing(sqlite3.connect(db.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")

        with pytest.raises(StorageError, match="stop"):
            await restore(tmp_path / "backup.db", db.path, busy_timeout_ms=100)

    assert await db.epoch() == epoch


async def test_a_database_in_use_can_be_opened(path: Path, db: Database) -> None:
    """A second opening needs no lock where there is nothing to migrate."""
    async with db.transaction(), type(db).open(path, busy_timeout_ms=100) as second:
        assert await second.epoch() == await db.epoch()
