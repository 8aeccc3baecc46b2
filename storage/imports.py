"""What was handed in and waits to be confirmed: for ten minutes, over a restart too."""

import asyncio
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from storage.columns import to_json
from storage.engine.store import Store
from storage.engine.transactions import Connection

OFFERED_FOR = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class PendingItem:
    """An entry as it was shown: a pack's fields, and the revision that it changes, 0 for none."""

    fields: Mapping[str, Any]
    based_on: int


class ImportStore(Store):
    """Imports under a key that only the one who handed them in knows; of a server, of nobody."""

    queries = "imports"

    async def offer(
        self, conn: Connection, key: str, guild_id: int, items: Iterable[PendingItem], now: datetime
    ) -> None:
        text = await asyncio.to_thread(_text, items)  # there may be megabytes of it
        await self._sql.add(conn, key=key, guild_id=guild_id, items=text, offered_at=now)

    async def get(self, key: str, guild_id: int, now: datetime) -> tuple[PendingItem, ...] | None:
        """Return what is offered on a server; None where it isn't, or no longer."""
        since = now - OFFERED_FOR
        row = await self._sql.get(self._db.read, key=key, guild_id=guild_id, since=since)
        return None if row is None else await asyncio.to_thread(_items, row["items"])

    async def drop(self, conn: Connection, key: str, guild_id: int) -> bool:
        return bool(await self._sql.drop_one(conn, key=key, guild_id=guild_id))

    async def forget_older_than(self, conn: Connection, moment: datetime) -> int:
        """Forget what nobody confirmed; returns how many imports went."""
        return int(await self._sql.forget(conn, before=moment))


def _text(items: Iterable[PendingItem]) -> str:
    return to_json([[dict(item.fields), item.based_on] for item in items])


def _items(text: str) -> tuple[PendingItem, ...]:
    return tuple(PendingItem(*row) for row in json.loads(text))
