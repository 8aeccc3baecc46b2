"""PostgreSQL under the queries that SQLite takes: its names for parameters, types and errors."""

from __future__ import annotations

import asyncio
import re
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager, suppress
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

import asyncpg
from aiosql.utils import VAR_REF

from storage.engine.address import file_of
from storage.engine.errors import DriverError, StorageError
from storage.engine.transactions import begun

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Iterable, Iterator, Mapping
    from pathlib import Path

    from storage.engine.address import Server
    from storage.shards import Shards

READERS = 4
"""The most connections of a process that only read."""
CONNECT_S, READ_S, WRITE_S = 10, 60, 600
"""How long is waited: what is forgotten in a day may be millions of rows."""
_WRITING, _RUNNING = 0x57696A6B, 0x57696A72
"""What the numbers of our advisory locks begin with."""
_BEGIN = f"BEGIN; SELECT pg_advisory_xact_lock({_WRITING}, 0)"
"""One writes at a time, as on SQLite: numbers that count on, and what is read before it is written,
lean on that."""
_RUNNING_NOW = f"""
SELECT objid FROM pg_locks
WHERE locktype = 'advisory' AND classid = {_RUNNING} AND granted
    AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
"""
_PER_TOTAL = 65_536
"""A shard's lock has a number that says of how many it is, too."""
PING_S = 5.0
_KEEPALIVE = {"tcp_keepalives_idle": "10", "tcp_keepalives_interval": "5"}
"""So that the server lets go the shards of a machine that went without a word."""
_SESSION = {
    "application_name": "wijkbot",
    "join_collapse_limit": "1",
    "enable_seqscan": "off",
    "enable_hashjoin": "off",
    "enable_mergejoin": "off",
    "enable_material": "off",
    "jit": "off",
}
"""Rows are looked up by index, in the order in which joins are written: as SQLite does, for which
the queries were measured. A plan that was made while a table was small stays a good one."""
CHANNEL = "wijkbot"
_TELL = f"""
CREATE OR REPLACE FUNCTION wijkbot_tell() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN PERFORM pg_notify('{CHANNEL}', ''); RETURN NULL; END $$;
CREATE OR REPLACE TRIGGER wijkbot_tell AFTER INSERT ON entry_revisions
    FOR EACH STATEMENT EXECUTE FUNCTION wijkbot_tell();
"""
"""Whoever changes what is known, all processes hear of it when it is committed, without a word;
with one it is the id of someone who was erased."""
_TYPES = (
    (re.compile(r"\bSTRICT\b"), ""),
    (re.compile(r"\bINTEGER\b"), "BIGINT"),
    (re.compile(r"\bREAL\b"), "DOUBLE PRECISION"),
    (re.compile(r"\bTEXT\b"), 'TEXT COLLATE "C"'),
)
_ARRAYS = {int: "bigint[]", float: "double precision[]", str: "text[]"}
_GIVEN = "given_"
"""What the names of parameters begin with where they are columns, so that they are no others."""
_VALUES = re.compile(
    r"(?P<into>INSERT INTO \w+\s*\([^)]*\))\s*VALUES\s*\((?P<values>.*)\)"
    r"(?P<rest>\s*(ON CONFLICT.*)?)$",
    re.DOTALL,
)
_CHANGE = re.compile(r"(?P<what>(UPDATE|DELETE FROM) .*?)\sWHERE\s(?P<which>.*)$", re.DOTALL)
_COMMENT = re.compile(r"--[^\n]*")
_HELP = {
    "55P03": "another process holds it; try again, or stop that process",
    "25006": "it may only be read here",
    "28": "check the name and the password in WIJKBOT_DATABASE",
    "3D000": "make it with createdb, or check its name in WIJKBOT_DATABASE",
    "42501": "give this user the rights on the database, as its owner has them",
    "53100": "the disk is full; make room",
    "53300": "PostgreSQL has no connection left; raise max_connections",
    "57P": "PostgreSQL is being stopped or started; it goes on by itself",
    "08": "the connection broke; it goes on by itself where PostgreSQL runs",
    "XX": "the database is damaged; restore a backup",
}


