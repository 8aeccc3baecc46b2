"""What is held of a person: no table is forgotten, all of it can be seen, and all of it erased."""

import json
from datetime import datetime, timedelta

from storage.digests import Put
from storage.engine.database import Database
from storage.engine.transactions import Connection
from storage.follows import Subject, SubjectKind
from storage.gaps import Report
from storage.guilds import GuildSettings
from storage.pseudonyms import KEY_DAYS
from storage.questions import new_key
from storage.rhythms import Rhythm
from storage.stores import Stores
from tests.storage.builders import (
    NOW,
    asked,
    draft,
    feedback,
    fresh,
    help_request,
    item,
    notice,
    proposal,
    question,
    reminder,
    revision,
)

ANNA, BAS = 1_200_000_000_000_000_001, 1_200_000_000_000_000_002
DUE = reminder().due_at

NOBODYS = {
    *("guild_id", "channel_id", "role_id", "message_id", "entry_id", "item_id", "subject_id"),
    *("moderator_role_id", "human_role_id", "human_channel_id", "log_channel_id"),
    *("event_id", "theme_id", "public_channel_id"),
}
"""Ids of servers, of what is on them, and of knowledge."""

Row = tuple[object, ...]
Dump = dict[str, set[Row]]


async def fill(db: Database, stores: Stores, user_id: int, now: datetime = NOW) -> None:
    """Leave something of `user_id` in every table that can hold it, as the bot would."""
    mark = f"{user_id % 10}"
    async with db.transaction() as conn:
        await stores.questions.keep(conn, question(f"q{mark}"))
        await stores.feedback.give(conn, feedback(f"q{mark}", reason="Oud"), user_id, now)
        await stores.pseudonyms.count_person(conn, user_id, 7, now)
        await stores.pseudonyms.count_person(conn, user_id, None, now)
        settings = GuildSettings(guild_id=user_id + 100, human_user_id=user_id, threshold=0.7)
        await stores.guilds.save(conn, settings, now)
        await stores.reading_lists.add(conn, user_id, item(note="Lezen"))
        await stores.reading_lists.add(conn, user_id, item("weg"))
        for number, item_id in enumerate(("eenzaamheid", "weg")):
            one = reminder(f"r{mark}{number}", user_id=user_id, item_id=item_id)
            await stores.reminders.set(conn, one, now)
        await stores.reading_lists.remove(conn, user_id, ["weg"], f"u{mark}", now)
        await stores.outbox.claim(conn, f"r{mark}0", DUE)
        await stores.outbox.note_sent(conn, f"r{mark}0", user_id + 1000, DUE)
        await stores.reminders.note_sent(conn, f"r{mark}0", DUE)
        await stores.reminders.snooze(
            conn, user_id, f"r{mark}0", DUE + timedelta(days=7), f"s{mark}", DUE
        )
        await stores.outbox.write(conn, notice(f"n{mark}", user_id=user_id))
        await stores.outbox.claim(conn, f"n{mark}", NOW)
        await stores.outbox.note_unreachable(conn, user_id, f"n{mark}", NOW)
        await stores.entries.write(conn, user_id + 200, f"egel-{mark}", *revision(), user_id, now)
        await stores.gaps.count_asker(conn, f"q{mark}", user_id, now)
        report = Report(
            key=f"p{mark}", guild_id=7, entry_id="eenzaamheid", text="Fout.", reported_at=now
        )
        await stores.gaps.report(conn, report, user_id)
        await stores.awaiting.add(conn, f"w{mark}", user_id, f"q{mark}", now)
        await _follow(stores, conn, user_id, now)
        await stores.drafts.begin(conn, draft(f"c{mark}", moderator=user_id))
        await _propose(stores, conn, user_id, now)
        mine = help_request(f"h{mark}", asker_user_id=user_id)
        helped = help_request(f"i{mark}", helper_user_id=user_id, person_user_id=user_id)
        for request in (mine, helped):
            await stores.help_requests.keep(conn, request)


async def _follow(stores: Stores, conn: Connection, user_id: int, now: datetime) -> None:
    """Let someone follow a theme of their own, and get and await news of it."""
    theme = Subject(SubjectKind.THEME, f"thema-{user_id % 10}")
    await stores.follows.add(conn, user_id, theme, now)
    await stores.follows.add_place(conn, user_id, 7, now)
    await stores.rhythms.save(conn, user_id, Rhythm(), now)
    for _ in range(2):
        await stores.news.write(conn, fresh("boek", theme, edition=new_key()), now)
    for (number,) in await conn.execute_fetchall("SELECT number FROM news WHERE spread_at IS NULL"):
        await stores.news.spread(conn, number, 10, now)
    first, _ = await stores.digests.waiting(user_id, conn)
    await stores.digests.show(conn, Put(user_id, new_key(), frozenset({first.number})), now)


