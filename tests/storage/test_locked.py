"""A database that another process holds: every method that writes says so, in one way."""

import inspect
import sqlite3
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import closing
from dataclasses import fields
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from storage.channel_news import Post
from storage.channels import ChannelMode, Mode
from storage.digests import Put
from storage.engine.address import Address
from storage.engine.database import Database
from storage.engine.errors import StorageError
from storage.engine.restoring import restore
from storage.engine.transactions import Connection
from storage.entries import Act, RevisedEntry
from storage.feeds import FeedState, KnownItem
from storage.follows import Subject, SubjectKind
from storage.gaps import Matter
from storage.guilds import GuildSettings
from storage.proposals import State, Texts
from storage.pseudonyms import KEY_DAYS, Pseudonym
from storage.rhythms import Rhythm
from storage.searches import KeptSearch
from storage.server_agendas import ServerEvent
from storage.stores import Stores
from tests.storage.builders import (
    NOW,
    asked,
    decision,
    draft,
    feedback,
    fresh,
    help_request,
    item,
    notice,
    proposal,
    question,
    reminder,
    report,
    revision,
    told_theme,
)

PERSON = Pseudonym(0, "0" * 32)
LATER = NOW + timedelta(days=2)
WONEN, GELD = (Subject(SubjectKind.THEME, own) for own in ("wonen", "geld"))
PUT = Put(1, "d1", frozenset({1}))
NEXT_PERIOD = NOW + timedelta(days=KEY_DAYS)
READS = {
    "drafts.count",
    "drafts.get",
    "help_requests.get",
    "entries.before_batch",
    "entries.get",
    "entries.ids_elsewhere",
    "entries.is_elsewhere",
    "entries.newest",
    "entries.newest_of_guild",
    "entries.of_batch",
    "entries.of_entry",
    "entries.seen",
    "follows.lost",
    "follows.of_user",
    "awaiting.get",
    "awaiting.places",
    "channel_news.is_under_way",
    "channel_news.of_guild",
    "channel_news.waiting",
    "gaps.answered_between",
    "gaps.decision",
    "guilds.get",
    "digests.due",
    "news.pack_editions",
    "news.event_states",
    "news.was_told_since",
    "digests.waiting",
    "proposals.get",
    "proposals.of_revision",
    "proposals.room",
    "pseudonyms.traceable",
    "reading_lists.get",
    "reading_lists.of_user",
    "reminders.aside",
    "reminders.get",
    "reminders.of_user",
    "rhythms.get",
    "server_agendas.get",
}

