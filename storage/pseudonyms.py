"""Counting people without knowing them: a keyed pseudonym, with a key that lives for 28 days."""

import secrets
from dataclasses import dataclass
from datetime import datetime
from hashlib import blake2b
from typing import ClassVar

from storage.columns import DM, date_of, day_number, seconds
from storage.engine.database import Database
from storage.engine.store import Store, as_json
from storage.engine.transactions import Connection

KEY_DAYS = 28
"""How many days a key is used; it is thrown away at their end."""


@dataclass(frozen=True, slots=True)
class Pseudonym:
    """Someone in one period: comparable within it, and with nothing else once its key is gone."""

    period: int
    value: str

    @property
    def columns(self) -> dict[str, object]:
        return {"key_period": self.period, "pseudonym": self.value}


class PseudonymousStore(Store):
    """A store whose rows name people by a pseudonym; it shows and erases as a `PeopleStore` does.

    So it can as long as a pseudonym leads to someone.
    """

    tables: ClassVar[tuple[str, ...]]

    def __init__(self, db: Database) -> None:
        super().__init__(db)
        self._pseudonyms = PseudonymStore(db)

    async def held(self, user_id: int, now: datetime) -> dict[str, list[dict[str, object]]]:
        """Return what is held of someone, for each of `tables`, as JSON takes it."""
        held: dict[str, list[dict[str, object]]] = {table: [] for table in self.tables}
        for person in await self._pseudonyms.traceable(user_id, now):
            for table, table_rows in held.items():
                rows = getattr(self._sql, f"held_{table}")(self._db.read, **person.columns)
                table_rows += [as_json(row) async for row in rows]
        return held

    async def erase(self, conn: Connection, user_id: int, now: datetime) -> dict[str, int]:
        """Erase someone, but for totals; returns for each of `tables` in how many rows."""
        counts = dict.fromkeys(self.tables, 0)
        for person in await self._pseudonyms.traceable(user_id, now, conn):
            for table in self.tables:
                counts[table] += await getattr(self._sql, f"erase_{table}")(conn, **person.columns)
        return counts


class PseudonymStore(PseudonymousStore):
    """The key of the period, and who was there on which day."""

    queries, tables = "pseudonyms", ("people_days",)

    def __init__(self, db: Database) -> None:
        Store.__init__(self, db)
        self._pseudonyms = self

    async def of(self, conn: Connection, user_id: int, now: datetime) -> Pseudonym:
        """Return `user_id`'s pseudonym in the period of `now`; makes its key, drops older ones."""
        period = _period(now)
        secret = await self._sql.secret(conn, period=period)
        if secret is None:
            await self.rotate(conn, now)
            secret = secrets.token_hex(32)
            await self._sql.add_secret(conn, period=period, secret=secret)
        return _pseudonym(period, secret, user_id)

    async def traceable(
        self, user_id: int, now: datetime, conn: Connection | None = None
    ) -> tuple[Pseudonym, ...]:
        """Return every pseudonym that `user_id` may have and that still leads to them.

        That is the one of this period, and for some hours one whose key isn't thrown away yet.
        """
        rows = self._sql.secrets(self._reader(conn), period=_period(now))
        return tuple([_pseudonym(row["period"], row["secret"], user_id) async for row in rows])

    async def rotate(self, conn: Connection, now: datetime) -> int:
        """Throw away the keys of past periods, and all but the totals of who was there then.

        Returns how many keys went. A job calls this daily; `of` does too at a period's start.
        """
        first_day = _period(now) * KEY_DAYS
        await self._sql.total(conn, first_day=first_day)
        await self._sql.forget(conn, first_day=first_day)
        return int(await self._sql.throw_away(conn, period=_period(now)))

    async def count_person(
        self, conn: Connection, user_id: int, guild_id: int | None, now: datetime
    ) -> None:
        """Count `user_id` among the people of the day; a second time changes nothing."""
        person = await self.of(conn, user_id, now)
        await self._sql.seen(
            conn, day=day_number(now), guild_id=guild_id or DM, pseudonym=person.value
        )

    async def held(self, user_id: int, now: datetime) -> dict[str, list[dict[str, object]]]:
        held = await super().held(user_id, now)
        for row in held["people_days"]:
            row["day"] = date_of(int(str(row["day"]))).isoformat()
        return held


def _period(now: datetime) -> int:
    # Periods start at a day's start, so that no day is counted with two keys.
    return seconds(now) // (KEY_DAYS * 86_400)


def _pseudonym(period: int, secret: str, user_id: int) -> Pseudonym:
    digest = blake2b(str(user_id).encode(), key=bytes.fromhex(secret), digest_size=16)
    return Pseudonym(period, digest.hexdigest())
