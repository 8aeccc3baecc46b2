"""Searches without their searcher, kept so that a button can show another page of the same one."""

from dataclasses import asdict, dataclass
from datetime import datetime

from storage.columns import day_number
from storage.engine.store import Store
from storage.engine.transactions import Connection


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptSearch:
    """A search as it is kept: scrubbed words and filters, under a random key that buttons name."""

    key: str
    words: str = ""
    theme: str | None = None
    kind: str | None = None
    organisation: str | None = None
    author: str | None = None
    from_year: int | None = None
    most_minutes: int | None = None


class SearchStore(Store):
    """Kept searches, for as long as questions are."""

    queries = "searches"

    async def keep(self, conn: Connection, search: KeptSearch, now: datetime) -> None:
        """Keep `search`. Its words have been scrubbed by the caller."""
        await self._sql.keep(conn, **asdict(search), searched_day=day_number(now))

    async def get(self, key: str) -> KeptSearch | None:
        """Return the search; None where it is not or no longer kept."""
        row = await self._sql.get(self._db.read, key=key)
        return None if row is None else KeptSearch(**row)

    async def forget_older_than(self, conn: Connection, moment: datetime) -> int:
        """Forget the searches of the UTC days up to that of `moment`; returns how many went."""
        return int(await self._sql.forget(conn, last_day=day_number(moment)))
