"""Which servers keep their agenda as Discord's own events, and which event there is which here.

What is to be made is put down first, without its id on Discord, and committed; so that after a
crash it is known what may be there.
"""

from dataclasses import asdict, dataclass
from datetime import datetime

from storage.engine.store import Store
from storage.engine.transactions import Connection


@dataclass(frozen=True, slots=True)
class ServerAgenda:
    """A server whose agenda is kept; `trouble` is what stands in the way and was said already."""

    guild_id: int
    trouble: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ServerEvent:
    """An event of the agenda on Discord; without an `event_id` it may be there."""

    entry_id: str
    event_id: int | None
    sent: str
    """Tells one form of it from another."""
    over_at: datetime


class ServerAgendaStore(Store):
    """What of servers' agendas stands on Discord; nothing in it is of a person."""

    queries = "server_agendas"

    async def all(self) -> tuple[ServerAgenda, ...]:
        return tuple([ServerAgenda(**row) async for row in self._sql.all(self._db.read)])

    async def get(self, guild_id: int) -> ServerAgenda | None:
        """Return the agenda of a server; None where it isn't kept."""
        row = await self._sql.get(self._db.read, guild_id=guild_id)
        return None if row is None else ServerAgenda(**row)

    async def keep(self, conn: Connection, guild_id: int, now: datetime) -> None:
        await self._sql.keep(conn, guild_id=guild_id, set_at=now)

    async def let_go(self, conn: Connection, guild_id: int) -> bool:
        """Keep it no longer; False where it wasn't. What stands on Discord is still known."""
        return bool(await self._sql.let_go(conn, guild_id=guild_id))

    async def note(self, conn: Connection, guild_id: int, trouble: str | None) -> None:
        """Note what stands in the way; None for nothing."""
        await self._sql.note(conn, guild_id=guild_id, trouble=trouble)

    async def guilds_with_events(self) -> tuple[int, ...]:
        """Return the servers on which some event of ours stands, or may stand."""
        rows = self._sql.guilds_with_events(self._db.read)
        return tuple([row["guild_id"] async for row in rows])

    async def events(self, guild_id: int) -> tuple[ServerEvent, ...]:
        """Return what of a server's agenda stands on Discord, or may stand there."""
        rows = self._sql.events(self._db.read, guild_id=guild_id)
        return tuple([ServerEvent(**row) async for row in rows])

    async def write(self, conn: Connection, guild_id: int, event: ServerEvent) -> None:
        """Put down an event in place of what there was of its entry."""
        await self._sql.write(conn, guild_id=guild_id, **asdict(event))

    async def drop(self, conn: Connection, guild_id: int, entry_id: str) -> None:
        await self._sql.drop(conn, guild_id=guild_id, entry_id=entry_id)

    async def forget_older_than(self, conn: Connection, over: datetime) -> int:
        """Forget events that were over before that; returns how many went."""
        return int(await self._sql.forget_older_than(conn, before=over))
