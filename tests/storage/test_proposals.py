"""Proposals: how many there is room for, whose they are, and what becomes of them."""

from datetime import timedelta

import pytest

from storage.engine.database import Database
from storage.proposals import MOST_A_DAY, MOST_UNDECIDED, Proposal, Room, State, Texts
from storage.stores import Stores
from tests.storage.builders import NOW, asked, draft, proposal

HERE, ELSEWHERE = 7, 8
ANNA, CAS = 1, 2
DAY = timedelta(days=1)


async def add(db: Database, stores: Stores, *proposals: Proposal) -> list[Room]:
    async with db.transaction() as conn:
        return [await stores.proposals.add(conn, one) for one in proposals]


async def test_what_was_proposed_comes_back_as_it_was(db: Database, stores: Stores) -> None:
    """Of a person or of a feed, new or an improvement, with what was asked and answered."""
    kept = [
        proposal("a", texts=Texts(heading="Egels", body="Een gat.", source="Boek", why="Nut")),
        proposal("b", item_id="egel"),
        proposal("c", proposer=None, feed="https://example.org/feed"),
        proposal("d", state=State.UNSENT),
    ]
    await add(db, stores, *kept)
    answer = {"answer": "Klein.", "answered_at": NOW + DAY}
    async with db.transaction() as conn:
        await stores.proposals.ask(conn, HERE, "a", asked("q"))
        await stores.proposals.answer(conn, ANNA, "a", "q", "Klein.", NOW + DAY)

    found = [await stores.proposals.get(one.key) for one in kept]

    assert found[1:] == kept[1:]
    assert found[0] is not None
    assert found[0].texts == kept[0].texts
    assert found[0].exchange == (asked("q", **answer),)


async def test_so_many_a_day(db: Database, stores: Stores) -> None:
    """A day is one of UTC; what was withdrawn counts, so that nobody goes on and on."""
    rooms = await add(db, stores, *(proposal(f"{own}") for own in range(MOST_A_DAY + 1)))
    async with db.transaction() as conn:
        await stores.proposals.withdraw(conn, "0", ANNA)

    assert rooms == [Room.FREE] * MOST_A_DAY + [Room.TODAY_FULL]
    assert await stores.proposals.room(ANNA, NOW) is Room.TODAY_FULL
    assert await stores.proposals.room(ANNA, NOW + DAY) is Room.FREE
    assert await stores.proposals.room(CAS, NOW) is Room.FREE


async def test_so_many_may_wait(db: Database, stores: Stores) -> None:
    """On all servers together; a decision makes room."""
    many = [
        proposal(f"{own}", proposed_at=NOW - own * DAY, guild_id=own % 2)
        for own in range(MOST_UNDECIDED)
    ]
    await add(db, stores, *many)

    before = await stores.proposals.room(ANNA, NOW + DAY)
    async with db.transaction() as conn:
        await stores.proposals.decline(conn, 0, "0", "Dubbel.", NOW)

    assert before is Room.FULL
    assert await stores.proposals.room(ANNA, NOW + DAY) is Room.FREE


async def test_a_feed_has_no_limit(db: Database, stores: Stores) -> None:
    """It is nobody, and whoever reads it in sees to that."""
    many = [proposal(f"{own}", proposer=None, feed="feed") for own in range(MOST_UNDECIDED + 5)]

    assert set(await add(db, stores, *many)) == {Room.FREE}


async def test_moderators_have_what_waits_on_their_server(db: Database, stores: Stores) -> None:
    """The oldest first; nothing of another server, unsent or decided."""
    await add(
        db,
        stores,
        proposal("new"),
        proposal("old", proposed_at=NOW - DAY),
        proposal("other", guild_id=ELSEWHERE),
        proposal("unsent", state=State.UNSENT),
        proposal("gone", proposed_at=NOW - DAY),
    )
    async with db.transaction() as conn:
        await stores.proposals.withdraw(conn, "gone", ANNA)

    assert [one.key for one in await stores.proposals.waiting(HERE)] == ["old", "new"]


@pytest.mark.parametrize(
    ("user", "guild"), [(CAS, HERE), (ANNA, ELSEWHERE)], ids=["another person", "another server"]
)
async def test_nobody_else_can_do_anything(
    db: Database, stores: Stores, user: int, guild: int
) -> None:
    """A person to what is not theirs, or moderators to what isn't their server's."""
    await add(db, stores, proposal("a"), proposal("u", state=State.UNSENT))
    async with db.transaction() as conn:
        await stores.proposals.ask(conn, HERE, "a", asked("q"))
        await stores.drafts.begin(conn, draft("c1"))
    before = await stores.proposals.get("a"), await stores.proposals.get("u")

    async with db.transaction() as conn:
        store = stores.proposals
        done = [
            user == CAS and await store.withdraw(conn, "a", user),
            user == CAS and await store.send(conn, "u", user),
            user == CAS and await store.answer(conn, user, "a", "q", "Nee.", NOW),
            user == CAS
            and await store.rewrite(conn, "u", user, Texts(heading="X", body="X"), State.WAITING),
            guild == ELSEWHERE and await store.take_up(conn, guild, "a", "c1", None),
            guild == ELSEWHERE and await store.ask(conn, guild, "a", asked("z")),
            guild == ELSEWHERE and await store.decline(conn, guild, "a", "Nee.", NOW),
            guild == ELSEWHERE and await store.note_outcome(conn, guild, "a", "egel", 1, NOW),
        ]

    assert not any(done)
    assert (await stores.proposals.get("a"), await stores.proposals.get("u")) == before


