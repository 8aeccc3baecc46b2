"""Requests for a person: kept as they are, brought up when it is time, forgotten after weeks."""

from datetime import timedelta

from storage.engine.database import Database
from storage.help_requests import SAID_FOR, UNSENT_FOR, HelpRequest, RequestState
from storage.stores import Stores
from tests.storage.builders import NOW, help_request

A_DAY = timedelta(days=1)


async def keep(db: Database, stores: Stores, *requests: HelpRequest) -> None:
    async with db.transaction() as conn:
        for request in requests:
            await stores.help_requests.keep(conn, request)


async def test_a_request_is_kept_as_it_is(db: Database, stores: Stores) -> None:
    """With all that was said; kept again it is what it became."""
    await keep(db, stores, help_request())
    closed = help_request(state=RequestState.CLOSED, raise_at=None, helper_user_id=4)

    await keep(db, stores, closed)

    assert await stores.help_requests.get("h1") == closed
    assert await stores.help_requests.get("other") is None


async def test_what_someone_has_going_on_about_a_question(db: Database, stores: Stores) -> None:
    """Their own only, and not what is closed."""
    open_one = help_request(question_key="q1")
    done = help_request("h2", question_key="q2", state=RequestState.CLOSED, raise_at=None)
    await keep(db, stores, open_one, done)

    assert await stores.help_requests.going_on(5, "q1") == open_one
    assert await stores.help_requests.going_on(6, "q1") is None
    assert await stores.help_requests.going_on(5, "q2") is None


async def test_who_waits_longest_is_brought_up_first(db: Database, stores: Stores) -> None:
    """And nothing before its time."""
    first, second = help_request(), help_request("h2", raise_at=NOW + 2 * A_DAY)
    await keep(db, stores, second, first, help_request("h3", raise_at=None))

    due = await stores.help_requests.to_raise(NOW + 3 * A_DAY, 5)

    assert due == (first, second)
    assert await stores.help_requests.to_raise(NOW, 5) == ()
    assert await stores.help_requests.next_raise() == NOW + A_DAY


async def test_it_is_forgotten_weeks_after_the_last_word(db: Database, stores: Stores) -> None:
    """What was never sent goes after a day."""
    unsent = help_request("h2", state=RequestState.UNSENT, raise_at=None)
    await keep(db, stores, help_request(), unsent)

    async def forget(now: timedelta) -> int:
        moment = NOW + now
        async with db.transaction() as conn:
            return await stores.help_requests.forget_older_than(
                conn, moment - SAID_FOR, moment - UNSENT_FOR
            )

    assert await forget(A_DAY) == 0
    assert await forget(A_DAY * 2) == 1
    assert await forget(SAID_FOR) == 0
    assert await forget(SAID_FOR + A_DAY) == 1


async def test_who_helped_can_leave(db: Database, stores: Stores) -> None:
    """What they wrote stays for who asked, without them; what someone asked goes whole."""
    await keep(db, stores, help_request(helper_user_id=4, person_user_id=4))

    async with db.transaction() as conn:
        left = await stores.help_requests.erase(conn, 4, NOW)
        after = await stores.help_requests.get("h1", conn)
        gone = await stores.help_requests.erase(conn, 5, NOW)

    assert (left, gone) == ({"help_requests": 1}, {"help_requests": 1})
    assert after == help_request()
    assert await stores.help_requests.get("h1") is None
