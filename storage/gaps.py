"""What the knowledge lacks: questions without an answer, answers of no use, and what is wrong."""

import json
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import TypeAlias

from storage.columns import Row, day_number
from storage.engine.transactions import Connection
from storage.pseudonyms import PseudonymousStore

MOST_REPORTS = 10
"""How many reports one person may make in a day."""
Person: TypeAlias = tuple[int, str]
"""Someone in one period, for counting only."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenQuestion:
    """A question that nobody decided about yet."""

    key: str
    text: str
    asked_at: datetime
    askers: frozenset[Person] = frozenset()
    chosen: tuple[str, ...] = ()
    """Ids of the suggestions that were chosen for it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """Someone found an entry no use for a question."""

    question_key: str
    text: str
    entry_id: str
    reason: str | None
    person: Person
    given_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What someone said is wrong in an entry; `text` was scrubbed by the caller."""

    key: str
    guild_id: int
    entry_id: str
    text: str
    reported_at: datetime


@dataclass(frozen=True, slots=True)
class OpenReport:
    """A report that nobody decided about yet."""

    report: Report
    person: Person


@dataclass(frozen=True, slots=True)
class Open:
    """All that a server's moderators have not decided about, oldest first."""

    questions: tuple[OpenQuestion, ...]
    doubts: tuple[Doubt, ...]
    reports: tuple[OpenReport, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What was decided: `entry_id` answers it, or (None) it was set aside.

    `revision` is what was made of the entry for it, None where nothing was.
    """

    key: str
    guild_id: int
    entry_id: str | None = None
    revision: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """What a decision is about: questions, each itself ('') or with an entry, and reports."""

    questions: tuple[tuple[str, str], ...] = ()
    reports: tuple[str, ...] = ()


class GapStore(PseudonymousStore):
    """Who asked, what was reported, and what was decided, as long as it is kept."""

    queries, tables = "gaps", ("askers", "reports")

    async def count_asker(
        self, conn: Connection, question_key: str, user_id: int, now: datetime
    ) -> None:
        """Count `user_id` among those who asked a kept question; their id itself is not kept."""
        person = await self._pseudonyms.of(conn, user_id, now)
        await self._sql.asked(conn, question_key=question_key, **person.columns)

    async def report(self, conn: Connection, report: Report, user_id: int) -> bool:
        """Keep a report of `user_id`; False where they made `MOST_REPORTS` on this day."""
        now = report.reported_at
        person = await self._pseudonyms.of(conn, user_id, now)
        who = person.columns
        if await self._sql.reported_on(conn, **who, day=day_number(now)) >= MOST_REPORTS:
            return False
        await self._sql.report(conn, **who, **asdict(report), reported_day=day_number(now))
        return True

    async def held(self, user_id: int, now: datetime) -> dict[str, list[dict[str, object]]]:
        """Return what is held of someone; with each question what came of it."""
        held = await super().held(user_id, now)
        chosen: dict[object, list[str]] = {}
        for person in await self._pseudonyms.traceable(user_id, now):
            async for row in self._sql.held_choices(self._db.read, **person.columns):
                chosen.setdefault(row["question_key"], []).append(row["entry_id"])
        for row in held["askers"]:
            row["entry_ids"] = json.loads(str(row["entry_ids"]))
            row["chosen"] = chosen.get(row["question_key"], [])
        return held

    async def open(
        self, guild_id: int, since: datetime, *, off_topic: str, home: bool = False
    ) -> Open:
        """Return what a server's moderators have to decide about.

        `home` adds what was asked in direct messages; `off_topic` is the reason that makes an
        answered question one without an answer.
        """
        where = {"guild_id": guild_id, "home": guild_id if home else None, "since": since}
        read = self._db.read
        askers: dict[str, set[Person]] = {}
        async for row in self._sql.askers(read, **where):
            askers.setdefault(row["question_key"], set()).add(_person(row))
        chosen: dict[str, list[str]] = {}
        async for row in self._sql.choices(read, **where):
            chosen.setdefault(row["question_key"], []).append(row["entry_id"])
        questions = [
            OpenQuestion(
                key=row["key"],
                text=row["text"],
                asked_at=row["asked_at"],
                askers=frozenset(askers.get(row["key"], ())),
                chosen=tuple(chosen.get(row["key"], ())),
            )
            async for row in self._sql.questions(read, **where, off_topic=off_topic)
        ]
        doubts = [_doubt(row) async for row in self._sql.doubts(read, **where)]
        return Open(tuple(questions), tuple(doubts), await self.reports(guild_id, since))

    async def asked_in(self, since: datetime) -> tuple[int, ...]:
        """Return the servers on which something was asked since a moment."""
        rows = self._sql.asked_in(self._db.read, since=since)
        return tuple([row["guild_id"] async for row in rows])

    async def reports(self, guild_id: int, since: datetime) -> tuple[OpenReport, ...]:
        """Return what was said to be wrong, and a server's moderators have not decided about."""
        rows = self._sql.reports(self._db.read, guild_id=guild_id, since=since)
        return tuple([_report(row, guild_id) async for row in rows])

    async def set_aside(self, guild_id: int) -> tuple[str, ...]:
        """Return the texts of the questions that a server's moderators set aside."""
        rows = self._sql.set_aside(self._db.read, guild_id=guild_id)
        return tuple([row["text"] async for row in rows])

    async def decide(
        self, conn: Connection, decision: Decision, matter: Matter, now: datetime
    ) -> int:
        """Keep a decision; returns for how much it counts: what was decided before stays as it is.

        What is no longer kept needs no decision.
        """
        await self._sql.decide(conn, **asdict(decision), decided_at=now)
        count = 0
        for question_key, about in matter.questions:
            count += await self._sql.settle_question(
                conn, question_key=question_key, about=about, decision_key=decision.key
            )
        for report_key in matter.reports:
            count += await self._sql.settle_report(
                conn, report_key=report_key, decision_key=decision.key
            )
        return count

    async def decision(self, key: str, conn: Connection | None = None) -> Decision | None:
        """Return a decision; None where it was taken back, or what it was about is gone."""
        row = await self._sql.decision(self._reader(conn), key=key)
        return None if row is None else Decision(**row)

    async def answered_by(self, guild_id: int, entry_id: str, revision: int) -> tuple[str, ...]:
        """Return the keys of a server's decisions for which this revision was made."""
        rows = self._sql.answered_by(
            self._db.read, guild_id=guild_id, entry_id=entry_id, revision=revision
        )
        return tuple([row["key"] async for row in rows])

    async def answered_between(
        self, conn: Connection, guild_id: int, first: int, last: int
    ) -> tuple[tuple[str, str], ...]:
        """Return a server's decisions for which one of these revisions was made, with the entry."""
        rows = self._sql.answered_between(conn, guild_id=guild_id, first=first, last=last)
        return tuple([(row["key"], row["entry_id"]) async for row in rows])

    async def reopen(self, conn: Connection, key: str) -> bool:
        """Take a decision back: what it was about is open again. False where there is none."""
        return bool(await self._sql.reopen(conn, key=key))

    async def forget_older_than(self, conn: Connection, moment: datetime) -> int:
        """Forget reports of the UTC days up to that of `moment`, and decisions of before it.

        Returns how many reports went. Who asked goes with the question.
        """
        await self._sql.forget_decisions(conn, before=moment)
        return int(await self._sql.forget_reports(conn, last_day=day_number(moment)))


def _person(row: Row) -> Person:
    return row["key_period"], row["pseudonym"]


def _doubt(row: Row) -> Doubt:
    return Doubt(**_apart(row), person=_person(row))


def _report(row: Row, guild_id: int) -> OpenReport:
    return OpenReport(Report(guild_id=guild_id, **_apart(row)), _person(row))


def _apart(row: Row) -> Row:
    """Return a row without who it is of."""
    return {name: value for name, value in row.items() if name not in ("key_period", "pseudonym")}
