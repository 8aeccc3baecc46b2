"""A verdict on an answer, and the choice of a suggestion: kept without who gave it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storage.feedback import Feedback, Verdict

if TYPE_CHECKING:
    from bot.app import App
    from storage.feedback import Given


async def judge(
    app: App, key: str, entry: str, verdict: Verdict, user: int, reason: str | None = None
) -> Given:
    """Keep what `user` thinks of `entry` as the answer to the question kept under `key`."""
    feedback = Feedback(question_key=key, entry_id=entry, verdict=verdict, reason=reason)
    async with app.database.transaction() as connection:
        return await app.stores.feedback.give(connection, feedback, user, app.now())


async def choose(app: App, key: str, entry: str) -> str | None:
    """Note that a suggestion was chosen; return the kept question, None where forgotten."""
    async with app.database.transaction() as connection:
        await app.stores.questions.choose(connection, key, entry, app.now())
    kept = await app.stores.questions.get(key)
    return kept.text if kept else None
