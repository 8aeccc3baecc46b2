"""What every store has: its queries, and the two connections that it may use."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from storage.engine.sql import queries
from storage.personal import shown

if TYPE_CHECKING:
    from datetime import datetime

    from storage.engine.database import Database
    from storage.transactions import Connection


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
    """A store whose rows name people by their id; of each table it has a query to show and erase.

    They are called `held_` and `erase_` with the table's name.
    """

    tables: ClassVar[tuple[str, ...]]

    async def held(self, user_id: int, _now: datetime) -> dict[str, list[dict[str, object]]]:
        held: dict[str, list[dict[str, object]]] = {}
        for table in self.tables:
            rows = getattr(self._sql, f"held_{table}")(self._db.read, user_id=user_id)
            held[table] = [shown(row) async for row in rows]
        return held

    async def erase(self, conn: Connection, user_id: int, _now: datetime) -> dict[str, int]:
        return {
            table: int(await getattr(self._sql, f"erase_{table}")(conn, user_id=user_id))
            for table in self.tables
        }
