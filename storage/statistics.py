"""Numbers of a server: read from what the other stores keep, and never about one person."""

import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from storage.columns import DM, Row, date_of, day_number
from storage.engine.store import Store


@dataclass(frozen=True, slots=True)
class DayCount:
    """How many questions of a day had this outcome."""

    day: date
    outcome: str
    questions: int


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgedQuestion:
    """A kept question without its words: what came of it, and what people thought of that."""

    outcome: str
    confidence: float
    entry_ids: tuple[str, ...]
    """Ids of the entries that were shown, best first."""
    chosen: str | None = None
    """One of the suggestions that was chosen."""
    useful: int = 0
    not_useful: int = 0
    askers: frozenset[tuple[int, str]] = frozenset()
    """Who asked it, each by a period and a pseudonym within it: for counting only."""


class StatisticsStore(Store):
    """Counts over whole days, the first and the last one included: totals by the server's clock."""

    queries = "statistics"

    async def per_day(self, guild_id: int, first: date, last: date) -> tuple[DayCount, ...]:
        """Return how many questions had which outcome, forgotten ones included."""
        rows = self._sql.per_day(self._db.read, **_range(guild_id, first, last))
        return tuple(
            [DayCount(date_of(row["day"]), row["outcome"], row["questions"]) async for row in rows]
        )

    async def questions(self, guild_id: int, first: date, last: date) -> tuple[JudgedQuestion, ...]:
        """Return the questions that are still kept, oldest first."""
        within = _range(guild_id, first, last)
        askers: defaultdict[str, set[tuple[int, str]]] = defaultdict(set)
        async for row in self._sql.askers(self._db.read, **within):
            askers[row["question_key"]].add((row["key_period"], row["pseudonym"]))
        rows = self._sql.kept(self._db.read, **within)
        return tuple([_judged_question(row, askers[row["key"]]) async for row in rows])

    async def solved(self, guild_id: int, first: date, last: date) -> int:
        """Return of how many kept questions a moderator said which entry answers them."""
        return int(await self._sql.solved(self._db.read, **_range(guild_id, first, last)))

    async def people(self, guild_id: int, first: date, last: date) -> int:
        """Return how many people asked something: at least so many, maybe more.

        Of those of whom only totals are left, the fullest day counts.
        """
        return int(await self._sql.people(self._db.read, **_range(guild_id, first, last)))


def _range(guild_id: int, first: date, last: date) -> dict[str, int]:
    return {
        "guild_id": guild_id or DM,
        "first_day": day_number(first),
        "last_day": day_number(last),
    }


def _judged_question(row: Row, askers: Iterable[tuple[int, str]]) -> JudgedQuestion:
    columns = {column: value for column, value in row.items() if column != "key"}
    columns["entry_ids"] = tuple(json.loads(row["entry_ids"]))
    return JudgedQuestion(**columns, askers=frozenset(askers))
