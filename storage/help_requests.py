"""What people ask a person, and the conversation that comes of it."""

import json
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from storage.columns import Row, moment_of, seconds, to_json
from storage.engine.store import PeopleStore
from storage.engine.transactions import Connection

KIND = "help"
"""The kind of a notice about a request: its subject has the `request` and the `event`."""
SAID_FOR = timedelta(days=28)
"""So long a request is kept after the last that was said, or after it was closed."""
UNSENT_FOR = timedelta(days=1)


class RequestState(StrEnum):
    """How far a request is."""

    UNSENT = "unsent"
    """Its asker didn't say yes yet."""
    OPEN = "open"
    CLOSED = "closed"


class Side(StrEnum):
    """Who of the two says something."""

    ASKER = "asker"
    HELPER = "helper"


@dataclass(frozen=True, slots=True)
class Remark:
    """What one of the two said to the other."""

    side: Side
    text: str
    said_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpRequest:
    """A question to a person, with where it went and where the answer goes."""

    key: str
    asker_user_id: int
    question: str
    question_key: str | None = None
    """Of the kept question that it is about."""
    guild_id: int | None = None
    """The server whose people answer; None where the asker has still to choose."""
    server: str = ""
    """What that server is called."""
    channel_id: int | None = None
    """Where it was sent, for all there; None for a direct message to the person."""
    role_id: int | None = None
    person_user_id: int | None = None
    public_channel_id: int | None = None
    """Where it was asked for all to see, and the answer goes; None for a direct message."""
    url: str = ""
    """The message that it was asked below, where all can see that."""
    helper_user_id: int | None = None
    """Who took it up or answered last."""
    state: RequestState = RequestState.UNSENT
    exchange: tuple[Remark, ...] = ()
    raised: int = 0
    raise_at: datetime | None = None
    """When it is brought up again; None where nobody waits for an answer."""
    made_at: datetime
    touched_at: datetime
    """When something was said last, or it was closed."""


class HelpRequestStore(PeopleStore):
    """Requests, until 28 days after the last that was said."""

    queries, tables = "help_requests", ("help_requests",)

    async def get(self, key: str, conn: Connection | None = None) -> HelpRequest | None:
        """Return a request; None where it is no longer kept."""
        row = await self._sql.get(self._reader(conn), key=key)
        return None if row is None else _request(row)

    async def going_on(self, user_id: int, question_key: str) -> HelpRequest | None:
        """Return the request of `user_id` about a kept question that isn't closed."""
        row = await self._sql.going_on(
            self._db.read, asker_user_id=user_id, question_key=question_key
        )
        return None if row is None else _request(row)

    async def keep(self, conn: Connection, request: HelpRequest) -> None:
        """Keep a request as it is now; whose it is, and about what, stays as it was."""
        exchange = to_json(
            [asdict(remark) | {"said_at": seconds(remark.said_at)} for remark in request.exchange]
        )
        await self._sql.keep(
            conn, **asdict(request) | {"exchange": exchange, "state": request.state.value}
        )

    async def drop(self, conn: Connection, key: str) -> None:
        await self._sql.drop(conn, key=key)

    async def to_raise(self, now: datetime, most: int) -> tuple[HelpRequest, ...]:
        """Return which are to be brought up again by now, who waits longest first."""
        rows = self._sql.to_raise(self._db.read, now=now, most=most)
        return tuple([_request(row) async for row in rows])

    async def next_raise(self) -> datetime | None:
        """Return when one is to be brought up again; None where nobody waits."""
        moment: datetime | None = await self._sql.next_raise(self._db.read)
        return moment

    async def forget_older_than(
        self, conn: Connection, said_before: datetime, unsent_before: datetime
    ) -> int:
        """Forget what was last touched before that, or never sent; returns how many went."""
        count = await self._sql.forget(conn, said_before=said_before, unsent_before=unsent_before)
        return int(count)

    async def erase(self, conn: Connection, user_id: int, now: datetime) -> dict[str, int]:
        """Erase what `user_id` asked; what they helped with stays without them."""
        left = int(await self._sql.leave_help_requests(conn, user_id=user_id))
        erased = await super().erase(conn, user_id, now)
        return {"help_requests": left + erased["help_requests"]}


def _request(row: Row) -> HelpRequest:
    return HelpRequest(
        **row
        | {
            "state": RequestState(row["state"]),
            "exchange": tuple(map(_remark, json.loads(row["exchange"]))),
        }
    )


def _remark(row: Row) -> Remark:
    return Remark(Side(row["side"]), row["text"], moment_of(row["said_at"]))