async def _propose(stores: Stores, conn: Connection, user_id: int, now: datetime) -> None:
    """Let someone have one proposal that waits, with an answer in it, and one that is published."""
    mark = f"{user_id % 10}"
    for own in ("0", "1"):
        one = proposal(f"v{mark}{own}", proposer=user_id, proposed_at=now)
        await stores.proposals.add(conn, one)
    await stores.proposals.ask(conn, 7, f"v{mark}0", asked(f"b{mark}"))
    await stores.proposals.answer(conn, user_id, f"v{mark}0", f"b{mark}", "Klein.", now)
    await stores.proposals.note_outcome(conn, 7, f"v{mark}1", "egel", 1, now)


async def held(stores: Stores, user_id: int, now: datetime = NOW) -> dict[str, list[object]]:
    tables: dict[str, list[object]] = {}
    for store in stores.personal:
        tables |= await store.held(user_id, now)  # type: ignore[arg-type]  # only read
    return tables


async def erase(db: Database, stores: Stores, user_id: int, now: datetime = NOW) -> dict[str, int]:
    counts: dict[str, int] = {}
    async with db.transaction() as conn:
        for store in stores.personal:
            counts |= await store.erase(conn, user_id, now)
    return counts


async def columns(db: Database) -> dict[str, set[str]]:
    """The columns of every table of the migrated schema."""
    found: dict[str, set[str]] = {}
    for row in await db.read.execute_fetchall(db.engine.columns):
        found.setdefault(row["table_name"], set()).add(row["column_name"])
    return found


async def personal_tables(db: Database) -> set[str]:
    return {
        table
        for table, names in (await columns(db)).items()
        if any(name == "pseudonym" or name.endswith(("user_id", "_by")) for name in names)
    }


async def dump(db: Database) -> Dump:
    """Every row of every table."""
    return {
        table: {tuple(row) for row in await db.read.execute_fetchall(f"SELECT * FROM {table}")}
        for table in await columns(db)
    }


def mentioning(rows: Dump, traces: set[str]) -> Dump:
    """The rows in which one of `traces` stands, in whatever column and within whatever text."""
    return {
        table: {row for row in found if any(trace in str(row) for trace in traces)}
        for table, found in rows.items()
    }


async def traces(stores: Stores, user_id: int, now: datetime = NOW) -> set[str]:
    people = await stores.pseudonyms.traceable(user_id, now)
    return {str(user_id), *(person.value for person in people)}


async def test_every_table_about_people_has_one_store_that_answers_for_it(
    db: Database, stores: Stores
) -> None:
    """A table with someone's id or pseudonym can't come in without being shown and erased."""
    answered = [table for store in stores.personal for table in store.tables]

    assert sorted(answered) == sorted(await personal_tables(db))


async def test_it_is_known_of_every_id_whose_it_is(db: Database) -> None:
    """A column with an id is a person's by its name, or one of those that are surely nobody's."""
    ids = {
        name
        for names in (await columns(db)).values()
        for name in names
        if name.endswith("_id") and not name.endswith("user_id")
    }

    assert sorted(ids - NOBODYS) == []


async def test_who_is_erased_while_a_notice_is_under_way_stays_erased(
    db: Database, stores: Stores
) -> None:
    """What becomes of it is noted nowhere any more, whether it arrived or not."""
    async with db.transaction() as conn:
        await stores.reminders.set(conn, reminder("r1", user_id=ANNA), NOW)
        await stores.outbox.claim(conn, "r1", DUE)
    await erase(db, stores, ANNA, DUE)

    async with db.transaction() as conn:
        await stores.outbox.note_unreachable(conn, ANNA, "r1", DUE)
        await stores.outbox.put_back(conn, "r1", DUE)
        await stores.outbox.note_sent(conn, "r1", 7, DUE)
        await stores.reminders.note_sent(conn, "r1", DUE)

    assert not any((await held(stores, ANNA)).values())


async def test_all_of_a_person_is_shown(db: Database, stores: Stores) -> None:
    """Someone sees rows of every table, as JSON, and nothing of anyone else."""
    await fill(db, stores, ANNA)
    await fill(db, stores, BAS)

    shown = await held(stores, ANNA)

    assert set(shown) == await personal_tables(db)
    assert all(shown.values())
    text = json.dumps(shown)
    assert not any(trace in text for trace in await traces(stores, BAS))
    assert "r20" not in text


