"""News: what is new, renewed or soon to come, and how it is given to who follows it.

What makes news writes it in its own transaction. A job gives it to the followers, batch by batch: a
crash between two leaves what the next one needs. What waits for someone is in `storage.digests`.
What the packs had at the last start is noted here too: only what differs from it is news.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from storage.engine.store import Store
from storage.engine.transactions import Connection
from storage.follows import Subject

_ALL = 2**63 - 1


class NewsReason(StrEnum):
    """What makes an entry news."""

    NEW = "new"
    RENEWED = "renewed"
    SOON = "soon"
    """It is an event that comes soon: only of before, when that was told too."""
    NEAR = "near"
    """It is an event that is nearly there."""
    CHANGED = "changed"
    """It is an event that is at another time or place than was told."""
    CANCELLED = "cancelled"
    """It is an event that is called off after it was told of."""


URGENT = frozenset({NewsReason.NEAR, NewsReason.CHANGED, NewsReason.CANCELLED})
"""What can't wait for a day that someone chose; quiet hours and a pause hold for it too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fresh:
    """An entry that is news on a server, or on all (`knowledge.entry.EVERYWHERE`)."""

    guild_id: int
    entry_id: str
    edition: str
    """Tells one renewal from another; the same one told again is no news."""
    why: NewsReason
    subjects: frozenset[Subject]
    over_at: datetime | None = None
    """When an event is over: until then it is kept who was told of it."""


class NewsStore(Store):
    """News, to whom it is still to be given, and what the packs had at the last start."""

    queries = "news"

    async def write(self, conn: Connection, fresh: Fresh, now: datetime) -> bool:
        """Let it go to who follows it at this moment; False where it was told before."""
        return bool(await self.write_all(conn, (fresh,), now))

    async def write_all(self, conn: Connection, every: Sequence[Fresh], now: datetime) -> int:
        """Let these go to who follows them, but for what was told before; returns how many go."""
        last = await self._sql.last(conn)
        written = await self._sql.write_one(conn, [_row(fresh, now) for fresh in every])
        subjects = [
            {
                "guild_id": fresh.guild_id,
                "entry_id": fresh.entry_id,
                "edition": fresh.edition,
                "kind": subject.kind,
                "subject_id": subject.id,
                "last": last,
            }
            for fresh in every
            for subject in sorted(fresh.subjects)
        ]
        await self._sql.write_subject_of(conn, subjects)
        return int(written)

    async def was_told_since(
        self, conn: Connection, guild_id: int, entry_id: str, since: datetime
    ) -> bool:
        """Return whether an entry was news on a server after that moment, whatever made it so."""
        count = await self._sql.made_since(conn, guild_id=guild_id, entry_id=entry_id, since=since)
        return bool(count)

    async def came_since(self, guild_id: int, entry_id: str, since: datetime) -> bool:
        """Return whether an entry was new, renewed or moved on a server from that moment on.

        That someone was reminded of an event makes it no newer.
        """
        count = await self._sql.came_since(
            self._db.read, guild_id=guild_id, entry_id=entry_id, since=since
        )
        return bool(count)

    async def pack_editions(self, conn: Connection | None = None) -> dict[str, str]:
        """Return the edition of each entry of the packs that is no news any more, by its id."""
        rows = self._sql.pack_editions(self._reader(conn))
        return {row["entry_id"]: row["edition"] async for row in rows}

    async def note_pack_editions(self, conn: Connection, editions: Mapping[str, str]) -> None:
        rows = [{"entry_id": key, "edition": edition} for key, edition in editions.items()]
        await self._sql.note_pack_edition(conn, rows)

    async def event_states(self, conn: Connection | None = None) -> dict[str, str]:
        """Return how each event of the packs was when it was last noted, by its id."""
        rows = self._sql.event_states(self._reader(conn))
        return {row["entry_id"]: row["state"] async for row in rows}

    async def note_event_states(self, conn: Connection, states: Mapping[str, str]) -> None:
        """Note how events are from now on: another state is a change."""
        rows = [{"entry_id": key, "state": state} for key, state in states.items()]
        await self._sql.note_event_state(conn, rows)

    async def to_spread(self) -> tuple[int, ...]:
        """Return the numbers of news that not all followers have, the first of each server."""
        return tuple([row["number"] async for row in self._sql.to_spread(self._db.read)])

    async def spread(self, conn: Connection, number: int, most: int, now: datetime) -> bool:
        """Give news to its next followers, about `most` of them; False: to the last."""
        edge = await self._sql.edge(conn, number=number, most=most)
        up_to = _ALL if edge is None else edge
        await self._sql.spread(conn, number=number, edge=up_to)
        await self._sql.give_turns(conn, number=number, edge=up_to)
        if edge is None:
            await self._sql.spread_to_all(conn, number=number, now=now)
            return False
        await self._sql.spread_to(conn, number=number, edge=edge)
        return True

    async def forget_older_than(self, conn: Connection, before: datetime, over: datetime) -> None:
        """Forget what all followers had before that moment, and nobody has any more.

        Of an event that is not `over` by then it stays, to tell when it is changed or called off.
        """
        await self._sql.forget(conn, before=before, over=over)


def _row(fresh: Fresh, now: datetime) -> dict[str, object]:
    columns = {name: getattr(fresh, name) for name in ("guild_id", "entry_id", "edition", "why")}
    return {**columns, "over_at": fresh.over_at, "made_at": now}