WRITES: dict[str, Callable[[Stores, Connection], Awaitable[Any]]] = {
    "questions.keep": lambda s, c: s.questions.keep(c, question("other")),
    "questions.choose": lambda s, c: s.questions.choose(c, "q1", "eenzaamheid", NOW),
    "questions.want_human": lambda s, c: s.questions.want_human(c, "q1", NOW),
    "questions.forget_older_than": lambda s, c: s.questions.forget_older_than(c, NOW),
    "feedback.give": lambda s, c: s.feedback.give(c, feedback(), 1, NOW),
    "feedback.forget_up_to": lambda s, c: s.feedback.forget_up_to(c, NOW),
    "feedback.erase": lambda s, c: s.feedback.erase(c, 1, NOW),
    "guilds.save": lambda s, c: s.guilds.save(c, GuildSettings(guild_id=7), NOW),
    "guilds.erase": lambda s, c: s.guilds.erase(c, 1, NOW),
    "channels.set": lambda s, c: s.channels.set(c, 7, ChannelMode(5, Mode.OFF), NOW),
    "channels.clear": lambda s, c: s.channels.clear(c, 7, 5),
    "pseudonyms.of": lambda s, c: s.pseudonyms.of(c, 1, NEXT_PERIOD),
    "pseudonyms.rotate": lambda s, c: s.pseudonyms.rotate(c, NOW),
    "pseudonyms.count_person": lambda s, c: s.pseudonyms.count_person(c, 1, 7, NOW),
    "pseudonyms.erase": lambda s, c: s.pseudonyms.erase(c, 1, NOW),
    "searches.keep": lambda s, c: s.searches.keep(c, KeptSearch(key="s1"), NOW),
    "searches.forget_older_than": lambda s, c: s.searches.forget_older_than(c, NOW),
    "reading_lists.add": lambda s, c: s.reading_lists.add(c, 1, item("other")),
    "reading_lists.mark": lambda s, c: s.reading_lists.mark(c, 1, "eenzaamheid", NOW),
    "reading_lists.write_note": lambda s, c: s.reading_lists.write_note(c, 1, "a", "Lezen"),
    "reading_lists.remove": lambda s, c: s.reading_lists.remove(c, 1, None, "u2", NOW),
    "reading_lists.undo": lambda s, c: s.reading_lists.undo(c, 1, "u1", NOW),
    "reading_lists.forget_removed": lambda s, c: s.reading_lists.forget_removed(c, NOW),
    "reading_lists.erase": lambda s, c: s.reading_lists.erase(c, 1, NOW),
    "reminders.set": lambda s, c: s.reminders.set(c, reminder("r2", item_id="a"), NOW),
    "reminders.cancel": lambda s, c: s.reminders.cancel(c, 1, "r1"),
    "reminders.snooze": lambda s, c: s.reminders.snooze(
        c, 1, "r1", LATER + timedelta(days=1), "r2", LATER
    ),
    "reminders.note_sent": lambda s, c: s.reminders.note_sent(c, "r1", NOW),
    "reminders.forget_delivered": lambda s, c: s.reminders.forget_delivered(c, NOW),
    "reminders.set_aside": lambda s, c: s.reminders.set_aside(c, 1, None, "u2", NOW),
    "reminders.forget_aside": lambda s, c: s.reminders.forget_aside(c, NOW),
    "reminders.erase": lambda s, c: s.reminders.erase(c, 1, NOW),
    "outbox.write": lambda s, c: s.outbox.write(c, notice()),
    "outbox.write_all": lambda s, c: s.outbox.write_all(c, [notice()]),
    "outbox.withdraw": lambda s, c: s.outbox.withdraw(c, "r1"),
    "outbox.claim": lambda s, c: s.outbox.claim(c, "r1", LATER),
    "outbox.put_off": lambda s, c: s.outbox.put_off(c, "r1", LATER + timedelta(days=1)),
    "outbox.note_sent": lambda s, c: s.outbox.note_sent(c, "r1", 9, NOW),
    "outbox.put_back": lambda s, c: s.outbox.put_back(c, "r1", NOW),
    "outbox.note_unreachable": lambda s, c: s.outbox.note_unreachable(c, 1, "r1", NOW),
    "outbox.note_told": lambda s, c: s.outbox.note_told(c, 1, NOW),
    "outbox.note_presence": lambda s, c: s.outbox.note_presence(c, 1, NOW),
    "outbox.note_reachable": lambda s, c: s.outbox.note_reachable(c, 1),
    "outbox.retry": lambda s, c: s.outbox.retry(c, 1),
    "outbox.set_aside": lambda s, c: s.outbox.set_aside(c, "r1"),
    "outbox.purge": lambda s, c: s.outbox.purge(c, NOW),
    "outbox.forget_kind": lambda s, c: s.outbox.forget_kind(c, 1, "reminder"),
    "outbox.erase": lambda s, c: s.outbox.erase(c, 1, NOW),
    "entries.write": lambda s, c: s.entries.write(c, 7, "egel", *revision(), 1, NOW),
    "entries.write_all": lambda s, c: s.entries.write_all(
        c, 7, Act.PUBLISHED, {"egel": RevisedEntry()}, 1, NOW
    ),
    "entries.erase": lambda s, c: s.entries.erase(c, 1, NOW),
    "imports.offer": lambda s, c: s.imports.offer(c, "i2", 7, [], NOW),
    "imports.drop": lambda s, c: s.imports.drop(c, "i1", 7),
    "imports.forget_older_than": lambda s, c: s.imports.forget_older_than(c, NOW),
    "gaps.count_asker": lambda s, c: s.gaps.count_asker(c, "q1", 1, NOW),
    "gaps.report": lambda s, c: s.gaps.report(c, report(), 1),
    "gaps.decide": lambda s, c: s.gaps.decide(c, decision("d2"), Matter(), NOW),
    "gaps.reopen": lambda s, c: s.gaps.reopen(c, "d1"),
    "gaps.forget_older_than": lambda s, c: s.gaps.forget_older_than(c, NOW),
    "gaps.erase": lambda s, c: s.gaps.erase(c, 1, NOW),
    "awaiting.add": lambda s, c: s.awaiting.add(c, "w2", 2, "q1", NOW),
    "awaiting.stop": lambda s, c: s.awaiting.stop(c, 1, "q1"),
    "awaiting.answer": lambda s, c: s.awaiting.answer(c, ["q1"], "d1", NOW),
    "awaiting.take_back": lambda s, c: s.awaiting.take_back(c, "d1"),
    "awaiting.forget_told": lambda s, c: s.awaiting.forget_told(c, "w1"),
    "awaiting.forget_older_than": lambda s, c: s.awaiting.forget_older_than(c, NOW),
    "awaiting.erase": lambda s, c: s.awaiting.erase(c, 1, NOW),
    "follows.add": lambda s, c: s.follows.add(c, 1, GELD, NOW),
    "follows.remove": lambda s, c: s.follows.remove(c, 1, WONEN),
    "follows.add_place": lambda s, c: s.follows.add_place(c, 1, 8, NOW),
    "follows.erase": lambda s, c: s.follows.erase(c, 1, NOW),
    "rhythms.save": lambda s, c: s.rhythms.save(c, 1, Rhythm(), NOW),
    "rhythms.erase": lambda s, c: s.rhythms.erase(c, 1, NOW),
    "news.write": lambda s, c: s.news.write(c, fresh("other"), NOW),
    "news.write_all": lambda s, c: s.news.write_all(c, [fresh("other")], NOW),
    "news.spread": lambda s, c: s.news.spread(c, 1, 10, NOW),
    "digests.schedule": lambda s, c: s.digests.schedule(c, {1: NOW}),
    "digests.reschedule": lambda s, c: s.digests.reschedule(c, 1),
    "digests.drop": lambda s, c: s.digests.drop(c, {1: [1]}),
    "digests.put_together": lambda s, c: s.digests.put_together(c, [PUT], NOW),
    "digests.show": lambda s, c: s.digests.show(c, PUT, NOW),
    "digests.take_back": lambda s, c: s.digests.take_back(c, 1),
    "digests.note_told": lambda s, c: s.digests.note_told(c, "d1", NOW),
    "news.note_pack_editions": lambda s, c: s.news.note_pack_editions(c, {"boek": ""}),
    "news.note_event_states": lambda s, c: s.news.note_event_states(c, {"dag": "hier"}),
    "news.forget_older_than": lambda s, c: s.news.forget_older_than(c, NOW, NOW),
    "digests.forget_older_than": lambda s, c: s.digests.forget_older_than(c, NOW, NOW, NOW),
    "digests.erase": lambda s, c: s.digests.erase(c, 1, NOW),
    "channel_news.set": lambda s, c: s.channel_news.set(c, told_theme("geld")),
    "channel_news.stop": lambda s, c: s.channel_news.stop(c, 7, 5, "wonen"),
    "channel_news.stop_all": lambda s, c: s.channel_news.stop_all(c, 7, 5),
    "channel_news.put_together": lambda s, c: s.channel_news.put_together(
        c, Post(7, 5, "p1", frozenset()), NOW
    ),
    "server_agendas.keep": lambda s, c: s.server_agendas.keep(c, 7, NOW),
    "server_agendas.let_go": lambda s, c: s.server_agendas.let_go(c, 7),
    "server_agendas.note": lambda s, c: s.server_agendas.note(c, 7, "not allowed"),
    "server_agendas.write": lambda s, c: s.server_agendas.write(
        c, 7, ServerEvent(entry_id="dag", event_id=None, sent="1 a Dag", over_at=NOW)
    ),
    "server_agendas.drop": lambda s, c: s.server_agendas.drop(c, 7, "dag"),
    "server_agendas.forget_older_than": lambda s, c: s.server_agendas.forget_older_than(c, NOW),
    "drafts.begin": lambda s, c: s.drafts.begin(c, draft("c2")),
    "drafts.rewrite": lambda s, c: s.drafts.rewrite(c, "c1", {}, 0, NOW),
    "drafts.drop": lambda s, c: s.drafts.drop(c, "c1"),
    "drafts.forget_older_than": lambda s, c: s.drafts.forget_older_than(c, NOW),
    "drafts.erase": lambda s, c: s.drafts.erase(c, 2, NOW),
    "proposals.add": lambda s, c: s.proposals.add(c, proposal("other")),
    "proposals.rewrite": lambda s, c: s.proposals.rewrite(
        c, "v1", 1, Texts(heading="Egels", body="Gat"), State.WAITING
    ),
    "proposals.send": lambda s, c: s.proposals.send(c, "v1", 1),
    "proposals.withdraw": lambda s, c: s.proposals.withdraw(c, "v1", 1),
    "proposals.take_up": lambda s, c: s.proposals.take_up(c, 7, "v1", "c1", None),
    "proposals.ask": lambda s, c: s.proposals.ask(c, 7, "v1", asked("b2")),
    "proposals.answer": lambda s, c: s.proposals.answer(c, 1, "v2", "b1", "Klein.", NOW),
    "proposals.decline": lambda s, c: s.proposals.decline(c, 7, "v1", "Dubbel.", NOW),
    "proposals.note_outcome": lambda s, c: s.proposals.note_outcome(c, 7, "v1", "egel", 1, NOW),
    "proposals.note_published": lambda s, c: s.proposals.note_published(c, "c1", "egel", 1, NOW),
    "proposals.reopen": lambda s, c: s.proposals.reopen(c, "v1"),
    "proposals.forget_older_than": lambda s, c: s.proposals.forget_older_than(c, NOW, NOW),
    "help_requests.keep": lambda s, c: s.help_requests.keep(c, help_request()),
    "help_requests.drop": lambda s, c: s.help_requests.drop(c, "h1"),
    "help_requests.forget_older_than": lambda s, c: s.help_requests.forget_older_than(c, NOW, NOW),
    "help_requests.erase": lambda s, c: s.help_requests.erase(c, 1, NOW),
    "feeds.save": lambda s, c: s.feeds.save(c, 7, "u", FeedState(next_at=NOW)),
    "feeds.remember": lambda s, c: s.feeds.remember(c, 7, "u", KnownItem(key="a"), NOW),
    "feeds.see": lambda s, c: s.feeds.see(c, 7, "u", ["a"], NOW),
    "feeds.forget_older_than": lambda s, c: s.feeds.forget_older_than(c, NOW),
    "proposals.erase": lambda s, c: s.proposals.erase(c, 1, NOW),
}


