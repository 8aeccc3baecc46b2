"""What waits for moderators: by server and period, without who asked, until it is decided."""

from datetime import timedelta

import pytest

from storage.engine.database import Database
from storage.feedback import Verdict
from storage.gaps import MOST_REPORTS, Decision, Matter, Open
from storage.questions import KeptQuestion
from storage.stores import Stores
from tests.storage.builders import NOW, decision, feedback, question, report

A_DAY = timedelta(days=1)
OFF_TOPIC = "anders"


async def keep(db: Database, stores: Stores, *questions: KeptQuestion) -> None:
    async with db.transaction() as conn:
        for one in questions:
            await stores.questions.keep(conn, one)


def unknown(key: str, **changes: object) -> KeptQuestion:
    return question(key, **({"outcome": "unknown", "entry_ids": ()} | changes))


async def opened(stores: Stores, guild_id: int = 7, *, home: bool = False) -> Open:
    return await stores.gaps.open(guild_id, NOW - 28 * A_DAY, off_topic=OFF_TOPIC, home=home)


async def decide(db: Database, stores: Stores, one: Decision, matter: Matter) -> int:
    async with db.transaction() as conn:
        return await stores.gaps.decide(conn, one, matter, NOW)


@pytest.mark.parametrize(
    ("outcome", "is_open"),
    [("unknown", True), ("suggestions", True), ("found", False), ("elsewhere", False)],
)
async def test_what_was_not_answered_is_open(
    db: Database, stores: Stores, outcome: str, is_open: bool
) -> None:
    """No answer, or only a choice of them; what isn't of the field needs none."""
    await keep(db, stores, question(outcome=outcome))

    found = await opened(stores)

    assert [one.key for one in found.questions] == (["q1"] if is_open else [])


async def test_an_answer_about_something_else_leaves_the_question_open(
    db: Database, stores: Stores
) -> None:
    """One reason says that the question has no answer yet; others are about the answer."""
    await keep(db, stores, question("q1"), question("q2"))
    async with db.transaction() as conn:
        for key, reason in (("q1", OFF_TOPIC), ("q2", "oud")):
            one = feedback(key, verdict=Verdict.NOT_USEFUL, reason=reason)
            await stores.feedback.give(conn, one, 1, NOW)

    found = await opened(stores)

    assert [one.key for one in found.questions] == ["q1"]
    assert [(one.question_key, one.reason) for one in found.doubts] == [
        ("q1", OFF_TOPIC),
        ("q2", "oud"),
    ]


async def test_people_are_counted_and_not_known(db: Database, stores: Stores) -> None:
    """The same person is one, whatever they ask; their id stands nowhere."""
    await keep(db, stores, unknown("q1"), unknown("q2"))
    async with db.transaction() as conn:
        for key, user_id in (("q1", 1), ("q1", 1), ("q2", 1), ("q2", 2)):
            await stores.gaps.count_asker(conn, key, user_id, NOW)

    first, second = (await opened(stores)).questions

    assert (len(first.askers), len(second.askers)) == (1, 2)
    assert first.askers < second.askers
    assert not any(value in ("1", "2") for _, value in second.askers)


async def test_each_server_has_its_own(db: Database, stores: Stores) -> None:
    """A server sees nothing of another; what was asked in a DM is the home server's."""
    await keep(db, stores, unknown("q1"), unknown("q2", guild_id=8), unknown("q3", guild_id=None))
    async with db.transaction() as conn:
        await stores.gaps.report(conn, report(guild_id=8), 1)

    seen = {
        (guild_id, home): [one.key for one in (await opened(stores, guild_id, home=home)).questions]
        for guild_id in (7, 8)
        for home in (False, True)
    }

    assert seen == {
        (7, False): ["q1"],
        (7, True): ["q1", "q3"],
        (8, False): ["q2"],
        (8, True): ["q2", "q3"],
    }
    assert not (await opened(stores)).reports
    assert [one.report for one in (await opened(stores, 8)).reports] == [report(guild_id=8)]


