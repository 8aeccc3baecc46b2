"""What is known of the packs: which edition of each entry was news, and how each event was last."""

from collections.abc import Mapping

from storage.engine.store import Store
from storage.engine.transactions import Connection


class KnownStore(Store):
    """What the packs had at the last start: what differs from it is news."""

    queries = "known"

    async def entries(self, conn: Connection | None = None) -> dict[str, str]:
        """Return which entries are no news any more, and which edition of each."""
        rows = self._sql.entries(self._reader(conn))
        return {row["entry_id"]: row["edition"] async for row in rows}

    async def know(self, conn: Connection, editions: Mapping[str, str]) -> None:
        """Note that these editions of entries are no news any more."""
        rows = [{"entry_id": own, "edition": edition} for own, edition in editions.items()]
        await self._sql.know(conn, rows)

    async def events(self, conn: Connection | None = None) -> dict[str, str]:
        """Return how each event was last known to be, as `know_events` was told."""
        rows = self._sql.events(self._reader(conn))
        return {row["entry_id"]: row["state"] async for row in rows}

    async def know_events(self, conn: Connection, states: Mapping[str, str]) -> None:
        """Note how events are from now on: another state is a change."""
        rows = [{"entry_id": own, "state": state} for own, state in states.items()]
        await self._sql.know_events(conn, rows)