class Postgres:
    """A pool for reads, and one connection that writes; each is made anew where it broke."""

    known_table = "SELECT 1 WHERE to_regclass(:name) IS NOT NULL"
    columns = """
        SELECT
            t.relname AS table_name, a.attname AS column_name,
            array_position(i.indkey::int2[], a.attnum) + 1 AS key_place
        FROM pg_class AS t
        JOIN pg_attribute AS a ON a.attrelid = t.oid AND a.attnum > 0 AND NOT a.attisdropped
        LEFT JOIN pg_index AS i ON i.indrelid = t.oid AND i.indisprimary
        WHERE t.relkind = 'r' AND t.relnamespace = current_schema()::regnamespace
        ORDER BY t.oid, a.attnum
    """
    at_first: str | None = _TELL
    tell_erased: str | None = f"SELECT pg_notify('{CHANNEL}', :user_id)"

    def __init__(self, address: Server, writers: Any, readers: Any) -> None:
        self.address = address
        self.read = PostgresConnection(readers)
        self._writers = writers

    @asynccontextmanager
    async def begun(self) -> AsyncIterator[PostgresConnection]:
        with driver_errors():
            acquired = await self._writers.acquire()
        try:
            async with begun(PostgresConnection(acquired), _BEGIN) as conn:
                yield conn
        finally:
            await self._writers.release(acquired)

    @staticmethod
    def definition(statement: str) -> str:
        statement = _COMMENT.sub("", statement)
        for pattern, instead in _TYPES:
            statement = pattern.sub(instead, statement)
        return statement

    async def overwrite_erased(self) -> bool:
        """Return False: that waits for PostgreSQL's own vacuum."""
        return False

    async def backup(self, _target: Path) -> None:
        file_of(self.address)


@dataclass(frozen=True, slots=True)
class Affected:
    """What became of a statement, as a cursor of SQLite tells it."""

    rowcount: int


class PostgresConnection:
    """A connection, or a pool of them, that takes what our queries give to aiosqlite's."""

    def __init__(self, conn: Any) -> None:
        self._conn = conn

    @property
    def in_transaction(self) -> bool:
        return bool(self._conn.is_in_transaction())

    async def execute(self, sql: str, parameters: Mapping[str, Any] | None = None) -> Affected:
        with driver_errors():
            return _executed(await self._conn.execute(*_arguments(sql, parameters)))

    async def executemany(self, sql: str, parameters: Iterable[Mapping[str, Any]]) -> Affected:
        numbered, names = numbered_parameters(sql)
        rows = [[_storable(row[name]) for name in names] for row in parameters]
        columns = list(zip(*rows, strict=True))
        types = tuple(filter(None, map(_array_of, columns)))
        is_typed = len(rows) > 1 and len(types) == len(names)
        at_once = all_at_once(sql, types) if is_typed else None
        with driver_errors():
            if at_once is not None:
                return _executed(await self._conn.execute(at_once, *columns))
            counted = f"{numbered.rstrip().rstrip(';')} RETURNING 1"
            return Affected(len(await self._conn.fetchmany(counted, rows)))

    async def execute_fetchall(
        self, sql: str, parameters: Mapping[str, Any] | None = None
    ) -> list[Any]:
        with driver_errors():
            return list(await self._conn.fetch(*_arguments(sql, parameters)))

    async def commit(self) -> None:
        with driver_errors():
            if await self._conn.execute("COMMIT") != "COMMIT":
                raise DriverError("a statement failed, so all of it is undone")

    async def rollback(self) -> None:
        with suppress(asyncpg.InterfaceError):  # it is gone, and the transaction with it
            if self._conn.is_in_transaction():
                with driver_errors():
                    await self._conn.execute("ROLLBACK")


@asynccontextmanager
async def opened(address: Server, busy_timeout_ms: int) -> AsyncIterator[Postgres]:
    """Connect to a database that exists; `busy_timeout_ms` is how long to wait for who writes."""
    writing = {"lock_timeout": str(busy_timeout_ms)}
    reading = {"default_transaction_read_only": "on"}
    async with AsyncExitStack() as stack:
        with driver_errors():
            writers = await stack.enter_async_context(_pool(address, 1, WRITE_S, writing))
            readers = await stack.enter_async_context(_pool(address, READERS, READ_S, reading))
        yield Postgres(address, writers, readers)


def _pool(address: Server, most: int, longest: int, settings: dict[str, str]) -> Any:
    return asyncpg.create_pool(
        address.url,
        min_size=1,
        max_size=most,
        timeout=CONNECT_S,
        command_timeout=longest,
        statement_cache_size=1_000,
        server_settings=_SESSION | settings,
        reset=_leave,
    )


@asynccontextmanager
async def running_on_server(
    address: Server,
    shards: Shards,
    changed: Callable[[], None],
    erased: Callable[[int], None],
    lost: Callable[[], None],
) -> AsyncIterator[None]:
    """Be the one that runs these shards, by locks that PostgreSQL lets go when a process is gone.

    Where the connection breaks, they are taken again as soon as it can be made.
    """

    def hear(_conn: object, _pid: int, _channel: str, payload: object) -> None:
        return erased(int(str(payload))) if payload else changed()

    conn = await _take(address, shards, hear)

    async def keep() -> None:
        nonlocal conn
        while True:
            await asyncio.sleep(PING_S)
            try:
                with driver_errors():
                    await conn.execute("SELECT 1", timeout=CONNECT_S)
            except DriverError:
                conn.terminate()
                try:
                    conn = await _take(address, shards, hear)
                except DriverError:
                    continue
                except StorageError:
                    return lost()
                changed()

    keeping = asyncio.create_task(keep())
    try:
        yield
    finally:
        keeping.cancel()
        await asyncio.wait({keeping})
        conn.terminate()


