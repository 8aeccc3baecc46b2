"""Verdicts on answers: one per question, entry and person, and only totals once it is forgotten."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from storage.columns import day_number
from storage.engine.transactions import Connection
from storage.pseudonyms import PseudonymousStore


class Verdict(StrEnum):
    """What someone thought of an answer."""

    USEFUL = "useful"
    NOT_USEFUL = "not_useful"


class VerdictOutcome(StrEnum):
    """What became of a verdict."""

    NEW = "new"
    CHANGED = "changed"
    """This person had said the other thing."""
    SAME = "same"
    """This person had said so already; a reason that came with it is kept."""
    FORGOTTEN = "forgotten"
    """The question is no longer kept, and so neither is the verdict."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Feedback:
    """A verdict on an entry that was shown for a question; `reason` is scrubbed by the caller."""

    question_key: str
    entry_id: str
    verdict: Verdict
    reason: str | None = None


class FeedbackStore(PseudonymousStore):
    """Feedback as long as its question is kept; then its totals per day, server and entry."""

    queries, tables = "feedback", ("feedback",)

    async def give(
        self, conn: Connection, feedback: Feedback, user_id: int, now: datetime
    ) -> VerdictOutcome:
        """Keep the verdict of `user_id`, in place of an earlier one; their id itself is not kept.

        A person is recognised within one period of `storage.pseudonyms`; after it they are another.
        """
        if await self._sql.is_kept(conn, key=feedback.question_key) is None:
            return VerdictOutcome.FORGOTTEN
        person = await self._pseudonyms.of(conn, user_id, now)
        place = {"key": feedback.question_key, "entry_id": feedback.entry_id, **person.columns}
        before = await self._sql.verdict(conn, **place)
        await self._sql.give(
            conn, **place, verdict=feedback.verdict.value, reason=feedback.reason, given_at=now
        )
        if before is None:
            return VerdictOutcome.NEW
        return VerdictOutcome.SAME if before == feedback.verdict else VerdictOutcome.CHANGED

    async def forget_up_to(self, conn: Connection, moment: datetime) -> int:
        """Turn feedback on questions of the days up to that of `moment` into totals, reasons gone.

        Returns how many verdicts went. `QuestionStore.forget_older_than` calls this.
        """
        last_day = day_number(moment)
        await self._sql.total(conn, last_day=last_day)
        return int(await self._sql.forget(conn, last_day=last_day))
