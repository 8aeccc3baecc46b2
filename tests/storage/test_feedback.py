"""Feedback: one verdict a person, and totals once its question is forgotten."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from storage.engine.database import Database
from storage.feedback import Feedback, FeedbackTotals, Given, Verdict
from storage.pseudonyms import KEY_DAYS
from storage.stores import Stores
from tests.storage.builders import NOW, feedback, question


async def keep(db: Database, stores: Stores, *keys: str) -> None:
    async with db.transaction() as conn:
        for key in keys:
            await stores.questions.keep(conn, question(key))


async def give(
    db: Database, stores: Stores, one: Feedback, user_id: int = 1, now: datetime = NOW
) -> Given:
    async with db.transaction() as conn:
        return await stores.feedback.give(conn, one, user_id, now)


async def test_a_second_press_changes_the_verdict(db: Database, stores: Stores) -> None:
    """However often someone presses, they have one verdict: the last."""
    await keep(db, stores, "q1")

    given = [
        await give(db, stores, feedback(verdict=verdict))
        for verdict in (Verdict.USEFUL, Verdict.USEFUL, Verdict.NOT_USEFUL)
    ]

    assert given == [Given.NEW, Given.SAME, Given.CHANGED]
    assert await stores.feedback.about("q1") == (feedback(verdict=Verdict.NOT_USEFUL),)


async def test_a_reason_comes_with_the_verdict_or_after_it(db: Database, stores: Stores) -> None:
    """A reason given later is added; a press without one keeps it; another verdict drops it."""
    await keep(db, stores, "q1")
    steps = [
        (Verdict.NOT_USEFUL, None, None),
        (Verdict.NOT_USEFUL, "Verouderd", "Verouderd"),
        (Verdict.NOT_USEFUL, None, "Verouderd"),
        (Verdict.USEFUL, None, None),
    ]

    for verdict, reason, expected in steps:
        await give(db, stores, feedback(verdict=verdict, reason=reason))

        assert [one.reason for one in await stores.feedback.about("q1")] == [expected]


async def test_people_and_entries_are_apart(db: Database, stores: Stores) -> None:
    """Another person, and another entry, is another verdict."""
    await keep(db, stores, "q1")

    await give(db, stores, feedback(), user_id=1)
    await give(db, stores, feedback(verdict=Verdict.NOT_USEFUL), user_id=2)
    await give(db, stores, feedback(entry_id="ontmoeten"), user_id=1)

    assert await stores.feedback.totals(7) == (
        FeedbackTotals(entry_id="eenzaamheid", useful=1, not_useful=1, people=2),
        FeedbackTotals(entry_id="ontmoeten", useful=1, not_useful=0, people=1),
    )


async def test_feedback_on_a_forgotten_question_is_a_value(db: Database, stores: Stores) -> None:
    """A button outlives its question; pressing it then keeps nothing."""
    assert await give(db, stores, feedback("gone")) is Given.FORGOTTEN
    assert await stores.pseudonyms.traceable(1, NOW) == ()


async def test_totals_stay_when_questions_go(db: Database, stores: Stores) -> None:
    """Forgetting changes no total: not the verdicts, and not how many people there were."""
    await keep(db, stores, "q1", "q2")
    for user_id, key in [(1, "q1"), (1, "q2"), (2, "q1"), (3, "q2")]:
        await give(db, stores, feedback(key), user_id)
    before = await stores.feedback.totals(7)

    async with db.transaction() as conn:
        await stores.questions.forget_older_than(conn, NOW)

    assert before == (FeedbackTotals(entry_id="eenzaamheid", useful=4, not_useful=0, people=3),)
    assert await stores.feedback.totals(7) == before
    assert await stores.feedback.about("q1") == ()
    assert await stores.feedback.totals(None) == ()


async def test_nobody_counts_for_two(db: Database, stores: Stores) -> None:
    """Verdicts over several days and keys never make more people than there were."""
    for day in range(0, 3 * KEY_DAYS, 7):
        now = NOW + timedelta(days=day)
        async with db.transaction() as conn:
            await stores.questions.keep(conn, question(f"q{day}", asked_at=now))
            await stores.feedback.give(conn, feedback(f"q{day}"), 1, now)
            await stores.questions.forget_older_than(conn, now - timedelta(days=27))

    (total,) = await stores.feedback.totals(7)

    assert (total.useful, total.people) == (12, 1)


async def test_nobody_counts_for_two_on_one_day(db: Database, stores: Stores) -> None:
    """Two keys in one day's feedback make no two people of one, before forgetting nor after."""
    await keep(db, stores, "q1", "q2")
    await give(db, stores, feedback("q1"), 1, NOW)
    await give(db, stores, feedback("q2"), 1, NOW + timedelta(days=KEY_DAYS))
    before = await stores.feedback.totals(7)

    async with db.transaction() as conn:
        await stores.questions.forget_older_than(conn, NOW)

    assert before == (FeedbackTotals(entry_id="eenzaamheid", useful=2, not_useful=0, people=1),)
    assert await stores.feedback.totals(7) == before


async def test_a_person_sees_and_erases_what_they_said(db: Database, stores: Stores) -> None:
    """Within the key's period someone's verdicts can be shown and erased, and nobody else's."""
    await keep(db, stores, "q1")
    await give(db, stores, feedback(), user_id=1)
    await give(db, stores, feedback(verdict=Verdict.NOT_USEFUL), user_id=2)

    held = await stores.feedback.held(1, NOW)
    async with db.transaction() as conn:
        gone = await stores.feedback.erase(conn, 1, NOW)

    assert [row["verdict"] for row in held["feedback"]] == [feedback().verdict]
    assert gone == {"feedback": 1}
    assert await stores.feedback.about("q1") == (feedback(verdict=Verdict.NOT_USEFUL),)


@pytest.mark.parametrize("engine", ["sqlite"])
async def test_no_user_id_is_kept(db: Database, stores: Stores, path: Path) -> None:
    """Nowhere in the file does the id of who pressed stand."""
    user_id = 123_456_789_012_345_678
    await keep(db, stores, "q1")

    await give(db, stores, feedback(), user_id)

    content = b"".join(part.read_bytes() for part in path.parent.glob("wijkbot.db*"))
    assert str(user_id).encode() not in content
    assert user_id.to_bytes(8, "big") not in content