async def test_what_was_chosen_stands_with_the_question(db: Database, stores: Stores) -> None:
    """A clicked suggestion says which entry the question may belong to."""
    await keep(db, stores, question(outcome="suggestions"))
    async with db.transaction() as conn:
        await stores.questions.choose(conn, "q1", "ontmoeten", NOW)

    (one,) = (await opened(stores)).questions

    assert one.chosen == ("ontmoeten",)


async def test_what_is_decided_is_open_no_more_until_it_is_taken_back(
    db: Database, stores: Stores
) -> None:
    """Questions, remarks and reports alike; a second decision about them counts for nothing."""
    await keep(db, stores, unknown("q1"), question("q2"))
    async with db.transaction() as conn:
        await stores.feedback.give(conn, feedback("q2", verdict=Verdict.NOT_USEFUL), 1, NOW)
        await stores.gaps.report(conn, report(), 1)
    before = await opened(stores)
    matter = Matter(questions=(("q1", ""), ("q2", "eenzaamheid")), reports=("p1",))

    counts = [await decide(db, stores, decision(key), matter) for key in ("d1", "d2")]
    between = await opened(stores)
    async with db.transaction() as conn:
        reopened = [await stores.gaps.reopen(conn, "d1") for _ in range(2)]

    assert counts == [3, 0]
    assert between == Open((), (), ())
    assert reopened == [True, False]
    assert await opened(stores) == before


async def test_only_what_was_set_aside_is_ignored(db: Database, stores: Stores) -> None:
    """A question that got an answer isn't, nor one of another server."""
    await keep(db, stores, unknown("q1", text="Egels?"), unknown("q2"), unknown("q3", guild_id=8))
    await decide(db, stores, decision("d1", entry_id=None), Matter(questions=(("q1", ""),)))
    await decide(db, stores, decision("d2"), Matter(questions=(("q2", ""),)))
    elsewhere = decision("d3", guild_id=8, entry_id=None)
    await decide(db, stores, elsewhere, Matter(questions=(("q3", ""),)))

    assert await stores.gaps.set_aside(7) == ("Egels?",)


async def test_a_decision_is_read_as_it_was_made(db: Database, stores: Stores) -> None:
    """With what came of it, so that it can be taken back."""
    one = decision(revision=4)

    await decide(db, stores, one, Matter())

    assert await stores.gaps.decision("d1") == one
    assert await stores.gaps.decision("d2") is None


async def test_nobody_reports_without_end(db: Database, stores: Stores) -> None:
    """Ten a day for each person, counted on disk; the next day there is room again."""
    async with db.transaction() as conn:
        kept = [
            await stores.gaps.report(conn, report(f"p{number}"), 1)
            for number in range(MOST_REPORTS + 1)
        ]
        other = await stores.gaps.report(conn, report("other"), 2)
        tomorrow = await stores.gaps.report(conn, report("later", reported_at=NOW + A_DAY), 1)

    assert kept == [True] * MOST_REPORTS + [False]
    assert other
    assert tomorrow


async def test_it_goes_with_the_questions(db: Database, stores: Stores) -> None:
    """After 28 days nothing is left: not who asked, not what was said, not what was decided."""
    await keep(db, stores, unknown("q1"), unknown("q2", asked_at=NOW + 2 * A_DAY))
    async with db.transaction() as conn:
        await stores.gaps.count_asker(conn, "q1", 1, NOW)
        await stores.gaps.report(conn, report(), 1)
    await decide(db, stores, decision(), Matter(questions=(("q1", ""),), reports=("p1",)))

    async with db.transaction() as conn:
        await stores.questions.forget_older_than(conn, NOW + A_DAY)
        gone = await stores.gaps.forget_older_than(conn, NOW + A_DAY)

    assert gone == 1
    for table in ("askers", "reports", "gap_decisions", "settled_questions", "settled_reports"):
        assert not list(await db.read.execute_fetchall(f"SELECT 1 FROM {table}")), table
    assert [one.key for one in (await opened(stores)).questions] == ["q2"]
