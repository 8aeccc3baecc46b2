"""What PostgreSQL keeps as SQLite does: every query, one writer at a time, errors in our words."""

import asyncio
from pathlib import Path

import asyncpg
import pytest

from storage.engine.address import Server, address_of
from storage.engine.database import Database
from storage.engine.errors import StorageError
from storage.engine.migrating import SCHEMA, schema_version
from storage.engine.postgres import _SESSION, Postgres, all_at_once, numbered_parameters
from storage.engine.sql import queries
from storage.engine.store import Store
from storage.stores import Stores
from tests import postgres
from tests.storage.builders import question
from tests.storage.conftest import ENGINES

NEWEST = len(list(SCHEMA.glob("*.sql")))


@pytest.fixture(params=ENGINES[1:])
def engine(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def files() -> set[str]:
    return {one.stem for one in SCHEMA.with_name("queries").glob("*.sql")}


async def test_every_query_is_one_of_postgresql_too(db: Database) -> None:
    """It takes each as it is written for SQLite, with the types that its columns say."""
    assert isinstance(db.address, Server)
    conn = await asyncpg.connect(db.address.url)
    prepared = at_once = 0
    for name in files():
        read = queries(name)
        for query in read.available_queries:
            if callable(getattr(read, query)) and hasattr(getattr(read, query), "sql"):
                sql = getattr(read, query).sql
                types = (await conn.prepare(numbered_parameters(sql)[0])).get_parameters()
                prepared += 1
                many = getattr(read, query).operation.name == "INSERT_UPDATE_DELETE_MANY"
                if many and (together := all_at_once(sql, tuple(map(_array, types)))):
                    await conn.prepare(together)
                    at_once += 1
    await conn.close()

    assert prepared > 250
    assert at_once >= 8
    assert {store.queries for store in _stores(Store)} == files()


async def test_openings_at_once_migrate_once(db: Database) -> None:
    """Several that open an empty database at the same time all get it, migrated by one of them."""
    server = await postgres.make("empty_at_first")

    async def epoch() -> str:
        async with Database.open(server) as opened:
            return await opened.epoch()

    epochs = await asyncio.gather(*(epoch() for _ in range(4)))

    async with Database.open(server) as opened:
        assert await schema_version(opened.engine) == NEWEST
    assert len(set(epochs)) == 1
    assert epochs[0] != await db.epoch()


async def test_it_goes_on_after_the_connections_broke(db: Database, stores: Stores) -> None:
    """A PostgreSQL that was started anew is written to and read again without a restart of ours."""
    await _keep(db, stores, "before")
    await _break_connections(db)

    await _keep(db, stores, "after")

    assert await stores.questions.get("before") is not None
    assert await stores.questions.get("after") is not None


async def test_a_connection_that_breaks_in_the_block_undoes_it(
    db: Database, stores: Stores
) -> None:
    """Nothing of it is kept, the error says what happened, and the next block works."""
    with pytest.raises(StorageError, match="goes on by itself"):
        await _keep(db, stores, "lost", break_between=True)

    await _keep(db, stores, "next")

    assert await stores.questions.get("lost") is None
    assert await stores.questions.get("next") is not None


async def test_a_failed_statement_can_not_be_passed_over(db: Database, stores: Stores) -> None:
    """Who goes on after an error is told that nothing was kept."""
    with pytest.raises(StorageError, match="undone"):
        await _pass_over(db, stores)

    assert await stores.questions.get("q1") is None


@pytest.mark.parametrize(
    ("change", "helps"),
    [
        (("/shared?", "/nowhere?"), "createdb"),
        (("host=/", "host=/absent"), "check that PostgreSQL runs there"),
    ],
)
async def test_what_cannot_be_opened_says_what_helps(
    db: Database, change: tuple[str, str], helps: str
) -> None:
    """Which database it was is said, and a password never."""
    assert isinstance(db.address, Server)
    wrong = Server(db.address.url.replace(*change).replace("postgres@", "postgres:geheim@"))

    with pytest.raises(StorageError, match=helps) as caught:
        async with Database.open(wrong):
            pass

    assert "postgresql:///" in str(caught.value)
    assert "geheim" not in str(caught.value) + repr(wrong) + str(wrong)


async def test_a_backup_is_made_by_its_own_program(db: Database, tmp_path: Path) -> None:
    """Ours would be a second one beside it, and a worse one."""
    with pytest.raises(StorageError, match="pg_dump"):
        await db.backup(tmp_path / "backup.db")


def test_an_address_is_a_path_unless_it_says_otherwise(tmp_path: Path) -> None:
    """Both spellings of PostgreSQL's are known."""
    assert address_of(str(tmp_path)) == tmp_path
    for scheme in ("postgresql", "postgres"):
        server = address_of(f"{scheme}://wijkbot:geheim@db.example/wijkbot")
        assert str(server) == f"{scheme}://db.example/wijkbot"


def test_a_parameter_has_one_number() -> None:
    """A name that stands twice is one value; in a text, or as a cast, it is no name."""
    sql = "SELECT ':no', :a, x::text FROM t WHERE b = :b AND a = :a"

    assert numbered_parameters(sql) == (
        "SELECT ':no', $1, x::text FROM t WHERE b = $2 AND a = $1",
        ("a", "b"),
    )


def test_types_are_those_of_postgresql() -> None:
    """Ids of Discord need eight bytes, and texts are in the order in which SQLite has them."""
    written = "-- INTEGER\nCREATE TABLE t (id INTEGER PRIMARY KEY, share REAL, text TEXT) STRICT;"

    assert Postgres.definition(written) == (
        '\nCREATE TABLE t (id BIGINT PRIMARY KEY, share DOUBLE PRECISION, text TEXT COLLATE "C") ;'
    )


def _array(kind: asyncpg.Type) -> str:
    return "bigint[]" if kind.name == "int8" else "text[]"


def _stores(kind: type[Store]) -> set[type[Store]]:
    known = {kind, *(one for each in kind.__subclasses__() for one in _stores(each))}
    return {one for one in known if "queries" in vars(one)}


async def _keep(db: Database, stores: Stores, key: str, *, break_between: bool = False) -> None:
    async with db.transaction() as conn:
        await stores.questions.keep(conn, question(key))
        if break_between:
            await _break_connections(db)
            await stores.questions.keep(conn, question("another"))


async def _pass_over(db: Database, stores: Stores) -> None:
    async with db.transaction() as conn:
        await stores.questions.keep(conn, question("q1"))
        with pytest.raises(StorageError):
            await stores.questions.keep(conn, question("q1"))


async def _break_connections(db: Database) -> None:
    assert isinstance(db.address, Server)
    conn = await asyncpg.connect(db.address.url)
    await conn.execute(
        "SELECT pg_terminate_backend(pid, 1000) FROM pg_stat_activity"
        " WHERE application_name = 'wijkbot' AND datname = current_database()"
    )
    await conn.close()
    await asyncio.sleep(0.05)


@pytest.mark.parametrize(
    ("name", "query"),
    [("news", "give_turns"), ("news", "spread"), ("digests", "put_in"), ("digests", "drop")],
)
async def test_news_is_looked_up_by_person(db: Database, name: str, query: str) -> None:
    """Also where PostgreSQL counted before the news came, and takes it for rare."""
    async with db.transaction() as conn:
        for number in (1, 2):
            await conn.execute(
                "INSERT INTO news (number, guild_id, entry_id, edition, why, made_at)"
                " VALUES (:number, 0, :entry, 'new', 'new', 0)",
                {"number": number, "entry": f"e{number}"},
            )
            await conn.execute(
                "INSERT INTO news_subjects (number, kind, subject_id)"
                " VALUES (:number, 'theme', 'wonen')",
                {"number": number},
            )
        for table, columns, values in (
            ("news_items", "user_id, number", "one, 1"),
            ("follows", "user_id, kind, subject_id, since", "one, 'theme', 'wonen', 0"),
        ):
            await conn.execute(
                f"INSERT INTO {table} ({columns})"
                f" SELECT {values} FROM generate_series(1, 5000) AS people (one)"
            )
        await conn.execute("ANALYZE news, news_subjects, news_items, follows")
        sql = getattr(queries(name), query).sql
        names = numbered_parameters(sql)[1]
        given = {one: "d" if one == "digest" else 2 for one in names}
        plan = [row[0] for row in await conn.execute_fetchall(f"EXPLAIN {sql}", given)]

    assert any("news_items" in line for line in plan)
    assert not [line for line in plan if "news_items_by_number" in line], "\n".join(plan)


async def test_of_many_at_once_each_is_looked_up(db: Database) -> None:
    """Also in a table that PostgreSQL never counted, it goes by what is given."""
    sql = all_at_once(queries("digests").put_in.sql, ("text[]", "bigint[]", "bigint[]"))
    assert isinstance(db.address, Server)
    conn = await asyncpg.connect(db.address.url, server_settings=_SESSION)
    async with conn.transaction():
        await conn.execute("INSERT INTO news VALUES (1, 0, 'e', 'new', 'new', 0)")
        await conn.execute(
            "INSERT INTO news_items SELECT one, 1 FROM generate_series(1, 5000) AS people (one)"
        )
        people = list(range(1, 1001))
        given = ["d"] * 1000, people, [1] * 1000
        plan = [row[0].strip() for row in await conn.fetch(f"EXPLAIN {sql}", *given)]
    await conn.close()

    assert "Index Cond: (user_id = given.given_user_id)" in plan, "\n".join(plan)
