"""Who waits for an answer: each told once, and kept no longer than that."""

from datetime import timedelta

from storage.awaiting import KIND, MOST_AWAITED, Awaited, Awaits
from storage.engine.database import Database
from storage.gaps import Matter
from storage.stores import Stores
from tests.storage.builders import NOW, decision, question

ANNA, BAS = 1, 2
LATER = NOW + timedelta(minutes=1)


async def keep(db: Database, stores: Stores, *keys: str) -> None:
    async with db.transaction() as conn:
        for key in keys:
            await stores.questions.keep(conn, question(key, outcome="unknown"))


async def add(db: Database, stores: Stores, key: str, user_id: int, question_key: str) -> Awaits:
    async with db.transaction() as conn:
        return await stores.awaiting.add(conn, key, user_id, question_key, NOW)


async def answer(db: Database, stores: Stores, *question_keys: str, by: str = "d1") -> int:
    async with db.transaction() as conn:
        matter = Matter(questions=tuple((key, "") for key in question_keys))
        await stores.gaps.decide(conn, decision(by), matter, NOW)
        return await stores.awaiting.answer(conn, question_keys, by, LATER)


async def due(stores: Stores) -> list[tuple[str, int, str]]:
    return [(one.key, one.user_id, one.kind) for one in await stores.outbox.due(LATER, 10)]


async def test_someone_waits_once_for_a_question(db: Database, stores: Stores) -> None:
    """Another press is the same wish; for a question that is gone nobody waits."""
    await keep(db, stores, "q1")

    given = [
        await add(db, stores, key, user_id, question_key)
        for key, user_id, question_key in [
            ("w1", ANNA, "q1"),
            ("w2", ANNA, "q1"),
            ("w3", BAS, "q1"),
            ("w4", BAS, "gone"),
        ]
    ]

    assert given == [Awaits.NEW, Awaits.AGAIN, Awaits.NEW, Awaits.FORGOTTEN]
    assert await stores.awaiting.waiting() == {"q1": {ANNA: NOW, BAS: NOW}}
    assert await stores.awaiting.get("w1") == Awaited(
        key="w1", user_id=ANNA, guild_id=7, text=question().text
    )


async def test_nobody_waits_for_everything(db: Database, stores: Stores) -> None:
    """There is a limit for each person, and none for others."""
    keys = [f"q{number}" for number in range(MOST_AWAITED + 1)]
    await keep(db, stores, *keys)

    given = [await add(db, stores, f"w{key}", ANNA, key) for key in keys]

    assert given[-2:] == [Awaits.NEW, Awaits.TOO_MANY]
    assert await add(db, stores, "wb", BAS, keys[-1]) is Awaits.NEW


async def test_everyone_who_waits_is_told_once(db: Database, stores: Stores) -> None:
    """Who asked it in two ways gets one notice, and is forgotten once it went out."""
    await keep(db, stores, "q1", "q2", "q3")
    for key, user_id, question_key in [
        ("w1", ANNA, "q1"),
        ("w2", ANNA, "q2"),
        ("w3", BAS, "q2"),
        ("w4", ANNA, "q3"),
    ]:
        await add(db, stores, key, user_id, question_key)

    told = await answer(db, stores, "q1", "q2")
    again = await answer(db, stores, "q1", "q2", by="d2")

    assert (told, again) == (2, 0)
    assert await due(stores) == [("w1", ANNA, KIND), ("w3", BAS, KIND)]
    found = await stores.awaiting.get("w1")
    assert found is not None
    assert (found.answered_in, found.entry_id) == (7, "eenzaamheid")

    async with db.transaction() as conn:
        await stores.awaiting.forget_told(conn, "w1")

    rows = await db.read.execute_fetchall("SELECT key FROM awaiting ORDER BY key")
    assert [row["key"] for row in rows] == ["w3", "w4"]


async def test_an_answer_taken_back_lets_them_wait_on(db: Database, stores: Stores) -> None:
    """No notice goes out, and the next answer tells; one that is being sent is not sent twice."""
    await keep(db, stores, "q1")
    await add(db, stores, "w1", ANNA, "q1")
    await add(db, stores, "w2", BAS, "q1")
    await answer(db, stores, "q1")
    async with db.transaction() as conn:
        await stores.outbox.claim(conn, "w2", LATER)

    async with db.transaction() as conn:
        waiting = await stores.awaiting.take_back(conn, "d1")
        await stores.gaps.reopen(conn, "d1")

    assert waiting == 1
    assert await due(stores) == []
    assert await stores.awaiting.get("w2") is None
    assert await answer(db, stores, "q1", by="d2") == 1
    assert await due(stores) == [("w1", ANNA, KIND)]


async def test_who_no_longer_wants_to_hear_does_not(db: Database, stores: Stores) -> None:
    """Also where the answer is there and the notice waits; others still hear."""
    await keep(db, stores, "q1")
    await add(db, stores, "w1", ANNA, "q1")
    await add(db, stores, "w2", BAS, "q1")
    await answer(db, stores, "q1")

    async with db.transaction() as conn:
        stopped = [await stores.awaiting.stop(conn, ANNA, "q1") for _ in range(2)]

    assert stopped == [True, False]
    assert await due(stores) == [("w2", BAS, KIND)]


async def test_waiting_ends_with_the_question(db: Database, stores: Stores) -> None:
    """What was asked 28 days ago is forgotten, also by who pressed later; its notice goes too."""
    await keep(db, stores, "q1")
    async with db.transaction() as conn:
        await stores.awaiting.add(conn, "w1", ANNA, "q1", NOW + timedelta(days=20))
    await answer(db, stores, "q1")

    async with db.transaction() as conn:
        kept = await stores.awaiting.forget_older_than(conn, NOW - timedelta(days=1))
        gone = await stores.awaiting.forget_older_than(conn, NOW)

    assert (kept, gone) == (0, 1)
    assert await due(stores) == []
