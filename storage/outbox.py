"""The outbox: what goes out by direct message, each once, whatever crashes in between.

A notice is written in the transaction of its cause. Who sends claims it and commits; then sends;
then notes what became of it. What was claimed before a crash may have arrived: `unconfirmed` gives
it, so that it can be looked for before it is sent again.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import Any

from storage.columns import Row, seconds, to_json
from storage.engine.store import PeopleStore
from storage.engine.transactions import Connection
from storage.shards import ALL, Shards

SENT_FOR = timedelta(weeks=8)
"""How long it is kept that a notice was sent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """Something to tell someone; `subject` is what its kind needs to find its words, as JSON."""

    key: str
    """At most 22 characters, for its message's buttons; the same cause gives the same key."""
    user_id: int
    kind: str
    subject: Mapping[str, Any]
    due_at: datetime
    attempts: int = 0
    tried_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class UnreachablePerson:
    """Someone takes no direct messages from us; `told_at` is when they heard so elsewhere.

    `here_at` is when they last did something here, to about a day.
    """

    since: datetime
    told_at: datetime | None
    here_at: datetime | None = None


class OutboxStore(PeopleStore):
    """Notices that wait, are being sent, or were; and who can't be reached."""

    queries, tables = "outbox", ("notices", "unreachable")

    async def write(self, conn: Connection, notice: Notice) -> bool:
        """Let `notice` go out when it is due; False where its key is there already."""
        return bool(await self.write_all(conn, (notice,)))

    async def write_all(self, conn: Connection, notices: Iterable[Notice]) -> int:
        """Let each go out when it is due; returns of how many the key was new."""
        rows = [
            {
                "key": notice.key,
                "user_id": notice.user_id,
                "kind": notice.kind,
                "subject": to_json(dict(notice.subject)),
                "due_at": notice.due_at,
            }
            for notice in notices
        ]
        return int(await self._sql.write_all(conn, rows))

    async def withdraw(self, conn: Connection, key: str) -> bool:
        """Take a notice back as if it was never written; False where it is too late or absent."""
        return bool(await self._sql.withdraw(conn, key=key))

    async def due(self, now: datetime, most: int, shards: Shards = ALL) -> tuple[Notice, ...]:
        """Return what may go out now, oldest first, everyone's first before anyone's second."""
        rows = self._sql.due(self._db.read, now=now, most=most, **asdict(shards))
        return await self._notices(rows)

    async def next_due(self, now: datetime, shards: Shards = ALL) -> datetime | None:
        """Return when the next may go out, `now` where one may already, None where none waits."""
        if shards.is_all:  # an index has it at its end
            moment = await self._sql.next_due(self._db.read)
        else:
            moment = await self._sql.next_due_of(self._db.read, **asdict(shards))
        return None if moment is None else max(now, moment)

    async def claim(self, conn: Connection, key: str, now: datetime) -> bool:
        """Take a notice in hand; commit before it is sent.

        False where it isn't due any more: another has it, or it was put off or withdrawn.
        """
        return bool(await self._sql.claim(conn, key=key, now=now))

    async def put_off(self, conn: Connection, key: str, not_before: datetime) -> None:
        """Let a notice that waits not go out before that moment."""
        await self._sql.put_off(conn, key=key, not_before=not_before)

    async def unconfirmed(self, shards: Shards = ALL) -> tuple[Notice, ...]:
        """Return what was claimed and not settled: in hand now, or left by a crash."""
        return await self._notices(self._sql.unconfirmed(self._db.read, **asdict(shards)))

    async def note_sent(
        self, conn: Connection, key: str, message_id: int | None, now: datetime
    ) -> None:
        """Note that a claimed notice has arrived, or that one of `waiting_for` was shown.

        Without a `message_id` it was in a reply, not in a message of its own.
        """
        await self._sql.sent(conn, key=key, message_id=message_id, now=now)

    async def put_back(self, conn: Connection, key: str, not_before: datetime) -> None:
        """Put a claimed notice back, that did surely not arrive, for a later try."""
        # Up to a whole second: Discord counts a try that comes too early against us.
        whole = seconds(not_before - timedelta(microseconds=1)) + 1
        await self._sql.again(conn, key=key, not_before=whole)

    async def note_unreachable(
        self, conn: Connection, user_id: int, key: str, now: datetime
    ) -> None:
        """Note that Discord let the claimed notice `key` not through to `user_id`.

        It and all that waits for them, or is written from now on, stays until `note_reachable`.
        Where the notice was erased meanwhile, nothing is noted.
        """
        await self._sql.close(conn, user_id=user_id, key=key, now=now)
        await self._sql.hold(conn, user_id=user_id, key=key)

    async def unreachable(self, user_id: int) -> UnreachablePerson | None:
        """Return since when `user_id` can't be reached; None where they can."""
        row = await self._sql.closed(self._db.read, user_id=user_id)
        return None if row is None else UnreachablePerson(**row)

    async def note_told(self, conn: Connection, user_id: int, now: datetime) -> None:
        """Note that `user_id` was told elsewhere that they can't be reached."""
        await self._sql.told(conn, user_id=user_id, now=now)

    async def note_presence(self, conn: Connection, user_id: int, now: datetime) -> None:
        """Note that `user_id`, who can't be reached, did something here."""
        await self._sql.here(conn, user_id=user_id, now=now)

    async def waiting_for(self, user_id: int, now: datetime) -> tuple[Notice, ...]:
        """Return what is due and could not reach `user_id`, to show where they are, oldest first.

        What was shown is noted with `note_sent`.
        """
        rows = self._sql.waiting_for(self._db.read, user_id=user_id, now=now)
        return await self._notices(rows)

    async def note_reachable(self, conn: Connection, user_id: int) -> int:
        """Let `user_id` be tried again; returns how many notices go or will go out for it."""
        await self._sql.open(conn, user_id=user_id)
        return int(await self._sql.release(conn, user_id=user_id))

    async def retry(self, conn: Connection, user_id: int) -> int:
        """Let what waits for `user_id` be tried, without saying that they can be reached."""
        return int(await self._sql.release(conn, user_id=user_id))

    async def set_aside(self, conn: Connection, key: str) -> None:
        """Keep a claimed notice for `waiting_for` only: trying on makes no sense."""
        await self._sql.set_aside(conn, key=key)

    async def purge(self, conn: Connection, before: datetime) -> int:
        """Forget what was sent before that; returns how many went."""
        return int(await self._sql.purge(conn, before=before))

    async def forget_kind(self, conn: Connection, user_id: int, kind: str) -> int:
        """Forget the notices of a kind to `user_id`, sent or not; returns how many went."""
        return int(await self._sql.forget_kind(conn, user_id=user_id, kind=kind))

    async def held(self, user_id: int, now: datetime) -> dict[str, list[dict[str, object]]]:
        held = await super().held(user_id, now)
        for row in held["notices"]:
            row["subject"] = json.loads(str(row["subject"]))
        return held

    async def _notices(self, rows: Any) -> tuple[Notice, ...]:
        return tuple([_notice(row) async for row in rows])


def _notice(row: Row) -> Notice:
    return Notice(**row | {"subject": json.loads(row["subject"])})
