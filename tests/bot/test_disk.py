"""Where nothing can be kept: answered all the same, said to who asks, and once in the log."""

import sqlite3
from collections.abc import Iterator
from contextlib import AbstractContextManager, closing, suppress
from pathlib import Path

import pytest

from bot.app import AGAIN, App
from bot.asking.ask import ask, choose
from bot.asking.views import answer_view
from bot.dutch import NOTHING_KEPT
from bot.searching.search import search
from bot.searching.views import search_view
from knowledge.answer import Found, Question
from knowledge.answering.seeking import Filters
from storage.engine.errors import StorageError
from storage.engine.sqlite import Sqlite
from tests import postgres
from tests.bot.apps import Clock, opened
from tests.storage.builders import question
from tests.storage.conftest import ENGINES

QUESTION = Question("Wat helpt tegen vocht en schimmel in huis?", guild=7)
FAULTS = ("full", "locked", "read-only", "damaged")


async def break_disk(app: App, fault: str, stack: list[AbstractContextManager[object]]) -> None:
    engine = app.database.engine
    assert isinstance(engine, Sqlite)
    path, writer = engine.address, engine.writer
    match fault:
        case "full":
            rows = list(await writer.execute_fetchall("PRAGMA page_count"))
            await writer.execute_fetchall(f"PRAGMA max_page_count = {rows[0][0]}")
            await _fill(app)
        case "locked":
            await writer.execute_fetchall("PRAGMA busy_timeout = 50")
            holder = sqlite3.connect(path, isolation_level=None)
            holder.execute("BEGIN IMMEDIATE")
            stack.append(closing(holder))
        case "read-only":
            await writer.execute_fetchall("PRAGMA query_only = ON")
        case "damaged":
            await app.database.overwrite_erased()
            _overwrite(path)


def _overwrite(path: Path) -> None:
    path.write_bytes(b"\xff" * path.stat().st_size)


async def _fill(app: App) -> None:
    """Take what room is left in the pages that are there."""
    with suppress(StorageError):
        for number in range(1_000):
            async with app.database.transaction() as conn:
                await app.stores.questions.keep(conn, question(f"full{number}"))


@pytest.fixture
def stack() -> Iterator[list[AbstractContextManager[object]]]:
    opened_here: list[AbstractContextManager[object]] = []
    yield opened_here
    for one in opened_here:
        one.__exit__(None, None, None)


@pytest.mark.parametrize("fault", FAULTS)
async def test_an_answer_needs_no_disk(
    app: App,
    fault: str,
    stack: list[AbstractContextManager[object]],
    caplog: pytest.LogCaptureFixture,
) -> None:
    """The answer is the same, offers nothing that needs what isn't kept, and says so."""
    before = await ask(app, QUESTION, 1)
    await break_disk(app, fault, stack)

    asked = [await ask(app, QUESTION, 1) for _ in range(3)]

    assert isinstance(before.answer, Found)
    for one in asked:
        assert one.answer == before.answer
        assert (one.key, one.failed) == ("", True)
    view = answer_view(asked[0], app.catalogue.for_guild(7))
    assert NOTHING_KEPT in view.footer
    assert NOTHING_KEPT not in answer_view(before, app.catalogue.for_guild(7)).footer
    assert [one.levelname for one in caplog.records].count("ERROR") == 1
    assert "schimmel" not in caplog.text


@pytest.mark.parametrize("fault", ["locked", "read-only"])
async def test_a_search_needs_no_disk(
    app: App, fault: str, stack: list[AbstractContextManager[object]]
) -> None:
    """It lists what it would have listed; without a key there are no other pages of it."""
    catalogue = app.catalogue.for_guild(7)
    before = await search(app, catalogue, "vocht", Filters())
    await break_disk(app, fault, stack)

    found = await search(app, catalogue, "vocht", Filters())

    assert (found.matches, found.key) == (before.matches, "")
    assert NOTHING_KEPT in search_view(found, catalogue, 0).footer


async def test_what_was_suggested_opens_without_a_disk(
    app: App, stack: list[AbstractContextManager[object]]
) -> None:
    """The question under the key can't be read, so the entry is shown without it."""
    asked = await ask(app, QUESTION, 1)
    await break_disk(app, "locked", stack)

    assert await choose(app, asked.key, "vocht") is None
    assert await choose(app, "", "vocht") is None


async def test_room_that_comes_back_is_used(
    app: App,
    clock: Clock,
    stack: list[AbstractContextManager[object]],
    caplog: pytest.LogCaptureFixture,
) -> None:
    """Nothing is tried for a few seconds; the first question after them is kept again."""
    await break_disk(app, "locked", stack)
    await ask(app, QUESTION, 1)
    stack.pop().__exit__(None, None, None)

    at_once = await ask(app, QUESTION, 1)
    clock.move(seconds=AGAIN.total_seconds())
    later = await ask(app, QUESTION, 1)

    assert (at_once.key, at_once.failed) == ("", True)
    assert await app.stores.questions.get(later.key)
    assert "kept again" in caplog.text


@pytest.mark.parametrize("engine", ENGINES[1:])
async def test_a_server_that_is_gone_for_a_while(
    engine: str, clock: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    """PostgreSQL may be stopped under a bot that runs: it answers, and keeps again by itself."""
    assert engine == "postgres"
    server = await postgres.make("shut")
    async with opened(server, clock) as app:
        before = await ask(app, QUESTION, 1)
        await postgres.shut(server, shut=True)
        during = await ask(app, QUESTION, 1)
        await postgres.shut(server, shut=False)
        clock.move(seconds=AGAIN.total_seconds())
        after = await ask(app, QUESTION, 1)

    assert before.answer == during.answer == after.answer
    assert before.key
    assert (during.key, during.failed) == ("", True)
    assert after.key
    assert [one.levelname for one in caplog.records].count("ERROR") == 1
