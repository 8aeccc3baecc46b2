"""What a server has set."""

from dataclasses import asdict, dataclass
from datetime import datetime

from storage.engine.store import PeopleStore
from storage.engine.transactions import Connection


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


class GuildStore(PeopleStore):
    """The settings of every server that set something."""

    queries, tables = "guilds", ("guild_settings",)

    async def get(self, guild_id: int, conn: Connection | None = None) -> GuildSettings:
        """Return the settings of a server, the defaults where it set nothing.

        Who changes one reads with the transaction's `conn`, so that no other change is lost.
        """
        row = await self._sql.get(self._reader(conn), guild_id=guild_id)
        return GuildSettings(guild_id=guild_id) if row is None else GuildSettings(**row)

    async def with_people(self, most: int) -> tuple[int, ...]:
        """Return servers that chose who answers questions, at most so many."""
        rows = self._sql.with_people(self._db.read, most=most)
        return tuple([row["guild_id"] async for row in rows])

    async def save(self, conn: Connection, settings: GuildSettings, now: datetime) -> None:
        await self._sql.save(conn, **asdict(settings), updated_at=now)
