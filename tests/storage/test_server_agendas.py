"""Which servers keep their agenda on Discord, and what of it stands there."""

from dataclasses import replace
from datetime import timedelta

from storage.engine.database import Database
from storage.server_agendas import ServerAgenda, ServerEvent
from storage.stores import Stores
from tests.storage.builders import NOW

HERE = 7
EVENT = ServerEvent(entry_id="dag", event_id=None, sent="1 a Dag", over_at=NOW)


async def test_it_is_kept_until_it_is_let_go(db: Database, stores: Stores) -> None:
    """What stands in the way is remembered, and forgotten where it is asked for again."""
    agendas = stores.server_agendas
    async with db.transaction() as conn:
        await agendas.keep(conn, HERE, NOW)
        await agendas.note(conn, HERE, "not allowed")
    noted = await agendas.get(HERE)
    async with db.transaction() as conn:
        await agendas.keep(conn, HERE, NOW)
    again = await agendas.all()
    async with db.transaction() as conn:
        gone = [await agendas.let_go(conn, HERE) for _ in range(2)]

    assert noted == ServerAgenda(HERE, "not allowed")
    assert again == (ServerAgenda(HERE),)
    assert gone == [True, False]
    assert await agendas.get(HERE) is None


async def test_what_stands_there(db: Database, stores: Stores) -> None:
    """One event for an entry, first without and then with its id; until it is long over."""
    agendas = stores.server_agendas
    made = replace(EVENT, event_id=9)
    async with db.transaction() as conn:
        await agendas.write(conn, HERE, EVENT)
        await agendas.write(conn, HERE, made)
        await agendas.write(conn, HERE, replace(EVENT, entry_id="feest"))
        await agendas.write(conn, 8, EVENT)
        await agendas.drop(conn, HERE, "feest")

    assert await agendas.events(HERE) == (made,)
    assert await agendas.guilds_with_events() == (HERE, 8)
    async with db.transaction() as conn:
        assert await agendas.forget_older_than(conn, NOW) == 0
        assert await agendas.forget_older_than(conn, NOW + timedelta(seconds=1)) == 2
    assert await agendas.events(HERE) == ()
