"""Kept questions: what comes back, what can be noted about one, and when it is forgotten."""

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from storage.columns import DM
from storage.engine.address import Server
from storage.engine.database import Database
from storage.questions import RETENTION, KeptQuestion, new_key, new_keys
from storage.stores import Stores
from tests.storage.builders import NOW, feedback, question
from tests.storage.reading import choices


async def keep(db: Database, stores: Stores, *questions: KeptQuestion) -> None:
    async with db.transaction() as conn:
        for one in questions:
            await stores.questions.keep(conn, one)


@pytest.mark.parametrize("guild_id", [7, None])
async def test_a_question_comes_back_as_it_was_kept(
    db: Database, stores: Stores, guild_id: int | None
) -> None:
    """All of a question is kept, that of a DM too."""
    one = question(guild_id=guild_id, entry_ids=("b", "a"))

    await keep(db, stores, one)

    assert await stores.questions.get("q1") == one


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50)
@given(text=st.text(st.characters(exclude_categories=["Cs"]), max_size=300))
async def test_any_text_comes_back(db: Database, stores: Stores, text: str) -> None:
    """No character of a question is lost or read as SQL; PostgreSQL has none of number 0."""
    key = new_key()

    await keep(db, stores, question(key, text=text))

    found = await stores.questions.get(key)
    assert found is not None
    lacking = isinstance(db.address, Server)
    assert found.text == (text.replace("\0", "\ufffd") if lacking else text)


def test_a_key_fits_in_a_button() -> None:
    """A key has at most 22 characters, all of them safe in an address, and is never the same;
    of many at once all begin alike."""
    alike = new_keys(100)
    keys = {new_key() for _ in range(100)} | {*alike}

    assert len(keys) == 200
    assert len({key[:4] for key in alike}) == 1
    assert all(len(key) <= 22 and key.replace("-", "").replace("_", "").isalnum() for key in keys)


async def test_a_choice_is_noted_once(db: Database, stores: Stores) -> None:
    """A second press on the same suggestion changes nothing; another suggestion is another."""
    await keep(db, stores, question())

    async with db.transaction() as conn:
        noted = [
            await stores.questions.choose(conn, "q1", entry, NOW + timedelta(seconds=number))
            for number, entry in enumerate(["b", "b", "a"])
        ]

    assert noted == [True, False, True]
    assert await choices(db, "q1") == ["b", "a"]


async def test_a_person_is_wanted_once(db: Database, stores: Stores) -> None:
    """The first press asks for a person; the next ones change nothing."""
    await keep(db, stores, question())

    async with db.transaction() as conn:
        first = await stores.questions.want_human(conn, "q1", NOW)
        second = await stores.questions.want_human(conn, "q1", NOW + timedelta(hours=1))

    assert (first, second) == (True, False)
    assert await stores.questions.human_wanted_at("q1") == NOW


async def test_a_press_on_a_forgotten_question_is_a_value(db: Database, stores: Stores) -> None:
    """A button outlives its question; pressing it then is no error, and keeps nothing."""
    async with db.transaction() as conn:
        noted = [
            await stores.questions.choose(conn, "gone", "a", NOW),
            await stores.questions.want_human(conn, "gone", NOW),
        ]

    assert noted == [False, False]
    assert await choices(db, "gone") == []
    assert await stores.questions.human_wanted_at("gone") is None


async def test_questions_are_forgotten_with_what_belongs_to_them(
    db: Database, stores: Stores
) -> None:
    """Once it is too old, a question goes with its choices, requests and reasons."""
    await keep(
        db,
        stores,
        question("old", asked_at=NOW - RETENTION),
        question("young", asked_at=NOW - RETENTION + timedelta(days=1)),
    )
    async with db.transaction() as conn:
        await stores.questions.choose(conn, "old", "a", NOW)
        await stores.questions.want_human(conn, "old", NOW)
        await stores.feedback.give(conn, feedback("old", reason="Klopt niet"), 1, NOW)

    async with db.transaction() as conn:
        count = await stores.questions.forget_older_than(conn, NOW - RETENTION)

    assert count == 1
    assert await stores.questions.get("old") is None
    assert await stores.questions.get("young") is not None
    for table in ("choices", "human_requests", "feedback"):
        assert not list(await db.read.execute_fetchall(f"SELECT 1 FROM {table}"))


@pytest.mark.parametrize("hour", range(24))
async def test_a_daily_job_keeps_nothing_for_more_than_28_days(
    db: Database, stores: Stores, hour: int
) -> None:
    """Whatever hour a question is asked, and a job runs daily, it is gone within 28 days."""
    asked_at = NOW.replace(hour=hour)
    await keep(db, stores, question(asked_at=asked_at))
    last_run = max(
        run
        for days in range(30)
        if (run := NOW + timedelta(days=days)) <= asked_at + timedelta(days=28)
    )

    async with db.transaction() as conn:
        await stores.questions.forget_older_than(conn, last_run - RETENTION)

    assert await stores.questions.get("q1") is None


async def test_the_number_of_questions_stays(db: Database, stores: Stores) -> None:
    """Per day, server and outcome it is known how many questions there were, for ever."""
    await keep(
        db,
        stores,
        question("a"),
        question("b"),
        question("c", outcome="unknown"),
        question("d", guild_id=None),
        question("e", guild_id=8),
    )

    async with db.transaction() as conn:
        await stores.questions.forget_older_than(conn, NOW)

    today, next_day = NOW.date(), NOW.date() + timedelta(days=1)
    here = await stores.statistics.per_day(7, today, next_day)
    assert {(one.day, one.outcome): one.questions for one in here} == {
        (today, "found"): 2,
        (today, "unknown"): 1,
    }
    assert [one.questions for one in await stores.statistics.per_day(DM, today, today)] == [1]


async def test_a_moment_without_a_zone_is_our_mistake(db: Database, stores: Stores) -> None:
    """A time of which the zone is not known is never kept."""
    with pytest.raises(AssertionError, match="time zone"):
        await keep(db, stores, question(asked_at=NOW.replace(tzinfo=None)))
