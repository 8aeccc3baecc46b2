"""What people follow, and on which servers they did something with it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from storage.engine.store import PeopleStore
from storage.engine.transactions import Connection

MOST_FOLLOWED = 200
"""How much one person may follow."""
FOLLOWED_FOR = timedelta(days=365)
"""So long it stays what someone follows who can't be reached and doesn't show themselves."""


class SubjectKind(StrEnum):
    """What sort of thing can be followed."""

    THEME = "theme"
    ORGANISATION = "organisation"
    AUTHOR = "author"


@dataclass(frozen=True, slots=True, order=True)
class Subject:
    """A theme, organisation or author by its id."""

    kind: SubjectKind
    id: str


class FollowStore(PeopleStore):
    """Follows, each person's in the order in which they were made."""

    queries, tables = "follows", ("follows", "follow_places")

    async def add(self, conn: Connection, user_id: int, subject: Subject, now: datetime) -> bool:
        """Let `user_id` follow `subject` from now on; False where they did already."""
        added = await self._sql.add(
            conn, user_id=user_id, kind=subject.kind, subject_id=subject.id, since=now
        )
        return bool(added)

    async def remove(self, conn: Connection, user_id: int, subject: Subject) -> bool:
        """Let `user_id` follow `subject` no longer; False where they didn't."""
        removed = await self._sql.remove(
            conn, user_id=user_id, kind=subject.kind, subject_id=subject.id
        )
        return bool(removed)

    async def of_user(self, user_id: int, conn: Connection | None = None) -> tuple[Subject, ...]:
        """Return what `user_id` follows, the oldest first."""
        rows = self._sql.of_user(self._reader(conn), user_id=user_id)
        return tuple([Subject(SubjectKind(row["kind"]), row["subject_id"]) async for row in rows])

    async def add_place(self, conn: Connection, user_id: int, guild_id: int, now: datetime) -> None:
        """Note that `user_id` uses following on this server."""
        await self._sql.be_in(conn, user_id=user_id, guild_id=guild_id, since=now)

    async def lost(self, conn: Connection, before: datetime) -> tuple[int, ...]:
        """Return who could not be reached and was not here since then.

        Only those of whom anything is kept for what they follow or followed.
        """
        rows = self._sql.lost(conn, before=before)
        return tuple([row["user_id"] async for row in rows])