@pytest.fixture
async def kept(db: Database, stores: Stores) -> None:
    async with db.transaction() as conn:
        await stores.questions.keep(conn, question())
        await stores.feedback.give(conn, feedback(), 1, NOW)
        await stores.reading_lists.add(conn, 1, item())
        await stores.reminders.set(conn, reminder(), NOW)
        await stores.questions.keep(conn, question("q9"))
        for own in ("1", "9"):
            await stores.awaiting.add(conn, f"w{own}", 1, f"q{own}", NOW)
        await stores.gaps.decide(conn, decision("d1"), Matter(questions=(("q9", ""),)), NOW)
        await stores.awaiting.answer(conn, ["q9"], "d1", NOW)
        for own in ("v1", "v2"):
            await stores.proposals.add(conn, proposal(own))
        await stores.proposals.ask(conn, 7, "v2", asked("b1"))
        await stores.drafts.begin(conn, draft("c1"))
        await stores.proposals.take_up(conn, 7, "v2", "c1", None)


@pytest.fixture
async def locked(address: Address, kept: None) -> AsyncIterator[None]:  # noqa: ARG001  (kept before it is locked)
    async with Database.open(address) as other, other.transaction():
        yield


@pytest.mark.usefixtures("locked")
async def test_a_write_says_that_another_process_holds_it(db: Database) -> None:
    """No write begins; no error of the driver comes out, and the sentence says what helps."""
    with pytest.raises(StorageError, match="another process holds it"):
        async with db.transaction():
            raise AssertionError("It began.")


