"""What every store has: its queries, and the two connections that it may use."""

from datetime import datetime
from typing import ClassVar

from storage.columns import Row
from storage.engine.database import Database
from storage.engine.sql import queries
from storage.engine.transactions import Connection


class Store:
    """Reads from a database, and writes inside the transaction that it is given."""

    queries: ClassVar[str]
    """The name of its file of queries."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._sql = queries(self.queries)

    def _reader(self, conn: Connection | None) -> Connection:
        """Return a transaction, for what it wrote itself, or else the connection for reading."""
        return self._db.read if conn is None else conn


class PeopleStore(Store):
    """A store whose rows name people by their id, and that shows and erases what it holds of one.

    Of each of its tables, which no other store answers for, it has queries `held_…` and `erase_…`.
    """

    tables: ClassVar[tuple[str, ...]]

    async def held(self, user_id: int, _now: datetime) -> dict[str, list[dict[str, object]]]:
        """Return what is held of someone, for each of `tables`, as JSON takes it."""
        held: dict[str, list[dict[str, object]]] = {}
        for table in self.tables:
            rows = getattr(self._sql, f"held_{table}")(self._db.read, user_id=user_id)
            held[table] = [as_json(row) async for row in rows]
        return held

    async def erase(self, conn: Connection, user_id: int, _now: datetime) -> dict[str, int]:
        """Erase someone; returns for each of `tables` in how many rows they stood."""
        return {
            table: int(await getattr(self._sql, f"erase_{table}")(conn, user_id=user_id))
            for table in self.tables
        }


def as_json(row: Row) -> dict[str, object]:
    """Return a row as JSON takes it: moments as ISO 8601 in UTC, Discord's ids as text.

    As numbers such ids would lose their last digits in many a reader of JSON.
    """
    return {column: _json_value(column, value) for column, value in row.items()}


def _json_value(column: str, value: object) -> object:
    if isinstance(value, datetime):
        return value.isoformat()
    return str(value) if isinstance(value, int) and column.endswith("_id") else value
