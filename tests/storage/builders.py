"""Values for the tests of storage, with defaults."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from storage.feedback import Feedback, Verdict
from storage.questions import KeptQuestion

NOW = datetime(2025, 3, 10, 12, 30, tzinfo=UTC)


def question(key: str = "q1", **changes: Any) -> KeptQuestion:
    values: dict[str, Any] = {
        "key": key,
        "guild_id": 7,
        "text": "Wat helpt tegen eenzaamheid?",
        "outcome": "found",
        "confidence": 0.83,
        "entry_ids": ("eenzaamheid", "ontmoeten"),
        "asked_at": NOW,
    }
    return KeptQuestion(**(values | changes))


def feedback(key: str = "q1", **changes: Any) -> Feedback:
    values: dict[str, Any] = {
        "question_key": key,
        "entry_id": "eenzaamheid",
        "verdict": Verdict.USEFUL,
    }
    return Feedback(**(values | changes))