async def test_a_draft_that_goes_leaves_the_proposal(db: Database, stores: Stores) -> None:
    """However it goes; and nobody takes the place of a draft that they didn't see."""
    await add(db, stores, proposal("a"))
    async with db.transaction() as conn:
        for own in ("c1", "c2"):
            await stores.drafts.begin(conn, draft(own))
        first = await stores.proposals.take_up(conn, HERE, "a", "c1", None)
        unseen = await stores.proposals.take_up(conn, HERE, "a", "c2", None)
        over = await stores.proposals.take_up(conn, HERE, "a", "c2", "c1")
    taken = await stores.proposals.get("a")
    async with db.transaction() as conn:
        await stores.drafts.drop(conn, "c2")

    left = await stores.proposals.get("a")

    assert (first, unseen, over) == (True, False, True)
    assert taken is not None
    assert taken.draft_key == "c2"
    assert left == proposal("a")


async def test_publishing_a_draft_decides_all_that_it_was_of(db: Database, stores: Stores) -> None:
    """Two improvements may be in one draft; what was withdrawn meanwhile isn't decided."""
    await add(db, stores, *(proposal(own, item_id="egel") for own in ("a", "b", "gone")))
    async with db.transaction() as conn:
        await stores.drafts.begin(conn, draft("c1"))
        for own in ("a", "b", "gone"):
            await stores.proposals.take_up(conn, HERE, own, "c1", None)
        await stores.proposals.withdraw(conn, "gone", ANNA)
        done = await stores.proposals.note_published(conn, "c1", "egel", 3, NOW)
        again = await stores.proposals.note_published(conn, "c1", "egel", 3, NOW)

    assert {(one.key, one.state, one.entry_id) for one in done} == {
        ("a", State.PUBLISHED, "egel"),
        ("b", State.PUBLISHED, "egel"),
    }
    assert again == ()


async def test_what_was_taken_back_waits_again(db: Database, stores: Stores) -> None:
    """It is found by the revision that came of it, and is as it was."""
    await add(db, stores, proposal("a"))
    async with db.transaction() as conn:
        await stores.proposals.note_outcome(conn, HERE, "a", "egel", 3, NOW)
        other = await stores.proposals.of_revision(conn, HERE, "egel", 4)
        (found,) = await stores.proposals.of_revision(conn, HERE, "egel", 3)
        await stores.proposals.reopen(conn, found.key)

    assert other == ()
    assert await stores.proposals.waiting(HERE) == (proposal("a"),)


async def test_one_question_at_a_time(db: Database, stores: Stores) -> None:
    """The next only after an answer that was sent; a feed can't be asked anything."""
    await add(db, stores, proposal("a"), proposal("f", proposer=None, feed="feed"))
    async with db.transaction() as conn:
        store = stores.proposals
        done = [
            await store.ask(conn, HERE, "f", asked("q0")),
            await store.ask(conn, HERE, "a", asked("q1")),
            await store.ask(conn, HERE, "a", asked("q2")),
            await store.answer(conn, ANNA, "a", "q1", "Nog niet verstuurd.", None),
            await store.ask(conn, HERE, "a", asked("q2")),
            await store.answer(conn, ANNA, "a", "q1", "Ja.", NOW),
            await store.answer(conn, ANNA, "a", "q1", "Toch niet.", NOW),
            await store.ask(conn, HERE, "a", asked("q2")),
        ]

    assert done == [False, True, False, True, False, True, False, True]
    found = await stores.proposals.get("a")
    assert found is not None
    assert [(one.key, one.answer) for one in found.exchange] == [("q1", "Ja."), ("q2", None)]


async def test_what_is_withdrawn_is_gone_but_for_its_count(db: Database, stores: Stores) -> None:
    """No text of it is left, and its proposer sees it no more."""
    await add(db, stores, proposal("a"))
    async with db.transaction() as conn:
        await stores.proposals.ask(conn, HERE, "a", asked("q"))
        await stores.proposals.withdraw(conn, "a", ANNA)

    left = await stores.proposals.get("a")

    assert left is not None
    assert (left.texts, left.exchange) == (Texts(heading="", body=""), ())
    assert await stores.proposals.of_proposer(ANNA) == ()


async def test_what_is_old_is_forgotten(db: Database, stores: Stores) -> None:
    """Decided ones and those that were left, each after its time; what waits is never."""
    old = NOW - 100 * DAY
    keys = ("waits", "declined", "published", "new")
    await add(db, stores, *(proposal(own, proposed_at=old, proposer=CAS) for own in keys))
    await add(db, stores, proposal("unsent", state=State.UNSENT, proposed_at=old))
    async with db.transaction() as conn:
        await stores.proposals.decline(conn, HERE, "declined", "Nee.", old)
        await stores.proposals.note_outcome(conn, HERE, "published", "egel", 1, old)
        await stores.proposals.decline(conn, HERE, "new", "Nee.", NOW)

        gone = await stores.proposals.forget_older_than(conn, NOW - DAY, NOW - DAY)

    left = [own for own in (*keys, "unsent") if await stores.proposals.get(own)]
    assert gone == 3
    assert left == ["waits", "new"]
