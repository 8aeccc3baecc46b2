"""Counting people without knowing them: a keyed pseudonym, with a key that lives for 28 days."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from hashlib import blake2b
from typing import TYPE_CHECKING

from storage.columns import DM, date_of, day_number, guild_column, seconds
from storage.engine.store import Store

if TYPE_CHECKING:
    from datetime import date, datetime

    from storage.transactions import Connection


KEY_DAYS = 28
"""How many days a key is used; it is thrown away at their end."""


@dataclass(frozen=True, slots=True)
class Pseudonym:
    """Someone in one period: comparable within it, and with nothing else once its key is gone."""

    period: int
    value: str


@dataclass(frozen=True, slots=True)
class DayThere:
    """A day, counted from 1 January 1970, on which someone was there; no server means a DM."""

    day: int
    guild_id: int | None


class PseudonymStore(Store):
    """The key of the period, and who was there on which day."""

    queries, tables = "pseudonyms", ("people_days",)

    async def of(self, conn: Connection, user_id: int, now: datetime) -> Pseudonym:
        """Return `user_id`'s pseudonym in the period of `now`; makes its key, drops older ones."""
        period = _period(now)
        secret = await self._sql.secret(conn, period=period)
        if secret is None:
            await self.rotate(conn, now)
            secret = secrets.token_hex(32)
            await self._sql.add_secret(conn, period=period, secret=secret)
        return _pseudonym(period, secret, user_id)

    async def find(self, user_id: int, now: datetime) -> Pseudonym | None:
        """Return the pseudonym that `user_id` may have had in this period, None where none."""
        period = _period(now)
        secret = await self._sql.secret(self._db.read, period=period)
        return None if secret is None else _pseudonym(period, secret, user_id)

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

    async def seen(
        self, conn: Connection, user_id: int, guild_id: int | None, now: datetime
    ) -> None:
        """Count `user_id` among the people of the day; a second time changes nothing."""
        person = await self.of(conn, user_id, now)
        await self._sql.seen(
            conn, day=day_number(now), guild_id=guild_column(guild_id), pseudonym=person.value
        )

    async def people(self, guild_id: int | None, day: date) -> int:
        found = await self._sql.people(
            self._db.read, day=day_number(day), guild_id=guild_column(guild_id)
        )
        return int(found)

    async def days_of(self, person: Pseudonym) -> tuple[DayThere, ...]:
        """Return the days on which `person` was there, for who asks what is kept of them."""
        rows = self._sql.days_of_person(self._db.read, pseudonym=person.value)
        return tuple(
            [
                DayThere(row["day"], None if row["guild_id"] == DM else row["guild_id"])
                async for row in rows
            ]
        )

    async def forget_person(self, conn: Connection, person: Pseudonym) -> int:
        """Erase the days on which `person` was there; returns how many. Totals stay."""
        return int(await self._sql.forget_person(conn, pseudonym=person.value))

    async def held(self, user_id: int, now: datetime) -> dict[str, list[dict[str, object]]]:
        """Return the days on which `user_id` was there, as far as it can still be known."""
        people = await self.traceable(user_id, now)
        return {"people_days": [_day(day) for one in people for day in await self.days_of(one)]}

    async def erase(self, conn: Connection, user_id: int, now: datetime) -> dict[str, int]:
        """Erase the days on which `user_id` was there; totals of past periods stay."""
        people = await self.traceable(user_id, now, conn)
        return {"people_days": sum([await self.forget_person(conn, one) for one in people])}


def _day(there: DayThere) -> dict[str, object]:
    guild_id = None if there.guild_id is None else str(there.guild_id)
    return {"day": date_of(there.day).isoformat(), "guild_id": guild_id}


def _period(now: datetime) -> int:
    # Periods start at a day's start, so that no day is counted with two keys.
    return seconds(now) // (KEY_DAYS * 86_400)


def _pseudonym(period: int, secret: str, user_id: int) -> Pseudonym:
    digest = blake2b(str(user_id).encode(), key=bytes.fromhex(secret), digest_size=16)
    return Pseudonym(period, digest.hexdigest())
