"""All stores over one database."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from storage.feedback import FeedbackStore
from storage.guilds import GuildStore
from storage.pseudonyms import PseudonymStore
from storage.questions import QuestionStore
from storage.searches import SearchStore

if TYPE_CHECKING:
    from storage.database import Database


@dataclass(frozen=True, slots=True)
class Stores:
    """The stores; who writes opens `db.transaction()` and hands them its connection."""

    questions: QuestionStore
    feedback: FeedbackStore
    guilds: GuildStore
    pseudonyms: PseudonymStore
    searches: SearchStore

    @classmethod
    def over(cls, db: Database) -> Stores:
        """Return the stores that read from and write to `db`."""
        pseudonyms = PseudonymStore(db)
        feedback = FeedbackStore(db, pseudonyms)
        return cls(
            QuestionStore(db, feedback), feedback, GuildStore(db), pseudonyms, SearchStore(db)
        )
