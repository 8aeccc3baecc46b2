"""The named queries of storage/queries as methods, run so that driver errors leave as our own."""

from collections.abc import AsyncIterator, Iterable, Mapping
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any, cast

import aiosql

from storage.columns import Row, is_moment, moment_of, seconds
from storage.engine.errors import storage_errors
from storage.engine.transactions import Connection

_FOLDER = Path(__file__).parents[1] / "queries"

_Parameters = Mapping[str, object]


@cache
def queries(name: str) -> Any:
    """Return the queries of `name`.sql: methods that take a connection and their parameters.

    A file is parsed once.
    """
    return aiosql.from_path(_FOLDER / f"{name}.sql", cast("Any", _Adapter))


class _Adapter:
    """What aiosql needs of a driver, without what we do not use (`<!`, `#`, cursors).

    Moments go in and come out as such.

    A select runs and is emptied in one go: a statement left open on the shared read connection
    would keep the others on an old snapshot, so that they miss what was just committed.
    """

    is_aio_driver = True

    def process_sql(self, _name: str, _operation: object, sql: str) -> str:
        return sql

    async def select(
        self,
        conn: Connection,
        name: str,
        sql: str,
        parameters: _Parameters,
        record_class: None = None,
    ) -> AsyncIterator[Row]:
        assert record_class is None, "Stores turn rows into values themselves."
        for row in await _rows(conn, name, sql, parameters):
            yield row

    async def select_one(
        self,
        conn: Connection,
        name: str,
        sql: str,
        parameters: _Parameters,
        record_class: None = None,
    ) -> Row | None:
        assert record_class is None, "Stores turn rows into values themselves."
        return next(iter(await _rows(conn, name, sql, parameters)), None)

    async def select_value(
        self, conn: Connection, name: str, sql: str, parameters: _Parameters
    ) -> object:
        row = next(iter(await _rows(conn, name, sql, parameters)), None)
        return None if row is None else next(iter(row.values()))

    async def insert_update_delete(
        self, conn: Connection, name: str, sql: str, parameters: _Parameters
    ) -> int:
        with storage_errors(f"run {name}"):
            executed = await conn.execute(sql, _bound(parameters))
        return executed.rowcount

    async def insert_update_delete_many(
        self, conn: Connection, name: str, sql: str, parameters: Iterable[_Parameters]
    ) -> int:
        rows = [_bound(row) for row in parameters]
        if not rows:
            return 0
        with storage_errors(f"run {name}"):
            executed = await conn.executemany(sql, rows)
        return executed.rowcount


async def _rows(conn: Connection, name: str, sql: str, parameters: _Parameters) -> list[Row]:
    with storage_errors(f"run {name}"):
        fetched = await conn.execute_fetchall(sql, _bound(parameters))
    rows = [dict(row) for row in fetched]
    moments = [column for column in rows[0] if is_moment(column)] if rows else []
    for row in rows:
        for column in moments:
            row[column] = None if row[column] is None else moment_of(row[column])
    return rows


def _bound(parameters: _Parameters) -> dict[str, Any]:
    return {
        name: seconds(value) if isinstance(value, datetime) else value
        for name, value in parameters.items()
    }
