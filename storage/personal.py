"""What a store that knows people owes them: to show what it holds of someone, and to erase it."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from storage.columns import Row
    from storage.transactions import Connection


class PersonalStore(Protocol):
    """A store with rows that belong to someone, by their id or by a pseudonym that leads to it."""

    @property
    def tables(self) -> tuple[str, ...]:
        """The tables that this store answers for, and no other does."""

    async def held(self, user_id: int, now: datetime) -> dict[str, list[dict[str, object]]]:
        """Return what is held of `user_id`, for each of `tables`, as JSON takes it."""

    async def erase(self, conn: Connection, user_id: int, now: datetime) -> dict[str, int]:
        """Erase `user_id`; returns for each of `tables` in how many rows they stood."""


def shown(row: Row) -> dict[str, object]:
    """Return a row as JSON takes it: moments as ISO 8601 in UTC, Discord's ids as text.

    As numbers such ids would lose their last digits in many a reader of JSON.
    """
    return {column: _shown(column, value) for column, value in row.items()}


def _shown(column: str, value: object) -> object:
    if isinstance(value, datetime):
        return value.isoformat()
    return str(value) if isinstance(value, int) and column.endswith("_id") else value
