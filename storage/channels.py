"""What the bot does in each channel of a server, where that was set."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from storage.engine.store import Store
from storage.engine.transactions import Connection


class Mode(StrEnum):
    """What the bot does with messages in a channel; commands work in each."""

    OFF = "off"
    """It says nothing, not even when it is mentioned."""
    ON_REQUEST = "on_request"
    """It answers who mentions it; so too where nothing was set."""
    LISTENING = "listening"
    """It also answers real questions that it is sure of."""


@dataclass(frozen=True, slots=True)
class ChannelMode:
    """A channel or thread with what was set for it."""

    channel_id: int
    mode: Mode


class ChannelStore(Store):
    """The modes of channels and threads; a thread without one has that of its channel."""

    queries = "channels"

    async def of(self, guild_id: int, channel_id: int, parent_id: int | None = None) -> Mode:
        """Return what holds in a channel, or in a thread of the channel `parent_id`."""
        rows = self._sql.of_channel(
            self._db.read, guild_id=guild_id, channel_id=channel_id, parent_id=parent_id
        )
        modes = {row["channel_id"]: Mode(row["mode"]) async for row in rows}
        return modes.get(channel_id) or modes.get(parent_id) or Mode.ON_REQUEST

    async def of_guild(self, guild_id: int) -> tuple[ChannelMode, ...]:
        """Return every channel of a server for which something was set, oldest first."""
        rows = self._sql.of_guild(self._db.read, guild_id=guild_id)
        return tuple([ChannelMode(row["channel_id"], Mode(row["mode"])) async for row in rows])

    async def set(
        self, conn: Connection, guild_id: int, set_to: ChannelMode, now: datetime
    ) -> None:
        await self._sql.set(
            conn,
            guild_id=guild_id,
            channel_id=set_to.channel_id,
            mode=set_to.mode.value,
            set_at=now,
        )

    async def clear(self, conn: Connection, guild_id: int, channel_id: int) -> bool:
        count = await self._sql.clear(conn, guild_id=guild_id, channel_id=channel_id)
        return int(count) > 0
