"""What a server has set."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from storage.columns import moment_of, seconds
from storage.personal import shown
from storage.sql import queries

if TYPE_CHECKING:
    from datetime import datetime

    import aiosqlite

    from storage.database import Database


@dataclass(frozen=True, slots=True, kw_only=True)
class GuildSettings:
    """A server's settings; None is what holds where nothing was set."""

    guild_id: int
    moderator_role_id: int | None = None
    human_role_id: int | None = None
    human_channel_id: int | None = None
    human_user_id: int | None = None
    log_channel_id: int | None = None
    threshold: float | None = None
    """From which confidence, 0 to 1, an answer is shown as found."""
    time_zone: str | None = None
    """An IANA name; None is Europe/Amsterdam."""
    silent_until: datetime | None = None
    """Until when there are no answers in the server's channels, in UTC."""


class GuildStore:
    """The settings of every server that set something."""

    tables = ("guild_settings",)

    def __init__(self, db: Database) -> None:
        self._db = db
        self._sql = queries("guilds")

    async def get(self, guild_id: int, conn: aiosqlite.Connection | None = None) -> GuildSettings:
        """Return the settings of a server, the defaults where it set nothing.

        Who changes one reads with the transaction's `conn`, so that no other change is lost.
        """
        row = await self._sql.get(self._db.read if conn is None else conn, guild_id=guild_id)
        return GuildSettings(guild_id=guild_id) if row is None else _settings(row)

    async def save(
        self, conn: aiosqlite.Connection, settings: GuildSettings, now: datetime
    ) -> None:
        """Keep `settings` in place of what the server had."""
        until = settings.silent_until
        columns = asdict(settings) | {"silent_until": None if until is None else seconds(until)}
        await self._sql.save(conn, **columns, updated_at=seconds(now))

    async def of_user(self, user_id: int) -> tuple[int, ...]:
        """Return the ids of the servers that named `user_id` as the person to ask."""
        rows = self._sql.of_user(self._db.read, user_id=user_id)
        return tuple([row["guild_id"] async for row in rows])

    async def forget_user(self, conn: aiosqlite.Connection, user_id: int) -> int:
        """Take `user_id` out of all settings; returns in how many servers it stood."""
        return int(await self._sql.forget_user(conn, user_id=user_id))

    async def held(self, user_id: int, _now: datetime) -> dict[str, list[dict[str, object]]]:
        """Return the servers that named `user_id` as the person to ask."""
        rows = self._sql.of_user(self._db.read, user_id=user_id)
        return {"guild_settings": [shown(row) async for row in rows]}

    async def erase(
        self, conn: aiosqlite.Connection, user_id: int, _now: datetime
    ) -> dict[str, int]:
        """Take `user_id` out of all settings; what else a server set stays."""
        return {"guild_settings": await self.forget_user(conn, user_id)}


def _settings(row: aiosqlite.Row) -> GuildSettings:
    columns = dict(row)
    until = columns.pop("silent_until")
    return GuildSettings(**columns, silent_until=None if until is None else moment_of(until))