@pytest.mark.usefixtures("kept")
async def test_a_write_that_is_refused_says_so_itself(db: Database, stores: Stores) -> None:
    """Each method has its own errors come out as ours, whatever connection it is handed."""
    outcomes = {name: await outcome(write(stores, db.read)) for name, write in WRITES.items()}

    assert {name: one for name, one in outcomes.items() if not isinstance(one, StorageError)} == {}


async def outcome(work: Awaitable[Any]) -> Exception | None:
    try:
        await work
    except Exception as error:  # whatever comes out is looked at
        return error
    return None


def test_every_method_that_writes_is_tried_here(stores: Stores) -> None:
    """A new method that takes a connection cannot be left out of the test above."""
    found = {
        f"{field.name}.{name}"
        for field in fields(Stores)
        for name, method in inspect.getmembers(getattr(stores, field.name), inspect.ismethod)
        if not name.startswith("_") and "conn" in inspect.signature(method).parameters
    }

    assert found - READS == set(WRITES)


@pytest.mark.usefixtures("locked")
async def test_a_reader_is_not_kept_waiting(stores: Stores) -> None:
    """Who reads doesn't notice that another process writes."""
    assert await stores.questions.get("q1") == question()


@pytest.mark.parametrize("engine", ["sqlite"])
@pytest.mark.usefixtures("locked")
async def test_a_backup_is_not_kept_waiting(db: Database, tmp_path: Path) -> None:
    """A backup can be made while another process writes."""
    await db.backup(tmp_path / "backup.db")

    assert (tmp_path / "backup.db").exists()


@pytest.mark.parametrize("engine", ["sqlite"])
@pytest.mark.usefixtures("kept")
async def test_a_restore_gives_up(db: Database, path: Path, tmp_path: Path) -> None:
    """A restore waits no longer than it was told, and changes nothing."""
    await db.backup(tmp_path / "backup.db")
    epoch = await db.epoch()
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")

        with pytest.raises(StorageError, match="stop"):
            await restore(tmp_path / "backup.db", path, busy_timeout_ms=100)

    assert await db.epoch() == epoch


async def test_a_database_in_use_can_be_opened(db: Database) -> None:
    """A second opening needs no lock where there is nothing to migrate."""
    async with db.transaction(), Database.open(db.address, busy_timeout_ms=100) as second:
        assert await second.epoch() == await db.epoch()
