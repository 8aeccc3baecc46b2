"""Numbers of a server."""

from datetime import UTC, datetime, timedelta

from storage.engine.database import Database
from storage.feedback import Verdict
from storage.gaps import Decision, Matter
from storage.pseudonyms import KEY_DAYS
from storage.statistics import DayCount, JudgedQuestion
from storage.stores import Stores
from tests.storage.builders import NOW, feedback, question

TODAY = NOW.date()
PERIOD = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(days=700 * KEY_DAYS)
"""The first moment of a period of pseudonyms."""


def days_ago(days: int) -> datetime:
    return NOW - timedelta(days=days)


async def seen(db: Database, stores: Stores, user: int, at: datetime, guild: int = 7) -> None:
    async with db.transaction() as conn:
        await stores.pseudonyms.count_person(conn, user, guild, at)


async def test_questions_are_counted_by_day_and_outcome(db: Database, stores: Stores) -> None:
    """The first and last day count, what is forgotten too, another server's and a DM's don't."""
    async with db.transaction() as conn:
        for key, ago, changes in (
            ("a", 0, {}),
            ("b", 0, {}),
            ("c", 0, {"outcome": "unknown"}),
            ("d", 30, {}),
            ("e", 31, {}),
            ("f", 0, {"guild_id": 8}),
            ("g", 0, {"guild_id": None}),
        ):
            await stores.questions.keep(conn, question(key, asked_at=days_ago(ago), **changes))
        await stores.questions.forget_older_than(conn, days_ago(27))

    assert await stores.statistics.per_day(7, TODAY - timedelta(days=30), TODAY) == (
        DayCount(TODAY - timedelta(days=30), "found", 1),
        DayCount(TODAY, "found", 2),
        DayCount(TODAY, "unknown", 1),
    )


async def test_what_people_thought_stands_beside_each_question(
    db: Database, stores: Stores
) -> None:
    """Verdicts are counted, a choice is one of those made; whose they are can't be seen."""
    async with db.transaction() as conn:
        await stores.questions.keep(conn, question("a", asked_at=days_ago(2)))
        await stores.questions.keep(conn, question("b", outcome="suggestions", confidence=0.4))
        await stores.questions.keep(conn, question("c", asked_at=days_ago(3)))
        await stores.questions.keep(conn, question("d", guild_id=8))
        for user, verdict in ((1, Verdict.USEFUL), (2, Verdict.USEFUL), (3, Verdict.NOT_USEFUL)):
            await stores.feedback.give(conn, feedback("a", verdict=verdict), user, NOW)
        await stores.questions.choose(conn, "b", "ontmoeten", NOW)

    shown = ("eenzaamheid", "ontmoeten")
    assert await stores.statistics.questions(7, TODAY - timedelta(days=2), TODAY) == (
        JudgedQuestion(outcome="found", confidence=0.83, entry_ids=shown, useful=2, not_useful=1),
        JudgedQuestion(outcome="suggestions", confidence=0.4, entry_ids=shown, chosen="ontmoeten"),
    )


async def test_people_are_counted_once(db: Database, stores: Stores) -> None:
    """Someone who comes on several days is one person; another server's people don't count."""
    for user, day in ((1, 0), (1, 1), (2, 1), (3, 2), (4, 9)):
        await seen(db, stores, user, PERIOD + timedelta(days=day))
    await seen(db, stores, 5, PERIOD, guild=8)

    first = PERIOD.date()
    assert await stores.statistics.people(7, first, first + timedelta(days=2)) == 3
    assert await stores.statistics.people(7, first, first + timedelta(days=9)) == 4
    assert await stores.statistics.people(9, first, first + timedelta(days=9)) == 0


async def test_who_asked_is_still_told_apart_once_the_key_is_gone(
    db: Database, stores: Stores
) -> None:
    """As long as the questions are kept; after that the fullest day counts."""
    for user, day in ((1, 0), (1, 1), (2, 1), (3, 2), (4, 2)):
        at = PERIOD + timedelta(days=day)
        await seen(db, stores, user, at)
        async with db.transaction() as conn:
            await stores.questions.keep(conn, question(f"{user}-{day}", asked_at=at))
            await stores.gaps.count_asker(conn, f"{user}-{day}", user, at)
    first, last = PERIOD.date(), PERIOD.date() + timedelta(days=2)
    end = PERIOD + timedelta(days=KEY_DAYS)

    async with db.transaction() as conn:
        await stores.pseudonyms.rotate(conn, end)
    kept = await stores.statistics.people(7, first, last)
    async with db.transaction() as conn:
        await stores.questions.forget_older_than(conn, end)
    forgotten = await stores.statistics.people(7, first, last)

    assert (kept, forgotten) == (4, 2)


async def test_someone_in_two_periods_is_not_counted_twice(db: Database, stores: Stores) -> None:
    """They can't be known again, so only the fuller period counts."""
    for user, day in ((1, KEY_DAYS - 1), (2, KEY_DAYS - 1), (1, KEY_DAYS), (3, KEY_DAYS)):
        at = PERIOD + timedelta(days=day)
        async with db.transaction() as conn:
            await stores.questions.keep(conn, question(f"{user}-{day}", asked_at=at))
            await stores.gaps.count_asker(conn, f"{user}-{day}", user, at)
    first = PERIOD.date() + timedelta(days=KEY_DAYS - 1)

    assert await stores.statistics.people(7, first, first + timedelta(days=1)) == 2


async def test_what_moderators_solved_is_counted(db: Database, stores: Stores) -> None:
    """A question that got an entry, once; one that was set aside got none."""
    async with db.transaction() as conn:
        for key in "abcd":
            await stores.questions.keep(conn, question(key))
        for own, entry_id, questions in (
            ("one", "vocht", (("a", ""), ("a", "ontmoeten"), ("b", ""))),
            ("two", None, (("c", ""),)),
        ):
            decision = Decision(key=own, guild_id=7, entry_id=entry_id)
            await stores.gaps.decide(conn, decision, Matter(questions=questions), NOW)

    assert await stores.statistics.solved(7, TODAY, TODAY) == 2
    assert await stores.statistics.solved(8, TODAY, TODAY) == 0