async def test_what_is_shown_can_be_read(db: Database, stores: Stores) -> None:
    """Columns by their names, moments in ISO 8601 (UTC), ids with all of their digits."""
    await fill(db, stores, ANNA)

    shown = await held(stores, ANNA)

    assert shown["listed_items"] == [
        {
            "item_id": "eenzaamheid",
            "title": "Wat helpt tegen eenzaamheid?",
            "url": "https://example.org/eenzaamheid",
            "kind": "vraag",
            "added_at": "2025-03-10T12:30:00+00:00",
            "read_at": None,
            "note": "Lezen",
        }
    ]
    assert shown["people_days"] == [
        {"day": "2025-03-10", "guild_id": None},
        {"day": "2025-03-10", "guild_id": "7"},
    ]
    assert shown["guild_settings"] == [{"guild_id": str(ANNA + 100), "human_user_id": str(ANNA)}]
    assert shown["unreachable"] == [
        {"since": "2025-03-10T12:30:00+00:00", "told_at": None, "here_at": None}
    ]
    assert {
        "key": "r10",
        "kind": "reminder",
        "subject": {"item": "eenzaamheid"},
        "due_at": "2025-03-11T12:30:00+00:00",
        "not_before": "2025-03-11T12:30:00+00:00",
        "state": "sent",
        "attempts": 1,
        "tried_at": "2025-03-11T12:30:00+00:00",
        "message_id": str(ANNA + 1000),
        "sent_at": "2025-03-11T12:30:00+00:00",
    } in shown["notices"]


async def test_erasing_leaves_nothing_of_one_and_all_of_another(
    db: Database, stores: Stores
) -> None:
    """In no row of any table does someone's id or pseudonym stand any more, and whatever stood
    without it is as it was."""
    await fill(db, stores, ANNA)
    await fill(db, stores, BAS)
    hers = await traces(stores, ANNA)
    before = await dump(db)

    counts = await erase(db, stores, ANNA)

    after = await dump(db)
    gone = mentioning(before, hers)
    assert {table for table, rows in gone.items() if rows} == await personal_tables(db)
    assert counts == {table: len(rows) for table, rows in gone.items() if rows}
    assert not any(mentioning(after, hers).values())
    left = {table: rows - gone[table] for table, rows in before.items()}
    for table in ("guild_settings", "entry_revisions"):
        left[table] |= {_without(ANNA, row) for row in gone[table]}
    published = {row for row in gone["proposals"] if "published" in row}
    helped = {row for row in gone["help_requests"] if row[1] != ANNA}
    left["help_requests"] |= {_without(ANNA, row) for row in helped}
    left["proposals"] |= {_without(ANNA, row) for row in published}
    assert after == left


async def test_a_server_keeps_what_else_it_set(db: Database, stores: Stores) -> None:
    """Who is erased is no longer the person to ask; the server's own settings stay."""
    await fill(db, stores, ANNA)

    await erase(db, stores, ANNA)

    assert await stores.guilds.get(ANNA + 100) == GuildSettings(guild_id=ANNA + 100, threshold=0.7)


async def test_who_was_erased_is_as_new(db: Database, stores: Stores) -> None:
    """Nothing is shown, erasing again finds nothing, and all can be kept anew."""
    await fill(db, stores, ANNA)
    await erase(db, stores, ANNA)

    assert not any((await held(stores, ANNA)).values())
    assert not any((await erase(db, stores, ANNA)).values())
    async with db.transaction() as conn:
        await conn.execute("DELETE FROM kept_questions")
        await conn.execute("DELETE FROM proposals")
    await fill(db, stores, ANNA)
    assert all((await held(stores, ANNA)).values())


async def test_a_past_period_is_shown_and_erased_while_its_key_is_there(
    db: Database, stores: Stores
) -> None:
    """At a period's start, until the job throws the old key away, it still leads to someone."""
    await fill(db, stores, ANNA)
    later = NOW + timedelta(days=KEY_DAYS)

    shown = await held(stores, ANNA, later)
    counts = await erase(db, stores, ANNA, later)

    assert len(shown["feedback"]) == counts["feedback"] == 1
    assert len(shown["people_days"]) == counts["people_days"] == 2
    assert not list(await db.read.execute_fetchall("SELECT 1 FROM feedback"))


def _without(user_id: int, row: Row) -> Row:
    return tuple(None if value == user_id else value for value in row)
