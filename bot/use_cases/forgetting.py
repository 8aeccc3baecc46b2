"""What is too old to keep, forgotten in one transaction."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storage.questions import RETENTION

if TYPE_CHECKING:
    from bot.app import App


async def forget_what_is_old(app: App) -> int:
    """Forget questions and searches past their time, and the key of a past period of people.

    Returns how many questions went. Called daily, nothing of a question is older than 28 days.
    """
    now = app.now()
    async with app.database.transaction() as connection:
        gone = await app.stores.questions.forget_older_than(connection, now - RETENTION)
        await app.stores.searches.forget_older_than(connection, now - RETENTION)
        await app.stores.pseudonyms.rotate(connection, now)
    return gone