async def _take(address: Server, shards: Shards, hear: Callable[..., None]) -> Any:
    with driver_errors():
        conn = await asyncpg.connect(
            address.url,
            timeout=CONNECT_S,
            server_settings=_SESSION | _KEEPALIVE | {"lock_timeout": "5000"},
        )
        try:
            async with conn.transaction():
                await conn.execute(f"SELECT pg_advisory_xact_lock({_WRITING}, 1)")
                _require_free({int(row["objid"]) for row in await conn.fetch(_RUNNING_NOW)}, shards)
                for number in shards.numbers:
                    lock = shards.total * _PER_TOTAL + number
                    await conn.execute(f"SELECT pg_advisory_lock({_RUNNING}, {lock})")
            await conn.add_listener(CHANNEL, hear)
        except BaseException:
            conn.terminate()
            raise
    return conn


def _require_free(locks: set[int], shards: Shards) -> None:
    totals = {number // _PER_TOTAL for number in locks}
    if totals - {shards.total}:
        raise StorageError(
            f"Another process runs on this database, with {totals.pop()} shards in all: stop it"
            " first, or give all processes the same number in WIJKBOT_SHARDS."
        )
    if locks & {shards.total * _PER_TOTAL + number for number in shards.numbers}:
        raise StorageError("Another process runs these shards on this database; stop it first.")


async def _leave(conn: Any) -> None:
    """Let a connection go back as it is: nobody changes anything of it but in a transaction."""
    if conn.is_in_transaction():
        conn.terminate()


@cache
def numbered_parameters(sql: str) -> tuple[str, tuple[str, ...]]:
    """Return a query with `$1` for its first `:name` and so on, and those names."""
    names: dict[str, int] = {}

    def number(match: re.Match[str]) -> str:
        name = match["var_name"]
        if name is None:
            return match[0]
        return f"{match['lead']}${names.setdefault(name, len(names) + 1)}"

    return VAR_REF.sub(number, sql), tuple(names)


@cache
def all_at_once(sql: str, types: tuple[str, ...]) -> str | None:
    """Return the statement that takes each parameter as an array and does all rows at once.

    A fifth of the time of one by one. None where a row leans on those before it, or where it is
    written in another way.
    """
    if "MAX(" in sql:
        return None
    _, names = numbered_parameters(sql)
    body = VAR_REF.sub(
        lambda match: (
            f"{match['lead']}given.{_GIVEN}{match['var_name']}" if match["var_name"] else match[0]
        ),
        sql.rstrip().rstrip(";"),
    )
    # Within SELECT they count as few, so that the planner goes by them, not through the table.
    arrays = ", ".join(f"(SELECT ${number}::{kind})" for number, kind in enumerate(types, 1))
    given = f"unnest({arrays}) AS given ({', '.join(_GIVEN + name for name in names)})"
    if matched := _VALUES.match(body):
        return f"{matched['into']} SELECT {matched['values']} FROM {given} {matched['rest']}"
    if matched := _CHANGE.match(body):
        word = "USING" if body.startswith("DELETE") else "FROM"
        return f"{matched['what']} {word} {given} WHERE {matched['which']}"
    return None


def _array_of(values: tuple[Any, ...]) -> str | None:
    """Return the type of an array of these; None where they don't say."""
    kinds = {type(value) for value in values if value is not None}
    return _ARRAYS.get(kinds.pop()) if len(kinds) == 1 else None


def _executed(status: str) -> Affected:
    count = status.rpartition(" ")[2]
    return Affected(int(count) if count.isdigit() else -1)


def _arguments(sql: str, parameters: Mapping[str, Any] | None) -> tuple[Any, ...]:
    if not parameters:
        return (sql,)
    numbered, names = numbered_parameters(sql)
    return numbered, *(_storable(parameters[name]) for name in names)


def _storable(value: Any) -> Any:
    """Return a value as PostgreSQL can keep it: no text there has the character of number 0."""
    return value.replace("\0", "\ufffd") if isinstance(value, str) and "\0" in value else value


@contextmanager
def driver_errors() -> Iterator[None]:
    """Let every error of the driver leave as a `DriverError` that says what helps."""
    try:
        yield
    except asyncpg.PostgresError as error:
        code = error.sqlstate or ""
        helps = (text for start, text in _HELP.items() if code.startswith(start))
        raise DriverError(_first_line(error), next(helps, "")) from error
    except (asyncpg.InterfaceError, asyncpg.InternalClientError) as error:
        broke = not isinstance(error, asyncpg.DataError)
        raise DriverError(_first_line(error), _HELP["08"] if broke else "") from error
    except TimeoutError as error:
        raise DriverError("PostgreSQL gave no answer in time") from error
    except OSError as error:
        raise DriverError(str(error), "check that PostgreSQL runs there") from error


def _first_line(error: Exception) -> str:
    """Return what an error says; further lines may repeat the values that were written."""
    return str(error).partition("\n")[0]
