"""Feedback: one verdict a person, and totals once its question is forgotten."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from storage.engine.database import Database
from storage.feedback import Feedback, Verdict, VerdictOutcome
from storage.pseudonyms import KEY_DAYS
from storage.stores import Stores
from tests.storage.builders import NOW, feedback, question
from tests.storage.reading import select, verdicts

TOTALS = """
SELECT
    entry_id,
    CAST(SUM(useful) AS BIGINT) AS useful,
    CAST(SUM(not_useful) AS BIGINT) AS not_useful,
    MAX(people) AS people
FROM (
    SELECT entry_id, useful, not_useful, people
    FROM feedback_totals
    WHERE guild_id = :guild_id
    UNION ALL
    SELECT
        f.entry_id,
        SUM(CASE WHEN f.verdict = 'useful' THEN 1 ELSE 0 END),
        SUM(CASE WHEN f.verdict = 'not_useful' THEN 1 ELSE 0 END),
        COUNT(DISTINCT f.pseudonym)
    FROM feedback AS f
    JOIN kept_questions AS q ON q.key = f.question_key
    WHERE COALESCE(q.guild_id, 0) = :guild_id
    GROUP BY f.entry_id, f.key_period
) AS parts
GROUP BY entry_id
ORDER BY entry_id
"""
"""Of an entry: its verdicts, and how many people gave them, those long forgotten included."""


async def keep(db: Database, stores: Stores, *keys: str) -> None:
    async with db.transaction() as conn:
        for key in keys:
            await stores.questions.keep(conn, question(key))


async def give(
    db: Database, stores: Stores, one: Feedback, user_id: int = 1, now: datetime = NOW
) -> VerdictOutcome:
    async with db.transaction() as conn:
        return await stores.feedback.give(conn, one, user_id, now)


async def test_a_second_press_changes_the_verdict(db: Database, stores: Stores) -> None:
    """However often someone presses, they have one verdict: the last."""
    await keep(db, stores, "q1")

    given = [
        await give(db, stores, feedback(verdict=verdict))
        for verdict in (Verdict.USEFUL, Verdict.USEFUL, Verdict.NOT_USEFUL)
    ]

    assert given == [VerdictOutcome.NEW, VerdictOutcome.SAME, VerdictOutcome.CHANGED]
    assert await verdicts(db, "q1") == [(Verdict.NOT_USEFUL, None)]


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

        assert [reason for _, reason in await verdicts(db, "q1")] == [expected]


async def test_people_and_entries_are_apart(db: Database, stores: Stores) -> None:
    """Another person, and another entry, is another verdict."""
    await keep(db, stores, "q1")

    await give(db, stores, feedback(), user_id=1)
    await give(db, stores, feedback(verdict=Verdict.NOT_USEFUL), user_id=2)
    await give(db, stores, feedback(entry_id="ontmoeten"), user_id=1)

    assert await select(db, TOTALS, guild_id=7) == [
        ("eenzaamheid", 1, 1, 2),
        ("ontmoeten", 1, 0, 1),
    ]


async def test_feedback_on_a_forgotten_question_is_a_value(db: Database, stores: Stores) -> None:
    """A button outlives its question; pressing it then keeps nothing."""
    assert await give(db, stores, feedback("gone")) is VerdictOutcome.FORGOTTEN
    assert await stores.pseudonyms.traceable(1, NOW) == ()


async def test_totals_stay_when_questions_go(db: Database, stores: Stores) -> None:
    """Forgetting changes no total: not the verdicts, and not how many people there were."""
    await keep(db, stores, "q1", "q2")
    for user_id, key in [(1, "q1"), (1, "q2"), (2, "q1"), (3, "q2")]:
        await give(db, stores, feedback(key), user_id)
    before = await select(db, TOTALS, guild_id=7)

    async with db.transaction() as conn:
        await stores.questions.forget_older_than(conn, NOW)

    assert before == [("eenzaamheid", 4, 0, 3)]
    assert await select(db, TOTALS, guild_id=7) == before
    assert await verdicts(db, "q1") == []
    assert await select(db, TOTALS, guild_id=0) == []


async def test_nobody_counts_for_two(db: Database, stores: Stores) -> None:
    """Verdicts over several days and keys never make more people than there were."""
    for day in range(0, 3 * KEY_DAYS, 7):
        now = NOW + timedelta(days=day)
        async with db.transaction() as conn:
            await stores.questions.keep(conn, question(f"q{day}", asked_at=now))
            await stores.feedback.give(conn, feedback(f"q{day}"), 1, now)
            await stores.questions.forget_older_than(conn, now - timedelta(days=27))

    (total,) = await select(db, TOTALS, guild_id=7)

    assert total == ("eenzaamheid", 12, 0, 1)


async def test_nobody_counts_for_two_on_one_day(db: Database, stores: Stores) -> None:
    """Two keys in one day's feedback make no two people of one, before forgetting nor after."""
    await keep(db, stores, "q1", "q2")
    await give(db, stores, feedback("q1"), 1, NOW)
    await give(db, stores, feedback("q2"), 1, NOW + timedelta(days=KEY_DAYS))
    before = await select(db, TOTALS, guild_id=7)

    async with db.transaction() as conn:
        await stores.questions.forget_older_than(conn, NOW)

    assert before == [("eenzaamheid", 2, 0, 1)]
    assert await select(db, TOTALS, guild_id=7) == before


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
    assert await verdicts(db, "q1") == [(Verdict.NOT_USEFUL, None)]


@pytest.mark.parametrize("engine", ["sqlite"])
async def test_no_user_id_is_kept(db: Database, stores: Stores, path: Path) -> None:
    """Nowhere in the file does the id of who pressed stand."""
    user_id = 123_456_789_012_345_678
    await keep(db, stores, "q1")

    await give(db, stores, feedback(), user_id)

    content = b"".join(part.read_bytes() for part in path.parent.glob("wijkbot.db*"))
    assert str(user_id).encode() not in content
    assert user_id.to_bytes(8, "big") not in content
