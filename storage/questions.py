"""Questions without their asker, what was chosen for them, and for which a person was wanted."""

import json
import secrets
from dataclasses import asdict, dataclass
from datetime import date, datetime, timedelta

from storage.columns import DM, Row, day_number
from storage.engine.database import Database
from storage.engine.store import Store
from storage.engine.transactions import Connection
from storage.feedback import FeedbackStore

RETENTION = timedelta(days=27)
"""Forget what is older: whole days go at once, so that with a daily job 28 days is the most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptQuestion:
    """A question as it is kept: scrubbed, under a random key that the buttons name."""

    key: str
    guild_id: int | None
    text: str
    outcome: str
    confidence: float
    entry_ids: tuple[str, ...]
    """Ids of the entries that were shown, best first."""
    asked_at: datetime


def new_key() -> str:
    """Return a random key for a question: 22 characters that fit in a button and an address."""
    return secrets.token_urlsafe(16)


def new_keys(count: int) -> list[str]:
    """Return random keys that begin alike: in an index they stand together, on few pages."""
    start = secrets.token_urlsafe(3)
    return [start + new_key()[len(start) :] for _ in range(count)]


class QuestionStore(Store):
    """Kept questions, for at most 28 days; how many there were is counted for ever.

    With a question go its choices and its wish for a person. Its feedback goes into totals.
    """

    queries = "questions"

    def __init__(self, db: Database) -> None:
        super().__init__(db)
        self._feedback = FeedbackStore(db)

    async def keep(
        self, conn: Connection, question: KeptQuestion, local_day: date | None = None
    ) -> None:
        """Keep `question`, scrubbed by the caller, and count it on the day that it is `local_day`.

        Without that day on the UTC day, as for how long it is kept.
        """
        day = day_number(question.asked_at)
        columns = asdict(question) | {"entry_ids": json.dumps(question.entry_ids)}
        await self._sql.keep(conn, **columns, asked_day=day)
        counted = {"guild_id": question.guild_id or DM, "outcome": question.outcome}
        await self._sql.count(conn, day=day_number(local_day) if local_day else day, **counted)

    async def get(self, key: str) -> KeptQuestion | None:
        """Return the question, to the second; None where it is not or no longer kept."""
        row = await self._sql.get(self._db.read, key=key)
        return None if row is None else _question(row)

    async def choose(self, conn: Connection, key: str, entry_id: str, now: datetime) -> bool:
        """Note that someone chose the suggestion `entry_id` for the question.

        False where that was noted before, or the question is no longer kept.
        """
        return bool(await self._sql.choose(conn, key=key, entry_id=entry_id, chosen_at=now))

    async def want_human(self, conn: Connection, key: str, now: datetime) -> bool:
        """Note that a person is wanted for the question, not by whom; False as for `choose`."""
        return bool(await self._sql.want_human(conn, key=key, created_at=now))

    async def human_wanted_at(self, key: str) -> datetime | None:
        """Return when a person was first wanted for the question, None where not."""
        row = await self._sql.human_wanted_at(self._db.read, key=key)
        return None if row is None else row["created_at"]

    async def forget_older_than(self, conn: Connection, moment: datetime) -> int:
        """Forget the questions of the UTC days up to that of `moment`, that day included.

        Whole days, so that the people in a day's totals are never counted twice. Feedback goes
        into totals, the rest goes. Returns how many questions went.
        """
        await self._feedback.forget_up_to(conn, moment)
        return int(await self._sql.forget(conn, last_day=day_number(moment)))


def _question(row: Row) -> KeptQuestion:
    return KeptQuestion(**row | {"entry_ids": tuple(json.loads(row["entry_ids"]))})
