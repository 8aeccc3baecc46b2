"""What another threshold would have changed: told from the questions that are kept."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.administration.statistics import FOUND, KEPT, SUGGESTIONS
from knowledge.answering import Thresholds

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.app import App
    from storage.statistics import Judged


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """How many of the kept questions got an answer, and how many would have."""

    threshold: float
    """The one that is not set yet."""
    shipped: bool
    questions: int
    answered: int
    would_be: int
    to_choice: int
    """Answers that would have been a choice."""
    to_answer: int
    """Choices that would have been an answer."""


async def preview_threshold(app: App, guild: int, share: float | None) -> Preview:
    """Return what a threshold would have changed in the last weeks; None is the shipped one."""
    last = app.now().date()
    first = last - timedelta(days=KEPT.days - 1)
    kept = await app.stores.statistics.kept(guild, first, last)
    return preview(kept, Thresholds().found if share is None else share, shipped=share is None)


def preview(kept: Iterable[Judged], threshold: float, *, shipped: bool = False) -> Preview:
    """Return what `threshold` makes of questions by the confidence there was in their answers.

    What got neither an answer nor a choice is of another subject, and stays what it was.
    """
    questions = list(kept)
    answered = [one for one in questions if one.outcome == FOUND]
    choices = [one for one in questions if one.outcome == SUGGESTIONS]
    to_choice = sum(one.confidence < threshold for one in answered)
    to_answer = sum(one.confidence >= threshold for one in choices)
    return Preview(
        threshold=threshold,
        shipped=shipped,
        questions=len(questions),
        answered=len(answered),
        would_be=len(answered) - to_choice + to_answer,
        to_choice=to_choice,
        to_answer=to_answer,
    )
